"""A project of butterflies, and a database with a few sightings in its staging table."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from warehouse.cli import main
from warehouse.store import Store

BUTTERFLIES = Path(__file__).parent.parent / "data" / "butterflies" / "sql"
STAGING = """
create schema if not exists staging;
create or replace table staging.sighting (
    sighting_id varchar, species varchar, site varchar, seen_on date,
    counted_low integer, counted_high integer
);
insert into staging.sighting values
    ('s1', 'Papilio machaon', 'fen', '2020-05-01', 1, 2),
    ('s2', 'vanessa atalanta ', 'hill', '2021-06-01', 0, 0),
    ('s3', 'Unknown', 'moor', '1940-06-01', null, null);
"""


@dataclass
class Project:
    """A copy of the butterfly project that a test may spoil."""

    root: Path
    database: Path

    def write(self, file: str, text: str) -> Path:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def change(self, file: str, old: str, new: str) -> None:
        text = (self.root / file).read_text(encoding="utf-8")
        assert old in text
        self.write(file, text.replace(old, new))

    def store(self, statements: str) -> None:
        with Store(self.database).amend() as working:
            working.connection.execute(statements).fetchall()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    root = tmp_path / "sql"
    shutil.copytree(BUTTERFLIES, root)
    made = Project(root, tmp_path / "butterflies.duckdb")
    made.store(STAGING)
    return made


@dataclass
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(project: Project, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    def call(*arguments: object) -> Ran:
        common = ["--sql", str(project.root), "--database", str(project.database)]
        code = main([str(one) for one in arguments] + common)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return call
