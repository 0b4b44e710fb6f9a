"""Ingest as users meet it: the installed command, other clients, and the power going off."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from house import House

from ingest.intake.command import SOME_REJECTED
from warehouse.store import Store

BIN = Path(sys.executable).parent
DUCKDB = BIN / "duckdb"
DOCUMENTS = 160


def command(house: House, *arguments: object) -> list[str]:
    return [str(BIN / "warehouse"), "--database", str(house.database), *map(str, arguments)]


def run(house: House, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(house, *arguments), capture_output=True, text=True, check=False)


def fill(house: House, count: int) -> None:
    for number in range(count):
        house.write(
            f"{number}.txt",
            f"= Attack {number} =\n\nOn May 5, 2019, {number} soldiers were killed near Gao.",
            publisher=f"Wire {number}",
        )


def test_exit_code_and_last_line_tell_how_it_went(house: House) -> None:
    fill(house, 3)
    first = run(house, "ingest", house.folder)
    assert (first.returncode, first.stdout) == (0, "")
    assert first.stderr == "3 documents read, 0 unchanged, 0 rejected\n"
    house.write("bad.txt", "")
    house.write("new.txt", "1 dead")
    second = run(house, "ingest", house.folder, "--json")
    assert second.returncode == SOME_REJECTED
    assert json.loads(second.stdout) == {"read": 1, "unchanged": 3, "rejected": 1}
    assert second.stderr.splitlines()[-1] == (
        "1 document read, 3 unchanged, 1 rejected: see staging.rejected_document"
    )
    assert run(house, "ingest", house.folder / "0.txt", "--quiet").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "There is no file or folder nowhere"),
        ([], "Name what to read"),
        (["x", "--processes", "0"], "--processes 1 or more"),
        (["x", "--database", "."], "is a folder"),
    ],
)
def test_what_the_user_can_put_right_is_said_in_a_line(
    house: House, arguments: list[str], said: str
) -> None:
    found = run(house, "ingest", *arguments)
    assert found.returncode == 1
    assert said in found.stderr
    assert "Traceback" not in found.stderr
    assert not house.database.exists()


def make_huge(path: Path) -> None:
    path.touch()
    os.truncate(path, 200_000_000)


def make_forbidden(path: Path) -> None:
    path.write_text("1 dead")
    path.chmod(0)


def test_the_good_one_is_in_and_fifty_reasons_are_in_the_table(house: House) -> None:
    good = house.write("good.txt", "Three soldiers were killed near Gao.")
    makers: list[Callable[[Path], object]] = [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b" \n\n"),
        lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0"),
        lambda path: path.write_bytes("drei Tote".encode("utf-16")),
        lambda path: path.write_bytes("trois tués".encode("latin-1")),
        make_huge,
        lambda path: path.mkdir(),
        lambda path: path.symlink_to("nowhere"),
        make_forbidden,
        lambda path: os.mkfifo(path),
    ]
    for number in range(50):
        makers[number % len(makers)](house.folder / f"bad-{number}.txt")
    found = run(house, "ingest", house.folder)
    assert found.returncode == SOME_REJECTED, found.stderr
    assert found.stderr.startswith("1 document read, 0 unchanged, 50 rejected")
    assert house.query("select path from staging.document") == [(f"documents/{good.name}",)]
    reasons = "select count(*), count(distinct reason), min(length(detail)) > 20"
    assert house.query(f"{reasons} from staging.rejected_document") == [(50, 10, True)]


def test_the_real_client_opens_the_file(house: House) -> None:
    fill(house, 2)
    run(house, "ingest", house.folder)
    query = "select count(*) as documents from staging.document"
    found = subprocess.run(
        [DUCKDB, "-json", "-readonly", house.database, query],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(found.stdout) == [{"documents": 2}]


@contextmanager
def client(house: House, *options: str) -> Iterator[subprocess.Popen[str]]:
    """A DuckDB client that holds the database open until the block ends."""
    process = subprocess.Popen(
        [DUCKDB, "-list", "-noheader", *options, house.database],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.communicate(".quit\n", timeout=300)


def ask(process: subprocess.Popen[str], query: str) -> str:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(query + ";\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


@pytest.mark.parametrize("options", [[], ["-readonly"]], ids=["writing", "reading"])
def test_a_client_that_holds_the_database_open_goes_on(house: House, options: list[str]) -> None:
    count = "select count(*) from staging.document"
    fill(house, 2)
    run(house, "ingest", house.folder)
    with client(house, *options) as first:
        assert ask(first, count) == "2"
        fill(house, 5)
        ingested = run(house, "ingest", house.folder)
        assert ingested.returncode == 0, ingested.stderr
        assert ask(first, count) == "2"
        assert house.query(count) == [(5,)]
    with client(house, *options) as second:
        assert ask(second, count) == "5"


def test_a_build_on_rows_of_another_reader_says_so(house: House) -> None:
    fill(house, 1)
    run(house, "ingest", house.folder)
    assert "--reread" not in run(house, "build", "--dry-run").stderr
    with Store(house.database).amend() as working:
        working.connection.execute("update staging.document set reader_version = 'old'")
    assert "1 of 1 documents were read by another" in run(house, "build", "--dry-run").stderr


def is_running(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until_ended(group: int, seconds: float = 300.0) -> None:
    deadline = time.monotonic() + seconds
    while is_running(group):
        assert time.monotonic() < deadline, "a worker process outlived the one that started it"
        time.sleep(0.05)


def kill_after(house: House, seconds: float) -> None:
    process = subprocess.Popen(
        command(house, "ingest", house.folder, "--processes", 2),
        start_new_session=True,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    wait_until_ended(process.pid)


def test_killed_at_any_moment_the_last_good_state_opens(house: House) -> None:
    fill(house, 3)
    run(house, "ingest", house.folder)
    before = house.state()
    started = time.monotonic()
    fill(house, DOCUMENTS)
    undisturbed = House(house.root / "undisturbed")
    undisturbed.folder.mkdir(parents=True)
    fill(undisturbed, DOCUMENTS)
    run(undisturbed, "ingest", undisturbed.folder, "--processes", 2)
    whole = time.monotonic() - started
    for tenths in range(1, 10, 2):
        kill_after(house, whole * tenths / 10)
        assert house.state() in (before, undisturbed.state())
    assert run(house, "ingest", house.folder).returncode == 0
    assert house.state() == undisturbed.state()
    assert {path.name for path in house.root.iterdir()} == {
        "documents",
        "undisturbed",
        "test.duckdb",
        "test.duckdb.lock",
    }


def test_two_runs_at_once_are_both_in(house: House) -> None:
    fill(house, 10)
    half = [house.folder / f"{number}.txt" for number in range(5)]
    running = [
        subprocess.Popen(command(house, "ingest", *paths), stderr=subprocess.DEVNULL)
        for paths in (half, [house.folder])
    ]
    assert [process.wait(300) for process in running] == [0, 0]
    assert house.query("select count(*) from staging.document") == [(10,)]
