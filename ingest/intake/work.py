"""Read documents one by one or on all cores; what comes out does not depend on which."""

from __future__ import annotations

import hashlib
import os
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from itertools import islice
from multiprocessing import get_context, parent_process
from pathlib import Path

from ingest import document
from ingest.intake import staging
from ingest.intake.files import content_of
from ingest.intake.plain import text_of
from ingest.intake.refusal import RefusedError
from ingest.intake.sidecar import metadata_fields
from ingest.intake.spool import lines
from ingest.intake.version import reader_version
from ingest.read import read
from ingest.rows import Reading
from warehouse.errors import WarehouseError

BATCH = 16
WORTH_A_POOL = 48  # documents; below, starting processes takes longer than reading
DOCUMENT = staging.table_name(staging.Document)


class ReaderDiedError(WarehouseError):
    """A process that read documents was ended from outside."""


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read: its kept text, or the file that holds it."""

    document_id: str
    metadata: str | None
    text: str | None
    file: Path | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Lines of JSON for each table, or why there are none."""

    document_id: str
    tables: dict[str, str]
    reason: str | None = None
    detail: str | None = None


def document_id_of(text: str) -> str:
    """The id that a text has wherever it lies."""
    return "doc_" + sha256_of(text)[:16]


def sha256_of(text: str) -> str:
    """Hexadecimal SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def outcomes(jobs: Iterable[Job], count: int, processes: int) -> Iterator[Outcome]:
    """What reading gives for each of `count` jobs, in their order.

    Raises ReaderDiedError when a worker process is ended from outside, for want of memory say.
    """
    if processes < 2 or count < WORTH_A_POOL:
        yield from map(outcome, jobs)
        return
    try:
        yield from _on_all_cores(iter(jobs), processes)
    except BrokenProcessPool as error:
        raise ReaderDiedError(
            "A process that read documents was ended from outside, perhaps for want of memory. "
            "Nothing was changed. Run again with --processes 1."
        ) from error


def outcome(job: Job) -> Outcome:
    """What reading one document gives; a failure of the reader is an outcome like any other."""
    try:
        text = _text(job)
        return Outcome(job.document_id, _tables(job, text))
    except RefusedError as refused:
        return Outcome(job.document_id, {}, refused.reason, refused.detail)
    except Exception as error:  # one document must not keep out the others, whatever it does
        detail = f"{job.document_id}: {type(error).__name__}: {error}. Report it with the document."
        return Outcome(job.document_id, {}, "reader failed", detail)


def _on_all_cores(jobs: Iterator[Job], processes: int) -> Iterator[Outcome]:
    """Batches go out only as fast as results are taken, so that memory stays small."""
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_end_with_parent)
    running: deque[Future[list[Outcome]]] = deque()
    try:
        while batch := list(islice(jobs, BATCH)):
            running.append(pool.submit(_outcomes_of, batch))
            if len(running) > 2 * processes:
                yield from running.popleft().result()
        while running:
            yield from running.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _outcomes_of(batch: list[Job]) -> list[Outcome]:
    return [outcome(job) for job in batch]


def _end_with_parent() -> None:
    """Let a worker end when the process that started it is killed, for nobody tells it."""
    parent = parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _text(job: Job) -> str:
    if job.text is not None:
        return job.text
    assert job.file is not None
    text = text_of(content_of(job.file))
    if document_id_of(text) != job.document_id:
        raise RefusedError("changed while read", "Somebody wrote to it. Run ingest again.")
    return text


def _tables(job: Job, text: str) -> dict[str, str]:
    given = metadata_fields(job.metadata)
    day = date.fromisoformat(given["published_at"]) if "published_at" in given else None
    known = document.Document(
        job.document_id,
        text,
        given.get("title"),
        given.get("document_type"),
        given.get("publisher"),
        day,
        given.get("language"),
        given.get("url"),
    )
    reading = read(known)
    rows = {DOCUMENT: lines([_document(known, reading, job.metadata)])}
    return rows | {staging.table_name(row): lines(_rows(reading, row)) for row in staging.READ}


def _rows(reading: Reading, row: type) -> tuple[object, ...]:
    parts: Iterable[tuple[object, ...]] = (
        reading.sections,
        reading.sentences,
        reading.infobox_fields,
        reading.incidents,
        reading.claims,
        reading.dates,
        reading.places,
        reading.actors,
        reading.unread,
    )
    return tuple(one for part in parts for one in part if type(one) is row)


def _document(known: document.Document, reading: Reading, metadata: str | None) -> staging.Document:
    """The document's row; where it lies and what it supersedes is settled when all are read."""
    return staging.Document(
        document_id=known.document_id,
        title=known.title or reading.title,
        document_type=known.document_type or reading.format,
        publisher=known.publisher,
        published_at=known.published_at or reading.published_at,
        language=known.language,
        url=known.url,
        path="",
        sha256=sha256_of(known.text),
        characters=len(known.text),
        text=known.text,
        format=reading.format,
        reader_version=reader_version(),
        is_current=True,
        superseded_by=None,
        metadata=metadata,
    )
