"""What whole passages tell of their events, and which figures are of no single one."""

from __future__ import annotations

from datetime import date

import pytest
from passages import table

from ingest.document import Document
from ingest.read import read
from ingest.rows import IncidentMention, Reading

PUBLISHED = date(2024, 7, 31)


def reading_of(text: str) -> Reading:
    """The reading of a headline and a passage, published on a Wednesday."""
    return read(Document("doc_test", text, published_at=PUBLISHED))


def noted(incident: IncidentMention) -> str:
    """An incident as `type; first day; place, country; attacker > target`."""
    place = f"{incident.place_name or '-'}, {incident.country_iso3 or '-'}"
    target = incident.target_party or incident.target_class or "-"
    sides = f"{incident.attacker_party or '-'} > {target}"
    return f"{incident.incident_type}; {incident.date_start or '?'}; {place}; {sides}"


@pytest.mark.parametrize(("scope", "text"), table("scopes"))
def test_scope_of_figures(scope: str, text: str) -> None:
    claims = [c for c in reading_of(text).claims if c.qualifier != "unquantified"]
    assert claims and {claim.scope for claim in claims} == {scope}


@pytest.mark.parametrize(("text", "expected"), table("events"))
def test_events_of_a_passage(text: str, expected: str) -> None:
    assert [noted(one) for one in reading_of(text).incidents] == expected.split(" | ")
