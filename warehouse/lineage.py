"""The way of a column back to where its values come from, through all models."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from warehouse.diff import columns_of
from warehouse.errors import UsageError
from warehouse.graph import nearest, shown
from warehouse.parse import column_origins
from warehouse.parse_cache import Cache
from warehouse.project import Columns, Name, Project
from warehouse.store import connect_read_only

Column = tuple[str, str, str]
Origins = dict[Column, list[Column]]


def read_origins(project: Project, database: Path) -> tuple[Origins, Columns]:
    """Give each model column's direct origins, and all columns of the built database."""
    with connect_read_only(database) as connection:
        catalog = connection.execute("select current_database()").fetchall()[0][0]
        columns = columns_of(connection, catalog)
    cache = Cache(database)
    origins: Origins = {}
    for table, model in project.models.items():
        visible = {**columns, **_previous(model.header.previous)}
        for column, found in cache.origins(model, visible, column_origins).items():
            origins[(*table, column)] = [(one[0], one[1], one[2]) for one in found]
    cache.save()
    return origins, columns


def lineage_lines(origins: Origins, columns: Columns, asked: str) -> list[str]:
    """Give the way of TABLE.COLUMN as indented lines; raises UsageError when it is not there."""
    start = _find(columns, asked)
    return list(_lines(origins, start, 0, set()))


def roots(origins: Origins, column: Column) -> set[Column]:
    """The columns outside the models that a column is made of."""
    found, seen, todo = set[Column](), set[Column](), [column]
    while todo:
        one = todo.pop()
        if one in seen:
            continue
        seen.add(one)
        if one in origins:
            todo.extend(origins[one])
        else:
            found.add(one)
    return found


def column_name(column: Column) -> str:
    """The column as a query would write it."""
    return f"{shown(column[:2])}.{column[2]}"


def _lines(origins: Origins, column: Column, depth: int, seen: set[Column]) -> Iterator[str]:
    again = column in seen and bool(origins.get(column))
    yield "  " * depth + column_name(column) + (" (see above)" if again else "")
    if not again:
        seen.add(column)
        for origin in origins.get(column, []):
            yield from _lines(origins, origin, depth + 1, seen)


def _find(columns: Columns, asked: str) -> Column:
    table_text, _, column = asked.rpartition(".")
    tables = {shown(table): table for table in columns}
    table: Name | None = tables.get(table_text)
    if table is None:
        raise UsageError(
            f"There is no table {table_text or asked}.{nearest(table_text, tables)} "
            "Ask for TABLE.COLUMN of a built table."
        )
    if column not in columns[table]:
        hint = nearest(column, columns[table])
        raise UsageError(
            f"{table_text} has no column {column}.{hint} Ask for one of: "
            f"{', '.join(columns[table])}."
        )
    return (*table, column)


def _previous(declared: dict[str, str]) -> Columns:
    """The columns of the tables a model reads from the build before."""
    return {
        ("previous", name): {
            part.split()[0].strip('"'): "varchar" for part in text.split(",") if part.split()
        }
        for name, text in declared.items()
    }
