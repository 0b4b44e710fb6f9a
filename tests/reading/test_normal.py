"""One spelling to read, and the way back to the text as it came."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.text.normal import normalise

TEXTS = [
    ("plain text\n", "plain text\n"),
    ("one\r\ntwo\rthree", "one\ntwo\nthree"),
    ("one\u2028two\u0085three", "one\ntwo\nthree"),
    ("Tillabe\u0301ri", "Tillab\u00e9ri"),
    ("\u0301 alone", "\u0301 alone"),
    ("q\u0301", "q\u0301"),
    ("", ""),
    ("killed *14 civilians* and **two** others", "killed 14 civilians and two others"),
    ("_two_ of them, a snake_case", "two of them, a snake_case"),
    ("* an item\n* another", "* an item\n* another"),
    ("3 * 4", "3 * 4"),
    ("17 soldiers.[1][23] The army[note 2] said", "17 soldiers. The army said"),
    ("[Ten](https://example.org/a) died", "Ten died"),
    ("three sol-\ndiers", "three soldiers"),
    ("three sol\u00addiers\ufeff", "three soldiers"),
    ("al-Qaeda - and\n- others", "al-Qaeda - and\n- others"),
]
LETTERS = st.text(alphabet="ae\u0301\u0308\r\n\u2028 x1", max_size=30)


@pytest.mark.parametrize(("text", "normal"), TEXTS)
def test_gives_composed_accents_and_plain_line_ends(text: str, normal: str) -> None:
    assert normalise(text).text == normal


def test_marks_around_words_are_no_part_of_their_span() -> None:
    text = "killed **14 civilians** (*two* in e\u0301**Gao**)"
    normal = normalise(text)
    for words in ("14 civilians", "two", "Gao"):
        start = normal.text.index(words)
        first, last = normal.span(start, start + len(words))
        assert text[first:last] == words


@settings(max_examples=300, derandomize=True, deadline=None)
@given(LETTERS)
def test_is_nfc_and_stays_as_it_is(text: str) -> None:
    normal = normalise(text)
    assert unicodedata.is_normalized("NFC", normal.text)
    assert normalise(normal.text).text == normal.text
    assert not normalise(normal.text).breaks


@settings(max_examples=300, derandomize=True, deadline=None)
@given(LETTERS, st.data())
def test_offsets_lead_back_to_the_same_words(text: str, data: st.DataObject) -> None:
    normal = normalise(text)
    offsets = [normal.original(offset) for offset in range(len(normal.text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    # An accent that joins no letter stays a character of its own; no quote begins with one.
    edges = [at for at, after in enumerate(normal.text + " ") if not unicodedata.combining(after)]
    start, end = sorted((data.draw(st.sampled_from(edges)), data.draw(st.sampled_from(edges))))
    assert normalise(text[offsets[start] : offsets[end]]).text == normal.text[start:end]
