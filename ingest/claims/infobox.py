"""The claims of an infobox line: `13 killed, 5 injured, 3 vehicles captured`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.claims.clause import Clause, analyse
from ingest.claims.draft import Draft
from ingest.claims.drafting import bare_draft, drafts_of, span
from ingest.claims.groups import NAME_PARTICLES, Group
from ingest.claims.linker import link_groups
from ingest.lexicon import kinds, rows
from ingest.text.page import Field
from ingest.text.tokens import Token

# Words that count people as the last one of any key (`Reported fatalities`).
COUNTED = frozenset({"casualties", "losses", "fatalities", "deaths", "injuries", "casualty"})


@cache
def _field_outcomes() -> dict[str, str]:
    return {row["key"]: row["outcome"] for row in rows("infobox_key")}


def _field_outcome(key: str) -> str | None:
    """What a line's key says of those it counts: the last word of it that is listed, whosever the
    losses are (`Perpetrator losses`, `Casualties and losses (Uganda)`, `Casualties3`)."""
    plain = re.sub(r"\([^)]*\)|[\d:]", " ", key).strip().casefold()
    known = _field_outcomes()
    if plain in known:
        return known[plain]
    last = plain.split()[-1:] or [""]
    return known.get(last[0]) if last[0] in COUNTED else None


def read_field(text: str, field: Field) -> list[Draft]:
    """The drafts of one infobox line: listed losses, and in any line labels such as KIA."""
    clause = analyse(text, field.tokens)
    outcome = _field_outcome(field.key)
    if outcome is None:
        drafts = _labelled(clause)
    else:
        drafts = drafts_of(clause, link_groups(clause), None)
        drafts += _listed(clause, drafts, outcome)
    for draft in drafts:
        draft.field = field.no
        if draft.object == "person" and draft.victim_class is None and draft.total is not None:
            draft.victim_class = draft.total.victim_class
    return sorted(drafts, key=lambda one: (one.quantity_span, one.trigger_span, one.outcome))


def _listed(clause: Clause, drafts: Sequence[Draft], outcome: str) -> list[Draft]:
    """Numbers that stand in the line without an outcome word of their own."""
    taken = {draft.quantity_span for draft in drafts}
    found: list[Draft] = []
    for group in clause.groups:
        quantity = group.quantity
        if quantity is None or quantity.kind in ("article", "unquantified"):
            continue
        if span(clause, quantity.first, quantity.last) in taken or not _stands_alone(clause, group):
            continue
        for one in _outcomes(group, outcome, bool(drafts)):
            found.append(bare_draft(clause, group, quantity, one, "infobox-list"))
    return found


def _outcomes(group: Group, outcome: str, has_others: bool) -> list[str]:
    """What befell a group that is only listed: things were destroyed, people have the outcome of
    the line's key; `None` is nobody killed and nobody hurt."""
    if group.object == "unit":
        return []
    if group.object != "person":
        return ["destroyed"]
    if outcome:
        return [outcome]
    if group.quantity is not None and group.quantity.kind == "zero":
        return ["killed", "injured"]
    return [] if has_others else ["killed"]


def _stands_alone(clause: Clause, group: Group) -> bool:
    """Whether nothing but a separator or a bracket follows (`50,000+ displaced` does not)."""
    if group.last >= len(clause.tokens):
        return True
    following = clause.tokens[group.last]
    is_joint = following.norm in kinds("function_word")["and"] or following.norm in (
        "incl",
        "including",
    )
    return is_joint or following.kind in ("mark", "number")


def _labelled(clause: Clause) -> list[Draft]:
    """`Name KIA` in a list of commanders."""
    found: list[Draft] = []
    for trigger in clause.triggers:
        first = trigger.first
        while first > 0 and _is_name(clause.tokens[first - 1]):
            first -= 1
        if trigger.outcome.kind != "label" or first == trigger.first:
            continue
        start, end = span(clause, first, trigger.last)
        name = span(clause, first, trigger.first)
        found.append(
            Draft(
                sentence=None,
                field=None,
                part="infobox",
                start=start,
                end=end,
                outcome=trigger.outcome.person or "killed",
                object="person",
                low=1,
                high=1,
                quantity_span=name,
                qualifier="exact",
                vague_term=None,
                victim_class=None,
                victim_span=name,
                trigger_span=span(clause, trigger.first, trigger.last),
                rule="label",
            )
        )
    return found


def _is_name(token: Token) -> bool:
    is_word = token.kind == "word" and (token.is_capitalised or token.norm in NAME_PARTICLES)
    return is_word or token.text == "-"
