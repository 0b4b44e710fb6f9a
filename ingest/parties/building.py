"""Makes the index of a page's parties: names, sides, headings, and whom the page is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.parties.index import (
    COLUMNS,
    FEWEST_NAMINGS,
    LOCATED,
    PartyIndex,
    Side,
    column_of,
    side_key,
)
from ingest.parties.lexicon import Name, country_words, local_names
from ingest.parties.names import PartyMention
from ingest.parties.naming import Naming, name_parties
from ingest.text.page import Field, Page, Sentence
from ingest.text.phrases import PhraseTable

SUM_REACH = 3
SUMS = frozenset({"total", "totals", "tally", "summary", "overall"})
SMALL = frozenset({"and", "of", "the", "&"})
# `the New York-based group` is about a group, no place where something happens.
BASED = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}[-‑]based")
GOVERNMENT = re.compile(r"\bGovernment of [A-Z]|\w Government \([A-Z]")
DATELINE = re.compile(r"[A-ZÀ-Þ]{3}[^\n-–—]{0,60}?(?:\([^()\n]{2,30}\))? ?[-–—] (?=\S)")
# `(Bangkok, June 27, 2025) -`: the dateline of a press release.
BRACKETED = re.compile(r"\([^\W\d][^()\n]{2,40}\d{4}\)\s*[-–—] (?=\S)")
FEATURED = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ '’-]{2,40}, [A-Z][^\n.]{2,30}\.")
DATELINE_REACH = 4
HEADLINE_WEIGHT = 5
NAME_REACH = 48
LEAD_PARAGRAPHS = 2
MANY_LABELS = 3
MAIN_SHARE = 0.7  # of all namings of groups, from which one is the text's main group
FIRST_SHARE = 0.6  # the same of the group that the text names first
FEWEST_FORCES = 3  # of one state, from which a text is about its army
FEWEST_HEADINGS = 2
LONGEST_HEADING = 5


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
        most_named = next(iter(_ranked(index.states)), None)
        index.state = _army(index) or most_named
        index.scene = next(iter(_ranked(index.scenes)), most_named)
    index.allies = _allies(index)
    index.group = _main_group(index)
    return index


def _dateline(page: Page) -> int:
    """Where the dateline of a news text ends; 0 where there is none."""
    if page.format != "news" or len(page.sentences) < 2:
        return 0
    start = page.sentences[1].start
    found = DATELINE.match(page.text, start) or BRACKETED.match(page.text, start)
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
        is_parted = key is None and COLUMNS.fullmatch(item.key) is not None
        if key is None and not is_parted:
            continue
        side = index.sides.setdefault(key, Side()) if key is not None else Side()
        for mention in found:
            if is_parted:
                column = column_of(index.page, item, mention.start)
                side = index.sides.setdefault(column, Side()) if column is not None else Side()
            if mention.kind == "mission":
                continue  # "Kenya (AMISOM)" is Kenya
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
        weight = HEADLINE_WEIGHT if sentence.part == "headline" else 1
        for mention in found:
            _add_weight(index, mention, weight)
        for _, country in index.places.get(number, ()):
            index.states[country] += weight
            index.scenes[country] += weight
    for mention in _reported_from(index):
        index.scenes[mention.party or ""] += HEADLINE_WEIGHT
    for item, found in zip(index.page.fields, index.fields, strict=True):
        key = side_key(item.key)
        weight = 20 if key == "place" else 5 if key in ("1", "2", "target", "attacker") else 0
        for party in dict.fromkeys(mention.party for mention in found):
            first = next(mention for mention in found if mention.party == party)
            _add_weight(index, first, weight)


def _reported_from(index: PartyIndex) -> list[PartyMention]:
    """The country of a feature's dateline: `MPONDWE, Uganda.`"""
    for found in index.sentences[1 : 1 + DATELINE_REACH]:
        for mention in found[:1]:
            line = index.page.text.rfind("\n", 0, mention.start) + 1
            if FEATURED.fullmatch(index.page.text, line, mention.end + 1) is not None:
                return [mention]
    return []


def _add_weight(index: PartyIndex, mention: PartyMention, weight: int) -> None:
    if mention.party is None or mention.kind in ("border", "styled", "mission") or not weight:
        return
    counter = index.groups if mention.kind == "group" else index.states
    counter[mention.party] += weight
    if mention.kind in LOCATED:
        index.scenes[mention.party] += weight
    index.first_named.setdefault(mention.party, mention.start)


def _army(index: PartyIndex) -> str | None:
    """The state whose forces the text names, be it on another's soil (Ugandans in Somalia)."""
    forces: Counter[str] = Counter()
    text, of_countries = index.page.text, country_words()
    told = {m.party for m in index.mentions if text[m.start : m.end] in of_countries}
    told |= set(index.scenes)
    for sentence, found in zip(index.page.sentences, index.sentences, strict=True):
        weight = HEADLINE_WEIGHT if sentence.part == "headline" else 1
        for mention in found:
            # `ISPR` alone is no state: offices of several countries share such names.
            if mention.kind == "force" and mention.party in told and mention.party is not None:
                forces[mention.party] += weight
    ranked = [*forces.most_common(2), ("", 0), ("", 0)]
    (army, most), (_, next_most) = ranked[0], ranked[1]
    return army if most >= FEWEST_FORCES and most >= 2 * next_most else None


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
    return _most_named(index, _groups_of(index, numbers)) or _only_group(index)


def _only_group(index: PartyIndex) -> str | None:
    """The group that a text names alone or far more than any other."""
    ranked = [
        (group, count) for group, count in index.groups.most_common() if group not in index.allies
    ]
    total = sum(count for _, count in ranked)
    is_list = bool(index.headings) or len(set(index.labels.values())) >= MANY_LABELS
    if not ranked or is_list or ranked[0][1] < FEWEST_NAMINGS:
        return None
    group, count = ranked[0]
    is_first = group == min((one for one, _ in ranked), key=lambda one: index.first_named[one])
    is_ahead = is_first and count >= FIRST_SHARE * total
    return group if is_ahead or count >= MAIN_SHARE * total else None


def _groups_of(index: PartyIndex, numbers: Iterable[int]) -> list[str]:
    found = (mention for number in numbers for mention in index.sentences[number])
    return [m.party for m in found if m.kind == "group" and m.party and m.party not in index.allies]


def _most_named(index: PartyIndex, groups: Sequence[str]) -> str | None:
    return max(dict.fromkeys(groups), key=lambda group: index.groups[group], default=None)
