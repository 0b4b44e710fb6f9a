"""Texts set wholly in capitals, where a capital tells no name: `TWO SOLDIERS WERE ALSO KILLED`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.claims.nouns import nouns
from ingest.claims.number_words import number_words
from ingest.claims.outcomes import outcomes
from ingest.lexicon import rows
from ingest.parties.lexicon import names
from ingest.text.tokens import Token

LEAST = 4  # words of a sentence in capitals; fewer may be an acronym and a name
LISTS = (
    ("phrase", ("qualifier", "ellipsis", "joint", "vague", "zero")),
    ("word", ("function_word", "unit", "toll_word", "event")),
    ("verb", ("reporting_verb",)),
    ("noun", ("source_noun",)),
)


def in_lower_case(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens of a sentence in capitals with its common words in lower case; names, and words
    that no list has, keep their capital."""
    if not _is_in_capitals(tokens):
        return tokens
    named = {i for name in names().find(tokens) for i in range(name.first, name.last)}
    return [_plain(token) if token.index not in named else token for token in tokens]


def _is_in_capitals(tokens: Sequence[Token]) -> bool:
    found = [token.text for token in tokens if token.kind == "word"]
    return len(found) >= LEAST and all(text.isupper() for text in found)


def _plain(token: Token) -> Token:
    is_common = token.kind == "word" and token.norm in _common_words()
    return replace(token, text=token.text.lower(), is_capitalised=False) if is_common else token


@cache
def _common_words() -> frozenset[str]:
    """The single words of the lists from which claims are read."""
    found: set[str] = set(number_words())
    for column, listed in LISTS:
        for phrase in (row[column] for name in listed for row in rows(name)):
            found.update(phrase.split())
    for table in (nouns(), outcomes()):
        found.update(word for phrase in table.phrases() for word in phrase.split())
    return frozenset(found)
