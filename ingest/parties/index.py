"""Who is named where in a document, its two sides, and the state and group it is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from ingest.parties.names import PartyMention
from ingest.text.page import Field, Page

SIDE = re.compile(r"(?:combatants?|belligerents?|sides?)[ _]?\(?(\d|[A-C])\)?", re.IGNORECASE)
COLUMNS = re.compile(r"combatants?|belligerents?|sides?", re.IGNORECASE)
BARS = re.compile(r"\|+")
LETTERS = {"A": "1", "B": "2", "C": "3"}
PLACE_KEYS = frozenset({"place", "location", "country", "where"})
ATTACKER_KEYS = frozenset(
    {"perpetrator", "perpetrators", "attacker", "attackers", "perps", "assailants"}
)
TARGET_KEYS = frozenset({"target", "targets", "victims"})
WINDOW = 30
LOCATED = frozenset({"name", "place", "capital"})
FEWEST_NAMINGS = 2  # of a group, from which a text is about it


@dataclass(slots=True)
class Side:
    """The parties of one side of the infobox, each once, in order."""

    states: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)

    @property
    def parties(self) -> list[str]:
        return [*self.states, *self.groups]


@dataclass(slots=True)
class PartyIndex:
    """All that `find_parties` finds; lists are in order of the text.

    `sentences` and `fields` hold the mentions by index in `Page.sentences` and `Page.fields`;
    `people` has the parties of people by surname, once the speakers are known; `dateline` is the
    end of the words that say from where a report comes (`LAGOS, June 3 -`); `places` the countries
    of known places, `labels` the country that stands before a paragraph's text (`In Mali`,
    `18 November - Nigeria:`) or in the heading above it, `openers` the paragraphs where it is but
    an adverbial; `headings` the country of the line that heads a list of incidents (`SOMALIA`,
    `BALOCHISTAN`) for the paragraphs below.
    """

    page: Page
    sentences: list[list[PartyMention]]
    fields: list[list[PartyMention]]
    names: dict[str, str] = field(default_factory=dict)
    sides: dict[str, Side] = field(default_factory=dict)
    paragraphs: dict[int, tuple[int, int]] = field(default_factory=dict)
    places: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    openers: set[int] = field(default_factory=set)
    section_labels: dict[int, str] = field(default_factory=dict)
    headings: dict[int, str] = field(default_factory=dict)
    state: str | None = None
    group: str | None = None
    allies: frozenset[str] = frozenset()
    states: Counter[str] = field(default_factory=Counter)
    groups: Counter[str] = field(default_factory=Counter)
    scenes: Counter[str] = field(default_factory=Counter)
    scene: str | None = None
    people: dict[str, str] = field(default_factory=dict)
    dateline: int = 0
    first_named: dict[str, int] = field(default_factory=dict)

    @property
    def mentions(self) -> list[PartyMention]:
        """Every mention of the document, those of the infobox first."""
        return [mention for found in (*self.fields, *self.sentences) for mention in found]

    def paragraph_of(self, sentence: int) -> range:
        """Indices of the sentences in the same paragraph, as far as one looks around."""
        first, last = self.paragraphs[self.page.sentences[sentence].paragraph_no]
        return range(max(first, sentence - WINDOW), min(last, sentence + WINDOW))

    def near(self, sentence: int, offset: int) -> list[PartyMention]:
        """The mentions of a sentence, as far as one looks around an offset."""
        found = self.sentences[sentence]
        if len(found) <= WINDOW:
            return found
        middle = bisect_left(found, offset, key=lambda mention: mention.start)
        return found[max(0, middle - WINDOW) : middle + WINDOW]

    def label_of(self, sentence: int) -> str | None:
        """The country that a label, a timeline entry or a heading says a passage is about."""
        found = self.page.sentences[sentence]
        first, _ = self.paragraphs[found.paragraph_no]
        if found.paragraph_no in self.openers and sentence > first:
            return self.section_labels.get(found.section_no)
        return self.labels.get(found.paragraph_no) or self.section_labels.get(found.section_no)

    def heading_of(self, sentence: int) -> str | None:
        """The country of the line that heads the list in which a sentence stands."""
        return self.headings.get(self.page.sentences[sentence].paragraph_no)


def side_number(name: str) -> str:
    """The number of a side that has a number or a letter (`Belligerents (B)`)."""
    return LETTERS.get(name.upper(), name)


def column_of(page: Page, field_: Field, offset: int) -> str | None:
    """The side whose column an offset of a line stands in, where a bar parts the sides."""
    if "|" not in page.field_value(field_):
        return None
    return str(len(BARS.findall(page.text, field_.start, offset)) + 1)


def side_key(key: str) -> str | None:
    """Which side an infobox key names: `1`, `2`, `3`, `place`, `attacker`, `target`, or None."""
    numbered = SIDE.fullmatch(key)
    if numbered:
        return side_number(numbered.group(1))
    folded = key.casefold().strip()
    if folded in PLACE_KEYS:
        return "place"
    if folded in ATTACKER_KEYS:
        return "attacker"
    return "target" if folded in TARGET_KEYS else None
