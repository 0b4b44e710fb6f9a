"""What only looks like a date: `may`, `Sunday` and four digits need the right neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from ingest.dates.words import words

LEAD = re.compile(r"[\s•*–—=-]*(?:[Oo]n |[Ii]n )?")
_WORD_BEFORE = re.compile(r"([\w.']+)[ \u00a0\n]\Z")
_WORD_AFTER = re.compile(r"[ \u00a0\n-]([^\W\d]+)")
_ENTRY_HEAD = re.compile(r"[ \t]*[:–—|-]|[ \t]+[^\W\d_]")
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d, \Z")


def is_licensed(form: str, match: re.Match[str]) -> bool:
    """Whether what a rule of this form has matched is a date where it stands."""
    check = _LICENCES.get(form)
    return check is None or check(match)


def _month_is_licensed(match: re.Match[str]) -> bool:
    """`May`, `March`, `August` are also verbs and people: a bare month needs a word before it."""
    parts = match.groupdict()
    if any(parts.get(name) for name in ("year", "which", "turn", "part")):
        return True
    if _months_up_to_a_year().match(match.string, match.end()):
        return True
    month, before = parts["month"], word_before(match.string, match.start())
    strength = words("month_licence").get(before)
    after = _word_after(match)
    if before in words("modifier_licence"):
        return after[:1].islower() and after not in words("follower")
    if strength == "weak":
        return month not in words("name_month") and not after[:1].isupper()
    return strength == "strong" and not (month.endswith(".") and after == "")


def _month_range_is_licensed(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    if parts.get("year") or parts.get("year2") or parts.get("which"):
        return True
    return word_before(match.string, match.start()) in words("month_licence")


def _year_is_licensed(match: re.Match[str]) -> bool:
    """Four digits are a year after `in`, `since` and the like, in brackets, or in a name."""
    text, start = match.string, match.start()
    after = _word_after(match)
    if after in words("counted") or text[start - 1 : start] in ("$", "€", "£"):
        return False
    if match.groupdict().get("part") or match.groupdict().get("season"):
        return True
    if word_before(text, start) in words("year_licence") or text[start - 1 : start] == "(":
        return True
    if _YEAR_BEFORE.search(text[max(0, start - 8) : start]):
        return True
    line = text.rfind("\n", max(0, start - 8), start) + 1
    opens = LEAD.fullmatch(text, line, start) is not None and (line > 0 or start < 8)
    return opens and (after[:1].isalpha() or text[match.end() : match.end() + 1] in (":", "\n", ""))


def _year_range_is_licensed(match: re.Match[str]) -> bool:
    parts = match.groupdict()
    first = int(parts["year"])
    if parts.get("yy"):
        is_bracketed = match.string[match.start() - 1 : match.start()] == "("
        step = int(parts["yy"]) - first % 100
        return first >= 1900 and (step in (1, -99) or (is_bracketed and step > 0))
    return first <= int(parts["year2"]) and _word_after(match) not in words("counted")


def _weekday_is_licensed(match: re.Match[str]) -> bool:
    """`a Saturday`, `Bloody Sunday`, `Friday prayers`, `Sunday Okoro` are no days of the news."""
    parts, text = match.groupdict(), match.string
    before, after = word_before(text, match.start()), _word_after(match)
    if before in words("weekday_before") or after in words("weekday_noun"):
        return False
    is_governed = parts.get("turn") or before in words("weekday_licence") or before.islower()
    return bool(is_governed) or not after[:1].isupper()


def _nth_is_licensed(match: re.Match[str]) -> bool:
    before = word_before(match.string, match.start()).lower()
    if before in ("on", "by", "until", "since", "from", "between", "before", "after"):
        return True
    head = match.string[max(0, match.start() - 24) : match.start()]
    return head.endswith(("night of ", "morning of ", "afternoon of ", "evening of ", "hours of "))


def _near_day_is_licensed(match: re.Match[str]) -> bool:
    """`overnight on 5 May` is the night of 5 May, which is an expression of its own."""
    if match["turn"].lower() != "overnight":
        return True
    after = _word_after(match)
    return after not in ("on", "from", "between") and after not in words("weekday")


def _shift_is_licensed(match: re.Match[str]) -> bool:
    """`hours later` is one, `day after day` and `walked for nine hours before` are none."""
    unit, before = match["unit"], word_before(match.string, match.start()).lower()
    is_plural = match.string[match.end("unit") : match.end("unit") + 1] == "s"
    is_counted = before.isdigit() or before in words("number")
    if match["number"] is None and (is_counted or not is_plural):
        return False
    is_duration = before == "for" and match["turn"] != "ago"
    return _word_after(match) != unit and not is_duration


def _word_after(match: re.Match[str]) -> str:
    after = _WORD_AFTER.match(match.string, match.end())
    return after.group(1) if after else ""


@cache
def _months_up_to_a_year() -> re.Pattern[str]:
    names = "|".join([*words("month"), *(re.escape(word) for word in words("month_short"))])
    return re.compile(rf"(?:(?:,| and| or|, and) (?:{names})\.?){{1,4}},? (?:1[5-9]|20)\d\d\b")


def _head_is_licensed(match: re.Match[str]) -> bool:
    """`02/08 Gao: a raid` heads an entry of a list; elsewhere such numbers are fractions."""
    first, second = int(match["a"]), int(match["b"])
    line = match.string.rfind("\n", max(0, match.start() - 8), match.start()) + 1
    opens = LEAD.fullmatch(match.string, line, match.start()) is not None
    is_head = _ENTRY_HEAD.match(match.string, match.end()) is not None
    return opens and line > 0 and is_head and 1 <= first <= 31 and 1 <= second <= 12


_LICENCES: dict[str, Callable[[re.Match[str]], bool]] = {
    "month": _month_is_licensed,
    "month_range": _month_range_is_licensed,
    "day_and_month": _head_is_licensed,
    "year": _year_is_licensed,
    "year_range": _year_range_is_licensed,
    "weekday": _weekday_is_licensed,
    "nth": _nth_is_licensed,
    "nth_range": _nth_is_licensed,
    "near_day": _near_day_is_licensed,
    "shift": _shift_is_licensed,
}


def word_before(text: str, position: int) -> str:
    """The word right before a position, or an empty text."""
    match = _WORD_BEFORE.search(text[max(0, position - 24) : position])
    return match.group(1) if match else ""
