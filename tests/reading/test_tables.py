"""Tables in a text: what a column counts, whom a cell names, who says so."""

from __future__ import annotations

import pytest

from ingest.document import Document
from ingest.read import read

TABLE = """# Attacks in Mali, March 2024

| Date | Place | {killed} | {injured} | Source |
|---|---|---:|---:|---|
| 3 March 2024 | Kidal | 5 soldiers | 2 | army |
| 7 March 2024 | Menaka | 3 civilians, 1 soldier | none | residents |
| 9 March 2024 | Bourem | - | at least 20 | hospital |

None of this was confirmed.
"""


def claims(text: str) -> list[tuple[str, int | None, str | None, str | None, str | None]]:
    """What is read, in short."""
    return [
        (one.outcome, one.quantity_low, one.victim_class, one.claimant_party, one.claimant_text)
        for one in read(Document("doc_1", text)).claims
    ]


@pytest.mark.parametrize("bar", ["|", "\t"])
def test_numbers_below_an_outcome_are_claims_of_the_row_s_source(bar: str) -> None:
    text = TABLE.format(killed="Killed", injured="Wounded")
    text = text.replace(" | ", bar).replace("| ", "").replace(" |", "") if bar != "|" else text
    assert claims(text) == [
        ("killed", 5, "state_force", "MLI", "army"),
        ("injured", 2, "state_force", "MLI", "army"),
        ("killed", 3, "civilian", None, "residents"),
        ("killed", 1, "state_force", None, "residents"),
        ("injured", 0, "unknown", None, "residents"),
        ("injured", 20, "unknown", None, "hospital"),
    ]


def test_the_head_names_who_is_counted() -> None:
    text = TABLE.format(killed="Soldiers killed", injured="Houses burned")
    read_ = read(Document("doc_1", text)).claims
    assert [(one.outcome, one.object, one.victim_class) for one in read_][:2] == [
        ("killed", "person", "state_force"),
        ("destroyed", "building", None),
    ]


def test_every_row_is_an_incident() -> None:
    rows = read(Document("doc_1", TABLE.format(killed="Killed", injured="Wounded")))
    assert [(str(one.date_start), one.place_name or one.admin1) for one in rows.incidents] == [
        ("2024-03-03", "Kidal"),
        ("2024-03-07", "Menaka"),
        ("2024-03-09", "Bourem"),
    ]


def test_a_table_that_counts_nobody_has_no_claims() -> None:
    assert claims(TABLE.format(killed="Length in km", injured="Lanes")) == []


def test_markdown_headings_are_sections() -> None:
    read_ = read(Document("doc_1", "# Raid on Gao\n\nTwo died.\n\n## References\n\nTen died.\n"))
    assert read_.title == "Raid on Gao"
    assert [section.heading for section in read_.sections] == [None, "References"]
    assert [one.quantity_low for one in read_.claims] == [2]
