"""What can go wrong through no fault of this program; every message ends with what to do.

WarehouseError
├── StoreError        the database file: missing, locked, foreign, damaged, no room
├── ProjectError      the folder of models: names, headers, reference CSVs
│   ├── SqlError      a statement that does not parse, bind or run, with its position
│   └── GraphError    a table nobody makes, or models that need each other in a circle
├── CheckError        checks failed, so nothing was published
├── ContractError     marts no longer have the promised columns
└── UsageError        a command asked for what is not there
"""

from __future__ import annotations

from pathlib import Path


class WarehouseError(Exception):
    """Base of all errors a user can cause; `str()` is the whole message for them."""


class StoreError(WarehouseError):
    """The database file cannot be read or written as asked."""


class ProjectError(WarehouseError):
    """The project's files contradict themselves or the runner's conventions."""


class GraphError(ProjectError):
    """Models depend on each other in a circle."""


class CheckError(WarehouseError):
    """Checks with severity `error` found bad rows."""


class ContractError(WarehouseError):
    """The marts differ from the committed snapshot of their columns and types."""


class UsageError(WarehouseError):
    """A command was asked for a table, column or folder that is not there."""


class SqlError(ProjectError):
    """A file's SQL failed; the message shows the line and points at the column."""

    def __init__(self, path: Path, text: str, offset: int | None, reason: str, advice: str) -> None:
        """Take the file, its text, the character offset of the error if known, why, what to do."""
        self.path, self.line, self.column = path, 0, 0
        place, excerpt = str(path), ""
        if offset is not None:
            before = text[:offset]
            self.line = before.count("\n") + 1
            self.column = offset - (before.rfind("\n") + 1) + 1
            source = (text.splitlines() or [""])[min(self.line, len(text.splitlines())) - 1]
            place = f"{path}:{self.line}:{self.column}"
            pointer = " " * (self.column - 1) + "^"
            excerpt = f"\n{self.line:>5} | {source}\n      | {pointer}"
        super().__init__(f"{place}: {reason}{excerpt}\n{advice}")

    def as_json(self) -> dict[str, str | int]:
        """The same as plain values."""
        return {"file": str(self.path), "line": self.line, "message": str(self)}
