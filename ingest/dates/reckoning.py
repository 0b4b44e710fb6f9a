"""Days reckoned from another day: from publication, from a date just read, from the main event."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ingest.dates.calendar_span import (
    Span,
    add_days,
    add_months,
    add_years,
    coarse_precision,
    day_span,
    last_weekday,
    next_weekday,
    week_span,
)
from ingest.dates.grammar import FoundDate
from ingest.dates.memory import Memory
from ingest.dates.words import words

_PAST_TURNS = ("ago", "earlier", "before", "beforehand", "previously", "prior")
_DAYS_OF_UNIT = {"day": 1, "night": 1, "morning": 1, "afternoon": 1, "evening": 1, "week": 7}
_DAYS_OF_UNIT |= {"fortnight": 14}


def step_of(phrase: str) -> int:
    """-1, 0 or 1: which way `last`, `the same`, `the following` point."""
    if re.search(r"last|past|previous|preceding", phrase, re.IGNORECASE):
        return -1
    return 1 if re.search(r"next|following|ensuing|coming", phrase, re.IGNORECASE) else 0


def read_weekday(found: FoundDate, memory: Memory) -> Span | None:
    """`on Wednesday` is the latest one at publication, `last Friday` lies before that day."""
    weekday = int(words("weekday")[found.parts["weekday"]])
    turn = found.parts.get("turn", "").lower()
    if turn.endswith("week"):
        return _weekday_of_week(memory.published_at, weekday, step_of(turn))
    if turn.startswith(("the ", "that")):
        return _weekday_after(memory.last_day, weekday, step_of(turn))
    published = memory.published_at
    if published is None:
        return None
    if turn.startswith("next") or turn.endswith("coming"):
        return day_span(next_weekday(published, weekday))
    return day_span(last_weekday(published, weekday, strictly=turn.startswith("last")))


def _weekday_of_week(published: date | None, weekday: int, step: int) -> Span | None:
    if published is None:
        return None
    monday = published - timedelta(days=published.weekday())
    return day_span(monday + timedelta(days=weekday + 7 * step))


def _weekday_after(base: Span | None, weekday: int, step: int) -> Span | None:
    """`the following Friday` counts from the day last mentioned."""
    if base is None:
        return None
    if step > 0:
        return day_span(next_weekday(base.end, weekday))
    return day_span(last_weekday(base.start, weekday, strictly=step < 0))


def read_weekday_range(found: FoundDate, memory: Memory) -> Span | None:
    """`between Friday and Sunday`: the latest such days at publication."""
    if memory.published_at is None:
        return None
    first, last = (int(words("weekday")[found.parts[name]]) for name in ("weekday", "weekday2"))
    end = last_weekday(memory.published_at, last)
    return Span(last_weekday(end, first), end, "day")


def read_near_day(found: FoundDate, memory: Memory) -> Span | None:
    """`yesterday`, `overnight`, `this morning`: counted from publication."""
    published = memory.published_at
    if published is None:
        return None
    turn = " ".join(found.parts["turn"].lower().split())
    before = published - timedelta(days=1)
    if turn == "overnight":
        return Span(before, published, "day")
    if turn == "the day before yesterday":
        return day_span(before - timedelta(days=1))
    if turn in ("yesterday", "last night"):
        return day_span(before)
    return day_span(published + timedelta(days=1) if turn == "tomorrow" else published)


def read_weekend(found: FoundDate, memory: Memory) -> Span | None:
    """Saturday and Sunday: the latest that has begun at publication; `last` is one that is over."""
    turn = found.parts["turn"].lower()
    if turn in ("the following", "that", "the previous"):
        base = _weekday_after(memory.last_day, 5, step_of(turn))
    elif memory.published_at is None:
        return None
    elif turn == "next":
        base = day_span(next_weekday(memory.published_at, 5))
    else:
        in_weekend = memory.published_at.weekday() >= 5
        saturday = last_weekday(memory.published_at, 5)
        base = day_span(saturday - timedelta(days=7 if turn == "last" and in_weekend else 0))
    return Span(base.start, base.start + timedelta(days=1), "day") if base else None


def read_unit(found: FoundDate, memory: Memory) -> Span | None:
    """`last week`, `this month`, `last summer`: counted from publication."""
    published = memory.published_at
    if published is None:
        return None
    step = step_of(found.parts["turn"]) if "this" not in found.parts["turn"].lower() else 0
    unit = found.parts["unit"]
    return _unit_around(published, "year" if unit in words("season") else unit, step)


def _unit_around(day: date, unit: str, step: int) -> Span | None:
    """The day, week, month or year that lies `step` of them after the one of `day`."""
    if unit in ("month", "year"):
        return add_months(day, step) if unit == "month" else add_years(day, step)
    moved = add_days(day, step * _DAYS_OF_UNIT.get(unit, 1))
    if moved is None:
        return None
    return week_span(moved) if unit == "week" else day_span(moved)


def read_past_span(found: FoundDate, memory: Memory) -> Span | None:
    """`in the past three years`: from then until publication."""
    count, published = _count(found), memory.published_at
    if published is None or count is None:
        return None
    begin = _moved(day_span(published), found.parts["unit"], -count)
    if begin is None:
        return None
    start, precision = min(begin.start, published), begin.precision
    if published - start > timedelta(days=1) and precision == "day":
        precision = coarse_precision(start, published)
    return Span(start, published, precision)


def _count(found: FoundDate) -> int | None:
    word = found.parts.get("number", "one").lower()
    if word.isdigit():
        return int(word)
    known = words("number")
    if word in known:
        return int(known[word])
    if word in words("vague_number"):
        return None
    return sum(int(known[piece]) for piece in re.split(r"[\s-]", word))


def _moved(base: Span, unit: str, count: int) -> Span | None:
    """The base moved by days or weeks to a day, by months to a month, by years to a year."""
    edge = base.end if count >= 0 else base.start
    if unit in _DAYS_OF_UNIT:
        day = add_days(edge, count * _DAYS_OF_UNIT[unit])
        return day_span(day) if day else None
    if unit == "month":
        return add_months(edge, count)
    if unit in ("year", "decade"):
        return add_years(edge, count * (10 if unit == "decade" else 1))
    if unit == "hour" and abs(count) >= 12:
        day = add_days(edge, count // 24) if count % 24 == 0 else None
        return day_span(day) if day else None
    return day_span(edge)


def read_shift(found: FoundDate, memory: Memory, anchor: Span | None) -> Span | None:
    """`two weeks ago`, `a day later`, `ten days after the troops withdrew`."""
    unit, turn = found.parts["unit"], found.parts["turn"]
    is_short = unit in ("minute", "hour")
    count = _count(found) if "number" in found.parts or is_short else None
    if count is None:
        return None
    sign = -1 if turn in _PAST_TURNS else 1
    if is_short and "number" not in found.parts:
        count = 0
    base = anchor or _shift_base(found, memory, unit)
    if anchor is None and turn in ("after", "before") and _is_clause(found):
        sign = -sign if memory.dates_its_sentence(found) else sign
    return _moved(base, unit, sign * count) if base else None


def _is_clause(found: FoundDate) -> bool:
    """`X died on 5 May, two days after the raid`: what is still to be dated is the raid."""
    return "that" not in found.parts


def _shift_base(found: FoundDate, memory: Memory, unit: str) -> Span | None:
    turn = found.parts["turn"]
    if turn in ("ago", "hence", "from now"):
        return memory.publication()
    is_event = turn in ("after", "before") and _is_clause(found)
    if is_event and not memory.dates_its_sentence(found):
        return memory.event()
    if unit in ("year", "decade"):
        return memory.last or memory.publication()
    if unit == "month":
        return memory.last_month or memory.publication()
    return memory.last_day or memory.publication()


def read_day_after(found: FoundDate, memory: Memory, anchor: Span | None) -> Span | None:
    """`the day after`, `the night before`."""
    step = -1 if found.parts["turn"] == "before" else 1
    base = anchor or memory.last_day or memory.event()
    unit = found.parts["unit"]
    if base is None or unit in ("minute", "hour", "decade", "fortnight"):
        return None
    return _unit_around(base.end if step > 0 else base.start, unit, step)


def read_same(found: FoundDate, memory: Memory) -> Span | None:
    """`the same day`, `that night`, `that year`."""
    unit = found.parts["unit"]
    base = memory.last if unit == "year" else memory.last_month if unit == "month" else None
    base = base or memory.last_day
    if base is None or unit in ("minute", "hour", "decade", "fortnight"):
        return None
    return _unit_around(base.end, unit, 0)


def read_adjacent(found: FoundDate, memory: Memory) -> Span | None:
    """`the following day`, `the previous month`."""
    unit, step = found.parts["unit"], step_of(found.parts["turn"])
    base = memory.last if unit == "year" else memory.last_month if unit == "month" else None
    base = base or memory.last_day
    if base is None or unit in ("minute", "hour", "decade", "fortnight"):
        return None
    return _unit_around(base.end if step > 0 else base.start, unit, step)
