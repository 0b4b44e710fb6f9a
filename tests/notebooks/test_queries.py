"""What the notebooks' queries give on the samples, and how the warehouse is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from notebooks.support.marts import QUERIES, Marts, NoWarehouseError, open_marts
from notebooks.support.match import matched, read_events, unmatched

EXAMPLES = Path(QUERIES).parent / "example"
PARAMETERS: dict[str, dict[str, object]] = {
    "chosen": {"wanted": None},
    "claim": {"outcome": "killed"},
    "convention": {"outcome": "killed"},
    "document": {"incident_id": "x"},
    "match": {"incident_id": "x"},
    "quote": {"incident_id": "x"},
    "ratio": {"outcome": "killed"},
    "role": {"incident_id": "x"},
    "rule": {"outcome": "killed"},
    "sides": {"outcome": "killed"},
    "toll": {"incident_id": "x", "outcome": "killed"},
}
NAMES = sorted(path.stem for path in QUERIES.glob("*.sql") if path.stem != "candidate")


@pytest.fixture
def marts(samples_database: Path) -> Marts:
    return Marts(samples_database)


@pytest.mark.parametrize("name", NAMES)
def test_every_query_runs_without_rows_too(name: str, quiet_database: Path) -> None:
    assert Marts(quiet_database).query(name, **PARAMETERS.get(name, {})).empty


@pytest.mark.parametrize(
    ("name", "table", "where"),
    [
        ("incident", "fct_incident", "true"),
        ("aggregate", "aggregate_claim_check", "true"),
        ("unread", "sentence_unread", "true"),
        ("sides", "claim_by_relation", "outcome = 'killed'"),
        ("ratio", "side_ratio", "outcome = 'killed'"),
    ],
)
def test_no_row_is_lost_or_doubled(marts: Marts, name: str, table: str, where: str) -> None:
    expected = marts.ask(f"select count(*) as n from {table} where {where}")["n"].iloc[0]
    assert len(marts.query(name, **PARAMETERS.get(name, {}))) == expected


def test_labels_are_one_each(marts: Marts) -> None:
    for view, key in (("actor_label", "actor_id"), ("party_label", "party")):
        assert marts.ask(f"select {key} from {view}")[key].is_unique
    assert marts.ask("from actor_label where actor is null or people is null").empty


def test_claims_of_an_outcome_have_figures_and_speakers(marts: Marts) -> None:
    claims = marts.query("claim", outcome="killed")
    assert claims["claim_id"].is_unique and claims["figure"].notna().all()
    assert claims["speaker"].notna().all() and claims["victims"].notna().all()
    assert {"own_side", "opposing_side", "third_party"} <= set(claims["claimant_relation"])


@pytest.mark.parametrize("file", ["ged_invented.csv", "acled_invented.csv"])
def test_each_incident_and_event_is_in_one_pair_within_the_windows(marts: Marts, file: str) -> None:
    incidents, events = marts.query("incident"), read_events(EXAMPLES / file).rows
    pairs = matched(marts, incidents, events, days=2, kilometres=50)
    assert read_events(EXAMPLES / file).source.endswith("(invented rows)") and len(pairs) >= 4
    assert pairs["incident_id"].is_unique and pairs["their_id"].is_unique
    assert pairs["days"].max() <= 2 and pairs["km"].dropna().max() <= 50
    ours, theirs = unmatched(incidents, events, pairs)
    assert len(ours) + len(pairs) == len(incidents)
    assert not set(theirs["their_id"]) & set(pairs["their_id"])
    assert len(matched(marts, incidents, events, days=0, kilometres=0)) < len(pairs)


def test_the_warehouse_is_named_found_or_asked_for(
    samples_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WAREHOUSE_DATABASE", raising=False)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoWarehouseError, match="Make one with `make run`") as error:
        open_marts()
    assert error.value._render_traceback_() == [str(error.value)]
    (tmp_path / "warehouse.duckdb").symlink_to(samples_database)
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")
    assert open_marts().path == tmp_path / "warehouse.duckdb"
    monkeypatch.setenv("WAREHOUSE_DATABASE", str(tmp_path / "other.duckdb"))
    with pytest.raises(NoWarehouseError, match=r"other\.duckdb"):
        open_marts()
    assert open_marts(str(samples_database)).path == samples_database


def test_a_file_that_is_no_warehouse(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no database\n" * 999, encoding="utf-8")
    with pytest.raises(NoWarehouseError, match="cannot be opened"):
        Marts(tmp_path / "notes.txt")
