"""The saved commands, asked the way a user asks them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from warehouse.cli import main

Ask = Callable[..., str]


@pytest.fixture
def ask(samples_database: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    def run(*words: str) -> str:
        capsys.readouterr()
        assert main([*words, "--database", str(samples_database)]) == 0
        return capsys.readouterr().out

    return run


@pytest.mark.parametrize("width", [80, 140])
@pytest.mark.parametrize(
    "words", [("show", "fct_incident"), ("show", "dim_place"), ("claims", "--actor", "JNIM")]
)
def test_tables_fit_the_terminal_and_keep_keys_whole(
    ask: Ask, words: tuple[str, ...], width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = ask(*words).splitlines()
    assert max(map(len, lines)) <= width
    assert "…" not in lines[2].split()[0]


def test_claims_of_a_group_since_a_year(ask: Ask) -> None:
    rows = list(
        csv.DictReader(io.StringIO(ask("claims", "--actor", "JNIM", "--since", "2017", "--csv")))
    )
    assert rows and all(row["date"] >= "2017" and row["quote"] for row in rows)
    assert json.loads(ask("claims", "--actor", "JNIM", "--since", "2017", "--json"))[0] == {
        name: value or None for name, value in rows[0].items()
    }
    assert ask("claims", "--actor", "JNIM", "--since", "2090", "--csv").count("\n") == 1


def test_one_incident_as_text(ask: Ask) -> None:
    rows = list(csv.DictReader(io.StringIO(ask("claims", "--place", "Tamou", "--csv"))))
    text = ask("incident", rows[0]["incident_id"])
    assert "Tamou" in text and "Tolls" in text and "Documents" in text
    of_it = [row for row in rows if row["incident_id"] == rows[0]["incident_id"]]
    assert all(f'"{row["quote"]}"' in text for row in of_it)


def test_an_unknown_incident_is_an_error_that_says_where_ids_are(
    samples_database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["incident", "nowhere", "--database", str(samples_database)]) == 1
    said = capsys.readouterr()
    assert said.out == "" and "There is no incident nowhere. `warehouse claims` lists" in said.err


def test_a_party_is_found_by_its_code_or_any_name(ask: Ask) -> None:
    def found(name: str) -> int:
        return ask("claims", "--actor", name, "--csv").count("\n")

    assert found("al-Shabaab") == found("AL SHABAAB") > 1
    assert found("NER") >= found("niger") > 1
    assert found("Shabaa") == found("nobody") == 1
