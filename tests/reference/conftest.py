"""The committed reference data as rows."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pycountry
import pytest

ROOT = Path(__file__).parents[2]
Rows = list[dict[str, str]]


@pytest.fixture(scope="session")
def reference() -> Callable[[str], Rows]:
    """Gives the rows of `sql/reference/NAME.csv`."""
    return lambda name: read(ROOT / "sql" / "reference" / f"{name}.csv")


@pytest.fixture(scope="session")
def lexicon() -> Callable[[str], Rows]:
    """Gives the rows of `ingest/lexicon/NAME.csv`."""
    return lambda name: read(ROOT / "ingest" / "lexicon" / f"{name}.csv")


@pytest.fixture(scope="session")
def iso3() -> set[str]:
    """The alpha-3 codes of ISO 3166, and Kosovo's."""
    return {country.alpha_3 for country in pycountry.countries} | {"XKX"}


@pytest.fixture(scope="session")
def gazetteer() -> Path:
    """The gazetteer's file."""
    return ROOT / "sql" / "reference" / "gazetteer.parquet"


@pytest.fixture(scope="session")
def fold() -> Callable[[str], str]:
    """Gives a name without case, accents and marks."""
    return fold_name


def read(path: Path) -> Rows:
    """The rows of a CSV file; a row with a field too many or too few is an error."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert all(None not in row and None not in row.values() for row in rows), path.name
    return rows


def fold_name(name: str) -> str:
    """Lower case, no accents, no apostrophes and full stops, words divided by one space."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    kept = (letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[^\W_]+", re.sub("['’.`ʼ‘]", "", "".join(kept))))
