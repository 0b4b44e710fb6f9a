"""Documents with marked claims, `{k 5 s NER|killing five soldiers}`, and their incidents in short.

A mark gives outcome (killed, injured, missing, captured, destroyed), number, class (state force,
armed group, civilian, unknown, or `-` for a thing) and party of the victims.
"""

from __future__ import annotations

import csv
import re
from datetime import date
from pathlib import Path

from ingest.claims.draft import Draft
from ingest.dates.expressions import read_dates
from ingest.incidents.assigning import Incident, assign
from ingest.incidents.event_words import noun_table
from ingest.parties.finding import find_parties
from ingest.places.finding import Place, find_places
from ingest.text.page import Page, parse

MARK = re.compile(r"\{([kimcd]) (\d+) ([sacu-])([^|]*)\|([^}]*)\}")
OUTCOMES = {"k": "killed", "i": "injured", "m": "missing", "c": "captured", "d": "destroyed"}
CLASSES = {"s": "state_force", "a": "armed_group", "c": "civilian", "u": "unknown", "-": None}
TRIGGER = re.compile(
    r"(?i)\b(?:kill|dead|death|died?|lives|execut|wound|injur|missing|abduct|kidnap|captur|destroy"
    r"|toll|recover|neutrali)\w*"
)


def table(name: str) -> list[tuple[str, ...]]:
    """The rows of `NAME.csv` beside this file without the head; `\\n` is a line break."""
    with Path(__file__).with_name(f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    return [tuple(cell.replace("\\n", "\n") for cell in row) for row in rows[1:]]


def marked(text: str) -> tuple[Page, list[Draft]]:
    """The page of a document without its marks, and their drafts."""
    plain, spans, position = "", [], 0
    for match in MARK.finditer(text):
        plain += text[position : match.start()]
        spans.append((len(plain), match))
        plain += match.group(5)
        position = match.end()
    page = parse(plain + text[position:])
    return page, [_draft(page, start, match) for start, match in spans]


def _draft(page: Page, start: int, match: re.Match[str]) -> Draft:
    outcome, number, class_, party, quote = match.groups()
    end = start + len(quote)
    sentence = next((s for s in page.sentences if s.start <= start < s.end), None)
    field = next((f.no for f in page.fields if f.start <= start < f.end), None)
    trigger = TRIGGER.search(quote)
    span = (start + trigger.start(), start + trigger.end()) if trigger else (end - 1, end)
    draft = Draft(
        sentence=sentence.no if sentence else None,
        field=field,
        part=sentence.part if sentence else "infobox",
        start=start,
        end=end,
        outcome=OUTCOMES[outcome],
        object="person" if CLASSES[class_] else "vehicle",
        low=int(number),
        high=int(number),
        quantity_span=(start, start + 1),
        qualifier="exact",
        vague_term=None,
        victim_class=CLASSES[class_],
        victim_span=None,
        trigger_span=span,
        rule="marked",
    )
    draft.victim_party = party.strip() or None
    return draft


def places_of(page: Page) -> list[Place]:
    """The places of a page, found as in the reading of a document."""
    mentions = find_parties(page).mentions
    return find_places(
        page, noun_table(), [(m.start, m.end) for m in mentions if m.kind == "group"]
    )


def read(text: str, published_at: str) -> tuple[list[Incident], list[Draft]]:
    """The incidents of a marked document and its drafts."""
    page, drafts = marked(text)
    day = date.fromisoformat(published_at) if published_at else None
    places = places_of(page)
    parties = find_parties(page, [(p.start, p.country_iso3) for p in places if p.country_iso3])
    starts = [section.start for section in page.sections]
    dates = read_dates(page.text, published_at=day, anchor=_anchor(page), section_starts=starts)
    return assign(page, places, dates, parties, drafts, day), drafts


def _anchor(page: Page) -> tuple[date, date] | None:
    for field in page.fields:
        if field.key == "Date":
            known = [d for d in read_dates(page.field_value(field)) if d.start and d.end]
            if known and known[0].start and known[-1].end:
                return known[0].start, known[-1].end
    return None


def summary(text: str, published_at: str) -> list[str]:
    """Each incident as `type; date; place, country; attacker > target; claimed by; main; toll`."""
    incidents, drafts = read(text, published_at)
    lines = [_line(incident) for incident in incidents]
    sums = [str(draft.low) for draft in drafts if draft.scope == "aggregate"]
    return [*lines, f"aggregate: {'+'.join(sums)}"] if sums else lines


def _line(incident: Incident) -> str:
    place = incident.place.name if incident.place and incident.place.kind != "country" else "-"
    target = incident.target or incident.target_class or "-"
    return "; ".join(
        (
            incident.type,
            _when(incident),
            f"{place}, {incident.country or '-'}",
            f"{incident.attacker or '-'} > {target}",
            incident.claimed_by or "-",
            "main" if incident.is_main else "other",
            "+".join(str(draft.low) for draft in incident.drafts) or "none",
        )
    )


def _when(incident: Incident) -> str:
    when = incident.when
    if when is None:
        return "?"
    days = str(when.start) if when.start == when.end else f"{when.start}/{when.end}"
    return f"{days} {when.precision}"
