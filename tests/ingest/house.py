"""A folder of documents, a warehouse beside it, and a run of ingest in this process."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.intake.progress import Progress
from ingest.intake.run import Summary, ingest
from warehouse.store import Store, connect_read_only


@dataclass
class House:
    """Documents in `folder`, rows in `database`."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / "documents"

    @property
    def database(self) -> Path:
        return self.root / "test.duckdb"

    def write(self, name: str, text: str, **metadata: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        if metadata:
            path.with_name(path.stem + ".meta.json").write_text(json.dumps(metadata))
        return path

    def ingest(self, *arguments: object, reread: bool = False, processes: int = 1) -> Summary:
        paths = [str(argument) for argument in arguments]
        if not paths and not reread:
            paths = [str(self.folder)]
        store = Store(self.database, say=_fail)
        return ingest(paths, reread, store, processes, Progress(io.StringIO()))

    def query(self, text: str) -> list[tuple[Any, ...]]:
        with connect_read_only(self.database) as connection:
            return connection.execute(text).fetchall()

    def state(self) -> dict[str, list[tuple[Any, ...]]]:
        """All rows of all staging tables, in an order of their own."""
        names = self.query("select table_name from duckdb_tables() where schema_name = 'staging'")
        return {name: self.query(f"from staging.{name} order by all") for (name,) in names}


def _fail(message: str) -> None:
    raise AssertionError(message)
