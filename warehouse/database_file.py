"""The database file and its log as files: copying them whole, and renaming a new one over them."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import struct
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from warehouse.errors import StoreError

# The head of a log of that storage version, then an entry of 2**60 bytes and no content.
LOG_GUARD = bytes.fromhex("640062650002ffff") + struct.pack("<QQ", 1 << 60, 0)
Signature = tuple[tuple[int, int, int] | None, ...]


def beside(path: Path, suffix: str) -> Path:
    """The path with a suffix added to the file's whole name."""
    return path.with_name(path.name + suffix)


def quoted(path: Path) -> str:
    """The path as a SQL string."""
    return "'" + str(path).replace("'", "''") + "'"


def has_content(path: Path) -> bool:
    """Whether there is a file and anything in it."""
    return path.is_file() and path.stat().st_size > 0


def signature(path: Path) -> Signature:
    """Give identity, size and time of the file and of its log: equal means nobody wrote."""

    def of(one: Path) -> tuple[int, int, int] | None:
        try:
            status = one.stat()
        except FileNotFoundError:
            return None
        return (status.st_ino, status.st_size, status.st_mtime_ns)

    return (of(path), of(beside(path, ".wal")))


def copy(path: Path, target: Path, attempts: int = 40) -> Signature:
    """Copy the file and its log as one state; a copy during which somebody wrote is made again."""
    for _ in range(attempts):
        before = signature(path)
        shutil.copyfile(path, target)
        target_log = beside(target, ".wal")
        target_log.unlink(missing_ok=True)
        with suppress(FileNotFoundError):
            shutil.copyfile(beside(path, ".wal"), target_log)
        if signature(path) == before:
            return before
        time.sleep(0.05)
    raise StoreError(f"{path} is being written to without a pause. Try again in a moment.")


def is_held_for_writing(path: Path) -> bool:
    """Say whether another process has the database open for writing, by the lock DuckDB takes."""
    with path.open("rb") as handle:
        try:
            fcntl.lockf(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EAGAIN):
                return True
            raise
    return False


def readable(path: Path) -> tuple[Path, Path | None]:
    """Give a path DuckDB can open for reading now, and the folder to remove if it is a copy."""
    if not is_held_for_writing(path):
        return path, None
    folder = Path(tempfile.mkdtemp(prefix="warehouse-"))
    copy(path, folder / path.name)
    return folder / path.name, folder


def swap(new: Path, published: Path, guarded: bool) -> None:
    """Put the new file under the published name.

    The earlier file's log is set aside under a name that tells which file it belongs to, so that
    a run killed between two renames can put it back (`put_back_log`). A client that holds the
    earlier file open will append to whatever log has the database's name, and DuckDB would replay
    that into the new file; `guarded` leaves a log there whose first entry never ends, which
    DuckDB ignores together with all that is appended to it.
    """
    log = beside(published, ".wal")
    aside = None
    if log.exists() and published.exists():
        aside = beside(published, f".wal-of-{published.stat().st_ino}")
        log.rename(aside)
    if guarded:
        log.write_bytes(LOG_GUARD)
    new.replace(published)
    if aside:
        aside.unlink()
    folder = os.open(published.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def put_back_log(published: Path) -> None:
    """Undo what a run killed in the middle of `swap` left."""
    for aside in published.parent.glob(published.name + ".wal-of-*"):
        inode = aside.name.rpartition("-")[2]
        if published.exists() and str(published.stat().st_ino) == inode:
            aside.replace(beside(published, ".wal"))
        else:
            aside.unlink()
