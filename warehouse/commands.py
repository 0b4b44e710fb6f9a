"""Saved queries as commands: `sql/commands/NAME.sql` becomes `warehouse NAME`."""

from __future__ import annotations

import argparse
import csv
import functools
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from warehouse.errors import ProjectError, UsageError
from warehouse.header import Entry
from warehouse.project import SqlFile, read_project

if TYPE_CHECKING:
    from warehouse.sql import Rows

TYPES: dict[str, Callable[[str], Any]] = {
    "text": str,
    "integer": int,
    "number": float,
    "date": date.fromisoformat,
}
_PARAMETER = re.compile(r"^(?P<name>\w+)(?P<optional>\?)? (?P<kind>\w+)(?: (?P<help>.*))?$")


def add_saved_commands(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    common: argparse.ArgumentParser,
    root: Path,
) -> None:
    """Add a parser for each file; raises ProjectError for a header that is not understood."""
    if not (root / "commands").is_dir():
        return
    for file in read_project(root).commands:
        prose = file.header.prose or file.name
        parser = commands.add_parser(
            file.name, help=prose.splitlines()[0], description=prose, parents=[common]
        )
        parser.add_argument("--csv", action="store_true", help="print the result as CSV")
        for entry in file.header.entries:
            if entry.word in ("argument", "option"):
                _add_parameter(parser, file, entry)
        parser.set_defaults(run=functools.partial(run_saved_command, file))


def run_saved_command(file: SqlFile, options: argparse.Namespace) -> int:
    """Run the query with the given parameters and print what it returns.

    Raises UsageError with the file's `nothing:` line, its `$name` filled in, where no row comes.
    """
    from warehouse.sql import run_file
    from warehouse.store import connect_read_only

    given = {
        match["name"]: getattr(options, match["name"])
        for entry in file.header.entries
        if entry.word in ("argument", "option") and (match := _PARAMETER.match(entry.rest))
    }
    used = {name: value for name, value in given.items() if f"${name}" in file.text}
    with connect_read_only(options.database) as connection:
        connection.execute("set errors_as_json = true")
        columns, rows = run_file(connection, file, parameters=used)
    missing = file.header.get("nothing")
    if missing and not rows:
        raise UsageError(Template(missing).safe_substitute(given))
    _print(columns, rows, file, options)
    return 0


def _add_parameter(parser: argparse.ArgumentParser, file: SqlFile, entry: Entry) -> None:
    match = _PARAMETER.match(entry.rest)
    if not match or match["kind"] not in (*TYPES, "flag"):
        kinds = ", ".join((*TYPES, "flag"))
        raise ProjectError(
            f"{file.path}: `{entry.word}: {entry.rest}` is not understood. "
            f"Write `-- {entry.word}: NAME TYPE help`, TYPE one of {kinds}."
        )
    name, text = match["name"], match["help"] or ""
    if match["kind"] == "flag":
        parser.add_argument(_option(name), dest=name, action="store_true", help=text)
    elif entry.word == "option":
        parser.add_argument(_option(name), dest=name, type=TYPES[match["kind"]], help=text)
    else:
        count = "?" if match["optional"] else None
        parser.add_argument(name, type=TYPES[match["kind"]], nargs=count, help=text)


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")


def _print(columns: list[str], rows: Rows, file: SqlFile, options: argparse.Namespace) -> None:
    from warehouse.report import print_json, print_table

    if options.json:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif options.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(["" if value is None else value for value in row] for row in rows)
    elif file.header.get("output") == "text":
        for row in rows:
            print(*(_text(value) for value in row))
    else:
        print_table(columns, rows)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
