"""The commands an analyst types: saved queries, show, diff, lineage, docs, help."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from warehouse.report import as_table

from .conftest import Project, Ran

Run = Callable[..., Ran]


def test_saved_command_prints_a_table(project: Project, run: Run) -> None:
    run("build")
    assert run("sightings").out.splitlines() == [
        "seen_on     species_name      site  counted_low",
        "----------  ----------------  ----  -----------",
        "2021-06-01  Vanessa atalanta  hill            0",
        "2020-05-01  Papilio machaon   fen             1",
    ]


@pytest.mark.parametrize(
    ("arguments", "sites"),
    [
        ((), ["hill", "fen"]),
        (("Papilio machaon",), ["fen"]),
        (("--since", "2021"), ["hill"]),
        (("--counted-only",), ["hill", "fen"]),
        (("Papilio machaon", "--since", "2021"), []),
    ],
)
def test_saved_command_parameters(
    project: Project, run: Run, arguments: tuple[str, ...], sites: list[str]
) -> None:
    run("build")
    assert [row["site"] for row in json.loads(run("sightings", "--json", *arguments).out)] == sites


def test_saved_command_as_csv_and_text(project: Project, run: Run) -> None:
    run("build")
    assert run("sightings", "--csv").out.splitlines()[1] == "2021-06-01,Vanessa atalanta,hill,0"
    project.write(
        "commands/story.sql",
        "-- Tell it.\n-- output: text\nselect 'The ' || site || '.' as line from fct_sighting\n"
        "order by site",
    )
    assert run("story").out == "The fen.\nThe hill.\nThe moor.\n"


def test_saved_command_help_comes_from_the_header(project: Project, run: Run) -> None:
    with pytest.raises(SystemExit):
        run("sightings", "--help")


def test_a_wrong_parameter_line_is_an_error(project: Project, run: Run) -> None:
    project.write("commands/odd.sql", "-- Odd.\n-- option: since year the year\nselect 1 as a")
    ran = run("odd")
    assert ran.code == 1 and "TYPE one of text, integer, number, date, flag" in ran.err


def test_an_error_in_a_saved_command_points_into_its_file(project: Project, run: Run) -> None:
    run("build")
    project.write("commands/odd.sql", "-- Odd.\nselect sites\nfrom fct_sighting")
    assert "odd.sql:2:8: Referenced column" in run("odd").err


def test_show(project: Project, run: Run) -> None:
    run("build")
    assert len(run("show", "fct_sighting", "--limit", "2").out.splitlines()) == 4
    assert json.loads(run("show", "reference.site", "--json").out)[1]["note"] is None


@pytest.mark.parametrize("width", [20, 40, 200])
def test_a_table_fits_the_terminal(width: int) -> None:
    text = as_table(["name", "text", "n"], [["a" * 30, "b\n" * 60, 5], [None, "c", None]], width)
    assert max(map(len, text.splitlines())) <= max(width, 22)
    assert ("…" in text) == (width < 150)


def test_diff_of_two_files(project: Project, run: Run, tmp_path: Path) -> None:
    run("build")
    old = tmp_path / "old.duckdb"
    shutil.copy(project.database, old)
    assert run("diff", old, project.database).out == "No difference.\n"
    project.store(
        "update staging.sighting set counted_low = 0 where sighting_id = 's1';"
        "delete from staging.sighting where sighting_id = 's2';"
        "insert into staging.sighting values ('s4', 'Aglais io', 'fen', null, 1, 1)"
    )
    project.change("marts/fct_sighting.sql", "    site.latitude,  -- Latitude of the site\n", "")
    project.change(
        "marts/fct_sighting.sql", "sighting.seen_on,", "sighting.seen_on::timestamp as seen_on,"
    )
    project.write("marts/extra.sql", "-- key: a\nselect 1 as a  -- one\n")
    run("build")
    told = run("diff", old, project.database).out.splitlines()
    assert "new table: extra" in told and "gone column: fct_sighting.latitude" in told
    assert "other type: fct_sighting.seen_on: DATE -> TIMESTAMP" in told
    assert "fct_sighting: 1 new, 1 changed, 1 gone (counted_low in 1)" in told
    found = json.loads(run("diff", old, project.database, "--json").out)
    change = next(one for one in found["rows"] if one["table"] == "fct_sighting")
    assert (change["new"], change["changed"], change["gone"]) == (1, 1, 1)
    assert change["by_column"]["site"] == 0


def test_lineage_goes_back_to_staging(project: Project, run: Run) -> None:
    run("build")
    for _ in range(2):
        assert run("lineage", "fct_sighting.species_id").out.splitlines() == [
            "fct_sighting.species_id",
            "  intermediate.int_sighting.species_id",
            "    reference.correction.species_id",
            "    reference.species.species_id",
        ]
    assert run("lineage", "dim_species.first_seen_on").out.splitlines() == [
        "dim_species.first_seen_on",
        "  intermediate.int_sighting.seen_on",
        "    staging.sighting.seen_on",
        "  previous.dim_species.first_seen_on",
    ]


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids.add(found.get("id") or "")
        self.links.add(found.get("href") or found.get("src") or "")

    def handle_data(self, data: str) -> None:
        self.words += data


def test_docs_is_one_page_that_needs_nothing_else(
    project: Project, run: Run, tmp_path: Path
) -> None:
    run("build")
    target = tmp_path / "page.html"
    assert run("docs", target).code == 0
    page = Page()
    page.feed(target.read_text(encoding="utf-8"))
    assert {link.removeprefix("#") for link in page.links if link} <= page.ids
    assert all(link.startswith("#") for link in page.links if link)
    for words in (
        "One row per sighting.",
        "Scientific name",
        "references: species_id",
        "staging.sighting.seen_on",
        "Every sighting is at a site",
    ):
        assert words in page.words
    assert target.read_text().count("<rect") == 7


def test_options_may_stand_before_or_after_the_command(project: Project, run: Run) -> None:
    run("build")
    from warehouse.cli import main

    common = ["--sql", str(project.root), "--database", str(project.database)]
    assert main([*common, "show", "fct_sighting"]) == 0
    assert main(["show", *common, "fct_sighting"]) == 0
    assert main(["show", "fct_sighting", *common]) == 0


def test_the_database_may_come_from_the_environment(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from warehouse.cli import main

    monkeypatch.setenv("WAREHOUSE_DATABASE", str(project.database))
    assert main(["show", "staging.sighting"]) == 0
    assert "vanessa" in capsys.readouterr().out


def test_help_names_every_command_and_imports_nothing_heavy(project: Project) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "warehouse.cli", "--help"]
    done = subprocess.run(
        [*command, "--sql", str(project.root)], capture_output=True, text=True, check=True
    )
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "warehouse.verbs" in imported
    assert imported.isdisjoint({"duckdb", "sqlglot", "pandas", "numpy", "ingest.read"})
    for word in (
        "build",
        "check",
        "show",
        "export",
        "diff",
        "lineage",
        "docs",
        "lint",
        "sightings",
    ):
        assert re.search(rf"^ +{word} ", done.stdout, re.MULTILINE), word


def test_a_pipe_that_closes_is_no_error(project: Project, run: Run) -> None:
    run("build")
    command = f"{sys.executable} -m warehouse.cli show fct_sighting --json | true"
    environment = {**os.environ, "WAREHOUSE_DATABASE": str(project.database)}
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, env=environment, check=True
    )
    assert "Traceback" not in done.stderr


def test_colour_only_on_a_terminal_without_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    from io import StringIO

    from warehouse.report import colour

    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    assert colour("x", "31", Terminal()) == "\x1b[31mx\x1b[0m"
    assert colour("x", "31", StringIO()) == "x"
    monkeypatch.setenv("NO_COLOR", "1")
    assert colour("x", "31", Terminal()) == "x"
