"""The words around a number that say that it is a count, though no noun follows."""

from __future__ import annotations

from functools import cache

from ingest.claims.clause import Clause
from ingest.claims.groups import PARTITIVE_PRONOUNS, Group
from ingest.claims.no_counts import YEARS
from ingest.claims.number_words import is_number
from ingest.lexicon import kinds, rows, words
from ingest.parties.lexicon import names
from ingest.text.phrases import PhraseTable

LARGEST = 100_000  # a larger number without noun is of people displaced or fed
NOUN_REACH = 5  # tokens from "to" or "at" back to the verb that changes a figure
SHARE_REACH = 4  # tokens from "were" to the noun that tells a share
PRONOUNS = frozenset({"it", "this", "that", "these", "them", "those"})


@cache
def _introductions() -> PhraseTable[str]:
    found = (row["phrase"] for row in rows("ellipsis") if row["kind"] == "phrase")
    return PhraseTable((phrase, phrase) for phrase in found)


@cache
def _of_kind(kind: str) -> frozenset[str]:
    return frozenset(row["phrase"] for row in rows("ellipsis") if row["kind"] == kind)


@cache
def _longest_introduction() -> int:
    return max(len(row["phrase"].split()) for row in rows("ellipsis"))


def is_introduced(clause: Clause, group: Group) -> bool:
    """Whether a phrase such as `speaks of` leads to a group."""
    first = group.first
    for start in range(max(0, first - _longest_introduction() - 1), first):
        match = _introductions().at(clause.tokens, start)
        if match is not None and match.last == first:
            return True
    return is_revised_to(clause, group)


def is_revised_to(clause: Clause, group: Group) -> bool:
    """`raised its figures to`, `put the toll at`, `brings to`: a figure is set."""
    if group.quantity is None or group.quantity.kind not in ("number", "vague"):
        return False
    if clause.norm(group.first - 1) not in ("to", "at"):
        return False
    names_figure = False
    for index in range(group.first - 2, max(-1, group.first - 2 - NOUN_REACH), -1):
        norm = clause.norm(index)
        if norm in _of_kind("verb"):
            return names_figure
        names_figure = names_figure or norm in _of_kind("noun") or norm in PRONOUNS
        if index in clause.trigger_at or clause.tokens[index].kind == "mark":
            return False
    return False


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
    elif not (group.is_partitive and clause.norm(last - 1) in PARTITIVE_PRONOUNS):
        return False
    if clause.norm(last) not in kinds("function_word")["be"]:
        return False
    return any(_is_told(clause, index) for index in range(last + 1, last + SHARE_REACH))


def _is_told(clause: Clause, index: int) -> bool:
    """Whether a noun for people, or the name of a people, starts at an index."""
    noun = clause.group_starting(index)
    if noun is not None:
        return noun.object == "person" and noun.quantity is None
    name = names().at(clause.tokens, index) if index < len(clause.tokens) else None
    return name is not None and "people" in name.value.kinds


def closes_clause(clause: Clause, group: Group) -> bool:
    """A number without noun at the end of a clause (`had arrived at 123`, `has more than twenty`),
    unless a preposition of time or place leads to it."""
    if not _may_be_toll(clause, group) or _names_hill(clause, group):
        return False
    ends = kinds("clause_end")
    before, after = clause.norm(group.first - 1), clause.norm(group.last)
    is_weekday = clause.norm(group.last + 1) in words("calendar")
    if before == "," and after == "on" and is_weekday:
        return True  # "five on Monday, seven on Tuesday"
    if before == "and" and after in ends["elsewhere"]:
        return True  # "six died in a first explosion and a dozen in a second"
    return ends_clause(clause, group) and before != "" and before not in ends["binding"]


def ends_clause(clause: Clause, group: Group) -> bool:
    """Whether a clause ends behind a number, or behind its verb: `no more than 20 were.`"""
    after = clause.norm(group.last)
    if after in ("were", "had", "did"):
        after = clause.norm(group.last + 1)
    return after == "" or after in kinds("clause_end")["end"]


def _names_hill(clause: Clause, group: Group) -> bool:
    """Whether a number is a name's: `near Hill 402`, `at Checkpoint 7`."""
    before = clause.tokens[group.first - 1] if group.first else None
    is_digits = clause.tokens[group.first].kind == "number"
    is_feature = before is not None and before.norm in _features()
    return is_digits and is_feature and before is not None and before.is_capitalised


@cache
def _features() -> frozenset[str]:
    return frozenset(word for kind in kinds("place_word").values() for word in kind)


def _may_be_toll(clause: Clause, group: Group) -> bool:
    quantity = group.quantity
    if quantity is None or quantity.kind != "number" or group.last > quantity.last:
        return False
    if clause.norm(quantity.core) == "one":
        return False
    is_digits = clause.tokens[group.first].kind == "number"
    is_year = is_digits and quantity.qualifier == "exact" and quantity.low in YEARS
    return not is_year and (quantity.low or quantity.high or 0) <= LARGEST
