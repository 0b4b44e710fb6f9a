"""Marts as Parquet and CSV, read back by DuckDB, pyarrow, pandas and a Frictionless validator."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pandas as pd
import pyarrow.parquet as pq
import pytest

from warehouse.cli import main
from warehouse.formats import FORMATS

Exported = Callable[[str], Path]
Ask = Callable[[str], list[tuple[Any, ...]]]
MARTS = [path.stem for path in sorted(Path("sql/marts").glob("*.sql"))]


def package_of(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("mart", MARTS)
def test_parquet_holds_the_same_rows(mart: str, exported: Exported, samples_database: Path) -> None:
    file = exported("parquet") / f"{mart}.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"attach '{samples_database}' as warehouse (read_only)")
        table = f"warehouse.main.{mart}"
        for one, other in ((table, f"'{file}'"), (f"'{file}'", table)):
            assert connection.execute(f"from {one} except all from {other}").fetchall() == []
        described = connection.execute(f"describe from {table}").fetchall()
        assert connection.execute(f"describe from '{file}'").fetchall() == described


@pytest.mark.parametrize("mart", MARTS)
def test_parquet_says_what_it_is(mart: str, exported: Exported, warehouse_rows: Ask) -> None:
    file = pq.ParquetFile(exported("parquet") / f"{mart}.parquet")
    metadata = {key.decode(): value.decode() for key, value in file.metadata.metadata.items()}
    assert metadata["build_id"] == warehouse_rows("select build_id from build.build")[0][0]
    assert metadata["description"].startswith("One row per")
    undescribed = [name for name in file.schema_arrow.names if not metadata.get(f"comment.{name}")]
    assert undescribed == []


@pytest.mark.parametrize("mart", MARTS)
def test_rows_are_sorted_by_a_key_that_is_one(mart: str, exported: Exported) -> None:
    folder = exported("parquet")
    resources = {one["name"]: one for one in package_of(folder)["resources"]}
    key = resources[mart]["schema"]["primaryKey"]
    rows = pq.read_table(folder / f"{mart}.parquet", columns=key).to_pylist()
    keys = [
        tuple(str(row[name]).encode() if isinstance(row[name], str) else row[name] for name in key)
        for row in rows
    ]
    assert keys == sorted(keys) and len(set(keys)) == len(keys)


@pytest.mark.parametrize("layout", ["csv", "ged", "acled", "hxl"])
def test_csv_is_a_valid_data_package(layout: str, exported: Exported) -> None:
    report = frictionless.validate(str(exported(layout) / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []
    assert report.stats["tasks"] == len(package_of(exported(layout))["resources"])


@pytest.mark.parametrize("layout", ["parquet", "geoparquet", "annotations"])
def test_the_descriptor_of_other_files_is_valid(layout: str, exported: Exported) -> None:
    descriptor = package_of(exported(layout))
    assert list(frictionless.Package.metadata_validate(descriptor)) == []
    for resource in descriptor["resources"]:
        file = exported(layout) / resource["path"]
        assert resource["hash"] == "sha256:" + hashlib.sha256(file.read_bytes()).hexdigest()
        assert resource["bytes"] == file.stat().st_size


def test_foreign_keys_are_described(exported: Exported) -> None:
    resources = {one["name"]: one for one in package_of(exported("csv"))["resources"]}
    claims = resources["fct_casualty_claim"]["schema"]["foreignKeys"]
    targets = {one["reference"]["resource"] for one in claims}
    assert targets == {"dim_document", "fct_incident", "dim_actor"}


@pytest.mark.parametrize("mart", MARTS)
def test_pandas_reads_csv_with_unknown_and_zero_apart(mart: str, exported: Exported) -> None:
    plain = pq.read_table(exported("parquet") / f"{mart}.parquet")
    frame = pd.read_csv(
        exported("csv") / f"{mart}.csv", dtype="string", keep_default_na=False, na_values=[""]
    )
    assert list(frame.columns) == plain.schema.names and len(frame) == plain.num_rows
    for name in plain.schema.names:
        stated = plain[name].to_pylist()
        empty = [value is None or value == "" for value in stated]
        assert frame[name].isna().tolist() == empty
        if name.endswith(("_low", "_best", "_high")):
            zeros = [value == 0 for value in stated]
            assert frame[name].eq("0").fillna(False).tolist() == zeros


def test_an_interrupted_export_leaves_nothing(
    samples_database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[Path] = []

    def stop_at_the_third(connection: Any, rows: Any, path: Path) -> None:
        written.append(path)
        if len(written) == 3:
            raise KeyboardInterrupt
        path.write_text("half", encoding="utf-8")

    monkeypatch.setitem(FORMATS, "csv", (*FORMATS["csv"][:2], stop_at_the_third))
    command = ["export", str(tmp_path / "out"), "--layout", "csv"]
    assert main([*command, "--database", str(samples_database)]) == 130
    assert len(written) == 3 and list(tmp_path.iterdir()) == []


def test_a_folder_with_other_files_is_refused_unless_asked(
    samples_database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.docx").write_text("years of work", encoding="utf-8")
    command = ["export", str(tmp_path), "--layout", "hxl", "--database", str(samples_database)]
    assert main(command) == 1
    assert "thesis.docx" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]
    assert main([*command, "--force"]) == 0
    assert (tmp_path / "thesis.docx").read_text(encoding="utf-8") == "years of work"
    assert (tmp_path / "hxl.csv").exists()
