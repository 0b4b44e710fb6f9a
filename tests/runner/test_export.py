"""What is exported can be read back, is whole, and is the same on every run."""

from __future__ import annotations

import csv
import hashlib
import json
import struct
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from .conftest import Project, Ran

Run = Callable[..., Ran]


def query(text: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as connection:
        return connection.execute(text).fetchall()


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture
def built(project: Project, run: Run) -> Project:
    project.write(
        "marts/empty.sql",
        "-- One row per nothing.\n-- key: a\n"
        "select\n    cast(1 as integer) as a,  -- one\n    [1.5] as l,  -- list\nwhere false\n",
    )
    assert run("build").code == 0
    return project


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_parquet_reads_back_sorted_and_described(built: Project, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("export", out).code == 0
    found = query(f"select sighting_id, counted_low from '{out}/fct_sighting.parquet'")
    assert found == [("s1", 1), ("s2", 0), ("s3", None)]
    assert query(f"select column_name, column_type from (describe from '{out}/empty.parquet')") == [
        ("a", "INTEGER"),
        ("l", "DECIMAL(2,1)[]"),
    ]
    pairs = query(
        f"select decode(key), decode(value) from parquet_kv_metadata('{out}/empty.parquet')"
    )
    metadata = {str(key): value for key, value in pairs}
    assert metadata["comment.a"] == "one" and metadata["description"] == "One row per nothing."
    assert len(str(metadata["build_id"])) == 12


@pytest.mark.parametrize("layout", ["parquet", "csv", "observations"])
def test_bytes_are_the_same_on_every_run(
    built: Project, run: Run, tmp_path: Path, layout: str
) -> None:
    seen = []
    for number in range(3):
        if number:
            run("build", "--force")
        out = tmp_path / str(number)
        assert run("export", out, "--layout", layout).code == 0
        seen.append(digests(out))
    assert seen[0] == seen[1] == seen[2] and len(seen[0]) > 1


def test_the_package_describes_the_files(built: Project, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("export", out, "--layout", "csv")
    package = json.loads((out / "datapackage.json").read_text())
    resources = {one["name"]: one for one in package["resources"]}
    assert set(resources) == {"dim_species", "fct_sighting", "empty"}
    for one in resources.values():
        path = out / one["path"]
        assert one["bytes"] == path.stat().st_size
        assert one["hash"] == "sha256:" + digests(out)[one["path"]]
        assert path.read_text().splitlines()[0].split(",") == [
            field["name"] for field in one["schema"]["fields"]
        ]
    schema = resources["fct_sighting"]["schema"]
    assert schema["primaryKey"] == ["sighting_id"]
    assert schema["foreignKeys"] == [
        {
            "fields": ["species_id"],
            "reference": {"resource": "dim_species", "fields": ["species_id"]},
        }
    ]
    types = {field["name"]: field["type"] for field in schema["fields"]}
    assert (types["seen_on"], types["latitude"], types["counted_low"]) == (
        "date",
        "number",
        "integer",
    )
    assert {field["type"] for field in resources["empty"]["schema"]["fields"]} == {
        "integer",
        "array",
    }


def test_csv_keeps_zero_and_unknown_apart_and_runs_no_formula(
    built: Project, run: Run, tmp_path: Path
) -> None:
    built.write(
        "marts/cells.sql",
        "-- One row per cell.\n-- key: n\nselect\n    n,  -- number\n    cell,  -- text\n"
        "    [cell] as cells,  -- list\nfrom (values (1, '=1+1'), (2, '@x'), (3, 'a,\"b\"'),\n"
        "    (4, null), (5, ''), (6, '-5'), (7, '2020'), (8, '+x')) as v(n, cell)\n",
    )
    run("build")
    out = tmp_path / "out"
    run("export", out, "--layout", "csv")
    found = read_csv(out / "cells.csv")
    assert [row["cell"] for row in found] == [
        "'=1+1",
        "'@x",
        'a,"b"',
        "",
        "",
        "'-5",
        "2020",
        "'+x",
    ]
    assert json.loads(found[2]["cells"]) == ['a,"b"']
    sightings = read_csv(out / "fct_sighting.csv")
    assert [row["counted_low"] for row in sightings] == ["1", "0", ""]
    assert sightings[0]["seen_on"] == "2020-05-01"


def test_geoparquet(built: Project, run: Run, tmp_path: Path) -> None:
    run("export", tmp_path / "out", "--layout", "observations")
    path = tmp_path / "out" / "observations.parquet"
    metadata = f"from parquet_kv_metadata('{path}') where decode(key) = 'geo'"
    geo = json.loads(str(query(f"select decode(value) {metadata}")[0][0]))
    assert geo["version"] == "1.1.0" and geo["primary_column"] == "geometry"
    assert geo["columns"]["geometry"] == {"encoding": "WKB", "geometry_types": ["Point"]}
    with duckdb.connect() as connection:
        connection.execute("set enable_geoparquet_conversion = false")
        found = connection.execute(f"select geometry from '{path}'").fetchall()
    first, third = bytes(found[0][0]), found[2][0]
    assert struct.unpack(">bIdd", first) == (0, 1, 0.29, 52.31) and third is None


@pytest.mark.parametrize(
    ("header", "file", "lines"),
    [
        ("-- format: jsonl", "l.jsonl", ['{"a":1,"b":"x"}', '{"a":2,"b":null}']),
        ("-- format: hxl-csv\n-- tags: #id, #text", "l.csv", ["a,b", "#id,#text", "1,x", "2,"]),
        ("-- format: csv\n-- file: other.txt", "other.txt", ["a,b", "1,x", "2,"]),
    ],
)
def test_layouts(
    built: Project, run: Run, tmp_path: Path, header: str, file: str, lines: list[str]
) -> None:
    rows = "select a, b from (values (2, null), (1, 'x')) as v(a, b)  -- two rows\n"
    built.write("layouts/l.sql", f"{header}\n-- key: a\n{rows}")
    assert run("export", tmp_path / "out", "--layout", "l").code == 0
    assert (tmp_path / "out" / file).read_text().splitlines() == lines


def test_json_ld_leaves_out_what_is_null(built: Project, run: Run, tmp_path: Path) -> None:
    built.write(
        "layouts/l.sql",
        '-- format: json-ld\n-- context: {"name":\n-- "http://schema.org/name"}\n-- key: name\n'
        "select 'é' as name, {'@id': 'x'} as place, null as gone\n",
    )
    run("export", tmp_path / "out", "--layout", "l")
    document = json.loads((tmp_path / "out" / "l.jsonld").read_text())
    assert document == {
        "@context": {"name": "http://schema.org/name"},
        "@graph": [{"name": "é", "place": {"@id": "x"}}],
    }


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("-- format: xml\nselect 1 as a", "is not known"),
        ("-- format: csv\nselect b from fct_sighting", "l.sql:2:8"),
        ("-- format: hxl-csv\n-- tags: #a, #b\nselect 1 as a", "2 tags for 1 columns"),
        ("-- format: geoparquet\nselect 1 as a", "-- geometry: LATITUDE, LONGITUDE"),
        ("-- format: json-ld\n-- context: {\nselect 1 as a", "is not JSON"),
    ],
)
def test_a_layout_that_cannot_be_written_leaves_nothing(
    built: Project, run: Run, tmp_path: Path, text: str, says: str
) -> None:
    built.write("layouts/l.sql", text)
    ran = run("export", tmp_path / "out", "--layout", "l")
    assert ran.code == 1 and says in ran.err
    assert not (tmp_path / "out").exists() and not list(tmp_path.glob(".*"))


def test_two_files_in_one_layout(built: Project, run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        built.write(f"layouts/{name}.sql", "-- format: csv\n-- layout: both\nselect 1 as a")
    run("export", tmp_path / "out", "--layout", "both")
    assert set(digests(tmp_path / "out")) == {"one.csv", "two.csv", "datapackage.json"}


def test_an_export_replaces_an_export_but_no_other_files(
    built: Project, run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert run("export", out).code == 0
    assert run("export", out, "--layout", "csv").code == 0
    assert not list(out.glob("*.parquet"))
    (out / "mine.txt").write_text("precious")
    refused = run("export", out)
    assert refused.code == 1 and "holds mine.txt" in refused.err
    assert (out / "fct_sighting.csv").exists()
    assert run("export", out, "--force").code == 0
    assert (out / "mine.txt").read_text() == "precious"
    assert list(out.glob("*.parquet")) and not list(out.glob("*.csv"))
    assert not list(tmp_path.glob(".*"))


def test_nothing_built_says_what_to_do(project: Project, run: Run, tmp_path: Path) -> None:
    assert "Run `warehouse build` first." in run("export", tmp_path / "out").err
