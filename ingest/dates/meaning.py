"""The days that one date expression stands for, given the memory of those before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from ingest.dates.calendar_span import (
    Span,
    add_months,
    day_span,
    easter,
    month_span,
    safe_date,
    year_span,
)
from ingest.dates.grammar import FoundDate
from ingest.dates.memory import Memory
from ingest.dates.reckoning import (
    read_adjacent,
    read_day_after,
    read_near_day,
    read_past_span,
    read_same,
    read_shift,
    read_unit,
    read_weekday,
    read_weekday_range,
    read_weekend,
    step_of,
)
from ingest.dates.words import month_number, words


def meaning(found: FoundDate, memory: Memory, anchor: Span | None) -> Span | None:
    """The span of an expression, or None where it cannot be known.

    `anchor` is the date to count from where the expression names one (`two days after 5 May`).
    """
    if found.form == "shift":
        return read_shift(found, memory, anchor)
    if found.form == "day_after":
        return read_day_after(found, memory, anchor)
    return _READERS[found.form](found, memory)


def _read_date(found: FoundDate, memory: Memory) -> Span | None:
    parts = found.parts
    if "mm" in parts:
        return _exact(int(parts["year"]), int(parts["mm"]), int(parts["dd"]))
    if "a" in parts:
        return _numeric(parts["a"], parts["b"], parts.get("year") or _century(parts["yy"]))
    month, day = month_number(parts["month"]), int(parts["day"])
    year = _year(found, memory, month, day)
    return None if year is None else _exact(year, month, day)


def _read_day_and_month(found: FoundDate, memory: Memory) -> Span | None:
    """`02/08`, day first."""
    day, month = int(found.parts["a"]), int(found.parts["b"])
    year = memory.settle(found, month, day)
    return None if year is None else _exact(year, month, day)


def _exact(year: int, month: int, day: int) -> Span | None:
    moment = safe_date(year, month, day)
    return day_span(moment) if moment else None


def _numeric(first: str, second: str, year: str) -> Span | None:
    """Day first, unless the calendar forbids it."""
    return _exact(int(year), int(second), int(first)) or _exact(int(year), int(first), int(second))


def _century(digits: str) -> str:
    return ("20" if int(digits) < 50 else "19") + digits


def _year(found: FoundDate, memory: Memory, month: int, day: int | None) -> int | None:
    """The year that the expression states, points at (`of that year`), or leaves to the context."""
    stated = found.parts.get("year2") or found.parts.get("year")
    if stated:
        return int(stated)
    if "which" in found.parts:
        return _pointed_year(found.parts["which"], memory)
    return memory.settle(found, month, day)


def _pointed_year(phrase: str, memory: Memory) -> int | None:
    step = step_of(phrase)
    published = memory.published_at
    if re.search(r"\b(?:this|last) year|^next", phrase):
        return published.year + step if published else None
    return memory.last.end.year + step if memory.last else None


def _read_range(found: FoundDate, memory: Memory) -> Span | None:
    parts = found.parts
    if "mm" in parts or "a" in parts:
        return _between(_numeric_end(parts, ""), _numeric_end(parts, "2"))
    month = month_number(parts["month"])
    month2 = month_number(parts.get("month2", parts["month"]))
    day, day2 = int(parts["day"]), int(parts["day2"])
    years = _range_years(found, memory, (month, day), (month2, day2))
    if years is None:
        return None
    return _between(_exact(years[0], month, day), _exact(years[1], month2, day2))


def _numeric_end(parts: Mapping[str, str], number: str) -> Span | None:
    year = parts["year" + number]
    if "mm" in parts:
        return _exact(int(year), int(parts["mm" + number]), int(parts["dd" + number]))
    return _numeric(parts["a" + number], parts["b" + number], year)


def _between(first: Span | None, last: Span | None) -> Span | None:
    if first is None or last is None or first.start > last.end:
        return None
    return Span(first.start, last.end, first.precision)


def _range_years(
    found: FoundDate, memory: Memory, first: tuple[int, int], last: tuple[int, int]
) -> tuple[int, int] | None:
    """The years of both ends; a range over New Year ends in the year after."""
    parts = found.parts
    wraps = int("month2" in parts and first > last)
    if "year" in parts and "year2" in parts:
        return int(parts["year"]), int(parts["year2"])
    if "year" in parts and "month2" in parts:
        return int(parts["year"]), int(parts["year"]) + wraps
    end = _year(found, memory, last[0], last[1] or None)
    return None if end is None else (end - wraps, end)


def _read_month_range(found: FoundDate, memory: Memory) -> Span | None:
    first, last = month_number(found.parts["month"]), month_number(found.parts["month2"])
    years = _range_years(found, memory, (first, 0), (last, 0))
    if years is None:
        return None
    return _between(month_span(years[0], first), month_span(years[1], last))


def _read_month(found: FoundDate, memory: Memory) -> Span | None:
    month = month_number(found.parts["month"])
    if "turn" in found.parts:
        return _turned_month(found, memory, month)
    year = _year(found, memory, month, None)
    return None if year is None else month_span(year, month)


def _turned_month(found: FoundDate, memory: Memory, month: int) -> Span | None:
    """`last March` is the latest that was over at publication, `next March` the first to come."""
    published = memory.published_at
    if published is None:
        return None
    step = step_of(found.parts["turn"])
    year = published.year
    if step < 0 and month >= published.month:
        year -= 1
    if step > 0 and month <= published.month:
        year += 1
    return month_span(year, month)


def _read_year(found: FoundDate, memory: Memory) -> Span | None:
    return year_span(int(found.parts["year"]))


def _read_year_range(found: FoundDate, memory: Memory) -> Span | None:
    first = int(found.parts["year"])
    last = int(found.parts.get("year2") or first - first % 100 + int(found.parts["yy"]))
    if last < first:
        last += 100
    return _between(year_span(first), year_span(last))


def _read_decade(found: FoundDate, memory: Memory) -> Span | None:
    first = int(found.parts["decade"])
    return Span(date(first, 1, 1), date(first + 9, 12, 31), "year")


def _read_event(found: FoundDate, memory: Memory) -> Span | None:
    return day_span(date.fromisoformat(words("event")[found.parts["event"]]))


def _read_holiday(found: FoundDate, memory: Memory) -> Span | None:
    rule = words("holiday")[found.parts["holiday"]]
    is_movable = rule.startswith("easter")
    month, day = (4, 1) if is_movable else (int(rule[:2]), int(rule[3:]))
    year = _year(found, memory, month, day)
    if year is None:
        return None
    if is_movable:
        return day_span(easter(year) + timedelta(days=int(rule.removeprefix("easter"))))
    return _exact(year, month, day)


def _read_nth(found: FoundDate, memory: Memory) -> Span | None:
    """`the 15th`: of the month last mentioned; in news without one, the latest that is past."""
    day = int(found.parts["day"])
    if memory.last_month is not None:
        base = memory.last_month.end
        return _exact(base.year, base.month, day)
    published = memory.published_at
    if published is None:
        return None
    month = published if day <= published.day else published.replace(day=1) - timedelta(days=1)
    return _exact(month.year, month.month, day)


def _read_nth_range(found: FoundDate, memory: Memory) -> Span | None:
    first = _read_nth(found, memory)
    if first is None:
        return None
    last = _exact(first.start.year, first.start.month, int(found.parts["day2"]))
    return _between(first, last)


def _read_day_of_month(found: FoundDate, memory: Memory) -> Span | None:
    """`the 5th of last month` counts from publication, `of that month` from the month mentioned."""
    which = found.parts["which"]
    is_published = re.search(r"(?:this|next|last) ", which) is not None
    base = memory.publication() if is_published else memory.last_month or memory.publication()
    month = add_months(base.end, step_of(which)) if base else None
    return _exact(month.start.year, month.start.month, int(found.parts["day"])) if month else None


_READERS: dict[str, Callable[[FoundDate, Memory], Span | None]] = {
    "date": _read_date,
    "list": _read_date,
    "day_and_month": _read_day_and_month,
    "range": _read_range,
    "month": _read_month,
    "month_range": _read_month_range,
    "year": _read_year,
    "year_range": _read_year_range,
    "decade": _read_decade,
    "event": _read_event,
    "holiday": _read_holiday,
    "nth": _read_nth,
    "nth_range": _read_nth_range,
    "day_of_month": _read_day_of_month,
    "weekday": read_weekday,
    "weekday_range": read_weekday_range,
    "near_day": read_near_day,
    "weekend": read_weekend,
    "unit": read_unit,
    "past_span": read_past_span,
    "same": read_same,
    "adjacent": read_adjacent,
}
