"""Make the reader's `region.csv` and `city.csv` in `ingest/lexicon/`.

Run it where `make_gazetteer.py` runs: `python tools/make_lexicon.py`. A name must tell its country
by itself here: what is also an everyday word, a given name, a country or a place of like size
elsewhere is left out.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from admin1 import Town, fold, iso_regions, named_regions
from make_gazetteer import towns, useful_alternates

ROOT = Path(__file__).parents[1]
LEXICON = ROOT / "ingest" / "lexicon"
REFERENCE = ROOT / "sql" / "reference"
HERE = Path(__file__).parent
POPULATION = 40_000
POPULATION_IF_MANY = 150_000
MANY_TOWNS = 150
DOMINANCE = 5
WITH_ALTERNATES = 1_500
ALTERNATES = 3
SHORTEST = 4
SHORTEST_ALTERNATE = 6
SUFFIXES = ("Province", "Region", "State", "Governorate", "Department", "District", "Oblast")
SUFFIX_OF_COUNTRY = {
    "AFG": "Province",
    "BFA": "Region",
    "COL": "Department",
    "ETH": "Region",
    "IDN": "Province",
    "IND": "State",
    "IRQ": "Governorate",
    "MEX": "State",
    "MLI": "Region",
    "MOZ": "Province",
    "NER": "Region",
    "NGA": "State",
    "SDN": "State",
    "SOM": "Region",
    "SSD": "State",
    "SYR": "Governorate",
    "TCD": "Province",
    "UKR": "Oblast",
    "YEM": "Governorate",
}


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling, the country it stands for and how strongly it does."""

    spelling: str
    country_iso3: str
    weight: int


def column(path: Path, *names: str) -> list[tuple[str, ...]]:
    """The named columns of a CSV file, row by row."""
    with path.open(encoding="utf-8", newline="") as file:
        return [tuple(row[name] for name in names) for row in csv.DictReader(file)]


def left_out() -> set[str]:
    """Folded words that are no evidence of a place: everyday words, given names, countries."""
    words = {fold(word) for (word,) in column(HERE / "common_word.csv", "word")}
    for word, kind in column(REFERENCE / "country_word.csv", "word", "kind"):
        if kind != "capital":
            words.add(fold(word))
    return words


def dominant(names: Iterable[Name]) -> dict[str, Name]:
    """The strongest name of each folded spelling, if it outweighs each other country's by far."""
    by_key: dict[str, dict[str, Name]] = defaultdict(dict)
    for name in names:
        countries = by_key[fold(name.spelling)]
        other = countries.get(name.country_iso3)
        if other is None or name.weight > other.weight:
            countries[name.country_iso3] = name
    kept = {}
    for key, countries in by_key.items():
        first, *rest = sorted(
            countries.values(), key=lambda name: (-name.weight, name.country_iso3)
        )
        if not rest or first.weight >= DOMINANCE * max(1, rest[0].weight):
            kept[key] = first
    return kept


def region_names() -> list[Name]:
    """Every spelling of a region: those of the table outweigh those of ISO 3166-2."""
    names = []
    for region in named_regions():
        for spelling in (region.name, *region.aliases):
            names.append(Name(spelling, region.country_iso3, 100))
        for spelling in _with_suffix(region.country_iso3, region.name):
            names.append(Name(spelling, region.country_iso3, 50))
    for spelling, country in column(HERE / "region_extra.csv", "name", "country_iso3"):
        names.append(Name(spelling, country, 100))
    for country, *_ in column(REFERENCE / "country.csv", "country_iso3"):
        names += [Name(name, country, 1) for _, name in iso_regions(country)]
    return names


def _with_suffix(country: str, name: str) -> list[str]:
    suffix = SUFFIX_OF_COUNTRY.get(country)
    if suffix is None or name.endswith(SUFFIXES):
        return []
    return [f"{name} {suffix}"]


def regions() -> list[tuple[str, str, str]]:
    """Rows of `region.csv`: name, country, kind (`admin1` or `historic`)."""
    unfit = left_out()
    historic = {fold(name) for (name,) in column(HERE / "region_extra.csv", "name")}
    return sorted(
        (name.spelling, name.country_iso3, "historic" if key in historic else "admin1")
        for key, name in dominant(region_names()).items()
        if key not in unfit and (len(key) >= SHORTEST or name.weight > 1)
    )


def city_names(all_towns: list[Town]) -> list[Name]:
    """Every town under its own name; the largest of other scripts also in other spellings."""
    names = [Name(town.name, town.country_iso3, town.population) for town in all_towns]
    for town in all_towns:
        if town.name.endswith(" City"):
            bare = town.name.removesuffix(" City")
            names.append(Name(bare, town.country_iso3, town.population))
    other_script = countries_of_rule("other_spellings")
    largest = sorted(all_towns, key=lambda town: (-town.population, town.geonames_id))
    for town in largest[:WITH_ALTERNATES]:
        for spelling in useful_alternates(town)[:ALTERNATES]:
            if len(spelling) >= SHORTEST_ALTERNATE and town.country_iso3 in other_script:
                names.append(Name(spelling, town.country_iso3, town.population))
    return names


def capitals() -> set[tuple[str, str]]:
    """Folded name and country of the capitals."""
    pairs = column(REFERENCE / "country.csv", "capital", "country_iso3")
    return {(fold(capital), country) for capital, country in pairs if capital}


def countries_of_rule(rule: str) -> set[str]:
    """The countries that `town_rule.csv` puts under a rule."""
    rows = column(HERE / "town_rule.csv", "country_iso3", "rule")
    return {country for country, named in rows if named == rule}


def thresholds(all_towns: list[Town]) -> dict[str, int]:
    """People that a town must have, by country: more where the country has very many towns."""
    conflict = countries_of_rule("smaller_towns")
    large = Counter(town.country_iso3 for town in all_towns if town.population >= POPULATION)
    return {
        town.country_iso3: POPULATION_IF_MANY
        if large[town.country_iso3] > MANY_TOWNS and town.country_iso3 not in conflict
        else POPULATION
        for town in all_towns
    }


def cities(all_towns: list[Town]) -> list[tuple[str, str, int]]:
    """Rows of `city.csv`: name, country, population."""
    unfit = left_out()
    seats = capitals()
    least = thresholds(all_towns)
    return sorted(
        (name.spelling, name.country_iso3, name.weight)
        for key, name in dominant(city_names(all_towns)).items()
        if key not in unfit
        and len(key) >= SHORTEST
        and (name.weight >= least[name.country_iso3] or (key, name.country_iso3) in seats)
    )


def write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    """Write rows as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main() -> None:
    """Write both files."""
    found_regions = regions()
    found_cities = cities(towns())
    write(LEXICON / "region.csv", ("name", "country_iso3", "kind"), found_regions)
    write(LEXICON / "city.csv", ("name", "country_iso3", "population"), found_cities)
    print(f"{len(found_regions)} regions, {len(found_cities)} city names")


if __name__ == "__main__":
    main()
