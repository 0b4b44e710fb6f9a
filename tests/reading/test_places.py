"""Places in sentences: what they are, where they lie, how they stand to the event."""

from __future__ import annotations

import pytest
from passages import places_of, table

from ingest.document import Document
from ingest.record import Recorder
from ingest.text.normal import normalise
from ingest.text.page import parse


@pytest.mark.parametrize(("sentence", "expected"), table("places"))
def test_places_of_a_sentence(sentence: str, expected: str) -> None:
    found = places_of(parse(f"Report of the day\n\n{sentence}"))
    shown = [
        f"{p.name} ({p.kind}, {p.admin1 or '-'}, {p.country_iso3 or '-'}, {p.relation})"
        for p in found
    ]
    assert "; ".join(shown) == expected


def test_an_infobox_names_place_region_and_country() -> None:
    page = parse(
        "= A raid =\n\nInfobox\n- Place: Tessit, Gao Region, Mali\n\nIt happened at night."
    )
    tessit = places_of(page)[0]
    assert (tessit.name, tessit.admin1, tessit.country_iso3) == ("Tessit", "Gao", "MLI")
    assert tessit.relation == "field"


def test_a_name_told_once_as_a_place_is_one_everywhere() -> None:
    page = parse(
        "News\n\nRebels took Kalole in the night. Fighting in Kalole went on. Kalole fell."
    )
    assert [place.name for place in places_of(page)] == ["Kalole", "Kalole", "Kalole"]


def test_rows_quote_the_text() -> None:
    page = parse("News\n\nA bomb exploded in Gode, Ethiopia.")
    recorder = Recorder(Document("doc_1", page.text), normalise(page.text), page, None)
    for row in recorder.reading([], [], [], places_of(page), None, []).places:
        assert row.quote == page.text[row.char_start : row.char_end] == row.place_name


def test_a_long_text_of_capitals_is_read_in_time() -> None:
    page = parse("News\n\n" + "Alpha Beta Gamma " * 6000 + ".")
    assert places_of(page) == []
