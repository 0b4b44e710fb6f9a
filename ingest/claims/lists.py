"""Lists of groups that share one outcome word: `four soldiers, two gendarmes and a civilian`."""

from __future__ import annotations

from dataclasses import replace

from ingest.claims.groups import POSSESSIVES, Group
from ingest.claims.joints import joined_after, joined_before, part_introduced
from ingest.claims.links import Links
from ingest.claims.outcomes import Trigger
from ingest.lexicon import kinds

LIST_LIMIT = 6  # members of a list that are looked back over
FOREIGN = frozenset({"of", "in", "from", "with"})  # before a first member that is no subject


def list_leftwards(links: Links, group: Group, trigger: Trigger) -> list[Group]:
    """The group in front of a word and those joined to it, in the order of the text."""
    members = [group]
    while _may_extend(links, group, trigger):
        before = _member_before(links, members[0], group)
        if before is None or not _may_share(before, members[0]) or before.object == "unit":
            break
        if _is_foreign(links, before) and len(members) == 1:
            break
        if is_in_list_of_parts(links, before) or links.is_owned(before):
            break
        if is_object(links, before):
            break
        if not links.outcomes(trigger, before):
            break
        members.insert(0, before)
    members = _without_enumerations(links, _without_appositions(links, members))
    number = members[0].quantity
    if number is not None and number.kind == "zero":
        return [m if m.quantity is not None else replace(m, quantity=number) for m in members]
    counted = [m for m in members if m.quantity is not None or _is_one_more(links, members, m)]
    return counted or members


def list_rightwards(links: Links, group: Group, trigger: Trigger) -> list[Group]:
    """The group behind a word and those joined to it."""
    members = [group]
    while (following := joined_after(links.clause, members[-1])) is not None:
        if links.is_owned(following) or following.object == "unit":
            break
        if _is_share(following) and not _is_share(members[-1]):
            break  # "38 tourists, 30 of them British": a part
        if not links.outcomes(trigger, following) or not _may_follow(following, group):
            break
        if _has_word_inside(links, following) or _is_relative_share(links, following):
            break
        if _does(links, following):
            break
        if [links.clause.norm(following.last + step) for step in (0, 1)] == ["among", "them"]:
            break
        members.append(following)
    members = _without_enumerations(links, _without_appositions(links, members))
    if all(member.quantity is None for member in members):
        return members
    return [m for m in members if m.quantity is not None or m.is_singular or m.object != "person"]


def total_of(group: Group, members: list[Group]) -> Group | None:
    """The first member of a list, where the others are its parts or add up to it."""
    first, others = members[0], members[1:]
    if group is first:
        return None
    if group.is_partitive and group.is_elliptic:
        return first
    numbers = [number_of(member) for member in others]
    if len(others) < 2 or None in numbers or not number_of(first):
        return None
    if any(_is_of_another_kind(member, first) for member in others):
        return None  # "two drivers, a nurse and a policeman" are four
    return first if number_of(first) == sum(number or 0 for number in numbers) else None


def _is_of_another_kind(member: Group, whole: Group) -> bool:
    """Whether a group can be no part of a whole: a policeman of drivers."""
    told = (member.victim_class, whole.victim_class)
    return told[0] != told[1] and not {None, "unknown", "people"} & set(told)


def number_of(group: Group) -> int | None:
    """The lower bound of the group's number."""
    return group.quantity.low if group.quantity is not None else None


def is_in_list_of_parts(links: Links, group: Group) -> bool:
    """Whether a group goes on with a list such as `seven of them gendarmes and …`."""
    found: Group | None = group
    for _ in range(LIST_LIMIT):
        if found is None:
            return False
        if part_introduced(links.clause, found.first - 1) is not None:
            return True  # "including three children, and a further 12 were hurt"
        before = links.clause.group_ending(found.first - 1)
        if _is_share(found) or (before is not None and _is_share(before)):
            return True
        found = joined_before(links.clause, found)
    return False


def is_object(links: Links, group: Group) -> bool:
    """Whether a group stands right behind a verb of which it is the object (`killing 241 men`)."""
    before = links.clause.trigger_at.get(links.clause.skip_left(group.first - 1))
    return before is not None and links.clause.usages[before.first].side == "right"


def _is_share(group: Group) -> bool:
    return group.is_partitive and group.is_elliptic


def _may_extend(links: Links, group: Group, trigger: Trigger) -> bool:
    """A number alone in front of a bare participle (`14 dead and 60 wounded`) and a relative share
    (`two of whom died`) belong to no list."""
    is_bare = group.is_elliptic and group.quantity is not None and group.last == group.quantity.last
    return not (
        _is_relative_share(links, group)
        or (is_bare and links.clause.usages[trigger.first].is_plain)
    )


def _is_foreign(links: Links, group: Group) -> bool:
    """Whether a group belongs to a phrase of its own: `a bomb fell on the bridge and 14 cars`."""
    before = links.clause.norm(group.first - 1)
    is_place = group.quantity is None and group.object != "person"
    return before in FOREIGN or (is_place and before in kinds("function_word")["preposition"])


def _does(links: Links, group: Group) -> bool:
    """Whether a group is the subject of what follows: `… and the second killed six`."""
    trigger = links.clause.trigger_at.get(group.last)
    is_verb = trigger is not None and trigger.outcome.form in ("past", "finite")
    return is_verb and trigger is not None and links.clause.usages[trigger.first].side == "right"


def _is_relative_share(links: Links, group: Group) -> bool:
    """Whether a group opens a clause of its own: `one of whom it showed in a video`."""
    return group.is_partitive and links.clause.norm(group.last - 1) in ("whom", "which")


def _member_before(links: Links, first: Group, group: Group) -> Group | None:
    before = joined_before(links.clause, first)
    if before is not None and _is_share(before) and first is group:
        # "seven guerrillas, two of them women, and a marine were killed"
        return joined_before(links.clause, before)
    return before


def _is_one_more(links: Links, members: list[Group], member: Group) -> bool:
    """A single person in a list, though nobody says "one": `a man and his wife`, `the commander and
    27 soldiers`, `the mayor, his wife and their two children`."""
    if not member.is_singular or len(members) < 2:
        return False
    clause, position = links.clause, members.index(member)
    if member.object != "person":
        return member.determiner is not None
    is_closed = any(clause.norm(one.first - 1) == "and" for one in members[position:])
    if position == 0:
        following = members[1]
        several = following.quantity is not None and not following.is_singular
        joined = clause.norm(following.first - 1) == "and" or member.first == 0
        return (is_closed or member.first == 0) and (
            following.determiner in POSSESSIVES or (several and joined)
        )
    before = members[position - 1]
    is_after_one = before.quantity is not None and before.is_singular
    if member.determiner in POSSESSIVES and (before.is_singular or is_closed):
        return clause.norm(member.first - 1) in ("and", ",")
    return is_after_one and clause.norm(member.first - 1) == "and"


def _without_appositions(links: Links, members: list[Group]) -> list[Group]:
    """One person told twice is one: `Adrian Nel, a driver`, `his deputy, Adrian Nel`."""
    kept = members[:1]
    for member in members[1:]:
        named = member.is_named or kept[-1].is_named or len(members) == 2
        singles = member.is_singular and kept[-1].is_singular and member.object == "person"
        if not (named and singles and links.clause.norm(member.first - 1) == ","):
            kept.append(member)
    return kept


def _without_enumerations(links: Links, members: list[Group]) -> list[Group]:
    """Without the single people that only spell out a number: `two peasants, a woman and her son`.

    They are people by age or kin, or a comma closes the aside; `two drivers, a nurse and a porter`
    are four.
    """
    for position, whole in enumerate(members):
        singles = members[position + 1 : position + 1 + (number_of(whole) or 0)]
        is_number = whole.quantity is not None and whole.quantity.kind == "number"
        if not is_number or len(singles) < 2 or len(singles) != number_of(whole):
            continue
        if links.clause.norm(singles[0].first - 1) != ",":
            continue
        is_closed = links.clause.norm(singles[-1].last) == ","
        if all(one.is_singular and (is_closed or _is_relative(one)) for one in singles):
            return members[: position + 1] + members[position + 1 + len(singles) :]
    return members


def _is_relative(group: Group) -> bool:
    """Whether a group is one person told by age or kin."""
    kin = kinds("noun_kind")["kin"] | kinds("noun_kind")["age"] | {"man"}
    return group.is_singular and group.noun is not None and group.noun.singular in kin


def _has_word_inside(links: Links, group: Group) -> bool:
    """Whether a group has an outcome of its own (`11 wounded soldiers`)."""
    return any(index in links.clause.trigger_at for index in range(group.first, group.head))


def _may_share(one: Group, other: Group) -> bool:
    """Whether two groups may be subjects of one verb: like things, or both counted."""
    both = (one.quantity, other.quantity)
    return _same_kind(one, other) or all(q is not None and q.kind == "number" for q in both)


def _may_follow(one: Group, first: Group) -> bool:
    """Whether a list may go on with a group: from people to things only where it is counted."""
    counted = one.quantity is not None and one.quantity.kind != "article"
    return _same_kind(one, first) or counted or one.determiner in POSSESSIVES


def _same_kind(one: Group, other: Group) -> bool:
    return (one.object == "person") == (other.object == "person")
