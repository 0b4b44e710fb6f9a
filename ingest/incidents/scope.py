"""Does a figure sum up a campaign, a year or many events, or is it of one event?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache

from ingest.claims.draft import Draft
from ingest.dates.expressions import DateExpression
from ingest.incidents.incident import WEAK
from ingest.incidents.segments import Segment
from ingest.lexicon import kinds
from ingest.text.tokens import Token, fold

LONG = timedelta(days=21)
CAMPAIGN = timedelta(days=6)
LARGE = 2000
LONG_UNITS = kinds("discourse")["long_unit"]
WITHIN = kinds("discourse")["within"]
PERFECT = kinds("discourse")["perfect"]
ONE_OF_MANY = frozenset(("armed_assault", "bombing", "clash", "accident", "other"))
SINGULAR = kinds("discourse")["single"]


class Scope:
    """Tells of the claims of one segment whether they are about one event."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._counts_events = _counts_events(segment)
        self._sums = _sums(segment)

    def is_aggregate(self, draft: Draft) -> bool:
        """Whether a claim is about more than one event."""
        segment = self._segment
        if _is_of_named_event(segment, draft) and not segment.cues("period"):
            return False
        if self._tells_of_many(draft) or self._counts_events or _sums_up(segment, draft):
            return True
        if any(_spans_many(date, segment) for date in segment.dates):
            return not _is_one_event(segment, draft)
        if segment.cues("war") and _is_huge(draft):
            return True
        if _is_at_scene(segment):
            return False
        is_of_year = any(date.precision == "year" for date in segment.dates)
        return is_of_year and not _is_one_event(segment, draft)

    def _tells_of_many(self, draft: Draft) -> bool:
        """Whether a time is told that is longer than an event, or several events, and no record."""
        spans = [*self._sums, *_times_since(self._segment.tokens, draft)]
        inside = {index for first, last in spans for index in range(first, last)}
        records = self._segment.matches("superlative") if spans else []
        return bool(spans) and all(match.first in inside for match in records)


def opens_campaign(segment: Segment) -> bool:
    """Whether a segment without figures turns to a campaign, whose toll may follow."""
    if not segment.cues("campaign"):
        return False
    return any(
        (date.start is not None and date.end is not None and date.end - date.start > CAMPAIGN)
        or date.is_open
        for date in segment.dates
    )


def _sums(segment: Segment) -> list[tuple[int, int]]:
    """Words for a time that is longer than an event, or for several events."""
    tokens = segment.tokens
    summed = [*segment.matches("period"), *segment.matches("many")]
    spans = [(m.first, m.last) for m in summed if not _is_of_month(tokens, m.first)]
    return [*spans, *_lengths(tokens), *_plural_events(segment)]


def _is_of_month(tokens: Sequence[Token], first: int) -> bool:
    """`in March of last year` is no year."""
    before = [token.norm for token in tokens[max(0, first - 2) : first] if token.norm != "of"]
    return bool(before) and before[-1] in _months()


@cache
def _months() -> frozenset[str]:
    dates = kinds("date_word")
    return frozenset(map(fold, dates["month"] | dates["month_short"]))


def _lengths(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """`in three days`, `in the first ten months`, but not `in two days of fighting`."""
    for index, token in enumerate(tokens):
        if token.norm in LONG_UNITS and [t.norm for t in tokens[index + 1 : index + 2]] != ["of"]:
            first = index - 1
            while first >= 0 and _is_counting(tokens[first]):
                first -= 1
            is_long = token.norm != "days" and tokens[first].norm in WITHIN
            if 0 <= first < index - 1 and (is_long or tokens[first].norm == "in"):
                yield first, index + 1


def _is_counting(token: Token) -> bool:
    kinds_ = kinds("discourse")
    return token.kind == "number" or token.norm in kinds_["amount"] | kinds_["length"]


def _times_since(tokens: Sequence[Token], draft: Draft) -> Iterator[tuple[int, int]]:
    """`have been killed since the coup`, `have died since`."""
    norms = [token.norm for token in tokens]
    if "since" in norms:
        index = norms.index("since")
        if PERFECT & set(norms[:index]) and draft.start < tokens[index].start:
            yield index, index + 1


def _plural_events(segment: Segment) -> Iterator[tuple[int, int]]:
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


def _is_at_scene(segment: Segment) -> bool:
    """Whether a deed is told with its village: one event, if only its year is known."""
    told = any(event.form in ("verb", "takes_place") for event in segment.events)
    near = any(p.kind == "place" and p.relation not in WEAK for p in segment.places)
    return told and near


def _counts_events(segment: Segment) -> bool:
    """`in two similar attacks`; several bombs may be of one event."""
    amounts = kinds("discourse")["amount"]
    starts = {token.start: number for number, token in enumerate(segment.tokens)}
    for event in segment.events:
        number = starts.get(event.start)
        if event.form == "plural" and event.type != "bombing" and number is not None:
            before = segment.tokens[max(0, number - 2) : number]
            if any(token.kind == "number" or token.norm in amounts - SINGULAR for token in before):
                return True
    return False


def _sums_up(segment: Segment, draft: Draft) -> bool:
    """A headline's toll of `an ambush and a car bomb`."""
    types = {event.type for event in segment.events if event.form == "noun"}
    follow = all(event.start > draft.start for event in segment.events)
    return draft.part == "headline" and len(types) > 1 and follow and len(segment.drafts) == 1


def _spans_many(date: DateExpression, segment: Segment) -> bool:
    """Whether a date is a long span or a start (`since 2015`) that is not that of a record."""
    if date.is_open:
        return not segment.cues("superlative")
    if date.start is None or date.end is None or date.precision == "year":
        return False
    if date.precision == "month":
        return date.end - date.start > timedelta(days=31) or opens_campaign(segment)
    return date.end - date.start > LONG or opens_campaign(segment)


def _is_one_event(segment: Segment, draft: Draft) -> bool:
    """Whether a single event or a single victim is told."""
    nouns = [event for event in segment.events if event.form == "noun" and event.article]
    if draft.low == 1 and draft.high == 1 and draft.qualifier == "exact":
        return True
    return bool(nouns) and not segment.cues("war")


def _is_of_named_event(segment: Segment, draft: Draft) -> bool:
    """`the execution of a hostage` is one event, whatever else the sentence sums up."""
    return any(
        event.form == "noun" and event.article and draft.start <= event.start < draft.end
        for event in segment.events
    )


def _is_huge(draft: Draft) -> bool:
    count = max(draft.low or 0, draft.high or 0)
    return count >= LARGE or draft.vague_term in ("thousands", "hundreds")
