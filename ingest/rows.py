"""The rows that reading one document gives: one named tuple a staging table.

The name of a class in snake case is the table's name in schema `staging`, its fields are the
columns in order, and the annotation gives the SQL type. Offsets count Unicode characters of the
document's text as it is stored, end exclusive. A field that the text does not tell is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Section(NamedTuple):
    """A heading and what stands under it; section 0 is what stands before the first heading."""

    document_id: str
    section_no: int
    heading: str | None
    level: int
    char_start: int
    char_end: int


class Sentence(NamedTuple):
    """One sentence, list item or caption; `part` is `headline` or `body`."""

    document_id: str
    sentence_no: int
    section_no: int
    paragraph_no: int
    part: str
    char_start: int
    char_end: int


class InfoboxField(NamedTuple):
    """One `- Key: value` line of an infobox; the offsets are those of the value."""

    document_id: str
    field_no: int
    key: str
    value: str
    char_start: int
    char_end: int


class IncidentMention(NamedTuple):
    """One violent event as one document tells it.

    Parties are codes of `reference.party` (ISO 3166 alpha-3 for a state, else the group's short
    name, or the name the document itself introduces). `place_name`, `admin1` and `country_iso3` are
    what the document says or plainly implies; coordinates are the models' affair.
    """

    document_id: str
    incident_no: int
    incident_name: str | None
    incident_type: str
    date_start: date | None
    date_end: date | None
    date_precision: str
    place_name: str | None
    admin1: str | None
    country_iso3: str | None
    attacker_party: str | None
    attacker_class: str | None
    target_party: str | None
    target_class: str | None
    claimed_by_party: str | None
    is_main: bool
    char_start: int
    char_end: int
    quote: str
    rule: str


class ClaimMention(NamedTuple):
    """One statement of how many people or things suffered one outcome, and who says so.

    `vague_term` is the key of the word in `reference.vague_word`. `total_claim_id` names the claim
    of which this one is a part. `is_revised` marks a figure that the same text replaces by a later
    one. `reported_on` is the day on which the text says that the figure was given.
    """

    claim_id: str
    document_id: str
    sentence_no: int | None
    incident_no: int | None
    scope: str
    outcome: str
    object: str
    quantity_low: int | None
    quantity_high: int | None
    quantity_text: str
    qualifier: str
    vague_term: str | None
    victim_class: str | None
    victim_party: str | None
    victim_text: str | None
    claimant_party: str | None
    claimant_class: str | None
    claimant_text: str | None
    reported_on: date | None
    total_claim_id: str | None
    is_revised: bool
    part: str
    char_start: int
    char_end: int
    quote: str
    context_before: str
    context_after: str
    rule: str


class DateMention(NamedTuple):
    """A date expression and the days it stands for."""

    document_id: str
    date_start: date | None
    date_end: date | None
    date_precision: str
    char_start: int
    char_end: int
    quote: str
    rule: str


class PlaceMention(NamedTuple):
    """A place name in the text; `kind` is `place`, `admin2`, `admin1` or `country`."""

    document_id: str
    place_name: str
    kind: str
    admin1: str | None
    country_iso3: str | None
    char_start: int
    char_end: int
    quote: str
    rule: str


class ActorMention(NamedTuple):
    """A party or a speaker named in the text.

    `party` is a code as in IncidentMention, or None for a speaker without party; `is_known` tells
    whether the reference data has the name; `actor_name` is the longest name the document gives.
    """

    document_id: str
    party: str | None
    actor_class: str
    actor_name: str
    country_iso3: str | None
    is_known: bool
    char_start: int
    char_end: int
    quote: str
    rule: str


class UnreadCandidate(NamedTuple):
    """A sentence with a casualty word and a number from which no claim was read."""

    document_id: str
    sentence_no: int
    trigger: str
    number: str
    char_start: int
    char_end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one document gives.

    `title`, `published_at` and `format` (`encyclopedia` or `news`) are what the text itself tells;
    metadata that came with the document goes before them.
    """

    title: str | None
    published_at: date | None
    format: str
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    infobox_fields: tuple[InfoboxField, ...]
    incidents: tuple[IncidentMention, ...]
    claims: tuple[ClaimMention, ...]
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
    unread: tuple[UnreadCandidate, ...]
