"""Checks on what is already published."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.checks import Result, run_checks, run_free_check
from warehouse.contract import require_contract
from warehouse.diff import columns_of
from warehouse.errors import StoreError
from warehouse.graph import shown
from warehouse.project import REFERENCE, Name, Project
from warehouse.reference import create_reference
from warehouse.store import attach_read_only


def recheck(project: Project, database: Path) -> list[Result]:
    """Run all checks on the published tables; raises StoreError when a table is not there."""
    with _published(project, database) as connection:
        _require_built(project, set(columns_of(connection, "warehouse")), database)
        results = [
            one for model in project.models.values() for one in run_checks(connection, model)
        ]
        return results + [run_free_check(connection, file) for file in project.checks]


def check_contract(project: Project, database: Path) -> None:
    """Compare the published marts with the snapshot; raises ContractError when they differ."""
    with _published(project, database) as connection:
        columns = columns_of(connection, "warehouse")
    require_contract(project.root, {t: c for t, c in columns.items() if t in project.models})


@contextmanager
def _published(project: Project, database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published tables, and beside them the reference files that are read in place."""
    with duckdb.connect() as connection:
        attach_read_only(connection, database, "warehouse")
        connection.execute(f"create schema {REFERENCE}")
        for reference in project.references.values():
            if reference.in_place:
                create_reference(connection, reference)
        there = {schema for schema, _ in columns_of(connection, "warehouse")} & {REFERENCE}
        path = [
            "warehouse.main",
            *(f"warehouse.{schema}" for schema in there),
            f"memory.{REFERENCE}",
        ]
        connection.execute(f"set search_path = '{','.join(path)}'")
        connection.execute("set errors_as_json = true")
        yield connection


def _require_built(project: Project, there: set[Name], database: Path) -> None:
    missing = sorted(set(project.models) - there)
    if missing:
        raise StoreError(f"{shown(missing[0])} is not in {database}. Run `warehouse build` first.")
