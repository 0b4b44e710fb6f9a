"""Fills an incident up: place, region, country, type, parties, name."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.incidents.event_parties import attacker, claimed_by, owned_together, target
from ingest.incidents.event_type import incident_type
from ingest.incidents.frame import Frame
from ingest.incidents.incident import LOCATED, Incident
from ingest.parties.finding import PartyIndex
from ingest.places.finding import Place
from ingest.text.page import Page
from ingest.text.tokens import fold, tokenise

CLAIMED = frozenset({"armed_assault", "ambush", "bombing", "kidnapping", "execution"})
DAYS = 2
PLAIN = frozenset({"armed_assault", "operation", "other"})
FIRST = 4
NAMES = {"armed_assault": "attack", "airstrike": "air strike", "other": "incident"}


def describe(
    page: Page,
    frame: Frame,
    incidents: Sequence[Incident],
    parties: PartyIndex,
) -> None:
    """Sets what the passages of each incident tell of it."""
    home = frame.home or parties.state
    title = tokenise(page.title or "")
    for incident in incidents:
        _locate(incident, home)
        incident.is_main = incident.is_main or _is_in_title(page, incident)
        own_title = title if incident is frame.main or incident is _first_main(incidents) else ()
        incident.type = incident_type(incident, own_title)
        if incident.type != "accident":
            _name_parties(page, incident, parties)
        _repeat(incident)
        incident.name = _name(page, incident)
    _own_all(incidents, page, parties)
    _share_strikes(incidents)


def _is_in_title(page: Page, incident: Incident) -> bool:
    """Whether the headline of a news text names the place of a further event."""
    if page.format != "news" or incident.place is None or incident.place.kind != "place":
        return False
    if incident.before is not None and incident.lies_at_same(incident.before):
        return False
    return f" {fold(incident.place.name)} " in f" {fold(page.title or '')} "


def _first_main(incidents: Sequence[Incident]) -> Incident | None:
    mains = [incident for incident in incidents if incident.is_main]
    return mains[0] if len(mains) == 1 else None


def _name_parties(page: Page, incident: Incident, parties: PartyIndex) -> None:
    incident.attacker, incident.attacker_class = attacker(page, incident, parties)
    is_plain = incident.type == "armed_assault"
    if is_plain and incident.attacker_class == "state_force":
        incident.type = "operation"
    if incident.type != "clash" or incident.attacker is not None:
        incident.target, incident.target_class = target(page, incident, parties)
    incident.claimed_by = claimed_by(page, incident, parties)


def _repeat(incident: Incident) -> None:
    """`A second raid` right after an air strike is one too, by the same side."""
    before = incident.before
    if before is None or before.type != "airstrike" or incident.type not in PLAIN:
        return
    if incident.attacker is None and incident.segments and incident.segments[0].cues("repeat"):
        incident.type = before.type
        incident.attacker, incident.attacker_class = before.attacker, before.attacker_class


def _own_all(incidents: Sequence[Incident], page: Page, parties: PartyIndex) -> None:
    """A group that claimed `the attacks` owns those of these days that nobody else is said to have
    made.
    """
    found = (owned_together(page, incident, parties) for incident in incidents)
    claim = next((one for one in zip(found, incidents, strict=True) if one[0]), None)
    if claim is None:
        return
    party, source = claim
    for incident in incidents:
        is_open = incident.attacker in (None, party) and incident.type in CLAIMED
        if is_open and incident.when and source.when and incident.when.is_near(source.when, DAYS):
            incident.attacker, incident.attacker_class = party, "armed_group"
            incident.claimed_by = party


def _share_strikes(incidents: Sequence[Incident]) -> None:
    """Strikes on one country that nobody is named for are by the only one who is said to strike."""
    sides: dict[str | None, set[tuple[str | None, str | None]]] = {}
    strikes = [incident for incident in incidents if incident.type == "airstrike"]
    for incident in strikes:
        side = (incident.attacker, incident.attacker_class)
        sides.setdefault(incident.country, set()).add(side)
    for incident in strikes:
        told = [side for side in sides[incident.country] if side[0] is not None]
        if incident.attacker is None and len(told) == 1:
            incident.attacker, incident.attacker_class = told[0]


def _locate(incident: Incident, home: str | None) -> None:
    """Place, region and country, from the passages or from the event spoken of before."""
    if incident.place is None:
        incident.placed(_of_somewhere(incident))
    if incident.place is None and not _is_elsewhere(incident):
        _inherit(incident)
    place = incident.place
    incident.admin1 = place.admin1 if place else None
    incident.country = (place.country_iso3 if place else None) or _country(incident)
    _under_heading(incident)
    incident.country = incident.country or home
    incident.country = incident.country or _of_victims(incident)


def _under_heading(incident: Incident) -> None:
    """The country or region of the heading holds where the entry tells no other."""
    heading, place = incident.heading, incident.place
    if heading is None or (place is not None and (place.kind == "country" or place.admin1)):
        return
    incident.country = heading.country_iso3 or incident.country
    incident.admin1 = heading.admin1


def _of_somewhere(incident: Incident) -> Place | None:
    """`the chief of Inates`, where nothing else names a place."""
    return next(
        (
            place
            for segment in incident.segments
            for place in segment.places
            if place.relation == "of" and place.kind == "place"
        ),
        None,
    )


def _is_elsewhere(incident: Incident) -> bool:
    """Whether the passages name a region or country of their own."""
    return any(
        place.relation in LOCATED for segment in incident.segments for place in segment.places
    )


def _inherit(incident: Incident) -> None:
    """Where the text says no place of its own it goes on at the place of the event before."""
    before = incident.before
    if before is not None and before.place is not None and before.place.kind != "country":
        incident.placed(before.place)


def _country(incident: Incident) -> str | None:
    """The country named in the passage that names the place, else in one of the first."""
    name = incident.place.name if incident.place is not None else None
    naming = [s for s in incident.segments if any(place.name == name for place in s.places)]
    for segment in (*naming, *incident.segments[:FIRST]):
        for place in segment.places:
            if place.country_iso3 and place.relation in LOCATED:
                return place.country_iso3
    return None


def _of_victims(incident: Incident) -> str | None:
    """The one country of all victims, where nothing else tells the country."""
    parties = {d.victim_party for d in incident.drafts if d.victim_class != "armed_group"} - {None}
    return parties.pop() if len(parties) == 1 else None


def _name(page: Page, incident: Incident) -> str | None:
    """The title of an article, else place and kind of the event."""
    if incident.rule == "infobox":
        return page.title
    if incident.place is None:
        return None
    return f"{incident.place.name} {NAMES.get(incident.type, incident.type)}"
