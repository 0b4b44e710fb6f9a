"""Settle all versions anew: write the three lock files from what pyproject.toml asks for.

    python tools/lock.py

Each file holds exact pins and nothing of where they come from, so that any index serves.
"""

from __future__ import annotations

import subprocess
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT = "casualty-warehouse"
HEADER = "# Written by `make lock`; change pyproject.toml, not this file.\n"


@dataclass(frozen=True)
class Lock:
    """A lock file, the group and extras it is for, and versions it insists on."""

    file: str
    group: str
    extras: str = ""
    pins: tuple[str, ...] = ()


LOCKS = (
    Lock("requirements.lock", "run"),
    Lock("requirements-dev.lock", "dev", "[notebooks]"),
    Lock("requirements-oldest.lock", "test", "", ("duckdb==1.5.0", "sqlglot==30.30.0")),
)


def settled(lock: Lock, folder: Path) -> str:
    """The text of a lock file: what pip installs into a new environment today."""
    venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    install = [python, "-m", "pip", "install", "--quiet"]
    subprocess.run([*install, "--upgrade", "pip>=25.1"], check=True)
    wanted = [f".{lock.extras}", "--group", lock.group, *lock.pins]
    subprocess.run([*install, *wanted], check=True, cwd=ROOT)
    frozen = subprocess.run(
        [python, "-m", "pip", "freeze", "--exclude", PROJECT],
        check=True,
        capture_output=True,
        text=True,
    )
    return HEADER + frozen.stdout


def main() -> None:
    """Write the lock files."""
    for lock in LOCKS:
        with tempfile.TemporaryDirectory() as folder:
            (ROOT / lock.file).write_text(settled(lock, Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
