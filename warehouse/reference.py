"""Reference files as tables."""

from __future__ import annotations

import duckdb

from warehouse.errors import ProjectError
from warehouse.project import ReferenceFile
from warehouse.sql import explained, literal, table_sql

CSV_TYPES = ["BOOLEAN", "BIGINT", "DOUBLE", "DATE", "VARCHAR"]


def create_reference(connection: duckdb.DuckDBPyConnection, reference: ReferenceFile) -> None:
    """Make a CSV a table, or a Parquet file a view; raises ProjectError for one it cannot read."""
    table = table_sql(reference.table)
    if reference.in_place:
        source = f"view {table} as from read_parquet({literal(str(reference.path))})"
    else:
        source = f"table {table} as from {_csv_source(reference)}"
    try:
        connection.execute(f"create {source}").fetchall()
        found = connection.execute(f"describe {table}").fetchall()
    except duckdb.Error as error:
        raise ProjectError(
            f"{reference.path} cannot be read: {explained(error)[0]}\nCorrect what it names."
        ) from error
    if not reference.in_place and len(found) != len(reference.columns):
        raise ProjectError(
            f"{reference.path} cannot be read: a line has more cells than the header has names.\n"
            "Put cells that hold a comma in double quotes."
        )


def _csv_source(reference: ReferenceFile) -> str:
    names = [name for name, _ in reference.columns]
    types = {name: kind for name, kind in reference.columns if kind}
    declared = ", ".join(f"{literal(name)}: {literal(kind)}" for name, kind in types.items())
    return (
        f"read_csv({literal(str(reference.path))}, header = true, delim = ',', quote = '\"', "
        f"escape = '\"', nullstr = '', sample_size = -1, names = {names}, encoding = 'utf-8', "
        f"auto_type_candidates = {CSV_TYPES}" + (f", types = {{{declared}}})" if types else ")")
    )
