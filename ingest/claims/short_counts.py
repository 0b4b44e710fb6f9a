"""Counts whose noun and outcome stand in an earlier clause: `the army speaks of 40`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.claims.breakdowns import told_group
from ingest.claims.clause import Clause, Usage
from ingest.claims.draft import Draft
from ingest.claims.drafting import bare_draft, drafts_of, span
from ingest.claims.groups import Group
from ingest.claims.joints import joined_after
from ingest.claims.links import Links
from ingest.claims.outcomes import Outcome, Trigger
from ingest.claims.parts import read_parts
from ingest.claims.shares import is_told_share
from ingest.claims.short_words import (
    closes_clause,
    ends_clause,
    is_compared,
    is_introduced,
    is_revised_to,
)
from ingest.text.page import Sentence


@dataclass(frozen=True, slots=True)
class _Short:
    """A short count with the earlier statement that it goes on with."""

    group: Group
    model: Draft


def short_counts(
    clause: Clause, drafts: Sequence[Draft], context: Sequence[Draft], sentence: Sentence
) -> list[Draft]:
    """The short counts of a sentence; each takes outcome and victims from the toll before it.

    `drafts` are those of the sentence, `context` those of the sentences just before.
    """
    taken = {draft.quantity_span for draft in drafts}
    found: list[_Short] = []
    for group in clause.groups:
        if group.quantity is None or _words(clause, group) in taken:
            continue
        before = next((one for one in found if _is_next(clause, one.group, group)), None)
        model = _model(clause, group, drafts, context, before)
        if model is not None:
            found.append(_Short(group, model))
    made = [_draft(clause, one, sentence) for one in found]
    return made + _parts(clause, found, made, taken, sentence)


def _words(clause: Clause, group: Group) -> tuple[int, int] | None:
    quantity = group.quantity
    return span(clause, quantity.first, quantity.last) if quantity is not None else None


def _model(
    clause: Clause,
    group: Group,
    drafts: Sequence[Draft],
    context: Sequence[Draft],
    before: _Short | None,
) -> Draft | None:
    """The statement that a group goes on with as a short count, if it is one."""
    near = _nearest(drafts, context, clause.tokens[group.first].start)
    if is_told_share(clause, group):
        return _whole(group, near)
    if before is not None and _goes_on(clause, group, before):
        other = [one for one in near if one.outcome != before.model.outcome]
        is_named = not group.is_elliptic
        return before.model if is_named else next(iter(other), None)
    if not (_is_none(clause, group) or _is_count(clause, group)):
        return None
    return _toll(near, group)


def _is_next(clause: Clause, one: Group, group: Group) -> bool:
    return joined_after(clause, one) is group


def _goes_on(clause: Clause, group: Group, before: _Short) -> bool:
    """`gave 29 and 28`: the second number is of the second outcome; `raised it to ten soldiers and
    eight militants`: further victims of the same."""
    if group.is_elliptic != before.group.is_elliptic or group.object != "person":
        return False
    return not group.is_elliptic or ends_clause(clause, group)


def _is_bare(group: Group) -> bool:
    quantity = group.quantity
    return quantity is not None and quantity.kind in ("number", "vague") and group.is_elliptic


def _is_none(clause: Clause, group: Group) -> bool:
    """`12 civilians dead, none of its men`."""
    first = group.first
    if clause.norm(first) != "none" or group.object != "person":
        return False
    if first > 1 and clause.tokens[first - 1].is_capitalised:
        return clause.norm(first - 2) in (",", "and")  # "Uganda two and Kenya none"
    return clause.norm(first - 1) in (",", ":")


def _nearest(drafts: Sequence[Draft], context: Sequence[Draft], start: int) -> list[Draft]:
    """The statements before in the sentence, else those of the sentences before."""
    return [d for d in drafts if d.quantity_span[1] <= start] or list(context)


def _toll(near: Sequence[Draft], group: Group) -> Draft | None:
    """The statement that a short count goes on with: of the nearest ones the one about the dead;
    one about things only where no people were told of."""
    people = [draft for draft in near if draft.object == "person"]
    dead = [draft for draft in people if draft.outcome == "killed"]
    if people or not group.is_elliptic:
        return next(reversed(dead or people), None)
    return next(reversed(near), None)


def _whole(group: Group, near: Sequence[Draft]) -> Draft | None:
    """The nearest statement of which a group can be a share."""
    number = (group.quantity.low if group.quantity is not None else None) or 0
    for draft in reversed(near):
        size = draft.high if draft.high is not None else draft.low
        if draft.object == "person" and size is not None and size >= number:
            return draft
    return None


def _is_count(clause: Clause, group: Group) -> bool:
    """Whether a number is said as a count: introduced as one, or closing its clause."""
    if not _is_bare(group):
        is_said = is_revised_to(clause, group) or is_compared(clause, group)
        return group.object == "person" and is_said
    in_bracket = clause.norm(group.first - 1) == "("
    if in_bracket and clause.norm(group.last) in ("according", "per", "says"):
        return True
    return closes_clause(clause, group) or is_introduced(clause, group)


def _draft(clause: Clause, short: _Short, sentence: Sentence) -> Draft:
    group, model = short.group, short.model
    assert group.quantity is not None
    draft = bare_draft(clause, group, group.quantity, model.outcome, "short-count")
    draft.sentence, draft.part = sentence.no, sentence.part
    named = told_group(clause, group) if is_told_share(clause, group) else None
    if named is not None and named.victim_class is not None:
        draft.victim_class = named.victim_class
        draft.victim_span = span(clause, named.first, named.last)
    if group.is_elliptic and model.object == "person":
        if draft.victim_class is None:
            draft.victim_class, draft.victim_span = model.victim_class, None
        draft.same_victims = model
    draft.object = model.object
    draft.trigger_span = model.trigger_span
    return draft


def _parts(
    clause: Clause,
    found: Sequence[_Short],
    made: Sequence[Draft],
    taken: set[tuple[int, int]],
    sentence: Sentence,
) -> list[Draft]:
    """The parts of short counts: `later put at 57, among them 17 children`."""
    links = Links(clause)
    for short in found:
        group, model = short.group, short.model
        if model.object == "person":
            word = Outcome("", "noun", "noun", model.outcome, None, frozenset())
            clause.usages.setdefault(group.first, Usage("noun", group.first))
            links.add(Trigger(group.first, group.last, word), group, "short-count")
    wholes = list(links.found)
    read_parts(links)
    parts = drafts_of(clause, links.found, sentence)[len(wholes) :]
    totals = {draft.quantity_span: draft for draft in made}
    for part in parts:
        if part.total is not None:
            part.total = totals.get(part.total.quantity_span)
            part.same_victims = part.total
    return [part for part in parts if part.quantity_span not in taken]
