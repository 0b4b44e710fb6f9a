"""How a query's rows are written to a file of each format."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from warehouse.errors import ProjectError
from warehouse.sql import literal, quoted

WKB_POINT = r"'\x00\x00\x00\x00\x01'::blob"
CSV_OPTIONS = "format csv, header, nullstr '', delimiter ','"


@dataclass(frozen=True)
class Rows:
    """A query whose rows go into a file, in what order, and what the format needs to know."""

    sql: str
    columns: dict[str, str]
    order: tuple[str, ...] = ()
    metadata: dict[str, str] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def ordered(self) -> str:
        """The query with the rows in order."""
        order = ", ".join(map(quoted, self.order)) or "all"
        return f"from ({self.sql}\n) order by {order}"


Connection = duckdb.DuckDBPyConnection


def write_parquet(connection: Connection, rows: Rows, path: Path) -> None:
    """Write Parquet with the metadata as key-value pairs."""
    _copy_parquet(connection, rows.ordered, rows.metadata, path)


def write_geoparquet(connection: Connection, rows: Rows, path: Path) -> None:
    """Write GeoParquet 1.1 with a point made of two columns, null where one of them is."""
    latitude, longitude = _two_columns(rows)
    point = " || ".join(
        [
            WKB_POINT,
            *(f"(cast({quoted(one)} as double)::bit)::blob" for one in (longitude, latitude)),
        ]
    )
    both = f"{quoted(latitude)} is not null and {quoted(longitude)} is not null"
    query = f"select *, case when {both} then {point} end as geometry {rows.ordered}"
    geometry = {"encoding": "WKB", "geometry_types": ["Point"]}
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": geometry}}
    _copy_parquet(connection, query, {**rows.metadata, "geo": json.dumps(geo)}, path)


def write_csv(connection: Connection, rows: Rows, path: Path) -> None:
    """Write CSV: empty is unknown, lists are JSON, no cell is run by a spreadsheet."""
    cells = ", ".join(_safe_cell(name, kind) for name, kind in rows.columns.items())
    connection.execute(
        f"copy (select {cells} {rows.ordered}) to {literal(str(path))} ({CSV_OPTIONS})"
    ).fetchall()


def write_hxl_csv(connection: Connection, rows: Rows, path: Path) -> None:
    """Write CSV with a row of HXL tags under the header."""
    tags = [tag.strip() for tag in rows.settings.get("tags", "").split(",")]
    if len(tags) != len(rows.columns):
        raise ProjectError(
            f"{path.name}: {len(tags)} tags for {len(rows.columns)} columns. "
            "Write `-- tags:` with one tag a column, empty where there is none."
        )
    write_csv(connection, rows, path)
    with path.open(encoding="utf-8", newline="") as lines:
        header, body = lines.readline(), lines.read()
    with path.open("w", encoding="utf-8", newline="") as lines:
        lines.write(header)
        csv.writer(lines, lineterminator="\n").writerow(tags)
        lines.write(body)


def write_jsonl(connection: Connection, rows: Rows, path: Path) -> None:
    """Write one JSON object a line."""
    connection.execute(f"copy ({rows.ordered}) to {literal(str(path))} (format json)").fetchall()


def write_json_ld(connection: Connection, rows: Rows, path: Path) -> None:
    """Write one JSON-LD document; what is null is left out."""
    try:
        context = json.loads(rows.settings.get("context") or "{}")
    except ValueError as error:
        raise ProjectError(
            f"{path.name}: `-- context:` is not JSON ({error}). Correct it."
        ) from error
    found = connection.execute(f"select to_json(one) from ({rows.ordered}) as one").fetchall()
    graph = [
        {name: value for name, value in json.loads(row).items() if value is not None}
        for (row,) in found
    ]
    document = {"@context": context, "@graph": graph}
    path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


Writer = Callable[[Connection, Rows, Path], None]
FORMATS: dict[str, tuple[str, str, Writer]] = {
    "parquet": ("parquet", "application/vnd.apache.parquet", write_parquet),
    "geoparquet": ("parquet", "application/vnd.apache.parquet", write_geoparquet),
    "csv": ("csv", "text/csv", write_csv),
    "hxl-csv": ("csv", "text/csv", write_hxl_csv),
    "jsonl": ("jsonl", "application/jsonl", write_jsonl),
    "json-ld": ("jsonld", "application/ld+json", write_json_ld),
}


def _copy_parquet(connection: Connection, query: str, metadata: dict[str, str], path: Path) -> None:
    pairs = ", ".join(f"{quoted(key)}: {literal(value)}" for key, value in metadata.items())
    options = "format parquet, compression zstd" + (f", kv_metadata {{{pairs}}}" if pairs else "")
    connection.execute(f"copy ({query}) to {literal(str(path))} ({options})").fetchall()


def _safe_cell(name: str, kind: str) -> str:
    """A cell as CSV shows it; text that a spreadsheet would take for a formula gets a quote."""
    column = quoted(name)
    if kind.endswith("[]") or kind.startswith(("STRUCT", "MAP", "LIST")):
        return f"cast(to_json({column}) as varchar) as {column}"
    if kind == "VARCHAR":
        risky = rf"regexp_matches({column}, '^[=+\-@\t\r]')"
        return f"case when {risky} then '''' || {column} else {column} end as {column}"
    return column


def _two_columns(rows: Rows) -> tuple[str, str]:
    names = [name.strip() for name in rows.settings.get("geometry", "").split(",")]
    if len(names) != 2 or not set(names) <= set(rows.columns):
        raise ProjectError(
            "A geoparquet layout needs a header line `-- geometry: LATITUDE, LONGITUDE` that "
            "names two of its columns. Add it."
        )
    return names[0], names[1]
