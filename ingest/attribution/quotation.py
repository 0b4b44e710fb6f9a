"""Direct speech over several sentences: who speaks where a quotation goes on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ingest.attribution.sources import Speaker
from ingest.attribution.verbless import Frame
from ingest.claims.draft import Draft
from ingest.text.page import Sentence

MARKS = frozenset('"“”')


class Quotation:
    """Follows the quotation marks of a text from sentence to sentence.

    A quotation ends with its paragraph at the latest. `waiting` are claims inside one whose
    speaker is named only at its end; `last` has spoken in the quotation before.
    """

    def __init__(self) -> None:
        self.paragraph = -1
        self.is_open = self.was_open = False
        self.states: list[tuple[int, bool]] = []
        self.speaker: Speaker | None = None
        self.last: Speaker | None = None
        self.waiting: list[Draft] = []

    def enter(self, sentence: Sentence, frames: Sequence[Frame]) -> list[Draft]:
        """Goes on to a sentence; gives back the claims whose speaker it names (`speaker`)."""
        if sentence.paragraph_no != self.paragraph:
            self.begin(sentence)
        self.was_open = self.is_open
        self.states = _states(sentence, self.is_open)
        if not frames or not self.is_open:
            return []
        self.speaker = frames[0].speaker
        named, self.waiting = self.waiting, []
        return named

    def begin(self, sentence: Sentence) -> None:
        """Begins a paragraph: one that opens with a quotation goes on in the voice before it."""
        opens = bool(sentence.tokens) and sentence.tokens[0].text in MARKS
        is_next = sentence.paragraph_no == self.paragraph + 1
        self.last = self.last if opens and is_next else None
        self.paragraph, self.is_open, self.speaker = sentence.paragraph_no, False, None
        self.waiting = []

    def speaker_of(self, draft: Draft) -> Speaker | None:
        """Who speaks where no frame covers a claim; it waits if nobody is named yet."""
        if not self.is_quoted(draft.start):
            return None
        if self.was_open and self.speaker is not None:
            return self.speaker
        self.waiting.append(draft)
        return self.last

    def is_quoted(self, offset: int) -> bool:
        """Whether an offset of the sentence stands inside a quotation."""
        position = bisect_left(self.states, (offset, False))
        return self.states[position - 1][1] if position else self.was_open

    def leave(self, frames: Sequence[Frame]) -> None:
        """Ends a sentence."""
        if frames:
            self.speaker = frames[-1].speaker
            self.last = self.speaker if self.states or self.was_open else None
        self.is_open = self.states[-1][1] if self.states else self.is_open
        if not self.is_open:
            self.speaker, self.waiting = None, []


def _states(sentence: Sentence, is_open: bool) -> list[tuple[int, bool]]:
    """The quotation marks of a sentence, and whether a quotation is open after each."""
    states: list[tuple[int, bool]] = []
    for token in sentence.tokens:
        if token.text in MARKS:
            is_open = token.text == "“" or (token.text == '"' and not is_open)
            states.append((token.start, is_open))
    return states
