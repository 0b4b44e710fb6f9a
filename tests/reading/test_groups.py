"""Who or what is counted: noun phrases with their number, class and object."""

from __future__ import annotations

import pytest

from ingest.claims.groups import Group, find_groups
from ingest.claims.nouns import nouns, plural_of
from ingest.claims.outcomes import find_triggers
from ingest.text.tokens import tokenise

STATE, ARMED, CIVIL, PEOPLE = "state_force", "armed_group", "civilian", "unknown"

# A phrase that is one group: its head noun, its class, its object.
PHRASES: list[tuple[str, str | None, str | None, str]] = [
    ("four American soldiers", "soldier", STATE, "person"),
    ("at least 12 Burundian peacekeepers", "peacekeeper", STATE, "person"),
    ("members of the security forces", "member of the security forces", STATE, "person"),
    ("two suspected militants", "suspected militant", ARMED, "person"),
    ("seven al-Shabaab fighters", "fighter", ARMED, "person"),
    ("12 local aid workers", "aid worker", CIVIL, "person"),
    ("ten fishermen", "fisherman", CIVIL, "person"),
    ("a 12-year-old girl", "girl", CIVIL, "person"),
    ("President Idris Bello", "president", CIVIL, "person"),
    ("20 wounded soldiers", "soldier", STATE, "person"),
    ("three of the nine officers", "officer", STATE, "person"),
    ("30 people", "person", PEOPLE, "person"),
    ("two bodies", "body", PEOPLE, "person"),
    ("two pickup trucks", "pickup truck", None, "vehicle"),
    ("an armoured personnel carrier", "armoured personnel carrier", None, "vehicle"),
    ("nine motorbikes", "motorbike", None, "motorcycle"),
    ("a helicopter", "helicopter", None, "aircraft"),
    ("14 assault rifles", "assault rifle", None, "weapon"),
    ("60 mud-brick houses", "house", None, "building"),
    ("400 cattle", "cattle", None, "other"),
    ("their vehicle", "vehicle", None, "vehicle"),
]

SHAPES = [
    ("a further eleven", {"is_elliptic"}),
    ("five of them", {"is_elliptic", "is_partitive"}),
    ("Adrian Nel", {"is_singular", "is_named"}),
    ("a driver", {"is_singular"}),
    ("drivers", set()),
    ("four soldiers", set()),
]
MARKS = ("is_elliptic", "is_partitive", "is_singular", "is_named")

PLURALS = [
    ("soldier", "soldiers"),
    ("bus", "buses"),
    ("church", "churches"),
    ("army", "armies"),
    ("convoy", "convoys"),
    ("police post", "police posts"),
]


def groups(text: str) -> list[Group]:
    tokens = tokenise(text)
    verbs = frozenset(i for one in find_triggers(tokens) for i in range(one.first, one.last))
    return find_groups(text, tokens, verbs)


@pytest.mark.parametrize(("text", "head", "victim_class", "object_"), PHRASES)
def test_reads_a_phrase_as_one_group(
    text: str, head: str, victim_class: str | None, object_: str
) -> None:
    (found,) = groups(text)
    assert (found.first, found.last) == (0, len(tokenise(text)))
    assert found.noun is not None
    assert (found.noun.singular, found.object) == (head, object_)
    assert object_ != "person" or found.victim_class == victim_class


@pytest.mark.parametrize(("text", "marks"), SHAPES)
def test_marks_the_shape_of_a_group(text: str, marks: set[str]) -> None:
    (found,) = groups(text)
    assert {mark for mark in MARKS if getattr(found, mark)} == marks


def test_a_number_starts_a_new_group() -> None:
    found = groups("four soldiers, two trucks and a driver")
    assert [group.quantity.low if group.quantity else None for group in found] == [4, 2, 1]
    assert [group.object for group in found] == ["person", "vehicle", "person"]


def test_an_outcome_word_ends_a_group() -> None:
    tokens = tokenise("12 soldiers killed near the camp")
    assert tokens[groups("12 soldiers killed near the camp")[0].last].text == "killed"


@pytest.mark.parametrize(("noun", "plural"), PLURALS)
def test_makes_regular_plurals(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural
    singular = nouns().get(noun)
    several = nouns().get(plural)
    assert singular is not None and several is not None
    assert (singular.is_plural, several.is_plural) == (False, True)
    assert several.singular == noun
