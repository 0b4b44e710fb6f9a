"""Prints what commands find: data to standard output, messages to standard error."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from warehouse.checks import Result

SHOWN_ROWS = 5
LEAST_WIDTH = 12
GREEN, YELLOW, RED = "32", "33", "31"


class Report:
    """Messages for a person, as many as asked for."""

    def __init__(self, quiet: bool = False, verbose: bool = False) -> None:
        """Take how much is wanted: only failures, or also what went well in detail."""
        self.quiet, self.verbose = quiet, verbose

    def say(self, message: str) -> None:
        """Print a message unless only failures are wanted."""
        if not self.quiet:
            print(message, file=sys.stderr)

    def warn(self, message: str) -> None:
        """Print a message that somebody should act on, unless only failures are wanted."""
        self.say(f"{colour('warning', YELLOW)} {message}")

    def fail(self, message: str) -> None:
        """Print a message in any case."""
        print(message, file=sys.stderr)

    def tables(self, made: Sequence[Mapping[str, Any]]) -> None:
        """Print one line for each table that was made."""
        width = max((len(row["table"]) for row in made), default=0)
        for row in made:
            counted = f"{row['table']:<{width}} {row['rows']:>10,} rows  {row['change']:<28}"
            self.say(f"{counted} {row['milliseconds']:>7,.0f} ms")

    def check(self, result: Result) -> None:
        """Print a check that found bad rows, with the first of them."""
        if not result.bad_rows:
            if self.verbose:
                self.say(f"{colour('ok', GREEN)}    {_title(result)}")
            return
        word = colour("FAILED", RED) if result.failed else colour("warning", YELLOW)
        tell = self.fail if result.failed else self.say
        noun = "bad row" if result.bad_rows == 1 else "bad rows"
        tell(f"{word} {_title(result)}: {result.bad_rows:,} {noun}")
        rows = result.rows if self.verbose else result.rows[:SHOWN_ROWS]
        if rows:
            tell(_indented(as_table(result.columns, rows, _width(sys.stderr))))
        if result.bad_rows > len(rows) > 0:
            tell(f"    and {result.bad_rows - len(rows):,} more")


def colour(text: str, code: str, stream: TextIO | None = None) -> str:
    """The text in a colour where the stream is a terminal and NO_COLOR is not set."""
    stream = stream or sys.stderr
    if os.environ.get("NO_COLOR") or not stream.isatty():
        return text
    return f"\x1b[{code}m{text}\x1b[0m"


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows as a table that fits the terminal; whole when the output is not a terminal."""
    print(as_table(columns, list(rows), _width(sys.stdout)))


def print_json(value: Any) -> None:
    """Print a value as JSON."""
    print(json.dumps(value, indent=2, default=str, ensure_ascii=False))


def as_table(columns: Sequence[str], rows: Sequence[Sequence[Any]], width: int | None) -> str:
    """Lay rows out in columns; to fit `width`, cut the widest text, then leave columns out."""
    cells = [[_cell(value) for value in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    numeric = [
        all(isinstance(row[at], int | float) or row[at] is None for row in rows)
        for at in range(len(columns))
    ]
    if width:
        widths = _fitted(widths, _least(columns, rows, widths), width)
    lines = [_line(columns, widths, numeric), "  ".join("-" * one for one in widths)]
    lines += [_line(row, widths, numeric) for row in cells]
    left_out = len(columns) - len(widths)
    if left_out:
        lines.append(f"{left_out:,} more column{'' if left_out == 1 else 's'}: --csv")
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    shown = []
    for cell, width, right in zip(cells, widths, numeric, strict=False):
        cut = cell if len(cell) <= width else cell[: width - 1] + "…"
        shown.append(cut.rjust(width) if right else cut.ljust(width))
    return "  ".join(shown).rstrip()


def _least(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], widths: Sequence[int]
) -> list[int]:
    """How narrow each column may become: text is cut, but no key, number or day."""
    return [
        min(widths[at], LEAST_WIDTH)
        if not name.endswith("_id") and any(isinstance(row[at], str | list) for row in rows)
        else widths[at]
        for at, name in enumerate(columns)
    ]


def _fitted(widths: Sequence[int], least: Sequence[int], width: int) -> list[int]:
    """Widths of as many columns as fit, taken from the widest that may give."""
    kept = len(widths)
    while kept > 1 and sum(least[:kept]) + 2 * (kept - 1) > width:
        kept -= 1
    fitted = list(widths[:kept])
    while sum(fitted) + 2 * (kept - 1) > width:
        givers = [at for at in range(kept) if fitted[at] > least[at]]
        if not givers:
            break
        fitted[max(givers, key=lambda at: fitted[at])] -= 1
    return fitted


def _cell(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())


def _width(stream: TextIO) -> int | None:
    if stream.isatty() or "COLUMNS" in os.environ:
        return shutil.get_terminal_size().columns
    return None


def _indented(text: str) -> str:
    return "\n".join("    " + line for line in text.splitlines())


def _title(result: Result) -> str:
    return f"{result.table} {result.name}".strip()
