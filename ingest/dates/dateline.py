"""The dateline of a news report and the line that says when a document was issued."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from ingest.dates.expressions import DateExpression, read_dates
from ingest.dates.words import words

_HEAD_CHARACTERS = 3000
_HEAD_LINES = 25
_LONGEST_DATE = 60  # characters of a line that is only a date
_BYLINE_LINES = 6

_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]+(?:[ /][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]*){0,4}"
_DASH = r"[ \t]*(?:[–—]|--|(?<=[ \t)])-(?=[ \t]))"
_AGENCY_LINE = re.compile(
    rf"[ \t]*(?P<place>{_CAPITALS})(?P<rest>[^\n–—]{{0,80}}?){_DASH}[ \t]*(?=[\w\"“‘'(])"
)
_PLACE_AND_DATE = re.compile(
    r"[ \t]*(?P<place>[^\W\d_][^\d\n,:;!?]{1,40}(?:,[ \t][^\d\n,:;!?]{1,30}){0,2}),[ \t]"
    r"(?P<rest>[^\n]{4,60})"
)
_BRACKETED_LINE = re.compile(
    rf"[ \t]*\((?P<place>[^\d\n,:;!?()]{{2,40}}),[ \t](?P<rest>[^\n()]{{4,40}})\){_DASH}"
)
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?[ \t]*")
_NO_PLACE = re.compile(
    r"\b(?:by|on|in|updated|release|statement|communiqué|report|bulletin|update)\b",
    re.IGNORECASE,
)
_REST = re.compile(r"(?:[ ,./|–—-]|\([^()\n]{0,40}\)|[^\W\d_])*")
_ISSUED = re.compile(
    r"[ \t>*_]*(?:(?:date[ \t]of[ \t]|first[ \t])?"
    r"(?:issued?|publi(?:shed|cation)|posted|released?)|date)"
    r"(?:[ \t](?:on|date|at))?[ \t]*:?[ \t*_]+(?P<rest>[^\n]{4,80})",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"[ \t>*_]*(?:last[ \t])?(?:updated|modified|revised)(?:[ \t](?:on|at))?[ \t]*:?[ \t*_]+"
    r"(?P<rest>[^\n]{4,80})",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"[ \t]*[Bb][Yy][ \t][^\n]{2,80}?(?P<rest>[|,–—-][ \t][^\n]{4,80})")
_JOINT = re.compile(r"(?:^|[|,–—-])[ \t]+")
_BRACKET = re.compile(
    r"\((?:issued|published|posted|released|dated)(?=[ \t:])[^()\n]{4,50}\)", re.IGNORECASE
)
_PARTS = re.compile(r"[|·•]")
_TITLE_LINE = re.compile(r"(?P<title>[^\n]{4,80}?)[ \t]*[|,–—-][ \t]+(?P<rest>[^\n|]{6,40})")
_TIME = re.compile(r"[\s,.|()–—-]|at|\d{1,2}[:.]\d\d|[ap]\.?m\.?|[A-Z]{2,4}|\d{4}[ \t]?hours", re.I)


class Dateline(NamedTuple):
    """Where a report was filed, as it is written, and when the document was published."""

    place: str | None
    published_at: date | None


def find_dateline(text: str) -> Dateline:
    """The dateline in the first lines of a text; what is not told is None.

    A date of issue (`Issued: 1 April 2021`) comes before the date of a dateline, that before a
    line that is only a date or has one among its parts, and last comes the date of an update. Only
    full dates count.
    """
    lines = _head_lines(text)
    place, dated = _place_and_date(lines)
    issued = _labelled(lines, _ISSUED) or _bracketed(lines) or dated
    day = issued or _lone_date(lines) or _part(lines) or _labelled(lines, _UPDATED)
    return Dateline(place, day)


def _head_lines(text: str) -> list[str]:
    lines = [line for line in text[:_HEAD_CHARACTERS].split("\n") if line.strip()]
    return lines[:_HEAD_LINES]


def _place_and_date(lines: list[str]) -> tuple[str | None, date | None]:
    """The first place and the first date of datelines; all-capital headings may look like one."""
    place = None
    for line in lines:
        agency = _AGENCY_LINE.match(line)
        if agency and _is_dateline_rest(agency["rest"]):
            place = place or agency["place"].strip(" .-")
            if day := _only_date(agency["rest"]):
                return place, day
        letter = _BRACKETED_LINE.match(line) or _PLACE_AND_DATE.match(line)
        day = _whole_date(letter["rest"]) if letter else None
        if letter and day and not _NO_PLACE.search(letter["place"]):
            return place or letter["place"].strip(), day
    return place, None


def _is_dateline_rest(rest: str) -> bool:
    """Between place and dash stand a country, a date, an agency in brackets, and nothing else."""
    if rest.strip() and rest.lstrip()[:1] not in (",", "(", "/", "|"):
        return _full_dates(rest) != []
    for found in reversed(read_dates(rest)):
        rest = rest[: found.char_start] + rest[found.char_end :]
    return _REST.fullmatch(rest) is not None and len(rest.split()) <= 8


def _full_dates(text: str) -> list[DateExpression]:
    dates = read_dates(text)
    return [each for each in dates if each.kind == "absolute" and each.start == each.end]


def _only_date(text: str) -> date | None:
    dates = _full_dates(text)
    return dates[0].start if dates else None


def _whole_date(text: str) -> date | None:
    """The date of a text that is a full date and perhaps a time of day."""
    if len(text) > _LONGEST_DATE:
        return None
    dates = _full_dates(text)
    if not dates:
        return None
    remainder = text[: dates[0].char_start] + text[dates[0].char_end :]
    return dates[0].start if _TIME.sub("", remainder) == "" else None


def _labelled(lines: list[str], label: re.Pattern[str]) -> date | None:
    for line in lines:
        match = label.match(line)
        day = _only_date(match["rest"]) if match else None
        if day:
            return day
    return None


def _lone_date(lines: list[str]) -> date | None:
    """A line that is only a date, or ends a byline; several of them are the heads of entries."""
    days = [day for line in lines if (day := _whole_date(line))]
    if len(days) == 1 and any(_whole_date(line) for line in lines[:_BYLINE_LINES]):
        return days[0]
    return _signed(lines[:_BYLINE_LINES]) or _titled(lines[:_BYLINE_LINES])


def _signed(lines: list[str]) -> date | None:
    """The day behind the author's name, and perhaps the paper's (`By J. Doe | X | 6 May 2022`)."""
    for line in lines:
        byline = _BYLINE.match(line)
        for joint in _JOINT.finditer(byline["rest"]) if byline else ():
            if byline and (day := _whole_date(byline["rest"][joint.end() :])):
                return day
    return None


def _bracketed(lines: list[str]) -> date | None:
    """`Week 31: 29 July to 4 August 2024 (issued 5 August)`."""
    for line in lines:
        if bracket := _BRACKET.search(line):
            inside = (d for d in read_dates(line) if d.char_start > bracket.start())
            return next((d.start for d in inside if d.start == d.end), None)
    return None


def _part(lines: list[str]) -> date | None:
    """The one day that stands as a part of its own (`Day 12 · 4 March 2022 · 09:00`)."""
    days = {
        day
        for line in lines[:_BYLINE_LINES]
        if len(parts := _PARTS.split(line)) > 1
        for part in parts
        if (day := _whole_date(part))
    }
    return days.pop() if len(days) == 1 else None


def _titled(lines: list[str]) -> date | None:
    """The day at the end of a line that names an issue (`Daily bulletin | 3 May 2021`)."""
    for line in lines:
        if not _names_issue(line):
            continue  # to look for titles takes long
        for match in _TITLE_LINE.finditer(line):
            if words("publication").keys() & set(match["title"].lower().split()):
                day = _whole_date(_WEEKDAY.sub("", line[match.end("title") :].lstrip(" \t|,–—-")))
                if day:
                    return day
    return None


def _names_issue(line: str) -> bool:
    small = line.lower()
    return any(name in small for name in words("publication")) and bool(_issue().search(small))


@cache
def _issue() -> re.Pattern[str]:
    """A word for an issue, and what may stand behind it in a title."""
    return re.compile(rf"(?:{'|'.join(map(re.escape, words('publication')))})(?=[\s|,–—-])")
