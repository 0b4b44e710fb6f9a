"""Runs of ingest, one after the other, and what stands in staging afterwards."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from house import House

from ingest.document import Document
from ingest.intake import work
from ingest.intake.files import content_of
from ingest.intake.run import Summary
from ingest.read import read
from ingest.rows import Reading
from warehouse.errors import UsageError
from warehouse.store import Store

CURRENT = (
    "select path, is_current, superseded_by is not null, text from staging.document order by text"
)


def test_a_document_is_stored_as_it_stands(house: House) -> None:
    text = "\ufeffA title\r\n\r\nThree soldiers died in Ménaka. 🕊\r\n"
    path = house.write("a.txt", text, publisher="Wire", published_at="2024-03-23", title="Given")
    assert house.ingest() == Summary(1, 0, 0)
    rows = house.query(
        "select document_id, title, publisher, published_at::varchar, path, characters, text, "
        "document_id = 'doc_' || sha256[:16], sha256 = sha256(text) from staging.document"
    )
    (row,) = rows
    assert row[1:6] == ("Given", "Wire", "2024-03-23", "documents/a.txt", len(text))
    assert row[6] == text == path.read_bytes().decode("utf-8")
    assert row[7:] == (True, True)


def test_a_second_run_does_not_touch_the_file(house: House) -> None:
    house.write("a.txt", "one", title="T")
    house.write("b.txt", "two")
    house.write("c.txt", "")
    assert house.ingest() == Summary(2, 0, 1)
    before = house.database.stat()
    content = house.database.read_bytes()
    assert house.ingest() == Summary(0, 2, 1)
    after = house.database.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert house.database.read_bytes() == content


def test_nothing_is_left_beside_the_database(house: House) -> None:
    house.write("a.txt", "one")
    house.ingest()
    assert {path.name for path in house.root.iterdir()} == {
        "documents",
        "test.duckdb",
        "test.duckdb.lock",
    }


def test_an_edited_document_supersedes_its_earlier_version(house: House) -> None:
    house.write("a.txt", "1 dead")
    house.ingest()
    house.write("a.txt", "2 dead")
    assert house.ingest() == Summary(1, 0, 0)
    assert house.query(CURRENT) == [
        ("documents/a.txt", False, True, "1 dead"),
        ("documents/a.txt", True, False, "2 dead"),
    ]
    links = house.query(
        "select new.text from staging.document as old inner join staging.document as new "
        "on new.document_id = old.superseded_by"
    )
    assert links == [("2 dead",)]


def test_an_edit_taken_back_makes_the_first_version_current_again(house: House) -> None:
    for text in ("1 dead", "2 dead", "1 dead"):
        house.write("a.txt", text)
        house.ingest()
    assert house.query(CURRENT) == [
        ("documents/a.txt", True, False, "1 dead"),
        ("documents/a.txt", False, True, "2 dead"),
    ]


def test_a_moved_file_is_the_same_document(house: House) -> None:
    path = house.write("a.txt", "1 dead")
    house.ingest()
    (house.folder / "new").mkdir()
    path.rename(house.folder / "new" / "z.txt")
    assert house.ingest() == Summary(0, 1, 0)
    assert house.query(CURRENT) == [("documents/new/z.txt", True, False, "1 dead")]


def test_a_deleted_file_stays_in(house: House) -> None:
    path = house.write("a.txt", "1 dead")
    house.write("b.txt", "2 dead")
    house.ingest()
    path.unlink()
    house.ingest()
    assert [row[1] for row in house.query(CURRENT)] == [True, True]


def test_two_files_with_one_text_are_one_document_at_the_first_path(house: House) -> None:
    second = house.write("b.txt", "1 dead", title="From b")
    first = house.write("a.txt", "1 dead")
    house.ingest(second)
    house.ingest(first)
    assert house.query("select path, title from staging.document") == [
        ("documents/a.txt", "From b")
    ]
    first.write_text("2 dead")
    house.ingest(first)
    assert house.query(CURRENT) == [
        ("documents/b.txt", True, False, "1 dead"),
        ("documents/a.txt", True, False, "2 dead"),
    ]


def test_the_order_of_arguments_makes_no_difference(make_house: Callable[[str], House]) -> None:
    states = []
    for name, seed in (("one", 1), ("two", 2), ("three", 3)):
        house = make_house(name)
        paths = [house.write(f"{n}.txt", f"{n % 4} dead", title=f"T{n}") for n in range(8)]
        random.Random(seed).shuffle(paths)
        house.ingest(*paths[:3])
        house.ingest(*paths[3:])
        states.append(house.state())
    assert states[0] == states[1] == states[2]
    assert len(states[0]["document"]) == 4


def test_new_metadata_of_a_known_text_is_taken(house: House) -> None:
    house.write("a.txt", "1 dead", title="Before", publisher="Wire")
    house.ingest()
    house.write("a.txt", "1 dead", title="After")
    assert house.ingest() == Summary(1, 0, 0)
    assert house.query("select title, publisher from staging.document") == [("After", None)]


def test_a_broken_sidecar_is_reported_and_the_document_is_in(house: House) -> None:
    house.write("a.txt", "1 dead", title="T", published_at="soon")
    assert house.ingest() == Summary(1, 0, 1)
    assert house.query("select title from staging.document") == [("T",)]
    ((path, reason),) = house.query("select path, reason from staging.rejected_document")
    assert (path, reason) == ("documents/a.meta.json", "sidecar not understood")
    house.write("a.txt", "1 dead", title="T", published_at="2024-01-01")
    assert house.ingest() == Summary(1, 0, 0)
    assert house.query("from staging.rejected_document") == []


@pytest.mark.parametrize("mended", ["accepted", "removed"])
def test_a_rejection_stands_until_its_file_is_in_or_gone(house: House, mended: str) -> None:
    bad = house.write("bad.txt", "")
    house.write("good.txt", "1 dead")
    house.ingest()
    house.ingest(house.folder / "good.txt")
    assert house.query("select path, bytes from staging.rejected_document") == [
        ("documents/bad.txt", 0)
    ]
    if mended == "accepted":
        bad.write_text("2 dead")
    else:
        bad.unlink()
    house.ingest()
    assert house.query("from staging.rejected_document") == []


def test_a_document_that_becomes_unreadable_keeps_its_last_text(house: House) -> None:
    path = house.write("a.txt", "1 dead")
    house.ingest()
    path.write_bytes(b"\x89PNG")
    assert house.ingest() == Summary(0, 0, 1)
    assert house.query(CURRENT) == [("documents/a.txt", True, False, "1 dead")]


def fail_on(word: str) -> Callable[[Document], Reading]:
    def reader(document: Document) -> Reading:
        if word in document.text:
            raise ZeroDivisionError("no such thing")
        return read(document)

    return reader


def test_a_reader_that_fails_on_one_document_reads_the_others(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.write("a.txt", "1 dead")
    house.write("b.txt", "2 dead")
    with monkeypatch.context() as patched:
        patched.setattr(work, "read", fail_on("2"))
        assert house.ingest() == Summary(1, 0, 1)
        assert house.ingest() == Summary(0, 1, 1)
        ((path, reason, detail),) = house.query(
            "select path, reason, detail from staging.rejected_document"
        )
        assert (path, reason) == ("documents/b.txt", "reader failed")
        assert "ZeroDivisionError: no such thing" in detail
        assert [row[3] for row in house.query(CURRENT)] == ["1 dead"]
    assert house.ingest() == Summary(1, 1, 0)
    assert house.query("from staging.rejected_document") == []


def use_reader(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    monkeypatch.setattr("ingest.intake.work.reader_version", lambda: version)
    monkeypatch.setattr("ingest.intake.run.reader_version", lambda: version)


VERSIONS = "select text, reader_version, is_current from staging.document order by text"


def test_kept_texts_are_read_again_without_their_files(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_reader(monkeypatch, "old")
    path = house.write("a.txt", "1 dead", title="T")
    house.ingest()
    path.write_text("2 dead")
    house.ingest()
    path.unlink()
    assert house.ingest(reread=True) == Summary(0, 0, 0)
    use_reader(monkeypatch, "new")
    assert house.ingest(reread=True) == Summary(2, 0, 0)
    assert house.query(VERSIONS) == [("1 dead", "new", False), ("2 dead", "new", True)]
    assert house.query("select count(*) from staging.document where title = 'T'") == [(2,)]


def test_a_failing_new_reader_leaves_the_rows_of_the_old_one(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.write("a.txt", "1 dead")
    use_reader(monkeypatch, "old")
    house.ingest()
    use_reader(monkeypatch, "new")
    with monkeypatch.context() as patched:
        patched.setattr(work, "read", fail_on("1"))
        assert house.ingest(reread=True) == Summary(0, 0, 1)
    assert house.query(VERSIONS) == [("1 dead", "old", True)]
    assert house.ingest(reread=True) == Summary(1, 0, 0)
    assert house.query(VERSIONS) == [("1 dead", "new", True)]
    assert house.query("from staging.rejected_document") == []


def test_files_are_read_again_when_the_reader_is_another(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.write("a.txt", "1 dead")
    use_reader(monkeypatch, "old")
    house.ingest()
    use_reader(monkeypatch, "new")
    assert house.ingest() == Summary(1, 0, 0)


def test_a_run_that_finds_nothing_changes_nothing(house: House) -> None:
    house.write("a.txt", "1 dead")
    with pytest.raises(UsageError, match="no file or folder"):
        house.ingest(house.folder, "nowhere")
    assert not house.database.exists()


def test_a_file_that_changes_between_looking_and_reading_is_left_for_the_next_run(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = house.write("a.txt", "1 dead")
    scanned = content_of

    def write_before_reading(file: Path) -> bytes:
        file.write_text("2 dead")
        return scanned(file)

    with monkeypatch.context() as patched:
        patched.setattr(work, "content_of", write_before_reading)
        assert house.ingest() == Summary(0, 0, 1)
    assert house.ingest() == Summary(1, 0, 0)
    assert house.query(CURRENT) == [("documents/a.txt", True, False, path.read_text())]


def test_all_cores_give_what_one_gives(make_house: Callable[[str], House]) -> None:
    states = []
    for processes in (1, 2):
        house = make_house(f"with-{processes}")
        for number in range(work.WORTH_A_POOL + 20):
            house.write(f"{number}.txt", f"= Attack {number} =\n\n{number} soldiers were killed.")
        house.write("bad.txt", "")
        house.ingest(processes=processes)
        states.append(house.state())
    assert states[0] == states[1]
    assert len(states[0]["document"]) == work.WORTH_A_POOL + 20


def test_tables_of_an_earlier_layout_are_made_anew_from_kept_texts(house: House) -> None:
    path = house.write("a.txt", "= Attack =\n\nThree soldiers were killed.")
    other = house.write("b.txt", "1 dead")
    house.ingest()
    now = house.state()
    with Store(house.database).amend() as working:
        working.connection.execute("drop table staging.section")
        working.connection.execute("alter table staging.sentence rename part to kind")
        working.connection.execute("alter table staging.claim_mention drop column rule")
        working.connection.execute("alter table staging.document drop column metadata")
    path.unlink()
    assert house.ingest(other) == Summary(2, 0, 0)
    assert house.state() == now
