"""Run all notebooks, on the samples unless WAREHOUSE_DATABASE names a warehouse.

python -m notebooks.execute [--html DIR]
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from warehouse.cli import main as warehouse

FOLDER = Path(__file__).parent
SAMPLES = FOLDER.parent / "samples"
VARIABLE = "WAREHOUSE_DATABASE"
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)


def notebooks() -> list[Path]:
    """The notebooks in the order of their story."""
    return sorted(FOLDER.glob("[0-9]*.ipynb"))


def executed(path: Path, **parameters: object) -> nbformat.NotebookNode:
    """Run a notebook from top to bottom, with other values for names of its parameter cell.

    Raises CellExecutionError at the first cell that fails.
    """
    notebook = nbformat.read(path, as_version=4)
    if parameters:
        lines = [f"{name} = {value!r}" for name, value in parameters.items()]
        notebook.cells.insert(
            _after_parameters(notebook), nbformat.v4.new_code_cell("\n".join(lines))
        )
    place = {"metadata": {"path": str(path.parent)}}
    NotebookClient(
        notebook,
        timeout=300,
        kernel_name="python3",
        resources=place,
        extra_arguments=["--log-level=ERROR"],
    ).execute()
    return notebook


def _after_parameters(notebook: nbformat.NotebookNode) -> int:
    tags = [cell.metadata.get("tags", []) for cell in notebook.cells]
    return next(number for number, found in enumerate(tags, 1) if "parameters" in found)


def build_samples(database: Path) -> None:
    """Make a warehouse of the samples; ends the program when that fails."""
    for command in (["ingest", str(SAMPLES)], ["build"]):
        if warehouse([*command, "--quiet", "--database", str(database)]):
            raise SystemExit("The samples could not be built: see the message above.")


@contextmanager
def some_warehouse() -> Iterator[None]:
    """Have WAREHOUSE_DATABASE name a warehouse: the one it names, else one of the samples."""
    named = os.environ.get(VARIABLE)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(named).resolve() if named else Path(folder) / "samples.duckdb"
        if not named:
            build_samples(database)
        os.environ[VARIABLE] = str(database)
        yield


def write_html(notebook: nbformat.NotebookNode, target: Path) -> None:
    """Write an executed notebook as one page that runs no script and fetches nothing."""
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(
        template_name="classic", exclude_input_prompt=True, exclude_output_prompt=True
    )
    page, _ = exporter.from_notebook_node(notebook, {"metadata": {"name": target.stem}})
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(SCRIPT.sub("", page), encoding="utf-8")


def main() -> int:
    """Run them; gives 1 when a notebook fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--html", type=Path, metavar="DIR", help="write each as a page into DIR")
    options = parser.parse_args()
    with some_warehouse():
        for path in notebooks():
            try:
                notebook = executed(path)
            except CellExecutionError as error:
                print(f"{path.name} failed:\n{error}", file=sys.stderr)
                return 1
            if options.html:
                write_html(notebook, options.html / f"{path.stem}.html")
            print(f"{path.name} runs", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
