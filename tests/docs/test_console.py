from __future__ import annotations

import re
from pathlib import Path

import pytest
from console import ROOT, Step, prepare, run, steps

from warehouse.cli import main

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SHELL_BLOCK = re.compile(r"(?<=```sh\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`((?:warehouse|make) [^`]+)`")
STAND_INS = {"reports/": "samples", "DIR": "exported", "parquet/": "exported"}
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


def shell_lines(path: Path) -> list[str]:
    """The lines of a page's `sh` blocks, without comments."""
    blocks = SHELL_BLOCK.findall(path.read_text(encoding="utf-8"))
    return [line.partition("#")[0].strip() for block in blocks for line in block.splitlines()]


def test_commands_without_output_run(tmp_path: Path) -> None:
    prepare(tmp_path)
    run("warehouse ingest samples && warehouse build --quiet", tmp_path)
    lines = [line for path in DOCUMENTS for line in shell_lines(path)]
    commands = [line for line in lines if line.startswith(("warehouse ", "duckdb "))]
    assert len(commands) >= 7
    for command in commands:
        words = [STAND_INS.get(word, word) for word in command.split(" ")]
        run(" ".join(words), tmp_path)


def test_commands_in_the_text_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    known = {
        "warehouse " + word for word in re.findall(r"^    (\w+)", capsys.readouterr().out, re.M)
    }
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    known |= {"make " + word for word in re.findall(r"^([a-z-]+):", makefile, re.M)}
    named = set()
    for path in [*DOCUMENTS, ROOT / "CHANGELOG.md"]:
        commands = INLINE.findall(path.read_text(encoding="utf-8")) + shell_lines(path)
        named |= set(re.findall(r"\b(?:warehouse|make) [a-z-]+", " && ".join(commands)))
    assert len(named) >= 12
    assert sorted(named - known - {"warehouse NAME"}) == []


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
