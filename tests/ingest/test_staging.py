from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

import duckdb
import pytest

from ingest import rows
from ingest.intake import staging
from ingest.intake.spool import Spool, lines


def test_every_part_of_a_reading_has_its_table() -> None:
    named = [field.name for field in fields(rows.Reading)]
    names = [staging.table_name(row) for row in staging.READ]
    assert names == [
        "section",
        "sentence",
        "infobox_field",
        "incident_mention",
        "claim_mention",
        "date_mention",
        "place_mention",
        "actor_mention",
        "unread_candidate",
    ]
    assert len(names) == len(named) - 3  # title, published_at and format are the document's


def test_columns_follow_the_annotations() -> None:
    found = {column.name: column.definition for column in staging.columns(rows.ClaimMention)}
    assert found["claim_id"] == '"claim_id" VARCHAR not null'
    assert found["quantity_low"] == '"quantity_low" INTEGER'
    assert found["reported_on"] == '"reported_on" DATE'
    assert found["is_revised"] == '"is_revised" BOOLEAN not null'


@dataclass(frozen=True, slots=True)
class OddRow:
    text: str
    note: str | None
    number: int | None
    day: date | None
    flag: bool


ODD = [
    OddRow("", None, None, None, False),
    OddRow('quotes " and \\N, commas', "", -3, date(2024, 2, 29), True),
    OddRow("line\r\nend\rand\u2028\u0085", "null", 0, None, True),
    OddRow("🕊 n\u0303 \u200b \x1b tab\t", "NULL", 2**31 - 1, date(1, 1, 1), False),
    OddRow("long " * 500_000, "true", None, None, True),
]


@pytest.mark.parametrize("size", [1, 40])
def test_rows_come_through_the_spool_unchanged(tmp_path: Path, size: int) -> None:
    spool = Spool(tmp_path)
    for row in ODD[:4] * size + ODD[4:]:
        spool.add("odd_row", lines([row]))
    with duckdb.connect() as connection:
        inside = ", ".join(column.definition for column in staging.columns(OddRow))
        connection.execute(f"create table odd_row ({inside})")
        spool.load(connection, OddRow, "odd_row")
        stored = connection.execute("select distinct * from odd_row").fetchall()
    assert {OddRow(*row) for row in stored} == set(ODD)


def test_nothing_spooled_is_nothing_stored(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute("create table odd_row (text varchar)")
        Spool(tmp_path).load(connection, OddRow, "odd_row")
        assert connection.execute("from odd_row").fetchall() == []
