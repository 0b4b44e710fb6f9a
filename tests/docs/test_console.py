from __future__ import annotations

import re
from pathlib import Path

import pytest
from console import ROOT, Step, prepare, run, steps

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
WITH_STEPS = [path for path in DOCUMENTS if steps(path.read_text(encoding="utf-8"))]


def shape(step: Step) -> list[str]:
    """What of an output does not depend on figures: words of the first line, names of columns."""
    lines = step.output.splitlines()
    columns = [line for line in lines if line.startswith("│")][:1]
    words = [re.sub(r"[\d.]+", "0", line) for line in lines[:1] if not line.startswith("┌")]
    return [" ".join(line.replace("│", " ").split()) for line in words + columns]


@pytest.mark.parametrize("path", WITH_STEPS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_do_what_the_page_shows(path: Path, tmp_path: Path) -> None:
    prepare(tmp_path)
    for step in steps(path.read_text(encoding="utf-8")):
        assert shape(run(step.command, tmp_path)) == shape(step), step.command


def test_the_readme_shows_the_whole_way() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("make run", "warehouse ingest", "warehouse export", "duckdb -readonly"):
        assert f"$ {command}" in text


def test_paths_in_the_tree_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:ingest|sql|docs|tests|samples)/[\w/.]*)`", text))
    assert named
    templates = {path for path in named if "NAME" in path}
    assert [path for path in sorted(named - templates) if not (ROOT / path).exists()] == []
