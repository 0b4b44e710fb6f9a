"""A claim while it is being read: what the grammar found, filled up by party, speaker and event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

ARMED = frozenset({"state_force", "armed_group"})
KNOWN = ARMED | {"civilian"}  # the classes that tell who people are
# Of which class the people of a speaker's side are.
OWN_CLASS = {
    "government": "state_force",
    "state_force": "state_force",
    "armed_group": "armed_group",
}


@dataclass(slots=True, eq=False)
class Draft:
    """One casualty claim in the making; offsets are those of the normal text.

    The grammar (`ingest.claims.reading`) fills the first block. `sentence` is the index in
    `Page.sentences`, or None where `field` is an index in `Page.fields`. `victim_span` covers the
    group as it is named, number included, or is None where the number stands alone; `trigger_span`
    covers the outcome word; `source` is the cell of a table that says who counts; `head` is the
    singular of the group's noun. `same_victims` is the claim whose group an elliptic number goes on
    with.
    The parties module fills `victim_party` (and may sharpen `victim_class`), the attribution module
    the claimant, the incidents module scope and incident.
    """

    sentence: int | None
    field: int | None
    part: str
    start: int
    end: int
    outcome: str
    object: str
    low: int | None
    high: int | None
    quantity_span: tuple[int, int]
    qualifier: str
    vague_term: str | None
    victim_class: str | None
    victim_span: tuple[int, int] | None
    trigger_span: tuple[int, int]
    rule: str
    head: str | None = None
    same_victims: Draft | None = None
    total: Draft | None = None
    is_revised: bool = False
    source: tuple[int, int] | None = None

    victim_party: str | None = None

    claimant_party: str | None = None
    claimant_class: str | None = None
    claimant_text: str | None = None
    reported_on: date | None = None

    scope: str = "incident"
    incident: int | None = None
