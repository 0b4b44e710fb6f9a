"""Where a place lies: which of several of one name is chosen, and when none is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from warehouse.testing import run_model

from .conftest import SQL, Told, World
from .event import event

Candidate = dict[str, Any]


def candidate(place: str, latitude: float, population: int, **more: Any) -> Candidate:
    """A place that request "r" of document "d" may mean."""
    row = {
        "request_key": "r", "document_id": "d", "place_id": place, "name_key": "alpha",
        "latitude": latitude, "longitude": 2.0, "population": population,
        "is_same_admin1": False, "candidates": 2,
    }  # fmt: skip
    return row | more


NEIGHBOUR = candidate("near", 14.0, 9, request_key="s", name_key="beta", candidates=1)
CHOICES: dict[str, tuple[list[Candidate], list[str]]] = {
    "the only one": ([candidate("a", 14.0, 100, candidates=1)], ["a"]),
    "ten times as large": ([candidate("a", 14.0, 9000), candidate("b", 30.0, 900)], ["a"]),
    "too close to call": ([candidate("a", 14.0, 9000), candidate("b", 30.0, 1000)], []),
    "in the stated region": (
        [candidate("a", 14.0, 9), candidate("b", 30.0, 90, is_same_admin1=True)], ["b"]),
    "near the other places": (
        [candidate("a", 14.5, 9), candidate("b", 30.0, 20), NEIGHBOUR], ["a", "near"]),
}  # fmt: skip


@pytest.mark.parametrize("case", CHOICES)
def test_choice_among_places_of_one_name(case: str) -> None:
    rows, chosen = CHOICES[case]
    found = run_model(SQL, "place_choice", {"intermediate.place_candidate": rows})
    assert sorted(row["place_id"] for row in found) == chosen


PLACES: list[tuple[dict[str, Any], tuple[str | None, str | None, bool]]] = [
    (event(place="Kidal", country_iso3="MLI"), ("Kidal", "place", True)),
    (event(place="KIDAL", country_iso3="MLI", admin1="Kidal Region"), ("Kidal", "place", True)),
    (event(place="Nowhere-on-Map", country_iso3="MLI"), ("Nowhere-on-Map", "place", False)),
    (event(place="Kidal", country_iso3="MLI", admin1="Mopti"), ("Kidal", "place", False)),
    (event(place=None, country_iso3="NER", admin1="Tillabery"), ("Tillabéri", "admin1", True)),
    (event(place=None, country_iso3="NER"), ("Niger", "country", False)),
    (event(place=None, country_iso3=None), (None, None, False)),
    (event(place="Lake Chad", country_iso3="TCD"), ("Lake Chad", "place", False)),
]

COUNTRYLESS = [
    event("2020-01-01", "Kidal", country_iso3="MLI"),
    event("2021-01-01", "Gao", country_iso3=None),
]
GAZETTEER = Path("reference/gazetteer.parquet")


@pytest.fixture(scope="module")
def located(new_world: Callable[[], World]) -> World:
    """Documents located with the whole gazetteer."""
    world = new_world()
    shutil.copy(SQL / GAZETTEER, world.sql / GAZETTEER)
    for number, (told, _) in enumerate(PLACES):
        dates = {"date_start": f"{1960 + number}-01-01", "date_end": f"{1960 + number}-01-01"}
        world.tell(Told(f"d{number}", [told | dates]))
    world.tell(Told("countryless", COUNTRYLESS))
    assert world.build() == 0
    return world


@pytest.mark.parametrize("number", range(len(PLACES)))
def test_place_of_an_incident(located: World, number: int) -> None:
    found = located.rows(
        "select place_name, precision, latitude is not null from fct_incident "
        "join dim_place using (place_id) join bridge_incident_document using (incident_id) "
        f"where document_id = 'd{number}'"
    )
    assert found == [PLACES[number][1]]


def test_a_place_without_country_takes_the_documents(located: World) -> None:
    assert located.rows(
        "select place_name, country_iso3 from fct_incident join dim_place using (place_id) "
        "join bridge_incident_document using (incident_id) "
        "where document_id = 'countryless' order by date_start"
    ) == [("Kidal", "MLI"), ("Gao", "MLI")]
