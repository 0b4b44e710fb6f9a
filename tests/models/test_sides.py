"""Who speaks about whom, what the sides say, and what goes out to other data sets."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from warehouse.cli import main

from .conftest import Told, World
from .event import event, killed

NIGER = {"claimant_party": "NER", "claimant_class": "government", "claimant_text": "ministry"}
REBELS = {"claimant_party": "JNIM", "claimant_class": "armed_group", "claimant_text": "JNIM"}
FRANCE = {"claimant_party": "FRA", "claimant_class": "government", "claimant_text": "Paris"}
FIGHTERS = {"victim_class": "armed_group", "victim_party": "JNIM"}
VILLAGERS = {"victim_class": "civilian", "victim_party": "NER"}
RAID = event(attacker_party="NER", attacker_class="state_force", target_class="civilian")

CASES: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "own": (event(), killed(1, **NIGER), "own_side"),
    "other": (event(), killed(1, **REBELS), "opposing_side"),
    "army_on_rebels": (event(), killed(1, **FIGHTERS, **NIGER), "opposing_side"),
    "rebels_on_rebels": (event(), killed(1, **FIGHTERS, **REBELS), "own_side"),
    "outsider": (event(), killed(1, **FRANCE), "third_party"),
    "residents": (event(), killed(1, claimant_text="residents"), "third_party"),
    "narrator": (event(), killed(1), "unattributed"),
    "army_on_villagers_it_raided": (RAID, killed(1, **VILLAGERS, **NIGER), "opposing_side"),
    "villagers_of_the_attacked": (event(), killed(1, **VILLAGERS, **NIGER), "own_side"),
    "whole_on_its_wing": (
        event(attacker_party="ISGS"),
        killed(1, victim_class="armed_group", victim_party="ISGS", claimant_party="IS",
               claimant_class="armed_group", claimant_text="IS"), "own_side"),
}  # fmt: skip


@pytest.fixture(scope="module")
def spoken(new_world: Callable[[], World]) -> World:
    world = new_world()
    for number, (name, (told, claim, _)) in enumerate(CASES.items()):
        dates = {"date_start": f"{1960 + number}-01-01", "date_end": f"{1960 + number}-01-01"}
        world.tell(Told(name, [told | dates], [claim]))
    assert world.build() == 0
    return world


@pytest.mark.parametrize("name", CASES)
def test_relation(spoken: World, name: str) -> None:
    query = f"select claimant_relation from fct_casualty_claim where document_id = '{name}'"
    assert spoken.rows(query) == [(CASES[name][2],)]


def test_sides_and_their_ratio(world: World) -> None:
    world.tell(Told("one", [event()], [killed(23, **NIGER), killed(30, **REBELS)]))
    assert world.build() == 0
    sides = "own_side_high, opposing_side_high, own_side_sources"
    assert world.rows(f"select {sides} from claim_by_relation") == [(23, 30, "government:NER")]
    ratio = "victim_party, incident_count, opposing_total, own_total, opposing_to_own_ratio::double"
    assert world.rows(f"select {ratio} from side_ratio") == [("NER", 1, 30, 23, 1.304)]


def test_copied_wire_text_is_one_independent_document(world: World) -> None:
    wire = tuple(f"This is sentence number {n} of a long report by an agency. " for n in range(5))
    own = tuple(f"Here stands sentence {n} that a reporter wrote on the spot. " for n in range(5))
    world.tell(
        Told("wire", [event()], [killed(17)], sentences=wire),
        Told("copy", [event()], [killed(17)], sentences=wire[:4]),
        Told("own", [event()], [killed(12)], sentences=own),
    )
    assert world.build() == 0
    counts = "document_count, independent_document_count, killed_low, killed_high"
    assert world.rows(f"select {counts} from fct_incident") == [(3, 2, 12, 17)]


def test_aggregates_stand_beside_the_incidents(world: World) -> None:
    campaign = killed(900, scope="aggregate", incident_no=None)
    world.tell(Told("one", [event(), event("2020-05-01", "Beta")], [killed(17), campaign]))
    assert world.build() == 0
    columns = "claimed_low, incident_count, incidents_best, scope_rule"
    assert world.rows(f"select {columns} from aggregate_claim_check") == [
        (900, 2, 17, "incidents of the document")
    ]


def test_vague_words_under_every_convention(world: World) -> None:
    claim = killed(None, qualifier="vague", vague_term="dozens")
    world.tell(Told("one", [event()], [claim]))
    assert world.build() == 0
    query = "select convention, coded_low from vague_word_reading order by 1"
    assert world.rows(query) == [("acled", 12), ("isaf", 24), ("muc", None)]


def test_layouts_of_other_data_sets(world: World, tmp_path: Path) -> None:
    dead = [killed(17), killed(57, **FIGHTERS), killed(3, **VILLAGERS), killed(40, **REBELS)]
    world.tell(Told("one", [event(place="Kidal", country_iso3="MLI")], dead))
    assert world.build() == 0
    place = ["--database", str(world.database), "--sql", str(world.sql)]
    for layout, columns in (("ged", 49), ("acled", 31)):
        folder = tmp_path / layout
        assert main(["export", str(folder), "--layout", layout, *place]) == 0
        with (folder / f"{layout}.csv").open(encoding="utf-8", newline="") as lines:
            (row,) = csv.DictReader(lines)
        assert len(row) == columns
        if layout == "ged":
            parts = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
            assert [row[name] for name in parts] == ["17", "57", "3", "0"]
            assert (row["side_a"], row["best"], row["high"]) == ("Forces of Niger", "77", "100")
        else:
            assert (row["fatalities"], row["geo_precision"]) == ("77", "1")


def test_an_incident_as_text(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.tell(Told("one", [event(incident_name="Alpha ambush")], [killed(17, **NIGER)]))
    assert world.build() == 0
    (incident,) = set(world.incidents().values())
    place = ["--database", str(world.database), "--sql", str(world.sql)]
    assert main(["incident", incident, *place]) == 0
    said = capsys.readouterr().out
    assert "Alpha ambush" in said and "17 / 17 / 17" in said and "ministry (own side)" in said
    assert main(["claims", "--actor", "JNIM", "--since", "2020", *place]) == 0
    assert "one-0" in capsys.readouterr().out
    assert main(["claims", "--since", "2021", *place]) == 0
    assert "one-0" not in capsys.readouterr().out
