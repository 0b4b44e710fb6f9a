"""The type of an incident, from the words of the passages that tell of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.event_words import EventWord, find_events
from ingest.incident import Incident
from ingest.tokens import Token

GENERIC = "armed_assault"
LEAD = 2


def incident_type(incident: Incident, title: Sequence[Token], attacker_class: str | None) -> str:
    """The type of an incident; `title` are the words of the document's title for a main event."""
    counts = _counted(incident, title)
    chosen = _chosen(counts)
    if chosen == GENERIC and attacker_class == "state_force":
        return "operation"
    return chosen


def _counted(incident: Incident, title: Sequence[Token]) -> Counter[str]:
    """The types that the words name, the earlier ones and those of the title with more weight."""
    counts: Counter[str] = Counter()
    for word in find_events(title):
        counts[word.type] += 6
    for number, segment in enumerate(incident.segments[:12]):
        for word in segment.events:
            counts[word.type] += _weight(word, number)
    return counts


def _weight(word: EventWord, number: int) -> int:
    return (3 if number < LEAD else 1) + (word.form != "plural")


def _chosen(counts: Counter[str]) -> str:
    """The type most named, a specific one before the general ones."""
    specific = {
        type_: count
        for type_, count in counts.items()
        if type_ not in (GENERIC, "other", "operation", "clash")
    }
    most = max(specific.values(), default=0)
    general = counts[GENERIC]
    if specific and 2 * most >= general:
        return next(type_ for type_, count in specific.items() if count == most)
    for type_ in (GENERIC, "clash", "operation", "other"):
        if counts[type_]:
            return type_
    return GENERIC
