"""Write marts, or the layouts made of them, into a folder: complete or not at all."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import SqlError, UsageError
from warehouse.formats import FORMATS, Rows
from warehouse.graph import nearest
from warehouse.project import Project, SqlFile
from warehouse.sql import explained, run_at, table_sql
from warehouse.store import connect_read_only

PACKAGE = "datapackage.json"
WRITER = "warehouse export"


@dataclass(frozen=True)
class Item:
    """One file to write: the model or layout behind it, its format, and its rows."""

    file: SqlFile
    format: str
    name: str
    rows: Rows
    comments: dict[str, str]


def export(
    project: Project, database: Path, folder: Path, layout: str = "parquet", force: bool = False
) -> list[Path]:
    """Write a layout's files and a datapackage.json; give their paths.

    Raises UsageError for an unknown layout, marts that are not built, or a folder that holds
    other files.
    """
    foreign = _foreign_files(folder)
    if foreign and not force:
        raise UsageError(
            f"{folder} holds {foreign[0].name}, which no export has written. Name an empty folder, "
            "or keep those files and add the export with --force."
        )
    with connect_read_only(database) as connection:
        connection.execute("set errors_as_json = true")
        build_id = _build_id(connection, database)
        items = _items(connection, project, layout, build_id)
        with _complete_folder(folder, foreign) as fresh:
            for item in items:
                FORMATS[item.format][2](connection, item.rows, fresh / item.name)
            package = _package(items, fresh, build_id)
            text = json.dumps(package, indent=2, ensure_ascii=False) + "\n"
            (fresh / PACKAGE).write_text(text, encoding="utf-8")
    return [folder / item.name for item in items] + [folder / PACKAGE]


def _layout(file: SqlFile) -> str:
    return file.header.get("layout", file.name)


def _items(
    connection: duckdb.DuckDBPyConnection, project: Project, layout: str, build_id: str
) -> list[Item]:
    if layout in ("parquet", "csv"):
        return [_mart_item(connection, mart, layout, build_id) for mart in project.marts]
    files = [file for file in project.layouts if _layout(file) == layout]
    if not files:
        names = sorted({"parquet", "csv"} | {_layout(file) for file in project.layouts})
        raise UsageError(
            f"There is no layout {layout}.{nearest(layout, names)} There are: {', '.join(names)}."
        )
    return [_layout_item(connection, file, build_id) for file in files]


def _mart_item(
    connection: duckdb.DuckDBPyConnection, mart: SqlFile, kind: str, build_id: str
) -> Item:
    found = connection.execute(
        "select column_name, data_type, comment from duckdb_columns() "
        "where schema_name = 'main' and table_name = ? order by column_index",
        [mart.name],
    ).fetchall()
    if not found:
        raise UsageError(f"{mart.name} is not in the database. Run `warehouse build` first.")
    comments = {column: comment for column, _, comment in found if comment}
    columns = {column: column_type for column, column_type, _ in found}
    metadata = _metadata(mart, comments, build_id)
    rows = Rows(f"from {table_sql(mart.table)}", columns, mart.header.key, metadata)
    return Item(mart, kind, f"{mart.name}.{FORMATS[kind][0]}", rows, comments)


def _layout_item(connection: duckdb.DuckDBPyConnection, file: SqlFile, build_id: str) -> Item:
    kind = file.header.get("format")
    if kind not in FORMATS:
        reason = f"`-- format: {kind}` is not known"
        raise SqlError(file.path, file.text, 0, reason, f"Write one of {', '.join(FORMATS)}.")
    prefix = "describe "
    _, described = run_at(connection, file, prefix + file.text, -len(prefix))
    columns = {row[0]: row[1] for row in described}
    settings = {word: file.header.get(word) for word in ("tags", "geometry", "context")}
    query, metadata = file.text.rstrip().rstrip(";"), _metadata(file, {}, build_id)
    rows = Rows(query, columns, file.header.key, metadata, settings)
    name = file.header.get("file", f"{file.name}.{FORMATS[kind][0]}")
    return Item(file, kind, name, rows, {})


def _metadata(file: SqlFile, comments: dict[str, str], build_id: str) -> dict[str, str]:
    described = {"description": file.header.prose, "build_id": build_id}
    return described | {f"comment.{column}": text for column, text in comments.items()}


def _build_id(connection: duckdb.DuckDBPyConnection, database: Path) -> str:
    try:
        return str(connection.execute("select build_id from build.build").fetchall()[0][0])
    except duckdb.CatalogException as error:
        raise UsageError(
            f"{database} has no build in it ({explained(error)[0].splitlines()[0]}). "
            "Run `warehouse build` first."
        ) from error


def _package(items: list[Item], folder: Path, build_id: str) -> dict[str, Any]:
    """Describe the files as a Frictionless data package."""
    names = {item.file.name for item in items}
    return {
        "profile": "data-package",
        "name": "warehouse-export",
        "version": build_id,
        "created_by": WRITER,
        "resources": [_resource(item, folder / item.name, names) for item in items],
    }


def _resource(item: Item, path: Path, names: set[str]) -> dict[str, Any]:
    extension, media_type, _ = FORMATS[item.format]
    resource: dict[str, Any] = {
        "profile": "tabular-data-resource" if extension == "csv" else "data-resource",
        "name": item.file.name.lower(),
        "path": item.name,
        "format": extension,
        "mediatype": media_type,
        "description": item.file.header.prose,
        "bytes": path.stat().st_size,
        "hash": "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest(),
        "schema": _schema(item, names),
    }
    if item.format == "hxl-csv":
        resource["dialect"] = {"commentChar": "#"}
    return resource


def _schema(item: Item, names: set[str]) -> dict[str, Any]:
    fields = [
        {"name": name, "type": _field_type(kind), "description": item.comments.get(name, "")}
        for name, kind in item.rows.columns.items()
    ]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if item.rows.order:
        schema["primaryKey"] = list(item.rows.order)
    foreign = [
        {
            "fields": list(check.columns),
            "reference": {
                "resource": "" if check.target == item.file.name else check.target.lower(),
                "fields": list(check.target_columns),
            },
        }
        for check in item.file.header.checks
        if check.kind == "references" and check.target in names
    ]
    return schema | ({"foreignKeys": foreign} if foreign else {})


def _field_type(kind: str) -> str:
    """The Frictionless name of a DuckDB type."""
    if kind.endswith("[]"):
        return "array"
    base = kind.partition("(")[0]
    if base.endswith(("INT", "INTEGER")):
        return "integer"
    return {
        "VARCHAR": "string",
        "DOUBLE": "number",
        "FLOAT": "number",
        "DECIMAL": "number",
        "BOOLEAN": "boolean",
        "DATE": "date",
        "TIME": "time",
        "TIMESTAMP": "datetime",
        "STRUCT": "object",
        "MAP": "object",
        "JSON": "object",
    }.get(base, "any")


def _foreign_files(folder: Path) -> list[Path]:
    """The files in the folder that no earlier export has written."""
    if not folder.exists():
        return []
    if not folder.is_dir():
        raise UsageError(f"{folder} is a file. Name a folder to export to.")
    own = set()
    try:
        package = json.loads((folder / PACKAGE).read_text(encoding="utf-8"))
        if package["created_by"] == WRITER:
            own = {PACKAGE, *(resource["path"] for resource in package["resources"])}
    except (OSError, ValueError, KeyError, TypeError):
        own = set()
    return sorted(path for path in folder.iterdir() if path.name not in own)


@contextmanager
def _complete_folder(folder: Path, foreign: list[Path]) -> Iterator[Path]:
    """Give a fresh folder that takes the place of the old one, or leaves no trace on an error."""
    folder = folder.resolve()
    fresh = folder.with_name(f".{folder.name}.exporting")
    old = folder.with_name(f".{folder.name}.replaced")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir(parents=True)
        yield fresh
        if folder.exists():
            folder.rename(old)
        fresh.rename(folder)
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be written: {error.strerror}. Name a folder you may write to."
        ) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    for path in foreign:
        if not (folder / path.name).exists():
            (old / path.name).rename(folder / path.name)
    shutil.rmtree(old, ignore_errors=True)
