"""Texts made to be slow are read in time that grows with their length; margins are very wide."""

from __future__ import annotations

import time

import pytest
from notation import read_text

LENGTH = 50_000
SECONDS = 60.0

# What a text consists of from beginning to end.
REPEATED = {
    "open brackets": "(",
    "bracket pairs": "()",
    "digits": "9",
    "digits with commas": "123,",
    "commas": ",",
    "one word of capitals": "A",
    "capitalised words": "Abc ",
    "initials": "A.",
    "outcome words": "killed ",
    "claims without an end": "12 killed ",
    "claims and commas": "killed 12, ",
    "claims of pronouns": "he was killed and they ",
    "claims with brackets": '((12 "killed" - two, A.B. said [no] men; ',
    "items of a list": "- 12 killed\n",
    "lines set to a column": "soldiers were killed in the long lines of the wrapped text\n",
    "short reports": "12 soldiers were killed. ",
    "quotation marks": "“",
    "apostrophes": "'",
    "hyphens": "-",
    "hyphenated word": "a-",
    "endless word": "a",
    "combining accents": "\u0301",
    "nouns": "soldiers ",
    "numbers": "12 ",
    "number words": "twenty-one hundred ",
    "bounds": "at least ",
    "sources": "police said ",
    "line ends": "\n",
    "equals signs": "=",
    "headings": "== A ==\n",
    "full stops": ".",
    "short sentences": "A. ",
    "zeros": "no ",
    "dates": "12 May 2019 ",
    "places": "Niger ",
    "groups": "al-Qaeda ",
    "list leads": "Dead:\n",
    "slashes": "/",
    "emoji": "😀",
    "ideographs": "中",
}
# What stands before, then repeated, then repeated as often again, then behind.
FRAMED = {
    "nested brackets": ("12 killed ", "(", ")", " in Gao"),
    "groups before a verb": ("", "two soldiers, ", "", "were killed."),
    "claims in an infobox": ("= T =\n\n- Casualties1: ", "12 killed ", "", "\n\nText."),
    "groups behind a verb": ("Gunmen killed ", "two soldiers and ", "", "a driver."),
    "parts of a total": ("Twelve died, ", "including two ", "", "children."),
    "numbers behind a verb": ("Gunmen killed ", "12, ", "", "13."),
}


def framed(before: str, opening: str, closing: str, after: str) -> str:
    times = LENGTH // len(opening + closing)
    return before + opening * times + closing * times + after


def seconds_for(text: str) -> float:
    started = time.perf_counter()
    read_text(text)
    return time.perf_counter() - started


@pytest.mark.parametrize("name", REPEATED)
def test_reads_a_repeated_piece(name: str) -> None:
    piece = REPEATED[name]
    assert seconds_for(piece * (LENGTH // len(piece))) < SECONDS


@pytest.mark.parametrize("name", FRAMED)
def test_reads_a_repeated_piece_inside_a_sentence(name: str) -> None:
    assert seconds_for(framed(*FRAMED[name])) < SECONDS


def test_reads_a_long_report() -> None:
    paragraph = "Two soldiers were killed in Gao on Monday, police said. Three were wounded.\n\n"
    text = "News\n\n" + paragraph * (LENGTH // len(paragraph))
    assert seconds_for(text) < SECONDS
