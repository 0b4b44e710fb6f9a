"""A document taken apart: title, infobox, sections, paragraphs, sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.text.page import Page, is_back_matter, parse, split_sentences

ARTICLE = """= Raid on Kutum =

- Date: 4 May 2019
- Casualties1: 12 killed
- Casualties2:

The raid began at dawn. It was over by noon.

== Battle ==
Text of the section.
- first item
- second item

=== Aftermath ===
More text.

== See also ==
A list of raids
"""

REPORT = """

  Three dead in Kutum blast

Three people died on Monday.
A second line that stands alone.

1. Kutum: one hurt
(b) Tawila: no casualties
"""

WRAPPED = """Headline
A paragraph that somebody has set to a column of about sixty
characters goes on in the second line, and in the third line
it comes to its end.
Next.
"""

SENTENCES = [
    ("Two died. One fled.", ["Two died.", "One fled."]),
    ("Gen. Ali died. He was 40.", ["Gen. Ali died.", "He was 40."]),
    ("The U.S. Army lost two. One fled.", ["The U.S. Army lost two.", "One fled."]),
    ("It fell at 5 p.m. The rest fled.", ["It fell at 5 p.m.", "The rest fled."]),
    ("He shot J. Smith. She fled.", ["He shot J. Smith.", "She fled."]),
    ("Post No. 5 fell. Two died.", ["Post No. 5 fell.", "Two died."]),
    ("“It fell.” Two died.", ["“It fell.”", "Two died."]),
    ('He said: "Two died." One fled.', ['He said: "Two died."', "One fled."]),
    ("Two died! Who? Nobody knew.", ["Two died!", "Who?", "Nobody knew."]),
    ("About 1.5 million fled.", ["About 1.5 million fled."]),
    ("It fell... and rose.", ["It fell... and rose."]),
    ("Two died. 30 were hurt.", ["Two died.", "30 were hurt."]),
    ("  Two died.  ", ["Two died."]),
    ("", []),
]


def texts(page: Page, part: str) -> list[str]:
    return [page.text[s.start : s.end] for s in page.sentences if s.part == part]


def test_takes_an_article_apart() -> None:
    page = parse(ARTICLE)
    assert (page.format, page.title) == ("encyclopedia", "Raid on Kutum")
    assert texts(page, "headline") == ["Raid on Kutum"]
    fields = [(field.key, page.field_value(field)) for field in page.fields]
    assert fields == [("Date", "4 May 2019"), ("Casualties1", "12 killed"), ("Casualties2", "")]
    assert [(section.heading, section.level) for section in page.sections] == [
        (None, 0),
        ("Battle", 2),
        ("Aftermath", 3),
        ("See also", 2),
    ]
    assert [section.no for section in page.sections if is_back_matter(section)] == [3]
    assert texts(page, "body") == [
        "The raid began at dawn.",
        "It was over by noon.",
        "Text of the section.",
        "first item",
        "second item",
        "More text.",
        "A list of raids",
    ]


def test_takes_a_news_text_apart() -> None:
    page = parse(REPORT)
    assert (page.format, page.title) == ("news", "Three dead in Kutum blast")
    assert texts(page, "headline") == ["Three dead in Kutum blast"]
    body = [sentence for sentence in page.sentences if sentence.part == "body"]
    assert [sentence.is_bullet for sentence in body] == [False, False, True, True]
    assert texts(page, "body")[2:] == ["Kutum: one hurt", "Tawila: no casualties"]
    assert len({sentence.paragraph_no for sentence in body}) == 4


def test_joins_lines_that_were_broken_at_a_column() -> None:
    first, second = texts(parse(WRAPPED), "body")
    assert first.split() == " ".join(WRAPPED.splitlines()[1:4]).split()
    assert second == "Next."


def test_an_empty_text_is_a_page_without_sentences() -> None:
    page = parse(" \n\n")
    assert (page.title, page.sentences, page.fields, len(page.sections)) == (None, [], [], 1)


@pytest.mark.parametrize(("text", "sentences"), SENTENCES)
def test_splits_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text, 0, len(text))] == sentences


LINES = st.lists(
    st.sampled_from(
        [
            "= Title =",
            "== Part ==",
            "- Key1: 3 dead",
            "- item. And more.",
            "",
            "  ",
            "Two fell. One.",
        ]
    )
    | st.text(alphabet="aZ1 .-=:•(\t\"'", max_size=70),
    max_size=12,
)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(LINES)
def test_sentences_and_fields_cover_the_text_once_and_in_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    page = parse(text)
    spans = sorted(
        [(s.start, s.end) for s in page.sentences] + [(f.start, f.end) for f in page.fields]
    )
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert [s.start for s in page.sentences] == sorted(s.start for s in page.sentences)
    for sentence in page.sentences:
        assert sentence.start < sentence.end
        assert all(sentence.start <= t.start < t.end <= sentence.end for t in sentence.tokens)


def test_an_infobox_without_bullets() -> None:
    text = (
        "Battle of Tora\n\nPart of: the border war\nDate: 3 May 2019\nLocation: Tora, Chad\n"
        "Belligerents: Chad | Boko Haram\nCasualties and losses (Chad): 7 killed\n\n"
        "The battle was fought at dawn.\n\nBackground\n\nThe post was new."
    )
    page = parse(text)
    found = [(field.key, page.field_value(field)) for field in page.fields]
    assert found == [
        ("Part of", "the border war"),
        ("Date", "3 May 2019"),
        ("Location", "Tora, Chad"),
        ("Belligerents", "Chad | Boko Haram"),
        ("Casualties and losses (Chad)", "7 killed"),
    ]
    assert [section.heading for section in page.sections] == [None, "Background"]


def test_the_head_of_a_letter_is_no_infobox() -> None:
    page = parse("Notice\n\nDate: 3 May 2019\nFrom: Staff\nTo: All posts\nType: Order\n\nText.")
    assert page.fields == []
