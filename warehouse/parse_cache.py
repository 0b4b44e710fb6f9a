"""Remembers, beside the database, what was read from each SQL text, so sqlglot can stay away.

The file is only ever a help: missing, damaged or written by another version, it is made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from warehouse.project import Columns, Name, Project, SqlFile

FORMAT = 1
KEPT_ENTRIES = 2000
Origins = dict[str, list[tuple[str, str, str]]]


@dataclass(frozen=True)
class TableName:
    """A table as a query names it, and at which offset of the text."""

    schema: str
    name: str
    offset: int


@dataclass(frozen=True)
class Parsed:
    """The tables a query reads and its output columns with their comments."""

    tables: tuple[TableName, ...]
    columns: tuple[tuple[str, str], ...]


class Cache:
    """One JSON file: parsed queries by the hash of their text, and notes about the last build."""

    def __init__(self, database: Path) -> None:
        """Take the database whose cache it is; reads the cache if there is a good one."""
        self.path = database.with_name(database.name + ".cache")
        self._parsed: dict[str, Any] = {}
        self._used: set[str] = set()
        self.notes: dict[str, Any] = {}
        try:
            content = json.loads(self.path.read_text(encoding="utf-8"))
            if content["format"] == FORMAT:
                self._parsed, self.notes = dict(content["parsed"]), dict(content["notes"])
        except (OSError, ValueError, KeyError, TypeError):
            self._parsed, self.notes = {}, {}

    def parse(self, files: Iterable[SqlFile]) -> list[Parsed]:
        """Give what each file reads and gives, parsing only texts not seen before."""
        return [self._known(file) or self._learn(file) for file in files]

    def parse_models(self, project: Project) -> dict[Name, Parsed]:
        """Give what each model reads and gives."""
        return dict(zip(project.models, self.parse(project.models.values()), strict=True))

    def origins(
        self, file: SqlFile, columns: Columns, trace: Callable[[str, Columns], Origins]
    ) -> Origins:
        """Give each output column's origins, traced again only when text or tables changed."""
        whole = f"{file.text}\n{sorted((k, sorted(v)) for k, v in columns.items())}"
        key = "origins " + hashlib.sha256(whole.encode()).hexdigest()
        self._used.add(key)
        if key not in self._parsed:
            self._parsed[key] = trace(file.text, columns)
        found: Origins = self._parsed[key]
        return found

    def save(self) -> None:
        """Write the cache; a folder that cannot be written to is no reason to fail."""
        if len(self._parsed) > KEPT_ENTRIES:
            self._parsed = {key: self._parsed[key] for key in self._used & self._parsed.keys()}
        content = {"format": FORMAT, "parsed": self._parsed, "notes": self.notes}
        fresh = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            fresh.write_text(json.dumps(content), encoding="utf-8")
            fresh.replace(self.path)
        except OSError:
            fresh.unlink(missing_ok=True)

    def _known(self, file: SqlFile) -> Parsed | None:
        self._used.add(file.digest)
        try:
            entry = self._parsed[file.digest]
            tables = tuple(TableName(**table) for table in entry["tables"])
            return Parsed(tables, tuple((name, comment) for name, comment in entry["columns"]))
        except (KeyError, TypeError, ValueError):
            return None

    def _learn(self, file: SqlFile) -> Parsed:
        from warehouse.parse import parse_file

        parsed = parse_file(file.path, file.text)
        self._parsed[file.digest] = asdict(parsed)
        return parsed
