"""Which claims are of one event, and what is told of each event."""

from __future__ import annotations

import pytest
from passages import marked, read, summary, table

from ingest.document import Document
from ingest.record import Recorder
from ingest.text.normal import normalise


@pytest.mark.parametrize(("document", "published_at", "expected"), table("incidents"))
def test_incidents_of_a_document(document: str, published_at: str, expected: str) -> None:
    assert summary(document, published_at) == expected.split(" | ")


AMBUSH = (
    "Ambush\n\nFighters of JNIM ambushed a patrol near {place} on {day}, "
    "{{k 15 s NER|killing 15 soldiers}}. The ambush {{i 4 s NER|wounded four}}."
)


@pytest.mark.parametrize("place", ["Torodi", "Bankilaré", "Fantio", "Djibo"])
@pytest.mark.parametrize("day", ["3 March 2021", "31 December 2019", "May 4, 2022"])
def test_another_place_or_day_changes_nothing_else(place: str, day: str) -> None:
    (incident,), drafts = read(AMBUSH.format(place=place, day=day), "")
    assert incident.place is not None and incident.place.name == place
    assert (incident.type, incident.attacker, incident.target) == ("ambush", "JNIM", "NER")
    assert [draft.incident for draft in drafts] == [0, 0]


def test_rows_are_numbered_as_the_drafts_say() -> None:
    text = AMBUSH.format(place="Torodi", day="3 March 2021")
    incidents, drafts = read(text, "")
    page, _ = marked(text)
    recorder = Recorder(Document("doc_1", page.text), normalise(page.text), page, None)
    (row,) = recorder.reading(drafts, incidents, [], [], None, []).incidents
    assert row.incident_no == drafts[0].incident == 0
    assert (row.place_name, row.country_iso3, row.is_main) == ("Torodi", "NER", True)
    assert row.quote == page.text[row.char_start : row.char_end]


def test_a_page_without_events_has_no_incidents() -> None:
    assert read("Harvest report\n\nFarmers in Kano expect a good year.", "2024-01-01") == ([], [])


def test_a_sentence_without_end_is_read_in_time() -> None:
    text = "News\n\n" + "In Goma {k 3 c COD|three were killed} in an attack on 3 May 2020, " * 1500
    incidents, drafts = read(text, "")
    assert len(incidents) == 1 and len(drafts) == 1500
