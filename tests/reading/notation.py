"""The short notation of the claim tables: `killed 12+ state_force "at least 12"`.

A claim is its outcome, its figure, the class of its people or the object of its things, and (where
a row wants it checked) the text of its number. Figures: `12` exact, `12+` at least, `>12` more
than, `<12` up to, `10-12` a range, `~12` about, `0` a stated zero, a vague word's term (`dozens`),
`?` a bare plural. Claims are separated by semicolons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ingest.document import Document
from ingest.read import read
from ingest.rows import ClaimMention, Reading

CLAIM = re.compile(r'(\w+) (\S+) (\w+)(?: "([^"]+)")?')
PEOPLE = ("state_force", "armed_group", "civilian", "unknown")
UNQUANTIFIED = "?"


@dataclass(frozen=True, slots=True, order=True)
class Noted:
    """One claim in the notation; `number` is None where the row leaves the number's text open."""

    outcome: str
    figure: str
    victims: str
    number: str | None = None

    def agrees(self, other: Noted) -> bool:
        """Whether a claim that was read is this expected one."""
        same = (self.outcome, self.figure, self.victims)
        number = self.number is None or self.number == other.number
        return number and same == (other.outcome, other.figure, other.victims)


def expected(cell: str) -> list[Noted]:
    """The claims of a table's cell; an empty cell has none."""
    return [_parsed(part.strip()) for part in cell.split(";") if part.strip()]


def noted(claim: ClaimMention) -> Noted:
    """A claim that was read, in the notation."""
    victims = claim.victim_class if claim.object == "person" else claim.object
    return Noted(claim.outcome, figure(claim), victims or "none", claim.quantity_text)


def figure(claim: ClaimMention) -> str:
    """How many; bounds that contradict the qualifier are shown as they are."""
    low, high = claim.quantity_low, claim.quantity_high
    shapes = {
        "exact": (f"{low}", low is not None and low == high),
        "about": (f"~{low}", low is not None and low == high),
        "at_least": (f"{low}+", low is not None and high is None),
        "more_than": (f">{low}", low is not None and high is None),
        "up_to": (f"<{high}", low is None and high is not None),
        "range": (f"{low}-{high}", low is not None and high is not None and low < high),
        "none": ("0", low == high == 0),
        "vague": (claim.vague_term or "vague", low is None and high is None),
        "unquantified": (UNQUANTIFIED, low is None and high is None),
    }
    shape, is_sound = shapes[claim.qualifier]
    return shape if is_sound else f"{claim.qualifier}({low},{high})"


def unlike(wanted: Iterable[Noted], got: Iterable[Noted]) -> list[str]:
    """What is missing (`-`) and what is too much (`+`); a missing bare plural is no fault."""
    left = list(got)
    faults = []
    strictest_first = sorted(wanted, key=lambda one: (one.figure == UNQUANTIFIED, not one.number))
    for one in strictest_first:
        found = next((other for other in left if one.agrees(other)), None)
        if found is not None:
            left.remove(found)
        elif one.figure != UNQUANTIFIED:
            faults.append(f"- {one}")
    return faults + [f"+ {one}" for one in left]


def read_text(text: str) -> Reading:
    """The reading of a text without metadata."""
    return read(Document("doc_test", text))


@cache
def claims_of(text: str) -> tuple[ClaimMention, ...]:
    """The claims of a text without metadata."""
    return read_text(text).claims


def notes_of(text: str) -> list[Noted]:
    """The claims of a text in the notation, in their order."""
    return [noted(claim) for claim in claims_of(text)]


def _parsed(text: str) -> Noted:
    match = CLAIM.fullmatch(text)
    if match is None:
        raise ValueError(f"no claim in the notation: {text!r}")
    return Noted(*match.groups())
