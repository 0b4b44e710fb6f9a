"""How claims become low, best and high: the cases of docs/data.md, one incident each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .conftest import Told, World
from .event import event, killed

Claims = list[dict[str, Any]]
Toll = tuple[int | None, int | None, int | None]
ARMY = {"claimant_party": "NER", "claimant_class": "government", "claimant_text": "army"}
REBELS = {"claimant_party": "JNIM", "claimant_class": "armed_group", "claimant_text": "JNIM"}
DOCTORS = {"claimant_text": "doctors", "claimant_class": "organisation"}
UN = {"claimant_text": "UN", "claimant_class": "organisation"}
PEOPLE = {"victim_class": "unknown"}
VILLAGERS = {"victim_class": "civilian"}
FIGHTERS = {"victim_class": "armed_group", "victim_party": "JNIM"}
AMERICANS = {"victim_party": "USA"}

CASES: dict[str, tuple[Claims, Toll]] = {
    "nobody_counts": ([], (None, None, None)),
    "one_figure": ([killed(17)], (17, 17, 17)),
    "said_three_times": ([killed(17), killed(17), killed(17)], (17, 17, 17)),
    "stated_zero": ([killed(0, qualifier="none")], (0, 0, 0)),
    "narrator_before_sides": ([killed(20), killed(17, **ARMY), killed(40, **REBELS)], (17, 20, 40)),
    "own_side_before_other": ([killed(23, **ARMY), killed(30, **REBELS)], (23, 23, 30)),
    "middle_of_outsiders": ([killed(10, **UN), killed(12, **DOCTORS), killed(30)], (10, 12, 30)),
    "part_in_its_total": (
        [killed(20), killed(3, total_claim_id="part_in_its_total-0")], (20, 20, 20)),
    "smaller_in_one_text": ([killed(20), killed(3)], (20, 20, 20)),
    "side_by_side": (
        [killed(2, sentence_no=1, victim_text="soldiers"),
         killed(1, sentence_no=1, victim_text="gendarme")], (3, 3, 3)),
    "two_nations": ([killed(4), killed(5, **AMERICANS)], (9, 9, 9)),
    "two_nations_and_total": ([killed(4), killed(5, **AMERICANS), killed(11, victim_party=None)],
                              (11, 11, 11)),
    "people_hold_soldiers": ([killed(20, **PEOPLE), killed(17)], (20, 20, 20)),
    "people_and_fighters": (
        [killed(20, **PEOPLE), killed(57, **FIGHTERS)], (77, 77, 77)),
    "people_are_everybody": (
        [killed(74, **PEOPLE), killed(17), killed(57, **FIGHTERS)], (74, 74, 74)),
    "classes_add_up": ([killed(17), killed(3, **VILLAGERS), killed(9, **FIGHTERS)], (29, 29, 29)),
    "revised": ([killed(10, is_revised=True), killed(13)], (13, 13, 13)),
    "at_least": ([killed(10, quantity_high=None, qualifier="at_least")], (10, 10, 10)),
    "up_to": ([killed(10, quantity_low=None, qualifier="up_to")], (0, 10, 10)),
    "a_range": ([killed(10, quantity_high=20, qualifier="range")], (10, 15, 20)),
    "a_word_alone": ([killed(None, qualifier="vague", vague_term="dozens")], (12, 12, 12)),
    "a_word_and_a_number": (
        [killed(None, qualifier="vague", vague_term="dozens"), killed(17)], (17, 17, 17)),
    "bare_plural": ([killed(None, qualifier="unquantified")], (None, None, None)),
    "things_do_not_count": ([killed(9, object="vehicle", victim_class=None)], (None, None, None)),
    "campaigns_do_not_count": (
        [killed(17), killed(900, scope="aggregate", incident_no=None)], (17, 17, 17)),
}  # fmt: skip


@pytest.fixture(scope="module")
def counted(new_world: Callable[[], World]) -> World:
    world = new_world()
    for number, (name, (claims, _)) in enumerate(CASES.items()):
        world.tell(Told(name, [event(f"{1960 + number}-01-01")], claims))
    assert world.build() == 0
    return world


@pytest.mark.parametrize("name", CASES)
def test_low_best_high(counted: World, name: str) -> None:
    found = counted.rows(
        "select killed_low, killed_best, killed_high from fct_incident join "
        f"bridge_incident_document using (incident_id) where document_id = '{name}'"
    )
    assert found == [CASES[name][1]]


@pytest.mark.parametrize(
    ("rule", "best"),
    [("lowest", 17), ("highest", 40), ("own_side", 17), ("third_party", None), ("default", 20)],
)
def test_every_rule_stands_beside_the_default(counted: World, rule: str, best: int | None) -> None:
    found = counted.rows(
        "select best from incident_toll join bridge_incident_document using (incident_id) "
        f"where document_id = 'narrator_before_sides' and rule = '{rule}' "
        "and victim_class = 'all'"
    )
    assert found == ([] if best is None else [(best,)])


def test_a_later_report_of_a_source_replaces_its_earlier_one(world: World) -> None:
    world.tell(
        Told("first", [event()], [killed(30, **ARMY)], published_at="2020-03-11"),
        Told("later", [event()], [killed(12, **ARMY)], published_at="2020-03-20"),
    )
    assert world.build() == 0
    assert world.rows("select killed_low, killed_best, killed_high from fct_incident") == [
        (12, 12, 12)
    ]
    assert world.rows("select said_on::varchar, figure from toll_over_time order by 1") == [
        ("2020-03-11", 30),
        ("2020-03-20", 12),
    ]


def test_another_rule_by_a_setting(world: World) -> None:
    setting = world.sql / "reference" / "setting.csv"
    text = setting.read_text(encoding="utf-8")
    setting.write_text(text.replace("independent_first", "highest"), encoding="utf-8")
    world.tell(Told("one", [event()], [killed(20), killed(40, **REBELS)]))
    assert world.build() == 0
    assert world.rows("select killed_best, killed_best_rule from fct_incident") == [
        (40, "highest 1")
    ]


def test_a_rule_that_is_not_there_stops_the_build(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    setting = world.sql / "reference" / "setting.csv"
    text = setting.read_text(encoding="utf-8")
    setting.write_text(text.replace("independent_first", "guess"), encoding="utf-8")
    world.tell(Told("one", [event()], [killed(20)]))
    assert world.build() == 1
    assert "setting_known" in capsys.readouterr().err
