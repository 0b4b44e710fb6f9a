"""Does a figure sum up a campaign, a year or many events, or is it of one event?"""

from __future__ import annotations

from datetime import timedelta

from ingest.dates import DateExpression
from ingest.draft import Draft
from ingest.lexicon import kinds
from ingest.segments import Segment

LONG = timedelta(days=21)
CAMPAIGN = timedelta(days=6)
LARGE = 2000
SINGULAR = frozenset(("a", "of", "the", "one"))


def is_aggregate(segment: Segment, draft: Draft) -> bool:
    """Whether a claim of a segment is about more than one event."""
    if _is_of_named_event(segment, draft) and not segment.cues("period"):
        return False
    if _tells_of_many(segment) or _counts_events(segment) or _sums_up(segment, draft):
        return True
    if any(_spans_many(date, segment) for date in segment.dates):
        return not _is_one_event(segment, draft)
    if segment.cues("war") and _is_huge(draft):
        return True
    return any(date.precision == "year" for date in segment.dates) and not _is_one_event(
        segment, draft
    )


def opens_campaign(segment: Segment) -> bool:
    """Whether a segment without figures turns to a campaign, whose toll may follow."""
    if not segment.cues("campaign"):
        return False
    return any(
        (date.start is not None and date.end is not None and date.end - date.start > CAMPAIGN)
        or date.is_open
        for date in segment.dates
    )


def _tells_of_many(segment: Segment) -> bool:
    return (segment.cues("period") or segment.cues("many")) and not segment.cues("superlative")


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
