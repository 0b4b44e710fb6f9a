"""What a user should know before they build on staging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.intake.version import reader_version

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

HAS_DOCUMENTS = """
    select 1
    from duckdb_columns()
    where
        database_name = current_database()
        and schema_name = 'staging'
        and table_name = 'document'
        and column_name = 'reader_version'
"""
OLD_ROWS = """
    select count(*) filter (where reader_version <> ?), count(*)
    from staging.document
    where is_current
"""


def old_rows(connection: DuckDBPyConnection) -> str | None:
    """Says how many current documents another reader than the present one has read, if any."""
    if not connection.execute(HAS_DOCUMENTS).fetchall():
        return None
    ((old, all_of_them),) = connection.execute(OLD_ROWS, [reader_version()]).fetchall()
    if not old:
        return None
    return (
        f"{old} of {all_of_them} documents were read by another reader, lexicon or reference data "
        "than the present ones. `warehouse ingest --reread` reads them again."
    )
