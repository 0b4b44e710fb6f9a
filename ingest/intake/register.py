"""What is known of files and documents, and what a run changes in it: set by set, in the database.

A file's path leads to the document it held when it was last read. A document is current as long as
a path leads to it, lies at the first of these paths, and is superseded by what the last of them
led to next. The outcome depends on the files alone, not on the order in which they were given.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.intake import staging
from ingest.intake.files import Places
from ingest.intake.spool import Spool
from ingest.intake.work import Job

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PAGE = 256

ONE_ROW_A_FILE = """
    create or replace temp table found as
    select distinct on (path) path, document_id, metadata
    from found
    order by path
"""
# A document's sidecar is looked at with it.
LOOKED_AT = """
    insert into looked_at
    select path from found
    union
    select regexp_replace(path, '[.][^./]*$', '') || '.meta.json' from found
    union
    select path from refused
"""
PERHAPS_GONE = """
    select path
    from staging.document_path
    where
        path not in (select path from found)
        and document_id in (select document_id from found)
    union
    select path from staging.rejected_document
"""
# Where files lie after this run: what was found, and what was known of other files still there.
FILE_NOW = """
    create or replace temp table file_now as
    select path, document_id, metadata from found
    union all
    select path, document_id, metadata
    from staging.document_path
    where
        path not in (select path from found) and path not in (select path from gone)
"""
DOCUMENT_NOW = """
    create or replace temp table document_now as
    select
        document_id,
        min(path) as path,
        min_by(metadata, path) filter (where metadata is not null) as metadata,
    from file_now
    group by document_id
"""
TO_READ = """
    create or replace temp table to_read as
    with
        known as (
            select document_id, metadata
            from document_now
            union all
            select document_id, metadata
            from staging.document
            where document_id not in (select document_id from document_now)
        )
    select
        row_number() over (order by known.document_id) as place,
        known.document_id,
        known.metadata,
        first_file.path,
    from known
    left join staging.document as kept on kept.document_id = known.document_id
    left join
        (select document_id, min(path) as path from found group by document_id) as first_file
        on first_file.document_id = known.document_id
    where
        (
            first_file.path is not null
            and (
                kept.document_id is null
                or kept.metadata is distinct from known.metadata
                or kept.reader_version <> $version
            )
        )
        or ($reread and kept.reader_version <> $version)
        or $everything
"""
JOBS = """
    select to_read.document_id, to_read.metadata, kept.text, to_read.path
    from to_read
    left join staging.document as kept on kept.document_id = to_read.document_id
    where to_read.place > ? and to_read.place <= ?
    order by to_read.place
"""
REFUSE_UNREAD = """
    insert into refused
    select coalesce(now.path, kept.path), unread.reason, unread.detail, null
    from unread
    left join document_now as now on now.document_id = unread.document_id
    left join staging.document as kept on kept.document_id = unread.document_id
"""
# What is known of the place of a text that was read again stays until all places are settled.
PLACE_BEFORE = """
    create temp table place_before as
    select document_id, path, is_current, superseded_by
    from staging.document
    where document_id in (select document_id from read_now)
"""
KEEP_PLACE = """
    update staging.document
    set
        path = before.path,
        is_current = before.is_current,
        superseded_by = before.superseded_by
    from place_before as before
    where before.document_id = document.document_id
"""
# A text that the reader fails on leaves what is known of its file as it was.
FORGET_UNREAD = """
    delete from found
    where
        document_id in (select document_id from unread)
        and document_id not in (select document_id from staging.document)
"""
SUPERSEDED = """
    create or replace temp table superseded as
    select before.document_id, min_by(found.document_id, found.path) as superseded_by
    from staging.document_path as before
    inner join found on found.path = before.path
    where
        found.document_id <> before.document_id
        and before.document_id not in (select document_id from document_now)
    group by before.document_id
"""
SETTLE_CURRENT = """
    update staging.document
    set path = now.path, is_current = true, superseded_by = null
    from document_now as now
    where
        now.document_id = document.document_id
        and (document.path <> now.path or not document.is_current)
"""
SETTLE_SUPERSEDED = """
    update staging.document
    set is_current = false, superseded_by = superseded.superseded_by
    from superseded
    where superseded.document_id = document.document_id
"""
READ_AT_LAST = """
    insert into looked_at
    select path
    from staging.document
    where document_id in (select document_id from read_now)
"""
# A rejection stands until its file is read or gone.
REJECTED_NOW = """
    create or replace temp table rejected_now as
    select path, reason, detail, bytes
    from refused
    qualify row_number() over (partition by path order by reason, detail) = 1
    union all
    select path, reason, detail, bytes
    from staging.rejected_document
    where
        path not in (select path from refused)
        and path not in (select path from looked_at)
        and path not in (select path from gone)
"""


class Register:
    """The staging tables during one run; nothing is published by it."""

    def __init__(self, connection: DuckDBPyConnection, places: Places, version: str) -> None:
        """Take a connection to prepared staging tables, and the present reader's version."""
        self.connection = connection
        self.places = places
        self.version = version
        for table, like in (("found", "document_path"), ("refused", "rejected_document")):
            self._run(f"create temp table {table} as from staging.{like} limit 0")
        self._run("create temp table looked_at (path varchar)")
        self._run("create temp table gone (path varchar)")
        self._run("create temp table unread (document_id varchar, reason varchar, detail varchar)")

    def take_scan(self, spool: Spool) -> None:
        """Load which documents and rejections were found on disk."""
        run = self._run
        spool.load(self.connection, staging.DocumentPath, "found")
        spool.load(self.connection, staging.RejectedDocument, "refused")
        run(ONE_ROW_A_FILE)
        run(LOOKED_AT)
        for (path,) in run(PERHAPS_GONE):
            if self.places.is_gone(path):
                self.connection.execute("insert into gone values (?)", [path])

    def plan(self, reread: bool, everything: bool) -> int:
        """Settle which documents to read; gives their number."""
        given = {"version": self.version, "reread": reread, "everything": everything}
        self._locate()
        self.connection.execute(TO_READ, given)
        return self._count("to_read")

    def jobs(self) -> Iterator[Job]:
        """The documents to read, a page at a time."""
        for start in range(0, self._count("to_read"), PAGE):
            page = self.connection.execute(JOBS, [start, start + PAGE]).fetchall()
            for document_id, metadata, text, path in page:
                file = None if text is not None else self.places.base / Path(path)
                yield Job(document_id, metadata, text, file)

    def refuse(self, document_id: str, reason: str | None, detail: str | None) -> None:
        """Note that a document could not be read."""
        self.connection.execute(
            "insert into unread values (?, ?, ?)", [document_id, reason, detail]
        )

    def take_readings(self, spool: Spool) -> bool:
        """Load what was read and settle paths, versions and rejections; says whether that changed
        anything."""
        read = self._store_readings(spool)
        self._run(REFUSE_UNREAD)
        self._run(FORGET_UNREAD)
        self._locate()
        self._run(SUPERSEDED)
        settled = self._run(SETTLE_CURRENT)[0][0] + self._run(SETTLE_SUPERSEDED)[0][0]
        self._run(READ_AT_LAST)
        self._run(REJECTED_NOW)
        replaced = [
            self._replace("document_path", "file_now"),
            self._replace("rejected_document", "rejected_now"),
        ]
        return bool(read or settled or any(replaced))

    def unchanged(self) -> int:
        """The number of documents that were found as they are known."""
        return self._number(
            "select count(distinct document_id) from found "
            "where document_id not in (select document_id from to_read)"
        )

    def rejected(self) -> int:
        """The number of files that this run rejected."""
        return self._number("select count(distinct path) from refused")

    def _store_readings(self, spool: Spool) -> int:
        run = self._run
        run("create temp table read_now (document_id varchar)")
        spool.load(self.connection, staging.Document, "read_now", ("document_id",))
        run(PLACE_BEFORE)
        for row in (staging.Document, *staging.READ):
            table = f"staging.{staging.table_name(row)}"
            run(f"delete from {table} where document_id in (select document_id from read_now)")
            spool.load(self.connection, row, table)
        run(KEEP_PLACE)
        return self._count("read_now")

    def _locate(self) -> None:
        self._run(FILE_NOW)
        self._run(DOCUMENT_NOW)

    def _replace(self, table: str, source: str) -> bool:
        """Make a table hold the rows of another; says whether they differed."""
        name = f"staging.{table}"
        ways = (f"from {name} except from {source}", f"from {source} except from {name}")
        if not any(self._number(f"select count(*) from ({way})") for way in ways):
            return False
        self._run(f"delete from {name}")
        self._run(f"insert into {name} by name from {source} order by path")
        return True

    def _count(self, table: str) -> int:
        return self._number(f"select count(*) from {table}")

    def _number(self, query: str) -> int:
        return int(self._run(query)[0][0])

    def _run(self, statement: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(statement).fetchall()
