"""Keys that last: other orders, one by one, edits, removals, merges, splits, corrections."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from warehouse.cli import main

from .conftest import Told, World
from .event import event, killed, month

STORY = (
    Told("a", [event(incident_name="Alpha ambush")], [killed(17)], published_at="2020-03-12"),
    Told("b", [event(), event("2020-03-20")], [killed(17)], published_at="2020-03-22"),
    Told("c", [month("2020-03-01", "2020-03-31", "Beta")], [killed(5)]),
    Told("d", [event("2020-03-15", "Beta")], [killed(5)], published_at="2020-04-01"),
    Told("e", [event(None, "Gamma")], [killed(None, qualifier="vague", vague_term="dozens")]),
)


def _exported(world: World, folder: Path) -> dict[str, bytes]:
    place = ["--database", str(world.database), "--sql", str(world.sql)]
    assert main(["export", str(folder), *place]) == 0
    return {path.name: path.read_bytes() for path in folder.glob("*.parquet")}


def test_order_of_documents_does_not_matter(new_world: Callable[[], World], tmp_path: Path) -> None:
    exported = []
    for seed in range(3):
        world, told = new_world(), list(STORY)
        random.Random(seed).shuffle(told)
        world.tell(*told[:2])
        world.tell(*told[2:])
        assert world.build() == 0
        exported.append(_exported(world, tmp_path / str(seed)))
    assert exported[0] == exported[1] == exported[2]
    assert len(exported[0]) > 10


def test_documents_one_by_one_keep_ids(world: World) -> None:
    seen: dict[tuple[str, int], str] = {}
    for document in STORY:
        world.tell(document)
        assert world.build() == 0
        found = world.incidents()
        aliases = dict(world.rows("select alias_id, incident_id from incident_alias"))
        assert {key: aliases.get(value, value) for key, value in seen.items()} == {
            key: found[key] for key in seen
        }
        seen = found
    assert len(set(seen.values())) == 4


def test_a_second_build_changes_nothing(world: World) -> None:
    world.tell(*STORY)
    assert world.build() == 0
    before = world.rows("from incident_key order by mention_key")
    assert world.build() == 0
    assert world.rows("from incident_key order by mention_key") == before


def test_an_edited_document_keeps_its_incident(world: World) -> None:
    world.tell(Told("old", [event("2020-03-10", char_start=40)], [killed(17)]))
    assert world.build() == 0
    (before,) = set(world.incidents().values())
    world.forget("old")
    world.tell(
        Told("old", [event("2020-03-10", char_start=40)], [killed(17)], superseded_by="new"),
        Told("new", [event("2020-03-11", char_start=90)], [killed(18)]),
    )
    assert world.build() == 0
    assert world.incidents() == {("new", 0): before}


def test_removing_the_first_document_keeps_the_id(world: World) -> None:
    world.tell(STORY[0], STORY[1])
    assert world.build() == 0
    before = world.incidents()
    world.forget("a")
    assert world.build() == 0
    assert world.incidents() == {key: value for key, value in before.items() if key[0] == "b"}


def test_a_merge_leaves_an_alias_and_the_older_id(world: World) -> None:
    world.tell(Told("one", [event("2020-03-10", "Alpha")], [killed(31)]))
    assert world.build() == 0
    older = world.incidents()["one", 0]
    world.tell(Told("two", [event("2020-03-10", "Omegaville")], [killed(9)]))
    assert world.build() == 0
    younger = world.incidents()["two", 0]
    world.correct("incident", f"{older},{younger},same,Ada,2021-01-01,the same village")
    for _ in range(2):
        assert world.build() == 0
        assert set(world.incidents().values()) == {older}
        assert world.rows("select alias_id, incident_id, reason from incident_alias") == [
            (younger, older, "merged")
        ]


def test_a_split_is_remembered(world: World) -> None:
    world.tell(Told("one", [event()]), Told("two", [event()]))
    assert world.build() == 0
    (whole,) = set(world.incidents().values())
    one, two = (key for (key,) in world.rows("select mention_key from incident_key order by 1"))
    world.correct("incident", f"{one},{two},different,Ada,2021-01-01,two villages of one name")
    assert world.build() == 0
    parts = set(world.incidents().values())
    assert whole in parts and len(parts) == 2
    (new,) = parts - {whole}
    assert world.rows("from incident_split") == [(new, whole)]


def test_a_corrected_claim_keeps_what_was_read(world: World) -> None:
    world.tell(Told("one", [event()], [killed(170), killed(9)]))
    world.correct(
        "claim",
        "one-0,quantity,17,Ada,2021-01-01,a slip of the key",
        "one-1,wrong,,Ada,2021-01-01,speaks of another day",
    )
    assert world.build() == 0
    assert world.rows(
        "select claim_id, quantity_low, read_low, is_corrected, is_rejected "
        "from fct_casualty_claim order by 1"
    ) == [("one-0", 17, 170, True, False), ("one-1", 9, 9, True, True)]
    assert world.rows("select killed_best, is_corrected from fct_incident") == [(17, True)]


def test_a_corrected_actor_and_place(world: World) -> None:
    world.tell(Told("one", [event(attacker_party="The Riders")]))
    world.correct("actor", "The Riders,JNIM,Ada,2021-01-01,their name in the region")
    world.correct("place", "Alpha,NER,,Tahoua,15.5,5.25,,Ada,2021-01-01,seen on a map")
    assert world.build() == 0
    assert world.rows(
        "select party, latitude, longitude, place.is_corrected from fct_incident "
        "join dim_actor on actor_id = attacker_actor_id join dim_place as place using (place_id)"
    ) == [("JNIM", 15.5, 5.25, True)]


def test_a_correction_of_nothing_stops_the_build(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.tell(Told("one", [event()], [killed(17)]))
    lines = {
        "claim": "clm_gone,quantity,5,Ada,2021-01-01,why",
        "incident": "inc_gone,inc_away,same,Ada,2021-01-01,why",
        "actor": "Nobody,JNIM,Ada,2021-01-01,why",
        "place": "Nowhere,NER,,,1.0,2.0,,Ada,2021-01-01,why",
    }
    for file, line in lines.items():
        world.correct(file, line)
    assert world.build() == 1
    said = capsys.readouterr().err
    for file, line in lines.items():
        assert f"correction_{file}_target" in said
        assert line.partition(",")[0] in said
