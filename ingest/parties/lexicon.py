"""The parties and countries that the reference data knows, as phrases to look for in tokens."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ingest.text.phrases import PhraseTable

REFERENCE = Path(__file__).resolve().parents[2] / "sql" / "reference"
LEXICON = Path(__file__).resolve().parents[1] / "lexicon"


@dataclass(frozen=True, slots=True)
class Name:
    """What a name in the text stands for.

    `party` is None for a name that only looks like one (Lake Chad). `kind` is `group` or `force`
    for names of armed groups and of states' forces, else that of `reference.country_word`:
    `name`, `adjective`, `people`, `government`, `capital`. `kinds` has them all. A `mission` is a
    force of several countries.
    """

    party: str | None
    actor_class: str
    name: str
    kind: str
    kinds: frozenset[str]


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file; an absent file has none."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@lru_cache(maxsize=4)
def names(reference: Path = REFERENCE) -> PhraseTable[Name]:
    """All names of parties and countries in a folder of reference data."""
    return PhraseTable([*_look_alikes(), *_party_names(reference), *_country_words(reference)])


@lru_cache(maxsize=4)
def country_names(reference: Path = REFERENCE) -> dict[str, str]:
    """The name of each country by its ISO 3166 alpha-3 code."""
    return {row["country_iso3"]: row["country_name"] for row in rows(reference / "country.csv")}


@lru_cache(maxsize=4)
def country_words(reference: Path = REFERENCE) -> frozenset[str]:
    """The words that name countries and their people (`Kenya`, `Kenyan`)."""
    return frozenset(row["word"] for row in rows(reference / "country_word.csv"))


@lru_cache(maxsize=4)
def party_countries(reference: Path = REFERENCE) -> dict[str, str]:
    """The country of each party that has one."""
    return {
        row["party"]: row["country_iso3"]
        for row in rows(reference / "party.csv")
        if row.get("country_iso3")
    }


def lexicon_rows(name: str) -> list[dict[str, str]]:
    """The rows of `ingest/lexicon/NAME.csv`."""
    return rows(LEXICON / f"{name}.csv")


@lru_cache(maxsize=32)
def lexicon_words(name: str, column: str) -> frozenset[str]:
    """One column of `ingest/lexicon/NAME.csv` as a set."""
    return frozenset(row[column] for row in lexicon_rows(name))


@lru_cache(maxsize=4)
def local_names(reference: Path = REFERENCE) -> dict[str, dict[str, Name]]:
    """By country the names that mean another party, or any at all, in texts about it."""
    parties = {row["party"]: row for row in rows(reference / "party.csv")}
    found: dict[str, dict[str, Name]] = {}
    for row in rows(reference / "local_alias.csv"):
        party = parties.get(row["party"])
        if party is not None:
            found.setdefault(row["country_iso3"], {}).update(_party_name(row["alias"], party))
    return found


def _look_alikes() -> Iterator[tuple[str, Name]]:
    for row in lexicon_rows("look_alike"):
        yield row["phrase"], Name(None, "unknown", row["phrase"], "other", frozenset())


def _party_names(reference: Path) -> Iterator[tuple[str, Name]]:
    countries = country_names(reference)
    parties = {row["party"]: row for row in rows(reference / "party.csv")}
    for row in parties.values():
        if row["party"] not in countries:
            for text in dict.fromkeys((row["party"], row["party_name"], row["short_name"])):
                yield from _party_name(text, row)
        elif row["party_name"] != countries[row["party"]]:
            yield from _party_name(row["party_name"], row)
    for alias in rows(reference / "party_alias.csv"):
        party = parties.get(alias["party"])
        if party is not None:
            yield from _party_name(alias["alias"], party)


def _party_name(text: str, row: dict[str, str]) -> Iterator[tuple[str, Name]]:
    if not text:
        return
    is_state = row["party"] == row.get("country_iso3") or row["actor_class"] == "state_force"
    kind = "group" if not is_state else "force" if row.get("country_iso3") else "mission"
    actor_class = "state_force" if is_state else row["actor_class"] or "armed_group"
    yield text, Name(row["party"], actor_class, row["party_name"] or text, kind, frozenset({kind}))


def _country_words(reference: Path) -> Iterator[tuple[str, Name]]:
    full_names = country_names(reference)
    words: dict[tuple[str, str], list[str]] = {}
    for row in rows(reference / "country_word.csv"):
        words.setdefault((row["word"], row["country_iso3"]), []).append(row["kind"])
    for (word, country), kinds in words.items():
        name = full_names.get(country, word)
        yield word, Name(country, "government", name, kinds[0], frozenset(kinds))
