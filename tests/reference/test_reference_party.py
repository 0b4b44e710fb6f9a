"""Parties and their names: one meaning for each name, every code real."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

Rows = list[dict[str, str]]
Reference = Callable[[str], Rows]
Fold = Callable[[str], str]

CLASSES = {"state_force", "armed_group", "organisation"}
FIXED_CODES = (
    "JNIM",
    "ISGS",
    "ISWAP",
    "ISSP",
    "IS",
    "Boko Haram",
    "AQIM",
    "BLA",
    "MILF",
    "BIFF",
    "ELN",
    "Wagner",
    "ISKP",
    "RSF",
    "Hamas",
    "Hezbollah",
    "Taliban",
    "TTP",
    "al-Shabaab",
    "M23",
    "ADF",
    "PKK",
    "FARC",
    "FARC dissidents",
)


def test_party_codes_are_unique_and_never_differ_by_case_alone(reference: Reference) -> None:
    codes = Counter(row["party"].casefold() for row in reference("party"))
    assert [code for code, count in codes.items() if count > 1] == []


def test_state_codes_are_the_iso_codes_and_no_group_takes_one(
    reference: Reference, iso3: set[str]
) -> None:
    rows = reference("party")
    states = {row["party"] for row in rows if row["party"] == row["country_iso3"]}
    assert states == iso3
    groups = {row["party"] for row in rows if row["actor_class"] == "armed_group"}
    assert not groups & iso3


def test_every_field_of_a_party_is_valid(reference: Reference, iso3: set[str]) -> None:
    for row in reference("party"):
        assert row["party_name"] and row["source"] and row["short_name"] == row["party"]
        assert row["actor_class"] in CLASSES, row
        assert row["country_iso3"] in iso3 | {""}, row
        years = [int(year) for year in (row["active_from"], row["active_to"]) if year]
        assert years == sorted(years) and all(1800 <= year <= 2026 for year in years), row


def test_parents_exist_and_form_no_circle(reference: Reference) -> None:
    parents = {row["party"]: row["parent_party"] for row in reference("party")}
    for party in parents:
        line = [party]
        while parents[line[-1]]:
            assert parents[line[-1]] not in line, line
            line.append(parents[line[-1]])


def test_armed_groups_of_all_parts_of_the_world(reference: Reference) -> None:
    groups = [row for row in reference("party") if row["actor_class"] == "armed_group"]
    regions = {row["country_iso3"]: row["region"] for row in reference("country")}
    found = Counter(regions[row["country_iso3"]] for row in groups if row["country_iso3"])
    assert len(groups) >= 220
    for region in ("Western Africa", "Middle Africa", "Western Asia", "South America"):
        assert found[region] >= 15, (region, found)
    assert found["South-Eastern Asia"] >= 30 and found["Southern Asia"] >= 30


@pytest.mark.parametrize("code", FIXED_CODES)
def test_codes_that_others_rely_on(reference: Reference, code: str) -> None:
    aliases = {(row["party"], row["alias"]) for row in reference("party_alias")}
    assert (code, code) in aliases


def test_an_alias_names_one_party(reference: Reference, fold: Fold) -> None:
    parties: dict[str, set[str]] = {}
    rows = reference("party_alias")
    for row in rows:
        parties.setdefault(fold(row["alias"]), set()).add(row["party"])
    assert {alias: found for alias, found in parties.items() if len(found) > 1} == {}
    assert len(parties) == len(rows)


def test_aliases_belong_to_parties_and_have_language_and_source(reference: Reference) -> None:
    parties = {row["party"] for row in reference("party")}
    for row in reference("party_alias"):
        assert row["party"] in parties and row["source"], row
        assert len(row["language"]) == 2 and row["alias"] == row["alias"].strip(), row


def test_no_alias_contradicts_a_country_word(reference: Reference, fold: Fold) -> None:
    countries = {fold(row["word"]): row["country_iso3"] for row in reference("country_word")}
    for row in reference("party_alias"):
        assert countries.get(fold(row["alias"]), row["party"]) == row["party"], row


def test_named_forces_of_states(reference: Reference, iso3: set[str]) -> None:
    forces = {
        row["alias"]: row["party"] for row in reference("party_alias") if row["party"] in iso3
    }
    assert len(forces) >= 150
    expected = {"VDP": "BFA", "Tatmadaw": "MMR", "Azov": "UKR", "Frontier Corps": "PAK"}
    assert {name: forces[name] for name in expected} == expected
    assert "AFP" not in forces


def test_names_of_branches_are_kept_apart(reference: Reference, fold: Fold) -> None:
    party = {fold(row["alias"]): row["party"] for row in reference("party_alias")}
    expected = {
        "ISIS": "IS",
        "Daesh": "IS",
        "Islamic State in West Africa Province": "ISWAP",
        "Islamic State in the Greater Sahara": "ISGS",
        "Nusrat al-Islam": "JNIM",
        "Katiba Macina": "Macina Liberation Front",
        "Pakistani Taliban": "TTP",
        "Tamil Tigers": "LTTE",
    }
    assert {name: party[fold(name)] for name in expected} == expected


def test_local_aliases_name_known_parties_and_differ_from_the_general_meaning(
    reference: Reference, iso3: set[str], fold: Fold
) -> None:
    parties = {row["party"] for row in reference("party")}
    general = {fold(row["alias"]): row["party"] for row in reference("party_alias")}
    keys = Counter()
    for row in reference("local_alias"):
        assert row["party"] in parties and row["country_iso3"] in iso3 and row["source"], row
        assert general.get(fold(row["alias"])) != row["party"], row
        keys[fold(row["alias"]), row["country_iso3"]] += 1
    assert set(keys.values()) == {1}
