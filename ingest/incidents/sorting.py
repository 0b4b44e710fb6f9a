"""Small questions about passages and events that the sorter asks again and again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ingest.incidents.event_words import heading_words
from ingest.incidents.frame import Frame
from ingest.incidents.incident import LOCATED, RANK, WEAK, Incident, When
from ingest.incidents.segments import Segment
from ingest.places.finding import Place
from ingest.text.page import Page, Sentence

NEWS = timedelta(days=10)
OWN_PLACE_REACH = 45
OF = "of "
POINTLESS = frozenset({"distance", "dateline"})


def place_of(segment: Segment) -> Place | None:
    """The place of a passage's event: the most exact, of several the first."""
    places = [place for place in segment.places if place.relation not in POINTLESS]
    return min(places, key=remoteness, default=None)


def is_open(place: Place | None) -> bool:
    """Whether no place is told that must be that of the event."""
    return place is None or place.relation in WEAK


def is_there(incident: Incident, place: Place) -> bool:
    """Whether an event is told to be in just that town or village."""
    return place.kind == "place" and incident.lies_at(place)


def remoteness(place: Place) -> tuple[int, int]:
    """How far a place is from being that of the event: by its relation, then by its size."""
    step = 3 if place.relation in WEAK else 0
    return {"lead": 1, "of": 2}.get(place.relation, step), RANK[place.kind]


def mirrored(told: When, main: When) -> When:
    """In `it came a day after three were killed` the killing is the earlier event."""
    if told.start <= main.start:
        return told
    shift = told.start - main.start
    return When(main.start - shift, main.end - shift, told.precision, told.slack)


def is_recent(told: When, published_at: date | None) -> bool:
    """Whether days lie right before the publication, as those of news do."""
    return published_at is not None and timedelta(0) <= published_at - told.end <= NEWS


def date_beside(
    incidents: Sequence[Incident], page: Page, frame: Frame, published_at: date | None
) -> None:
    """Undated events: those of a live report are of its day, `a second raid` of the first's."""
    for incident in incidents:
        before = incident.before
        if incident.when is not None or not incident.segments:
            continue
        if frame.is_live and published_at is not None:
            incident.when = When(published_at, published_at, "day")
        elif before is not None and _is_beside(page, before, incident, published_at):
            incident.when = before.when


def _is_beside(page: Page, before: Incident, incident: Incident, published_at: date | None) -> bool:
    """Whether an event is told right after one of these days, in one paragraph of news."""
    first = incident.segments[0]
    if before.when is None or first.is_shifted or not before.segments:
        return False
    one, other = (page.sentences[s.sentence] for s in (before.segments[-1], first))
    return one.paragraph_no == other.paragraph_no and is_recent(before.when, published_at)


def is_of_document(incident: Incident) -> bool:
    """Whether an event counts untold, as what the document is about; an empty entry does not."""
    return incident.is_main and incident.rule != "entry"


def is_in_capitals(page: Page, sentence: Sentence) -> bool:
    """Letterheads and titles inside the text are no telling of it yet."""
    return page.text[sentence.start : sentence.end].isupper()


def is_first(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence opens its paragraph."""
    before = page.sentences[sentence.no - 1] if sentence.no else None
    return before is None or before.paragraph_no != sentence.paragraph_no


def is_aftermath(segment: Segment) -> bool:
    """`On 19 October a sergeant succumbed` weeks after the raid is of the raid."""
    return segment.cues("aftermath") and not any(e.form == "noun" for e in segment.events)


def sets_place(page: Page, segment: Segment, place: Place | None) -> bool:
    """`In Kharkiv, loud blasts` at the head of a paragraph is where its figures are from."""
    if place is None or place.kind != "place" or place.relation not in LOCATED:
        return False
    sentence = page.sentences[segment.sentence]
    return segment.is_opening and is_first(page, sentence) and bool(segment.events)


def introduces(page: Page, segment: Segment, place: Place) -> bool:
    """Whether a passage tells of a new event at a place of its own."""
    known = any(event.form == "noun" and event.article == "definite" for event in segment.events)
    new = not known and any(event.form != "weapon" for event in segment.events)
    own = any(0 <= place.start - event.end <= OWN_PLACE_REACH for event in segment.events)
    leads = segment.is_opening and place.start - segment.start <= OWN_PLACE_REACH
    if leads and not known and sets_place(page, segment, place):
        return True
    return own or (not known and (new or leads) and bool(segment.drafts))


def scene_of(page: Page, segment: Segment) -> Place | None:
    """The first place that `the town of X`, `in X` or the like name in a passage without event."""
    return next(
        (
            place
            for place in segment.places
            if place.kind == "place"
            and (
                place.relation in ("in", "near")
                or page.text[max(0, place.start - len(OF)) : place.start] == OF
            )
        ),
        None,
    )


def happens_beside(segment: Segment) -> bool:
    """`On the same day, two were abducted`, after another event in the paragraph."""
    date_ = segment.date
    is_head = date_ is not None and date_.char_start - segment.start <= len("On ")
    tells = segment.drafts and any(e.article != "definite" for e in segment.events)
    return bool(is_head and tells and segment.is_same_day)


def heads_campaign(page: Page, section: int) -> bool:
    """Whether a section's heading names an operation that the text has called long."""
    words = heading_words(page.sections[section].heading or "").split()
    return bool({"operation", "campaign", "offensive"} & set(words))
