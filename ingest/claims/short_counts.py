"""Counts whose noun and outcome stand in an earlier clause: `the army speaks of 40`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ingest.claims.clause import Clause
from ingest.claims.draft import Draft
from ingest.claims.drafting import bare_draft, span
from ingest.claims.groups import Group
from ingest.claims.no_counts import YEARS
from ingest.lexicon import kinds, rows, words
from ingest.text.page import Sentence
from ingest.text.phrases import PhraseTable

LARGEST = 100_000  # a larger number without noun is of people displaced or fed


@cache
def _introductions() -> PhraseTable[str]:
    return PhraseTable((row["phrase"], row["phrase"]) for row in rows("ellipsis"))


@cache
def _longest_introduction() -> int:
    return max(len(row["phrase"].split()) for row in rows("ellipsis"))


def short_counts(
    clause: Clause, drafts: Sequence[Draft], context: Sequence[Draft], sentence: Sentence
) -> list[Draft]:
    """The short counts of a sentence; each takes outcome and victims from the toll before it.

    `drafts` are those of the sentence, `context` those of the sentences just before.
    """
    found: list[Draft] = []
    taken = {draft.quantity_span for draft in drafts}
    for group in clause.groups:
        quantity = group.quantity
        if quantity is None or not (_is_bare(group) or _is_none(clause, group)):
            continue
        is_taken = span(clause, quantity.first, quantity.last) in taken
        if is_taken or not (_is_none(clause, group) or _is_count(clause, group)):
            continue
        model = _toll_before(drafts, context, clause.tokens[group.first].start)
        if model is not None:
            draft = bare_draft(clause, group, quantity, model.outcome, "short-count")
            draft.sentence, draft.part = sentence.no, sentence.part
            if group.is_elliptic:
                draft.victim_class, draft.victim_span = model.victim_class, None
            draft.trigger_span, draft.same_victims = model.trigger_span, model
            found.append(draft)
    return found


def _is_bare(group: Group) -> bool:
    quantity = group.quantity
    return quantity is not None and quantity.kind in ("number", "vague") and group.is_elliptic


def _is_none(clause: Clause, group: Group) -> bool:
    """`12 civilians dead, none of its men`."""
    is_none = clause.norm(group.first) == "none"
    return is_none and clause.norm(group.first - 1) in (",", ":") and group.object == "person"


def _toll_before(drafts: Sequence[Draft], context: Sequence[Draft], start: int) -> Draft | None:
    """The statement that a short count goes on with: of the nearest ones the one about the dead."""
    earlier = [d for d in drafts if d.quantity_span[1] <= start and d.object == "person"]
    near = earlier or [draft for draft in context if draft.object == "person"]
    dead = [draft for draft in near if draft.outcome == "killed"]
    return next(reversed(dead or near), None)


def _is_count(clause: Clause, group: Group) -> bool:
    """Whether a bare number is said as a count: introduced as one, or closing its clause."""
    in_bracket = clause.norm(group.first - 1) == "("
    if in_bracket and clause.norm(group.last) in ("according", "per", "says"):
        return True
    return _closes_clause(clause, group) or _is_introduced(clause, group.first)


def _is_introduced(clause: Clause, first: int) -> bool:
    for start in range(max(0, first - _longest_introduction() - 1), first):
        match = _introductions().at(clause.tokens, start)
        if match is not None and match.last == first:
            return True
    return False


def _closes_clause(clause: Clause, group: Group) -> bool:
    """A number without noun at the end of a clause (`had arrived at 123`, `has more than twenty`),
    unless a preposition of time or place leads to it."""
    if not _may_be_toll(clause, group):
        return False
    ends = kinds("clause_end")
    before, after = clause.norm(group.first - 1), clause.norm(group.last)
    is_weekday = clause.norm(group.last + 1) in words("calendar")
    if before == "," and after == "on" and is_weekday:
        return True  # "five on Monday, seven on Tuesday"
    if before == "and" and after in ends["elsewhere"]:
        return True  # "six died in a first explosion and a dozen in a second"
    is_last = after == "" or after in ends["end"]
    return is_last and before != "" and before not in ends["binding"]


def _may_be_toll(clause: Clause, group: Group) -> bool:
    quantity = group.quantity
    if quantity is None or quantity.kind != "number" or group.last > quantity.last:
        return False
    if clause.norm(quantity.core) == "one" or quantity.qualifier == "up_to":
        return False
    is_digits = clause.tokens[group.first].kind == "number"
    is_year = is_digits and quantity.qualifier == "exact" and quantity.low in YEARS
    return not is_year and (quantity.low or 0) <= LARGEST
