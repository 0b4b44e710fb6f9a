"""Which paragraphs of a page are worth reading word by word.

Most of what is published tells of no violence. A paragraph is read when it has a word of an
outcome or an event, and so are its neighbours, which name the parties and places, and the first
ones, which say what the document is about. A page without any such word is not read at all.
"""

from __future__ import annotations

import re
from functools import cache

from ingest.lexicon import rows, words
from ingest.outcomes import outcomes
from ingest.page import Page
from ingest.tokens import fold

WORD = re.compile(r"[^\W\d_]+")
LEAD = 3  # paragraphs at the head of a page that are read in any case


@cache
def _signs() -> frozenset[str]:
    """The longest telling word of every outcome phrase and event word, small, without accents."""
    phrases = [*outcomes().phrases(), *(row["word"] for row in rows("event"))]
    weak = words("weak_sign") | words("function_word")
    telling = ([w for w in WORD.findall(fold(phrase)) if w not in weak] for phrase in phrases)
    return frozenset(max(found, key=len) for found in telling if found)


def attend(page: Page) -> bool:
    """Marks the sentences that need no reading; whether the page has anything to read."""
    told = _told(page)
    if not told and not page.fields:
        return False
    near = {number + step for number in told for step in (-1, 0, 1)}
    for sentence in page.sentences:
        number = sentence.paragraph_no
        sentence.is_read = number in near or number <= LEAD
    return True


def _told(page: Page) -> set[int]:
    """The paragraphs with a sign of violence."""
    signs = _signs()
    told: set[int] = set()
    for sentence in page.sentences:
        if sentence.paragraph_no in told:
            continue
        said = WORD.findall(page.text[sentence.start : sentence.end].lower())
        if not signs.isdisjoint(said):
            told.add(sentence.paragraph_no)
    return told
