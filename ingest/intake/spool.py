"""Rows on their way into the database: lines of JSON in a file a table, so that memory stays small.

Lines are made where the rows are made, in the worker processes, and only loaded in the one process
that writes. JSON holds every text; DuckDB's CSV reader stumbles over line ends inside quotes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.intake.staging import columns, table_name

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MIN_OBJECT_SIZE = 1 << 20
MAX_WAITING = 1 << 20


def lines(rows: Iterable[Any]) -> str:
    """Rows of one class as lines of JSON."""
    found = list(rows)
    if not found:
        return ""
    names = [*type(found[0]).__annotations__]
    values = attrgetter(*names)
    return "".join(
        json.dumps(dict(zip(names, values(row), strict=True)), ensure_ascii=False, default=str)
        + "\n"
        for row in found
    )


class Spool:
    """Files of lines in one folder, one a table."""

    def __init__(self, folder: Path) -> None:
        """Take an existing folder, which the caller removes."""
        self.folder = folder
        self._waiting: dict[str, list[str]] = {}
        self._size = 0
        self._longest: dict[str, int] = {}

    def add(self, table: str, text: str) -> None:
        """Append lines of JSON to those of a table."""
        if text:
            self._waiting.setdefault(table, []).append(text)
            self._size += len(text)
        if self._size > MAX_WAITING:
            self._write()

    def load(
        self, connection: DuckDBPyConnection, row: type, target: str, only: Sequence[str] = ()
    ) -> None:
        """Insert the rows of a class, or `only` some columns of them, into table `target`."""
        self._write()
        table = table_name(row)
        if table not in self._longest:
            return
        named = ", ".join(f"'{column.name}': '{column.type}'" for column in columns(row))
        connection.execute(
            f"insert into {target} by name select {', '.join(only) or '*'} from read_json(?, "
            f"format = 'newline_delimited', columns = {{{named}}}, "
            f"maximum_object_size = {self._longest[table]})",
            [str(self.folder / table)],
        ).fetchall()

    def _write(self) -> None:
        for table, texts in self._waiting.items():
            content = "".join(texts).encode("utf-8")
            longest = max(map(len, content.split(b"\n"))) + 1
            self._longest[table] = max(self._longest.get(table, MIN_OBJECT_SIZE), longest)
            with (self.folder / table).open("ab") as handle:
                handle.write(content)
        self._waiting.clear()
        self._size = 0
