"""Who stands in front of an outcome word and suffered it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from ingest.claims.clause import Clause, Usage
from ingest.claims.groups import PARTITIVE_PRONOUNS, PERSONAL, Group
from ingest.claims.joints import joined_before, part_introduced
from ingest.claims.links import Links
from ingest.claims.lists import LIST_LIMIT, is_object
from ingest.claims.outcomes import Trigger
from ingest.lexicon import kinds, words

SHARED_REACH = 12  # tokens back to the auxiliary that two verbs share
SUBJECT_REACH = 24  # tokens between a subject and its verb
ASIDE_LIMIT = 30  # tokens of an aside between a subject and its verb
SUPERLATIVES = frozenset({"youngest", "oldest", "eldest", "first", "last"})
SINGLE_TAIL = 4  # tokens behind a person in an aside: "a baby of three months"
TAIL_REACH = 9  # tokens from a counted group to the aside that spells it out
CARRYING = frozenset({"carrying", "transporting"})
CLOSING = frozenset({",", "–", "—", "-"})
EARLIER = frozenset({"first", "initially", "earlier", "originally", "previously", "long"})
PLURAL_VERBS = frozenset({"were", "are", "have"})


@cache
def speech() -> frozenset[str]:
    """Verbs of saying, with which a speaker is put between commas."""
    return words("reporting_verb", "verb")


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
        hangs = hangs or (_is_agent(links, adjacent) and not is_pronoun)
        fits = not hangs and _agrees(links, usage, adjacent)
        if fits and links.may_suffer(trigger, adjacent, usage):
            return _counted_part(links, adjacent)
    spelled = _summed_up(links, index) or _spelled_out(links, index)
    if spelled is not None and links.may_suffer(trigger, spelled, usage):
        return _counted_part(links, spelled)
    for before in _before_asides(links, index):
        floor = max(-1, before - SUBJECT_REACH)
        found = _farther_subject(links, trigger, usage, before, floor)
        if found is not None:
            return found
    floor = max(-1, usage.start - 1 - SUBJECT_REACH)
    return _farther_subject(links, trigger, usage, index, floor)


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
            is_free = _is_subject(links, group) and not is_object(links, group)
            is_free = is_free and not _is_agent(links, group)
            if is_free and _agrees(links, usage, group) and links.may_suffer(trigger, group, usage):
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
    if connector == "and" and not usage.is_plain:
        return _goes_on(links, usage, index)
    if connector not in ("and", "or", "nor") or not usage.is_plain:
        return []
    first = clause.trigger_at.get(clause.skip_left(index - 1))
    if connector == "and":
        first = first or _verb_before(links, index - 1)
        if first is None:
            return []
        shared = links.of_trigger(first)
        subject = None if shared else subject_of(links, trigger, clause.usages[first.first])
        return shared if subject is None else [subject]
    shared = links.of_trigger(first) if first is not None else []
    return [one for one in shared if one.quantity is not None and one.quantity.kind == "zero"]


def _goes_on(links: Links, usage: Usage, index: int) -> list[Group]:
    """Whose second predicate follows: `two went missing on the 11th and were declared dead`."""
    clause = links.clause
    before = [link for link in links.found if link.trigger.last <= index]
    last = max(before, key=lambda link: link.trigger.first, default=None)
    if last is None or clause.usages[last.trigger.first].side != "left":
        return []
    if any(clause.norm(i) in (";", ":", ".") for i in range(last.trigger.last, index)):
        return []
    shared = links.of_trigger(last.trigger)
    is_plural = clause.norm(usage.start) in PLURAL_VERBS
    several = len(shared) > 1 or not shared[0].is_singular
    number = shared[0].quantity.low if shared[0].quantity is not None else None
    fits = (several and number != 1) == is_plural
    return shared if fits or clause.norm(usage.start) == "had" else []


def pronoun_object(links: Links, trigger: Trigger) -> Group | None:
    """The group that `them` behind a word means: the nearest one before, where it is counted
    (`took nine passengers off a bus and shot them`)."""
    clause = links.clause
    if clause.norm(trigger.last) != "them" or clause.norm(trigger.last + 1) == "all":
        return None
    for group in reversed([one for one in clause.groups if one.last <= trigger.first]):
        if group.object == "unit" or group.is_singular or not links.outcomes(trigger, group):
            continue
        counted = group.quantity is not None and group.quantity.kind in ("number", "vague")
        return group if counted and not group.is_elliptic else None
    return None


def _verb_before(links: Links, index: int) -> Trigger | None:
    """The passive before `and` that a second one goes on with (`were taken off a bus and shot`)."""
    for position in range(index, max(-1, index - SUBJECT_REACH), -1):
        trigger = links.clause.trigger_at.get(position)
        if trigger is not None and position not in links.clause.group_at:
            usage = links.clause.usages[trigger.first]
            return trigger if usage.side == "left" and not usage.is_plain else None
        if _is_barrier(links, position):
            return None
    return None


def _as_thing(links: Links, trigger: Trigger, group: Group) -> Group:
    """`others` as things where the outcome is one of things and things were named before."""
    outcome = trigger.outcome
    is_of_both = outcome.person == outcome.thing == "captured"
    if not group.is_elliptic or outcome.thing is None or not (outcome.person is None or is_of_both):
        return group
    before = [
        one
        for one in links.clause.groups
        if one.last <= group.first and one.object != "unit" and not one.is_elliptic
    ]
    things = [one for one in before[-1:] if one.object != "person" and links.is_owned(one)]
    if outcome.person is None:
        things = [one for one in before if one.object != "person"]
    return replace(group, object=things[-1].object) if things else group


def _spelled_out(links: Links, index: int) -> Group | None:
    """The counted group that an aside spells out: `Two aid workers with the agency, a driver and a
    nurse, were abducted`, `three of them, the bridge watch and an engineer, died`."""
    clause = links.clause
    if clause.norm(index) != ",":
        return None
    first = _single_before(clause, index)
    if first is None:
        return None
    named = 1
    while named < LIST_LIMIT and clause.norm(first.first - 1) != ",":
        before = joined_before(clause, first)
        if before is None or not _is_single(before):
            break
        first, named = before, named + 1
    opener = first.first - 1
    if clause.norm(opener) in SUPERLATIVES and clause.norm(opener - 1) == "the":
        opener -= 2
    if clause.norm(opener) != ",":
        return None
    counted = [g for g in clause.groups if g.last < first.first and _is_several(g)]
    whole = counted[-1] if counted else None
    is_near = whole is not None and first.first - whole.last <= TAIL_REACH
    if whole is not None and any(clause.norm(i) == ";" for i in range(whole.last, first.first)):
        return None
    size = whole.quantity.low if whole is not None and whole.quantity is not None else None
    return whole if is_near and size is not None and named <= size else None


def _summed_up(links: Links, index: int) -> Group | None:
    """The group whose number an aside divides: `Three of them, two Poles and a Dane, died`."""
    clause = links.clause
    member = clause.group_ending(index - 1) if clause.norm(index) == "," else None
    total, named = 0, 0
    while member is not None and member.quantity is not None and named < LIST_LIMIT:
        number = member.quantity.low or 0
        if named > 1 and number == total:
            return member
        total, named = total + number, named + 1
        member = joined_before(clause, member)
    return None


def _single_before(clause: Clause, index: int) -> Group | None:
    """The single person named right before a comma, or with a few words behind (`of 3 months`)."""
    for last in range(index - 1, max(0, index - 1 - SINGLE_TAIL), -1):
        group = clause.group_ending(last)
        if group is not None or clause.tokens[last].kind == "mark":
            return group if group is not None and _is_single(group) else None
    return None


def _is_single(group: Group) -> bool:
    is_one = group.quantity is not None and group.quantity.kind == "article"
    is_told = is_one or group.determiner is not None
    return group.is_singular and is_told and group.object in ("person", "unit")


def _is_several(group: Group) -> bool:
    number = group.quantity.low if group.quantity is not None else None
    return group.object == "person" and number is not None and number > 1


def _before_asides(links: Links, index: int) -> Iterator[int]:
    """The indices in front of what may be an aside between commas, the nearest first: `160 people,
    by one count, were killed`, `four men, whom it called planners, had been killed`."""
    clause = links.clause
    if clause.norm(index) not in CLOSING:
        return
    has_verb = False
    is_dash = clause.norm(index) != ","
    for first in range(index - 1, max(0, index - ASIDE_LIMIT), -1):
        norm = clause.norm(first)
        if is_dash and norm == clause.norm(index):
            yield first - 1
            return
        if norm in (";", ":"):
            return
        has_verb = has_verb or (first in clause.trigger_at and first not in clause.group_at)
        if norm == "," and _opens_aside(clause, first + 1, index, has_verb):
            yield first - 1


def _opens_aside(clause: Clause, first: int, last: int, has_verb: bool) -> bool:
    """Whether the words from `first` up to a comma at `last` only describe what stands before."""
    function = kinds("function_word")
    if clause.norm(first) in EARLIER:
        first += 1
    norm = clause.norm(first)
    if norm in function["relative"] or norm == "aged":
        return True
    if norm.endswith("ed") and clause.norm(first - 1) in EARLIER:
        return True
    if has_verb:
        return False
    if clause.norm(last - 1) in speech() or clause.norm(first) in speech():
        return True
    is_led = norm in function["preposition"] or norm in ("according", "all", "most", "both")
    return is_led or norm.endswith(("ed", "ing")) or norm in words("participle")


def _is_agent(links: Links, group: Group) -> bool:
    """Whether a group did what another verb says: `a car that was hit by a drone caught fire`."""
    before = links.clause.norm(group.first - 1)
    return before == "by" or (group.is_elliptic and before in CARRYING)


def _agrees(links: Links, usage: Usage, group: Group) -> bool:
    """Whether the number of a group allows for its verb: `were` is said of several."""
    several = group.quantity is not None and group.quantity.low != 1
    is_one = group.is_singular and group.object != "unit" and not several
    if not is_one or links.clause.norm(usage.start) not in PLURAL_VERBS:
        return True
    clause, index = links.clause, group.first - 1
    return clause.norm(clause.skip_left(index)) in ("and", "or", ",", "&", "nor")


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
    if norm == "that" and clause.norm(index - 1) in speech():
        return True  # "the chief denied that any of his men had been killed"
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


def _is_introduced_as_part(links: Links, group: Group) -> bool:
    """Whether a group stands in a list behind `including`."""
    first = group
    for _ in range(LIST_LIMIT):
        before = joined_before(links.clause, first)
        if before is None:
            break
        first = before
    return part_introduced(links.clause, first.first - 1) is not None
