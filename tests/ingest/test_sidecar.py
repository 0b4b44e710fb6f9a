from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.intake.sidecar import metadata_fields, read_sidecar

WHOLE = {
    "title": "Tödlicher Hinterhalt",
    "publisher": "Wire",
    "published_at": "2024-03-23",
    "url": "https://example.org/1",
    "language": "de",
    "document_type": "news",
}


@pytest.mark.parametrize(
    ("content", "fields", "problems"),
    [
        (json.dumps(WHOLE), WHOLE, []),
        ("\ufeff" + json.dumps(WHOLE), WHOLE, []),
        (json.dumps({"title": "  T ", "url": "", "author": "x"}), {"title": "T"}, []),
        ('{"title": null}', {}, []),
        ("{}", {}, []),
        (
            '{"published_at": "2024-03-23T23:59:00Z"}',
            {"published_at": "2024-03-23"},
            [],
        ),
        (
            '{"title": "T", "published_at": "last week"}',
            {"title": "T"},
            ["published_at is 'last week'"],
        ),
        ('{"title": 7, "language": ["en"]}', {}, ["title is 7", 'language is ["en"]']),
        (r'{"title": "half \ud800 NUL \u0000"}', {"title": "half ? NUL"}, []),
        ("{title: T}", {}, ["no JSON"]),
        ("[" * 100_000, {}, ["no JSON"]),
        ('["title"]', {}, ["no object"]),
        ("", {}, ["empty file"]),
    ],
)
def test_a_sidecar_gives_what_can_be_understood(
    tmp_path: Path, content: str, fields: dict[str, str], problems: list[str]
) -> None:
    (tmp_path / "a.meta.json").write_text(content, encoding="utf-8")
    sidecar = read_sidecar(tmp_path / "a.txt")
    assert metadata_fields(sidecar.metadata) == fields
    assert len(sidecar.problems) == len(problems)
    assert all(said in found for said, found in zip(problems, sidecar.problems, strict=True))


def test_no_sidecar_is_no_problem(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "a.txt").metadata is None


def test_the_order_of_keys_changes_nothing(tmp_path: Path) -> None:
    for name, keys in (("a", list(WHOLE)), ("b", list(reversed(WHOLE)))):
        (tmp_path / f"{name}.meta.json").write_text(json.dumps({key: WHOLE[key] for key in keys}))
    assert read_sidecar(tmp_path / "a.txt") == read_sidecar(tmp_path / "b.txt")
