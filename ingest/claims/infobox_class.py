"""Of which class the people of an infobox field are: by its label, else by its side."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.claims.draft import Draft
from ingest.parties.index import COLUMNS, column_of, side_key
from ingest.parties.infobox_victims import losing_side, named_in_key
from ingest.parties.lexicon import names
from ingest.text.page import Field, Page
from ingest.text.tokens import Token

ATTACKING = ("perpetrator", "attacker", "assailant")
FRONT = 6  # tokens in front of a colon in which a name is looked for


def class_of_side(page: Page, draft: Draft) -> str | None:
    """The class of a side in an infobox, from the label before the number or the combatants."""
    assert draft.field is not None
    field = page.fields[draft.field]
    label = _label_class(field, draft)
    if label is not None:
        return label
    if "civilian" in field.key.casefold():
        return "civilian"
    if any(word in field.key.casefold() for word in ATTACKING):
        attackers = next((one for one in page.fields if side_key(one.key) == "attacker"), None)
        return named_side(attackers.tokens) if attackers is not None else "armed_group"
    keyed = named_in_key(field.key)
    if keyed is not None:
        return "armed_group" if keyed.kind == "group" else "state_force"
    number = losing_side(page, field, draft.quantity_span[0])
    if number is None:
        return None
    for other in page.fields:
        if side_key(other.key) == number:
            return named_side(other.tokens)
        if COLUMNS.fullmatch(other.key):
            return named_side(_column(page, other, number))
    # An article whose attackers are combatant2 leaves the side they hit without a line.
    return "state_force" if number == "1" and "|" not in page.field_value(field) else None


def _column(page: Page, field: Field, number: str) -> list[Token]:
    """The tokens of a side in a line that names all of them."""
    return [token for token in field.tokens if column_of(page, field, token.start) == number]


def _label_class(field: Field, draft: Draft) -> str | None:
    """`Niger: 30 killed`: the class of the name before the last colon."""
    before = [token for token in field.tokens if token.end <= draft.start]
    colons = [index for index, token in enumerate(before) if token.text == ":"]
    return named_side(before[max(0, colons[-1] - FRONT) : colons[-1]]) if colons else None


def named_side(tokens: Sequence[Token]) -> str | None:
    kinds = {match.value.kind for match in names().find(tokens) if match.value.party is not None}
    if not kinds:
        return None
    return "armed_group" if kinds == {"group"} else "state_force"
