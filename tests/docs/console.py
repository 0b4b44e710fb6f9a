"""The `console` blocks of a Markdown file: what they run, and what came of it.

    python tests/docs/console.py README.md

runs them one after the other in a copy of the samples and writes their output into the file.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BIN = Path(sys.executable).parent
BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=^```$)", re.DOTALL | re.MULTILINE)
PROMPT = "$ "


@dataclass(frozen=True)
class Step:
    """A command and what it printed, on both streams."""

    command: str
    output: str

    def __str__(self) -> str:
        return f"{PROMPT}{self.command}\n{self.output}"


def steps(text: str) -> list[Step]:
    """The steps of all blocks in a Markdown text, with the output written there."""
    return [step for block in BLOCK.findall(text) for step in _steps(block)]


def _steps(block: str) -> list[Step]:
    found = []
    for part in re.split(rf"^{re.escape(PROMPT)}", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        found.append(Step(command, output))
    return found


def run(command: str, folder: Path) -> Step:
    """Run a command as a reader of the file would, in a folder that has the samples.

    `make` finds its environment made: that of the running interpreter.
    """
    makes = f"make --no-print-directory --assume-old=.venv/.run BIN={BIN}"
    found = subprocess.run(
        ["bash", "-c", re.sub(r"^make\b", makes, command)],
        cwd=folder,
        env={**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=True,
        timeout=300,
    )
    return Step(command, found.stdout.replace(f"{BIN}/", ""))


def prepare(folder: Path) -> None:
    """Put into a folder what the commands need."""
    shutil.copytree(ROOT / "samples", folder / "samples")
    shutil.copyfile(ROOT / "Makefile", folder / "Makefile")


def rewritten(text: str, folder: Path) -> str:
    """The Markdown text with the present output of its commands."""

    def block(match: re.Match[str]) -> str:
        return "".join(str(run(step.command, folder)) for step in _steps(match.group()))

    return BLOCK.sub(block, text)


def main() -> None:
    """Rewrite the files named on the command line."""
    for path in map(Path, sys.argv[1:]):
        with tempfile.TemporaryDirectory() as name:
            prepare(Path(name))
            path.write_text(rewritten(path.read_text(encoding="utf-8"), Path(name)), "utf-8")


if __name__ == "__main__":
    main()
