"""What a reader keeps in mind of the dates read so far, and how it gives a date its year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from ingest.dates.calendar_span import Span, day_span, safe_date, span_of
from ingest.dates.grammar import FoundDate
from ingest.dates.words import month_number

_LEAD_CHARACTERS = 1500
_LINKED = len(" and then again on ")
_SOON = timedelta(days=30)
_HALF_A_YEAR = timedelta(days=183)
_DATE_FORMS = ("date", "range", "list", "holiday")
_MONTH_FORMS = ("month", "month_range")


class _Mention(NamedTuple):
    span: Span
    line: int
    sentence: int
    leads: bool


class Memory:
    """The dates last mentioned, the document's main date and its day of publication."""

    def __init__(
        self,
        expressions: Sequence[FoundDate],
        published_at: date | None,
        anchor: tuple[date, date] | None,
    ) -> None:
        self.published_at = published_at if published_at and _is_sane(published_at) else None
        self.main = span_of(*anchor) if anchor else None
        self.is_news = self.published_at is not None and anchor is None
        self.last_day: Span | None = None
        self.last_month: Span | None = None
        self.last: Span | None = None
        self._full: _Mention | None = None
        self._full_month: _Mention | None = None
        self._lead: _Mention | None = None
        self._section_year: date | None = None
        self._heading_year: int | None = None
        self._any_year = next((_year_of(each) for each in expressions if _year_of(each)), None)
        self._dated_sentence = -1
        self._ahead = _dates_ahead(expressions)

    def open_section(self) -> None:
        """A new heading: years and days are taken from the main date again."""
        self._section_year = self._main_day()
        self._heading_year = None
        if self.main is not None and self.main.precision == "day":
            self.last_day = self.last = self.main

    def note(self, found: FoundDate, span: Span | None) -> None:
        """Remember a date that has just been read."""
        if span is None or not _is_sane(span.start):
            return
        self._dated_sentence = found.sentence
        if found.is_open or found.form in ("past_span", "decade", "year_range", "event"):
            return
        self.last = span
        if span.precision in ("day", "month"):
            self.last_month = span
        if span.precision == "day":
            self.last_day = span
        if _is_full(found):
            self._note_full(found, span)

    def _note_full(self, found: FoundDate, span: Span) -> None:
        mention = _Mention(span, found.line, found.sentence, found.leads)
        if span.precision == "year":
            if found.is_line:
                self._heading_year = span.start.year
            if found.sentence + 5 >= found.char_start:
                self._section_year = span.start
            return
        self._section_year = span.end
        self._full_month = mention
        if span.precision != "day":
            return
        self._full = mention
        if found.leads:
            self._lead = mention
        is_lead = found.char_start < _LEAD_CHARACTERS and not self.is_news
        if self.main is None and is_lead:
            self.main = span

    def dates_its_sentence(self, found: FoundDate) -> bool:
        """Whether an earlier date stands in the sentence of `found`."""
        return self._dated_sentence == found.sentence

    def event(self) -> Span | None:
        """The day of the event that the document is about, else the day last mentioned."""
        if self.main is not None and self.main.precision == "day":
            return self.main
        return self.last_day or self.publication()

    def publication(self) -> Span | None:
        """The day of publication, in a document that has one."""
        return day_span(self.published_at) if self.published_at else None

    def settle(self, found: FoundDate, month: int, day: int | None) -> int | None:
        """The year of a month, or of a day in a month, that the text gives without year."""
        near = self._year_ahead(found, month) or self._neighbour(found, month, day)
        if near is not None:
            return near
        if self._heading_year is not None:
            return self._heading_year
        if self.is_news and self.published_at is not None:
            if found.governor in ("until", "till", "by", "next"):
                return _closest_year(self.published_at, month, day)
            return _past_year(self.published_at, month, day)
        anchor = self._section_year or self._main_day() or self._any_year
        if anchor is None:
            return _past_year(self.published_at, month, day) if self.published_at else None
        year = _running_year(anchor, month, day)
        if found.governor in ("until", "till") and (year, month) < (anchor.year, anchor.month):
            year += 1
        return year

    def _year_ahead(self, found: FoundDate, month: int) -> int | None:
        """The year of `14 March and again on 16 March 2021`, which stands after the second date."""
        ahead = self._ahead.get(found.char_start)
        if ahead is None:
            return None
        return int(ahead.parts["year"]) - int(month > month_number(ahead.parts["month"]))

    def _neighbour(self, found: FoundDate, month: int, day: int | None) -> int | None:
        """The year of a full date in the same sentence, at the head of the line, or just before."""
        full = self._full_month if day is None else self._full
        if full is not None and full.sentence == found.sentence:
            return self._not_future(_running_year(full.span.end, month, day), month, day)
        if self._lead is not None and self._lead.line == found.line and day is not None:
            return self._not_future(_running_year(self._lead.span.end, month, day), month, day)
        if full is None or full.line != found.line or day is None:
            return None
        year = _running_year(full.span.end, month, day)
        moment = safe_date(year, month, day)
        if moment and full.span.end <= moment <= full.span.end + _HALF_A_YEAR:
            return self._not_future(year, month, day)
        return None

    def _not_future(self, year: int, month: int, day: int | None) -> int:
        moment = safe_date(year, month, day or 1)
        limit = self.published_at
        return year - 1 if moment and limit and self.is_news and moment > limit + _SOON else year

    def _main_day(self) -> date | None:
        """The main date, unless it runs over several years."""
        if self.main is None or self.main.start.year != self.main.end.year:
            return None
        return self.main.end


def _dates_ahead(expressions: Sequence[FoundDate]) -> dict[int, FoundDate]:
    """For the offset of each date without year the next one like it, close by, that has a year."""
    ahead: dict[int, FoundDate] = {}
    for found, following in reversed(list(pairwise(expressions))):
        is_close = following.char_start - found.char_end <= _LINKED
        if is_close and found.form == following.form and found.sentence == following.sentence:
            target = following if "year" in following.parts else ahead.get(following.char_start)
            if target is not None and "month" in target.parts:
                ahead[found.char_start] = target
    return ahead


def _is_sane(day: date) -> bool:
    """Far from the ends of the calendar, so that counting on from here cannot leave it."""
    return 1000 <= day.year <= 2200


def _is_full(found: FoundDate) -> bool:
    has_year = any(name in found.parts for name in ("year", "year2", "yy"))
    return has_year and found.form in (*_DATE_FORMS, *_MONTH_FORMS, "year")


def _year_of(found: FoundDate) -> date | None:
    year = found.parts.get("year2") or found.parts.get("year")
    return date(int(year), 1, 1) if year and found.form in (*_DATE_FORMS, *_MONTH_FORMS) else None


def _running_year(anchor: date, month: int, day: int | None) -> int:
    """The anchor's year; January after a date in late autumn is that of the next year."""
    year = anchor.year + 1 if anchor.month - month >= 9 else anchor.year
    return _with_leap_day(year, month, day)


def _past_year(published_at: date, month: int, day: int | None) -> int:
    """The latest year that puts the date not after publication, give or take a coming month."""
    if day is None:
        return published_at.year if month <= published_at.month else published_at.year - 1
    for year in (published_at.year + 1, published_at.year):
        moment = safe_date(year, month, day)
        if moment is not None and moment <= published_at + _SOON:
            return year
    return _with_leap_day(published_at.year - 1, month, day)


def _closest_year(published_at: date, month: int, day: int | None) -> int:
    """The year that puts the date closest to publication, before or after it."""
    middle = day or 15
    years = (published_at.year + step for step in (-1, 0, 1))
    moments = [moment for year in years if (moment := safe_date(year, month, middle))]
    closest = min(moments, key=lambda moment: abs(moment - published_at), default=published_at)
    return closest.year


def _with_leap_day(year: int, month: int, day: int | None) -> int:
    """The year, or for 29 February the last leap year up to it."""
    if (month, day) == (2, 29):
        while safe_date(year, 2, 29) is None:
            year -= 1
    return year
