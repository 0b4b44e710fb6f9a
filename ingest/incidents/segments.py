"""Sentences cut into pieces that tell of one event each, with their dates, places and claims."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar

from ingest.claims.draft import Draft
from ingest.dates.expressions import DateExpression
from ingest.incidents.event_words import EventWord, find_cues, find_events, possible_cues
from ingest.incidents.statements import Marks, is_of_speaker, is_statement
from ingest.lexicon import kinds
from ingest.places.context import dateline_end
from ingest.places.finding import Place
from ingest.text.page import Sentence
from ingest.text.phrases import Match
from ingest.text.tokens import Token

Item = TypeVar("Item", DateExpression, Place)
BREAKS = frozenset(",;:")
TURNS = kinds("discourse")["turn"]
PARTS = kinds("discourse")["part"]
RELATIVES = kinds("discourse")["relative"]
MONTH = timedelta(days=31)
CURRENT = timedelta(days=7)
MAX_TOKENS = 200  # no sentence that anybody wrote is longer
SHIFT_REACH = 3


@dataclass(slots=True)
class Segment:
    """A piece of one sentence.

    `dates` are those of the event, `stated` those of what somebody said or did about it;
    `is_opening` says that it opens its sentence, `is_shifted` that it begins "two weeks after",
    `is_apart` that its event is set beside another one in the sentence, `near` has the offsets of
    the dates in the clause of an event or a claim.
    """

    sentence: int
    start: int
    end: int
    tokens: list[Token]
    is_bullet: bool
    is_opening: bool
    is_shifted: bool = False
    is_apart: bool = False
    events: list[EventWord] = field(default_factory=list)
    dates: list[DateExpression] = field(default_factory=list)
    stated: list[DateExpression] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    near: set[int] = field(default_factory=set)
    known_cues: dict[str, list[Match[str]]] = field(default_factory=dict)
    cue_kinds: frozenset[str] | None = None

    @property
    def date(self) -> DateExpression | None:
        """The date of its event: of several the most exact, a calendar date before a distance."""
        known = [date for date in self.dates if date.start is not None and not date.is_open]
        return min(
            known,
            key=lambda date: (*_vagueness(date), date.char_start not in self.near),
            default=None,
        )

    @property
    def is_same_day(self) -> bool:
        """Whether it goes on at `the same day` or the like."""
        return self.date is not None and self.date.kind == "anaphoric" and "same" in self.date.text

    def cues(self, kind: str) -> bool:
        """Whether words of one kind of `discourse.csv` stand in it."""
        return bool(self.matches(kind))

    def matches(self, kind: str) -> list[Match[str]]:
        """The words of one kind of `discourse.csv` in it."""
        if self.cue_kinds is None:
            self.cue_kinds = possible_cues(self.tokens)
        if kind not in self.cue_kinds:
            return []
        if kind not in self.known_cues:
            found = find_cues(self.tokens, kind)
            self.known_cues[kind] = [m for m in found if not _is_of_name(self.tokens, m)]
        return self.known_cues[kind]

    def take(self, other: Segment) -> None:
        """Takes in the piece that follows."""
        self.end = other.end
        self.tokens += other.tokens
        self.events += other.events
        self.dates += other.dates
        self.stated += other.stated
        self.places += other.places
        self.drafts += other.drafts
        self.near |= other.near
        self.known_cues.clear()
        self.cue_kinds = None


def _is_of_name(tokens: Sequence[Token], match: Match[str]) -> bool:
    """`Third Division` is no third of its kind, the `Rapid Intervention Battalion` no war."""
    first, after = tokens[match.first], tokens[match.last : match.last + 1]
    if match.last - match.first > 1 or not first.is_capitalised or first.text.isupper():
        return False
    return bool(after) and after[0].is_capitalised and after[0].start == first.end + 1


def _vagueness(date: DateExpression) -> tuple[bool, int]:
    vague = date.kind in ("relative", "anaphoric") and date.precision != "day"
    return vague or "week" in date.text, ("day", "month", "year", "unknown").index(date.precision)


class Findings:
    """What other modules found in a page, each list in order of the text.

    A state that began within a week before the publication (`since yesterday`) is an event of
    that day.
    """

    def __init__(
        self,
        dates: Sequence[DateExpression],
        places: Sequence[Place],
        drafts: Sequence[Draft],
        published_at: date | None = None,
    ) -> None:
        self.published_at = published_at
        self.dates = [_closed(found, published_at) for found in dates]
        self.places = places
        self.date_starts = [found.char_start for found in dates]
        self.place_starts = [place.start for place in places]
        self.by_sentence: dict[int, list[Draft]] = {}
        for draft in drafts:
            if draft.sentence is not None:
                self.by_sentence.setdefault(draft.sentence, []).append(draft)


def _closed(found: DateExpression, published_at: date | None) -> DateExpression:
    if not found.is_open or found.start is None or published_at is None:
        return found
    is_current = timedelta(0) <= published_at - found.start <= CURRENT
    return replace(found, is_open=False) if is_current and found.precision == "day" else found


def segments(sentence: Sentence, found: Findings) -> list[Segment]:
    """The pieces of a sentence, each about one event or none."""
    events = find_events(sentence.tokens)
    drafts = found.by_sentence.get(sentence.no, [])
    pieces = _pieces(sentence, is_whole=not (events or drafts))
    if not pieces:
        return []
    starts = [piece.start for piece in pieces]

    def piece_at(offset: int) -> Segment:
        return pieces[max(0, bisect_right(starts, offset) - 1)]

    marks = Marks(sentence.tokens, events, [draft.trigger_span for draft in drafts])
    line_end = dateline_end(sentence.tokens)
    for event in events:
        piece_at(event.start).events.append(event)
    for place in _between(found.places, found.place_starts, sentence):
        is_seat = is_of_speaker(marks, place)
        piece_at(place.start).places.append(replace(place, relation="of") if is_seat else place)
    for draft in drafts:
        piece_at(max(draft.quantity_span[0], draft.trigger_span[0])).drafts.append(draft)
    for date_ in _between(found.dates, found.date_starts, sentence):
        piece = piece_at(date_.char_start)
        stated = (
            _is_in_dateline(sentence, line_end, date_)
            or marks.is_since(date_)
            or (not _is_period(date_) and is_statement(marks, date_, _leads(piece, date_)))
        )
        (piece.stated if stated else piece.dates).append(date_)
        piece.is_shifted = piece.is_shifted and not stated
    for piece in pieces:
        if _tells(piece):
            piece.near = {date_.char_start for date_ in piece.dates}
    return _joined(pieces) if pieces else []


def _is_period(date_: DateExpression) -> bool:
    """Nobody speaks for weeks: a long span, or one still open, is that of what is told."""
    if date_.start is None or date_.end is None:
        return False
    if date_.is_open:
        return True
    is_long = date_.end - date_.start > (CURRENT if date_.precision == "day" else MONTH)
    return is_long and date_.precision != "year"


def _leads(piece: Segment, date_: DateExpression) -> bool:
    """Whether `three months after` opens a piece of its own within a sentence."""
    return piece.is_shifted and not piece.is_opening and date_.char_start == piece.start


def _is_in_dateline(sentence: Sentence, line_end: int, date_: DateExpression) -> bool:
    return line_end > 0 and date_.char_start < sentence.tokens[line_end].start


def _between(items: Sequence[Item], starts: Sequence[int], sentence: Sentence) -> Sequence[Item]:
    return items[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def _pieces(sentence: Sentence, is_whole: bool) -> list[Segment]:
    """The smallest pieces: cut at commas, semicolons, conjunctions and `two weeks after`.

    A sentence that `is_whole`, without event or claim, would be joined again: it is not cut.
    """
    tokens = sentence.tokens
    shifts = _shifts(tokens)
    if is_whole and not shifts and len(tokens) <= MAX_TOKENS:
        cuts = [0, len(tokens)]
    else:
        cuts = [0, *sorted(shifts.union(_cuts(tokens)) - {0}), len(tokens)]
    pieces = []
    for first, last in pairwise(cuts):
        if first < last:
            end = tokens[last].start if last < len(tokens) else sentence.end
            piece = Segment(
                sentence.no,
                tokens[first].start,
                end,
                tokens[first:last],
                sentence.is_bullet,
                first == 0,
            )
            piece.is_shifted = first in shifts
            pieces.append(piece)
    return pieces


def _shifts(tokens: Sequence[Token]) -> frozenset[int]:
    """Where `two weeks after`, `three months earlier` and the like begin."""
    units = kinds("unit")["time"]
    found = []
    for index, token in enumerate(tokens):
        if token.norm in units and index + 1 < len(tokens) and tokens[index + 1].norm in TURNS:
            first = index
            while first > max(0, index - SHIFT_REACH) and tokens[first - 1].norm in _amounts():
                first -= 1
            found.append(first)
    return frozenset(found)


def _amounts() -> frozenset[str]:
    return kinds("discourse")["amount"]


def _cuts(tokens: Sequence[Token]) -> Iterator[int]:
    """Where new pieces begin, but for the first."""
    openers, times = kinds("discourse")["opener"], kinds("unit")["time"]
    for before, token in pairwise(tokens):
        if before.text in BREAKS:
            yield token.index
        elif token.norm in openers:
            if before.norm not in times:
                yield token.index
        elif token.norm == "and" and before.kind == "word":
            yield token.index


def _joined(pieces: list[Segment]) -> list[Segment]:
    """Joins the pieces that go on with the event of the one before."""
    done: list[Segment] = []
    for piece in pieces:
        if not done:
            done.append(piece)
            continue
        is_full = len(done[-1].tokens) > MAX_TOKENS
        if is_full or _opens_event(done[-1], piece) or _is_time_clause(done[-1], piece):
            piece.is_apart = _names_other_event(done[-1], piece)
            done.append(piece)
            continue
        _settle(done[-1], piece)
        done[-1].take(piece)
    return done


def _settle(before: Segment, piece: Segment) -> None:
    """Takes from a piece what its grammar keeps from the event before it."""
    if piece.tokens[0].norm in RELATIVES and before.drafts and not (piece.drafts or piece.events):
        piece.stated, piece.dates = [*piece.stated, *piece.dates], []


def _is_time_clause(before: Segment, piece: Segment) -> bool:
    """In `since last month, when 27 died in a raid` the month is that of the raid."""
    if piece.tokens[0].norm != "when" or before.drafts or piece.dates or not _tells(piece):
        return False
    last = [d for d in (*before.dates, *before.stated) if piece.start - d.char_end <= len(", ")]
    if not last:
        return False
    piece.dates = [replace(date_, is_open=False) for date_ in last]
    before.dates, before.stated = [], []
    return True


def _opens_event(before: Segment, piece: Segment) -> bool:
    """Whether a piece tells of another event than what stands before it in the sentence."""
    if not (before.drafts or before.events):
        return False
    if piece.is_shifted and _tells(piece):
        return bool(piece.drafts) or _has_new_event(piece)
    if piece.date is not None and before.date is not None:
        return bool(before.drafts or piece.drafts) and not _overlap(before.date, piece.date)
    if piece.date is not None and before.drafts and _tells(piece):
        if any(date_.is_open for date_ in before.dates):
            return True
        is_part = piece.tokens[0].norm in PARTS and bool(piece.drafts)
        is_part = is_part or (piece.tokens[0].norm == "and" and _begins_with_event(piece))
        return is_part or (piece.date.kind in ("relative", "anaphoric") and not piece.is_same_day)
    return bool(before.drafts) and _names_other_event(before, piece)


def _begins_with_event(piece: Segment) -> bool:
    """`and the execution of a hostage in 2010`."""
    heads = {token.start for token in piece.tokens[1:4]}
    return any(event.form == "noun" and event.start in heads for event in piece.events)


def _has_new_event(piece: Segment) -> bool:
    return any(event.article != "definite" for event in piece.events)


def _names_other_event(before: Segment, piece: Segment) -> bool:
    """`an ambush killed four and a car bomb killed two` are two events."""
    new = [event for event in piece.events if _is_introduced(event)]
    old = [event for event in before.events if _is_introduced(event)]
    return bool(new and old) and new[0].type != old[0].type and piece.tokens[0].norm == "and"


def _is_introduced(event: EventWord) -> bool:
    return event.form == "noun" and event.article == "indefinite"


def _tells(piece: Segment) -> bool:
    return bool(piece.events or piece.drafts)


def _overlap(one: DateExpression, other: DateExpression) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start <= other.end and other.start <= one.end
