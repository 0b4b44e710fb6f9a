"""Names for the first-level region codes of the gazetteer.

GeoNames numbers the regions of most countries in its own way, and the package that carries its
towns has the numbers only. A name comes from, in this order: the table `admin1_name.csv` (by code,
or by the region's seat); a region of ISO 3166-2 with the same letter code; a region that is named
like a town among the largest of the code. A code that none of them names stays without a name.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pycountry

NAME_TABLE = Path(__file__).with_name("admin1_name.csv")
LARGEST = 8
KIND_WORDS = re.compile(
    r"\b(?:autonomous|governorate|province|prefecture|department|district|division|municipality"
    r"|county|region|oblast|oblast'|oblasts|voblasc|state|territory|republic|parish|canton"
    r"|kray|respublika|viloyati|provincia|departamento|gouvernorat|muhafazat|ostan|changwat"
    r"|rayon|wilaya|wilayah)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Town:
    """One populated place of the gazetteer's source."""

    geonames_id: int
    name: str
    country_iso3: str
    admin1_code: str
    latitude: float
    longitude: float
    population: int
    alternates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NamedRegion:
    """One row of the name table."""

    country_iso3: str
    code: str
    seat: str
    name: str
    aliases: tuple[str, ...]


def fold(name: str) -> str:
    """The name in lower case without accents and marks, its words divided by one space."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(
        letter
        for letter in decomposed
        if not unicodedata.combining(letter) and letter not in "'’.`ʼ‘"
    )
    return " ".join(re.findall(r"[^\W_]+", kept))


def named_regions() -> list[NamedRegion]:
    """The rows of the name table."""
    with NAME_TABLE.open(encoding="utf-8", newline="") as file:
        return [
            NamedRegion(
                row["country_iso3"],
                row["code"],
                row["seat"],
                row["name"],
                tuple(filter(None, row["aliases"].split("|"))),
            )
            for row in csv.DictReader(file)
        ]


def iso_regions(country_iso3: str) -> Iterator[tuple[str, str]]:
    """Code suffix and plain name of each first-level region of ISO 3166-2."""
    country = pycountry.countries.get(alpha_3=country_iso3)
    if country is None:
        return
    for region in pycountry.subdivisions.get(country_code=country.alpha_2) or ():
        if region.parent_code is None:
            yield region.code.partition("-")[2], plain_name(region.name)


def plain_name(name: str) -> str:
    """The name without a remark in brackets and without the word for the kind of region."""
    bare = re.sub(r"\s*[\[(].*?[\])]|[†*]", "", name).strip("/ǁ").split("/")[0].strip(" ,")
    without_kind = " ".join(KIND_WORDS.sub(" ", bare).split()).strip(" ,-'")
    short = re.sub(r"^(?:of|the)\s+|\s+of$", "", without_kind)
    return short if len(short) > 2 else bare


def admin1_names(towns: Iterable[Town]) -> dict[tuple[str, str], str]:
    """Name of the region by country and GeoNames code, for the codes that can be named."""
    by_country: dict[str, list[Town]] = defaultdict(list)
    for town in sorted(towns, key=lambda town: (-town.population, town.geonames_id)):
        by_country[town.country_iso3].append(town)
    from_table: dict[str, list[NamedRegion]] = defaultdict(list)
    for region in named_regions():
        from_table[region.country_iso3].append(region)
    names: dict[tuple[str, str], str] = {}
    for country_iso3, here in sorted(by_country.items()):
        for code, name in _names_of_country(here, from_table[country_iso3]).items():
            names[country_iso3, code] = name
    return names


def _names_of_country(towns: list[Town], table: list[NamedRegion]) -> dict[str, str]:
    codes = {town.admin1_code for town in towns}
    names = {region.code: region.name for region in table if region.code in codes}
    for region in table:
        if region.seat:
            code = _code_of_seat(towns, region.seat)
            if code is not None:
                names.setdefault(code, region.name)
    isos = list(iso_regions(towns[0].country_iso3))
    _add(names, {code: name for code, name in isos if code in codes and code.isalpha()})
    _add(names, _same_name_as_town(towns, [name for _, name in isos]))
    return names


def _add(names: dict[str, str], more: dict[str, str]) -> None:
    taken = {fold(name) for name in names.values()}
    for code, name in sorted(more.items()):
        if code not in names and fold(name) not in taken:
            names[code] = name
            taken.add(fold(name))


def _code_of_seat(towns: list[Town], seat: str) -> str | None:
    key = fold(seat)
    for town in towns:
        if key == fold(town.name) or key in map(fold, town.alternates):
            return town.admin1_code
    return None


def _same_name_as_town(towns: list[Town], regions: list[str]) -> dict[str, str]:
    largest: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        if len(largest[town.admin1_code]) < LARGEST:
            largest[town.admin1_code].append(town)
    found: dict[str, set[str]] = defaultdict(set)
    for name in regions:
        key = fold(name)
        codes = {
            code
            for code, some in largest.items()
            if any(key == fold(town.name) or key in map(fold, town.alternates) for town in some)
        }
        if len(codes) == 1:
            found[codes.pop()].add(name)
    return {code: names.pop() for code, names in found.items() if len(names) == 1}
