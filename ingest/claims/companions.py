"""Those who suffered the same behind the verb: `killed near Omeath, along with a volunteer`."""

from __future__ import annotations

from dataclasses import replace

from ingest.claims.clause import Clause
from ingest.claims.groups import POSSESSIVES, Group
from ingest.claims.joints import companion_at
from ingest.claims.links import Links
from ingest.claims.lists import list_rightwards
from ingest.claims.outcomes import Trigger
from ingest.lexicon import kinds, words

COMPANION_REACH = 16  # tokens from a verb or its object to "along with"
ENDS = frozenset({";", ":", ".", "(", '"', "”"})


def read_companions(links: Links, trigger: Trigger, start: int) -> None:
    """Links the people or things that a phrase behind the verb adds to its victims."""
    first = _companion(links.clause, start)
    if first is None or links.is_owned(first) or not _is_told(first):
        return
    for group in list_rightwards(links, first, _with_booty(trigger, first)):
        links.add(_with_booty(trigger, group), group, "companion")


def _with_booty(trigger: Trigger, group: Group) -> Trigger:
    """Things named along with people who were caught were taken from them."""
    outcome = trigger.outcome
    if group.object == "person" or outcome.person != "captured" or outcome.thing is not None:
        return trigger
    return replace(trigger, outcome=replace(outcome, thing="captured", only=frozenset()))


def _is_told(group: Group) -> bool:
    """Whether a group is counted, or one person told by what he was to another."""
    return group.quantity is not None or (group.is_singular and group.determiner in POSSESSIVES)


def _companion(clause: Clause, start: int) -> Group | None:
    added = _added_at_once(clause, start)
    if added is not None:
        return added
    is_close = True  # nothing but a place or a day between verb and "with"
    for index in range(start, min(len(clause.tokens), start + COMPANION_REACH)):
        norm = clause.norm(index)
        found = companion_at(clause, index)
        if found is not None:
            return found
        if norm == "with" and is_close:
            following = clause.group_starting(index + 1)
            if following is not None and following.object == "person":
                return following
        if _ends(clause, index):
            return None
        is_close = is_close and _is_place_or_day(clause, index)
    return None


def _added_at_once(clause: Clause, start: int) -> Group | None:
    """`Eleven people have been killed, and all five attackers, the ministry says`."""
    index = start + (clause.norm(start) == ",")
    group = clause.group_starting(index + 1) if clause.norm(index) == "and" else None
    if group is None or group.is_elliptic or group.object != "person":
        return None
    counted = group.quantity is not None and group.quantity.kind == "number"
    is_last = not any(trigger.first >= group.first for trigger in clause.triggers)
    return group if counted and is_last and clause.norm(group.last) in ("", ",", ".") else None


def _ends(clause: Clause, index: int) -> bool:
    """Whether another clause begins at an index."""
    if index in clause.trigger_at and index not in clause.group_at:
        return True
    function, norm = kinds("function_word"), clause.norm(index)
    return norm in ENDS or any(
        norm in function[kind] for kind in ("conjunction", "relative", "and")
    )


def _is_place_or_day(clause: Clause, index: int) -> bool:
    token, norm = clause.tokens[index], clause.norm(index)
    is_name = token.is_capitalised or token.kind != "word" or norm in words("calendar")
    return is_name or norm in kinds("function_word")["preposition"]
