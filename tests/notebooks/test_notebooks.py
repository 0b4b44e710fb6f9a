"""Every notebook runs from top to bottom, and is stored the way notebooks are stored here."""

from __future__ import annotations

import re
from pathlib import Path

import matplotlib.image
import nbformat
import pytest

from notebooks.execute import FOLDER, executed, notebooks, write_html
from notebooks.pictures import draw

NOTEBOOKS = notebooks()
# What each shows on a warehouse without a single incident, in words.
EMPTY = {
    "1_incidents": "The warehouse holds no incident yet.",
    "2_who_says_how_many": "Nobody gives a number of people killed.",
    "3_one_incident": "The warehouse holds no incident yet.",
    "4_how_sure": "No incident has a figure of people killed",
    "5_against_ucdp_acled": "Nothing of ours lies near anything of theirs.",
}
MOST_LINES = 15
PICTURES = FOLDER.parent / "docs" / "pictures"
CODE = (*FOLDER.glob("support/*.py"), *FOLDER.glob("queries/**/*.sql"), *NOTEBOOKS)


def shown(notebook: nbformat.NotebookNode, kind: str) -> list[str]:
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert [output for output in outputs if output.output_type in ("stream", "error")] == []
    return [output.data[kind] for output in outputs if kind in output.get("data", {})]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch):
    def set_database(database: Path) -> None:
        monkeypatch.setenv("WAREHOUSE_DATABASE", str(database))

    return set_database


def test_all_five_are_there() -> None:
    assert [path.stem for path in NOTEBOOKS] == sorted(EMPTY)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_runs_on_the_samples(path: Path, samples_database: Path, use, tmp_path: Path) -> None:
    use(samples_database)
    notebook = executed(path)
    assert shown(notebook, "image/png")
    assert any("<table" in text or "<mark" in text for text in shown(notebook, "text/html"))
    write_html(notebook, tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "data:image/png;base64" in page and "<script" not in page
    assert "No description has been provided" not in page


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_says_in_words_that_there_is_nothing(path: Path, quiet_database: Path, use) -> None:
    use(quiet_database)
    notebook = executed(path)
    assert any(EMPTY[path.stem] in text for text in shown(notebook, "text/markdown"))
    assert shown(notebook, "image/png") == []


def test_one_incident_by_a_part_of_its_name(samples_database: Path, use) -> None:
    use(samples_database)
    notebook = executed(FOLDER / "3_one_incident.ipynb", INCIDENT="tamou", OUTCOME="killed")
    words = " ".join(shown(notebook, "text/html"))
    assert "<mark>" in words and "defence ministry" in words


def test_against_acled(samples_database: Path, use) -> None:
    use(samples_database)
    path = FOLDER / "5_against_ucdp_acled.ipynb"
    notebook = executed(path, THEIRS="example/acled_invented.csv", DAYS=1)
    assert any(
        "matched with an event of ACLED" in text for text in shown(notebook, "text/markdown")
    )


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_is_stored_without_outputs_and_in_short_cells(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    assert [cell.metadata.get("tags", []) for cell in code].count(["parameters"]) == 1
    assert max(len(cell.source.splitlines()) for cell in code) <= MOST_LINES


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(FOLDER)))
def test_reads_marts_only(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(staging|intermediate|reference|build)\.\w+", text)
    assert "import ingest" not in text and "from ingest" not in text


def test_the_pictures_of_the_readme_are_drawn(tmp_path: Path) -> None:
    pictures = draw(tmp_path / "pictures")
    assert sorted(path.name for path in pictures) == sorted(
        path.name for path in PICTURES.glob("*.png")
    )
    for path in pictures:
        height, width, _ = matplotlib.image.imread(path).shape
        assert width == 1000 and 300 < height < 1200
