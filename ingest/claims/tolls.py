"""Numbers that belong to an outcome noun: `177 civilian deaths`, `a death toll of 12`."""

from __future__ import annotations

from dataclasses import replace

from ingest.claims.groups import POSSESSIVES, Group
from ingest.claims.links import Links
from ingest.claims.outcomes import Trigger
from ingest.claims.quantity import Quantity
from ingest.lexicon import kinds, words

NOUN_REACH = 4  # groups and words between a number and its noun
TOLL_REACH = 22  # tokens between "death toll" and its number
NIL_JOINTS = frozenset({"or", "nor", "and"})
BINDING = ("preposition", "determiner", "be", "have", "and")  # words that part number and noun


def counted_before(links: Links, trigger: Trigger) -> Group | None:
    """`177 civilian deaths`, `no casualties`: a bare number with at most a few words between."""
    clause = links.clause
    if trigger.outcome.phrase.startswith("without "):
        is_sort = clause.norm(trigger.first - 1) in kinds("unit")["event"]
        return None if is_sort else _nobody(trigger)  # "incidents without casualties"
    index = trigger.first - 1
    if clause.norm(index) in NIL_JOINTS:
        return _nil_shared(links, index)
    if trigger.outcome.phrase.startswith("number "):
        return _set_before(links, index)
    if trigger.outcome.phrase == "lives" and clause.norm(index) in POSSESSIVES:
        return clause.group_ending(index - 1)  # "cost two men their lives"
    for _ in range(NOUN_REACH):
        group = clause.group_ending(index)
        if group is not None and group.quantity is not None:
            return group if _is_counted_by(trigger, group) else None
        if group is not None:
            index = group.first - 1
            continue
        if index < 0 or clause.tokens[index].kind != "word" or _is_binding(clause.norm(index)):
            return None
        index -= 1
    return None


def _set_before(links: Links, index: int) -> Group | None:
    """The figure of `raising to 19 the number of dead`."""
    clause = links.clause
    group = clause.group_ending(index - (clause.norm(index) == "the"))
    is_bare = group is not None and group.quantity is not None and group.is_elliptic
    return group if group and is_bare and clause.norm(group.first - 1) == "to" else None


def _nobody(trigger: Trigger) -> Group:
    """The zero that `without losses` says."""
    quantity = Quantity(trigger.first, trigger.first + 1, trigger.first, 0, 0, "none", "zero")
    first, last = trigger.first, trigger.last
    return Group(first, last, first, quantity, None, None, "person", is_elliptic=True)


def _nil_shared(links: Links, index: int) -> Group | None:
    """The zero of `no injuries or deaths`, which is said of both."""
    first = links.clause.trigger_at.get(index - 1)
    if first is None or first.outcome.kind != "noun":
        return None
    group = counted_before(links, first)
    is_nil = group is not None and group.quantity is not None and group.quantity.kind == "zero"
    return group if is_nil else None


def nil_behind(links: Links, trigger: Trigger) -> Group | None:
    """`own losses nil`, `casualties none`."""
    group = links.clause.group_starting(trigger.last)
    is_nil = group is not None and group.quantity is not None and group.quantity.kind == "zero"
    return group if is_nil and group is not None and group.is_elliptic else None


def _is_counted_by(trigger: Trigger, group: Group) -> bool:
    """Whether a noun counts with the number before it: a toll is counted behind, and `12
    casualties` may be dead or hurt."""
    outcome, quantity = trigger.outcome, group.quantity
    if quantity is None or "toll" in outcome.phrase or "number" in outcome.phrase:
        return False
    if quantity.kind == "zero":
        return True
    is_attribute = group.noun is not None and not group.noun.is_plural
    is_bare = (group.is_elliptic or is_attribute) and quantity.kind in ("number", "vague")
    return is_bare and outcome.person != "casualties" and outcome.phrase != "losses"


def _is_binding(word: str) -> bool:
    return any(word in kinds("function_word")[kind] for kind in BINDING)


def tolls_behind(links: Links, trigger: Trigger) -> list[Group]:
    """The numbers behind `death toll`, `the number of dead`: one, or two in `from 5 to 8`.

    A group behind `of` on the way says whose toll it is (`the toll of soldiers`).
    """
    clause = links.clause
    found: list[Group] = []
    victim_class: str | None = None
    index = trigger.last
    while index < min(len(clause.tokens), trigger.last + TOLL_REACH):
        group = clause.group_starting(index)
        if group is None:
            behind = _behind_relative(links, index)
            if behind == index and _ends(links, index):
                break
            index = max(behind, index + 1)
            continue
        if group.quantity is not None and group.quantity.kind in ("number", "vague"):
            if not _is_led(links, group) or links.is_owned(group):
                break
            if links.outcomes(trigger, group):
                found.append(replace(group, victim_class=group.victim_class or victim_class))
            if clause.norm(group.last) != "to":
                break
        elif clause.norm(group.first - 1) == "of":
            victim_class = group.victim_class
        index = group.last
    return found


def _behind_relative(links: Links, index: int) -> int:
    """The index behind a relative clause between commas: `the list, which he let me copy, runs`."""
    clause = links.clause
    if clause.norm(index) != "," or clause.norm(index + 1) not in ("which", "who"):
        return index
    for last in range(index + 2, min(index + TOLL_REACH, len(clause.tokens))):
        if clause.norm(last) == ",":
            return last + 1
    return index


def _is_led(links: Links, group: Group) -> bool:
    """Whether a word such as `at` or `reached` leads to the number, or it is "past" one."""
    is_over = group.quantity is not None and group.quantity.qualifier == "more_than"
    return is_over or links.clause.norm(group.first - 1) in words("toll_word")


def _ends(links: Links, index: int) -> bool:
    trigger = links.clause.trigger_at.get(index)
    if trigger is not None and trigger.outcome.form != "base" and trigger.outcome.kind != "noun":
        return True
    return links.clause.norm(index) in (";", ".", "who", "which")


def among(links: Links, trigger: Trigger) -> Group | None:
    """`five civilians among the dead`, `a child was among the 11 dead`."""
    clause = links.clause
    counted = clause.group_ending(trigger.first - 1)
    first = counted.first if counted is not None and counted.is_elliptic else trigger.first
    if clause.norm(first - 1) != "among":
        return None
    index = clause.skip_left(first - 2)
    while clause.norm(index) in kinds("function_word")["be"]:
        index = clause.skip_left(index - 1)
    group = clause.group_ending(index)
    return group if group is not None and group.quantity is not None else None
