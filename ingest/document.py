"""The document that a reader gets: its text and what is known of it from outside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it came: text and metadata; a field that nobody gave is None.

    `document_id` comes from the content (`doc_` and the first 16 hex digits of the SHA-256 of the
    UTF-8 text), so that the same text is the same document wherever it lies.
    """

    document_id: str
    text: str
    title: str | None = None
    document_type: str | None = None
    publisher: str | None = None
    published_at: date | None = None
    language: str | None = None
    url: str | None = None
