"""Spans of days: a day, a week, a month, a year, and how to move them."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Literal, NamedTuple

Precision = Literal["day", "month", "year", "unknown"]


class Span(NamedTuple):
    """The days from `start` to `end`, both included, and how exactly they are meant."""

    start: date
    end: date
    precision: Precision


def day_span(day: date) -> Span:
    """The one day."""
    return Span(day, day, "day")


def month_span(year: int, month: int) -> Span:
    """The first to the last day of a month."""
    last = calendar.monthrange(year, month)[1]
    return Span(date(year, month, 1), date(year, month, last), "month")


def year_span(year: int) -> Span:
    """The first to the last day of a year."""
    return Span(date(year, 1, 1), date(year, 12, 31), "year")


def week_span(day: date) -> Span:
    """Monday to Sunday around a day; the precision is the finest unit that holds the whole week."""
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    return Span(monday, sunday, coarse_precision(monday, sunday))


def span_of(start: date, end: date) -> Span:
    """The span between two days, which is a month or a year if it is just that."""
    for whole in (month_span(start.year, start.month), year_span(start.year)):
        if (start, end) == whole[:2]:
            return whole
    return Span(start, end, "day")


def coarse_precision(start: date, end: date) -> Precision:
    """`day`, `month` or `year` where both ends lie in the same one, else `unknown`."""
    if start == end:
        return "day"
    if start.year != end.year:
        return "unknown"
    return "month" if start.month == end.month else "year"


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, days: int) -> date | None:
    """The day so many days later, or None beyond the calendar's ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def add_months(day: date, months: int) -> Span | None:
    """The month so many months after the month of `day`, or None beyond the calendar's ends."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return month_span(year, month + 1) if 1 <= year <= 9999 else None


def add_years(day: date, years: int) -> Span | None:
    """The year so many years after the year of `day`, or None beyond the calendar's ends."""
    year = day.year + years
    return year_span(year) if 1 <= year <= 9999 else None


def easter(year: int) -> date:
    """Western Easter Sunday, by the Gregorian computus."""
    golden, century = year % 19, year // 100
    leap, skipped = century // 4, (8 * century + 13) // 25
    epact = (19 * golden + century - leap - skipped + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + leap) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def last_weekday(day: date, weekday: int, *, strictly: bool = False) -> date:
    """The latest such weekday up to `day` (Monday is 0); with `strictly`, before it."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=7 if strictly and back == 0 else back)


def next_weekday(day: date, weekday: int) -> date:
    """The first such weekday after `day`."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead or 7)
