"""Staging rows of incidents, places and dates; offsets are those of the normal text."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.dates import DateExpression
from ingest.incident import Incident
from ingest.page import Page
from ingest.places import Place
from ingest.rows import DateMention, IncidentMention, PlaceMention


def incident_rows(
    document_id: str, page: Page, incidents: Sequence[Incident]
) -> tuple[IncidentMention, ...]:
    """What goes to `staging.incident_mention`, numbered as the drafts' `incident` is."""
    return tuple(_row(document_id, page, number, item) for number, item in enumerate(incidents))


def _row(document_id: str, page: Page, number: int, incident: Incident) -> IncidentMention:
    when, place = incident.when, incident.place
    exact = place is not None and place.kind in ("place", "admin2")
    return IncidentMention(
        document_id=document_id,
        incident_no=number,
        incident_name=incident.name,
        incident_type=incident.type,
        date_start=when.start if when else None,
        date_end=when.end if when else None,
        date_precision=when.precision if when else "unknown",
        place_name=place.name if place is not None and exact else None,
        admin1=incident.admin1,
        country_iso3=incident.country,
        attacker_party=incident.attacker,
        attacker_class=incident.attacker_class,
        target_party=incident.target,
        target_class=incident.target_class,
        claimed_by_party=incident.claimed_by,
        is_main=incident.is_main,
        char_start=incident.start,
        char_end=incident.end,
        quote=page.text[incident.start : incident.end],
        rule=incident.rule,
    )


def place_rows(document_id: str, page: Page, places: Sequence[Place]) -> tuple[PlaceMention, ...]:
    """What goes to `staging.place_mention`."""
    return tuple(
        PlaceMention(
            document_id=document_id,
            place_name=place.name,
            kind=place.kind,
            admin1=place.admin1,
            country_iso3=place.country_iso3,
            char_start=place.start,
            char_end=place.end,
            quote=page.text[place.start : place.end],
            rule=place.rule,
        )
        for place in places
    )


def date_rows(
    document_id: str, page: Page, dates: Sequence[DateExpression]
) -> tuple[DateMention, ...]:
    """What goes to `staging.date_mention`."""
    return tuple(
        DateMention(
            document_id=document_id,
            date_start=date.start,
            date_end=date.end,
            date_precision=date.precision,
            char_start=date.char_start,
            char_end=date.char_end,
            quote=page.text[date.char_start : date.char_end],
            rule=date.rule,
        )
        for date in dates
    )
