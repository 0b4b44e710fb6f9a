"""One run of ingest: look at files, read what is new, publish it together."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.intake import staging
from ingest.intake.files import Places, documents
from ingest.intake.progress import Progress
from ingest.intake.register import Register
from ingest.intake.scan import scan
from ingest.intake.spool import Spool
from ingest.intake.version import reader_version
from ingest.intake.work import outcomes

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from warehouse.store import Store

MEMORY = "1GB"


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run ended, in numbers of documents."""

    read: int
    unchanged: int
    rejected: int

    def __str__(self) -> str:
        noun = "document" if self.read == 1 else "documents"
        text = f"{self.read} {noun} read, {self.unchanged} unchanged, {self.rejected} rejected"
        return f"{text}: see staging.rejected_document" if self.rejected else text


def ingest(
    arguments: Sequence[str], reread: bool, store: Store, processes: int, progress: Progress
) -> Summary:
    """Bring the documents under `arguments` into staging; `reread` reads kept texts again, too.

    Raises UsageError when an argument names nothing and StoreError when the database cannot be
    written; then nothing is changed, as when there is nothing new.
    """
    with store.amend() as working, _folder(store.path) as folder:
        _limit_memory(working.connection, folder)
        everything = staging.prepare(working.connection) and working.has_published
        register = Register(working.connection, Places(store.path.parent), reader_version())
        progress.start("files looked at")
        found = Spool(_made(folder / "found"))
        scan(documents(arguments), register.places, found, progress)
        register.take_scan(found)
        count = register.plan(reread, everything)
        progress.start("documents read", count)
        read = Spool(_made(folder / "read"))
        failed = _read(register, read, count, processes, progress)
        if not register.take_readings(read):
            working.discard()
        return Summary(count - failed, register.unchanged(), register.rejected())


def _read(register: Register, spool: Spool, count: int, processes: int, progress: Progress) -> int:
    """Read what is to be read; gives the number of documents that could not be."""
    failed = 0
    for outcome in outcomes(register.jobs(), count, processes):
        if outcome.reason is not None:
            register.refuse(outcome.document_id, outcome.reason, outcome.detail)
            failed += 1
        for table, text in outcome.tables.items():
            spool.add(table, text)
        progress.step()
    return failed


def _limit_memory(connection: DuckDBPyConnection, folder: Path) -> None:
    """Let the database keep no more in memory for a million documents than for a few thousand."""
    connection.execute(f"set memory_limit = '{MEMORY}'")
    connection.execute("set temp_directory = $folder", {"folder": str(folder / "spill")})


@contextmanager
def _folder(database: Path) -> Iterator[Path]:
    """A folder for rows beside the database, whose writer is alone; a killed run's is removed."""
    prefix = f"{database.name}.ingest-"
    for leftover in database.parent.glob(f"{prefix}*"):
        shutil.rmtree(leftover)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=database.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
