"""A toll told by kinds of victims: `Of the dead, 14 were residents and nine were policemen`."""

from __future__ import annotations

from dataclasses import replace

from ingest.claims.clause import Clause
from ingest.claims.groups import Group
from ingest.claims.links import Link, Links
from ingest.lexicon import kinds

HEAD_REACH = 12  # tokens from "Of the dead" to the first of its parts
PART_REACH = 3  # tokens between "were" and the noun


def read_breakdown(links: Links) -> None:
    """Links every `N were …` behind a sentence's opening `Of the dead`, and every short `N …` that
    goes on with it."""
    clause = links.clause
    if clause.norm(0) != "of":
        return
    opener = next((t for t in clause.triggers if t.first < HEAD_REACH), None)
    if opener is None or opener.outcome.person in (None, "casualties"):
        return
    comma = next(
        (i for i in range(opener.last, opener.last + HEAD_REACH) if _is_comma(clause, i)), 0
    )
    if not comma or clause.usages[opener.first].side not in ("noun", "left", "inside"):
        return
    for group in clause.groups:
        if group.first <= comma or group.quantity is None or group.quantity.kind == "article":
            continue
        told = told_group(clause, group)
        if told is not None and not links.is_owned(group):
            links.found.append(Link(opener, told, opener.outcome.person, "breakdown"))
            links.own(group, opener)


def _is_comma(clause: Clause, index: int) -> bool:
    return clause.norm(index) == ","


def told_group(clause: Clause, group: Group) -> Group | None:
    """The group with the noun behind its verb: `14` of `14 were residents`."""
    if not group.is_elliptic:
        return group if group.object == "person" and clause.norm(group.first - 1) == "and" else None
    if clause.norm(group.last) not in kinds("function_word")["be"]:
        return None
    for index in range(group.last + 1, group.last + 1 + PART_REACH):
        noun = clause.group_starting(index)
        if noun is not None and noun.object in ("person", "unit") and noun.quantity is None:
            return replace(
                group,
                last=noun.last,
                head=noun.head,
                noun=noun.noun,
                victim_class=noun.victim_class,
                object="person",
                is_elliptic=False,
            )
    return None
