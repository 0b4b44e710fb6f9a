"""Shares of a toll that a clause of its own tells: `22 of them were children`."""

from __future__ import annotations

from ingest.claims.clause import Clause
from ingest.claims.groups import PARTITIVE_PRONOUNS, Group
from ingest.claims.number_words import is_number
from ingest.lexicon import kinds
from ingest.parties.lexicon import names

CLAUSE_MARKS = frozenset({"", ",", ";", ":", "and", "while", "–", "—"})
SHARE_REACH = 4  # tokens from "were" to the noun that tells a share


def is_told_share(clause: Clause, group: Group) -> bool:
    """`22 of them were children`, `two of the eleven were girls`: a share, told by a noun."""
    if group.quantity is None or group.quantity.kind != "number" or not group.is_elliptic:
        return False
    last = group.last
    if clause.norm(last) == "of":
        last += 1 + (clause.norm(last + 1) == "the")
        if not (last < len(clause.tokens) and is_number(clause.tokens[last])):
            return False
        last += 1
    elif group.is_partitive and is_number(clause.tokens[last - 1]):
        return is_told(clause, last)
    elif not (group.is_partitive and clause.norm(last - 1) in PARTITIVE_PRONOUNS):
        return not group.is_partitive and _opens(clause, group.first) and is_told(clause, last)
    return is_told(clause, last)


def _opens(clause: Clause, index: int) -> bool:
    """Whether a clause begins at an index: `seven were soldiers and two were children`."""
    return clause.norm(clause.skip_left(index - 1)) in CLAUSE_MARKS


def is_told(clause: Clause, index: int) -> bool:
    """Whether a verb at an index says who people were: `were children`, `was an American`."""
    if clause.norm(index) not in kinds("function_word")["be"]:
        return False
    return any(_names_people(clause, start) for start in range(index + 1, index + SHARE_REACH))


def _names_people(clause: Clause, index: int) -> bool:
    """Whether a noun for people, or the name of a people, starts at an index."""
    noun = clause.group_starting(index)
    if noun is not None:
        return noun.object == "person" and noun.quantity is None
    name = names().at(clause.tokens, index) if index < len(clause.tokens) else None
    return name is not None and "people" in name.value.kinds
