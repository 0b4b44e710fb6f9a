"""Find documents on disk and get their bytes; whatever is wrong with one is said, not raised up."""

from __future__ import annotations

import errno
import glob
import os
import stat
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from ingest.intake.refusal import RefusedError
from warehouse.errors import UsageError

SUFFIX = ".txt"
SIDECAR_SUFFIX = ".meta.json"
MAX_BYTES = 10_000_000
ANYBODY_READS = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH
KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def documents(arguments: Iterable[str]) -> Iterator[Path]:
    """Everything that stands under the name of a document: files, and what only looks like one.

    An argument is a file (of any name), a folder (its `.txt` files, at any depth) or a glob.
    Raises UsageError for an argument under which there is no document.
    """
    for argument in arguments:
        empty = True
        for path in _matches(argument):
            empty = False
            yield path
        if empty:
            raise UsageError(_nothing_found(argument))


def sidecar_of(path: Path) -> Path:
    """Where the metadata of a document stand (`NAME.meta.json` beside `NAME.txt`)."""
    return path.with_name(path.stem + SIDECAR_SUFFIX)


def content_of(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a document; raises RefusedError for what cannot be opened or is too large."""
    status = _status(path)
    _refuse_other_kinds(path, status)
    if status.st_size > limit:
        raise _too_large(status.st_size, limit)
    try:
        with path.open("rb") as handle:
            content = handle.read(limit + 1)
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(content) > limit:
        raise _too_large(len(content), limit)
    return content


def refuse_lone_sidecar(path: Path) -> None:
    """Raises RefusedError for a sidecar: `documents` gives only those without a document."""
    if path.name.endswith(SIDECAR_SUFFIX):
        detail = f"There is no {_document_of(path).name} beside it. Bring it or remove the sidecar."
        raise RefusedError("sidecar without document", detail)


class Places:
    """How a document's path is written down: relative to the database's folder where it lies below
    that, else absolute, so that a path means the same file wherever the command is run."""

    def __init__(self, base: Path) -> None:
        """Take the folder of the database file."""
        self.base = base.resolve()
        self._folder = lru_cache(maxsize=4096)(os.path.realpath)

    def write(self, path: Path) -> str:
        """The path as it is stored, with `/` between its parts."""
        whole = Path(self._folder(path.parent)) / path.name
        inside = whole.is_relative_to(self.base)
        text = (whole.relative_to(self.base) if inside else whole).as_posix()
        return os.fsencode(text).decode("utf-8", errors="backslashreplace")

    def is_gone(self, stored: str) -> bool:
        """Whether the folder of a stored path is there and the file is not."""
        path = self.base / stored
        return path.parent.is_dir() and not os.path.lexists(path)


def _matches(argument: str) -> Iterator[Path]:
    named = [Path(argument)] if os.path.lexists(argument) else _globbed(argument)
    for path in named:
        if _is_folder(path):
            yield from _walk(path, set())
        elif path.name.endswith(SIDECAR_SUFFIX) and os.path.lexists(_document_of(path)):
            yield _document_of(path)
        else:
            yield path


def _globbed(pattern: str) -> Iterator[Path]:
    anchor = Path(pattern).anchor
    try:
        yield from Path(anchor).glob(pattern[len(anchor) :])
    except ValueError as error:
        raise UsageError(f"{pattern} is no pattern: {error}. Correct it.") from error


def _walk(folder: Path, seen: set[str]) -> Iterator[Path]:
    """The documents below a folder; links to folders are followed, but no folder is read twice."""
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield folder  # to be refused with its reason
        return
    for path in entries:
        if _is_document_name(path):
            yield path
        if _is_folder(path) and not path.name.startswith("."):
            yield from _walk(path, seen)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_document_name(path: Path) -> bool:
    if path.name.endswith(SIDECAR_SUFFIX):
        return not os.path.lexists(_document_of(path))
    return path.name.lower().endswith(SUFFIX)


def _document_of(sidecar: Path) -> Path:
    return sidecar.with_name(sidecar.name.removesuffix(SIDECAR_SUFFIX) + SUFFIX)


def _status(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except OSError as error:
        raise _unreadable(path, error) from error


def _refuse_other_kinds(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        try:
            next(path.iterdir(), None)
        except OSError as error:
            raise _unreadable(path, error) from error
        raise RefusedError("folder", "A folder has the name of a document. Rename it.")
    for is_kind, name in KINDS:
        if is_kind(status.st_mode):
            raise RefusedError("no regular file", f"It is {name}. Save the text to a file.")
    if not status.st_mode & ANYBODY_READS:
        # The superuser could read it all the same; whoever took the right away meant something.
        raise _no_permission(path, status.st_size)


def _unreadable(path: Path, error: OSError) -> RefusedError:
    if isinstance(error, PermissionError):
        return _no_permission(path, None)
    if error.errno in (errno.ENOENT, errno.ELOOP, errno.ENOTDIR) and path.is_symlink():
        return RefusedError("dangling link", f"It points to {path.readlink()}, which is not there.")
    detail = f"{error.strerror or error}. Look at the file and try again."
    return RefusedError("cannot be read", detail)


def _no_permission(path: Path, size: int | None) -> RefusedError:
    kind = "folder" if _is_folder(path) else "file"
    advice = f"You may not read this {kind}. Give yourself the right with `chmod u+r`."
    return RefusedError("no permission", advice, size)


def _too_large(size: int, limit: int) -> RefusedError:
    return RefusedError(
        "too large",
        f"{size:,} bytes are more than the {limit:,} of one document. Split the file.",
        size,
    )


def _nothing_found(argument: str) -> str:
    if _is_folder(Path(argument)):
        return (
            f"There is no document in {argument}: in folders, documents are the {SUFFIX} files. "
            "Name files of other endings one by one or with a glob such as 'reports/*.md'."
        )
    if glob.has_magic(argument):
        return f"Nothing matches {argument}. Check the pattern; ** goes through folders."
    return f"There is no file or folder {argument}. Check the name and the working folder."
