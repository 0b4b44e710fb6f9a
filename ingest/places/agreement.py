"""What the places of a whole page tell about each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.places.gazetteer import Gazetteer
from ingest.text.tokens import fold

if TYPE_CHECKING:
    from ingest.places.finding import Place

KINDS = frozenset(("valley", "peninsula", "camp", "area", "sector", "town", "village", "city"))
CANDIDATE = "candidate"
SMALL_TOWN = 150_000


def settled(lines: Sequence[Sequence[Place]]) -> list[list[Place]]:
    """Keeps of the mere candidates those whose name stands for a place elsewhere in the page."""
    sure = {
        fold(place.name)
        for line in lines
        for place in line
        if place.rule != CANDIDATE and place.kind in ("place", "admin2")
    }
    return [
        [
            replace(place, rule="again") if place.rule == CANDIDATE else place
            for place in line
            if place.rule != CANDIDATE or fold(place.name) in sure
        ]
        for line in lines
    ]


def agreed(
    lines: Sequence[Sequence[Place]], named: Mapping[str, int], known: Gazetteer
) -> list[Place]:
    """All places in order, each with what the page tells of others of its name.

    `named` counts the countries that the page names by people or government; a small town of the
    gazetteer that lies in a country of which the page says nothing is another one of that name.
    """
    places = sorted((place for line in lines for place in line), key=lambda place: place.start)
    told = _told_countries(places, named)
    places = [_doubted(place, told, known) for place in places]
    regions, countries = _firsts(places)
    bare = {fold(place.name) for place in places if place.kind == "place"}
    return [
        replace(
            place,
            name=_without_kind(place.name, bare) if place.kind == "place" else place.name,
            admin1=place.admin1 or regions.get(fold(place.name)),
            country_iso3=place.country_iso3 or countries.get(fold(place.name)),
        )
        for place in places
    ]


def _told_countries(places: Sequence[Place], named: Mapping[str, int]) -> Counter[str]:
    told = Counter(named)
    told.update(p.country_iso3 for p in places if p.country_iso3 and p.kind != "place")
    return told


def _doubted(place: Place, told: Counter[str], known: Gazetteer) -> Place:
    """Without the country that only the gazetteer gives, if the page never names it."""
    if place.kind != "place" or place.country_iso3 is None or place.country_iso3 in told:
        return place
    town = known.get(place.name).get("place")
    if town is None or town.weight >= SMALL_TOWN or not told or place.admin1:
        return place
    return replace(place, country_iso3=None)


def _firsts(places: Sequence[Place]) -> tuple[dict[str, str], dict[str, str]]:
    """The first region and the first country told of each name."""
    regions: dict[str, str] = {}
    countries: dict[str, str] = {}
    for place in places:
        key = fold(place.name)
        if place.admin1 and place.kind != "admin1":
            regions.setdefault(key, place.admin1)
        if place.country_iso3:
            countries.setdefault(key, place.country_iso3)
    return regions, countries


def _without_kind(name: str, bare: set[str]) -> str:
    """`Midal` for `Midal valley`, if the page has that name alone too."""
    head, _, kind = name.rpartition(" ")
    return head if kind and fold(head) in bare and fold(kind) in KINDS else name
