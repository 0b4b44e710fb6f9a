"""What is not worth reading word by word stays unread: texts of peace cost next to nothing."""

from __future__ import annotations

import pytest

from ingest.text.attention import attend
from ingest.text.page import parse

PEACE = """News from the provinces

The ministers told reporters in Nairobi that talks on water would go on in March. Heavy rain fell on
the north, and the meeting was put off. The team won four of its nine matches and cut its costs.

Trade rose by twelve percent, a survey said. The school opened in 2012 and took in 400 pupils.
"""


def test_a_text_of_peace_is_not_read() -> None:
    assert not attend(parse(PEACE))


@pytest.mark.parametrize(
    "sentence",
    ["Gunmen killed two drivers.", "The blast left nine dead.", "Two soldiers went missing."],
)
def test_one_sign_is_enough(sentence: str) -> None:
    page = parse(f"{PEACE}\n{sentence}\n")
    assert attend(page) and page.sentences[-1].is_read
