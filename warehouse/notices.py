"""What installed packages want said about the stored rows when somebody builds on them."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

import duckdb

from warehouse.store import connect_read_only

GROUP = "warehouse.notices"


class Notice(Protocol):
    """What an entry point of group `warehouse.notices` names."""

    def __call__(self, connection: duckdb.DuckDBPyConnection) -> str | None:
        """Give one message for the user, or None."""


def notices(database: Path) -> list[str]:
    """All messages about a database, by name of their entry points; none where there is no file."""
    if not database.exists():
        return []
    with connect_read_only(database) as connection:
        return messages(connection)


def messages(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """All messages about the rows that a connection sees."""
    named = sorted(entry_points(group=GROUP), key=lambda entry: entry.name)
    said = [entry.load()(connection) for entry in named]
    return [message for message in said if message]
