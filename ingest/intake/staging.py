"""The tables of schema `staging`, made from the rows of `ingest.rows` and the dataclasses here."""

from __future__ import annotations

import re
import types
import typing
from dataclasses import dataclass
from datetime import date

from ingest import rows

if typing.TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SQL_TYPES: dict[object, str] = {str: "VARCHAR", int: "INTEGER", bool: "BOOLEAN", date: "DATE"}


@dataclass(frozen=True, slots=True)
class Document:
    """One text: where it lies, what is known of it, and which reader read it.

    A text that an edited file no longer holds is kept with `is_current` false; `superseded_by` is
    the text that the file held next. `metadata` is what the sidecar gave, as JSON.
    """

    document_id: str
    title: str | None
    document_type: str
    publisher: str | None
    published_at: date | None
    language: str | None
    url: str | None
    path: str
    sha256: str
    characters: int
    text: str
    format: str
    reader_version: str
    is_current: bool
    superseded_by: str | None
    metadata: str | None


@dataclass(frozen=True, slots=True)
class DocumentPath:
    """Which text every known file held when it was last read, and what its sidecar said."""

    path: str
    document_id: str
    metadata: str | None


@dataclass(frozen=True, slots=True)
class RejectedDocument:
    """What could not be read, and why; `bytes` is its size where that is known."""

    path: str
    reason: str
    detail: str
    bytes: int | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a staging table."""

    name: str
    type: str
    is_nullable: bool

    @property
    def definition(self) -> str:
        """The column as CREATE TABLE has it."""
        return f'"{self.name}" {self.type}{"" if self.is_nullable else " not null"}'


KEPT: tuple[type, ...] = (Document, DocumentPath, RejectedDocument)
READ: tuple[type, ...] = tuple(
    row
    for row in vars(rows).values()
    if isinstance(row, type) and row.__module__ == rows.__name__ and row is not rows.Reading
)


def table_name(row: type) -> str:
    """`ClaimMention` → `claim_mention`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", row.__name__).lower()


def columns(row: type) -> list[Column]:
    """The columns that a class of rows stands for; raises KeyError for a type without one."""
    return [_column(name, hint) for name, hint in typing.get_type_hints(row).items()]


def _column(name: str, hint: object) -> Column:
    is_nullable = isinstance(hint, types.UnionType)
    kinds = typing.get_args(hint) if is_nullable else (hint,)
    (kind,) = (one for one in kinds if one is not types.NoneType)
    sql_type = "BIGINT" if name == "bytes" else SQL_TYPES[kind]
    return Column(name, sql_type, is_nullable)


def prepare(connection: DuckDBPyConnection) -> bool:
    """Make the tables that are missing; says whether kept texts have to be read again for it.

    Tables that reading fills are made anew when their columns have changed since.
    """
    connection.execute("create schema if not exists staging")
    for row in KEPT:
        _make_or_extend(connection, row)
    outdated = [row for row in READ if _existing(connection, row) != _wanted(row)]
    for row in outdated:
        connection.execute(f"create or replace table {_definition(row)}")
    return bool(outdated)


def _definition(row: type) -> str:
    inside = ", ".join(column.definition for column in columns(row))
    return f"staging.{table_name(row)} ({inside})"


def _make_or_extend(connection: DuckDBPyConnection, row: type) -> None:
    connection.execute(f"create table if not exists {_definition(row)}")
    for column in columns(row):
        connection.execute(
            f"alter table staging.{table_name(row)} "
            f'add column if not exists "{column.name}" {column.type}'
        )


def _wanted(row: type) -> list[tuple[str, str]]:
    return [(column.name, column.type) for column in columns(row)]


def _existing(connection: DuckDBPyConnection, row: type) -> list[tuple[str, str]]:
    return connection.execute(
        "select column_name, data_type from duckdb_columns() where database_name = "
        "current_database() and schema_name = 'staging' and table_name = ? order by column_index",
        [table_name(row)],
    ).fetchall()
