"""Unit tests of models: given a few rows of what a model reads, the rows it gives.

    rows = run_model(Path("sql"), "int_sighting", given={
        "staging.sighting": [{"sighting_id": "s1", "species": "Aglais io"}],
        "reference.species": [{"species_id": "agl-io", "species_name": "Aglais io"}],
    })

Rows are partial: a column not given is null, a table not given is empty. The file's SQL runs
unchanged. Types of staging tables come from the project's `schema.json`, or from `staging`; those
of all other tables come from running the models above on no rows.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from warehouse.contract import read_contract
from warehouse.errors import SqlError, UsageError
from warehouse.graph import make_graph, nearest
from warehouse.parse import parse_file
from warehouse.project import PREVIOUS, STAGING, Columns, Name, Project, ReferenceFile, read_project
from warehouse.reference import create_reference
from warehouse.sql import listed, literal, quoted, run_at, run_file, table_sql

Row = Mapping[str, Any]


def run_model(
    root: Path,
    name: str,
    given: Mapping[str, Sequence[Row] | Path],
    staging: Mapping[str, Mapping[str, str]] | None = None,
) -> list[dict[str, Any]]:
    """Run a model or a free check on the given rows (or CSV files); give its rows.

    Raises UsageError for a table or column that is not there, SqlError when the query fails.
    """
    project, _ = _prepared(root)
    file = project.find(name) or next((one for one in project.checks if one.name == name), None)
    if file is None:
        names = [model.name for model in project.models.values()]
        raise UsageError(f"There is no model {name}.{nearest(name, names)} Correct the name.")
    with duckdb.connect() as connection:
        connection.execute("set errors_as_json = true")
        definitions = _definitions(root, _frozen(staging or _staging(root)))
        for schema in sorted({schema for schema, _ in definitions}):
            connection.execute(f"create schema if not exists {quoted(schema)}")
        connection.execute("".join(definitions.values())).fetchall()
        for table, rows in given.items():
            _insert(connection, table, rows)
        columns, found = run_file(connection, file)
    return [dict(zip(columns, row, strict=True)) for row in found]


def check_model(
    root: Path,
    name: str,
    given: Mapping[str, Sequence[Row] | Path],
    expected: Sequence[Row],
    staging: Mapping[str, Mapping[str, str]] | None = None,
) -> None:
    """Assert that the model gives the expected rows, in any order, on the columns they name."""
    names = list(dict.fromkeys(column for row in expected for column in row))
    found = run_model(root, name, given, staging)
    got = [{column: row[column] for column in names} for row in found]
    wanted = [{column: row.get(column) for column in names} for row in expected]
    missing = [row for row in wanted if wanted.count(row) > got.count(row)]
    surplus = [row for row in got if got.count(row) > wanted.count(row)]
    assert len(got) == len(wanted) and not missing and not surplus, (
        f"{name} gives {len(got)} rows, {len(wanted)} expected\n"
        f"missing: {missing}\nnot expected: {surplus if names else got}"
    )


@cache
def _prepared(root: Path) -> tuple[Project, tuple[Name, ...]]:
    project = read_project(root)
    parsed = {table: parse_file(model.path, model.text) for table, model in project.models.items()}
    external = {
        (one.schema, one.name)
        for entry in parsed.values()
        for one in entry.tables
        if one.schema == STAGING
    }
    return project, make_graph(project, parsed, external).order


def _frozen(staging: Mapping[str, Mapping[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, ", ".join(f"{quoted(column)} {kind}" for column, kind in columns.items()))
        for name, columns in staging.items()
    )


def _staging(root: Path) -> dict[str, dict[str, str]]:
    promised: Columns = read_contract(root) or {}
    return {table: columns for (schema, table), columns in promised.items() if schema == STAGING}


@cache
def _definitions(root: Path, staging: tuple[tuple[str, str], ...]) -> dict[Name, str]:
    """Run all models on no rows, once a session; give the statement that makes each table."""
    project, order = _prepared(root)
    with duckdb.connect() as connection:
        for schema in sorted({schema for schema, _ in project.tables} | {STAGING, PREVIOUS}):
            connection.execute(f"create schema if not exists {quoted(schema)}")
        for name, fields in staging:
            connection.execute(f"create table {table_sql((STAGING, name))} ({fields})")
        for reference in project.references.values():
            _make_empty(connection, reference)
        for model in project.models.values():
            for name, fields in model.header.previous.items():
                create = f"create table if not exists previous.{quoted(name)} ({fields})"
                run_at(connection, model, create, None)
        for table in order:
            # A broken model concerns only the tests of it and of what needs it.
            with suppress(SqlError):
                run_file(connection, project.models[table], f"create table {table_sql(table)} as ")
                connection.execute(f"delete from {table_sql(table)}")
        found = connection.execute(
            "select schema_name, table_name, sql from duckdb_tables() order by table_oid"
        ).fetchall()
    return {(schema, table): statement for schema, table, statement in found}


def _make_empty(connection: duckdb.DuckDBPyConnection, reference: ReferenceFile) -> None:
    table = table_sql(reference.table)
    if reference.in_place:
        source = f"read_parquet({literal(str(reference.path))})"
        connection.execute(f"create table {table} as from {source} limit 0")
    else:
        create_reference(connection, reference)
        connection.execute(f"delete from {table}")


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Row] | Path) -> None:
    schema, _, name = table.rpartition(".")
    target = table_sql((schema or "main", name))
    if isinstance(rows, Path):
        with rows.open(encoding="utf-8", newline="") as lines:
            rows = [
                {column: value or None for column, value in row.items()}
                for row in csv.DictReader(lines)
            ]
    for row in rows:
        marks = ", ".join("?" for _ in row)
        try:
            connection.execute(
                f"insert into {target} ({listed(tuple(row))}) values ({marks})", list(row.values())
            )
        except duckdb.Error as error:
            raise UsageError(f"A given row does not fit {table}: {error} Correct it.") from error
