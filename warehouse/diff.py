"""What differs between two warehouses: tables, columns, and rows by key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from warehouse.graph import shown
from warehouse.project import BUILD, STAGING, Columns, Name
from warehouse.sql import listed, quoted, table_sql
from warehouse.store import attach_read_only


@dataclass(frozen=True)
class Change:
    """How a table's rows differ; `by_column` counts the changed rows in which a column differs."""

    table: str
    new: int = 0
    changed: int = 0
    gone: int = 0
    by_column: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        """The short form for a person."""
        text = f"{self.table}: {self.brief}"
        columns = ", ".join(f"{name} in {rows:,}" for name, rows in self.by_column.items() if rows)
        return f"{text} ({columns})" if columns else text

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return bool(self.new or self.changed or self.gone)

    @property
    def brief(self) -> str:
        """How many rows are new, changed and gone."""
        if not self.any:
            return "unchanged"
        return f"{self.new:,} new, {self.changed:,} changed, {self.gone:,} gone"


@dataclass(frozen=True)
class Difference:
    """Everything that differs between an old and a new warehouse."""

    tables_added: list[str]
    tables_gone: list[str]
    columns_added: list[str]
    columns_gone: list[str]
    columns_retyped: list[str]
    rows: list[Change]

    def as_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return asdict(self)

    def lines(self) -> list[str]:
        """The same for a person, one line a difference."""
        named = (
            ("new table", self.tables_added),
            ("gone table", self.tables_gone),
            ("new column", self.columns_added),
            ("gone column", self.columns_gone),
            ("other type", self.columns_retyped),
        )
        lines = [f"{what}: {name}" for what, names in named for name in names]
        return lines + [str(change) for change in self.rows if change.any]


def columns_of(connection: duckdb.DuckDBPyConnection, catalog: str) -> Columns:
    """Give each table's columns and types in a catalog, without the runner's bookkeeping."""
    rows = connection.execute(
        "select schema_name, table_name, column_name, data_type from duckdb_columns() "
        "where database_name = ? and not internal and schema_name <> ? "
        "order by schema_name, table_name, column_index",
        [catalog, BUILD],
    ).fetchall()
    columns: Columns = {}
    for schema, table, column, kind in rows:
        columns.setdefault((schema, table), {})[column] = kind
    return columns


def count_changes(
    connection: duckdb.DuckDBPyConnection,
    table: Name,
    key: tuple[str, ...],
    old: Columns,
    new: Columns,
    catalogs: tuple[str, str] = ("published", "warehouse"),
    by_column: bool = False,
) -> Change:
    """Count rows that are new, changed or gone between two catalogs; without a key, rows only."""
    before, after = (f"{catalog}.{table_sql(table)}" for catalog in catalogs)
    common = [column for column in new.get(table, {}) if column in old.get(table, {})]
    if table not in old or not set(key) <= set(common):
        rows = connection.execute(f"select count(*) from {after}").fetchall()[0][0]
        gone = 0
        if table in old:
            gone = connection.execute(f"select count(*) from {before}").fetchall()[0][0]
        return Change(shown(table), new=rows, gone=gone)
    if not key:
        return _unkeyed(connection, table, before, after, common)
    others = [column for column in common if column not in key]
    differs = [f"after.{quoted(c)} is distinct from before.{quoted(c)}" for c in others]
    both = f"before.{quoted(key[0])} is not null and after.{quoted(key[0])} is not null"
    counts = [
        f"count(*) filter (where before.{quoted(key[0])} is null)",
        f"count(*) filter (where {both} and ({' or '.join(differs) or 'false'}))",
        f"count(*) filter (where after.{quoted(key[0])} is null)",
    ]
    if by_column:
        counts += [f"count(*) filter (where {both} and {condition})" for condition in differs]
    joined = " and ".join(f"before.{quoted(c)} = after.{quoted(c)}" for c in key)
    found = connection.execute(
        f"select {', '.join(counts)} from {before} as before full join {after} as after on {joined}"
    ).fetchall()[0]
    differing = dict(zip(others, found[3:], strict=False))
    return Change(shown(table), found[0], found[1], found[2], differing)


def count_rows(connection: duckdb.DuckDBPyConnection, tables: Iterable[Name]) -> dict[str, str]:
    """Give, for each table, how many rows it has more or less than in catalog `published`."""
    found = connection.execute(
        "select database_name, schema_name, table_name, estimated_size from duckdb_tables()"
    ).fetchall()
    sizes = {(catalog, schema, table): size for catalog, schema, table, size in found}
    more = {
        table: sizes[("warehouse", *table)] - sizes.get(("published", *table), 0)
        for table in tables
    }
    return {
        shown(table): f"{count:+,} rows" if count else "as many" for table, count in more.items()
    }


def _unkeyed(
    connection: duckdb.DuckDBPyConnection, table: Name, before: str, after: str, common: list[str]
) -> Change:
    columns = listed(tuple(common))
    new, gone = (
        connection.execute(
            f"select count(*) from (select {columns} from {one} except all "
            f"select {columns} from {other})"
        ).fetchall()[0][0]
        for one, other in ((after, before), (before, after))
    )
    return Change(shown(table), new=new, gone=gone)


def diff(old: Path, new: Path) -> Difference:
    """Compare two warehouses; raises StoreError for a file that cannot be read."""
    with duckdb.connect() as connection:
        attach_read_only(connection, old, "old")
        attach_read_only(connection, new, "new")
        return difference(connection, ("old", "new"))


def difference(connection: duckdb.DuckDBPyConnection, catalogs: tuple[str, str]) -> Difference:
    """Compare two attached warehouses in everything but what is kept of the reading."""
    old, new = (
        {t: c for t, c in columns_of(connection, catalog).items() if t[0] != STAGING}
        for catalog in catalogs
    )
    keys = _keys(connection, catalogs[0]) | _keys(connection, catalogs[1])
    both = sorted(old.keys() & new.keys())
    return Difference(
        [shown(table) for table in sorted(new.keys() - old.keys())],
        [shown(table) for table in sorted(old.keys() - new.keys())],
        [f"{shown(t)}.{c}" for t in both for c in new[t] if c not in old[t]],
        [f"{shown(t)}.{c}" for t in both for c in old[t] if c not in new[t]],
        [
            f"{shown(t)}.{c}: {old[t][c]} -> {new[t][c]}"
            for t in both
            for c in new[t]
            if old[t].get(c, new[t][c]) != new[t][c]
        ],
        [
            count_changes(connection, t, keys.get(t, ()), old, new, catalogs, by_column=True)
            for t in both
        ],
    )


def _keys(connection: duckdb.DuckDBPyConnection, catalog: str) -> dict[Name, tuple[str, ...]]:
    there = connection.execute(
        "select 1 from duckdb_tables() where database_name = ? and schema_name = ? "
        "and table_name = 'model'",
        [catalog, BUILD],
    ).fetchall()
    if not there:
        return {}
    rows = connection.execute(
        f"select schema_name, table_name, key_columns from {catalog}.build.model"
    ).fetchall()
    return {(schema, table): tuple(columns) for schema, table, columns in rows}
