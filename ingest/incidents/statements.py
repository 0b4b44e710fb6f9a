"""Is a date that of an event, or that of what somebody said or did about it?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ingest.dates.expressions import DateExpression
from ingest.incidents.event_words import EventWord, find_cues
from ingest.lexicon import kinds
from ingest.places.finding import Place
from ingest.places.gazetteer import is_capital
from ingest.text.tokens import Token

LEFT_REACH = 30
RIGHT_REACH = 12
STOPS = frozenset(";.")
SPOKEN_REACH = 6
WARD_REACH = 4
SINCE_REACH = 6
BEGUN_REACH = 10
STRUCK_REACH = 5
RESTARTS = kinds("discourse")["restart"]
CLAUSES = RESTARTS - {"that"}


class Marks:
    """The telling words of one sentence by token: `speech`, `event` or `spoken` (the attack that
    somebody claimed)."""

    def __init__(
        self,
        tokens: Sequence[Token],
        events: Sequence[EventWord],
        outcomes: Sequence[tuple[int, int]],
    ) -> None:
        self.tokens = tokens
        self.starts = [token.start for token in tokens]
        self.kinds: dict[int, str] = {}
        begun = [event.first for event in events if event.form in ("noun", "plural")]
        for kind in ("speech", "claiming"):
            for match in find_cues(tokens, kind):
                is_event = tokens[match.first].norm == "began" and any(
                    0 < match.first - first <= BEGUN_REACH for first in begun
                )
                told = "event" if is_event else "speech"
                self.kinds.update(dict.fromkeys(range(match.first, match.last), told))
        for event in events:
            kind = "spoken" if self._is_spoken_of(event) else "event"
            self.kinds.update(dict.fromkeys(range(event.first, event.last), kind))
        self.outcomes = {
            i for start, end in outcomes for i in range(self.index(start), self.index(end))
        }
        self.kinds.update(dict.fromkeys(self.outcomes, "event"))

    def index(self, offset: int) -> int:
        """The index of the first token at or behind an offset."""
        return bisect_left(self.starts, offset)

    def is_since(self, date: DateExpression) -> bool:
        """In `has lost since fighting resumed in May` the month is that of the resumption."""
        first = self.index(date.char_start)
        for index in range(first - 2, max(-1, first - 2 - SINCE_REACH), -1):
            token = self.tokens[index]
            if token.kind == "mark" or index in self.outcomes or token.norm in CLAUSES:
                return False
            if token.norm == "since":
                return index > 0 and not date.is_open
        return False

    def _is_spoken_of(self, event: EventWord) -> bool:
        """In `claimed the attack on Friday` the date is that of the claim."""
        before = range(max(0, event.first - 5), event.first)
        return event.article == "definite" and any(self.kinds.get(i) == "speech" for i in before)


def is_statement(marks: Marks, date: DateExpression, opens: bool = False) -> bool:
    """Whether a date belongs to a verb of saying or the like and to no event.

    The nearest telling word to the left decides; a date at the head of its clause goes with the
    first telling word to its right, as one does that `opens` a clause of its own (`In May,
    according to X, ten died` dates the deaths).
    """
    first, last = marks.index(date.char_start), marks.index(date.char_end)
    for index in () if opens else _before(marks, first):
        kind = marks.kinds.get(index)
        if kind in ("speech", "event"):
            return kind == "speech"
        if kind == "spoken" and date.kind == "absolute" and date.precision != "day":
            return False
    after = range(last, min(len(marks.tokens), last + RIGHT_REACH))
    for index in after:
        if marks.tokens[index].text in STOPS or marks.tokens[index].norm in RESTARTS:
            return False
        if index in marks.kinds and marks.tokens[index].norm != "according":
            return marks.kinds[index] == "speech"
    return False


def is_of_speaker(marks: Marks, place: Place) -> bool:
    """Whether a place is only where somebody speaks or the wounded lie: `an official in X said`,
    `said in X`, `told reporters in X that`, `a nurse at the hospital in X`.
    """
    if place.relation not in ("in", "near", "list") or place.kind == "admin1":
        return False
    first, last = marks.index(place.start), marks.index(place.end)
    if _is_of_ward(marks, first):
        return True
    if marks.kinds.get(last) == "speech":
        return not any(marks.kinds.get(index) == "event" for index in range(first))
    if _is_spoken_in(marks, first, last):
        return True
    if place.kind != "place" or first != 1 or not is_capital(place.name):
        return False
    if marks.tokens[last : last + 1] == []:
        return False
    told = (marks.kinds[i] for i in range(last, len(marks.tokens)) if i in marks.kinds)
    return marks.tokens[last].text == "," and next(told, "") == "speech"


def _is_spoken_in(marks: Marks, first: int, last: int) -> bool:
    """Whether a verb of saying governs `in X` and the clause ends there or goes on with `that`."""
    after = marks.tokens[last] if last < len(marks.tokens) else None
    if after is not None and after.norm not in ("that", "on") and after.text not in ".,;":
        return False
    for index in range(first - 1, max(-1, first - 1 - SPOKEN_REACH), -1):
        token = marks.tokens[index]
        if token.norm in RESTARTS or token.kind == "mark" or token.kind == "number":
            return False
        if index in marks.kinds:
            return marks.kinds[index] == "speech" and token.norm in kinds("discourse")["addressing"]
    return False


def _is_of_ward(marks: Marks, first: int) -> bool:
    """Whether a place is that of a hospital which nobody has struck."""
    wards = kinds("discourse")["ward"]
    reach = range(first - 1, max(-1, first - 1 - WARD_REACH), -1)
    ward = next((index for index in reach if marks.tokens[index].norm in wards), None)
    if ward is None:
        return False
    before = range(max(0, ward - STRUCK_REACH), ward)
    is_taken = any(marks.tokens[index].norm == "from" for index in before)
    return not is_taken and not any(
        marks.kinds.get(index) in ("event", "spoken") for index in before
    )


def _before(marks: Marks, first: int) -> Iterator[int]:
    """Indices of the words before a date within its clause, nearest first."""
    for index in range(first - 1, max(-1, first - 1 - LEFT_REACH), -1):
        if marks.tokens[index].text in STOPS:
            return
        yield index
        if marks.tokens[index].norm in RESTARTS:
            return
