"""Words that sum up: times longer than an event, many places, many events, registers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ingest.claims.draft import Draft
from ingest.incidents.incident import WEAK
from ingest.incidents.segments import Segment
from ingest.lexicon import kinds
from ingest.text.tokens import Token, fold

Run = tuple[int, int]  # tokens of a segment, the last one exclusive
LONG_UNITS = kinds("discourse")["long_unit"]
WITHIN = kinds("discourse")["within"]
PERFECT = kinds("discourse")["perfect"]
ONE_OF_MANY = frozenset(("armed_assault", "bombing", "clash", "accident", "other"))
OVER = frozenset(("in", "over", "across", "throughout", "from", "on"))
DAY_HOURS = frozenset(("24", "48", "72"))
WHOLES = frozenset(("year", "month", "war", "conflict", "crisis", "century"))
WIDE_REACH = 6  # tokens


def sums(segment: Segment) -> list[Run]:
    """The words of a segment that sum up, but for those that only do so for some figures."""
    tokens = segment.tokens
    summed = [*segment.matches("period"), *segment.matches("many")]
    spans = [(m.first, m.last) for m in summed if not _is_of_month(tokens, m.first)]
    spans += [*_lengths(tokens), *_plural_events(segment), *_regions(tokens)]
    spans += [*_records(segment), *_wide_events(segment)]
    if not is_at_scene(segment):
        spans += _hours(tokens)
    return spans


def times_since(tokens: Sequence[Token], draft: Draft) -> Iterator[Run]:
    """`have been killed since the coup`, `since the coup, X has documented`."""
    norms = [token.norm for token in tokens]
    if "since" in norms:
        index = norms.index("since")
        is_before = draft.start < tokens[index].start
        if PERFECT & set(norms[:index] if is_before else norms[index:]):
            yield index, index + 1


def _is_of_month(tokens: Sequence[Token], first: int) -> bool:
    """`in March of last year` is no year."""
    before = [token.norm for token in tokens[max(0, first - 2) : first] if token.norm != "of"]
    return bool(before) and before[-1] in _months()


@cache
def _months() -> frozenset[str]:
    dates = kinds("date_word")
    return frozenset(map(fold, dates["month"] | dates["month_short"]))


def _lengths(tokens: Sequence[Token]) -> Iterator[Run]:
    """`in three days`, `in the first ten months`, but not `in two days of fighting`."""
    for index, token in enumerate(tokens):
        if token.norm in LONG_UNITS and not _is_filled(tokens, index + 1):
            first = index - 1
            while first >= 0 and _is_counting(tokens[first]):
                first -= 1
            is_long = token.norm != "days" and tokens[first].norm in WITHIN
            if 0 <= first < index - 1 and (is_long or tokens[first].norm == "in"):
                yield first, index + 1


def _is_filled(tokens: Sequence[Token], index: int) -> bool:
    """`of fighting` fills days with one event, `of the year` tells which they were."""
    following = [token.norm for token in tokens[index : index + 3]]
    is_whole = following[1:2] == ["the"] and following[2:] and following[2] in WHOLES
    return following[:1] == ["of"] and not is_whole


def _is_counting(token: Token) -> bool:
    kinds_ = kinds("discourse")
    return token.kind == "number" or token.norm in kinds_["amount"] | kinds_["length"]


def _plural_events(segment: Segment) -> Iterator[Run]:
    """`in clearance operations`, but not `in reprisal operations` after an attack."""
    if segment.cues("development"):
        return
    starts = {token.start: number for number, token in enumerate(segment.tokens)}
    for event in segment.events:
        last = starts.get(event.start)
        if event.form != "plural" or event.type in ONE_OF_MANY or event.article or last is None:
            continue
        before = [token.norm for token in segment.tokens[max(0, last - 2) : last]]
        if "in" in before or "during" in before:
            yield last, last + 1


def _regions(tokens: Sequence[Token]) -> Iterator[Run]:
    """`in the three northern provinces`, `over nine regions`, `across all theatres`."""
    kinds_ = kinds("discourse")
    for index, token in enumerate(tokens):
        if token.norm not in kinds_["wide_noun"]:
            continue
        first = index - 1
        while first > 0 and index - first < WIDE_REACH and tokens[first].norm not in OVER:
            first -= 1
        between = tokens[first + 1 : index]
        many = any(t.norm in kinds_["wide_amount"] or _is_several(t) for t in between)
        if tokens[first].norm in OVER and many and all(t.kind != "mark" for t in between):
            yield first, index + 1


def _is_several(token: Token) -> bool:
    return token.kind == "number" and token.text != "1"


def _hours(tokens: Sequence[Token]) -> Iterator[Run]:
    """`in the same 24 hours`."""
    for index, token in enumerate(tokens):
        if token.norm == "hours" and index and tokens[index - 1].text in DAY_HOURS:
            before = {t.norm for t in tokens[max(0, index - 4) : index - 1]}
            if before & WITHIN:
                yield index - 1, index + 1


def _records(segment: Segment) -> Iterator[Run]:
    """`we recorded 63 kidnapped civilians`, `has documented the killing of 40`: a register."""
    tokens = segment.tokens
    if any(event.article == "definite" and event.form == "noun" for event in segment.events):
        return
    if any(date.precision == "day" and not date.is_open for date in segment.dates):
        return
    for index, token in enumerate(tokens):
        before = [t.norm for t in tokens[max(0, index - 2) : index]]
        is_record = token.norm in kinds("discourse")["recording"] and "we" in before
        is_perfect = bool(PERFECT & set(before)) and "to" not in before
        is_tally = token.norm in kinds("discourse")["tallying"] and is_perfect
        if is_record or is_tally:
            yield index, index + 1


def _wide_events(segment: Segment) -> Iterator[Run]:
    """`Drone strikes have killed`, `raids across Balochistan`: many events in no one place."""
    tokens, near = segment.tokens, any(place.kind == "place" for place in segment.places)
    starts = {token.start: number for number, token in enumerate(tokens)}
    for event in segment.events:
        index = starts.get(event.start)
        if event.form != "plural" or event.article == "definite" or index is None:
            continue
        after = [token.norm for token in tokens[index + 1 : index + WIDE_REACH]]
        if not near and (PERFECT & set(after) or "across" in after):
            yield index, index + 1


def is_at_scene(segment: Segment) -> bool:
    """Whether a deed is told with its village: one event, if only its year is known."""
    told = any(event.form in ("verb", "takes_place") for event in segment.events)
    near = any(p.kind == "place" and p.relation not in WEAK for p in segment.places)
    return told and near
