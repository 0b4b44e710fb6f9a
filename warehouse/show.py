"""The first rows of a table."""

from __future__ import annotations

from pathlib import Path

from warehouse.errors import UsageError
from warehouse.graph import nearest, shown
from warehouse.sql import Rows, table_sql
from warehouse.store import connect_read_only


def first_rows(database: Path, table: str, limit: int) -> tuple[list[str], Rows]:
    """Give column names and rows; raises UsageError for a table that is not there."""
    with connect_read_only(database) as connection:
        names = connection.execute(
            "select schema_name, table_name from duckdb_tables() where not internal "
            "union all select schema_name, view_name from duckdb_views() where not internal"
        ).fetchall()
        by_name = {shown(name): name for name in names}
        if table not in by_name:
            raise UsageError(
                f"There is no table {table} in {database}.{nearest(table, by_name)} "
                f"There are: {', '.join(sorted(by_name))}."
            )
        cursor = connection.execute(f"from {table_sql(by_name[table])} limit ?", [limit])
        return [column[0] for column in cursor.description or []], cursor.fetchall()
