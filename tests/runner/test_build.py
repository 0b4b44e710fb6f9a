"""Building, selecting, publishing: on butterflies, so that nothing depends on our own subject."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from warehouse.store import connect_read_only

from .conftest import Project, Ran

Run = Callable[..., Ran]


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with connect_read_only(database) as connection:
        return connection.execute(query).fetchall()


def told_of(table: str, ran: Ran) -> str:
    """What a build says of a table, without the time it took."""
    (line,) = [line for line in ran.err.splitlines() if line.startswith(f"{table} ")]
    return re.sub(r" +[\d,]+ ms$", "", line.removeprefix(table).strip())


def test_build_publishes_models_reference_data_and_comments(project: Project, run: Run) -> None:
    assert run("build").code == 0
    database = project.database
    assert rows(database, "select count(*) from fct_sighting") == [(3,)]
    assert rows(database, "select note from reference.site order by site") == [
        ("wet, low",),
        (None,),
    ]
    assert rows(database, "select count(*) from reference.correction") == [(0,)]
    assert rows(
        database,
        "select data_type from duckdb_columns() where column_name = 'latitude' "
        "and table_name = 'site'",
    ) == [("DECIMAL(9,6)",)]
    comments = "select comment from duckdb_columns() where table_name = 'dim_species'"
    assert ("Scientific name",) in rows(database, comments)
    assert rows(
        database, "select comment from duckdb_tables() where table_name = 'fct_sighting'"
    ) == [("One row per sighting.",)]


def test_what_the_published_file_holds(project: Project, run: Run) -> None:
    run("build")
    schemas = rows(project.database, "select distinct schema_name from duckdb_tables() order by 1")
    assert [name for (name,) in schemas] == [
        "build",
        "intermediate",
        "main",
        "reference",
        "staging",
    ]
    assert rows(
        project.database,
        "select tags['storage_version'] from duckdb_databases() "
        "where database_name = 'butterflies'",
    ) == [("v1.2.0+",)]
    assert sorted(path.name for path in project.database.parent.iterdir()) == [
        "butterflies.duckdb",
        "butterflies.duckdb.cache",
        "butterflies.duckdb.lock",
        "sql",
    ]


def test_second_build_does_nothing_until_something_changes(project: Project, run: Run) -> None:
    run("build")
    before = project.database.stat().st_ino
    assert "Nothing changed" in run("build").err
    assert project.database.stat().st_ino == before
    project.change("marts/fct_sighting.sql", "-- The day", "-- On which day")
    assert "Published build" in run("build").err
    project.store("insert into staging.sighting values ('s4', 'Aglais io', 'fen', null, 1, 1)")
    assert told_of("fct_sighting", run("build")) == "4 rows  1 new, 0 changed, 0 gone"
    with duckdb.connect(str(project.database)) as connection:
        connection.execute("delete from fct_sighting").fetchall()
    assert told_of("fct_sighting", run("build")) == "4 rows  4 new, 0 changed, 0 gone"
    assert told_of("fct_sighting", run("build", "--force")) == "4 rows  unchanged"


@pytest.mark.parametrize("content", ["", "not json", '{"format": 1}', '{"format": 1, "parsed": 5}'])
def test_a_damaged_cache_is_made_anew(project: Project, run: Run, content: str) -> None:
    run("build")
    cache = project.database.with_name("butterflies.duckdb.cache")
    cache.write_text(content)
    assert run("build", "--force").code == 0
    assert json.loads(cache.read_text())["parsed"]


def test_the_same_input_gives_the_same_build_id(project: Project, run: Run) -> None:
    first = json.loads(run("build", "--json").out)
    second = json.loads(run("build", "--json", "--force").out)
    assert first["build_id"] == second["build_id"] and not second["skipped"]
    project.store("update staging.sighting set counted_low = 2 where sighting_id = 's1'")
    assert json.loads(run("build", "--json").out)["build_id"] != first["build_id"]


def test_first_seen_day_survives_later_builds(project: Project, run: Run) -> None:
    run("build")
    project.store("update staging.sighting set seen_on = '2022-01-01'")
    run("build")
    query = "select first_seen_on::varchar from dim_species where species_id = 'pap-mac'"
    assert rows(project.database, query) == [("2020-05-01",)]


def test_previous_columns_that_were_not_published_yet_are_null(project: Project, run: Run) -> None:
    run("build")
    header = "(species_id varchar, first_seen_on date)"
    project.change("marts/dim_species.sql", header, header[:-1] + ", seen_by varchar)")
    assert run("build").code == 0


@pytest.mark.parametrize(
    ("pattern", "made"),
    [
        ("fct_sighting", {"fct_sighting"}),
        ("+fct_sighting", {"intermediate.int_sighting", "fct_sighting"}),
        ("int_sighting+", {"intermediate.int_sighting", "fct_sighting", "dim_species"}),
        ("intermediate.int_sighting", {"intermediate.int_sighting"}),
        ("marts/", {"fct_sighting", "dim_species"}),
    ],
)
def test_selection(project: Project, run: Run, pattern: str, made: set[str]) -> None:
    run("build")
    told = json.loads(run("build", "--json", "--select", pattern).out)
    assert {table["table"] for table in told["tables"]} == made
    assert rows(project.database, "select count(*) from dim_species") == [(3,)]
    assert "Published" in run("build").err


def test_a_failed_check_publishes_nothing_and_shows_the_rows(project: Project, run: Run) -> None:
    run("build")
    project.store("insert into staging.sighting values ('s1', 'Aglais io', 'fen', null, 3, 2)")
    ran = run("build")
    assert ran.code == 1
    assert "intermediate.int_sighting key: sighting_id: 1 bad row" in ran.err
    assert "intermediate.int_sighting counted_range: 1 bad row" in ran.err
    assert "sighting_id  counted_low  counted_high" in ran.err
    assert rows(project.database, "select count(*) from fct_sighting") == [(3,)]
    aside = project.database.with_name("butterflies.failed.duckdb")
    kept = rows(aside, "select content from build.bad_row where check_name = 'counted_range'")
    assert kept == [('{"sighting_id": "s1", "counted_low": 3, "counted_high": 2}',)]


def test_warnings_are_shown_and_recorded(project: Project, run: Run) -> None:
    ran = run("build")
    assert ran.code == 0
    assert "warning fct_sighting recent: 1 bad row" in ran.err
    assert rows(
        project.database,
        "select check_name, bad_rows from build.check_result where bad_rows > 0 order by all",
    ) == [("recent", 1), ("site_is_known", 1)]


def test_bad_rows_are_capped_when_stored(project: Project, run: Run) -> None:
    project.store(
        "insert into staging.sighting select 'n' || range, 'x', 'nowhere', null, 1, 1 "
        "from range(500)"
    )
    assert "site_is_known: 501 bad rows" in run("build").err
    query = "select count(*) from build.bad_row where check_name = 'site_is_known'"
    assert rows(project.database, query) == [(100,)]


def test_what_the_user_stored_is_carried_over(project: Project, run: Run) -> None:
    run("build")
    project.store(
        """
        create schema mine;
        create type mine.mood as enum ('sad', 'glad');
        create table mine.note (id integer primary key, mood mine.mood,
            twice integer generated always as (id * 2));
        insert into mine.note (id, mood) values (1, 'glad');
        create table favourite as select 'pap-mac' as species_id;
        create view mine.seen as select count(*) as n from fct_sighting;
        create macro mine.plus(x, y := 5) as x + y;
        comment on table favourite is 'the best';
        """
    )
    assert run("build").code == 0
    project.store("insert into staging.sighting values ('s9', 'Aglais io', 'fen', null, 1, 1)")
    assert run("build").code == 0
    assert rows(project.database, "select id, mood, twice from mine.note") == [(1, "glad", 2)]
    assert rows(project.database, "select n, mine.plus(1) from mine.seen") == [(4, 6)]
    assert rows(
        project.database, "select comment from duckdb_tables() where table_name = 'favourite'"
    ) == [("the best",)]


def test_a_model_that_is_gone_leaves_the_file(project: Project, run: Run) -> None:
    project.write("marts/extra.sql", "-- key: a\nselect 1 as a  -- one\n")
    run("build")
    (project.root / "marts" / "extra.sql").unlink()
    run("build")
    there = rows(project.database, "select 1 from duckdb_tables() where table_name = 'extra'")
    assert there == []


def test_dry_run_publishes_nothing(project: Project, run: Run) -> None:
    run("build")
    project.store("insert into staging.sighting values ('s4', 'Aglais io', 'fen', null, 1, 1)")
    ran = run("build", "--dry-run")
    assert told_of("fct_sighting", ran) == "4 rows  1 new, 0 changed, 0 gone"
    assert "nothing published" in ran.err
    assert rows(project.database, "select count(*) from fct_sighting") == [(3,)]


def test_contract(project: Project, run: Run) -> None:
    assert run("build", "--accept-contract").code == 0
    promised = json.loads((project.root / "schema.json").read_text())
    assert promised["main"]["fct_sighting"]["counted_low"] == "INTEGER"
    assert promised["staging"]["sighting"]["seen_on"] == "DATE"
    project.change("marts/fct_sighting.sql", "sighting.counted_low,", "1::bigint as counted_low,")
    project.change("marts/fct_sighting.sql", "sighting.site,", "sighting.site as place,")
    ran = run("build")
    assert ran.code == 1
    assert "fct_sighting.counted_low: BIGINT, was INTEGER" in ran.err
    assert "fct_sighting.site: gone" in ran.err and "fct_sighting.place: new, VARCHAR" in ran.err
    assert run("check", "--contract").code == 0
    assert run("build", "--select", "dim_species").code == 0
    assert run("build", "--accept-contract").code == 0
    assert run("build", "--force").code == 0


def test_check_runs_on_what_is_published(project: Project, run: Run) -> None:
    assert "Run `warehouse build` first" in run("check").err
    run("build")
    assert "10 checks, 0 failed" in run("check").err
    with duckdb.connect(str(project.database)) as connection:
        connection.execute("update fct_sighting set species_id = 'no-one'").fetchall()
    ran = run("check", "--json")
    assert ran.code == 1
    failed = [one for one in json.loads(ran.out) if one["bad_rows"] and one["severity"] == "error"]
    assert [one["name"] for one in failed] == ["references: species_id -> dim_species.species_id"]


def test_a_reference_file_read_in_place(project: Project, run: Run) -> None:
    region = project.root / "reference" / "region.parquet"
    duckdb.execute(f"copy (select unnest(['fen', 'hill']) as site) to '{region}'")
    project.change(
        "marts/fct_sighting.sql",
        "-- key: sighting_id",
        "-- key: sighting_id\n-- references: site -> reference.region.site [warn]",
    )
    for command in ("build", "check"):
        ran = run(command, "--json")
        assert ran.code == 0
        assert "references: site -> reference.region.site: 1 bad row" in ran.err
    tables = "select table_name from duckdb_tables() union select view_name from duckdb_views()"
    assert ("region",) not in rows(project.database, tables)


def test_a_build_on_nothing_says_what_to_do(project: Project, run: Run) -> None:
    project.database.unlink()
    ran = run("build")
    assert ran.code == 1 and "Nothing has been ingested" in ran.err
    assert "warehouse ingest" in ran.err and not project.database.exists()


def test_report_words(project: Project, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run("build")
    assert ran.out == "" and "\x1b" not in ran.err
    lines = ran.err.splitlines()
    assert lines[-1].startswith("Published build") and "2 with warnings" in lines[-1]
    made = [line.split()[0] for line in lines if re.search(r" \d+ ms$", line)]
    assert made == ["dim_species", "fct_sighting"]
    assert run("build", "--force", "--quiet").err == ""
    verbose = run("build", "--force", "--verbose")
    assert told_of("intermediate.int_sighting", verbose) == "3 rows  as many"
    assert "ok    dim_species key: species_id" in verbose.err
