from __future__ import annotations

from pathlib import Path

import pytest
from house import House

from ingest.intake import version
from ingest.intake.notice import old_rows
from warehouse.store import Store, connect_read_only

SOURCE = Path(version.__file__).parent


def test_the_version_covers_what_a_reading_depends_on() -> None:
    names = {path.name for path in version.reader_files()}
    assert {"read.py", "rows.py", "document.py", "number_word.csv"} <= names
    assert names.isdisjoint({"command.py", "run.py", "register.py", "files.py", "version.py"})


def test_the_version_changes_with_a_lexicon_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lexicon = tmp_path / "lexicon" / "word.csv"
    lexicon.parent.mkdir()
    lexicon.write_text("word\nslain\n")
    (tmp_path / "read.py").write_text("from ingest.grammar import rule\nimport os\n")
    (tmp_path / "grammar.py").write_text("rule = 1\n")
    (tmp_path / "unused.py").write_text("rule = 1\n")
    monkeypatch.setattr(version, "PACKAGE", tmp_path / "ingest")
    tmp_path.rename(tmp_path.parent / "ingest")
    package = tmp_path.parent / "ingest"
    monkeypatch.setattr(version, "PACKAGE", package)
    version.reader_version.cache_clear()
    found = []
    for name, text in (
        ("lexicon/word.csv", "word\nslain\n"),
        ("lexicon/word.csv", "word\nslain\nkilled\n"),
        ("grammar.py", "rule = 2\n"),
        ("unused.py", "rule = 2\n"),
    ):
        (package / name).write_text(text)
        found.append(version.reader_version())
        version.reader_version.cache_clear()
    assert len(set(found)) == 3
    assert found[2] == found[3]


def test_rows_of_another_reader_are_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.write("a.txt", "1 dead")
    house.write("b.txt", "2 dead")
    house.ingest()
    with connect_read_only(house.database) as connection:
        assert old_rows(connection) is None
        monkeypatch.setattr("ingest.intake.notice.reader_version", lambda: "another")
        said = old_rows(connection)
    assert said is not None
    assert said.startswith("2 of 2 documents")
    assert "--reread" in said


def test_a_warehouse_of_other_things_has_no_notice(house: House) -> None:
    with Store(house.database).amend() as working:
        working.connection.execute("create schema staging")
        working.connection.execute("create table staging.document (butterfly varchar)")
    with connect_read_only(house.database) as connection:
        assert old_rows(connection) is None
