"""Which mentions of different documents are one incident: one warehouse, a country a case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from .conftest import Told, World
from .event import event, killed, month

Case = tuple[str, list[dict[str, Any]], list[dict[str, Any]], bool]
MARCH = ("2020-03-01", "2020-03-31")
CASES: list[Case] = [
    ("month_in_day", [event()], [month(*MARCH)], True),
    ("other_month", [event()], [month("2020-05-01", "2020-05-31")], False),
    ("two_in_a_month", [event("2020-03-03")], [event("2020-03-20")], False),
    ("other_town", [event(place="Alpha")], [event(place="Omegaville")], False),
    ("misspelt", [event(place="Koutougou")], [event(place="Koutougu")], True),
    ("accents", [event(place="Tillabéri Nord")], [event(place="Tillaberi-nord")], True),
    ("day_apart_alone", [event("2020-03-10")], [event("2020-03-11")], False),
    ("other_attackers", [event()], [event(attacker_party="MILF", target_party="PHL")], False),
    ("wing_and_whole", [event(attacker_party="IS")], [event(attacker_party="ISGS")], True),
    ("undated", [event()], [event(None)], False),
    ("undated_by_name", [event(incident_name="Killing of Amadou Zongo")],
     [event(None, incident_name="Amadou Zongo murder")], True),
    ("no_place", [event()], [event(place=None)], False),
]  # fmt: skip
FIGURED: list[tuple[str, dict[str, Any], int, dict[str, Any], int, bool]] = [
    ("day_apart_equal", event("2020-03-10"), 17, event("2020-03-11"), 17, True),
    ("day_apart_far", event("2020-03-10"), 17, event("2020-03-11"), 80, False),
    ("placeless_equal", event(), 17, event(place=None), 17, True),
    ("placeless_far", event(), 17, event(place=None), 80, False),
]


def _in_a_land_of_its_own(number: int, told: dict[str, Any]) -> dict[str, Any]:
    """The same event in another country and year, so that cases do not meet."""
    year = str(1950 + number)
    dates = {key: value and value.replace("2020", year) for key, value in told.items()
             if key in ("date_start", "date_end")}  # fmt: skip
    country = ("NER", "MLI", "TCD", "NGA", "SOM", "IRQ", "SYR", "AFG", "COL", "MOZ", "PAK", "YEM",
               "LBY", "EGY", "KEN", "UGA")[number]  # fmt: skip
    at_home = {"target_party": country} if told["target_party"] == "NER" else {}
    return {**told, **dates, **at_home, "country_iso3": country}


@pytest.fixture(scope="module")
def resolved(new_world: Callable[[], World]) -> World:
    world = new_world()
    for number, (name, one, other, _) in enumerate(CASES):
        for side, events in (("a", one), ("b", other)):
            placed = [_in_a_land_of_its_own(number, told) for told in events]
            world.tell(Told(f"{name}-{side}", placed))
    for number, (name, first, count, second, other_count, _) in enumerate(FIGURED, len(CASES)):
        for side, told, figure in (("a", first, count), ("b", second, other_count)):
            placed = [_in_a_land_of_its_own(number, told)]
            world.tell(Told(f"{name}-{side}", placed, [killed(figure)]))
    assert world.build() == 0
    return world


@pytest.mark.parametrize(
    ("name", "same"), [(case[0], case[-1]) for case in (*CASES, *FIGURED)], ids=str
)
def test_two_mentions(resolved: World, name: str, same: bool) -> None:
    incidents = resolved.incidents()
    assert (incidents[f"{name}-a", 0] == incidents[f"{name}-b", 0]) is same


def test_vague_mention_that_fits_two_attacks_stays_alone(world: World) -> None:
    world.tell(
        Told("one", [event("2020-03-03"), event("2020-03-20")]),
        Told("two", [month(*MARCH)]),
    )
    assert world.build() == 0
    assert len(set(world.incidents().values())) == 3


def test_two_incidents_of_one_document_are_never_one(world: World) -> None:
    world.tell(
        Told("one", [event("2020-03-10", incident_name="Amadou Zongo shot"),
                     month(*MARCH, incident_name="Amadou Zongo dead")]),
        Told("two", [event("2020-03-10")]),
        Told("three", [month(*MARCH)]),
    )  # fmt: skip
    assert world.build() == 0
    found = world.incidents()
    assert found["one", 0] == found["two", 0]
    assert found["one", 1] != found["one", 0]


def test_evidence_and_rule_can_be_read(world: World) -> None:
    world.tell(Told("one", [event()], [killed(17)]), Told("two", [event()], [killed(17)]))
    assert world.build() == 0
    evidence = "days_apart, is_same_place, is_same_attacker, equal_figures, decision, rule"
    assert world.rows(f"select {evidence} from incident_match") == [
        (0, True, True, 1, "same", "same day, same place")
    ]
