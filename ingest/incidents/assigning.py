"""Which claims are of one event, and what the page tells of each event.

The page is read from left to right. A passage belongs to the event that its date and place name,
else to the one that the paragraph is about, else to the one that the document is about. A new
event is opened by a date or place of its own, or by a word that sets it apart ("another attack").
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ingest.claims.draft import Draft
from ingest.dates.expressions import DateExpression
from ingest.incidents.event_details import describe
from ingest.incidents.frame import read_frame
from ingest.incidents.incident import Incident
from ingest.incidents.merge import merged
from ingest.incidents.segments import Findings
from ingest.incidents.sorter import IncidentSorter
from ingest.parties.finding import PartyIndex
from ingest.places.finding import Place
from ingest.text.page import Page

__all__ = ["Incident", "assign"]


def assign(
    page: Page,
    places: Sequence[Place],
    dates: Sequence[DateExpression],
    parties: PartyIndex,
    drafts: Sequence[Draft],
    published_at: date | None,
) -> list[Incident]:
    """The incidents of a page in order of the text; sets `scope` and `incident` of each draft.

    `places`, `dates` and `drafts` are in order of the text. `Draft.incident` is the index in the
    list given back, or None for an aggregate. What the document has published says whether a state
    that began on a day ("since yesterday") is an event of that day.
    """
    frame = read_frame(page, places, dates, drafts)
    sorter = IncidentSorter(page, frame, Findings(dates, places, drafts, published_at))
    incidents = merged(sorter.read())
    describe(page, frame, incidents, parties)
    for draft in drafts:
        draft.incident = None
    for number, incident in enumerate(incidents):
        for draft in incident.drafts:
            draft.incident = number
    return incidents
