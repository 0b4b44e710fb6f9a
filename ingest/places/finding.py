"""Place names in a page: where they stand, what they are, and in which region and country.

A name is taken for a place where the words around it say so ("in", "the village of", "(Gao
region)", "attacked"), or where the gazetteer knows it and nothing speaks against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.places.agreement import CANDIDATE, agreed, settled
from ingest.places.context import dated_head_end, dateline_end, list_goes_on, relation
from ingest.places.gazetteer import Gazetteer, Known, gazetteer
from ingest.places.links import linked
from ingest.places.names import HYPHENS, Name, name_at, place_words
from ingest.text.page import Field, Page, is_back_matter
from ingest.text.phrases import PhraseTable
from ingest.text.tokens import Token

PLACE_KINDS = frozenset({"country", "admin1", "place"})
HEAD = "head"
LOOSE = frozenset({"of", "bare", "modifier", "dateline"})
PLACE_FIELDS = frozenset({"place", "location", "locations", "places", "site"})


@dataclass(slots=True)
class Place:
    """A place name at `start` to `end` of the text.

    `kind` is `place`, `admin2`, `admin1` or `country`. `relation` says how it stands: `in`, `near`,
    `object` (of an attack), `field`, `list`, `modifier`, `distance` (only a point of reference),
    `from`, `lead` (at the head of a line), `dateline` or `bare`.
    """

    start: int
    end: int
    name: str
    kind: str
    admin1: str | None
    country_iso3: str | None
    rule: str
    relation: str = "in"


def find_places(
    page: Page,
    events: PhraseTable[str] | None = None,
    taken: Iterable[tuple[int, int]] = (),
    known: Gazetteer | None = None,
) -> list[Place]:
    """The places that a page names, in order, none inside another.

    `events` are the words after or before which a name is the place of an event, `taken` the spans
    of other names (parties, sources) in which no place is looked for.
    """
    finder = _Finder(page.text, known or gazetteer(), events, frozenset(_inside(taken)))
    hidden = {section.no for section in page.sections if is_back_matter(section)}
    lines = [finder.field(field_) for field_ in page.fields]
    for sentence in page.sentences:
        if sentence.section_no not in hidden:
            lines.append(finder.sentence(sentence.tokens))
    lines = [linked(page.text, line) for line in settled(lines)]
    return agreed(lines, finder.countries, finder.known)


def _inside(spans: Iterable[tuple[int, int]]) -> Iterable[int]:
    for start, end in spans:
        yield from range(start, end)


class _Finder:
    """Finds the places of one page."""

    def __init__(
        self,
        text: str,
        known: Gazetteer,
        events: PhraseTable[str] | None,
        taken: frozenset[int],
    ) -> None:
        self._text = text
        self.known = known
        self.countries: Counter[str] = Counter()
        self._events = events
        self._taken = taken

    def field(self, field_: Field) -> list[Place]:
        """The places of an infobox line: `A, B Region, Country`."""
        if field_.key.casefold() not in PLACE_FIELDS:
            return []
        found: list[Place] = []
        position = 0
        while position < len(field_.tokens):
            name = name_at(field_.tokens, position)
            place = self._make(field_.tokens, name, "field", "infobox") if name else None
            if name is None or place is None:
                position += 1
                continue
            found.append(place)
            position = name.after
        return _ranked(found)

    def sentence(self, tokens: Sequence[Token]) -> list[Place]:
        """The places of a sentence in order."""
        found: list[Place] = []
        position, listed = 0, -1
        dash, head = dateline_end(tokens), dated_head_end(tokens)
        while position < len(tokens):
            token = tokens[position]
            if (capital := self._capital(tokens, position)) is not None:
                found.append(capital)
            if token.kind != "word" or token.start in self._taken:
                position += 1
                continue
            name = name_at(tokens, position)
            if name is None:
                position += 1
                continue
            if position < head:
                place = self._make(tokens, name, "lead", HEAD)
                places = self._road(tokens, name, "lead") or ([place] if place else [])
            else:
                before = found[-1] if position <= listed else None
                places = self._read(tokens, name, before, dash)
            found += places
            position = name.last
            listed = list_goes_on(tokens, name.after) if _may_head_list(places) else -1
        return found

    def _capital(self, tokens: Sequence[Token], position: int) -> Place | None:
        """`in the Somali capital` names a town."""
        if tokens[position].norm != "capital" or position < 3:
            return None
        people = self.known.at(tokens, position - 1)
        known = people.value.get("people") if people is not None else None
        in_it = tokens[position - 2].norm == "the" and tokens[position - 3].norm in ("in", "near")
        name = self.known.capitals.get(known.country) if known and known.country and in_it else None
        if known is None or name is None:
            return None
        start, end = tokens[position - 1].start, tokens[position].end
        return Place(start, end, name, "place", None, known.country, "capital", "in")

    def _read(
        self, tokens: Sequence[Token], name: Name, before: Place | None, dash: int
    ) -> list[Place]:
        """The places that one name stands for: none, one, or the two ends of a road."""
        if ends := self._road(tokens, name):
            return ends
        how = "dateline" if name.first < dash else relation(tokens, name, self.known, self._events)
        if before is not None and how in ("", "modifier"):
            how = "list" if self._is_listed(tokens, name, before) else how
        place = self._make(tokens, name, how, how or "gazetteer")
        return [place] if place else []

    def _is_listed(self, tokens: Sequence[Token], name: Name, before: Place) -> bool:
        """Whether a name goes on with a list of places; `the mayor of X, John Y` does not."""
        match = self.known.at(tokens, name.first)
        is_known = match is not None and bool(PLACE_KINDS & match.value.keys())
        return is_known or bool(name.sort) or before.relation not in LOOSE

    def _road(self, tokens: Sequence[Token], name: Name, how: str = "in") -> list[Place]:
        """Both ends of `the A-B road`."""
        if name.sort != "road":
            return []
        hyphens = [i for i in range(name.first, name.core) if tokens[i].text in HYPHENS]
        if len(hyphens) != 1 or not tokens[hyphens[0] + 1].is_capitalised:
            return []
        spans = ((name.first, hyphens[0]), (hyphens[0] + 1, name.core))
        return [
            self._place(tokens, first, last, "place", None, how, "road") for first, last in spans
        ]

    def _make(self, tokens: Sequence[Token], name: Name, how: str, rule: str) -> Place | None:
        """The place of a name, if it is one."""
        match = self.known.at(tokens, name.first)
        head: Mapping[str, Known] = {}
        if name.sort:
            head = self.known.get(self.text_of(tokens, name.first, name.core))
        if match is not None and match.last >= name.last > name.core and "admin1" not in head:
            name = replace(name, core=match.last, last=match.last, sort="", after=match.last)
        readings = match.value if match and match.last == name.core else head
        if not readings and tokens[name.first].norm in place_words()["leading"]:
            name, how = replace(name, first=min(name.first + 1, name.core - 1)), how or "in"
        if name.sort == "road" and match is None:
            return self._street(tokens, name)
        if name.sort == "organisation" or self._is_no_place(tokens, name, readings):
            return None
        if name.sort in ("dropped", "kept") or (name.sort == "road" and match):
            return self._facility(tokens, name, how, rule)
        how = "in" if name.sort == "prefix" and how == "of" else how
        kind, known = _reading(readings, name.sort)
        is_town = how == "near" or _is_settlement_of(tokens, name.first)
        if kind == "admin1" and not name.sort and is_town:
            kind = "place"
        if kind == "place" and not name.sort:
            kind = _region_of(tokens, name.first, kind)
            known = readings.get("admin1", known) if kind == "admin1" else known
        if known is None and rule != HEAD and not _stands_alone(how, name, tokens):
            last = name.core
            return self._place(tokens, name.first, last, kind, None, how or "bare", CANDIDATE)
        if how in ("", "from", "of") and not _is_plain(tokens, name, kind):
            return None
        end = name.last if name.sort == "feature" or _keeps_district(tokens, name) else name.core
        return self._place(tokens, name.first, end, kind, known, how or "bare", rule)

    def _street(self, tokens: Sequence[Token], name: Name) -> Place | None:
        """`the Shankill Road`; a road with a number is no place."""
        is_numbered = name.last < len(tokens) and tokens[name.last].kind == "number"
        is_street = tokens[name.last - 1].norm == "road" and name.last > name.core
        if is_numbered or not is_street or tokens[name.first - 1].norm != "the":
            return None
        return self._place(tokens, name.first, name.last, "place", None, "in", "street")

    def text_of(self, tokens: Sequence[Token], first: int, last: int) -> str:
        """The text of some tokens."""
        return self._text[tokens[first].start : tokens[last - 1].end]

    def _is_no_place(
        self, tokens: Sequence[Token], name: Name, readings: Mapping[str, Known]
    ) -> bool:
        """Titles, organisations, peoples, acronyms, continents."""
        words = place_words()
        first, last = tokens[name.first], tokens[name.core - 1]
        whole = " ".join(token.norm for token in tokens[name.first : name.core])
        if last.norm in words["macro"] or whole in words["macro"]:
            return not (readings and name.sort)
        if readings:
            self.countries.update(
                known.country for known in readings.values() if known.country is not None
            )
            return not PLACE_KINDS & readings.keys()
        if first.norm in words["not_place"] or last.norm in words["organisation"]:
            return True
        if name.core - name.first == 1 and first.norm in words["admin1"] | words["town"]:
            return True
        if first.norm in words["direction"] and name.core - name.first == 1:
            return True
        if name.core - name.first > 1 and len(last.text) == 1:
            return True
        if first.text.isupper() and (len(first.text) <= 5 or name.core - name.first > 1):
            return True
        match = self.known.at(tokens, name.first)
        return match is not None and not PLACE_KINDS & match.value.keys()

    def _facility(self, tokens: Sequence[Token], name: Name, how: str, rule: str) -> Place | None:
        """A camp or airport is a place; of a hotel or station only the town in its name is."""
        match = self.known.at(tokens, name.first)
        if match is not None and not {"place", "admin1"} & match.value.keys():
            return None
        town = match.value.get("place") if match and match.last <= name.core else None
        if match is not None and town is not None:
            return self._place(tokens, name.first, match.last, "place", town, how or "bare", rule)
        if name.sort == "dropped" and match is None and name.core > name.first:
            last = name.core
            return self._place(tokens, name.first, last, "place", None, "in", CANDIDATE)
        if name.sort != "kept" or not how:
            return None
        return self._place(tokens, name.first, name.last, "place", None, how, rule)

    def _place(
        self,
        tokens: Sequence[Token],
        first: int,
        last: int,
        kind: str,
        known: Known | None,
        how: str,
        rule: str,
    ) -> Place:
        start, end = tokens[first].start, tokens[last - 1].end
        if tokens[first].norm in place_words()["water"] or tokens[last - 1].norm == "lake":
            kind = "admin2"
        if known is None and kind == "place" and how == "in":
            known = self.known.get(self._text[start:end]).get("place")
        admin1 = self._text[start:end] if kind == "admin1" else None
        country = known.country if known else None
        return Place(start, end, self._text[start:end], kind, admin1, country, rule, how or "bare")


def _may_head_list(places: Sequence[Place]) -> bool:
    return bool(places) and places[-1].rule != CANDIDATE


def _stands_alone(how: str, name: Name, tokens: Sequence[Token]) -> bool:
    """Whether an unknown name may be a place for the words around it."""
    if name.sort == "prefix" and how:
        return True
    if how == "of" and tokens[max(0, name.first - 2)].norm in place_words()["holder"]:
        return True
    if how == "lead" and tokens[name.after].text != ":":
        return True
    if how in ("", "from", "of", "modifier", "lead"):
        return name.sort in ("admin1", "admin2") and bool(how)
    return True


def _is_plain(tokens: Sequence[Token], name: Name, kind: str) -> bool:
    """A known name without a word before it that wants a place is no common word (`the Unity`)."""
    before = tokens[name.first - 1] if name.first else None
    if kind != "admin1" or name.sort:
        return True
    return name.core - name.first > 1 or before is None or before.norm != "the"


def _region_of(tokens: Sequence[Token], first: int, kind: str) -> str:
    """`the region of Kidal` is no town."""
    if first < 2 or tokens[first - 1].norm != "of":
        return kind
    noun, words = tokens[first - 2].norm, place_words()
    for sort in ("admin1", "admin2"):
        if noun in words[sort] and noun not in ("district", "districts"):
            return sort
    return kind


def _is_settlement_of(tokens: Sequence[Token], first: int) -> bool:
    """`the city of Agadez` is not the region of that name."""
    if first < 2 or tokens[first - 1].norm != "of":
        return False
    return tokens[first - 2].norm in place_words()["settlement"] - place_words()["admin2"]


def _keeps_district(tokens: Sequence[Token], name: Name) -> bool:
    return name.sort == "admin2" and tokens[name.core].norm == "district"


def _reading(readings: Mapping[str, Known], sort: str) -> tuple[str, Known | None]:
    """Which kind of place a name is, and what the gazetteer has of it."""
    if sort in ("admin1", "admin2"):
        if "admin1" in readings:
            return "admin1", readings["admin1"]
        return sort, readings.get("place")
    if sort == "feature":
        return "place", None
    for kind in ("country", "place", "admin1"):
        if kind in readings:
            return kind, readings[kind]
    return "place", None


def _ranked(places: list[Place]) -> list[Place]:
    """In `A, B, Country` the last but one of three or more is the region."""
    if len(places) < 3 or places[-1].kind != "country" or places[-2].kind != "place":
        return places
    region = places[-2]
    return [*places[:-2], replace(region, kind="admin1", admin1=region.name), places[-1]]
