"""Each model by itself: a few rows of what it reads, the rows it gives; no model without a case."""

from __future__ import annotations

import json

import pytest

from warehouse.testing import check_model

from .cases import claims, documents, incidents, marts, matching, names, tolls
from .cases.case import Case
from .conftest import SQL

CASES: list[Case] = [
    case
    for group in (names, documents, matching, incidents, claims, tolls, marts)
    for case in group.CASES
]
MODELS = {path.stem: path.parent.name for layer in ("intermediate", "marts")
          for path in (SQL / layer).glob("*.sql")}  # fmt: skip
SCHEMAS = {
    **dict.fromkeys(json.loads((SQL / "schema.json").read_text("utf-8"))["staging"], "staging"),
    **{path.stem: "reference" for path in (SQL / "reference").iterdir()},
    **{name: "main" if layer == "marts" else layer for name, layer in MODELS.items()},
}


def qualified(table: str) -> str:
    """The table with its schema; those of the last build have theirs."""
    return table if "." in table else f"{SCHEMAS[table]}.{table}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.model}: {case.says}")
def test_model(case: Case) -> None:
    given = {qualified(table): found for table, found in case.given.items()}
    check_model(SQL, case.model, given, case.gives)


def test_no_model_without_a_case() -> None:
    assert sorted(MODELS.keys() - {case.model for case in CASES}) == []
