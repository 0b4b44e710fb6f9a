"""How many: digits, words, bounds, ranges, zeros and vague words; numbers that count nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.claims.quantity import Quantity, find_quantities
from ingest.lexicon import rows
from ingest.text.tokens import tokenise

EXACT, AT_LEAST, MORE = "exact", "at_least", "more_than"
UP_TO, RANGE, ABOUT = "up_to", "range", "about"

# The words of the quantity in its text, then low, high and qualifier.
NUMBERS: list[tuple[str, str, int | None, int | None, str]] = [
    ("12 men", "12", 12, 12, EXACT),
    ("12,500 men", "12,500", 12500, 12500, EXACT),
    ("1,234,567 men", "1,234,567", 1234567, 1234567, EXACT),
    ("12\u00a0500 men", "12\u00a0500", 12500, 12500, EXACT),
    ("1.5 million men", "1.5 million", 1500000, 1500000, EXACT),
    ("3 thousand men", "3 thousand", 3000, 3000, EXACT),
    ("twelve men", "twelve", 12, 12, EXACT),
    ("Twenty-five men", "Twenty-five", 25, 25, EXACT),
    ("twenty five men", "twenty five", 25, 25, EXACT),
    ("one hundred men", "one hundred", 100, 100, EXACT),
    ("a hundred men", "a hundred", 100, 100, EXACT),
    ("a hundred and twenty men", "a hundred and twenty", 120, 120, EXACT),
    ("one hundred and five men", "one hundred and five", 105, 105, EXACT),
    ("three thousand two hundred men", "three thousand two hundred", 3200, 3200, EXACT),
    ("two million one thousand", "two million one thousand", 2001000, 2001000, EXACT),
    ("a dozen men", "a dozen", 12, 12, EXACT),
    ("half a dozen men", "half a dozen", 6, 6, EXACT),
    ("three dozen men", "three dozen", 36, 36, EXACT),
    ("both men", "both", 2, 2, EXACT),
    ("a man", "a", 1, 1, EXACT),
    ("an officer", "an", 1, 1, EXACT),
    ("another man", "another", 1, 1, EXACT),
    ("another three men", "another three", 3, 3, EXACT),
    ("a further eleven men", "a further eleven", 11, 11, EXACT),
    ("a total of 40 men", "a total of 40", 40, 40, EXACT),
    ("all six men", "all six", 6, 6, EXACT),
    ("at least 12 men", "at least 12", 12, None, AT_LEAST),
    ("At least a dozen men", "At least a dozen", 12, None, AT_LEAST),
    ("no fewer than 12 men", "no fewer than 12", 12, None, AT_LEAST),
    ("12 or more men", "12 or more", 12, None, AT_LEAST),
    ("12+ men", "12+", 12, None, AT_LEAST),
    ("more than 12 men", "more than 12", 12, None, MORE),
    ("over 1,000 men", "over 1,000", 1000, None, MORE),
    ("upward of 60 men", "upward of 60", 60, None, MORE),
    ("up to 12 men", "up to 12", None, 12, UP_TO),
    ("as many as 12 men", "as many as 12", None, 12, UP_TO),
    ("fewer than ten men", "fewer than ten", None, 10, UP_TO),
    ("no more than 12 men", "no more than 12", None, 12, UP_TO),
    ("10-12 men", "10-12", 10, 12, RANGE),
    ("10–12 men", "10–12", 10, 12, RANGE),
    ("10 to 12 men", "10 to 12", 10, 12, RANGE),
    ("five or six men", "five or six", 5, 6, RANGE),
    ("between ten and twelve men", "between ten and twelve", 10, 12, RANGE),
    ("about 12 men", "about 12", 12, 12, ABOUT),
    ("some 200 men", "some 200", 200, 200, ABOUT),
    ("nearly 40 men", "nearly 40", 40, 40, ABOUT),
    ("~40 men", "~40", 40, 40, ABOUT),
    ("100 or so men", "100 or so", 100, 100, ABOUT),
    ("no men", "no", 0, 0, "none"),
    ("none of the men", "none", 0, 0, "none"),
    ("not a single man", "not a single", 0, 0, "none"),
    ("nobody was hurt", "nobody", 0, 0, "none"),
    ("without a loss", "a", 0, 0, "none"),
    ("did not lose any men", "any", 0, 0, "none"),
    ("dozens of men", "dozens", None, None, "vague"),
    ("tens of thousands of men", "tens of thousands", None, None, "vague"),
    ("several hundred men", "several hundred", None, None, "vague"),
    ("a few men", "a few", None, None, "vague"),
    ("a large number of men", "a large number", None, None, "vague"),
    ("an unknown number of men", "an unknown number", None, None, "unquantified"),
]  # fmt: skip

NO_NUMBERS = [
    "in 2014 the army left",
    "the coup of 1974",
    "on 5 May",
    "on May 5, 2014",
    "in Sept. 2020",
    "$500 was paid",
    "200 dollars",
    "3.4 billion euros",
    "12 km away",
    "40 kilometres north",
    "after 12 days",
    "two years later",
    "at 12:30",
    "at 5pm",
    "30 percent",
    "30% of it",
    "No. 6",
    "Air Base 201",
    "Route 4",
    "an AK-47",
    "the F-16 fell",
    "a 12-year-old",
    "a three-day battle",
    "Idris Bello, 40, fell",
    "24/7",
    "99999999999 men",
]


def quantities(text: str) -> list[tuple[str, Quantity]]:
    tokens = tokenise(text)
    return [
        (text[tokens[one.first].start : tokens[one.last - 1].end], one)
        for one in find_quantities(text, tokens)
    ]


@pytest.mark.parametrize(("text", "words", "low", "high", "qualifier"), NUMBERS)
def test_reads_how_many(
    text: str, words: str, low: int | None, high: int | None, qualifier: str
) -> None:
    found = [(span, one.low, one.high, one.qualifier) for span, one in quantities(text)]
    assert found[0] == (words, low, high, qualifier)


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_leaves_out_numbers_that_count_nothing(text: str) -> None:
    assert [span for span, one in quantities(text) if one.kind != "article"] == []


@pytest.mark.parametrize(
    ("phrase", "term"), [(row["phrase"], row["term"]) for row in rows("vague")]
)
def test_every_vague_word_has_its_term(phrase: str, term: str) -> None:
    (words, found), *others = quantities(f"{phrase} of the men")
    assert (words, found.low, found.high, others) == (phrase, None, None, [])
    assert found.qualifier == "unquantified" if term == "unquantified" else found.term == term


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.integers(1, 1_999_999_999))
def test_reads_any_number_with_and_without_separators(number: int) -> None:
    for text in (f"{number:,} men", f"{number:,}".replace(",", "\u202f") + " men"):
        assert [(one.low, one.high) for _, one in quantities(text)] == [(number, number)]


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.integers(1, 400), st.integers(1, 400), st.sampled_from(["-", "–", " to ", " or "]))
def test_a_range_goes_upwards(low: int, more: int, joint: str) -> None:
    high = low + min(more, low)
    (_, found), *others = quantities(f"{low}{joint}{high} men")
    assert (found.low, found.high, found.qualifier, others) == (low, high, RANGE, [])
