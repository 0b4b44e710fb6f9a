"""Dates: a table of expressions in context, and properties that hold for any date."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.dates.calendar_span import month_span
from ingest.dates.expressions import DateExpression, read_dates
from ingest.dates.grammar import find_dates
from ingest.dates.words import words

WEDNESDAY = date(2022, 4, 6)
ATTACK = (date(2019, 12, 10), date(2019, 12, 10))


def shown(expression: DateExpression) -> str:
    """`27 March=2022-03-27`; a month, a year or a longer span as it is shortest written."""
    start, end, precision = expression.start, expression.end, expression.precision
    if start is None or end is None:
        return f"{expression.text}=?"
    length = {"day": 10, "month": 7, "year": 4, "unknown": 10}[precision]
    days = f"{start}"[:length], f"{end}"[:length]
    whole = precision == "month" and (start, end) != month_span(start.year, start.month)[:2]
    if whole and start.month == end.month:
        return f"{expression.text}={start}..{end}~month"
    if precision == "year" and (start.month, start.day, end.month, end.day) != (1, 1, 12, 31):
        return f"{expression.text}={start}..{end}~year"
    return f"{expression.text}=" + (days[0] if days[0] == days[1] else "..".join(days))


def expressions(text: str, published: date | None = None, wiki: bool = False) -> list[str]:
    anchor = ATTACK if wiki else None
    return [shown(each) for each in read_dates(text, published_at=published, anchor=anchor)]


ABSOLUTE = [
    ("They came on August 15, 2023.", "August 15, 2023=2023-08-15"),
    ("They came on 15 August 2023.", "15 August 2023=2023-08-15"),
    ("It fell on the 15th of August, 2023.", "the 15th of August, 2023=2023-08-15"),
    ("It fell on August 15th, 2023.", "August 15th, 2023=2023-08-15"),
    ("Date: Aug. 15, 2023", "Aug. 15, 2023=2023-08-15"),
    ("Date: 15 Sept 2023", "15 Sept 2023=2023-09-15"),
    ("Date: 2023-08-15", "2023-08-15=2023-08-15"),
    ("Date: 2023/08/15", "2023/08/15=2023-08-15"),
    ("Date: 2023-08-15T05:00", "2023-08-15=2023-08-15"),
    ("Date: 15/08/2023", "15/08/2023=2023-08-15"),
    ("Date: 08/15/2023", "08/15/2023=2023-08-15"),
    ("Date: 05/04/2023", "05/04/2023=2023-04-05"),
    ("Date: 15.08.2023", "15.08.2023=2023-08-15"),
    ("Date: 15-08-2023", "15-08-2023=2023-08-15"),
    ("Date: 15/08/23", "15/08/23=2023-08-15"),
    ("Date: 15-Aug-2023", "15-Aug-2023=2023-08-15"),
    ("Date: 31/02/2023", "31/02/2023=?"),
    ("On 30 February 2023 nothing happened.", "30 February 2023=?"),
    ("ON 12 JUNE 2014 THEY CAME", "12 JUNE 2014=2014-06-12"),
    ("seized on 12 june 2014", "12 june 2014=2014-06-12"),
    ("On Tuesday, August 15, 2023, men", "Tuesday, August 15, 2023=2023-08-15"),
    ("On Tuesday 15 August 2023 men", "Tuesday 15 August 2023=2023-08-15"),
    ("Tue, 15 Aug 2023", "Tue, 15 Aug 2023=2023-08-15"),
    ("at dawn on 1 May of 2020", "1 May of 2020=2020-05-01"),
    ("He fell in March 2022.", "March 2022=2022-03"),
    ("in March of 2022", "March of 2022=2022-03"),
    ("In early October 2017, men", "early October 2017=2017-10"),
    ("in late April 2019", "late April 2019=2019-04"),
    ("by mid-September 2024", "mid-September 2024=2024-09"),
    ("at the end of June 2021", "the end of June 2021=2021-06"),
    ("in mid-2019 and again", "mid-2019=2019"),
    ("In 2019, the state", "2019=2019"),
    ("since 2015 the war", "2015=2015"),
    ("the 2017 Tongo Tongo ambush", "2017=2017"),
    ("(2013–2017)", "2013–2017=2013..2017"),
    ("Between 2015 and 2017, men", "2015 and 2017=2015..2017"),
    ("from 2011 to 2013", "2011 to 2013=2011..2013"),
    ("in 2014–15 it grew", "2014–15=2014..2015"),
    ("in the 1990s", "the 1990s=1990..1999"),
    ("in the early 2010s", "the early 2010s=2010..2019"),
    ("in the spring of 2021", "spring of 2021=2021"),
    ("over the summer of 2014", "summer of 2014=2014"),
    ("in the first half of 2020", "the first half of 2020=2020"),
    ("in the second quarter of 2020", "the second quarter of 2020=2020"),
    ("on Christmas Day 2019", "Christmas Day 2019=2019-12-25"),
    ("on New Year's Eve, 2016", "New Year's Eve, 2016=2016-12-31"),
    ("on Easter Sunday 2019", "Easter Sunday 2019=2019-04-21"),
    ("on Good Friday, 2022", "Good Friday, 2022=2022-04-15"),
    ("after the September 11 attacks", "September 11 attacks=2001-09-11"),
    ("the 9/11 plotters", "9/11=2001-09-11"),
    ("on September 11, 2012 in Benghazi", "September 11, 2012=2012-09-11"),
]

RANGES = [
    ("27–31 March 2022", "27–31 March 2022=2022-03-27..2022-03-31"),
    ("on 11-12 March 2025", "11-12 March 2025=2025-03-11..2025-03-12"),
    ("Period covered: 15-31 March 2021", "15-31 March 2021=2021-03-15..2021-03-31"),
    ("March 27-31, 2022", "March 27-31, 2022=2022-03-27..2022-03-31"),
    ("March 27 – 31, 2022", "March 27 – 31, 2022=2022-03-27..2022-03-31"),
    ("from 27 to 31 March 2022", "27 to 31 March 2022=2022-03-27..2022-03-31"),
    (
        "31 December 2016 – 1 January 2017",
        "31 December 2016 – 1 January 2017=2016-12-31..2017-01-01",
    ),
    ("30 December to 2 January 2017", "30 December to 2 January 2017=2016-12-30..2017-01-02"),
    ("31 March to 8 April 2020", "31 March to 8 April 2020=2020-03-31..2020-04-08"),
    ("February 25 to March 30, 2015", "February 25 to March 30, 2015=2015-02-25..2015-03-30"),
    ("Dec. 31, 2016 to Jan. 2, 2017", "Dec. 31, 2016 to Jan. 2, 2017=2016-12-31..2017-01-02"),
    ("2021-03-15 to 2021-03-31", "2021-03-15 to 2021-03-31=2021-03-15..2021-03-31"),
    ("15/03/2021 - 31/03/2021", "15/03/2021 - 31/03/2021=2021-03-15..2021-03-31"),
    ("between 15 and 18 May 2020", "15 and 18 May 2020=2020-05-15..2020-05-18"),
    ("between May 15 and 18, 2020", "May 15 and 18, 2020=2020-05-15..2020-05-18"),
    ("in the night of 27/28 March 2020", "27/28 March 2020=2020-03-27..2020-03-28"),
    ("Between January and March 2022", "January and March 2022=2022-01..2022-03"),
    ("February 2015 to June 2016", "February 2015 to June 2016=2015-02..2016-06"),
    ("in October–December 2017", "October–December 2017=2017-10..2017-12"),
    ("from late March to early April 2021", "late March to early April 2021=2021-03..2021-04"),
    ("in November to January 2018", "November to January 2018=2017-11..2018-01"),
    ("the October and December 2017 raids", "October=2017-10|December 2017=2017-12"),
    ("In June, July and August 2021", "June=2021-06|July=2021-07|August 2021=2021-08"),
    ("on 14 March and again on 16 March 2021", "14 March=2021-03-14|16 March 2021=2021-03-16"),
    ("on March 14 and March 15, 2021", "March 14=2021-03-14|March 15, 2021=2021-03-15"),
    ("on 30 December and 2 January 2021", "30 December=2020-12-30|2 January 2021=2021-01-02"),
    ("in 2020, 2021 and 2022", "2020=2020|2021=2021|2022=2022"),
    ("the war (1939-45)", "1939-45=1939..1945"),
    ("on 14 March 2021 (Sunday)", "14 March 2021 (Sunday)=2021-03-14"),
    ("on 3, 5 and 9 May 2020", "3=2020-05-03|5=2020-05-05|9 May 2020=2020-05-09"),
    ("on May 3 and 5, 2020", "May 3=2020-05-03|5, 2020=2020-05-05"),
    ("on 15 and 18 May 2020", "15=2020-05-15|18 May 2020=2020-05-18"),
    ("31–27 March 2022", "31–27 March 2022=?"),
]

NEWS = [
    ("killed on Wednesday", "Wednesday=2022-04-06"),
    ("said late on Thursday", "Thursday=2022-03-31"),
    ("Tuesday's assault", "Tuesday=2022-04-05"),
    ("it said Monday", "Monday=2022-04-04"),
    ("last Wednesday", "last Wednesday=2022-03-30"),
    ("last Friday", "last Friday=2022-04-01"),
    ("next Friday", "next Friday=2022-04-08"),
    ("on Friday last week", "Friday last week=2022-04-01"),
    ("on Tuesday of last week", "Tuesday of last week=2022-03-29"),
    ("between Friday and Sunday", "Friday and Sunday=2022-04-01..2022-04-03"),
    ("on Saturday and Sunday", "Saturday=2022-04-02|Sunday=2022-04-03"),
    ("yesterday", "yesterday=2022-04-05"),
    ("The day before yesterday men", "The day before yesterday=2022-04-04"),
    ("today it said", "today=2022-04-06"),
    ("killed overnight", "overnight=2022-04-05..2022-04-06"),
    ("overnight on Monday", "Monday=2022-04-04"),
    ("last night", "last night=2022-04-05"),
    ("this morning", "this morning=2022-04-06"),
    ("tomorrow", "tomorrow=2022-04-07"),
    ("on the weekend", "the weekend=2022-04-02..2022-04-03"),
    ("last weekend", "last weekend=2022-04-02..2022-04-03"),
    ("last week", "last week=2022-03-28..2022-04-03~year"),
    ("earlier this week", "earlier this week=2022-04-04..2022-04-10~month"),
    ("last month", "last month=2022-03"),
    ("early last month", "early last month=2022-03"),
    ("earlier this month", "earlier this month=2022-04"),
    ("last year", "last year=2021"),
    ("this year", "this year=2022"),
    ("last summer", "last summer=2021"),
    ("last August", "last August=2021-08"),
    ("next May", "next May=2022-05"),
    ("two weeks ago", "two weeks ago=2022-03-23"),
    ("three days ago", "three days ago=2022-04-03"),
    ("a month ago", "a month ago=2022-03"),
    ("twenty-five years ago", "twenty-five years ago=1997"),
    ("a few days ago", "a few days ago=?"),
    ("in the past three years", "the past three years=2019-01-01..2022-04-06~year"),
    ("in July", "July=2021-07"),
    ("In March, troops", "March=2022-03"),
    ("on March 26", "March 26=2022-03-26"),
    ("on November 25", "November 25=2021-11-25"),
    ("elections on 20 April", "20 April=2022-04-20"),
    ("put off until May", "May=2022-05"),
    ("from March 27 to 31", "March 27 to 31=2022-03-27..2022-03-31"),
    ("between 15 and 18 March", "15 and 18 March=2022-03-15..2022-03-18"),
    ("the night of 27 to 28 March", "27 to 28 March=2022-03-27..2022-03-28"),
    ("from 30 December to 2 January", "30 December to 2 January=2021-12-30..2022-01-02"),
    ("on the 3rd, men", "the 3rd=2022-04-03"),
    ("on the 23rd, men", "the 23rd=2022-03-23"),
    ("on the 5th of last month", "the 5th of last month=2022-03-05"),
    ("12 August last year", "12 August last year=2021-08-12"),
    ("in May this year", "May this year=2022-05"),
    ("the March raid", "March=2022-03"),
    ("since the start of the year", "the start of the year=2022"),
    ("over the past week", "the past week=2022-03-30..2022-04-06~year"),
    ("Hours before, men", "Hours before=2022-04-06"),
    ("over the last 24 hours", "the last 24 hours=2022-04-05..2022-04-06"),
    ("on Christmas Eve", "Christmas Eve=2021-12-24"),
]

WIKI = [
    ("On 3 July 2017 X fell. The following day, Y.", "The following day=2017-07-04"),
    ("On 3 July 2017 X fell. The next morning, Y.", "The next morning=2017-07-04"),
    ("On 3 July 2017 X fell. A day earlier, Y.", "A day earlier=2017-07-02"),
    ("On 3 July 2017 X fell. Two days later, Y.", "Two days later=2017-07-05"),
    ("On 3 July 2017 X fell. Three months later, Y.", "Three months later=2017-10"),
    ("On 3 July 2017 X fell. A year later, Y.", "A year later=2018"),
    ("On 3 July 2017 X fell. The same day, Y.", "The same day=2017-07-03"),
    ("On 3 July 2017 X fell. That night, Y.", "That night=2017-07-03"),
    ("On 3 July 2017 X fell. Later that month, Y.", "that month=2017-07"),
    ("On 3 July 2017 X fell. On 25 July that year, Y.", "25 July that year=2017-07-25"),
    ("On 3 July 2017 X fell. The day after, Y.", "The day after=2017-07-04"),
    ("On 3 July 2017 X fell. Hours later, Y.", "Hours later=2017-07-03"),
    ("On 3 July 2017 X fell. The following Friday, Y.", "The following Friday=2017-07-07"),
    ("On 3 July 2017 X fell. On the 15th, Y.", "the 15th=2017-07-15"),
    ("On 3 July 2017 X fell. In August, Y.", "August=2017-08"),
    ("On 3 July 2017 X fell. On 9 July, Y.", "9 July=2017-07-09"),
    ("On 3 July 2017 X fell. Y followed a week after that.", "a week after that=2017-07-10"),
    ("On 30 December 2017 X fell. On 2 January, Y.", "2 January=2018-01-02"),
    ("In January 2013 X fell. The following month, Y.", "The following month=2013-02"),
    ("In 2013 X fell. The previous year, Y.", "The previous year=2012"),
    ("X died on 3 July 2017, two days after the raid.", "two days after=2017-07-01"),
    ("Ten days after the troops withdrew, Y.", "Ten days after=2019-12-20"),
    ("He came a day after the attack.", "a day after=2019-12-11"),
    ("Two days after the 4 March 2018 raid, Y.", "Two days after=2018-03-06"),
    ("On 4 December, Y.", "4 December=2019-12-04"),
    ("On Christmas Day, Y.", "Christmas Day=2019-12-25"),
    ("The truce held until January.", "January=2020-01"),
    ("On Wednesday, Y.", "Wednesday=?"),
    ("Two weeks ago, Y.", "Two weeks ago=?"),
    ("Yesterday, Y.", "Yesterday=?"),
    ("On 29 February, Y.", "29 February=2020-02-29"),
]

NO_DATES = [
    "The army may march on the town and may strike again.",
    "At least 15 may have died.",
    "April Jones and August Müller spoke to June Carter.",
    "Prime Minister May said no.",
    "a statement by May and others",
    "They fought from 5 a.m. to 8 a.m., until 0430 hours.",
    "5–6 killed, 2–3 injured, 25% of 1,500 men",
    "Call +227 20 72 34 55 or 555-2019.",
    "It has 1,700 men; 2000 soldiers were there.",
    "between 1800 and 2000 people fled",
    "a prize of $2020",
    "after Friday prayers",
    "Bloody Sunday was a Saturday, as every Monday.",
    "Chief Sunday Igboho spoke.",
    "the 15th Battalion and the 36th Front",
    "Nine men of the 27th died.",
    "he walked for nine hours before he met them",
    "day after day, week after week",
    "three days of mourning and a two-day siege",
    "a 3-1 win, then 12.5 km and 10:30",
    "version 2.0.19 of 10/12 parts",
    "Toll: 12\nMarch on the capital",
    "The Marching Band; Mayors; Sundays; Decembers",
]


def named(rows: list[tuple[str, str]]) -> list[object]:
    return [pytest.param(*row, id=row[0]) for row in rows]


@pytest.mark.parametrize(("text", "expected"), named(ABSOLUTE + RANGES))
def test_full_dates_need_no_context(text: str, expected: str) -> None:
    assert "|".join(expressions(text)) == expected


@pytest.mark.parametrize(("text", "expected"), named(NEWS))
def test_news_counts_from_its_publication(text: str, expected: str) -> None:
    assert "|".join(expressions(text, WEDNESDAY)) == expected


@pytest.mark.parametrize(("text", "expected"), named(WIKI))
def test_articles_count_from_what_was_said(text: str, expected: str) -> None:
    assert expected in expressions(text, wiki=True)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert expressions(text, WEDNESDAY) == []


def test_a_section_returns_to_the_main_date() -> None:
    text = "A raid in 2012 and on 5 May 2012.\n== Attack ==\nOn 11 December they came."
    starts = [text.index("==")]
    found = read_dates(text, anchor=ATTACK, section_starts=starts)
    assert found[-1].start == date(2019, 12, 11)


def test_a_main_date_that_is_a_month_dates_no_day_after() -> None:
    anchor = (date(2019, 12, 1), date(2019, 12, 31))
    found = read_dates("He came a day after the attack. On 4 December, X.", anchor=anchor)
    assert [each.start for each in found] == [None, date(2019, 12, 4)]


def test_the_head_of_an_entry_rules_its_line() -> None:
    text = "3 July 2016 - Iraq: A bomb. The toll came on 7 July.\n\n1 May 2019 - Mali: A raid."
    found = read_dates(text, published_at=date(2024, 12, 31))
    assert [each.start for each in found] == [date(2016, 7, 3), date(2016, 7, 7), date(2019, 5, 1)]


def test_a_year_in_the_title_dates_the_article() -> None:
    assert expressions("= 2023 Dori raid =\n\nOn August 3, men came.")[-1] == "August 3=2023-08-03"


def test_since_and_present_are_open() -> None:
    found = read_dates("since 2015, and from 5 May 2007 – present, but in 2011", published_at=None)
    assert [each.is_open for each in found] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("on 5 May 2020", "absolute"),
        ("on 5 May", "partial"),
        ("on Friday", "weekday"),
        ("two days ago", "relative"),
        ("two days later", "anaphoric"),
        ("that night", "anaphoric"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [each.kind for each in read_dates(text)] == [kind]


def test_a_date_may_run_over_the_end_of_a_wrapped_line() -> None:
    text = "The village in the far north of the region was attacked on August\n15, 2023 by men."
    assert [each.start for each in read_dates(text)] == [date(2023, 8, 15)]


YEARS = st.dates(date(1950, 1, 1), date(2099, 12, 31))
MONTHS = {int(number): name for name, number in words("month").items()}
STYLES = st.sampled_from(
    ["{m} {d}, {y}", "{d} {m} {y}", "the {d}th of {m}, {y}", "{y}-{mm:02}-{d:02}", "{d}/{mm}/{y}"]
)


def written(day: date, style: str) -> str:
    month = MONTHS[day.month]
    return style.format(d=day.day, m=month, mm=day.month, y=day.year)


@given(YEARS, STYLES)
def test_the_date_that_is_written_is_the_date_that_is_read(day: date, style: str) -> None:
    found = read_dates(f"Gunmen struck on {written(day, style)} near Dori, killing 12.")
    assert [each.start for each in found] == [each.end for each in found] == [day]


@given(YEARS, st.integers(0, 365))
def test_days_of_the_year_before_publication_need_no_year(published: date, back: int) -> None:
    day = published - timedelta(days=min(back, 330))
    found = read_dates(f"on {day.day} {MONTHS[day.month]},", published_at=published)
    assert [each.start for each in found] == [day]


@given(YEARS, st.integers(0, 6))
def test_a_weekday_is_the_latest_one(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    found = read_dates(f"on {day:%A}", published_at=published)
    assert [each.start for each in found] == [day]


PIECES = st.lists(
    st.sampled_from([row[0] for row in ABSOLUTE + RANGES + NEWS + WIKI] + NO_DATES), max_size=8
)


@given(PIECES)
def test_a_text_has_the_dates_of_its_paragraphs(pieces: list[str]) -> None:
    text = "\n\n".join(pieces)
    expected: list[tuple[int, int, str]] = []
    offset = 0
    for piece in pieces:
        found = find_dates(piece)
        expected += [(offset + f.char_start, offset + f.char_end, f.rule) for f in found]
        offset += len(piece) + 2
    assert [(f.char_start, f.char_end, f.rule) for f in find_dates(text)] == expected


@given(PIECES, st.text(max_size=40))
def test_quotes_are_verbatim_in_order_and_apart(pieces: list[str], noise: str) -> None:
    text = noise.join(pieces)
    end = 0
    for found in read_dates(text, published_at=WEDNESDAY):
        assert found.char_start >= end
        assert text[found.char_start : found.char_end] == found.text
        assert (found.start is None) == (found.precision == "unknown" and found.end is None)
        end = found.char_end


@pytest.mark.parametrize(
    "unit", ["March ", "May 5, ", "3, 4 and ", "1/", "two days after ", "20", "((", "– "]
)
def test_a_megabyte_of_nonsense_is_read_in_seconds(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    started = time.perf_counter()
    read_dates(text, published_at=WEDNESDAY)
    assert time.perf_counter() - started < 60


def test_a_year_on_a_line_of_its_own_holds_for_the_days_below_it() -> None:
    found = expressions("News\n1998\n4 March: a raid.", published=date(2003, 5, 2))
    assert found[1] == "4 March=1998-03-04"
