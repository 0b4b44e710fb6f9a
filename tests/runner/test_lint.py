"""Every rule of the lint finds what it is for, and leaves alone what is meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from warehouse.lint import RULES, lint
from warehouse.project import read_project

from .conftest import Project, Ran

Run = Callable[..., Ran]
BAD: list[tuple[str, str]] = [
    ("star", "select * from fct_sighting"),
    ("missing_comment", "select site, seen_on, -- the day\nfrom fct_sighting"),
    ("no_order", "select row_number() over (partition by site) as n -- n\nfrom fct_sighting"),
    ("no_order", "select lag(site) over () as n -- n\nfrom fct_sighting"),
    ("no_order", "select list(site) as sites -- s\nfrom fct_sighting"),
    ("no_order", "select string_agg(site, ', ') as sites -- s\nfrom fct_sighting"),
    ("clock", "select now() as n -- n"),
    ("clock", "select current_date as n -- n"),
    ("clock", "select random() as n -- n"),
    (
        "nullable_where",
        "select s.site -- s\nfrom fct_sighting as s left join dim_species as d "
        "on d.species_id = s.species_id where d.family = 'x'",
    ),
    (
        "coalesced_key",
        "select s.site -- s\nfrom fct_sighting as s inner join dim_species as d "
        "on d.species_id = coalesce(s.species_id, '')",
    ),
    (
        "fan_out",
        "select d.family -- f\nfrom dim_species as d left join fct_sighting as s "
        "on s.species_id = d.species_id",
    ),
    ("float_sum", "select sum(cast(latitude as double)) as t -- t\nfrom fct_sighting"),
    ("float_sum", "select avg(counted_low / 2) as t -- t\nfrom fct_sighting"),
    ("zero_division", "select counted_low % counted_high as r -- r\nfrom fct_sighting"),
    ("zero_division", "select counted_low // counted_high as r -- r\nfrom fct_sighting"),
    ("duckdb_versions", "select list_transform([1], x -> x + 1) as l -- l"),
    ("duckdb_versions", "select site ~ 'a' as b -- b\nfrom fct_sighting"),
    ("spark_transpile", "select regexp_extract(site, 'b', 1, 'i') as c -- c\nfrom fct_sighting"),
]
GOOD: list[tuple[str, str]] = [
    ("star", "select count(*) as n -- n\nfrom fct_sighting"),
    ("missing_comment", "select\n    -- the site\n    site,\n    seen_on -- the day\nfrom t"),
    ("no_order", "select row_number() over (order by site) as n, sum(a) over () as s from t"),
    ("no_order", "select row_number() over w as n from t window w as (order by a)"),
    ("no_order", "select list_sort(list(site)) as a, string_agg(b, ',' order by b) as b from t"),
    ("clock", "select t.now, 'now' as b, 1 as today from t"),
    (
        "nullable_where",
        "select s.site from fct_sighting as s left join dim_species as d "
        "on d.species_id = s.species_id where d.species_id is null and s.site = 'x'",
    ),
    ("coalesced_key", "select coalesce(s.a, '') as a from s inner join d on d.a = s.a"),
    (
        "fan_out",
        "select s.site from fct_sighting as s left join dim_species as d "
        "on d.species_id = s.species_id",
    ),
    (
        "fan_out",
        "select d.family, count(*) as n from dim_species as d left join fct_sighting as s "
        "on s.species_id = d.species_id group by d.family",
    ),
    ("float_sum", "select sum(counted_low) as t, avg(cast(a as decimal(9, 2))) as b from t"),
    ("zero_division", "select a % 2 as x, b // nullif(c, 0) as y from t"),
    ("duckdb_versions", "select list_transform([1], lambda x: x + 1) as l, j -> 'a' as k from t"),
    ("spark_function", "select t.hash, 1 as first, 'len(' as s, coalesce(format, 1) as f from t"),
    ("spark_transpile", "select regexp_extract(site, 'b', 1) as c from t"),
]
SPARK = [
    "arg_max(a, b)",
    "arg_max(a, b, 2)",
    "min_by(a, b)",
    "list(a order by b)",
    "[x for x in l]",
    "l[-1]",
    "l[1:2]",
    "map {'a': 1}",
    "regexp_replace(a, 'b', 'c')",
    "date_diff('month', a, b)",
    "a + interval 1 day",
    "cast(a / 2 as integer)",
    "date '2020-01-02' - date '2020-01-01'",
]
PORTABLE = [
    "arg_max(a, b) filter (where a is not null)",
    "list_transform(list_sort(list(struct_pack(o := b, k := a))), lambda s: s.k)",
    "l[array_length(l)]",
    "array_slice(l, 1, 2)",
    "regexp_replace(a, 'b', 'c', 'g')",
    "date_diff('day', a, b)",
    "cast(a + interval 1 day as date)",
    "cast(round(a / 2) as integer)",
]
SPARK_FROM = [
    "t left join unnest(t.l) on true",
    "t cross join unnest(t.l) with ordinality",
    "range(3) as t(a)",
    "t asof join u on t.a >= u.a",
    "t positional join u",
    "(select 1 as a union all by name select 2 as a) as t",
    "(with recursive r as (select 1 as a union select a + 1 from r) select a from r) as t",
]
BANNED = ["len(a)", "strip_accents(a)", "hash(a)", "format('{}', a)", "dayofweek(a)", "first(a)"]


def found(project: Project, text: str) -> set[str]:
    model = project.write("marts/x.sql", f"-- One row.\n-- key: a\n{text}\n")
    problems = [one for one in lint(read_project(project.root)) if one.path == model]
    return {str(one).splitlines()[0].rpartition(": ")[2] for one in problems}


@pytest.mark.parametrize(("rule", "text"), BAD)
def test_rule_finds(project: Project, rule: str, text: str) -> None:
    assert found(project, text) == {rule}


@pytest.mark.parametrize(("rule", "text"), GOOD)
def test_rule_leaves_alone(project: Project, rule: str, text: str) -> None:
    assert rule in RULES and rule not in found(project, text)


@pytest.mark.parametrize("expression", SPARK)
def test_spark_constructs(project: Project, expression: str) -> None:
    assert "spark_construct" in found(project, f"select {expression} as x -- x\nfrom t")


@pytest.mark.parametrize("expression", PORTABLE)
def test_portable_constructs(project: Project, expression: str) -> None:
    assert "spark_construct" not in found(project, f"select {expression} as x -- x\nfrom t")


@pytest.mark.parametrize("source", SPARK_FROM)
def test_spark_sources(project: Project, source: str) -> None:
    assert "spark_construct" in found(project, f"select a -- a\nfrom {source}")


def test_spark_star_before_qualify(project: Project) -> None:
    text = "select t.* from t qualify row_number() over (order by a) = 1"
    assert "spark_construct" in found(project, text)


@pytest.mark.parametrize("expression", BANNED)
def test_spark_functions(project: Project, expression: str) -> None:
    assert "spark_function" in found(project, f"select {expression} as x -- x\nfrom t")


def test_a_mart_needs_a_key(project: Project) -> None:
    project.change("marts/fct_sighting.sql", "-- key: sighting_id\n", "")
    assert "missing_key" in str(lint(read_project(project.root))[0])


def test_a_rule_can_be_allowed_with_a_reason(project: Project) -> None:
    assert found(project, "select site from t") == {"missing_comment"}
    text = "-- allow missing_comment: the name says it\nselect site from t"
    assert found(project, text) == set()


def test_marts_only_rules_leave_other_folders_alone(project: Project) -> None:
    project.write("intermediate/x.sql", "-- One row.\nselect * from staging.sighting\n")
    assert lint(read_project(project.root)) == []


def test_lint_shows_the_place_and_fails(project: Project, run: Run) -> None:
    assert run("lint").code == 0
    path = project.write("marts/x.sql", "-- One row.\n-- key: a\nselect now() as a -- a\n")
    ran = run("lint")
    assert ran.code == 1
    assert ran.out.splitlines()[:3] == [
        f"{path}:3:8: clock",
        "    3 | select now() as a -- a",
        "      |        ^",
    ]


def test_every_rule_is_tested() -> None:
    tested = {rule for rule, _ in BAD} | {"missing_key", "spark_function", "spark_construct"}
    assert tested == set(RULES)


def test_the_runner_knows_no_subject() -> None:
    subject = re.compile(
        r"\b(casualt\w*|incidents?|actors?|victims?|claim\w*|injured|butterfl\w*)\b"
    )
    folder = Path(RULES["star"].__code__.co_filename).parent
    for path in folder.glob("*.*"):
        assert not subject.findall(path.read_text(encoding="utf-8").lower()), path


def test_one_module_imports_sqlglot_and_one_opens_for_writing() -> None:
    folder = Path(RULES["star"].__code__.co_filename).parent
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.py")}
    assert [name for name, text in texts.items() if "import sqlglot" in text] == ["parse.py"]
    assert [name for name, text in texts.items() if "storage_version" in text] == ["store.py"]
