"""Who stands in front of an outcome word and suffered it."""

from __future__ import annotations

from dataclasses import replace

from ingest.claims.clause import Usage
from ingest.claims.groups import PARTITIVE_PRONOUNS, PERSONAL, Group
from ingest.claims.joints import introduces_part, joined_before, part_introduced
from ingest.claims.links import Links
from ingest.claims.lists import LIST_LIMIT
from ingest.claims.outcomes import Trigger
from ingest.lexicon import kinds

SHARED_REACH = 12  # tokens back to the auxiliary that two verbs share
SUBJECT_REACH = 24  # tokens between a subject and its verb
ASIDE_LIMIT = 14  # tokens of an aside between a subject and its verb


def subject_of(links: Links, trigger: Trigger, usage: Usage) -> Group | None:
    """The group that is the subject of a word: the one right before it, else the nearest that no
    barrier (another verb, a conjunction, a semicolon) cuts off."""
    clause = links.clause
    index = clause.skip_left(_predicate_start(links, usage) - 1)
    adjacent = clause.group_ending(index)
    if adjacent is not None:
        adjacent = _as_thing(links, trigger, adjacent)
        is_pronoun = adjacent.determiner in PERSONAL
        hangs = adjacent.quantity is None and not is_pronoun and not _is_subject(links, adjacent)
        if not hangs and links.may_suffer(trigger, adjacent, usage):
            return _counted_part(links, adjacent)
    floor = max(-1, usage.start - 1 - SUBJECT_REACH)
    return _farther_subject(links, trigger, usage, _before_aside(links, index), floor)


def _farther_subject(
    links: Links, trigger: Trigger, usage: Usage, index: int, floor: int
) -> Group | None:
    clause = links.clause
    depth = 0  # of brackets, which are passed over
    while index > floor:
        depth += (clause.norm(index) == ")") - (clause.norm(index) == "(")
        if depth < 0 or (depth == 0 and _is_barrier(links, index)):
            return None
        group = clause.group_ending(index) if depth == 0 else None
        if group is not None:
            is_free = _is_subject(links, group) and not _is_object(links, group)
            if is_free and links.may_suffer(trigger, group, usage):
                return _counted_part(links, group)
            index = group.first
        index -= 1
    return None


def shared_subject(links: Links, trigger: Trigger, usage: Usage) -> list[Group]:
    """The victims of the outcome word before, in `killed or wounded`, `captured and executed`.

    `killed or wounded` is said of both only where there were none.
    """
    clause = links.clause
    index = clause.skip_left(usage.start - 1)
    connector = clause.norm(index)
    if connector not in ("and", "or", "nor") or not usage.is_plain:
        return []
    first = clause.trigger_at.get(clause.skip_left(index - 1))
    shared = links.of_trigger(first) if first is not None else []
    if connector == "and":
        return shared
    return [one for one in shared if one.quantity is not None and one.quantity.kind == "zero"]


def _as_thing(links: Links, trigger: Trigger, group: Group) -> Group:
    """`others` as things where the outcome is one of things and things were named before."""
    if not group.is_elliptic or trigger.outcome.person is not None or trigger.outcome.thing is None:
        return group
    before = [
        one
        for one in links.clause.groups
        if one.last <= group.first and one.object not in ("person", "unit")
    ]
    return replace(group, object=before[-1].object) if before else group


def _before_aside(links: Links, index: int) -> int:
    """The index in front of an aside between commas: `160 people, by one count, were killed`."""
    clause = links.clause
    if clause.norm(index) != ",":
        return index
    for first in range(index - 1, max(0, index - ASIDE_LIMIT), -1):
        if first in clause.trigger_at:
            return index
        if clause.norm(first) == ",":
            opens = clause.norm(first + 1)
            is_aside = opens in kinds("function_word")["preposition"] or opens == "according"
            return first - 1 if is_aside and not introduces_part(opens) else index
    return index


def _predicate_start(links: Links, usage: Usage) -> int:
    """Where the predicate begins, back over an earlier verb (`were stopped and arrested`)."""
    clause = links.clause
    if not usage.is_plain or clause.norm(usage.start - 1) != "and":
        return usage.start
    index = usage.start - 2
    while index > max(0, usage.start - SHARED_REACH) and not _is_barrier(links, index):
        if clause.norm(index) in ("was", "were"):
            return index
        index -= 1
    return usage.start


def _is_barrier(links: Links, index: int) -> bool:
    clause = links.clause
    if index in clause.trigger_at and index not in clause.group_at:
        return clause.trigger_at[index].outcome.kind != "noun"
    norm = clause.norm(index)
    return norm in (";", ":", "•") or norm in kinds("function_word")["conjunction"]


def _counted_part(links: Links, group: Group) -> Group:
    """`15 of them` for the noun behind it in `15 of them women`."""
    before = links.clause.group_ending(group.first - 1)
    is_bare = group.quantity is None or group.quantity.kind == "article"
    return before if before is not None and before.is_partitive and is_bare else group


def _is_subject(links: Links, group: Group) -> bool:
    """Whether a group can be a subject where it stands: not a pronoun, not governed by a
    preposition or participle, not a member of a list of parts."""
    if group.determiner in PERSONAL:
        return False
    before = links.clause.norm(group.first - 1)
    if group.quantity is None:
        if before in PARTITIVE_PRONOUNS or before.endswith("ing"):
            return False
        if _is_introduced_as_part(links, group):
            return False
    is_counted = group.quantity is not None and group.quantity.kind != "article"
    is_governed = before in kinds("function_word")["preposition"]
    return not is_governed or (before == "of" and is_counted)


def _is_object(links: Links, group: Group) -> bool:
    """Whether a group stands right behind a verb of which it is the object (`killing 241 men`)."""
    before = links.clause.trigger_at.get(links.clause.skip_left(group.first - 1))
    return before is not None and links.clause.usages[before.first].side == "right"


def _is_introduced_as_part(links: Links, group: Group) -> bool:
    """Whether a group stands in a list behind `including`."""
    first = group
    for _ in range(LIST_LIMIT):
        before = joined_before(links.clause, first)
        if before is None:
            break
        first = before
    return part_introduced(links.clause, first.first - 1) is not None
