"""Short forms for rows of staging.incident_mention and staging.claim_mention."""

from __future__ import annotations

from typing import Any


def event(
    day: str | None = "2020-03-10", place: str | None = "Alpha", **more: Any
) -> dict[str, Any]:
    """An attack on Niger's army by JNIM on one day at one place; `more` replaces fields."""
    told = {
        "date_start": day, "date_end": day, "date_precision": "day" if day else "unknown",
        "place_name": place, "country_iso3": "NER", "attacker_party": "JNIM",
        "attacker_class": "armed_group", "target_party": "NER", "target_class": "state_force",
    }  # fmt: skip
    return told | more


def month(start: str, end: str, place: str | None = "Alpha", **more: Any) -> dict[str, Any]:
    """An attack of which only the month is told."""
    return event(start, place, date_end=end, date_precision="month") | more


def killed(count: int | None, **more: Any) -> dict[str, Any]:
    """A claim that so many of Niger's soldiers were killed; `more` replaces fields."""
    claim = {
        "quantity_low": count, "quantity_high": count, "victim_class": "state_force",
        "victim_party": "NER",
    }  # fmt: skip
    return claim | more
