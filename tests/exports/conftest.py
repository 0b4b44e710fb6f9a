"""The samples in every layout, each exported once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from warehouse.cli import main

Exported = Callable[[str], Path]


@pytest.fixture(scope="session")
def exported(samples_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    folder = tmp_path_factory.mktemp("exports")

    def export(layout: str) -> Path:
        target = folder / layout
        if not target.exists():
            command = ["export", str(target), "--layout", layout]
            assert main([*command, "--database", str(samples_database)]) == 0
        return target

    return export


@pytest.fixture(scope="session")
def warehouse_rows(samples_database: Path) -> Callable[[str], list[tuple[object, ...]]]:
    def ask(query: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(samples_database), read_only=True) as connection:
            return connection.execute(query).fetchall()

    return ask
