"""What installed packages want said about the stored rows when somebody builds on them."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import Protocol

import duckdb

GROUP = "warehouse.notices"


class Notice(Protocol):
    """What an entry point of group `warehouse.notices` names."""

    def __call__(self, connection: duckdb.DuckDBPyConnection) -> str | None:
        """Give one message for the user, or None."""


def messages(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """All messages about the rows that a connection sees, by name of their entry points."""
    named = sorted(entry_points(group=GROUP), key=lambda entry: entry.name)
    notices: list[Notice] = [entry.load() for entry in named]
    said = [notice(connection) for notice in notices]
    return [message for message in said if message]
