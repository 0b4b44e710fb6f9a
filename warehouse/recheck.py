"""Checks on what is already published."""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.checks import Result, run_checks, run_free_check
from warehouse.contract import require_contract
from warehouse.diff import columns_of
from warehouse.errors import StoreError
from warehouse.graph import shown
from warehouse.project import Name, Project
from warehouse.store import connect_read_only


def recheck(project: Project, database: Path) -> list[Result]:
    """Run all checks on the published tables; raises StoreError when a table is not there."""
    with connect_read_only(database) as connection:
        _require_built(project, set(columns_of(connection, _catalog(connection))), database)
        connection.execute("set errors_as_json = true")
        results = [
            one for model in project.models.values() for one in run_checks(connection, model)
        ]
        return results + [run_free_check(connection, file) for file in project.checks]


def check_contract(project: Project, database: Path) -> None:
    """Compare the published marts with the snapshot; raises ContractError when they differ."""
    with connect_read_only(database) as connection:
        columns = columns_of(connection, _catalog(connection))
    require_contract(project.root, {t: c for t, c in columns.items() if t in project.models})


def _catalog(connection: duckdb.DuckDBPyConnection) -> str:
    return str(connection.execute("select current_database()").fetchall()[0][0])


def _require_built(project: Project, there: set[Name], database: Path) -> None:
    missing = sorted(set(project.models) - there)
    if missing:
        raise StoreError(f"{shown(missing[0])} is not in {database}. Run `warehouse build` first.")
