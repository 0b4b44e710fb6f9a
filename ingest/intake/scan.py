"""Look at files: which documents are there, and what stands under their name without being one."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ingest.intake.files import Places, content_of, refuse_lone_sidecar, sidecar_of
from ingest.intake.plain import text_of
from ingest.intake.progress import Progress
from ingest.intake.refusal import RefusedError
from ingest.intake.sidecar import read_sidecar
from ingest.intake.spool import Spool, lines
from ingest.intake.staging import DocumentPath, RejectedDocument, table_name
from ingest.intake.work import document_id_of


def scan(paths: Iterable[Path], places: Places, spool: Spool, progress: Progress) -> None:
    """Add a row for every document and for everything refused to the spool."""
    for path in paths:
        for row in _look(path, places):
            spool.add(table_name(type(row)), lines([row]))
        progress.step()


def _look(path: Path, places: Places) -> Iterable[DocumentPath | RejectedDocument]:
    try:
        _refuse_unwritable_name(path)
        refuse_lone_sidecar(path)
        text = text_of(content_of(path))
    except RefusedError as refused:
        yield RejectedDocument(places.write(path), refused.reason, refused.detail, refused.size)
        return
    sidecar = read_sidecar(path)
    yield DocumentPath(places.write(path), document_id_of(text), sidecar.metadata)
    if sidecar.problems:
        detail = " ".join(sidecar.problems)
        place = places.write(sidecar_of(path))
        yield RejectedDocument(place, "sidecar not understood", detail, None)


def _refuse_unwritable_name(path: Path) -> None:
    try:
        os.fsencode(path).decode("utf-8")
    except UnicodeDecodeError:
        raise RefusedError("file name not UTF-8", "A path must be text. Rename the file.") from None
