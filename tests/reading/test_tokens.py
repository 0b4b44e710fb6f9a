"""Words, numbers and marks: what is one token, and how it is looked up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.text.phrases import PhraseTable
from ingest.text.tokens import fold, tokenise

TEXTS = [
    ("12 soldiers", ["12", "soldiers"]),
    ("12,500 people", ["12,500", "people"]),
    ("12\u202f500 people", ["12\u202f500", "people"]),
    ("12, 500 people", ["12", ",", "500", "people"]),
    ("1,23 and 12,3456", ["1", ",", "23", "and", "12", ",", "3456"]),
    ("3.5 million", ["3.5", "million"]),
    ("killed 12.", ["killed", "12", "."]),
    ("U.S. troops", ["U.S.", "troops"]),
    ("in N'Djaména’s centre", ["in", "N'Djaména", "’s", "centre"]),
    ("SmithKIA", ["Smith", "KIA"]),
    ("AK-47", ["AK", "-", "47"]),
    ("(two dead)", ["(", "two", "dead", ")"]),
    ("“no” men", ["“", "no", "”", "men"]),
    ("", []),
    (" \n\t", []),
]

WORDS = [
    ("Tillabéri", "tillaberi"),
    ("N'Djaména", "ndjamena"),
    ("U.S.", "us"),
    ("Đà", "đa"),
    ("STRASSE", "strasse"),
    ("Straße", "strasse"),
]

PHRASES: PhraseTable[str] = PhraseTable(
    [
        ("IS", "group"),
        ("US", "country"),
        ("al-Qaeda", "network"),
        ("Niger", "state"),
        ("shot dead", "kill"),
    ]
)

FOUND = [
    ("IS fighters", ["group"]),
    ("It is over", []),
    ("The U.S. and IS", ["country", "group"]),
    ("between us", []),
    ("al Qaeda, Al-Qaida and AL-QAEDA", ["network", "network"]),
    ("Niger and niger", ["state"]),
    ("He was SHOT DEAD", ["kill"]),
    ("shot, dead", []),
]


@pytest.mark.parametrize(("text", "tokens"), TEXTS)
def test_splits_into_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenise(text)] == tokens


@pytest.mark.parametrize(("word", "folded"), WORDS)
def test_folds_case_and_accents(word: str, folded: str) -> None:
    assert fold(word) == folded


@pytest.mark.parametrize(("text", "values"), FOUND)
def test_finds_phrases(text: str, values: list[str]) -> None:
    assert [match.value for match in PHRASES.find(tokenise(text))] == values


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(max_size=80))
def test_tokens_are_the_text_without_its_spaces(text: str) -> None:
    tokens = tokenise(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert "".join("".join(token.text.split()) for token in tokens) == "".join(text.split())


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(max_size=20), st.text(max_size=40), st.text(max_size=20))
def test_offsets_of_a_part_count_from_the_beginning(before: str, text: str, after: str) -> None:
    whole = before + text + after
    tokens = tokenise(whole, len(before), len(before) + len(text))
    assert [(t.start - len(before), t.text) for t in tokens] == [
        (t.start, t.text) for t in tokenise(text)
    ]
