"""Checks on tables: one scan counts the bad rows, a second look fetches those of failed checks."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import duckdb

from warehouse.errors import SqlError
from warehouse.graph import shown
from warehouse.header import Check
from warehouse.project import SqlFile
from warehouse.sql import listed, literal, quoted, run_at, run_file, table_sql

KEPT_ROWS = 100


@dataclass(frozen=True)
class Result:
    """How one check went; `rows` are the first bad ones, under `columns`."""

    table: str
    name: str
    severity: str
    bad_rows: int
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()

    @property
    def failed(self) -> bool:
        """Whether the check keeps the build from being published."""
        return self.bad_rows > 0 and self.severity == "error"

    def as_json(self) -> dict[str, str | int]:
        """The same as plain values, without the rows."""
        return {
            "table": self.table,
            "name": self.name,
            "severity": self.severity,
            "bad_rows": self.bad_rows,
        }

    @property
    def rows_as_json(self) -> list[str]:
        """Each kept row as a JSON object."""
        return [
            json.dumps(dict(zip(self.columns, row, strict=True)), default=str, ensure_ascii=False)
            for row in self.rows
        ]


def run_checks(connection: duckdb.DuckDBPyConnection, model: SqlFile) -> list[Result]:
    """Run the header checks of a model; raises SqlError for a check that cannot run."""
    checks = model.header.checks
    if not checks:
        return []
    table = table_sql(model.table)
    counts = [_count_sql(model, check) for check in checks]
    try:
        query = f"select count(*), {', '.join(counts)} from {table}"
        found = connection.execute(query).fetchall()[0][1:]
    except duckdb.Error:
        found = tuple(
            run_at(
                connection,
                model,
                f"select count(*), {count} from {table}",
                None,
                fixed=check.offset,
            )[1][0][1]
            for check, count in zip(checks, counts, strict=True)
        )
    return [
        _result(connection, model, check, int(count))
        for check, count in zip(checks, found, strict=True)
    ]


def run_free_check(connection: duckdb.DuckDBPyConnection, file: SqlFile) -> Result:
    """Run a query of the checks folder, whose rows are the bad ones."""
    severity = file.header.get("severity", "error")
    if severity not in ("error", "warn"):
        offset = next(one.offset for one in file.header.entries if one.word == "severity")
        reason = f"`{severity}` is no severity"
        raise SqlError(file.path, file.text, offset, reason, "Write error or warn.")
    columns, rows = run_file(connection, file)
    return Result("", file.name, severity, len(rows), tuple(columns), tuple(rows[:KEPT_ROWS]))


def _count_sql(model: SqlFile, check: Check) -> str:
    """An expression over the model's table that counts the rows the check finds bad."""
    table = table_sql(model.table)
    if check.kind == "at least one row":
        return "case when count(*) = 0 then 1 else 0 end"
    if check.kind == "key":
        return f"(select count(*) from ({_twins_sql(table, check)}))"
    if check.kind == "references":
        return f"(select count(*) from {table} as child {_orphans_sql(check)})"
    return f"count(*) filter (where {_bad_sql(check)})"


def _twins_sql(table: str, check: Check) -> str:
    columns = listed(check.columns)
    missing = " or ".join(f"{quoted(column)} is null" for column in check.columns)
    return (
        f"select {columns}, count(*) as times from {table} group by {columns} "
        f"having count(*) > 1 or {missing}"
    )


def _orphans_sql(check: Check) -> str:
    pairs = list(zip(check.columns, check.target_columns, strict=False))
    joined = " and ".join(f"child.{quoted(a)} = parent.{quoted(b)}" for a, b in pairs)
    stated = " and ".join(f"child.{quoted(a)} is not null" for a in check.columns)
    return f"anti join {check.target} as parent on {joined} where {stated}"


def _bad_sql(check: Check) -> str:
    """The condition that a bad row fulfils, for checks that look at one row alone."""
    if check.kind == "not null":
        return " or ".join(f"{quoted(column)} is null" for column in check.columns)
    if check.kind == "values":
        values = ", ".join(literal(value) for value in check.values)
        return f"cast({quoted(check.columns[0])} as varchar) not in ({values})"
    return f"not ({check.condition})"


def _result(
    connection: duckdb.DuckDBPyConnection, model: SqlFile, check: Check, count: int
) -> Result:
    result = Result(shown(model.table), check.name, check.severity, count)
    if not count or check.kind == "at least one row":
        return result
    table = table_sql(model.table)
    if check.kind == "key":
        query = _twins_sql(table, check)
    else:
        columns = listed(_columns_to_show(connection, model, check), "child.")
        rest = _orphans_sql(check) if check.kind == "references" else f"where {_bad_sql(check)}"
        query = f"select {columns} from {table} as child {rest}"
    cursor = connection.execute(f"{query} order by all limit {KEPT_ROWS}")
    rows = tuple(cursor.fetchall())
    names = tuple(column[0] for column in cursor.description or [])
    return Result(result.table, check.name, check.severity, count, names, rows)


def _columns_to_show(
    connection: duckdb.DuckDBPyConnection, model: SqlFile, check: Check
) -> tuple[str, ...]:
    """The key and what the check speaks of; the whole row when neither is known."""
    described = connection.execute(f"describe {table_sql(model.table)}").fetchall()
    names = [row[0] for row in described]
    spoken = {*model.header.key, *check.columns, *re.findall(r"\w+", check.condition)}
    chosen = [*model.header.key, *(name for name in names if name in spoken)]
    return tuple(dict.fromkeys(chosen)) or tuple(names)
