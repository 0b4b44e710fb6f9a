"""Does a figure sum up a campaign, a year or many events, or is it of one event?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta

from ingest.claims.draft import Draft
from ingest.dates.expressions import DateExpression
from ingest.incidents.segments import Segment
from ingest.incidents.summing import Run, is_at_scene, sums, times_since
from ingest.lexicon import kinds
from ingest.text.tokens import Token

LONG = timedelta(days=21)
CAMPAIGN = timedelta(days=6)
LARGE = 2000
SINGULAR = kinds("discourse")["single"]
SPEAKER_REACH = 4  # tokens before which nobody can have been named and described
NEAR = 24  # characters
NEXT = 8  # characters


class Scope:
    """Tells of the claims of one segment whether they are about one event."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment
        self._counts_events = _counts_events(segment)
        self._sums = sums(segment)

    def is_aggregate(self, draft: Draft) -> bool:
        """Whether a claim is about more than one event."""
        segment = self._segment
        if _is_of_named_event(segment, draft) and not _is_long(segment, draft):
            return False
        if self._tells_of_many(draft) or self._counts_events or _sums_up(segment, draft):
            return True
        if any(_spans_many(date, segment) for date in segment.dates):
            return not _is_one_event(segment, draft)
        if segment.cues("war") and _is_huge(draft) and not _is_of_event(segment, draft):
            return True
        if is_at_scene(segment):
            return False
        if _is_month_only(segment, draft):
            return True
        is_of_year = any(date.precision == "year" for date in segment.dates)
        return is_of_year and not _is_one_event(segment, draft)

    def _tells_of_many(self, draft: Draft) -> bool:
        """Whether a time is told that is longer than an event, or several events, and no record."""
        tokens = self._segment.tokens
        spans = [*self._sums, *times_since(tokens, draft)]
        spans = [one for one in spans if _governs(self._segment, one, draft)]
        if not spans:
            return False
        inside = {index for first, last in spans for index in range(first, last)}
        records = [
            match.first
            for match in self._segment.matches("superlative")
            if match.first not in inside and not _is_share(tokens, match.last)
        ]
        return any(all(_parted(tokens, first, record) for record in records) for first, _ in spans)


def _governs(segment: Segment, one: Run, draft: Draft) -> bool:
    """Whether words that sum up do so for a figure: not from behind a semicolon, not over one for
    an event told there, and not for what stands in front of `on a day of violence in which`.
    """
    tokens, (first, last) = segment.tokens, one
    figure = min(_index(tokens, draft.quantity_span[0]), len(tokens) - 1)
    if _parted(tokens, first, figure):
        own = (e for e in segment.events if not _parted(tokens, figure, _index(tokens, e.start)))
        return first < figure and not any(own)
    if _describes_speaker(segment, first, last, figure):
        return False
    following = [token.norm for token in tokens[last : last + 2]]
    is_clause = following == ["in", "which"] or following[:1] == ["when"]
    return figure >= first or not is_clause


def _describes_speaker(segment: Segment, first: int, last: int, figure: int) -> bool:
    """`X, one of hundreds of groups across the country, said 104 were killed`."""
    if first < SPEAKER_REACH or figure <= last:
        return False
    said = [match.first for match in segment.matches("speech") if last <= match.first < figure]
    return bool(said) and segment.tokens[said[0] - 1].text == ","


def _index(tokens: Sequence[Token], offset: int) -> int:
    return bisect_left(tokens, offset, key=lambda token: token.start)


def _is_share(tokens: Sequence[Token], last: int) -> bool:
    """`most of them`."""
    return [t.norm for t in tokens[last - 1 : last + 1]] == ["most", "of"]


def _parted(tokens: Sequence[Token], one: int, other: int) -> bool:
    """Whether a semicolon stands between two words."""
    return any(token.text == ";" for token in tokens[min(one, other) : max(one, other)])


def _is_of_event(segment: Segment, draft: Draft) -> bool:
    """`hundreds were wounded in the assault`."""
    return any(
        event.form == "noun" and event.article and 0 <= event.start - draft.end <= NEAR
        for event in segment.events
        if event.type not in ("clash", "other", "operation")
    )


def _is_long(segment: Segment, draft: Draft) -> bool:
    return segment.cues("period") or any(times_since(segment.tokens, draft))


def opens_campaign(segment: Segment) -> bool:
    """Whether a segment without figures turns to a campaign, whose toll may follow."""
    if not segment.cues("campaign"):
        return False
    return any(
        (date.start is not None and date.end is not None and date.end - date.start > CAMPAIGN)
        or date.is_open
        for date in segment.dates
    )


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


def _is_month_only(segment: Segment, draft: Draft) -> bool:
    """`The police lost three officers in October`: no event, no place, more than one."""
    behind = [date for date in segment.dates if 0 <= date.char_start - draft.end <= NEXT]
    months = [date for date in segment.dates if date.precision == "month"]
    if not behind or len(months) < len(segment.dates) or segment.events or draft.low in (None, 1):
        return False
    return draft.part == "body" and not any(p.kind != "country" for p in segment.places)


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
    if any(date.is_open for date in segment.dates):
        nouns = [event for event in nouns if event.type not in ("clash", "other")]
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
