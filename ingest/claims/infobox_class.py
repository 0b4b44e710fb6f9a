"""Of which class the people of an infobox field are: by its label, else by its side."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.claims.draft import Draft
from ingest.parties.lexicon import names
from ingest.text.page import Field, Page
from ingest.text.tokens import Token

FRONT = 6  # tokens in front of a colon in which a name is looked for


def class_of_side(page: Page, draft: Draft) -> str | None:
    """The class of a side in an infobox, from the label before the number or the combatants."""
    assert draft.field is not None
    field = page.fields[draft.field]
    label = _label_class(field, draft)
    if label is not None:
        return label
    number = field.key[len(field.key.rstrip("0123456789")) :]
    if not number:
        return None
    for other in page.fields:
        if other.key.casefold() == f"combatant{number}":
            return named_side(other.tokens)
    # An article whose attackers are combatant2 leaves the side they hit without a line.
    return "state_force" if number == "1" else None


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
