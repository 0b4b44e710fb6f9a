"""One violent event while it is being put together from the passages that tell of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from ingest.claims.draft import Draft
from ingest.dates.expressions import DateExpression
from ingest.incidents.segments import Segment
from ingest.places.finding import Place
from ingest.text.tokens import fold

LOCATED = frozenset({"in", "near", "lead", "object", "field", "list"})
WEAK = frozenset({"from", "of", "distance", "dateline", "bare", "modifier"})
SLACK = {"week": 4, "month": 16, "year": 180}
EXACT = ("day", "month", "year")


@dataclass(slots=True)
class When:
    """The days of an event, both ends included, and how exactly they are meant."""

    start: date
    end: date
    precision: str
    slack: int = 0

    def meets(self, other: When) -> bool:
        """Whether both can be the same time; `slack` are the days that a distance may be off."""
        slack = timedelta(days=max(self.slack, other.slack))
        return self.start <= other.end + slack and other.start <= self.end + slack

    def is_closer(self, other: When) -> bool:
        """Whether this is told more exactly."""
        mine, theirs = EXACT.index(self.precision), EXACT.index(other.precision)
        return (mine, self.slack) < (theirs, other.slack)

    def is_near(self, other: When, days: int) -> bool:
        """Whether both begin within some days of each other."""
        return abs(self.start - other.start) <= timedelta(days=days)

    def is_before(self, other: When, days: int) -> bool:
        """Whether `other` begins within some days after this."""
        return self.end < other.start <= self.end + timedelta(days=days)


def when(expression: DateExpression | None) -> When | None:
    """The days of a date expression, or None where they are not known."""
    if expression is None or expression.start is None or expression.end is None:
        return None
    slack = 0
    if expression.kind in ("relative", "anaphoric"):
        slack = next((days for unit, days in SLACK.items() if unit in expression.text.lower()), 0)
    return When(expression.start, expression.end, expression.precision, slack)


@dataclass(slots=True, eq=False)
class Incident:
    """An event with what is told of it; parties and type are filled in at the end.

    `is_firm` says that it counts without a claim, `is_novel` that the text sets it beside another
    event without a date or place of its own, `before` is the event spoken of just before, `heading`
    the country or region under whose name it stands.
    """

    rule: str
    start: int
    end: int
    when: When | None = None
    place: Place | None = None
    is_main: bool = False
    is_firm: bool = False
    is_novel: bool = False
    before: Incident | None = None
    heading: Place | None = None
    names: set[str] = field(default_factory=set)
    segments: list[Segment] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    name: str | None = None
    type: str = "other"
    admin1: str | None = None
    country: str | None = None
    attacker: str | None = None
    attacker_class: str | None = None
    target: str | None = None
    target_class: str | None = None
    claimed_by: str | None = None

    def learn(self, segment: Segment) -> None:
        """Takes in a passage: its claims are told of this event."""
        self.segments.append(segment)
        if self.start == self.end:
            self.start, self.end = segment.start, segment.end

    def dated(self, found: When | None) -> None:
        """Takes a date where none, or only a vaguer one, is known."""
        if found is None:
            return
        if self.when is None or (self.when.meets(found) and found.is_closer(self.when)):
            self.when = found

    def placed(self, found: Place | None) -> None:
        """Takes a place where none, or only a larger one, is known."""
        if found is None:
            return
        if RANK[found.kind] < RANK["admin1"]:
            self.names.add(fold(found.name))
        if self.place is None or RANK[found.kind] < RANK[self.place.kind]:
            self.place = found

    def is_at(self, found: When) -> bool:
        """Whether the event is dated and can be of these days."""
        return self.when is not None and self.when.meets(found)

    def may_lie_at(self, found: Place | None, strictly: bool = False) -> bool:
        """Whether nothing speaks against a place being that of the event; `strictly`, of two
        places in each other one must be known to lie in the other.
        """
        if found is None or self.place is None or self.lies_at(found):
            return True
        if RANK[found.kind] == RANK[self.place.kind]:
            return False
        small, large = sorted((found, self.place), key=lambda place: RANK[place.kind])
        may_be_new = large.kind == "admin2" or (large is found and large.kind == "country")
        if strictly and may_be_new and _is_unlinked(small, large):
            return False
        return _may_contain(large, small)

    def lies_at_same(self, other: Incident) -> bool:
        """Whether both are told to be at one place."""
        return bool(self.names & other.names)

    def lies_at(self, found: Place) -> bool:
        """Whether the event is told to be at this place."""
        if RANK[found.kind] >= RANK["admin1"]:
            return self.place is not None and fold(self.place.name) == fold(found.name)
        name = fold(found.name)
        return any(
            f" {name} " in f" {known} " or f" {known} " in f" {name} " for known in self.names
        )


RANK = {"place": 0, "admin2": 1, "admin1": 2, "country": 3}


def _is_unlinked(small: Place, large: Place) -> bool:
    """Whether nothing tells that the smaller place lies in the larger one."""
    if large.kind == "country":
        return small.country_iso3 is None
    return small.admin1 is None or small.admin1 != large.admin1


def _may_contain(large: Place, small: Place) -> bool:
    if large.kind == "country":
        return small.country_iso3 in (None, large.country_iso3)
    if large.kind == "admin1" and small.admin1:
        return fold(small.admin1) == fold(large.name)
    return (
        None in (small.country_iso3, large.country_iso3) or small.country_iso3 == large.country_iso3
    )
