"""Which paragraphs of a page are worth reading word by word.

Most of what is published tells of no violence. A paragraph is read when it has a word of an
outcome or an event, and so are its neighbours, which name the parties and places, and the first
ones, which say what the document is about. A page without any such word is not read at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest.claims.outcomes import telling_phrases
from ingest.lexicon import rows, words
from ingest.text.page import Page
from ingest.text.tokens import fold

WORD = re.compile(r"[^\W\d_]+")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
FOREIGN = "X"  # stands for a letter that no sign has; signs are small letters of ASCII
BLANKS = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalpha()})
LEAD = 3  # paragraphs at the head of a page that are read in any case


@dataclass(frozen=True, slots=True)
class _Signs:
    """Words, and pairs of neighbouring words, of which a text of violence has one."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    def in_text(self, text: str) -> bool:
        """Whether a text has a sign."""
        said = _words(text)
        return not (self.words.isdisjoint(said) and self.pairs.isdisjoint(pairwise(said)))

    def in_long_text(self, text: str) -> bool:
        """The same, quicker where there are many more words than pairs."""
        said = _words(text)
        if not self.words.isdisjoint(said):
            return True
        known = set(said)
        is_near = any(first in known and second in known for first, second in self.pairs)
        return is_near and not self.pairs.isdisjoint(pairwise(said))


def _words(text: str) -> list[str]:
    """The words of a text in small letters, those with other letters than ASCII's disfigured."""
    small = text.lower()
    if not small.isascii():
        small = BEYOND_ASCII.sub(_stand_in, small)
    return small.translate(BLANKS).split()


def _stand_in(character: re.Match[str]) -> str:
    return FOREIGN if WORD.match(character[0]) else " "


@cache
def _signs() -> _Signs:
    """The signs that the lexicons of outcomes and events give.

    Of a phrase the longest word that tells something is the sign; a phrase of words that are
    everywhere (`made off with`) gives its longest pair of neighbours.
    """
    weak = words("weak_sign") | words("function_word")
    single: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for phrase in [*telling_phrases(), *(row["word"] for row in rows("event"))]:
        said = WORD.findall(fold(phrase))
        telling = [word for word in said if word not in weak]
        if telling:
            single.add(max(telling, key=len))
        elif len(said) > 1:
            pairs.add(max(pairwise(said), key=lambda pair: len(pair[0]) + len(pair[1])))
    return _Signs(frozenset(single), frozenset(pairs))


def attend(page: Page) -> bool:
    """Marks the sentences that need no reading; whether the page has anything to read."""
    told = _told(page)
    if not told and not page.fields:
        return False
    near = {number + step for number in told for step in (-1, 0, 1)}
    for sentence in page.sentences:
        number = sentence.paragraph_no
        if sentence.is_bullet and number - 1 in near:
            near.add(number)  # items go on with the line above their list
        sentence.is_read = number in near or number <= LEAD
    return True


def _told(page: Page) -> set[int]:
    """The paragraphs with a sign of violence."""
    signs = _signs()
    told: set[int] = set()
    if not signs.in_long_text(page.text):
        return told
    for sentence in page.sentences:
        is_new = sentence.paragraph_no not in told
        if is_new and signs.in_text(page.text[sentence.start : sentence.end]):
            told.add(sentence.paragraph_no)
    return told
