"""The file is replaced whole, whoever holds it open and whenever the run is killed."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from warehouse.database_file import signature
from warehouse.errors import StoreError
from warehouse.store import Store, connect_read_only

from .conftest import Project, Ran

Run = Callable[..., Ran]
CLI = Path(sys.executable).with_name("duckdb")
CLIENT = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1])
for line in sys.stdin:
    try:
        print(connection.execute(line).fetchall(), flush=True)
    except duckdb.Error as error:
        print("refused:", str(error).splitlines()[0], flush=True)
connection.close()
"""


class Client:
    """Another process that holds the database open for writing."""

    def __init__(self, database: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", CLIENT, str(database)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self.ask("select 1")

    def ask(self, statement: str) -> str:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(statement + "\n")
        return self.process.stdout.readline().strip()

    def leave(self) -> None:
        self.process.communicate()


@contextmanager
def client(database: Path) -> Iterator[Client]:
    one = Client(database)
    try:
        yield one
    finally:
        one.leave()


def rows(database: Path, query: str) -> list[tuple[object, ...]]:
    with connect_read_only(database) as connection:
        return connection.execute(query).fetchall()


def leftovers(database: Path) -> set[str]:
    known = {database.name, database.name + ".lock", database.name + ".cache", "sql"}
    return {path.name for path in database.parent.iterdir()} - known


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "store.duckdb"
    with Store(path).amend() as working:
        working.connection.execute("create table t as select 1 as a").fetchall()
    return path


def test_an_exception_publishes_nothing(database: Path) -> None:
    with pytest.raises(RuntimeError), Store(database).amend() as working:
        working.connection.execute("insert into t values (2)").fetchall()
        raise RuntimeError
    assert rows(database, "from t") == [(1,)] and leftovers(database) == set()


def test_discard_leaves_the_very_file(database: Path) -> None:
    before = signature(database)
    with Store(database).amend() as working:
        working.connection.execute("insert into t values (2)").fetchall()
        working.discard()
    assert signature(database) == before


def test_a_file_full_of_holes_or_of_another_format_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "mine.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            """
            create table big as select range as a, md5(range::varchar) as b from range(200000);
            create table kept (a integer primary key, b integer generated always as (a + 1));
            insert into kept (a) values (1);
            create view seen as from kept;
            """
        ).fetchall()
    size = path.stat().st_size
    with Store(path).rebuild() as working:
        working.drop({("main", "big")})
    assert path.stat().st_size < size / 20 and leftovers(path) == set()
    assert rows(path, "from seen") == [(1, 2)]
    tag = "select tags['storage_version'] from duckdb_databases() where database_name = 'mine'"
    assert rows(path, tag) == [("v1.2.0+",)]


def test_a_reader_keeps_what_it_opened(database: Path) -> None:
    with connect_read_only(database) as reader:
        with Store(database).amend() as working:
            working.connection.execute("insert into t values (2)").fetchall()
        assert reader.execute("select count(*) from t").fetchall() == [(1,)]
    assert rows(database, "select count(*) from t") == [(2,)]


def test_the_file_does_not_grow(database: Path) -> None:
    sizes = set()
    for _ in range(3):
        with Store(database).rebuild() as working:
            working.drop({("main", "t")})
            working.connection.execute(
                "create table t as select range as a from range(50000)"
            ).fetchall()
        sizes.add(database.stat().st_size)
    assert len(sizes) == 1


def test_a_client_may_hold_and_use_the_file_all_the_while(database: Path) -> None:
    with client(database) as holder:
        assert holder.ask("create table mine as select 42 as x") == "[(1,)]"
        assert rows(database, "from mine") == [(42,)]
        with Store(database).amend() as working:
            working.connection.execute("create schema staging").fetchall()
            working.connection.execute("create table staging.s as select 2 as a").fetchall()
            holder.ask("insert into mine values (43)")
            holder.ask("create table late as select 44 as x")
        assert rows(database, "from staging.s") == [(2,)]
        assert rows(database, "from mine order by x") == [(42,), (43,)]
        assert rows(database, "from late") == [(44,)]
        assert holder.ask("select count(*) from t") == "[(1,)]"


def test_what_a_holder_writes_later_does_not_reach_the_new_file(database: Path) -> None:
    messages: list[str] = []
    with client(database) as holder:
        with Store(database, messages.append).amend() as working:
            working.connection.execute("insert into t values (2)").fetchall()
        assert holder.ask("insert into t values (77)") == "[(1,)]"
        assert rows(database, "from t order by a") == [(1,), (2,)]
        with duckdb.connect(str(database), read_only=True) as plain:
            assert plain.execute("from t order by a").fetchall() == [(1,), (2,)]
        shell = subprocess.run(
            [CLI, "-csv", "-readonly", str(database), "select sum(a) as s from t"],
            capture_output=True,
            text=True,
            check=True,
        )
        assert shell.stdout == "s\n3\n"
        with Store(database, messages.append).amend() as working:
            working.connection.execute("insert into t values (3)").fetchall()
    assert rows(database, "from t order by a") == [(1,), (2,), (3,)]
    assert "holds the earlier" in messages[0]
    with duckdb.connect(str(database)) as plain:
        plain.execute("insert into t values (4)").fetchall()
    assert rows(database, "select count(*) from t") == [(4,)] and leftovers(database) == set()


def test_a_new_client_can_store_while_an_old_one_looks_on(database: Path) -> None:
    with client(database):
        with Store(database, lambda message: None).amend() as working:
            working.connection.execute("insert into t values (2)").fetchall()
        with client(database) as second:
            assert second.ask("create table mine as select 5 as x") == "[(1,)]"
    assert rows(database, "from mine") == [(5,)]


def test_the_shell_can_open_the_file_while_a_build_runs(database: Path) -> None:
    with Store(database).rebuild(), client(database) as other:
        assert other.ask("from t") == "[(1,)]"


def test_a_log_set_aside_by_a_killed_run_is_put_back(database: Path) -> None:
    with client(database) as holder:
        holder.ask("insert into t values (2)")
        holder.process.send_signal(signal.SIGKILL)
        holder.process.wait()
    log = database.with_name(database.name + ".wal")
    log.rename(database.with_name(f"{database.name}.wal-of-{database.stat().st_ino}"))
    with Store(database).amend() as working:
        working.connection.execute("insert into t values (3)").fetchall()
    assert rows(database, "from t order by a") == [(1,), (2,), (3,)]


def test_writers_queue(database: Path) -> None:
    messages: list[str] = []

    def second() -> None:
        with Store(database, messages.append).amend() as working:
            working.connection.execute("insert into t values (3)").fetchall()

    thread = threading.Thread(target=second)
    with Store(database).amend() as working:
        thread.start()
        while not messages:
            time.sleep(0.01)
        with pytest.raises(StoreError, match="Another run"), Store(database, wait=False).amend():
            pass
        working.connection.execute("insert into t values (2)").fetchall()
    thread.join()
    assert rows(database, "from t order by a") == [(1,), (2,), (3,)]
    assert "waiting" in messages[0]


def test_leftovers_of_a_killed_run_are_removed(database: Path) -> None:
    for name in (".building", ".building.wal", ".before"):
        database.with_name(database.name + name).write_text("half")
    with Store(database).amend() as working:
        working.connection.execute("insert into t values (2)").fetchall()
    assert leftovers(database) == set()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("none.duckdb", None, "There is no warehouse"),
        ("empty.duckdb", b"", "There is no warehouse"),
        ("text.duckdb", b"hello " * 5000, "not a DuckDB database"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, content: bytes | None, reason: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StoreError, match=reason):
        connect_read_only(path)


def test_what_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "text.duckdb").write_bytes(b"hello " * 5000)
    with pytest.raises(StoreError, match="not a DuckDB"), Store(tmp_path / "text.duckdb").amend():
        pass
    with pytest.raises(StoreError, match="does not exist"), Store(tmp_path / "no" / "x").amend():
        pass
    assert (tmp_path / "text.duckdb").read_bytes() == b"hello " * 5000


def test_mode_and_link_survive(database: Path) -> None:
    database.chmod(0o640)
    link = database.with_name("link.duckdb")
    link.symlink_to(database)
    with Store(link).amend() as working:
        working.connection.execute("insert into t values (2)").fetchall()
    assert link.is_symlink() and database.stat().st_mode & 0o777 == 0o640
    assert rows(link, "select count(*) from t") == [(2,)]


def test_kill_at_random_moments(project: Project, run: Run) -> None:
    """Twenty builds killed; after each, the last good file opens; then one ends as if nothing."""
    run("build", "--quiet")
    expected = rows(project.database, "from fct_sighting order by sighting_id")
    command = [sys.executable, "-m", "warehouse.cli", "build", "--force"]
    command += ["--sql", str(project.root), "--database", str(project.database)]
    started = time.monotonic()
    subprocess.run(command, capture_output=True, check=True)
    whole = time.monotonic() - started
    chance = random.Random(7)
    for _ in range(20):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, whole))
        process.kill()
        process.wait()
        assert rows(project.database, "from fct_sighting order by sighting_id") == expected
    assert run("build", "--force").code == 0
    assert rows(project.database, "from fct_sighting order by sighting_id") == expected
    assert leftovers(project.database) == set()
