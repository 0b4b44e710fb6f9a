"""What the date expressions of a document mean: one pass from left to right with a small memory.

An absolute date needs nothing. A date without year takes it from its surroundings: from a full
date shortly before it, else, in news, from the day of publication, else from the last full date of
the section or from the document's main date. Weekdays, `yesterday` and `two weeks ago` count from
the publication; `two days later` and `that night` from the day last mentioned; `a day after the
attack` from the document's main date. What cannot be known stays None, with precision `unknown`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ingest.dates.calendar_span import Precision, Span
from ingest.dates.grammar import FoundDate, find_dates
from ingest.dates.meaning import meaning
from ingest.dates.memory import Memory

__all__ = ["DateExpression", "find_dates", "read_dates", "resolve"]

DateKind = Literal["absolute", "partial", "weekday", "relative", "anaphoric"]

_KINDS: dict[str, DateKind] = {
    "weekday": "weekday",
    "weekday_range": "weekday",
    "near_day": "relative",
    "weekend": "relative",
    "unit": "relative",
    "past_span": "relative",
    "same": "anaphoric",
    "adjacent": "anaphoric",
    "day_after": "anaphoric",
    "day_of_month": "anaphoric",
    "event": "absolute",
    "decade": "absolute",
    "year": "absolute",
    "year_range": "absolute",
}


@dataclass(slots=True)
class DateExpression:
    """A date expression and the days it stands for, both ends included.

    `precision` says how exactly the span is meant: the 27th to the 31st is `day`. The span is None
    and the precision `unknown` where the document does not tell. `is_open` says that what is told
    runs on from there (`since 2015`, `2007–present`); the span is that of the date named.
    `governor` is the word before, in small letters (`since`, `until`, `on`).
    """

    char_start: int
    char_end: int
    text: str
    start: date | None
    end: date | None
    precision: Precision
    kind: DateKind
    rule: str
    governor: str
    is_open: bool


def read_dates(
    text: str,
    *,
    published_at: date | None = None,
    anchor: tuple[date, date] | None = None,
    section_starts: Sequence[int] = (),
) -> list[DateExpression]:
    """Find and resolve the dates of a whole document; the arguments are those of `resolve`."""
    found = find_dates(text)
    return resolve(found, published_at=published_at, anchor=anchor, section_starts=section_starts)


def resolve(
    expressions: Sequence[FoundDate],
    *,
    published_at: date | None = None,
    anchor: tuple[date, date] | None = None,
    section_starts: Sequence[int] = (),
) -> list[DateExpression]:
    """The days that the expressions of one document stand for, in the order of the text.

    `published_at` is the day of publication, `anchor` the span of the infobox's date (a document
    that has one is read as an encyclopedia article), `section_starts` the ascending offsets at
    which sections begin: a new section returns to the main date.
    """
    memory = Memory(expressions, published_at, anchor)
    resolved: list[DateExpression] = []
    section = 0
    for number, found in enumerate(expressions):
        if section != (section := bisect_right(section_starts, found.char_start)):
            memory.open_section()
        span = _span(expressions, number, memory)
        memory.note(found, span)
        resolved.append(_expression(found, span))
    return resolved


def _span(expressions: Sequence[FoundDate], number: int, memory: Memory) -> Span | None:
    """The meaning; of `two days after the 10 December attack` that date is read first."""
    found = expressions[number]
    following = expressions[number + 1] if number + 1 < len(expressions) else None
    if found.parts.get("turn") in ("after", "before") and following is not None:
        is_next = following.char_start - found.char_end <= len(" the ")
        if is_next and following.form not in ("shift", "same", "adjacent"):
            return meaning(found, memory, meaning(following, memory, None))
    return meaning(found, memory, None)


def _expression(found: FoundDate, span: Span | None) -> DateExpression:
    start, end, precision = span or (None, None, "unknown")
    return DateExpression(
        char_start=found.char_start,
        char_end=found.char_end,
        text=found.text,
        start=start,
        end=end,
        precision=precision,
        kind=_kind(found),
        rule=found.rule,
        governor=found.governor,
        is_open=found.is_open,
    )


def _kind(found: FoundDate) -> DateKind:
    if found.form == "shift":
        return "relative" if found.parts["turn"] in ("ago", "hence", "from now") else "anaphoric"
    if found.form in _KINDS:
        return _KINDS[found.form]
    has_year = any(name in found.parts for name in ("year", "year2", "yy"))
    return "absolute" if has_year else "partial"
