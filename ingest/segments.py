"""Sentences cut into pieces that tell of one event each, with their dates, places and claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeVar

from ingest.dates import DateExpression
from ingest.draft import Draft
from ingest.event_words import EventWord, find_cues, find_events
from ingest.lexicon import kinds
from ingest.page import Page, Sentence
from ingest.place_context import dateline_end
from ingest.places import Place
from ingest.statements import Marks, is_statement
from ingest.tokens import Token

Item = TypeVar("Item", DateExpression, Place)
BREAKS = frozenset(",;:")


@dataclass(slots=True)
class Segment:
    """A piece of one sentence.

    `dates` are those of the event (not of what somebody said about it), `tokens` those of the
    piece; `first_claim` tells whether it is the first piece of its sentence.
    """

    sentence: int
    start: int
    end: int
    tokens: list[Token]
    is_bullet: bool
    is_opening: bool
    events: list[EventWord] = field(default_factory=list)
    dates: list[DateExpression] = field(default_factory=list)
    stated: list[DateExpression] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)

    @property
    def date(self) -> DateExpression | None:
        """The first date that is known and no point of departure."""
        known = [date for date in self.dates if date.start is not None and not date.is_open]
        return known[0] if known else None

    def cues(self, kind: str) -> bool:
        """Whether words of one kind of `discourse.csv` stand in it."""
        return bool(find_cues(self.tokens, kind))

    def take(self, other: Segment) -> None:
        """Takes in the piece that follows."""
        self.end = other.end
        self.tokens += other.tokens
        self.events += other.events
        self.dates += other.dates
        self.stated += other.stated
        self.places += other.places
        self.drafts += other.drafts


class Findings:
    """What other modules found in a page, each list in order of the text."""

    def __init__(
        self, dates: Sequence[DateExpression], places: Sequence[Place], drafts: Sequence[Draft]
    ) -> None:
        self.dates, self.places = dates, places
        self.date_starts = [date.char_start for date in dates]
        self.place_starts = [place.start for place in places]
        self.by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            if draft.sentence is not None:
                self.by_sentence.setdefault(draft.sentence, []).append(draft)


def segments(page: Page, sentence: Sentence, found: Findings) -> list[Segment]:
    """The pieces of a sentence, each about one event or none."""
    pieces = _pieces(sentence)
    starts = [piece.start for piece in pieces]

    def piece_at(offset: int) -> Segment:
        return pieces[max(0, bisect_right(starts, offset) - 1)]

    events = find_events(sentence.tokens)
    drafts = found.by_sentence.get(sentence.no, [])
    marks = Marks(sentence.tokens, events, [draft.trigger_span for draft in drafts])
    line_end = dateline_end(sentence.tokens)
    for event in events:
        piece_at(event.start).events.append(event)
    for place in _between(found.places, found.place_starts, sentence):
        piece_at(place.start).places.append(place)
    for draft in drafts:
        piece_at(_anchor(draft)).drafts.append(draft)
    for date in _between(found.dates, found.date_starts, sentence):
        piece = piece_at(date.char_start)
        stated = _is_in_dateline(sentence, line_end, date) or is_statement(marks, date)
        (piece.stated if stated else piece.dates).append(date)
    return _joined(pieces) if pieces else []


def _anchor(draft: Draft) -> int:
    """Where a claim stands: at its number, or at its outcome where that comes later."""
    return max(draft.quantity_span[0], draft.start)


def _is_in_dateline(sentence: Sentence, line_end: int, date: DateExpression) -> bool:
    return line_end > 0 and date.char_start < sentence.tokens[line_end].start


def _between(items: Sequence[Item], starts: Sequence[int], sentence: Sentence) -> Sequence[Item]:
    return items[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def _pieces(sentence: Sentence) -> list[Segment]:
    """The smallest pieces: cut at commas, semicolons and conjunctions."""
    tokens = sentence.tokens
    cuts = [0, *(i for i in range(1, len(tokens)) if _cuts(tokens, i)), len(tokens)]
    pieces = []
    for first, last in pairwise(cuts):
        if first < last:
            end = tokens[last].start if last < len(tokens) else sentence.end
            pieces.append(
                Segment(
                    sentence.no,
                    tokens[first].start,
                    end,
                    tokens[first:last],
                    sentence.is_bullet,
                    first == 0,
                )
            )
    return pieces


def _cuts(tokens: Sequence[Token], index: int) -> bool:
    """Whether a new piece begins at a token."""
    token, before = tokens[index], tokens[index - 1]
    if before.text in BREAKS:
        return True
    if token.norm in kinds("discourse")["opener"] and before.text not in BREAKS:
        return True
    return token.norm == "and" and before.kind == "word"


def _joined(pieces: list[Segment]) -> list[Segment]:
    """Joins the pieces that go on with the event of the one before."""
    done: list[Segment] = []
    for piece in pieces:
        if done and not _opens_event(done[-1], piece):
            done[-1].take(piece)
        else:
            done.append(piece)
    return done


def _opens_event(before: Segment, piece: Segment) -> bool:
    """Whether a piece tells of another event than what stands before it in the sentence."""
    if not (before.drafts or before.events):
        return False
    if piece.date is not None and before.date is not None:
        return bool(before.drafts or piece.drafts) and not _overlap(before.date, piece.date)
    if piece.date is not None and before.drafts:
        return piece.date.kind in ("relative", "anaphoric") and _tells(piece)
    return False


def _tells(piece: Segment) -> bool:
    return bool(piece.events or piece.drafts)


def _overlap(one: DateExpression, other: DateExpression) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start <= other.end and other.start <= one.end
