"""Whose losses an infobox field counts: by its label, by its side, by what it counts."""

from __future__ import annotations

import re

from ingest.claims.draft import Draft
from ingest.parties.index import PartyIndex, Side, column_of, side_number
from ingest.parties.lexicon import Name, names
from ingest.parties.names import PartyMention
from ingest.text.page import Field, Page
from ingest.text.tokens import tokenise

LOSSES = re.compile(
    r"(?:casualties(?: and losses)?|losses|deaths|fatalities|killed|wounded)[ _]?\(?(\d|[A-C])\)?",
    re.IGNORECASE,
)
COMMANDER = re.compile(r"(?:commander|leader)s?_?(\d)", re.IGNORECASE)
NEW_PART = re.compile(r"-{2,}|;|\n|(?<=[^\d\s]),\s(?=[^,:()]{2,40}:)")


def field_party(page: Page, index: PartyIndex, draft: Draft) -> str | None:
    """The party whose people or things an infobox claim counts; fills an unknown class too."""
    number = draft.field or 0
    item = page.fields[number]
    label = _label(page, index, number, draft) or named_in_key(item.key)
    key = losing_side(page, item, draft.quantity_span[0])
    side = _side(index, key) if key is not None else None
    if draft.victim_class in ("civilian",):
        return _named_state(index, number, draft) or index.scene or index.state
    if draft.victim_class == "unknown" and side is None:
        return _named_state(index, number, draft) or index.scene or index.state
    if label is not None:
        return label.party
    inside = _inside(index, number, draft)
    if inside is not None:
        return inside.party
    if side is not None:
        return _of_side(draft, side)
    return _of_class(index, draft)


def losing_side(page: Page, item: Field, offset: int) -> str | None:
    """The side that a line counts the losses of at an offset: `Casualties2`, `Casualties (B)`,
    the second column of a line with bars."""
    numbered = LOSSES.fullmatch(item.key) or COMMANDER.fullmatch(item.key)
    return side_number(numbered.group(1)) if numbered else column_of(page, item, offset)


def named_in_key(key: str) -> Name | None:
    """The party in a line's key: `Casualties and losses (Kenya)`, `Ukrainian losses`."""
    found = names().find(tokenise(key))
    return next((match.value for match in found if match.value.party is not None), None)


def _inside(index: PartyIndex, number: int, draft: Draft) -> PartyMention | None:
    start, end = draft.victim_span or draft.quantity_span
    wanted = "group" if draft.victim_class == "armed_group" else None
    found = [m for m in index.fields[number] if start <= m.start and m.end <= end]
    return next((m for m in found if wanted is None or m.kind == wanted), None)


def _label(page: Page, index: PartyIndex, number: int, draft: Draft) -> PartyMention | None:
    """`Niger: 30 killed ---- Nigeria: 2 killed`: the party named before the figure."""
    item, start = page.fields[number], draft.quantity_span[0]
    part = item.start
    for separator in NEW_PART.finditer(page.text, item.start, start):
        part = separator.end()
    for mention in reversed(index.fields[number]):
        if part <= mention.start and mention.end <= start:
            rest = page.text[mention.end : start].lstrip(") ")
            if rest.startswith(":"):
                return mention
    return None


def _named_state(index: PartyIndex, number: int, draft: Draft) -> str | None:
    start, end = draft.victim_span or draft.quantity_span
    found = [m for m in index.fields[number] if start <= m.start and m.end <= end and m.is_state]
    return found[0].party if found else None


def _side(index: PartyIndex, key: str) -> Side | None:
    """The parties of a side; an unnamed one is of the other kind than its opponent."""
    side = index.sides.get(key)
    if side is not None and side.parties:
        return side
    other = index.sides.get({"1": "2", "2": "1"}.get(key, ""))
    if other is None:
        return None
    if other.groups and index.state is not None:
        return Side(states=[index.state])
    return Side(groups=[index.group] if index.group else [])


def _of_side(draft: Draft, side: Side) -> str | None:
    if draft.object == "person" and draft.victim_class in (None, "unknown"):
        draft.victim_class = "armed_group" if side.groups and not side.states else "state_force"
    fitting = side.parties
    if draft.victim_class == "state_force":
        fitting = side.states or side.parties
    elif draft.victim_class == "armed_group":
        fitting = side.groups or side.parties
    return fitting[0] if len(fitting) == 1 else None


def _of_class(index: PartyIndex, draft: Draft) -> str | None:
    if draft.victim_class == "armed_group":
        return index.group
    return index.state
