"""The words of dates: months, weekdays, numbers, holidays, and the words around them."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_LEXICON = Path(__file__).parents[1] / "lexicon"


@cache
def words(kind: str) -> dict[str, str]:
    """The words of one kind in `date_word.csv`, with their values, longest word first."""
    with (_LEXICON / "date_word.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == kind]
    rows.sort(key=lambda row: -len(row["word"]))
    return {row["word"]: row["value"] for row in rows}


def month_number(word: str) -> int:
    """1 to 12 for a month's name or abbreviation, in any case."""
    name = word.rstrip(".").capitalize()
    return int(words("month").get(name) or words("month_short")[name])
