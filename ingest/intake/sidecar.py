"""What came with a document: the metadata in the `.meta.json` file beside it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from ingest.intake.files import content_of, sidecar_of
from ingest.intake.plain import text_of
from ingest.intake.refusal import RefusedError

TEXT_FIELDS = ("title", "publisher", "url", "language", "document_type")
FIELDS = (*TEXT_FIELDS, "published_at")
MAX_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Sidecar:
    """`metadata` is canonical JSON of the known fields that are filled, None where there are none;
    `problems` are what could not be understood, the rest being used all the same."""

    metadata: str | None
    problems: tuple[str, ...] = ()


def read_sidecar(document: Path) -> Sidecar:
    """The metadata beside a document; a sidecar that is not there gives none."""
    path = sidecar_of(document)
    if not os.path.lexists(path):
        return Sidecar(None)
    try:
        values = json.loads(_text(path))
    except RefusedError as refused:
        return Sidecar(None, (str(refused),))
    except (ValueError, RecursionError) as error:
        return Sidecar(None, (f"It is no JSON ({error}). Correct it there.",))
    if not isinstance(values, dict):
        return Sidecar(None, ('It is JSON, but no object. Write {"title": ..., ...}.',))
    return _sidecar(values)


def metadata_fields(metadata: str | None) -> dict[str, str]:
    """The fields of a stored `metadata` text."""
    fields: dict[str, str] = json.loads(metadata) if metadata else {}
    return fields


def _text(path: Path) -> str:
    return text_of(content_of(path, MAX_BYTES)).removeprefix("\ufeff")


def _sidecar(values: dict[str, object]) -> Sidecar:
    known: dict[str, str] = {}
    problems: list[str] = []
    for field in FIELDS:
        value = values.get(field, "")
        if value is None:
            continue
        if not isinstance(value, str):
            problems.append(f"{field} is {json.dumps(value)[:60]}. Write it as text.")
        elif not (text := _clean(value)):
            continue
        elif field != "published_at":
            known[field] = text
        elif day := _day(text):
            known[field] = day.isoformat()
        else:
            problems.append(f"published_at is {value[:60]!r}. Write the day as 2024-03-23.")
    metadata = json.dumps(known, ensure_ascii=False, sort_keys=True) if known else None
    return Sidecar(metadata, tuple(problems))


def _clean(value: str) -> str:
    """Without halves of characters and NULs, which JSON can write and a database cannot keep."""
    return value.replace("\0", "").encode("utf-8", errors="replace").decode("utf-8").strip()


def _day(value: str) -> date | None:
    try:
        return datetime.fromisoformat(value).date()
    except ValueError:
        return None
