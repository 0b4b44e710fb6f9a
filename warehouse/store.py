"""The one module that opens the database file for writing.

A file is never changed in place: a new one is made beside it and renamed over it, so readers keep
what they opened and a killed run leaves the last good file.

    with Store(path).amend() as working:      # ingest: a working copy, to write schema staging in
        working.connection.execute("create schema if not exists staging")
        working.connection.execute("insert into staging.document ...")
        # leaving the block publishes; an exception, or working.discard(), publishes nothing

    with Store(path).rebuild() as working:    # build: the same, with the published state beside it
        working.drop(own)                     # what it makes anew; what others stored stays

    with connect_read_only(path) as connection:   # works while a client holds the file for writing
        connection.execute("from staging.document").fetchall()

`working.connection` has the new file as its default catalog, named `warehouse`. In `rebuild` the
last published one is there, read-only, as catalog `published` (empty when there is none).
All failures a user can cause are raised as `warehouse.errors.StoreError`.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.database_file import (
    Signature,
    beside,
    copy,
    has_content,
    is_held_for_writing,
    put_back_log,
    quoted,
    readable,
    signature,
    swap,
)
from warehouse.errors import StoreError

STORAGE_VERSION = "v1.2.0"
# A table takes whole blocks: small ones keep a small warehouse 15 times smaller, large ones
# write a large warehouse faster.
SMALL_BLOCK, LARGE_BLOCK, LARGE_FILE = 16_384, 262_144, 100_000_000
DEAD_SPACE = 0.1


def say_to_stderr(message: str) -> None:
    """Print one message for the user where it does not mix with data."""
    print(message, file=sys.stderr)


def connect_read_only(path: Path | str) -> duckdb.DuckDBPyConnection:
    """Open a warehouse for reading, also while another process holds it open for writing.

    Raises StoreError when the file is missing or is no DuckDB database.
    """
    with _to_read(Path(path)) as found:
        return duckdb.connect(str(found), read_only=True)


def attach_read_only(connection: duckdb.DuckDBPyConnection, path: Path | str, catalog: str) -> None:
    """Attach a warehouse for reading under a name; raises StoreError as connect_read_only does."""
    with _to_read(Path(path)) as found:
        connection.execute(f"attach {quoted(found)} as {catalog} (read_only)")


@contextmanager
def _to_read(path: Path) -> Iterator[Path]:
    """Give the file to open: the path's own, or a copy where another process is in the way."""
    if not has_content(path):
        raise StoreError(
            f"There is no warehouse at {path}. Run `warehouse ingest PATH...` and then "
            "`warehouse build`, or name the file with --database FILE."
        )
    found, copied = readable(path)
    try:
        yield found
    except duckdb.Error as error:
        raise _unreadable(path, error) from error
    finally:
        if copied:
            shutil.rmtree(copied)


class Store:
    """A database file and the right to replace it, one writer at a time."""

    def __init__(
        self, path: Path | str, say: Callable[[str], None] = say_to_stderr, wait: bool = True
    ) -> None:
        """Take the database's path and where to send messages; `wait=False` refuses to queue."""
        self.path = Path(path).resolve()
        self.say = say
        self.wait = wait

    @contextmanager
    def amend(self) -> Iterator[Working]:
        """Give a working copy with everything that is stored; publish it when the block ends."""
        with self._writing() as working:
            working.start(compared=False)
            yield working
            working.publish()

    @contextmanager
    def rebuild(self) -> Iterator[Working]:
        """Give a working copy with the published state beside it; publish it as `amend` does."""
        with self._writing() as working:
            working.start(compared=True)
            yield working
            working.publish()

    @contextmanager
    def _writing(self) -> Iterator[Working]:
        if self.path.is_dir():
            raise StoreError(f"{self.path} is a folder. Name a file with --database FILE.")
        if not self.path.parent.is_dir():
            raise StoreError(
                f"The folder {self.path.parent} does not exist. Make it, or name another file "
                "with --database FILE."
            )
        try:
            with self._lock():
                working = Working(self)  # not before: the run waited for may publish the first file
                working.remove_leftovers()
                try:
                    yield working
                finally:
                    working.clean_up()
        except (OSError, duckdb.Error) as error:
            if "No space left" in str(error):
                raise _storage_failure(self.path, error) from error
            raise

    @contextmanager
    def _lock(self) -> Iterator[None]:
        """Hold `<database>.lock`; the kernel frees it however this process ends."""
        try:
            handle = beside(self.path, ".lock").open("w")
        except OSError as error:
            raise _storage_failure(self.path, error) from error
        with handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if not self.wait:
                    raise StoreError(
                        f"Another run is writing {self.path}. Try again when it has ended."
                    ) from None
                self.say(f"Another run is writing {self.path.name}; waiting for it to end.")
                fcntl.flock(handle, fcntl.LOCK_EX)
            yield


class Working:
    """The new file on its way to being published."""

    def __init__(self, store: Store) -> None:
        """Take the store whose file shall be replaced; nothing is opened yet."""
        self.store = store
        self.path = beside(store.path, ".building")
        self._snapshot = beside(store.path, ".before")
        self.has_published = has_content(store.path)
        self.connection = duckdb.connect()
        self._own: set[tuple[str, str]] = set()
        self._seen: Signature = ()
        self._discarded = False

    def start(self, compared: bool) -> None:
        """Begin with a byte copy of the published file; `compared` attaches another beside it."""
        if compared:
            self._attach_published()
        if self.has_published:
            self._seen = copy(self.store.path, self.path)
            self._attach(self.path, "warehouse", "recovery_mode no_wal_writes")
        else:
            self._attach_new(self.path, "warehouse", SMALL_BLOCK)
        self.connection.execute("use warehouse")

    def discard(self) -> None:
        """Publish nothing when the block ends."""
        self._discarded = True

    def keep_as(self, path: Path) -> None:
        """Publish nothing, but leave the new file under another name for a look at it."""
        self._finish_file()
        self.path.replace(path)
        self.discard()

    def drop(self, own: set[tuple[str, str]]) -> None:
        """Drop the tables `own` (schema, name) and free their space; all else stays."""
        self._own = own
        there = own.intersection(self.tables("warehouse"))
        for schema, table in sorted(there):
            self.connection.execute(f'drop table warehouse."{schema}"."{table}"')
        if there:
            self.connection.execute("checkpoint warehouse").fetchall()
        if self._is_misfit():
            self._rewrite()

    def publish(self) -> None:
        """Rename the finished file over the published one, unless discarded."""
        if self._discarded:
            return
        if self.has_published and signature(self.store.path) != self._seen:
            self._carry_late_writes()
        held = self.has_published and is_held_for_writing(self.store.path)
        self._finish_file()
        if self.has_published:
            shutil.copymode(self.store.path, self.path)
        swap(self.path, self.store.path, guarded=held)
        if held:
            self.store.say(
                f"A DuckDB client holds the earlier {self.store.path.name} open for writing: it "
                "goes on with that; open the file again to see the new one and to store in it."
            )

    def clean_up(self) -> None:
        """Close the connection and remove what is not published."""
        self.connection.close()
        self.remove_leftovers()

    def remove_leftovers(self) -> None:
        """Remove what this or a killed run left half done."""
        put_back_log(self.store.path)
        for leftover in (self.path, self._snapshot, beside(self.path, ".compact")):
            leftover.unlink(missing_ok=True)
            beside(leftover, ".wal").unlink(missing_ok=True)

    def _attach_published(self) -> None:
        """Attach a byte copy: a lock on the file itself would keep clients from opening it."""
        if self.has_published:
            self._seen = copy(self.store.path, self._snapshot)
            self._attach(self._snapshot, "published", "read_only")
        else:
            self.connection.execute("attach ':memory:' as published")

    def _attach_new(self, path: Path, catalog: str, block_size: int) -> None:
        """Attach a new file; without a log, as a killed run is made again from nothing."""
        options = f"storage_version '{STORAGE_VERSION}', block_size {block_size}"
        self._attach(path, catalog, f"{options}, recovery_mode no_wal_writes")

    def _attach(self, path: Path, catalog: str, options: str) -> None:
        try:
            self.connection.execute(f"attach {quoted(path)} as {catalog} ({options})")
        except duckdb.Error as error:
            raise _unreadable(self.store.path, error) from error

    def tables(self, catalog: str) -> list[tuple[str, str]]:
        """Give schema and name of each table in catalog `warehouse` or `published`."""
        return list(self._definitions(catalog))

    def _insert(
        self, name: tuple[str, str], definitions: dict[tuple[str, str], str], source: str, to: str
    ) -> None:
        """Copy a table's rows, leaving generated columns to generate themselves."""
        table = f'"{name[0]}"."{name[1]}"'
        into, columns = f"{to}.{table}", "*"
        if "GENERATED ALWAYS" in definitions[name]:
            names = self.connection.execute(
                "select column_name from duckdb_columns() where database_name = ? "
                "and schema_name = ? and table_name = ? order by column_index",
                [source, *name],
            ).fetchall()
            generated = r'[(,] ?"?{}"? [^,]* GENERATED ALWAYS'
            stored = [n for (n,) in names if not re.search(generated.format(n), definitions[name])]
            columns = ", ".join(f'"{n}"' for n in stored)
            into = f"{into} ({columns})"
        self.connection.execute(f"insert into {into} select {columns} from {source}.{table}")

    def _definitions(self, catalog: str) -> dict[tuple[str, str], str]:
        """The statement that makes each table, in the order they were made."""
        rows = self.connection.execute(
            "select schema_name, table_name, sql from duckdb_tables() "
            "where database_name = ? and not internal order by table_oid",
            [catalog],
        ).fetchall()
        return {(schema, table): statement for schema, table, statement in rows}

    def _carry_late_writes(self) -> None:
        """Take up what somebody stored in the published file while this run was at work."""
        run = self.connection.execute
        run("detach database if exists published")
        self._attach_published()
        present = set(self.tables("warehouse"))
        definitions = self._definitions("published")
        for name, definition in definitions.items():
            schema, table = name
            if name in self._own or schema in ("staging", "build"):
                continue
            if name not in present:
                run(f'create schema if not exists "{schema}"')
                run(definition)
            run(f'delete from warehouse."{schema}"."{table}"')
            self._insert(name, definitions, "published", "warehouse")

    def _finish_file(self) -> None:
        """Write everything into the one file, without dead space, and close it."""
        self.connection.execute("checkpoint warehouse").fetchall()
        _, blocks, free = self._blocks()
        if free > blocks * DEAD_SPACE or self._is_misfit():
            self._rewrite()
        self.connection.execute("use memory")
        self.connection.execute("detach warehouse")
        self.connection.close()
        with self.path.open("rb+") as handle:
            os.fsync(handle.fileno())

    def _rewrite(self) -> None:
        """Write the working copy anew, in the format and blocks that suit it."""
        run, compact = self.connection.execute, beside(self.path, ".compact")
        block_size, blocks, free = self._blocks()
        is_large = block_size * (blocks - free) > LARGE_FILE
        self._attach_new(compact, "compact", LARGE_BLOCK if is_large else SMALL_BLOCK)
        run("copy from database warehouse to compact (schema)").fetchall()
        definitions = self._definitions("warehouse")
        for schema, table in definitions:
            self._insert((schema, table), definitions, "warehouse", "compact")
        run("use memory")
        run("checkpoint compact").fetchall()
        run("detach warehouse")
        run("detach compact")
        compact.replace(self.path)
        self._attach(self.path, "warehouse", "recovery_mode no_wal_writes")
        run("use warehouse")

    def _blocks(self) -> tuple[int, int, int]:
        """Size of a block, how many there are, and how many of them are free."""
        size, blocks, free = self.connection.execute(
            "select block_size, total_blocks, free_blocks from pragma_database_size() "
            "where database_name = 'warehouse'"
        ).fetchall()[0]
        return size, blocks, free

    def _is_misfit(self) -> bool:
        """Whether older clients could not open the file, or it has outgrown its small blocks."""
        version = self.connection.execute(
            "select tags['storage_version'] from duckdb_databases() "
            "where database_name = 'warehouse'"
        ).fetchall()[0][0]
        size, blocks, free = self._blocks()
        is_large = size * (blocks - free) > LARGE_FILE
        return not str(version).startswith(STORAGE_VERSION) or (is_large and size < LARGE_BLOCK)


def _unreadable(path: Path, error: duckdb.Error) -> StoreError:
    reason = str(error).splitlines()[0]
    if "not a valid DuckDB database" in reason:
        return StoreError(
            f"{path} is not a DuckDB database. Name another file with --database FILE."
        )
    return StoreError(
        f"{path} cannot be opened: {reason}\nRestore it from a copy, update duckdb if the file "
        "was written by a newer one, or name another file with --database FILE."
    )


def _storage_failure(path: Path, error: Exception) -> StoreError:
    reason = str(error).splitlines()[0]
    return StoreError(
        f"{path} cannot be written: {reason}\nThe last published state is untouched. Make room or "
        "get the right to write there, then run the command again."
    )
