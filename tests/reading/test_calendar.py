"""Easter and weeks: the calendar behind the dates."""

from __future__ import annotations

from datetime import date

from ingest.dates.calendar_span import easter, week_span
from ingest.dates.expressions import read_dates


def test_calendar() -> None:
    assert [easter(year) for year in (2000, 2019, 2024)] == [
        date(2000, 4, 23),
        date(2019, 4, 21),
        date(2024, 3, 31),
    ]
    assert week_span(date(2022, 4, 6)).start == date(2022, 4, 4)


def test_counting_on_cannot_leave_the_calendar() -> None:
    text = "On 5 May 2099 X. " + "999 decades later, 999 weeks later. " * 600 + "The next day."
    assert read_dates(text)[-1].precision in ("day", "unknown")
