"""Runs SQL text and says where in the author's file it failed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import duckdb

from warehouse.errors import SqlError
from warehouse.project import Name, SqlFile

Rows = list[tuple[Any, ...]]
ADVICE = {
    "COLUMN_NOT_FOUND": "Correct the column's name.",
    "MISSING_ENTRY": "Correct the name.",
    "SYNTAX_ERROR": "Correct the query's syntax there.",
}


def quoted(identifier: str) -> str:
    """The identifier in double quotes."""
    return '"' + identifier.replace('"', '""') + '"'


def listed(columns: tuple[str, ...], prefix: str = "") -> str:
    """The columns as a select list, each with the prefix."""
    return ", ".join(prefix + quoted(column) for column in columns)


def table_sql(table: Name) -> str:
    """Schema and name, quoted."""
    return f"{quoted(table[0])}.{quoted(table[1])}"


def literal(text: str) -> str:
    """The text as a SQL string."""
    return "'" + text.replace("'", "''") + "'"


def run_file(
    connection: duckdb.DuckDBPyConnection,
    file: SqlFile,
    prefix: str = "",
    parameters: dict[str, Any] | None = None,
) -> tuple[list[str], Rows]:
    """Run the file's text unchanged behind a prefix; give column names and rows.

    Raises SqlError that points at the place in the file.
    """
    return run_at(connection, file, prefix + file.text, -len(prefix), parameters)


def run_at(
    connection: duckdb.DuckDBPyConnection,
    file: SqlFile,
    statement: str,
    shift: int | None,
    parameters: dict[str, Any] | None = None,
    fixed: int | None = None,
) -> tuple[list[str], Rows]:
    """Run a statement whose errors stand at their position plus `shift`, or else at `fixed`."""
    try:
        cursor = connection.execute(statement, parameters)
        rows = cursor.fetchall()
        return [column[0] for column in cursor.description or []], rows
    except duckdb.Error as error:
        reason, position, kind = explained(error)
        offset = fixed
        if position is not None and shift is not None:
            offset = _characters(statement, position) + shift
            offset = offset if 0 <= offset <= len(file.text) else None
        advice = ADVICE.get(kind, "Correct the query, or the rows it reads.")
        if "have a column named" in reason:
            advice = ADVICE["COLUMN_NOT_FOUND"]
        raise SqlError(file.path, file.text, offset, reason, advice) from error


def insert_rows(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows as one statement; a statement a row is slow."""
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        marks = ", ".join("unnest(?)" for _ in columns)
        connection.execute(f"insert into {table} select {marks}", columns).fetchall()


def explained(error: duckdb.Error) -> tuple[str, int | None, str]:
    """Take apart what DuckDB says with `errors_as_json`: reason, position in bytes, kind."""
    text = str(error)
    start = text.find("{")
    try:
        details = json.loads(text[start:])
        position = int(details["position"]) if "position" in details else None
        reason = str(details["exception_message"])
    except (ValueError, KeyError):
        return text, None, ""
    reason = reason.strip().replace("\n\n", "\n").replace("bindings: :", "bindings:")
    return reason, position, str(details.get("error_subtype", ""))


def _characters(statement: str, position: int) -> int:
    return len(statement.encode()[:position].decode(errors="ignore"))
