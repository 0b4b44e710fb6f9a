"""The reader's word lists as CSV files, and how they are loaded: once, and only when asked for."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of the lexicon `name`.csv, each a mapping from column to text."""
    text = (files(__name__) / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def words(name: str, column: str = "word") -> frozenset[str]:
    """One column of the lexicon `name`.csv as a set."""
    return frozenset(row[column] for row in rows(name))


@cache
def kinds(name: str) -> dict[str, frozenset[str]]:
    """The words of the lexicon `name`.csv by their column `kind`."""
    found: dict[str, set[str]] = {}
    for row in rows(name):
        found.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(words) for kind, words in found.items()}
