"""Does a figure sum up a campaign, a year or many events, or is it of one event?"""

from __future__ import annotations

from bisect import bisect_left
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
OVER = frozenset(("in", "over", "across", "throughout", "from", "on"))
DAY_HOURS = frozenset(("24", "48", "72"))
SPEAKER_REACH = 4  # tokens before which nobody can have been named and described
WIDE_REACH = 6  # tokens
NEAR = 24  # characters
NEXT = 8  # characters
WHOLES = frozenset(("year", "month", "war", "conflict", "crisis", "century"))


def is_aggregate(segment: Segment, draft: Draft) -> bool:
    """Whether a claim of a segment is about more than one event."""
    if _is_of_named_event(segment, draft) and not _is_long(segment, draft):
        return False
    if _tells_of_many(segment, draft) or _counts_events(segment) or _sums_up(segment, draft):
        return True
    if any(_spans_many(date, segment) for date in segment.dates):
        return not _is_one_event(segment, draft)
    if segment.cues("war") and _is_huge(draft) and not _is_of_event(segment, draft):
        return True
    if _is_at_scene(segment):
        return False
    if _is_month_only(segment, draft):
        return True
    return any(date.precision == "year" for date in segment.dates) and not _is_one_event(
        segment, draft
    )


def _is_long(segment: Segment, draft: Draft) -> bool:
    return segment.cues("period") or any(_times_since(segment.tokens, draft))


def opens_campaign(segment: Segment) -> bool:
    """Whether a segment without figures turns to a campaign, whose toll may follow."""
    if not segment.cues("campaign"):
        return False
    return any(
        (date.start is not None and date.end is not None and date.end - date.start > CAMPAIGN)
        or date.is_open
        for date in segment.dates
    )


def _tells_of_many(segment: Segment, draft: Draft) -> bool:
    """Whether a time is told that is longer than an event, or several events, and no record."""
    tokens = segment.tokens
    summed = [*segment.matches("period"), *segment.matches("many")]
    summed = [match for match in summed if not _is_of_month(tokens, match.first)]
    spans = [(match.first, match.last) for match in summed]
    spans += [*_lengths(tokens), *_times_since(tokens, draft), *_plural_events(segment)]
    spans += [*_regions(tokens), *_records(segment), *_wide_events(segment)]
    if not _is_at_scene(segment):
        spans += _hours(tokens)
    spans = [one for one in spans if _governs(segment, one, draft)]
    inside = {index for first, last in spans for index in range(first, last)}
    return any(
        all(
            match.first in inside
            for match in segment.matches("superlative")
            if not _is_share(tokens, match.last) and not _parted(tokens, first, match.first)
        )
        for first, _ in spans
    )


def _governs(segment: Segment, one: tuple[int, int], draft: Draft) -> bool:
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


def _regions(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
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


def _hours(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """`in the same 24 hours`."""
    for index, token in enumerate(tokens):
        if token.norm == "hours" and index and tokens[index - 1].text in DAY_HOURS:
            before = {t.norm for t in tokens[max(0, index - 4) : index - 1]}
            if before & WITHIN:
                yield index - 1, index + 1


def _records(segment: Segment) -> Iterator[tuple[int, int]]:
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


def _wide_events(segment: Segment) -> Iterator[tuple[int, int]]:
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


def _is_of_event(segment: Segment, draft: Draft) -> bool:
    """`hundreds were wounded in the assault`."""
    return any(
        event.form == "noun" and event.article and 0 <= event.start - draft.end <= NEAR
        for event in segment.events
        if event.type not in ("clash", "other", "operation")
    )


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


def _times_since(tokens: Sequence[Token], draft: Draft) -> Iterator[tuple[int, int]]:
    """`have been killed since the coup`, `since the coup, X has documented`."""
    norms = [token.norm for token in tokens]
    if "since" in norms:
        index = norms.index("since")
        is_before = draft.start < tokens[index].start
        if PERFECT & set(norms[:index] if is_before else norms[index:]):
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
