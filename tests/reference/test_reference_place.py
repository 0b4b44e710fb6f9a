"""The gazetteer, the places it lacks, and the reader's regions and cities."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

Rows = list[dict[str, str]]
Reference = Callable[[str], Rows]
Fold = Callable[[str], str]

COLUMNS = [
    "geonames_id",
    "kind",
    "name",
    "name_key",
    "country_iso3",
    "admin1",
    "latitude",
    "longitude",
    "population",
    "alternates",
    "alternate_keys",
]


def test_gazetteer_is_compact_and_whole(gazetteer: Path) -> None:
    assert gazetteer.stat().st_size <= 12_000_000
    table = duckdb.read_parquet(str(gazetteer))
    assert table.columns == COLUMNS
    counts = dict(table.aggregate("kind, count(*)").fetchall())
    assert counts["place"] > 200_000 and counts["admin1"] > 2_500


def test_gazetteer_has_no_impossible_row(gazetteer: Path, iso3: set[str]) -> None:
    table = duckdb.read_parquet(str(gazetteer))
    wrong = table.filter(
        "name_key = '' or country_iso3 is null or abs(latitude) > 90 or abs(longitude) > 180 "
        "or (latitude is null) <> (longitude is null) "
        "or (kind = 'place' and (geonames_id is null or latitude is null)) "
        "or len(alternates) <> len(alternate_keys)"
    )
    assert wrong.fetchall() == []
    countries = {row[0] for row in table.project("country_iso3").distinct().fetchall()}
    assert countries <= iso3


@pytest.mark.parametrize(
    ("name_key", "country", "admin1"),
    [
        ("ouallam", "NER", "Tillabéri"),
        ("gwoza", "NGA", "Borno"),
        ("mosul", "IRQ", "Nineveh"),
        ("bunia", "COD", "Ituri"),
        ("bamenda", "CMR", "North-West"),
        ("marawi city", "PHL", "Bangsamoro"),
    ],
)
def test_a_town_lies_in_its_region(
    gazetteer: Path, name_key: str, country: str, admin1: str
) -> None:
    found = duckdb.sql(
        "select admin1 from read_parquet($file) "
        "where kind = 'place' and name_key = $key and country_iso3 = $country",
        params={"file": str(gazetteer), "key": name_key, "country": country},
    ).fetchall()
    assert (admin1,) in found


def test_a_region_lies_among_its_towns(gazetteer: Path) -> None:
    latitude, longitude = duckdb.sql(
        "select latitude, longitude from read_parquet($file) "
        "where kind = 'admin1' and name = 'Borno'",
        params={"file": str(gazetteer)},
    ).fetchall()[0]
    assert 10.5 < latitude < 13 and 12 < longitude < 14.5


def test_listed_places_are_complete_or_openly_without_coordinates(
    reference: Reference, iso3: set[str]
) -> None:
    rows = reference("place")
    assert len(rows) >= 250
    for row in rows:
        assert row["place_name"] and row["kind"] and row["source"], row
        assert row["country_iso3"] in iso3 | {""}, row
        assert bool(row["latitude"]) == bool(row["longitude"]), row
        if row["latitude"]:
            assert abs(float(row["latitude"])) <= 90 and abs(float(row["longitude"])) <= 180, row


def test_listed_places_are_named_once_in_a_country(reference: Reference, fold: Fold) -> None:
    rows = reference("place")
    names = {(fold(row["place_name"]), row["admin1"], row["country_iso3"]) for row in rows}
    assert len(names) == len(rows)


def test_listed_places_lie_in_their_country(reference: Reference, gazetteer: Path) -> None:
    """Near each place with coordinates there is a town of its country, within about 200 km."""
    towns = duckdb.sql(
        "select country_iso3, cast(floor(latitude) as int), cast(floor(longitude) as int) "
        "from read_parquet($file) where kind = 'place' group by all",
        params={"file": str(gazetteer)},
    ).fetchall()
    squares = set(towns)
    for row in reference("place"):
        if row["latitude"] and row["country_iso3"]:
            south, west = int(float(row["latitude"]) // 1), int(float(row["longitude"]) // 1)
            near = {
                (row["country_iso3"], south + up, west + right)
                for up in range(-2, 3)
                for right in range(-2, 3)
            }
            assert near & squares, row


def test_regions_for_the_reader(lexicon: Reference, iso3: set[str], fold: Fold) -> None:
    rows = lexicon("region")
    countries = {row["name"]: row["country_iso3"] for row in rows}
    assert 3_000 <= len(rows) <= 8_000
    assert len({fold(row["name"]) for row in rows}) == len(rows)
    assert set(countries.values()) <= iso3 and {row["kind"] for row in rows} == {
        "admin1",
        "historic",
    }
    expected = {"Tillabéri": "NER", "Borno": "NGA", "Darfur": "SDN", "Donbas": "UKR"}
    assert {name: countries[name] for name in expected} == expected


def test_cities_for_the_reader(lexicon: Reference, iso3: set[str], fold: Fold) -> None:
    rows = lexicon("city")
    countries = {row["name"]: row["country_iso3"] for row in rows}
    assert 8_000 <= len(rows) <= 12_000
    assert len({fold(row["name"]) for row in rows}) == len(rows)
    assert set(countries.values()) <= iso3
    assert all(int(row["population"]) >= 0 for row in rows)
    expected = {"Mosul": "IRQ", "Bamako": "MLI", "Aleppo": "SYR", "Kharkiv": "UKR", "Goma": "COD"}
    assert {name: countries[name] for name in expected} == expected


@pytest.mark.parametrize("word", ["Mobile", "Reading", "Nice", "Man", "Victoria", "Niger"])
def test_names_that_tell_no_country_are_left_out(lexicon: Reference, word: str) -> None:
    names = {row["name"] for name in ("region", "city") for row in lexicon(name)}
    assert word not in names
