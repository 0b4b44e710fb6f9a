"""Fills an incident up: country, region, type, parties, name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.event_parties import attacker, claimed_by, target
from ingest.event_type import incident_type
from ingest.frame import Frame
from ingest.incident import Incident
from ingest.page import Page
from ingest.parties import PartyIndex
from ingest.places import Place
from ingest.tokens import tokenise

WORDS = {
    "armed_assault": "attack",
    "airstrike": "air strike",
    "other": "incident",
}


def describe(
    page: Page,
    frame: Frame,
    incidents: Sequence[Incident],
    parties: PartyIndex,
    places: Sequence[Place],
) -> None:
    """Sets what the passages of each incident tell of it."""
    home = _home(places)
    title = tokenise(page.title or "")
    for incident in incidents:
        incident.country = _country(incident) or home
        incident.admin1 = incident.place.admin1 if incident.place else None
        group, group_class = attacker(incident, parties)
        incident.type = incident_type(
            incident, title if incident.rule == "infobox" else (), group_class
        )
        if incident.type != "accident":
            incident.attacker, incident.attacker_class = group, group_class
            incident.target, incident.target_class = target(incident, group, incident.country)
            incident.claimed_by = claimed_by(incident, parties, group)
        incident.name = _name(page, incident)


def _home(places: Sequence[Place]) -> str | None:
    """The country of which the document tells."""
    fields = [p.country_iso3 for p in places if p.relation == "field" and p.country_iso3]
    if fields:
        return fields[0]
    counts = Counter(p.country_iso3 for p in places if p.country_iso3 and p.relation != "dateline")
    return counts.most_common(1)[0][0] if counts else None


def _country(incident: Incident) -> str | None:
    if incident.place is not None and incident.place.country_iso3:
        return incident.place.country_iso3
    for segment in incident.segments:
        for place in segment.places:
            if place.country_iso3 and place.relation in ("in", "near", "lead", "object"):
                return place.country_iso3
    return None


def _name(page: Page, incident: Incident) -> str | None:
    """The title of an article, else place and kind of the event."""
    if incident.rule == "infobox":
        return page.title
    if incident.place is None:
        return None
    return f"{incident.place.name} {WORDS.get(incident.type, incident.type)}"
