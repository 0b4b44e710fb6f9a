"""Who is named where in a document, its two sides, and the state and group a passage is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.parties.lexicon import Name, local_names
from ingest.parties.names import PartyMention
from ingest.parties.naming import Naming, name_parties
from ingest.text.page import Field, Page, Sentence
from ingest.text.phrases import PhraseTable

SIDE = re.compile(r"(?:combatants?|belligerents?)_?(\d)", re.IGNORECASE)
PLACE_KEYS = frozenset({"place", "location", "country", "where"})
ATTACKER_KEYS = frozenset(
    {"perpetrator", "perpetrators", "attacker", "attackers", "perps", "assailants"}
)
SUM_REACH = 3
SUMS = frozenset({"total", "totals", "tally", "summary", "overall"})
SMALL = frozenset({"and", "of", "the", "&"})
TARGET_KEYS = frozenset({"target", "targets", "victims"})
# `the New York-based group` is about a group, no place where something happens.
BASED = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}[-‑]based")
GOVERNMENT = re.compile(r"\bGovernment of [A-Z]|\w Government \([A-Z]")
DATELINE = re.compile(r"[A-ZÀ-Þ]{3}[^\n-–—]{0,60}?(?:\([^()\n]{2,30}\))? ?[-–—] (?=\S)")
NAME_REACH = 48
LEAD_PARAGRAPHS = 2
WINDOW = 30
MANY_LABELS = 3
LOCATED = frozenset({"name", "place", "capital"})
FEWEST_HEADINGS = 2
LONGEST_HEADING = 5


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


def build(page: Page, naming: Naming, places: Iterable[tuple[int, str]] = ()) -> PartyIndex:
    """The parties of a page; `places` are offsets of known places with their country."""
    grounds = list(places)
    index = _read(page, naming, grounds)
    if index.state in local_names() or _names_government(page.text):
        return _read(page, name_parties(page, index.state, naming.known), grounds)
    return index


def _names_government(text: str) -> bool:
    return "Government" in text and GOVERNMENT.search(text) is not None


def _read(page: Page, naming: Naming, places: Iterable[tuple[int, str]]) -> PartyIndex:
    """The parties of a page whose names are known."""
    own = naming.own
    index = PartyIndex(page, [list(found) for found in naming.sentences], naming.fields)
    index.dateline = _dateline(page)
    _add_paragraphs(index)
    _add_places(index, places)
    _add_names(index)
    _add_sides(index, own)
    _add_labels(index)
    _add_headings(index)
    _count(index)
    if len(set(index.labels.values())) < MANY_LABELS:
        index.state = next(iter(_ranked(index.states)), None)
        index.scene = next(iter(_ranked(index.scenes)), index.state)
    index.allies = _allies(index)
    index.group = _main_group(index)
    return index


def _dateline(page: Page) -> int:
    """Where the dateline of a news text ends; 0 where there is none."""
    if page.format != "news" or len(page.sentences) < 2:
        return 0
    found = DATELINE.match(page.text, page.sentences[1].start)
    return found.end() if found is not None else 0


def _add_paragraphs(index: PartyIndex) -> None:
    for sentence in index.page.sentences:
        first, _ = index.paragraphs.get(sentence.paragraph_no, (sentence.no, 0))
        index.paragraphs[sentence.paragraph_no] = (first, sentence.no + 1)


def _add_places(index: PartyIndex, places: Iterable[tuple[int, str]]) -> None:
    starts = [sentence.start for sentence in index.page.sentences]
    for offset, country in places:
        number = bisect_left(starts, offset + 1) - 1
        if number < 0 or offset >= index.page.sentences[number].end:
            continue
        is_named = any(m.start <= offset < m.end for m in index.near(number, offset))
        if not is_named and not BASED.match(index.page.text, offset, offset + NAME_REACH):
            index.places.setdefault(number, []).append((offset, country))


def _add_names(index: PartyIndex) -> None:
    for mention in index.mentions:
        if mention.party is None:
            continue
        if mention.kind == "group":
            text = index.page.text[mention.start : mention.end]
            if len(text) > len(index.names.get(mention.party, "")):
                index.names[mention.party] = text
        else:
            index.names.setdefault(mention.party, mention.name)


def _add_sides(index: PartyIndex, own: PhraseTable[Name]) -> None:
    for item, found in zip(index.page.fields, index.fields, strict=True):
        key = side_key(item.key)
        if key is None:
            continue
        side = index.sides.setdefault(key, Side())
        for mention in found:
            parties = side.groups if mention.kind == "group" else side.states
            if mention.party is not None and mention.party not in parties:
                parties.append(mention.party)
        if not side.parties and key in ("1", "2", "3", "attacker"):
            name = _only_name(index.page, item)
            if name is not None:
                side.groups.append(name)
                index.names.setdefault(name, name)


def _only_name(page: Page, item: Field) -> str | None:
    """A combatant that no reference row has, by its name."""
    text = re.split(r"----|[,;(]", page.field_value(item), maxsplit=1)[0].strip()
    words = text.split()
    if not 2 <= len(words) <= 8 or not words[0][:1].isupper() or not words[-1][:1].isupper():
        return None
    return text


def side_key(key: str) -> str | None:
    """Which side an infobox key names: `1`, `2`, `3`, `place`, `attacker`, `target`, or None."""
    numbered = SIDE.fullmatch(key)
    if numbered:
        return numbered.group(1)
    folded = key.casefold().strip()
    if folded in PLACE_KEYS:
        return "place"
    if folded in ATTACKER_KEYS:
        return "attacker"
    return "target" if folded in TARGET_KEYS else None


def _add_labels(index: PartyIndex) -> None:
    for paragraph, (first, _) in index.paragraphs.items():
        label, is_adverbial = _opening_label(index.page.sentences[first], index.sentences[first])
        if label is not None and index.page.sentences[first].part == "body":
            index.labels[paragraph] = label
            if is_adverbial:
                index.openers.add(paragraph)
    table = {mention.name: mention.party for found in index.sentences for mention in found}
    for section in index.page.sections:
        label = table.get((section.heading or "").strip())
        if label is not None:
            index.section_labels[section.no] = label


def _add_headings(index: PartyIndex) -> None:
    """The countries of lines that are nothing but a country or a region."""
    found: dict[int, str] = {}
    for paragraph, (first, last) in index.paragraphs.items():
        if last == first + 1 and (country := _heading_country(index, first)) is not None:
            found[paragraph] = country
    if len(found) < FEWEST_HEADINGS:
        return
    current = None
    for paragraph in sorted(index.paragraphs):
        first, _ = index.paragraphs[paragraph]
        is_over = _sums_up(index.page.sentences[first])
        current = found.get(paragraph, None if is_over else current)
        if current is not None:
            index.headings[paragraph] = current


def _sums_up(sentence: Sentence) -> bool:
    """`RUNNING TALLY: ...`, `Totals for the week ...`: a line that ends the lists."""
    head = sentence.tokens[:SUM_REACH]
    is_capital = len(head) > 1 and all(token.text.isupper() for token in head[:2])
    is_sum = any(token.norm in SUMS for token in head)
    return is_sum or (is_capital and len(sentence.tokens) > LONGEST_HEADING)


def _heading_country(index: PartyIndex, number: int) -> str | None:
    sentence = index.page.sentences[number]
    is_line = sentence.part == "body" and not sentence.is_bullet and sentence.tokens
    if not is_line or len(sentence.tokens) > LONGEST_HEADING:
        return None
    if any(not token.is_capitalised and token.norm not in SMALL for token in sentence.tokens):
        return None
    named = index.sentences[number]
    if named:
        is_whole = named[0].start == sentence.start and named[0].end == sentence.end
        return named[0].party if is_whole and named[0].is_state else None
    grounds = index.places.get(number, [])
    return grounds[0][1] if grounds and grounds[0][0] == sentence.start else None


def _opening_label(sentence: Sentence, found: Sequence[PartyMention]) -> tuple[str | None, bool]:
    """The country that a paragraph begins with, and whether only in an adverbial (`In Mali,`).

    `12 June 2014 - Iraq: ...`, `Mali: ...`, `In Mali, ...`, `15 March: In Mali, ...`.
    """
    for mention in found[:2]:
        if mention.kind not in ("name", "place", "adjective"):
            continue
        position = bisect_left([token.start for token in sentence.tokens[:24]], mention.end)
        if position >= len(sentence.tokens) or position > 12:
            return None, False
        following = sentence.tokens[position].text
        before = sentence.tokens[position - 2].norm if position > 1 else ""
        if following == ":" or (following == "," and before == "in" and position <= 8):
            return mention.party, following == ","
    return None, False


def _count(index: PartyIndex) -> None:
    """How much the document is about each state and group."""
    for number, (sentence, found) in enumerate(
        zip(index.page.sentences, index.sentences, strict=True)
    ):
        weight = 5 if sentence.part == "headline" else 1
        for mention in found:
            _add_weight(index, mention, weight)
        for _, country in index.places.get(number, ()):
            index.states[country] += weight
            index.scenes[country] += weight
    for item, found in zip(index.page.fields, index.fields, strict=True):
        key = side_key(item.key)
        weight = 20 if key == "place" else 5 if key in ("1", "2", "target", "attacker") else 0
        for party in dict.fromkeys(mention.party for mention in found):
            first = next(mention for mention in found if mention.party == party)
            _add_weight(index, first, weight)


def _add_weight(index: PartyIndex, mention: PartyMention, weight: int) -> None:
    if mention.party is None or mention.kind in ("border", "styled", "mission") or not weight:
        return
    counter = index.groups if mention.kind == "group" else index.states
    counter[mention.party] += weight
    if mention.kind in LOCATED:
        index.scenes[mention.party] += weight
    index.first_named.setdefault(mention.party, mention.start)


def _ranked(counter: Counter[str]) -> list[str]:
    """Keys with the largest count first; among equals the first that came."""
    return [key for key, _ in counter.most_common()]


def _allies(index: PartyIndex) -> frozenset[str]:
    """Groups that stand on a state's side of the infobox."""
    sides = index.sides.values()
    return frozenset(group for side in sides if side.states for group in side.groups)


def _main_group(index: PartyIndex) -> str | None:
    """The armed group that the document is about: of infobox, headline or lead."""
    sides = [
        side.groups for key, side in sorted(index.sides.items()) if key in ("1", "2", "attacker")
    ]
    named = [group for groups in sides for group in groups if group not in index.allies]
    if named:
        return named[0] if len(set(named)) == 1 else None
    headline = _groups_of(index, (s.no for s in index.page.sentences if s.part == "headline"))
    if headline:
        return _most_named(index, headline)
    length = LEAD_PARAGRAPHS if index.page.format == "news" else 1
    lead = sorted(index.paragraphs)[1 : length + 1]
    numbers = (number for paragraph in lead for number in range(*index.paragraphs[paragraph]))
    return _most_named(index, _groups_of(index, numbers))


def _groups_of(index: PartyIndex, numbers: Iterable[int]) -> list[str]:
    found = (mention for number in numbers for mention in index.sentences[number])
    return [m.party for m in found if m.kind == "group" and m.party and m.party not in index.allies]


def _most_named(index: PartyIndex, groups: Sequence[str]) -> str | None:
    return max(dict.fromkeys(groups), key=lambda group: index.groups[group], default=None)
