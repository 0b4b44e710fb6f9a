"""Find the date expressions of a text; what they mean is decided in `ingest.dates.expressions`.

The patterns are rows of `lexicon/date_pattern.csv`, in the order in which they are tried, and the
words they use are rows of `lexicon/date_word.csv`. In a pattern `{name}` stands for a named piece
(`{name!}`: obligatory or without the check of what follows), a blank for white space of the text,
and `~` before a word for that word with a small or a capital first letter.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from heapq import merge
from pathlib import Path

from ingest.dates.licence import LEAD, is_licensed, word_before
from ingest.dates.opening import LENGTH, guard, openings, openings_at
from ingest.dates.words import words

_LEXICON = Path(__file__).parents[1] / "lexicon"
_BEFORE, _AFTER = 44, 48
_WRAPPED_LINE = 45
_SPACE = r"(?:[^\S\n]{1,2}|\n)"


@dataclass(slots=True)
class FoundDate:
    """A date expression as it stands in the text, before anything is known of its context.

    `parts` holds the named pieces of the pattern. `sentence` and `line` are the offsets at which
    its sentence and line begin (the sentence as far as it can be seen from here), `leads` tells
    whether the expression opens its line, `is_line` whether it is the whole line, `governor` is the
    small word before it.
    """

    char_start: int
    char_end: int
    text: str
    rule: str
    form: str
    parts: Mapping[str, str]
    sentence: int
    line: int
    leads: bool
    is_line: bool
    governor: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    form: str
    source: str
    pattern: re.Pattern[str]
    openings: frozenset[str]


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[FoundDate]:
    """All date expressions of `text` between `start` and `end`, in order, without overlap."""
    stop = len(text) if end is None else end
    found: list[FoundDate] = []
    for left, right in _windows(text, start, stop):
        found.extend(_find_in_window(text, left, right))
    return found


def _windows(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Stretches around the words without which there is no date; all else is never looked at."""
    left = right = -1
    scans = (pattern.finditer(text, start, stop) for pattern in _cores())
    for hit in merge(*scans, key=re.Match.start):
        begin = hit.start() - _BEFORE
        if begin > right:
            if right >= 0:
                yield _at_blanks(text, left, right, start, stop)
            left = begin
        right = hit.end() + _AFTER
    if right >= 0:
        yield _at_blanks(text, left, right, start, stop)


def _at_blanks(text: str, left: int, right: int, start: int, stop: int) -> tuple[int, int]:
    """The stretch without the words that it cuts at its ends."""
    left, right = max(left, start), min(right, stop)
    for _ in range(_BEFORE // 2):
        if left > start and not text[left - 1].isspace():
            left += 1
        if right < stop and not text[right].isspace():
            right -= 1
    return left, right


def _find_in_window(text: str, left: int, right: int) -> Iterator[FoundDate]:
    position = left
    while place := _places().search(text, position, right):
        start = place.start()
        position = start + 1
        for rule in _opened_by(text[start : start + LENGTH]):
            hit = rule.pattern.match(text, start, right)
            if hit and _is_one_phrase(hit) and is_licensed(rule.form, hit):
                yield from _found(rule, hit)
                position = hit.end()
                break


def _is_one_phrase(match: re.Match[str]) -> bool:
    """A line break inside a date is none where lines are short: those are lists and tables."""
    newline = match.group().find("\n")
    if newline < 0:
        return True
    newline += match.start()
    line = match.string.rfind("\n", max(0, newline - _WRAPPED_LINE), newline)
    return line < 0 and newline >= _WRAPPED_LINE


def _found(rule: _Rule, match: re.Match[str]) -> Iterator[FoundDate]:
    parts = {name: value for name, value in match.groupdict().items() if value}
    parts |= {name: parts[name].lower() for name in ("unit",) if name in parts}
    if rule.form != "list":
        yield _make(rule, match, parts, match.start(), match.end())
        return
    offset = match.start("days")
    days = list(re.finditer(r"\d{1,2}(?:st|nd|rd|th)?", parts["days"]))
    for number, day in enumerate(days):
        own = {**parts, "day": re.sub(r"\D", "", day.group())}
        start, end = offset + day.start(), offset + day.end()
        if number == len(days) - 1:
            end = match.end()
        yield _make(rule, match, own, match.start() if number == 0 else start, end)


def _make(
    rule: _Rule, match: re.Match[str], parts: Mapping[str, str], start: int, end: int
) -> FoundDate:
    text = match.string
    line = text.rfind("\n", max(0, start - 2000), start) + 1
    governor = word_before(text, start)
    leads = LEAD.fullmatch(text, max(line, start - 16), start) is not None
    return FoundDate(
        char_start=start,
        char_end=end,
        text=text[start:end],
        rule=rule.name,
        form=rule.form,
        parts=parts,
        sentence=_sentence_start(text, start, line),
        line=line,
        leads=leads,
        is_line=leads and _LINE_END.match(text, end) is not None,
        governor=governor.lower(),
        is_open=governor.lower() == "since" or _OPEN_END.match(text, end) is not None,
    )


_LINE_END = re.compile(r"[^\S\n]*[:.]?[^\S\n]*(?:\n|\Z)")
_OPEN_END = re.compile(r"\s?[–—-]\s?(?:[Pp]resent|[Oo]ngoing)\b")
_SENTENCE_END = re.compile(r"[.!?][\"”')]?\s+(?=[A-Z\"“(])")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b[A-Z][a-z]{1,3})\Z")


def _sentence_start(text: str, position: int, line: int) -> int:
    window = max(line, position - 500)
    start = window
    for end in _SENTENCE_END.finditer(text, window, position):
        if not _ABBREVIATION.search(text, max(window, end.start() - 5), end.start()):
            start = end.end()
    return start


@cache
def _cores() -> tuple[re.Pattern[str], ...]:
    """What every date expression contains. Three scans, each with few first characters and no
    condition before them, are ten times as quick as one.
    """
    names = [word[:3] for kind in ("month", "month_short") for word in words(kind)]
    names += [name.upper() for name in names]
    names += [word[:4] for kind in ("weekday", "holiday") for word in words(kind)]
    units = "day night week month year hour minute decade morning evening noon omorrow fortnight"
    digits = r"[0-9](?:[0-9]{3}|/[0-9]|\.[0-9]|st|nd|rd|th)"
    names += [unit.capitalize() for unit in units.split()]
    literals = [sorted(set(names)), sorted({*units.split(), *words("season")})]
    patterns = ["|".join(map(re.escape, heads)) for heads in literals]
    return tuple(re.compile(pattern) for pattern in (*patterns, digits))


@cache
def _places() -> re.Pattern[str]:
    """Where some rule can open; all else need not be tried."""
    return re.compile(f"{_START}(?={guard(set().union(*(rule.openings for rule in _rules())))})")


@lru_cache(maxsize=4096)
def _opened_by(head: str) -> tuple[_Rule, ...]:
    """The rules that can open with these characters."""
    here = openings_at(head)
    if here is None:
        return _rules()
    numbers = {number for opening in here for number in _by_opening().get(opening, ())}
    return tuple(_rules()[number] for number in sorted(numbers))


@cache
def _by_opening() -> dict[str, list[int]]:
    """The numbers of the rules that have an opening."""
    found: dict[str, list[int]] = {}
    for number, rule in enumerate(_rules()):
        for opening in rule.openings:
            found.setdefault(opening, []).append(number)
    return found


@cache
def _rules() -> tuple[_Rule, ...]:
    with (_LEXICON / "date_pattern.csv").open(encoding="utf-8", newline="") as file:
        return tuple(rule for row in csv.DictReader(file) for rule in _rules_of(row))


def _rules_of(row: Mapping[str, str]) -> Iterator[_Rule]:
    """A pattern with `{to}` gives a second one for `between … and …`."""
    variants = [_expand(row["pattern"])]
    if "{to}" in row["pattern"]:
        variants.append("(?<=etween )" + _expand(row["pattern"].replace("{to}", " and ")))
    for pattern in variants:
        compiled = re.compile(_START + pattern)
        yield _Rule(row["rule"], row["form"], pattern, compiled, openings(pattern))


_START = r"(?<![\w€$£])(?<!\d[.,:/-])(?<![A-Z]-)"


def _expand(pattern: str) -> str:
    spaced = re.sub(r"(?<!\[) (?!-\])", lambda _: _SPACE, pattern)
    cased = re.sub(r"~(\w)", lambda m: f"[{m[1].upper()}{m[1]}]", spaced)
    return re.sub(r"\{([a-z]+)(2?)(!?)\}", lambda m: _piece(m[1], m[2], m[3]), cased)


def _piece(name: str, number: str, mark: str) -> str:
    piece = _pieces()[name + mark if name + mark in _pieces() else name]
    return piece.replace("(?P<#", "(?P<").replace("#>", number + ">")


def _either(*kinds: str) -> str:
    return "|".join(re.escape(word) for kind in kinds for word in words(kind))


@cache
def _pieces() -> dict[str, str]:
    day = r"(?:3[01]|[12]\d|0?[1-9])"
    tail = r"(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
    full, short = _either("month"), _either("month_short")
    names = rf"(?:{full}|{full.upper()}|(?:{short})(?!\w)\.?)(?!\w)"
    year = r"(?P<#year#>(?:1[5-9]|20)\d\d)"
    part = _part()
    return {
        "day": rf"(?P<#day#>{day}){tail}",
        "nth": rf"(?P<#day#>{day})(?:st|nd|rd|th)",
        "days": rf"(?P<days>{day}{tail}(?:,[ ]{day}{tail}){{0,8}},?[ ]and[ ]{day}{tail})",
        "a": r"(?P<#a#>\d{1,2})",
        "b": r"(?P<#b#>\d{1,2})",
        "mm": r"(?P<#mm#>0[1-9]|1[0-2])",
        "dd": r"(?P<#dd#>0[1-9]|[12]\d|3[01])(?!\d)",
        "yy": r"(?P<#yy#>\d\d)(?![\w%]|[-/.]\d)",
        "year": year + r"(?![\w%]|[.,:]\d)",
        "year!": year,
        "month": rf"(?P<#month#>{names})",
        "anymonth": rf"(?P<#month#>(?i:{full}))",
        "weekday": rf"(?P<#weekday#>{_either('weekday')})(?!\w)",
        "wd": rf"(?:(?:{_either('weekday', 'weekday_short')})\.?(?:[ ]{_DAYTIME})?,?[ ])?",
        "dw": rf"(?:[ ]\((?:{_either('weekday', 'weekday_short')})\))?",
        "the": "(?:the[ ])?",
        "daytime": _DAYTIME,
        "to": rf"(?:[^\S\n]?[–—‒−-][^\S\n]?|/|{_SPACE}(?:to|until|till|through|thru){_SPACE})",
        "tight": rf"(?:[–—‒−/-]|{_SPACE}(?:to|until|till|through|thru){_SPACE})",
        "stop": rf"(?=[^\S\n]*(?:[.,;:)\n]|\Z|(?:{_either('follower')})\b))",
        "part": rf"(?:(?P<#part#>{part}))?",
        "part!": rf"(?P<#part#>{part})",
        "which": rf"(?P<which>{_WHICH_YEAR})(?!\w)",
        "holiday": rf"(?P<holiday>{_either('holiday')})",
        "event": rf"(?P<event>{_either('event')})",
        "season": rf"(?P<season>{_either('season')})",
        "number": rf"(?P<number>\d{{1,3}}|(?i:{_number()}))",
        "unit": r"(?P<unit>[Mm]inute|[Hh]our|[Dd]ay|night|morning|afternoon|evening|[Ww]eek"
        r"|fortnight|[Mm]onth|[Yy]ear|[Dd]ecade)",
    }


_DAYTIME = "(?:night|morning|afternoon|evening)"
_WHICH_YEAR = (
    "(?:of )?(?:that(?: same)? year|the same year|this year|last year|next year"
    "|the (?:following|next|previous|preceding) year)"
).replace(" ", _SPACE)


def _part() -> str:
    of = "beginning|start|middle|end|close|turn|first half|second half"
    counted = "(?:first|second|third|fourth|last|final|opening) (?:quarter|days|weeks?|months)"
    pattern = f"(?:[Ee]arly|[Ll]ate|[Mm]id)(?:[ -]| in )|[Ee]nd-|(?:the )?(?:{of}|{counted}) of "
    return re.sub(r"(?<!\[) (?!-\])", lambda _: _SPACE, pattern)


def _number() -> str:
    tens = [word for word, value in words("number").items() if value.isdigit() and int(value) >= 20]
    ones = [word for word, value in words("number").items() if value in "123456789"]
    compound = rf"(?:{'|'.join(tens)})[ -](?:{'|'.join(ones)})"
    return f"{compound}|{_either('number', 'vague_number')}"
