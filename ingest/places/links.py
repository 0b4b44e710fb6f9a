"""Which region and country the places of a sentence lie in, as their neighbours tell."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ingest import lexicon
from ingest.text.tokens import fold

if TYPE_CHECKING:
    from ingest.places.finding import Place

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\S")
MAX_GAP = 70
MARKS = frozenset(",()'s’-–")
LARGER = {"country": 3, "admin1": 2, "admin2": 1, "place": 0}


@cache
def _bridges() -> frozenset[str]:
    """Words that may stand between a place and the larger one in which it lies."""
    kinds = lexicon.kinds("place_word")
    words = {
        word
        for kind in ("settlement", "admin1", "admin2", "direction", "compass", "road")
        for phrase in kinds[kind]
        for word in phrase.split()
    }
    return MARKS | kinds["bridge"] | {fold(word) for word in words}


def linked(text: str, places: list[Place]) -> list[Place]:
    """The places of one sentence, each with the region and country that the next ones give it."""
    done: list[Place] = []
    for place in reversed(places):
        following = done[0] if done else None
        done.insert(0, _within(text, place, following) if following else place)
    return _led(_possessed(text, done))


def _within(text: str, place: Place, larger: Place) -> Place:
    """The place with what the larger one after it tells, if it lies in it."""
    if LARGER[larger.kind] <= LARGER[place.kind] or not _bridged(text[place.end : larger.start]):
        return _listed(text, place, larger)
    return _with(place, larger)


def _listed(text: str, place: Place, following: Place) -> Place:
    """In `X and Y in the Z region` both lie in it."""
    gap = text[place.end : following.start].strip(" ,")
    if gap == "of" and following.country_iso3:
        return replace(place, country_iso3=place.country_iso3 or following.country_iso3)
    if (
        gap in ("", "and", "or")
        and place.kind == following.kind
        and place.relation == following.relation
    ):
        return replace(
            place,
            admin1=place.admin1 or following.admin1,
            country_iso3=place.country_iso3 or following.country_iso3,
        )
    return place


def _with(place: Place, larger: Place) -> Place:
    admin1 = larger.name if larger.kind == "admin1" else larger.admin1
    return replace(
        place,
        admin1=admin1
        or (place.admin1 if larger.country_iso3 in (None, place.country_iso3) else None),
        country_iso3=larger.country_iso3 or place.country_iso3,
    )


def _bridged(gap: str) -> bool:
    if len(gap) > MAX_GAP or not gap.strip():
        return False
    words = [fold(word) for word in WORD.findall(gap)]
    kinds = lexicon.kinds("place_word")
    if words[0] in kinds["admin1"] or words[0] in kinds["admin2"] or words[0] in kinds["locality"]:
        words = words[1:]
    return (
        words[:1] != []
        and words[0] in (",", "(", "in", "-", "–")
        and all(word in _bridges() for word in words)
    )


def _possessed(text: str, places: list[Place]) -> list[Place]:
    """In `Somalia's Lower Shabelle region` the second lies in the first."""
    for index in range(1, len(places)):
        larger, place = places[index - 1], places[index]
        gap = text[larger.end : place.start]
        if LARGER[larger.kind] > LARGER[place.kind] and re.fullmatch(
            r"['’]s?(?: [\w-]+){0,4} ", gap
        ):
            places[index] = _with(place, larger)
    return places


def _led(places: list[Place]) -> list[Place]:
    """A country at the head of a line is that of the places after it."""
    lead = next((place for place in places if place.relation == "lead"), None)
    if lead is None or lead.country_iso3 is None:
        return places
    return [
        place
        if place.country_iso3 or place.start < lead.start
        else replace(place, country_iso3=lead.country_iso3)
        for place in places
    ]
