"""What a query reads, on a corpus of SQL files, with DuckDB's own parser as second opinion."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.errors import SqlError
from warehouse.graph import shown
from warehouse.parse import column_origins, parse_file, spark_problem

CORPUS = sorted((Path(__file__).parent.parent / "data" / "sql").glob("*.sql"))
DUCKDB_CANNOT = {"pivot_in_from"}


def expectation(path: Path) -> tuple[str, str]:
    word, _, rest = path.read_text().splitlines()[0].removeprefix("-- ").partition(":")
    return word, rest.strip()


def files(word: str) -> list[Any]:
    return [pytest.param(path, id=path.stem) for path in CORPUS if expectation(path)[0] == word]


def reads(path: Path) -> list[str]:
    return [name.strip() for name in expectation(path)[1].split(",") if name.strip()]


@pytest.mark.parametrize("path", files("reads"))
def test_tables_are_found_by_scope(path: Path) -> None:
    found = parse_file(path, path.read_text()).tables
    assert sorted(shown((table.schema, table.name)) for table in found) == reads(path)


@pytest.mark.parametrize("path", files("reads"))
def test_offsets_point_at_the_name(path: Path) -> None:
    text = path.read_text()
    for table in parse_file(path, text).tables:
        there = text[table.offset :].lstrip('"').lower()
        assert there.startswith(table.name)


@pytest.mark.parametrize("path", files("refused"))
def test_what_is_not_one_query_is_refused(path: Path) -> None:
    with pytest.raises(SqlError) as raised:
        parse_file(path, path.read_text())
    assert expectation(path)[1] in str(raised.value)


def duckdb_tables(node: Any, ctes: frozenset[str]) -> set[str]:
    """Walk DuckDB's serialized statement, adding CTE names where they come into sight."""
    if isinstance(node, list):
        return set().union(*(duckdb_tables(part, ctes) for part in node))
    if not isinstance(node, dict):
        return set()
    if node.get("type") == "BASE_TABLE":
        name, schema = node["table_name"].lower(), node["schema_name"].lower()
        if not schema and name in ctes:
            return set()
        return {shown((schema or "main", name))}
    found: set[str] = set()
    for entry in (node.get("cte_map") or {}).get("map", []):
        body = entry["value"].get("query_node") or entry["value"]["query"]
        own = {entry["key"].lower()} if "RECURSIVE_CTE_NODE" in json.dumps(body) else set()
        found |= duckdb_tables(body, ctes | own)
        ctes = ctes | {entry["key"].lower()}
    return found | set().union(
        *(duckdb_tables(value, ctes) for key, value in node.items() if key != "cte_map")
    )


@pytest.mark.parametrize("path", files("reads"))
def test_duckdb_agrees(path: Path) -> None:
    with duckdb.connect() as connection:
        text = connection.execute(
            "select json_serialize_sql(?::varchar)", [path.read_text()]
        ).fetchall()[0][0]
    tree = json.loads(text)
    assert tree["error"] == (path.stem in DUCKDB_CANNOT)
    if not tree["error"]:
        assert sorted(duckdb_tables(tree["statements"], frozenset())) == reads(path)


@pytest.mark.parametrize(
    "text",
    [
        "select\n    a,  -- the a\n    b + 1 as b  -- the b\nfrom t",
        "select\n    -- the a\n    a,\n    -- the b\n    b + 1 as b,\nfrom t",
        "select a, /* the a */ b + 1 as b /* the b */ from t",
        "with c as (select a, b from t -- not this\n)\nselect\n    a,  -- the a\n"
        "    b + 1 as b,  -- the b\nfrom c",
        "select\n    a,  -- the a\n    b,  -- the b\nfrom t\nunion all\n"
        "select c,  -- other\n d from u",
    ],
)
def test_comments_belong_to_their_output_column(text: str) -> None:
    assert parse_file(Path("x.sql"), text).columns == (("a", "the a"), ("b", "the b"))


def test_origins_go_through_a_cte_named_like_its_table() -> None:
    schema = {("staging", "t"): {"a": "INTEGER", "b": "INTEGER"}, ("main", "u"): {"z": "INTEGER"}}
    text = "with t as (select a, a + b as s from staging.t) select t.s, u.z from t, u"
    assert column_origins(text, schema) == {
        "s": [("staging", "t", "a"), ("staging", "t", "b")],
        "z": [("main", "u", "z")],
    }


def test_a_query_becomes_spark_sql_or_says_why_not() -> None:
    assert spark_problem("select a from t") is None
    problem = spark_problem("select regexp_extract(a, 'b', 1, 'i') as c from t")
    assert problem and "RegexpExtract" in problem
