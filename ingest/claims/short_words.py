"""The words around a number that say that it is a count, though no noun follows."""

from __future__ import annotations

from functools import cache

from ingest.claims.clause import Clause
from ingest.claims.groups import DEFINITE, Group
from ingest.claims.no_counts import YEARS
from ingest.lexicon import kinds, rows, words
from ingest.text.phrases import PhraseTable

LARGEST = 100_000  # a larger number without noun is of people displaced or fed
NOUN_REACH = 5  # tokens from "to" or "at" back to the verb that changes a figure
LABEL_REACH = 6  # tokens of a label in front of its colon
LISTS = frozenset({"list", "lists", "register", "registers", "roll", "records", "notebook", "book"})
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
    if _goes_on(clause, group) or (group.quantity and clause.norm(group.quantity.core) == "one"):
        return False
    for start in range(max(0, first - _longest_introduction() - 1), first):
        match = _introductions().at(clause.tokens, start)
        if match is not None and match.last == first:
            return True
    return is_revised_to(clause, group) or _is_on_list(clause, group)


def _is_on_list(clause: Clause, group: Group) -> bool:
    """`has 29 on his list`, `counts 40 in its records`."""
    if clause.norm(group.last) not in ("on", "in"):
        return False
    behind = {clause.norm(index) for index in range(group.last + 2, group.last + 4)}
    return bool(behind & LISTS) and clause.norm(group.last + 1) in DEFINITE


def _goes_on(clause: Clause, group: Group) -> bool:
    """Whether a number has a predicate of its own: `says 3.5 million are displaced`."""
    return clause.norm(group.last) in ("are", "were") and not ends_clause(clause, group)


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


def is_compared(clause: Clause, group: Group) -> bool:
    """`120 rebels were killed, against nine of its own soldiers`: the toll of the other side."""
    if group.quantity is None or group.quantity.kind not in ("number", "vague"):
        return False
    before = [clause.norm(index) for index in range(group.first - 3, group.first)]
    is_aside = before[-2:] in ([",", "against"], ["as", "against"], [",", "versus"])
    return is_aside or before in ([",", "compared", "with"], [",", "compared", "to"])


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
    if before in (",", "and", ";") and _is_placed(clause, group):
        return True  # "seven were killed in Homs, four in Hama and one in Idlib"
    if before == ":" and _labels_events(clause, group.first - 1):
        return False
    return ends_clause(clause, group) and before != "" and before not in ends["binding"]


def _is_placed(clause: Clause, group: Group) -> bool:
    """Whether nothing but a place follows a number, with which its clause ends."""
    if clause.norm(group.last) not in ("in", "at", "near", "outside"):
        return False
    last = group.last + 1
    while last < len(clause.tokens) and clause.tokens[last].is_capitalised:
        last += 1
    following = clause.norm(last) if last < len(clause.tokens) else ""
    is_name = last > group.last + 1 and clause.norm(group.last + 1) not in words("calendar")
    return is_name and following in ("", ",", ".", ";", "and")


def _labels_events(clause: Clause, colon: int) -> bool:
    """Whether a label counts what happened: `Access incidents in week 10: 37`."""
    before = {clause.norm(index) for index in range(max(0, colon - LABEL_REACH), colon)}
    return bool(before & kinds("unit")["event"])


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
    if clause.norm(quantity.core) == "one" and not _is_placed(clause, group):
        return False
    is_digits = clause.tokens[group.first].kind == "number"
    is_year = is_digits and quantity.qualifier == "exact" and quantity.low in YEARS
    return not is_year and (quantity.low or quantity.high or 0) <= LARGEST
