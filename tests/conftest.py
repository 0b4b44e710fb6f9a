"""Warehouses that several kinds of tests read: one of the samples, one without an incident."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.cli import main

SAMPLES = Path(__file__).parent.parent / "samples"
NOTHING_HAPPENED = "Millet prices fell.\n\nThe market of the town is open on Mondays again.\n"


def built(documents: Path, database: Path) -> Path:
    for command in (["ingest", str(documents)], ["build"]):
        assert main([*command, "--database", str(database)]) == 0
    return database


@pytest.fixture(scope="session")
def samples_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(SAMPLES, tmp_path_factory.mktemp("samples") / "samples.duckdb")


@pytest.fixture(scope="session")
def quiet_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("quiet")
    (folder / "market.txt").write_text(NOTHING_HAPPENED, encoding="utf-8")
    return built(folder / "market.txt", folder / "quiet.duckdb")
