"""Who attacked, who was attacked, and who said that it was them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.event_words import find_cues
from ingest.incident import Incident
from ingest.parties import PartyIndex
from ingest.party_names import PartyMention
from ingest.segments import Segment

CLAIM_REACH = 12


def attacker(incident: Incident, parties: PartyIndex) -> tuple[str | None, str | None]:
    """The party that attacked and its class."""
    for segment in incident.segments:
        for mention in _mentions(segment, parties):
            if mention.kind == "group" and mention.party:
                return mention.party, "armed_group"
    if incident.is_main and parties.group:
        return parties.group, "armed_group"
    return None, None


def target(
    incident: Incident, attacker_party: str | None, country: str | None
) -> tuple[str | None, str | None]:
    """The party that was attacked and its class: that of the first victims."""
    for draft in incident.drafts:
        is_other = draft.victim_party not in (None, attacker_party)
        if is_other and draft.victim_class != "armed_group":
            return draft.victim_party, draft.victim_class
    if attacker_party != country:
        return country, None
    return None, None


def claimed_by(incident: Incident, parties: PartyIndex, attacker_party: str | None) -> str | None:
    """The party that claimed responsibility, or spoke of what it had done to its enemies."""
    for segment in incident.segments:
        near = [m for m in _mentions(segment, parties) if m.kind == "group" and m.party]
        if near and find_cues(segment.tokens, "claiming"):
            return near[0].party
    spoken = Counter(
        draft.claimant_party
        for draft in incident.drafts
        if draft.claimant_party == attacker_party and draft.victim_party != attacker_party
    )
    return attacker_party if attacker_party and spoken[attacker_party] else None


def _mentions(segment: Segment, parties: PartyIndex) -> Sequence[PartyMention]:
    found = parties.sentences[segment.sentence]
    return [mention for mention in found if segment.start <= mention.start < segment.end]
