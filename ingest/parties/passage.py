"""Which state and which armed group a place in the text is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from ingest.parties.index import FEWEST_NAMINGS, LOCATED, WINDOW, PartyIndex
from ingest.parties.lexicon import lexicon_words
from ingest.parties.names import PERFECT, PartyMention
from ingest.text.tokens import Token

FORCES = frozenset({"force", "government"})
VOID = frozenset({"border", "styled"})
TELLING = FORCES | {"place", "capital"}
RIVAL_SHARE = 0.4
NOBODY: frozenset[str] = frozenset()
OTHER_CLAUSE = frozenset({"while", "whereas", "as", "but", ";"})
FOLLOWING = re.compile(r"(['’]s)?\s+([^\W\d_]+)")
NEXT_REACH = 30
CLAUSE = 60
SEATED = re.compile(r"(?:based|headquartered|exiled|offices?) (?:out of|in|at) (?:the )?$")
SEAT_REACH = 30
Grounds = list[tuple[int, str]]
Ranges = tuple[tuple[int, int], ...]


def state_at(
    index: PartyIndex,
    sentence: int,
    offset: int,
    excluded: Container[str | None] = NOBODY,
    *,
    after: bool = True,
    aside: Ranges = (),
) -> str | None:
    """The state whose forces and officials are meant at an offset of a sentence, or None.

    Without `after` what the sentence names behind the offset tells nothing, nor does ever what
    stands `aside`.
    """
    label = index.label_of(sentence)
    if label is not None and label not in excluded:
        return label
    here = [m for m in _states(index.near(sentence, offset), excluded) if m.kind != "strike"]
    here = here if after else [m for m in here if m.start < offset]
    here = [m for m in here if not _stands_in(m.start, aside)]
    forces = [m for m in here if m.kind in FORCES]
    if index.state is not None and index.state in {m.party for m in forces or here}:
        return index.state
    named = [m for m in here if m.start < offset and m.kind in LOCATED]
    telling = [m for m in here if m.kind in TELLING]
    for found in (forces, named, telling):
        nearest = _nearest(found, offset)
        if nearest is not None:
            return nearest.party
    grounds = _places(index, sentence, offset)
    places = [country for place, country in grounds if not _stands_in(place, aside)]
    is_abroad = bool(places) and places[-1] == index.scene != index.state not in excluded
    if places and places[-1] not in excluded and not is_abroad:
        return places[-1]
    heading = index.heading_of(sentence)
    if heading is not None and heading not in excluded:
        return heading
    return _state_before(index, sentence, excluded) or _main_state(index, excluded)


def office_at(index: PartyIndex, sentence: int, offset: int, aside: Ranges = ()) -> str | None:
    """The state of a police, mayor or prosecutor: that of the place that is told of."""
    label = index.label_of(sentence)
    if label is not None:
        return label
    located = _located(index, sentence, offset)
    grounds = [country for place, country in located if not _stands_in(place, aside)]
    if grounds and len(set(grounds)) == 1:
        return grounds[0]
    if grounds and index.page.sentences[sentence].part == "headline":
        return index.scene
    if index.page.sentences[sentence].part != "headline":
        for number in range(sentence - 1, index.paragraph_of(sentence).start - 1, -1):
            told = {place for _, place in _located(index, number, index.page.sentences[number].end)}
            if len(told) == 1:
                return told.pop()
    heading = index.heading_of(sentence)
    if heading is not None:
        return heading
    is_silent = not any(_states(index.near(sentence, offset), NOBODY))
    if is_silent and index.scene is not None and _state_before(index, sentence, NOBODY) is None:
        return index.scene  # a mayor is of the ground that is fought on
    return state_at(index, sentence, offset, after=False, aside=aside)


def _stands_in(offset: int, ranges: Ranges) -> bool:
    return any(start <= offset < end for start, end in ranges)


def _state_before(index: PartyIndex, sentence: int, excluded: Container[str | None]) -> str | None:
    """The state of the paragraph; where it names the document's own state too, that one."""
    paragraph = index.paragraph_of(sentence)
    if index.page.sentences[sentence].part == "headline":
        return None
    start = index.page.sentences[sentence].start
    earlier = range(paragraph.start, sentence)
    named = [m for n in earlier for m in _states(index.near(n, start), excluded)]
    forces = [mention for mention in named if mention.kind == "force"]
    telling = forces or [mention for mention in named if mention.kind in TELLING]
    is_main = index.state in {mention.party for mention in forces or named}
    return None if not telling or is_main else telling[-1].party


def _main_state(index: PartyIndex, excluded: Container[str | None]) -> str | None:
    """The document's state, or its opponent in a war of two states."""
    if index.state is None or index.state not in excluded:
        return index.state
    least = max(2.0, index.states[index.state] * RIVAL_SHARE)
    ranked = index.states.most_common(4)
    return next(
        (state for state, weight in ranked if state not in excluded and weight >= least), None
    )


def rival_of(index: PartyIndex, state: str | None) -> str | None:
    """The state that fights another one in a text without armed groups: the one whose forces and
    strikes it tells of."""
    if index.groups:
        return None
    fighting = Counter(
        mention.party
        for found in index.sentences
        for mention in found
        if mention.kind in ("force", "strike") and mention.party not in (None, state)
    )
    return next((party for party, _ in fighting.most_common(1)), None)


def scene_at(index: PartyIndex, sentence: int, offset: int) -> str | None:
    """The country where those hit at an offset were hit; None where several are told."""
    label = index.label_of(sentence)
    if label is not None:
        return label
    located = _located(index, sentence, offset)
    after = [found for found in located if found[0] >= offset]
    before = [found for found in located if found[0] < offset]
    before, after = _in_clause(index, sentence, offset, before, after)
    if len({country for _, country in after}) > 1 or len({country for _, country in located}) > 2:
        return None
    if after:
        return after[0][1]
    if before:
        return before[-1][1] if len({country for _, country in before}) == 1 else None
    return _scene_of_paragraph(index, sentence) or index.heading_of(sentence) or index.scene


def _in_clause(
    index: PartyIndex, sentence: int, offset: int, before: Grounds, after: Grounds
) -> tuple[Grounds, Grounds]:
    """Without the places of another clause (`..., while shells fell on Kharkiv`) if others stay."""
    tokens = index.page.sentences[sentence].tokens
    if not before:
        return before, _until_clause(tokens, offset, after)
    stop = index.page.text.rfind(";", before[0][0], offset)
    before = [found for found in before if found[0] > stop] or before
    after = _until_clause(tokens, offset, after)
    if not after:
        return before, after
    first = bisect_left(tokens, offset, key=lambda token: token.start)
    last = bisect_left(tokens, after[0][0], key=lambda token: token.start)
    is_other = any(token.norm in OTHER_CLAUSE for token in tokens[first:last])
    return (before, []) if is_other else (before, after)


def _until_clause(tokens: Sequence[Token], offset: int, after: Grounds) -> Grounds:
    """The places up to the next clause, if there are any."""
    first = bisect_left(tokens, offset, key=lambda token: token.start)
    stop = next((t.start for t in tokens[first : first + CLAUSE] if t.norm in OTHER_CLAUSE), None)
    return after if stop is None else [found for found in after if found[0] < stop] or after


def _scene_of_paragraph(index: PartyIndex, sentence: int) -> str | None:
    if index.page.sentences[sentence].part == "headline":
        return None
    paragraph = index.paragraph_of(sentence)
    for number in range(sentence - 1, paragraph.start - 1, -1):
        located = [place for _, place in _located(index, number, index.page.sentences[number].end)]
        if located:
            return index.scene if index.scene in located else located[-1]
    return None


def _located(index: PartyIndex, sentence: int, offset: int) -> list[tuple[int, str]]:
    """Countries that a sentence names as places around an offset, in order."""
    named = [
        (m.start, m.party)
        for m in index.near(sentence, offset)
        if m.kind in LOCATED and m.party and not _owns(index, m)
    ]
    found = sorted([*named, *_places(index, sentence, offset)])
    found = [place for place in found if not _is_seat(index, place[0])]
    return [place for place in found if place[0] >= index.dateline] or found


def _is_seat(index: PartyIndex, offset: int) -> bool:
    """`a monitor based in Britain`: where somebody sits, not where something happens."""
    return SEATED.search(index.page.text, max(0, offset - SEAT_REACH), offset) is not None


def _owns(index: PartyIndex, mention: PartyMention) -> bool:
    """`Russia's invasion`, `Moscow said`: a state that does something, no place."""
    if mention.kind == "place":
        return False
    found = FOLLOWING.match(index.page.text, mention.end, mention.end + NEXT_REACH)
    if found is None:
        return False
    word = found.group(2)
    if found.group(1):
        return word[:1].islower() and word not in lexicon_words("ground", "noun")
    if mention.kind != "capital" and word in PERFECT:
        return False  # "Lebanon has lost 3,961 people"
    return mention.kind in LOCATED and word in lexicon_words("reporting_verb", "verb")


def _places(index: PartyIndex, sentence: int, offset: int) -> list[tuple[int, str]]:
    """The known places around an offset with their countries, in order."""
    places = index.places.get(sentence, [])
    middle = bisect_left(places, (offset, ""))
    return places[max(0, middle - WINDOW) : middle + WINDOW]


def group_at(
    index: PartyIndex, sentence: int, offset: int, excluded: Container[str | None] = NOBODY
) -> str | None:
    """The armed group that "the attackers" at an offset of a sentence are, or None."""
    for found in _group_circles(index, sentence, offset, excluded):
        chosen = _nearest(found, offset)
        if chosen is not None and not _is_another(index, chosen, sentence, offset):
            return chosen.party
    group, end = index.group, index.page.sentences[sentence].end
    is_headline = index.page.sentences[sentence].part == "headline"
    is_known = is_headline or index.first_named.get(group or "", 0) < end
    is_topic = index.groups.get(group or "", 0) >= FEWEST_NAMINGS  # though it is named later on
    if group is not None and group not in excluded and (is_known or is_topic):
        return group
    return _group_before(index, sentence, excluded)


def _is_another(index: PartyIndex, chosen: PartyMention, sentence: int, offset: int) -> bool:
    """Whether a group named behind "the militants" is not theirs: a text on one group means that
    group, whoever speaks later in the sentence."""
    group = index.group
    if chosen.start < offset or group is None or chosen.party == group:
        return False
    return index.first_named.get(group, offset) < index.page.sentences[sentence].start


def _group_circles(
    index: PartyIndex, sentence: int, offset: int, excluded: Container[str | None]
) -> Iterator[list[PartyMention]]:
    """The groups of the sentence, of the paragraph before it, of the paragraph after it."""
    yield _groups(index, index.near(sentence, offset), excluded)
    if index.page.sentences[sentence].part == "headline":
        return
    paragraph = index.paragraph_of(sentence)
    yield _latest(index, range(sentence - 1, paragraph.start - 1, -1), excluded)
    yield _latest(index, range(sentence + 1, paragraph.stop), excluded)


def _latest(
    index: PartyIndex, numbers: Sequence[int], excluded: Container[str | None]
) -> list[PartyMention]:
    for number in numbers:
        found = _groups(index, index.near(number, index.page.sentences[number].end), excluded)
        if found:
            return found
    return []


def _group_before(index: PartyIndex, sentence: int, excluded: Container[str | None]) -> str | None:
    """The only group that a news text has named up to here."""
    if index.page.format != "news":
        return None
    end = index.page.sentences[sentence].end
    parties = {
        group
        for group in index.groups
        if index.first_named[group] < end and group not in index.allies and group not in excluded
    }
    return parties.pop() if len(parties) == 1 else None


def _groups(
    index: PartyIndex, found: Sequence[PartyMention], excluded: Container[str | None]
) -> list[PartyMention]:
    return [
        m
        for m in found
        if m.kind == "group" and m.party not in excluded and m.party not in index.allies
    ]


def _states(found: Sequence[PartyMention], excluded: Container[str | None]) -> list[PartyMention]:
    return [m for m in found if m.is_state and m.kind not in VOID and m.party not in excluded]


def _nearest(found: Sequence[PartyMention], offset: int) -> PartyMention | None:
    """The last mention before an offset, else the first after it."""
    before = [mention for mention in found if mention.start < offset]
    return before[-1] if before else found[0] if found else None
