"""The comment block at the top of a SQL file: prose, then lines the runner understands."""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from warehouse.errors import SqlError

_LINE = re.compile(r"^-- ?(.*)$")
_WARN = re.compile(r"\s*\[warn\]\s*$")
_REFERENCE = re.compile(r"^(?P<columns>.+?)\s*->\s*(?P<table>[\w.]+)\.(?P<first>\w+)(?P<more>.*)$")
_VALUES = re.compile(r"^(?P<column>\w+)\s+in\s+\((?P<values>.*)\)$", re.IGNORECASE | re.DOTALL)
_PREVIOUS = re.compile(r"^(?P<table>\w+)\s*\((?P<columns>.*)\)$", re.DOTALL)
_ENTRY = re.compile(r"^(?P<word>[a-z]+(?: [a-z]+)?)(?: (?P<name>\w+))?: (?P<rest>.*)$")
CHECK_WORDS = frozenset(["key", "not null", "values", "references", "check"])
WORDS = CHECK_WORDS | {"previous", "severity", "argument", "option", "output", "format", "tags"}
WORDS |= {"allow", "geometry", "context", "file", "layout", "nothing"}


@dataclass(frozen=True)
class Check:
    """One condition on a table's rows, as its header line says it."""

    kind: str
    name: str
    columns: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    target: str = ""
    target_columns: tuple[str, ...] = ()
    condition: str = ""
    severity: str = "error"
    offset: int = 0


@dataclass(frozen=True)
class Entry:
    """One `word: rest` line, where it stands, and whether the next line may go on with it."""

    word: str
    name: str
    rest: str
    offset: int
    open: bool = True


@dataclass(frozen=True)
class Header:
    """What the comment block says, in prose and in entries."""

    prose: str = ""
    entries: tuple[Entry, ...] = ()
    checks: tuple[Check, ...] = ()
    previous: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, ...]:
        """The columns of the key, empty when none is declared."""
        return next((check.columns for check in self.checks if check.kind == "key"), ())

    def all(self, word: str) -> list[str]:
        """Give what stands behind each `word:` line."""
        return [entry.rest for entry in self.entries if entry.word == word]

    def get(self, word: str, default: str = "") -> str:
        """Give what stands behind the first `word:` line."""
        return next(iter(self.all(word)), default)


def read_header(path: Path, text: str) -> Header:
    """Read the leading comment block; raises SqlError for a line that is almost understood."""
    prose: list[str] = []
    entries: list[Entry] = []
    for line, offset in _comment_lines(text):
        entry = _entry(path, text, line, offset)
        if entry:
            entries.append(entry)
        elif line and entries and entries[-1].open:
            entries[-1] = replace(entries[-1], rest=f"{entries[-1].rest} {line}")
        else:
            prose.append(line)
            entries[-1:] = [replace(one, open=False) for one in entries[-1:]]
    checks = tuple(
        _check(path, text, one)
        for one in entries
        if one.word in CHECK_WORDS or one.word == "at least one row"
    )
    previous = dict(
        _matched(_PREVIOUS, path, text, one, "TABLE(COLUMN TYPE, ...)")
        for one in entries
        if one.word == "previous"
    )
    return Header("\n".join(prose).strip(), tuple(entries), checks, previous)


def split_list(text: str) -> tuple[str, ...]:
    """Split at commas; a part in single quotes may hold commas."""
    rows = list(csv.reader([text], quotechar="'", skipinitialspace=True))
    return tuple(part.strip() for part in rows[0] if part.strip()) if rows else ()


def _comment_lines(text: str) -> Iterator[tuple[str, int]]:
    """Give the leading comment lines without their dashes, each with its offset."""
    offset = 0
    for raw in text.splitlines(keepends=True):
        match = _LINE.match(raw.rstrip("\r\n"))
        if not match:
            return
        yield match.group(1).strip(), offset
        offset += len(raw)


def _entry(path: Path, text: str, line: str, offset: int) -> Entry | None:
    if _WARN.sub("", line).lower() == "at least one row":
        return Entry("at least one row", "", line, offset)
    match = _ENTRY.match(line)
    if not match:
        return None
    word, name, rest = match["word"], match["name"] or "", match["rest"].strip()
    for named in ("check", "allow"):
        if word.startswith(named + " ") and not name:
            word, name = named, word.removeprefix(named + " ")
    if word in WORDS and bool(name) == (word in ("check", "allow")):
        return Entry(word, name, rest, offset)
    near = difflib.get_close_matches(word, WORDS, 1, 0.8)
    if near:
        form = f"{near[0]} NAME" if near[0] in ("check", "allow") else near[0]
        raise SqlError(
            path, text, offset, f"`{line}` is not understood", f"Did you mean `-- {form}: ...`?"
        )
    return None


def _check(path: Path, text: str, entry: Entry) -> Check:
    rest = _WARN.sub("", entry.rest)
    check = Check(
        kind=entry.word,
        name=f"{entry.word}: {rest}",
        severity="warn" if _WARN.search(entry.rest) else "error",
        offset=entry.offset,
    )
    bare = replace(entry, rest=rest)
    if entry.word == "values":
        column, values = _matched(_VALUES, path, text, bare, "COLUMN in (VALUE, ...)")
        name = f"values: {column}"
        return replace(check, name=name, columns=(column,), values=split_list(values))
    if entry.word == "references":
        form = "COLUMN -> TABLE.COLUMN"
        columns, table, first, more = _matched(_REFERENCE, path, text, bare, form)
        targets = (first, *split_list(more))
        return replace(check, columns=split_list(columns), target=table, target_columns=targets)
    if entry.word == "check":
        return replace(check, name=entry.name, condition=rest)
    if entry.word == "at least one row":
        return replace(check, name=entry.word)
    return replace(check, columns=split_list(rest))


def _matched(
    pattern: re.Pattern[str], path: Path, text: str, entry: Entry, form: str
) -> tuple[Any, ...]:
    match = pattern.match(entry.rest)
    if not match:
        reason = f"`{entry.word}: {entry.rest}` is not understood"
        raise SqlError(path, text, entry.offset, reason, f"Write `-- {entry.word}: {form}`.")
    return tuple(part.strip() for part in match.groups())
