"""Who says a figure: own sentences, many countries, many ways to name a source.

`attribution.csv` has a document a row (headline, then text; figures in square brackets) and for
every figure the party of its claimant and the words that name the claimant; `-` is nobody.
"""

from __future__ import annotations

from datetime import date

import pytest
from marked import drafts_of, table

from ingest.attribution.claimants import attribute
from ingest.claims.draft import Draft
from ingest.parties.finding import find_parties

Claimant = tuple[str | None, str | None]
ROWS = [(row["document"], row["claimants"]) for row in table("attribution")]


def claimants(cell: str) -> list[Claimant]:
    return [_claimant(part) for part in cell.split(" | ")]


def _claimant(part: str) -> Claimant:
    party, _, text = part.partition(": ")
    return (None if party == "-" else party, text or None)


def read(marked: str, document_type: str | None = None) -> list[Draft]:
    page, drafts = drafts_of(marked)
    attribute(page, find_parties(page), drafts, document_type=document_type)
    return drafts


@pytest.mark.parametrize(("marked", "expected"), ROWS)
def test_claimants(marked: str, expected: str) -> None:
    found = [(draft.claimant_party, draft.claimant_text) for draft in read(marked)]
    assert found == claimants(expected)


def test_sidecar_makes_a_press_release() -> None:
    text = "Ministry of Defence of Kenya\n\n[Five attackers] were killed."
    assert [draft.claimant_party for draft in read(text)] == [None]
    assert [draft.claimant_party for draft in read(text, "press_release")] == ["KEN"]


def test_day_of_the_statement() -> None:
    marked = "Raid in Mali\n\nThe army said on Friday that [five soldiers] were killed on Monday."
    page, drafts = drafts_of(marked)
    friday, monday = page.text.index("Friday"), page.text.index("Monday")
    days = [(friday, friday + 6, date(2024, 3, 22)), (monday, monday + 6, date(2024, 3, 18))]
    attribute(page, find_parties(page), drafts, days=days)
    assert drafts[0].reported_on == date(2024, 3, 22)


def test_another_country_changes_the_party_and_nothing_else() -> None:
    marked = "Raid in Mali\n\nThe army said [five soldiers] died, residents said [nine]."
    mali, kenya = read(marked), read(marked.replace("Mali", "Kenya"))
    assert [draft.claimant_party for draft in mali] == ["MLI", None]
    assert [draft.claimant_party for draft in kenya] == ["KEN", None]
    assert [d.claimant_text for d in mali] == [d.claimant_text for d in kenya]
