"""The helper for unit tests of models."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.errors import SqlError, UsageError
from warehouse.testing import check_model, run_model

from .conftest import BUTTERFLIES, Project

STAGING = {
    "sighting": {
        "sighting_id": "varchar",
        "species": "varchar",
        "site": "varchar",
        "seen_on": "date",
        "counted_low": "integer",
        "counted_high": "integer",
    }
}
SPECIES = [{"species_id": "agl-io", "species_name": "Aglais io"}]


def test_partial_rows_give_rows() -> None:
    given = {
        "staging.sighting": [
            {"sighting_id": "s1", "species": " aglais IO", "seen_on": "2020-01-02"}
        ],
        "reference.species": SPECIES,
    }
    rows = run_model(BUTTERFLIES, "int_sighting", given, STAGING)
    assert len(rows) == 1 and rows[0]["species_id"] == "agl-io" and rows[0]["counted_low"] is None


def test_a_correction_has_the_last_word() -> None:
    check_model(
        BUTTERFLIES,
        "int_sighting",
        {
            "staging.sighting": [{"sighting_id": "s1", "species": "Aglais io"}],
            "reference.species": SPECIES,
            "reference.correction": [{"sighting_id": "s1", "species_id": "van-ata"}],
        },
        [{"sighting_id": "s1", "species_id": "van-ata"}],
        STAGING,
    )


def test_upstream_models_are_tables_to_be_given(tmp_path: Path) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("species_id,seen_on\nagl-io,2020-05-01\nagl-io,\n")
    check_model(
        BUTTERFLIES,
        "dim_species",
        {
            "reference.species": SPECIES,
            "intermediate.int_sighting": rows,
            "previous.dim_species": [],
        },
        [{"species_id": "agl-io", "wingspan_mm": None}],
        STAGING,
    )


def test_free_checks_can_be_tested() -> None:
    given = {"intermediate.int_sighting": [{"sighting_id": "s1", "site": "nowhere"}]}
    check_model(BUTTERFLIES, "site_is_known", given, [{"sighting_id": "s1"}], STAGING)


def test_a_difference_is_shown() -> None:
    given = {"reference.species": SPECIES}
    with pytest.raises(AssertionError, match=r"missing: .*'x'.*\n.*agl-io"):
        check_model(BUTTERFLIES, "dim_species", given, [{"species_id": "x"}], STAGING)
    with pytest.raises(AssertionError, match="gives 1 rows, 0 expected"):
        check_model(BUTTERFLIES, "dim_species", given, [], STAGING)


def test_types_come_from_the_snapshot(project: Project) -> None:
    (project.root / "schema.json").write_text(
        '{"staging": {"sighting": {"sighting_id": "VARCHAR", "species": "VARCHAR", '
        '"site": "VARCHAR", "seen_on": "DATE", "counted_low": "INTEGER", '
        '"counted_high": "INTEGER"}}}'
    )
    given = {"staging.sighting": [{"sighting_id": "s1", "counted_low": "7"}]}
    assert run_model(project.root, "int_sighting", given)[0]["counted_low"] == 7


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("int_sightin", {}, "Did you mean int_sighting?"),
        ("int_sighting", {"staging.sighting": [{"nothing": 1}]}, "does not fit staging.sighting"),
        ("int_sighting", {"staging.sightings": [{"a": 1}]}, "does not fit staging.sightings"),
    ],
)
def test_mistakes_in_a_test(name: str, given: dict[str, list[dict[str, int]]], says: str) -> None:
    with pytest.raises(UsageError) as raised:
        run_model(BUTTERFLIES, name, given, STAGING)
    assert says in str(raised.value)


def test_an_error_points_into_the_model(project: Project) -> None:
    project.change("marts/fct_sighting.sql", "sighting.site,", "sighting.sites,")
    with pytest.raises(SqlError, match=r"fct_sighting.sql:9:5"):
        run_model(project.root, "fct_sighting", {}, STAGING)
