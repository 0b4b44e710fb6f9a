"""Small questions about passages and events that the sorter asks again and again."""

from __future__ import annotations

from ingest.incident import RANK, WEAK, Incident, When
from ingest.places import Place
from ingest.segments import Segment

POINTLESS = frozenset({"distance", "dateline"})


def place_of(segment: Segment) -> Place | None:
    """The place of a passage's event: the most exact, of several the first."""
    places = [place for place in segment.places if place.relation not in POINTLESS]
    return min(places, key=remoteness, default=None)


def is_open(place: Place | None) -> bool:
    """Whether no place is told that must be that of the event."""
    return place is None or place.relation in WEAK


def is_there(incident: Incident, place: Place) -> bool:
    """Whether an event is told to be in just that town or village."""
    return place.kind == "place" and incident.lies_at(place)


def remoteness(place: Place) -> tuple[int, int]:
    """How far a place is from being that of the event: by its relation, then by its size."""
    step = 3 if place.relation in WEAK else 0
    return {"lead": 1, "of": 2}.get(place.relation, step), RANK[place.kind]


def mirrored(told: When, main: When) -> When:
    """In `it came a day after three were killed` the killing is the earlier event."""
    if told.start <= main.start:
        return told
    shift = told.start - main.start
    return When(main.start - shift, main.end - shift, told.precision, told.slack)
