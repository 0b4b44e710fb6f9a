"""Read one document: `read(document) -> Reading`, a pure function of the text and the lexicons."""

from __future__ import annotations

from datetime import date

from ingest.attribution.claimants import attribute
from ingest.claims.reading import read_claims
from ingest.claims.revisions import mark_revised
from ingest.claims.victim_class import refine_classes
from ingest.dates.dateline import find_dateline
from ingest.dates.expressions import DateExpression, read_dates
from ingest.document import Document
from ingest.incidents.assigning import assign
from ingest.incidents.event_words import noun_table
from ingest.parties.finding import find_parties, name_parties, resolve_victims
from ingest.parties.index import PartyIndex
from ingest.places.finding import Place, find_places
from ingest.record import Recorder
from ingest.rows import Reading
from ingest.text.attention import attend
from ingest.text.normal import normalise
from ingest.text.page import Page, parse

DATE_FIELDS = frozenset({"date", "dates"})
NAMED_KINDS = frozenset({"group", "force"})


def read(document: Document) -> Reading:
    """Everything that the document says, as rows; the same document always gives the same rows.

    Reading goes from the outside in: title, sentences and infobox; dates, places and parties; then
    the claims, whose people they are of, who makes them, and which event they tell of.
    """
    normal = normalise(document.text)
    page = parse(normal.text)
    published_at = document.published_at or _published_at(page)
    recorder = Recorder(document, normal, page, published_at)
    if not attend(page):
        return recorder.reading((), (), (), (), None, ())
    dates = _dates(page, published_at)
    places, parties = _names(page)
    drafts, unread = read_claims(page)
    attribute(page, parties, drafts, document_type=document.document_type, days=_single_days(dates))
    refine_classes(page, parties, drafts)
    resolve_victims(page, parties, drafts)
    mark_revised(page, drafts)
    incidents = assign(page, places, dates, parties, drafts, published_at)
    return recorder.reading(drafts, incidents, dates, places, parties, unread)


def _published_at(page: Page) -> date | None:
    """The day in the document's head; the `Date` of an infobox is that of its event."""
    if any(field.key.casefold() in DATE_FIELDS for field in page.fields):
        return None
    return find_dateline(page.text).published_at


def _dates(page: Page, published_at: date | None) -> list[DateExpression]:
    return read_dates(
        page.text,
        published_at=published_at,
        anchor=_main_day(page),
        section_starts=[section.start for section in page.sections],
    )


def _main_day(page: Page) -> tuple[date, date] | None:
    """The days that the infobox gives for the article's event."""
    for field in page.fields:
        if field.key.casefold() in DATE_FIELDS:
            found = read_dates(page.field_value(field))
            days = [(one.start, one.end) for one in found if one.start and one.end]
            if days:
                return days[0][0], days[-1][1]
    return None


def _names(page: Page) -> tuple[list[Place], PartyIndex]:
    """Places and parties; a group's name holds no place, and a place tells whose soil it is."""
    naming = name_parties(page)
    named = [mention for found in (*naming.fields, *naming.sentences) for mention in found]
    taken = [(mention.start, mention.end) for mention in named if mention.kind in NAMED_KINDS]
    places = find_places(page, noun_table(), taken)
    grounds = [(place.start, place.country_iso3) for place in places if place.country_iso3]
    return places, find_parties(page, grounds, naming)


def _single_days(dates: list[DateExpression]) -> list[tuple[int, int, date]]:
    return [
        (found.char_start, found.char_end, found.start)
        for found in dates
        if found.start is not None and found.start == found.end
    ]
