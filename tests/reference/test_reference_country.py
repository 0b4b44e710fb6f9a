"""Countries, their words and the vague words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

Rows = list[dict[str, str]]
Reference = Callable[[str], Rows]
Fold = Callable[[str], str]

KINDS = {"name", "adjective", "people", "government", "capital"}


def test_every_country_has_one_row(reference: Reference, iso3: set[str]) -> None:
    rows = reference("country")
    assert Counter(row["country_iso3"] for row in rows) == Counter(iso3)
    assert len({row["country_iso2"] for row in rows}) == len(rows)
    assert all(row["country_name"] and row["region"] and row["source"] for row in rows)


def test_every_country_has_a_name_and_an_adjective(reference: Reference, iso3: set[str]) -> None:
    rows = reference("country_word")
    for kind in ("name", "adjective"):
        assert {row["country_iso3"] for row in rows if row["kind"] == kind} == iso3
    assert {row["kind"] for row in rows} == KINDS
    assert all(row["word"].strip() == row["word"] and row["source"] for row in rows)


def test_a_word_means_one_country(reference: Reference, fold: Fold) -> None:
    countries: dict[str, set[str]] = {}
    for row in reference("country_word"):
        countries.setdefault(fold(row["word"]), set()).add(row["country_iso3"])
    assert {word: found for word, found in countries.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Nigerien", "NER"),
        ("Nigeriens", "NER"),
        ("Nigerian", "NGA"),
        ("Burkinabè", "BFA"),
        ("Congolese", "COD"),
        ("Republic of the Congo", "COG"),
        ("Guinea", "GIN"),
        ("Bissau-Guinean", "GNB"),
        ("Equatorial Guinea", "GNQ"),
        ("Papua New Guinea", "PNG"),
        ("Dominica", "DMA"),
        ("Dominican", "DOM"),
        ("North Korean", "PRK"),
        ("South Korean", "KOR"),
        ("Gaza", "PSE"),
        ("West Bank", "PSE"),
        ("Somaliland", "SOM"),
        ("U.S.", "USA"),
        ("Burma", "MMR"),
        ("Ivory Coast", "CIV"),
        ("DR Congo", "COD"),
        ("Frenchman", "FRA"),
        ("Filipinos", "PHL"),
        ("Kremlin", "RUS"),
        ("Pentagon", "USA"),
        ("Kiev", "UKR"),
        ("Kyiv", "UKR"),
        ("N'Djamena", "TCD"),
    ],
)
def test_what_a_word_means(reference: Reference, fold: Fold, word: str, country: str) -> None:
    rows = reference("country_word")
    found = {row["country_iso3"] for row in rows if fold(row["word"]) == fold(word)}
    assert found == {country}


def test_each_convention_codes_the_same_terms(reference: Reference) -> None:
    terms: dict[str, list[str]] = {}
    for row in reference("vague_word"):
        terms.setdefault(row["convention"], []).append(row["term"])
        low, high = row["coded_low"], row["coded_high"]
        assert not high or int(low) <= int(high), row
    assert set(terms) == {"acled", "isaf", "muc"}
    assert terms["acled"] == terms["isaf"] == terms["muc"] == sorted(set(terms["acled"]))


@pytest.mark.parametrize(
    ("convention", "term", "low"),
    [
        ("acled", "dozens", "12"),
        ("isaf", "dozens", "24"),
        ("muc", "dozens", ""),
        ("acled", "several", "3"),
        ("isaf", "numerous", "4"),
        ("acled", "hundreds", "100"),
    ],
)
def test_vague_words_as_numbers(reference: Reference, convention: str, term: str, low: str) -> None:
    lows = {(row["convention"], row["term"]): row["coded_low"] for row in reference("vague_word")}
    assert lows[convention, term] == low
