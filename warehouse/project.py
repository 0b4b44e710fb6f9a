"""A folder of models, reference CSVs, checks, commands and layouts, read from disk."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from warehouse.errors import ProjectError
from warehouse.header import Header, read_header

MARTS, REFERENCE, STAGING, PREVIOUS, BUILD = "marts", "reference", "staging", "previous", "build"
OTHER_FOLDERS = frozenset({"checks", "commands", "layouts", REFERENCE})
TAKEN = frozenset({PREVIOUS, BUILD, STAGING, "published", "warehouse"})
Name = tuple[str, str]
Columns = dict[Name, dict[str, str]]


@dataclass(frozen=True)
class SqlFile:
    """One SQL file: a model, a free check, a command or a layout."""

    path: Path
    schema: str
    text: str

    @property
    def name(self) -> str:
        """The file's stem, which is the table's or command's name."""
        return self.path.stem

    @property
    def table(self) -> Name:
        """Schema and name of the table a model makes."""
        return (self.schema, self.name)

    @cached_property
    def header(self) -> Header:
        """What the comment block at the top says."""
        return read_header(self.path, self.text)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True)
class ReferenceFile:
    """One CSV that becomes a table of schema `reference`, or one Parquet file read in place.

    A Parquet file is for data too large to be kept in every published file: models read it while
    they are built, and it stays out of what is published.
    """

    path: Path

    @property
    def table(self) -> Name:
        """Schema and name of the table."""
        return (REFERENCE, self.path.stem)

    @property
    def in_place(self) -> bool:
        """Whether models read the file itself."""
        return self.path.suffix == ".parquet"

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the file."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()

    @cached_property
    def columns(self) -> list[tuple[str, str | None]]:
        """Names in the header line, each with the type declared after a colon if there is one."""
        with self.path.open(encoding="utf-8-sig", newline="") as lines:
            header = next(csv.reader(lines), [])
        if not header or not all(cell.strip() for cell in header):
            raise ProjectError(f"{self.path}: the first line must name every column. Add it.")
        pairs = [cell.partition(":") for cell in header]
        return [(name.strip(), kind.strip() or None) for name, _, kind in pairs]


@dataclass(frozen=True)
class Project:
    """Everything a folder of models holds, by name and in a fixed order."""

    root: Path
    models: dict[Name, SqlFile]
    references: dict[Name, ReferenceFile]
    checks: tuple[SqlFile, ...]
    commands: tuple[SqlFile, ...]
    layouts: tuple[SqlFile, ...]

    @property
    def marts(self) -> list[SqlFile]:
        """The models whose tables people query."""
        return [model for model in self.models.values() if model.schema == "main"]

    @property
    def tables(self) -> list[Name]:
        """All tables that a build makes."""
        return [*self.references, *self.models]

    @cached_property
    def digest(self) -> str:
        """SHA-256 over every file that has a say in what a build gives."""
        whole = hashlib.sha256()
        files: list[SqlFile | ReferenceFile] = [*self.models.values(), *self.checks]
        for file in (*files, *self.references.values()):
            whole.update(f"{file.path.relative_to(self.root)} {file.digest}\n".encode())
        return whole.hexdigest()

    def find(self, name: str) -> SqlFile | None:
        """Give the model of a name, with or without its schema."""
        schema, _, table = name.rpartition(".")
        found = [model for model in self.models.values() if model.name == table]
        return next((model for model in found if schema in ("", model.schema)), None)


def read_project(root: Path) -> Project:
    """Read the folder; raises ProjectError for a missing folder or two files of one name."""
    if not root.is_dir():
        raise ProjectError(f"There is no folder of models at {root}. Name another with --sql DIR.")
    folders = sorted(path for path in root.iterdir() if path.is_dir())
    models: dict[Name, SqlFile] = {}
    for folder in folders:
        if folder.name not in OTHER_FOLDERS and not folder.name.startswith((".", "_")):
            schema = "main" if folder.name == MARTS else folder.name
            for model in _sql_files(folder, schema):
                _refuse_twin(models, model)
                models[model.table] = model
    files = sorted([*(root / REFERENCE).glob("*.csv"), *(root / REFERENCE).glob("*.parquet")])
    references = [ReferenceFile(path) for path in files]
    return Project(
        root,
        models,
        {reference.table: reference for reference in references},
        _sql_files(root / "checks", "checks"),
        _sql_files(root / "commands", "commands"),
        _sql_files(root / "layouts", "layouts"),
    )


def _sql_files(folder: Path, schema: str) -> tuple[SqlFile, ...]:
    return tuple(SqlFile(path, schema, _text(path)) for path in sorted(folder.glob("*.sql")))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ProjectError(f"{path} is not UTF-8 ({error}). Save it as UTF-8.") from error


def _refuse_twin(models: dict[Name, SqlFile], model: SqlFile) -> None:
    if model.schema in TAKEN:
        raise ProjectError(f"{model.path}: the folder's name is taken by the runner. Rename it.")
    for other in models.values():
        if other.name.lower() == model.name.lower():
            raise ProjectError(
                f"{other.path} and {model.path} both make a table named {model.name}. "
                "Rename one of them."
            )
