"""With what the matches of a pattern can open."""

from __future__ import annotations

import re

import pytest

from ingest.dates.grammar import find_dates
from ingest.dates.opening import LENGTH, guard, openings, openings_at

PATTERNS = {
    r"May": {"may"},
    r"(?<!\w)[Ll]ast week": {"last"},
    r"(?P<day>\d{1,2}) May": {"0"},
    r"(?:the )?(?:May|June)\b": {"the_", "may", "june"},
    r"days?": {"day"},
    r"\w+ ago": {""},
    r"(?:20)\d\d-\d": {"0000"},
}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_openings(pattern: str) -> None:
    assert openings(pattern) == PATTERNS[pattern]


@pytest.mark.parametrize(
    ("text", "opening"), [("the day", "the_"), ("12 May", "00_m"), ("May", "may"), ("", "")]
)
def test_openings_at_the_head_of_a_text(text: str, opening: str) -> None:
    here = openings_at(text)
    assert here is not None
    assert opening in here
    assert all(len(one) <= LENGTH for one in here)


def test_beyond_ascii_anything_may_open() -> None:
    assert openings_at("ſix days ago") is None
    assert re.match(guard({"six"}), "ſix days ago")


def test_a_guard_holds_where_a_pattern_matches() -> None:
    held = re.compile(guard(openings(r"(?:[Ll]ast|\d+) (?:week|May)")))
    assert all(held.match(text) for text in ("last week", "Last May", "7 May", "12 May"))
    assert not any(held.match(text) for text in ("lass", "loss", " 7 May", "-"))


@pytest.mark.parametrize(
    "text", ["TWO days ago", "12 MAY 2019", "sept. 11", "The day before yesterday", "mid-May 2019"]
)
def test_case_of_the_opening(text: str) -> None:
    found = [one.text for one in find_dates(f"It was so {text}.")]
    assert found == ([] if text == "sept. 11" else [text])
