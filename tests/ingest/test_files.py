from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from ingest.intake.files import MAX_BYTES, Places, content_of, documents, refuse_lone_sidecar
from ingest.intake.refusal import RefusedError
from warehouse.errors import UsageError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("a.txt", "a.meta.json", "b.TXT", "note.md", "deep/er/c.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("argument", "found"),
    [
        (".", ["a.txt", "b.TXT", "deep/er/c.txt"]),
        ("deep", ["deep/er/c.txt"]),
        ("note.md", ["note.md"]),
        ("a.meta.json", ["a.txt"]),
        ("*.txt", ["a.txt"]),
        ("**/*.txt", [".git/d.txt", "a.txt", "deep/er/c.txt"]),
        ("./deep/../a.*", ["deep/../a.txt"]),
        (".git", [".git/d.txt"]),
    ],
)
def test_documents_are_found(folder: Path, argument: str, found: list[str]) -> None:
    assert sorted({path.as_posix() for path in documents([argument])}) == found


def test_an_absolute_glob_is_a_glob(folder: Path) -> None:
    assert list(documents([f"{folder}/d*/**/*.txt"])) == [folder / "deep/er/c.txt"]


@pytest.mark.parametrize(
    ("argument", "said"),
    [
        ("nowhere", "no file or folder nowhere"),
        ("*.pdf", "Nothing matches *.pdf"),
        ("empty", "no document in empty"),
        ("", "no pattern"),
    ],
)
def test_an_argument_without_documents_is_an_error(folder: Path, argument: str, said: str) -> None:
    (folder / "empty").mkdir()
    with pytest.raises(UsageError, match=said.replace("*", r"\*")):
        list(documents(["a.txt", argument]))


def test_a_name_that_looks_like_a_pattern_is_a_name(folder: Path) -> None:
    (folder / "[draft].txt").write_text("text")
    assert list(documents(["[draft].txt"])) == [Path("[draft].txt")]


def test_links_to_folders_are_followed_once(folder: Path) -> None:
    (folder / "deep" / "up").symlink_to(folder)
    (folder / "again").symlink_to(folder / "deep")
    assert [path.name for path in documents(["."])].count("c.txt") == 1


def test_things_under_a_documents_name_are_not_passed_over(folder: Path) -> None:
    (folder / "x.txt").mkdir()
    (folder / "x.txt" / "in.txt").write_text("text")
    (folder / "gone.txt").symlink_to("nowhere")
    (folder / "lone.meta.json").write_text("{}")
    names = {path.as_posix() for path in documents(["."])}
    assert {"x.txt", "x.txt/in.txt", "gone.txt", "lone.meta.json"} <= names


def make_bad(path: Path, kind: str) -> None:
    if kind == "folder":
        path.mkdir()
    elif kind == "dangling link":
        path.symlink_to("nowhere")
    elif kind == "circle":
        path.symlink_to(path.name)
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "huge":
        with path.open("wb") as handle:
            handle.truncate(MAX_BYTES + 1)
    elif kind == "forbidden":
        path.write_text("text")
        path.chmod(0)


@pytest.mark.parametrize(
    ("kind", "reason", "said"),
    [
        ("folder", "folder", "Rename it"),
        ("dangling link", "dangling link", "points to nowhere"),
        ("circle", "dangling link", "points to bad.txt"),
        ("pipe", "no regular file", "a named pipe"),
        ("huge", "too large", "10,000,001 bytes"),
        ("forbidden", "no permission", "chmod"),
        ("absent", "cannot be read", "No such file"),
    ],
)
def test_what_cannot_be_opened_is_refused(
    tmp_path: Path, kind: str, reason: str, said: str
) -> None:
    path = tmp_path / "bad.txt"
    make_bad(path, kind)
    with pytest.raises(RefusedError) as caught:
        content_of(path)
    assert caught.value.reason == reason
    assert said in caught.value.detail


def test_a_socket_is_no_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("bad.txt")
        with pytest.raises(RefusedError, match="a socket"):
            content_of(Path("bad.txt"))


def test_an_endless_file_is_not_read_to_its_end() -> None:
    with pytest.raises(RefusedError, match="a device"):
        content_of(Path("/dev/zero"))


@pytest.mark.parametrize("error", [PermissionError(13, "denied"), OSError(5, "disk on fire")])
def test_an_error_while_reading_is_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("text")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(RefusedError) as caught:
        content_of(path)
    assert caught.value.reason in ("no permission", "cannot be read")


def test_a_lone_sidecar_says_which_document_is_missing() -> None:
    with pytest.raises(RefusedError, match=r"no lone\.txt beside"):
        refuse_lone_sidecar(Path("lone.meta.json"))


def test_a_path_is_written_the_same_from_everywhere(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places(folder)
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (folder / "link").symlink_to(folder / "deep")
    written = {places.write(Path("deep/er/c.txt")), places.write(Path("link/er/c.txt"))}
    monkeypatch.chdir(folder / "deep")
    written.add(places.write(Path("er/c.txt")))
    assert written == {"deep/er/c.txt"}
    assert places.write(elsewhere / "x.txt") == f"{elsewhere.resolve()}/x.txt"


def test_only_a_file_missing_from_its_folder_is_gone(folder: Path) -> None:
    places = Places(folder)
    found = {path: places.is_gone(path) for path in ("a.txt", "z.txt", "unmounted/z.txt")}
    assert found == {"a.txt": False, "z.txt": True, "unmounted/z.txt": False}
