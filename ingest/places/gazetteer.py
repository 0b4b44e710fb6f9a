"""Countries, regions and cities by name: what a place name says about where it lies.

Countries come from the reference data (`country_word.csv`), regions and cities from the lexicon.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest import lexicon
from ingest.text.phrases import Match, PhraseTable
from ingest.text.tokens import Token, fold

REFERENCE = Path(__file__).resolve().parents[2] / "sql" / "reference"
CAPITAL = 1_000_000_000  # more than any town has people


@dataclass(frozen=True, slots=True)
class Known:
    """What the gazetteer has of one name: `kind` is `country`, `admin1`, `place`, `people` or
    `government`; `country` is None where several countries have such a name.
    """

    kind: str
    name: str
    country: str | None
    weight: int = 0


class Gazetteer:
    """The known names of places, peoples and governments, found at a token.

    `capitals` has the capital of each country.
    """

    def __init__(self, rows: Sequence[tuple[str, Known]]) -> None:
        best: dict[tuple[str, ...], dict[str, Known]] = {}
        spelling: dict[tuple[str, ...], str] = {}
        for text, known in rows:
            key = tuple(fold(word) for word in text.split())
            kinds = best.setdefault(key, {})
            spelling.setdefault(key, text)
            kinds[known.kind] = _preferred(kinds.get(known.kind), known)
        self.capitals = {
            known.country: known.name
            for _, known in reversed(rows)
            if known.weight == CAPITAL and known.country is not None
        }
        self._table: PhraseTable[Mapping[str, Known]] = PhraseTable(
            (spelling[key], kinds) for key, kinds in best.items()
        )

    def at(self, tokens: Sequence[Token], position: int) -> Match[Mapping[str, Known]] | None:
        """The longest known name that starts at a token, with its readings by kind, or None."""
        return self._table.at(tokens, position)

    def get(self, name: str) -> Mapping[str, Known]:
        """The readings of a whole name by kind; empty for an unknown one."""
        return self._table.get(name) or {}


def _preferred(old: Known | None, new: Known) -> Known:
    """Of two regions of one name none is preferred; of two cities the larger one."""
    if old is None or old.country == new.country:
        return new if old is None or new.weight > old.weight else old
    if new.kind in ("place", "people", "government", "country"):
        return new if new.weight > old.weight else old
    return Known(old.kind, old.name, None, 0)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the packaged data."""
    return Gazetteer([*_country_rows(), *_region_rows(), *_city_rows()])


def is_capital(name: str) -> bool:
    """Whether a name is that of a country's capital."""
    town = gazetteer().get(name).get("place")
    return town is not None and town.weight == CAPITAL


def _country_rows() -> list[tuple[str, Known]]:
    rows = []
    with (REFERENCE / "country_word.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            word, country, kind = row["word"], row["country_iso3"], row["kind"]
            if kind == "name":
                rows.append((word, Known("country", word, country)))
            elif kind == "capital":
                rows.append((word, Known("place", word, country, CAPITAL)))
            else:
                kind = "government" if kind == "government" else "people"
                rows.append((word, Known(kind, word, country)))
    return rows


def _region_rows() -> list[tuple[str, Known]]:
    return [
        (row["name"], Known("admin1", row["name"], row["country_iso3"]))
        for row in lexicon.rows("region")
    ]


def _city_rows() -> list[tuple[str, Known]]:
    return [
        (row["name"], Known("place", row["name"], row["country_iso3"], int(row["population"] or 0)))
        for row in lexicon.rows("city")
    ]
