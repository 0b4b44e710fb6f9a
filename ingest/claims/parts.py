"""Parts of a total: `including three children`, `seven of them gendarmes`, `(two seriously)`."""

from __future__ import annotations

from dataclasses import replace

from ingest.claims.clause import Clause
from ingest.claims.group_words import is_measured
from ingest.claims.groups import Group
from ingest.claims.joints import joined_after, joined_before, part_introduced
from ingest.claims.links import Link, Links
from ingest.claims.lists import LIST_LIMIT, number_of
from ingest.claims.no_counts import DASHES
from ingest.claims.number_words import is_number
from ingest.claims.shares import is_told
from ingest.lexicon import kinds

OPENERS = frozenset({",", ":", "(", "–", "—", "-"})
ITEM_OPENERS = frozenset({",", ":", ";", "–", "—", "-", "and", "plus"})
TOLD_REACH = 22  # tokens from a part back to "of whom"
COUNT_REACH = 5  # tokens from a part back to the number of its whole
DEGREES = frozenset({"critical", "serious", "grave"})


def read_parts(links: Links) -> None:
    """Links the parts of what is linked already with the outcome of their total."""
    for group in links.clause.groups:
        if group.quantity is None or links.is_owned(group):
            continue
        whole = _whole_of(links, group) or _whole_by_sum(links, group)
        if whole is not None and links.clause.norm(group.first) == "both":
            continue  # "two seamen, both of them engineers" are no more than the two
        link = _link_of(links, whole, group) if whole is not None else None
        if link is not None and _is_fatal(links.clause, group):
            dead = replace(link.trigger.outcome, person="killed")
            links.add(replace(link.trigger, outcome=dead), group, "part", whole)
            if link.trigger.outcome.phrase == "shoot":
                link.outcome = "injured"  # "four were shot, two of them fatally"
        elif link is not None:
            links.add(link.trigger, group, "part", whole)
    _read_sums(links)


def _read_sums(links: Links) -> None:
    """Links the parts that a colon or dash spells out, wherever each of them stands, if they add
    up: `12 died in two days: six near Hakurk and six more in the valley a day later`."""
    for index in range(1, len(links.clause.tokens)):
        whole = links.whole_before(index - 1) if _spells_out(links.clause, index) else None
        link = _link_of(links, whole, whole) if whole is not None else None
        if whole is None or link is None or (number_of(whole) or 0) < 2:
            continue
        parts = _items_behind(links, index)
        told = [part for part in parts if not part.is_singular]
        if told and len(parts) > 1 and sum(number_of(p) or 1 for p in parts) == number_of(whole):
            for part in parts:
                links.add(link.trigger, part, "part", whole)


def _spells_out(clause: Clause, index: int) -> bool:
    """Whether a colon or a dash between words may open a list."""
    token, before = clause.tokens[index], clause.tokens[index - 1]
    return token.text == ":" or (token.text in DASHES and before.end < token.start)


def _items_behind(links: Links, start: int) -> list[Group]:
    """The counted or single people behind a mark, each at the head of its item."""
    clause, found = links.clause, list[Group]()
    for group in clause.groups:
        if group.first <= start or group.object != "person":
            continue
        opener = clause.norm(clause.skip_left(group.first - 1))
        is_told = group.quantity is not None or (group.is_singular and group.determiner is not None)
        if not is_told or opener not in ITEM_OPENERS:
            continue
        if links.is_owned(group) or group.first in clause.trigger_at:
            return []
        found.append(group)
    return found


def _link_of(links: Links, whole: Group, part: Group) -> Link | None:
    """The link of the total that the part shares: the last one before it."""
    of_whole = [link for link in links.found if link.group is whole]
    before = [link for link in of_whole if link.trigger.first < part.first]
    return next(reversed(before or of_whole), None)


def _whole_of(links: Links, group: Group) -> Group | None:
    """The group of which this one is introduced as a part."""
    clause = links.clause
    told = _told_whole(links, group)
    if told is not None:
        return told
    if _is_auxiliary(clause.norm(group.last)) or _is_relative_object(links, group):
        return None  # in a clause of its own
    if group.is_partitive and _counts_else(links, group):
        return None
    goes_on = _total_of_neighbour(links, group)
    if goes_on is not None:
        return goes_on
    index = clause.skip_left(group.first - 1)
    introduced = part_introduced(clause, group.first - 1)  # "namely" is an adverb too
    introduced = part_introduced(clause, index) if introduced is None else introduced
    is_single = group.quantity is not None and group.quantity.kind == "article"
    if introduced is not None and not is_single:
        return links.whole_before(introduced)
    if not is_single and _is_part_behind(links, group):
        return links.whole_before(group.first - 1)
    return links.whole_before(index) if _stands_as_part(links, group, index) else None


def _told_whole(links: Links, group: Group) -> Group | None:
    """The whole of `, of whom 41 were militants and 17 were policemen`."""
    clause = links.clause
    if not group.is_elliptic or not is_told(clause, group.last):
        return None
    for index in range(group.first - 1, max(0, group.first - 1 - TOLD_REACH), -1):
        if clause.norm(index) in ("whom", "which") and clause.norm(index - 1) == "of":
            return links.whole_before(index - 1)
        if clause.norm(index) in (";", ":"):
            return None
    return None


def _is_relative_object(links: Links, group: Group) -> bool:
    """`one of whom it showed in a video` tells of somebody's doing, not of a part."""
    clause = links.clause
    is_relative = group.is_partitive and clause.norm(group.last - 1) == "whom"
    return is_relative and clause.norm(group.last) in kinds("function_word")["pronoun"]


def _counts_else(links: Links, group: Group) -> bool:
    """Whether the number right before counts no victims: `174 engagements, 48 of them here`."""
    clause = links.clause
    for index in range(group.first - 1, max(-1, group.first - 1 - COUNT_REACH), -1):
        if index in clause.group_at:
            return False
        if is_number(clause.tokens[index]):
            governed = clause.norm(index - 1) in kinds("function_word")["preposition"]
            return not governed and is_measured(clause.tokens, index + 1)
    return False


def _total_of_neighbour(links: Links, group: Group) -> Group | None:
    """The total of the part with which this group stands in a list."""
    neighbour = joined_before(links.clause, group)
    for link in links.found if neighbour is not None else ():
        if link.group is neighbour and link.rule == "part":
            return link.total
    return None


def _stands_as_part(links: Links, group: Group, index: int) -> bool:
    """A share behind a comma or in a bracket: `, two of them`, `(1 non hostile)`."""
    opener = links.clause.norm(index)
    if not group.is_elliptic:
        return opener == "(" and links.clause.norm(group.last) == ")"
    if group.is_partitive:
        return opener in OPENERS - {":"}
    if opener == "(":
        return links.clause.norm(group.last) != "according"
    return opener == "," and _is_degree_of_harm(links, group)


def _is_degree_of_harm(links: Links, group: Group) -> bool:
    """`13 were hurt, four critically`, `four in serious condition`."""
    following, then = links.clause.norm(group.last), links.clause.norm(group.last + 1)
    return following.endswith("ly") or (following in ("in", "of") and then in DEGREES)


def _is_fatal(clause: Clause, group: Group) -> bool:
    """`two were stabbed, one fatally`."""
    return clause.norm(group.last) in ("fatally", "mortally")


def _is_part_behind(links: Links, group: Group) -> bool:
    """`six women and six children among them`, `17 minors included`."""
    clause = links.clause
    following = joined_after(clause, group)
    if following is not None and following.quantity is not None and not links.is_owned(following):
        group = following
    behind = clause.norm(group.last)
    if group.quantity is not None and group.quantity.kind == "article":
        return False  # "a regional commander included" is only named
    return behind == "included" or (behind, clause.norm(group.last + 1)) == ("among", "them")


def _whole_by_sum(links: Links, group: Group) -> Group | None:
    """The total that a list behind it adds up to: `five people died, a woman and four children`."""
    clause = links.clause
    first = group
    while (before := joined_before(clause, first)) is not None and not links.is_owned(before):
        first = before
    if clause.norm(first.first - 1) not in OPENERS:
        return None
    members = [first]
    while (after := joined_after(clause, members[-1])) is not None and len(members) < LIST_LIMIT:
        members.append(after)
    whole = links.whole_before(first.first - 1)
    numbers = [number_of(member) for member in members]
    if whole is None or len(members) < 2 or None in numbers or group not in members:
        return None
    if all(member.is_singular for member in members):
        return None  # people that are only named: "two children, a sister and a brother"
    return whole if number_of(whole) == sum(number or 0 for number in numbers) else None


def _is_auxiliary(word: str) -> bool:
    return word in kinds("function_word")["be"] or word in kinds("function_word")["have"]
