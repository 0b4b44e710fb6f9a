"""Every claim of short own sentences, one table a kind: `claims/*.csv`.

A row is a text and all of its claims (see `notation`). ` | ` in a text stands for a line end; the
texts of `headlines` are titles, those of `infobox` lines of an infobox, all others news.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from notation import claims_of, expected, notes_of, unlike

TABLES = Path(__file__).parent / "claims"
PARTS = {"headlines": "headline", "infobox": "infobox"}


def rows() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(TABLES.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += [(path.stem, row["sentence"], row["claims"]) for row in csv.DictReader(file)]
    return found


ROWS = rows()


def document(kind: str, text: str) -> str:
    lines = text.split(" | ")
    if kind == "headlines":
        return text
    if kind == "infobox":
        return "\n".join(["= Attack =", "", *(f"- {line}" for line in lines), "", "Text.", ""])
    return "\n".join(["News", "", *lines])


@pytest.mark.parametrize(("kind", "sentence", "claims"), ROWS)
def test_reads_every_claim_and_no_other(kind: str, sentence: str, claims: str) -> None:
    text = document(kind, sentence)
    assert unlike(expected(claims), notes_of(text)) == []


@pytest.mark.parametrize(("kind", "sentence"), [row[:2] for row in ROWS])
def test_every_quote_stands_in_its_place(kind: str, sentence: str) -> None:
    text = document(kind, sentence)
    for claim in claims_of(text):
        assert text[claim.char_start : claim.char_end] == claim.quote
        assert claim.quantity_text in text
        assert claim.part == PARTS.get(kind, "body")
