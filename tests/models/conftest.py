"""A warehouse built from rows as the reader gives them: documents told in a few words."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pytest

from ingest.intake.staging import prepare
from warehouse.cli import main
from warehouse.parse_cache import Cache
from warehouse.project import read_project
from warehouse.store import Store

SQL = Path(__file__).resolve().parents[2] / "sql"
Row = Mapping[str, Any]
EVENT = {
    "incident_type": "armed_assault", "date_precision": "day", "is_main": True,
    "char_start": 0, "char_end": 1, "quote": "x", "rule": "test",
}  # fmt: skip
CLAIM = {
    "scope": "incident", "outcome": "killed", "object": "person", "quantity_text": "n",
    "qualifier": "exact", "is_revised": False, "part": "body", "char_start": 0, "char_end": 1,
    "quote": "x", "context_before": "", "context_after": "", "rule": "test",
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One document: its incidents (numbered in order) and its claims (each names an incident)."""

    name: str
    events: Sequence[Row]
    claims: Sequence[Row] = ()
    published_at: str | None = None
    superseded_by: str | None = None
    sentences: Sequence[str] = ()


@dataclass
class World:
    """A database and a copy of the models that a test may give corrections to."""

    database: Path
    sql: Path
    documents: dict[str, Told] = field(default_factory=dict)

    def tell(self, *documents: Told) -> None:
        """Put documents into staging, in this order."""
        with duckdb.connect(str(self.database)) as connection:
            for document in documents:
                _insert_document(connection, document)

    def forget(self, name: str) -> None:
        """Take a document out of staging again."""
        with duckdb.connect(str(self.database)) as connection:
            for table in ("document", "incident_mention", "claim_mention"):
                connection.execute(f"delete from staging.{table} where document_id = ?", [name])

    def correct(self, file: str, *lines: str) -> None:
        """Write rows under the header of a correction file."""
        path = self.sql / "reference" / f"correction_{file}.csv"
        header = path.read_text(encoding="utf-8").splitlines()[0]
        path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")

    def build(self) -> int:
        """Run `warehouse build`; gives its exit code."""
        place = ["--database", str(self.database), "--sql", str(self.sql)]
        return main(["build", "--quiet", "--force", *place])

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What a query of the published database returns."""
        with duckdb.connect(str(self.database), read_only=True) as connection:
            return connection.execute(query).fetchall()

    def incidents(self) -> dict[tuple[str, int], str]:
        """The incident of every mention, by document and number."""
        found = self.rows("select document_id, incident_no, incident_id from incident_key")
        return {(document, number): incident for document, number, incident in found}


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty warehouse, the parsed models, and a gazetteer of regions alone."""
    folder = tmp_path_factory.mktemp("template")
    shutil.copytree(SQL, folder / "sql")
    gazetteer = folder / "sql" / "reference" / "gazetteer.parquet"
    with duckdb.connect() as connection:
        regions = f"from '{SQL / 'reference' / gazetteer.name}' where kind = 'admin1'"
        connection.execute(f"copy ({regions}) to '{gazetteer}'")
    database = folder / "test.duckdb"
    with Store(database).amend() as working:
        prepare(working.connection)
    project, cache = read_project(folder / "sql"), Cache(database)
    cache.parse([*project.models.values(), *project.checks])
    cache.save()
    return folder


@pytest.fixture(scope="session")
def new_world(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], World]:
    """Gives empty warehouses with models of their own."""

    def make() -> World:
        folder = tmp_path_factory.mktemp("world") / "copy"
        shutil.copytree(template, folder)
        return World(folder / "test.duckdb", folder / "sql")

    return make


@pytest.fixture
def world(new_world: Callable[[], World]) -> World:
    """An empty warehouse with models of its own."""
    return new_world()


def _insert_document(connection: duckdb.DuckDBPyConnection, document: Told) -> None:
    text = "x" + "".join(document.sentences)
    stored = {
        "document_id": document.name, "title": document.name, "document_type": "news",
        "path": f"{document.name}.txt", "sha256": document.name, "characters": len(text),
        "text": text, "format": "text", "reader_version": "1",
        "is_current": document.superseded_by is None, "superseded_by": document.superseded_by,
        "published_at": document.published_at,
    }  # fmt: skip
    _insert(connection, "document", [stored])
    events = [{**EVENT, **event, "incident_no": no} for no, event in enumerate(document.events)]
    claims = [
        {"claim_id": f"{document.name}-{no}", "incident_no": 0, "sentence_no": no, **CLAIM, **claim}
        for no, claim in enumerate(document.claims)
    ]
    _insert(connection, "incident_mention", [{"document_id": document.name, **e} for e in events])
    _insert(connection, "claim_mention", [{"document_id": document.name, **c} for c in claims])
    _insert(connection, "sentence", _sentences(document))


def _sentences(document: Told) -> Iterable[Row]:
    start = 1
    for number, sentence in enumerate(document.sentences):
        yield {
            "document_id": document.name, "sentence_no": number, "section_no": 0,
            "paragraph_no": 0, "part": "body", "char_start": start,
            "char_end": start + len(sentence),
        }  # fmt: skip
        start += len(sentence)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Row]) -> None:
    for row in rows:
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" for _ in row)
        connection.execute(
            f"insert into staging.{table} ({names}) values ({marks})", list(row.values())
        ).fetchall()
