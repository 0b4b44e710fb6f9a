"""Whose people and things a text counts, read from end to end.

`whose.csv` has a document a row and some of its claims: outcome, number (`-` for a vague one),
class of the people or object, and party (`-` for none).
"""

from __future__ import annotations

import pytest

from ingest.document import Document
from ingest.read import read
from ingest.rows import ClaimMention
from tests.reading.passages import table

Whose = tuple[str, int | None, str, str]


def expected(cell: str) -> set[Whose]:
    """The claims of a cell."""
    found: set[Whose] = set()
    for part in cell.split(";"):
        outcome, number, victims, party = part.strip().split(" ", 3)
        found.add((outcome, int(number) if number.isdigit() else None, victims, party))
    return found


def whose(claim: ClaimMention) -> Whose:
    """A claim in the notation of the table."""
    low, high = claim.quantity_low, claim.quantity_high
    victims = claim.victim_class or claim.object
    return claim.outcome, high if low is None else low, victims, claim.victim_party or "-"


@pytest.mark.parametrize(("text", "cell"), table("whose"))
def test_whose_people_and_things_are_counted(text: str, cell: str) -> None:
    found = {whose(claim) for claim in read(Document("doc_1", text)).claims}
    assert expected(cell) <= found
