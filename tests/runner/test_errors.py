"""What a user can get wrong, and that the message says where and what to do."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from warehouse import errors
from warehouse.errors import SqlError, WarehouseError
from warehouse.header import read_header

from .conftest import Project, Ran

Run = Callable[..., Ran]
HEADER = "-- One row.\n-- key: a\n"


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        (
            "marts/bad.sql",
            HEADER + "select sighting_id as a\nfrom intermediate.int_sightin\n",
            [
                "bad.sql:4:19: there is no table intermediate.int_sightin",
                "   4 | from",
                "\n      |                   ^\n",
                "Did you mean intermediate.int_sighting?",
            ],
        ),
        (
            "marts/bad.sql",
            HEADER + "select 1 as a from int_sighting\n",
            ["bad.sql:3:20", "Did you mean intermediate.int_sighting?"],
        ),
        (
            "marts/bad.sql",
            HEADER + "select 1 as a from staging.sightings\n",
            ["Did you mean staging.sighting?"],
        ),
        (
            "marts/bad.sql",
            HEADER + "select 1 as a from nowhere_at_all_to_be_found\n",
            ["Make a model or a reference CSV of that name"],
        ),
        (
            "marts/bad.sql",
            HEADER + "select\n    'é' as a,\n    seen_onn\nfrom fct_sighting\n",
            [
                'bad.sql:5:5: Referenced column "seen_onn" not found',
                "5 |     seen_onn",
                "Correct the column's name.",
            ],
        ),
        ("marts/bad.sql", HEADER + "select a,\n  from from\n", ["bad.sql:4:8: syntax error"]),
        (
            "marts/bad.sql",
            HEADER + "select cast('x' as integer) as a from fct_sighting\n",
            ["bad.sql:3:8", "Could not convert string 'x'"],
        ),
        (
            "marts/bad.sql",
            "-- keys: a\nselect 1 as a\n",
            ["bad.sql:1:1: `keys: a` is not understood", "Did you mean `-- key: ...`?"],
        ),
        (
            "marts/bad.sql",
            "-- values: a (1, 2)\nselect 1 as a\n",
            ["bad.sql:1:1", "Write `-- values: COLUMN in (VALUE, ...)`."],
        ),
        ("marts/bad.sql", "-- references: a -> b\nselect 1 as a\n", ["COLUMN -> TABLE.COLUMN"]),
        (
            "marts/bad.sql",
            "-- One row.\n-- check fine: a > 0\n-- check odd: aa > 0\nselect 1 as a",
            ['bad.sql:3:1: Referenced column "aa"'],
        ),
        ("marts/bad.sql", "-- key: a\nselect b from previous.other", ["are not declared"]),
        (
            "marts/bad.sql",
            "-- previous: other(b integer)\nselect b from previous.other",
            ["previous.other is no model of this project"],
        ),
        (
            "marts/bad.sql",
            "-- previous: bad(b nonsense)\nselect b from previous.bad",
            ["bad.sql:1:1", "nonsense"],
        ),
        (
            "marts/int_sighting.sql",
            "select 1 as a",
            ["both make a table named int_sighting", "Rename one of them."],
        ),
        ("staging/x.sql", "select 1 as a", ["the folder's name is taken by the runner"]),
        ("checks/bad.sql", "-- severity: high\nselect 1 as a", ["bad.sql:1:1", "error or warn"]),
        ("reference/bad.csv", "a,b\n1,2,3\n", ["bad.csv cannot be read"]),
        ("reference/bad.csv", "a,,c\n1,2,3\n", ["the first line must name every column"]),
        ("reference/bad.csv", "a:NUMBERISH\n1\n", ["bad.csv cannot be read"]),
        ("reference/bad.csv", "a:INTEGER\nmany\n", ["bad.csv cannot be read", "many"]),
        ("reference/bad.parquet", "no parquet", ["bad.parquet cannot be read"]),
    ],
)
def test_build_says_where_and_what_to_do(
    project: Project, run: Run, file: str, text: str, says: list[str]
) -> None:
    project.write(file, text)
    ran = run("build")
    assert ran.code == 1 and "Traceback" not in ran.err
    for part in says:
        assert part in ran.err, ran.err
    assert ran.err.rstrip()[-1] in ".?"


def test_a_circle_is_shown_as_a_path(project: Project, run: Run) -> None:
    project.write("marts/one.sql", "-- key: a\nselect a from two")
    project.write("marts/two.sql", "-- key: a\nselect a from three")
    project.write("marts/three.sql", "-- key: a\nselect a from one")
    found = re.search(r"in a circle: (.*)", run("build").err)
    assert found
    path = found[1].split(" -> ")
    assert path[0] == path[-1] and set(path) == {"one", "two", "three"}


def test_after_an_error_the_independent_models_still_run(project: Project, run: Run) -> None:
    project.write("marts/one.sql", "-- key: a\nselect b as a from fct_sighting")
    project.write("marts/two.sql", "-- key: a\nselect c as a from dim_species")
    project.write("marts/three.sql", "-- key: a\nselect a from one")
    told = run("build").err
    assert "one.sql:2:8" in told and "two.sql:2:8" in told and "three.sql" not in told


def test_a_table_of_the_user_is_not_overwritten(project: Project, run: Run) -> None:
    project.store("create table fct_sighting as select 1 as mine")
    ran = run("build")
    assert ran.code == 1 and "holds a table fct_sighting that no build has made" in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("build", "--select", "fct_sightin"), "Did you mean fct_sighting?"),
        (("show", "fct_sightin"), "Did you mean fct_sighting?"),
        (("lineage", "fct_sightin.site"), "Did you mean fct_sighting?"),
        (("lineage", "fct_sighting.sites"), "Did you mean site?"),
        (("export", "OUT", "--layout", "observation"), "Did you mean observations?"),
        (("diff", "none.duckdb", "none.duckdb"), "There is no warehouse at none.duckdb"),
    ],
)
def test_names_that_are_not_there(
    project: Project, run: Run, arguments: tuple[str, ...], says: str
) -> None:
    run("build")
    out = str(project.database.parent / "out")
    ran = run(*(out if one == "OUT" else one for one in arguments))
    assert ran.code == 1 and says in ran.err


def test_a_folder_of_models_that_is_not_there(project: Project, run: Run) -> None:
    (project.root).rename(project.root.with_name("elsewhere"))
    assert "Name another with --sql DIR." in run("build").err


def test_every_error_has_the_one_base() -> None:
    classes = [one for _, one in inspect.getmembers(errors, inspect.isclass)]
    ours = [one for one in classes if one.__module__ == errors.__name__]
    assert len(ours) >= 7 and all(issubclass(one, WarehouseError) for one in ours)
    assert errors.__doc__ and all(one.__name__ in errors.__doc__ for one in ours)


@pytest.mark.parametrize("offset", [0, 3, 7, 8, 12, 13])
def test_an_error_points_into_the_text(offset: int) -> None:
    text = "select\n  a,\nb"
    error = SqlError(Path("x.sql"), text, offset, "wrong", "Correct it.")
    lines = text[:offset].split("\n")
    assert (error.line, error.column) == (len(lines), len(lines[-1]) + 1)


def test_a_header_is_read_into_prose_and_checks() -> None:
    header = read_header(
        Path("x.sql"),
        "-- One row per thing: always.\n--\n-- Values matter.\n-- key: a, b\n"
        "-- values: c in (x, 'y, z',\n-- w) [warn]\n-- check range: low <= high\n-- and low > 0\n"
        "-- references: a, b -> other.c, d\n-- at least one row\n--\n-- Prose again.\nselect 1\n"
        "-- key: not here\n",
    )
    assert header.prose == "One row per thing: always.\n\nValues matter.\n\nProse again."
    key, values, condition, references, least = header.checks
    assert header.key == key.columns == ("a", "b")
    assert (values.values, values.severity) == (("x", "y, z", "w"), "warn")
    assert condition.condition == "low <= high and low > 0"
    assert (references.target, references.target_columns) == ("other", ("c", "d"))
    assert least.kind == "at least one row"
