"""The warehouse as notebooks see it: opened for reading, asked by SQL, answered in frames."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

QUERIES = Path(__file__).parent.parent / "queries"
DEFAULT = "warehouse.duckdb"


class NoWarehouseError(Exception):
    """There is no warehouse to read; the message says what to do."""

    def _render_traceback_(self) -> list[str]:
        """What Jupyter shows in place of a traceback."""
        return [str(self)]


class Marts:
    """A warehouse opened read-only; questions are SQL over its marts."""

    def __init__(self, path: Path) -> None:
        """Open the file; raises NoWarehouseError when it is missing, foreign or not yet built."""
        self.path = path
        if not path.is_file():
            raise NoWarehouseError(
                f"There is no warehouse at {path}. Make one with `make run`, or name yours in the "
                "parameter cell or in the environment variable WAREHOUSE_DATABASE."
            )
        try:
            self._connection = duckdb.connect(str(path), read_only=True)
        except duckdb.Error as error:
            first = str(error).splitlines()[0]
            raise NoWarehouseError(
                f"{path} cannot be opened ({first}). Name a file that `warehouse build` wrote."
            ) from error
        if not self.ask("from duckdb_tables() where table_name = 'fct_incident'").shape[0]:
            raise NoWarehouseError(f"{path} has no marts yet. Run `warehouse build`.")
        for view in sorted((QUERIES / "views").glob("*.sql")):
            self._connection.execute(f"create temp view {view.stem} as {view.read_text('utf-8')}")

    def ask(
        self, sql: str, tables: dict[str, pd.DataFrame] | None = None, **parameters: Any
    ) -> pd.DataFrame:
        """Give a query's rows; whole numbers stay whole where some are unknown.

        `tables` are frames that the query may read under a name beside the marts.
        """
        for name, frame in (tables or {}).items():
            self._connection.register(name, frame)
        return self._connection.execute(sql, parameters).df().convert_dtypes()

    def query(
        self, name: str, tables: dict[str, pd.DataFrame] | None = None, **parameters: Any
    ) -> pd.DataFrame:
        """Give the rows of `queries/NAME.sql`."""
        text = (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
        return self.ask(text, tables, **parameters)


def open_marts(path: str | None = None) -> Marts:
    """Open the file named here, else by WAREHOUSE_DATABASE, else warehouse.duckdb close by."""
    named = path or os.environ.get("WAREHOUSE_DATABASE")
    if named:
        return Marts(Path(named))
    near = [folder / DEFAULT for folder in (Path.cwd(), *Path.cwd().parents[:2])]
    return Marts(next((file for file in near if file.is_file()), near[0]))
