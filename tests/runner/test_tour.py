"""The tour of errors in the docs shows what the commands really say."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Project, Ran

Run = Callable[..., Ran]
DOCS = Path(__file__).parents[2] / "docs" / "errors.md"
FACT = "marts/fct_sighting.sql"
TOUR: list[tuple[str, str, str, str, tuple[str, ...]]] = [
    ("a typo in a table", FACT, "intermediate.int_sighting", "intermediate.int_sightings", ()),
    ("a typo in a column", FACT, "sighting.counted_low,", "sighting.count_low,", ()),
    ("a typo in the syntax", FACT, "left join", "left jion", ()),
    ("a circle", "intermediate/int_sighting.sql", "staging.sighting", "fct_sighting", ()),
    ("a header line", FACT, "-- key:", "-- keys:", ()),
    ("a failed check", "intermediate/int_sighting.sql", "low <= counted", "low < counted", ()),
    ("a changed contract", FACT, "sighting.site,", "sighting.site as place,", ()),
    ("a lint finding", FACT, "sighting.seen_on,", "current_date as seen_on,", ("lint",)),
    ("a reference file", "reference/species.csv", "agl-io,", "agl-io,Aglais,io,a,b,c,", ()),
    ("a name that is not there", FACT, "One row", "One row", ("show", "fct_sightings")),
]


def tell(
    project: Project, run: Run, file: str, old: str, new: str, command: tuple[str, ...]
) -> str:
    """Give what the command says, with the paths of a project that lies in `sql`."""
    run("build", "--quiet", "--accept-contract")
    project.change(file, old, new)
    ran = run(*(command or ("build",)), "--quiet")
    assert ran.code == 1
    folder = str(project.root.parent) + os.sep
    return (ran.out + ran.err).replace(folder, "").rstrip()


@pytest.mark.parametrize("stop", TOUR, ids=[stop[0] for stop in TOUR])
def test_the_docs_show_the_message(
    project: Project, run: Run, stop: tuple[str, str, str, str, tuple[str, ...]]
) -> None:
    message = tell(project, run, *stop[1:])
    assert f"```\n{message}\n```" in DOCS.read_text(encoding="utf-8")
