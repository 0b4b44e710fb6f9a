"""Outcome words: their forms, and what they are said of."""

from __future__ import annotations

import pytest

from ingest.claims.outcomes import find_triggers, outcomes
from ingest.text.tokens import tokenise

# The text with one outcome word, the words found, its form, and the outcome for people and things.
WORDS: list[tuple[str, str, str, str | None, str | None]] = [
    ("rebels kill two", "kill", "base", "killed", "destroyed"),
    ("a mine kills two", "kills", "finite", "killed", "destroyed"),
    ("a mine killed two", "killed", "past", "killed", "destroyed"),
    ("killing two", "killing", "gerund", "killed", "destroyed"),
    ("men slain at dawn", "slain", "participle", "killed", None),
    ("they slew two", "slew", "finite", "killed", None),
    ("two were kidnapped", "kidnapped", "past", "captured", None),
    ("stabbing two", "stabbing", "gerund", "injured", None),
    ("stripped of guns", "stripped", "past", None, "captured"),
    ("two died", "died", "past", "killed", "destroyed"),
    ("two lost their lives", "lost their lives", "past", "killed", "destroyed"),
    ("two were shot dead", "shot dead", "past", "killed", None),
    ("two were SHOT DOWN", "SHOT DOWN", "past", "killed", "destroyed"),
    ("two were stabbed to death", "stabbed to death", "past", "killed", None),
    ("two are missing", "missing", "adjective", "missing", None),
    ("two are unaccounted for", "unaccounted for", "adjective", "missing", None),
    ("huts burnt down", "burnt down", "participle", None, "destroyed"),
    ("the death toll", "death toll", "noun", "killed", None),
    ("two injuries", "injuries", "noun", "injured", None),
    ("2 KIA", "KIA", "label", "killed", None),
    ("2 WIA", "WIA", "label", "injured", None),
]

OTHER_WORDS = ["kia cars", "a skilled man", "the killers", "a deadline", "lethal", "Diego"]

SAID_OF = [
    ("intercepted", "aircraft", None, "destroyed"),
    ("intercepted", "person", None, None),
    ("shot", "person", "soldier", "killed"),
    ("shot", "vehicle", "truck", None),
    ("held", "person", "hostage", "captured"),
    ("held", "person", "minister", None),
    ("killed", "aircraft", "drone", "destroyed"),
    ("arrested", "building", "house", None),
    ("damaged", "building", "house", "damaged"),
    ("damaged", "person", "man", None),
]


@pytest.mark.parametrize(("text", "words", "form", "person", "thing"), WORDS)
def test_finds_an_outcome_word_in_its_form(
    text: str, words: str, form: str, person: str | None, thing: str | None
) -> None:
    tokens = tokenise(text)
    (found,) = find_triggers(tokens)
    assert text[tokens[found.first].start : tokens[found.last - 1].end] == words
    outcome = found.outcome
    assert (outcome.form, outcome.person, outcome.thing) == (form, person, thing)


@pytest.mark.parametrize("text", OTHER_WORDS)
def test_finds_none_in_words_that_look_like_one(text: str) -> None:
    assert find_triggers(tokenise(text)) == []


@pytest.mark.parametrize(("word", "object_", "noun", "outcome"), SAID_OF)
def test_says_of_what_a_word_is_said(
    word: str, object_: str, noun: str | None, outcome: str | None
) -> None:
    found = outcomes().get(word)
    assert found is not None
    assert found.of(object_, noun) == outcome
