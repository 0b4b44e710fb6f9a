"""Who is meant by a group of victims: own sentences from many countries.

`victims.csv` has a document a row with its groups in square brackets, what the head nouns say of
their class, which object they are, and the party of each group; `-` is none.
"""

from __future__ import annotations

import pytest
from marked import drafts_of, table

from ingest.attribution.claimants import attribute
from ingest.document import Document
from ingest.parties.finding import actor_rows, find_parties, resolve_victims
from ingest.read import read
from ingest.text.page import parse

ROWS = [tuple(row.values()) for row in table("victims")]


def parties_of(marked: str, victim_class: str | None, thing: str) -> list[str | None]:
    page, drafts = drafts_of(marked, victim_class, thing)
    index = find_parties(page)
    attribute(page, index, drafts)
    resolve_victims(page, index, drafts)
    return [draft.victim_party for draft in drafts]


@pytest.mark.parametrize(("marked", "victim_class", "thing", "expected"), ROWS)
def test_victims(marked: str, victim_class: str, thing: str, expected: str) -> None:
    parties = [None if party == "-" else party for party in expected.split(" | ")]
    assert parties_of(marked, victim_class or None, thing) == parties


def test_longest_name_of_a_group_stands_for_it() -> None:
    page = parse("Raid in Mali\n\nJama'at Nusrat al-Islam wal-Muslimin (JNIM) came. JNIM left.")
    rows = actor_rows("doc_1", find_parties(page))
    names = {row.actor_name for row in rows if row.party == "JNIM"}
    assert names == {"Jama'at Nusrat al-Islam wal-Muslimin"}


def test_actor_rows_quote_the_text() -> None:
    text = "Clash in Sudan\n\nThe Blue River Brigade (BRB) fought the Sudanese army."
    rows = actor_rows("doc_1", find_parties(parse(text)))
    assert all(text[row.char_start : row.char_end] == row.quote for row in rows)
    assert {(row.party, row.is_known) for row in rows} == {("SDN", True), ("BRB", False)}


def test_classes_follow_the_side_of_the_infobox() -> None:
    marked = (
        "= Raid =\n\nInfobox\n- Combatant1: Niger\n- Combatant2: ISGS\n- Casualties2: [3 killed]"
    )
    page, drafts = drafts_of(marked, "unknown")
    resolve_victims(page, find_parties(page), drafts)
    assert drafts[0].victim_class == "armed_group"


def test_a_place_of_the_gazetteer_tells_the_country() -> None:
    marked = "Shelling\n\nA mortar round hit Lyman and killed [nine civilians]."
    page, drafts = drafts_of(marked, "civilian")
    index = find_parties(page, [(page.text.index("Lyman"), "UKR")])
    resolve_victims(page, index, drafts)
    assert drafts[0].victim_party == "UKR"


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        (
            "Clash in Ghana\n\nThe rebels said they had found 12 bodies of the enemy.",
            "12",
            "state_force",
        ),
        (
            'Gangs\n\nThe leader of the Gran Grif gang said that "police killed nine of my men".',
            "nine",
            "armed_group",
        ),
        (
            "War\n\n20 guerrillas, six of them women, were killed on Monday.",
            "six",
            "armed_group",
        ),
        (
            "War in Mali\n\nTwo soldiers died. Troops arrested three suspected members of a gang.",
            "three",
            "armed_group",
        ),
    ],
)
def test_classes_follow_the_speaker_and_the_whole(text: str, quote: str, expected: str) -> None:
    claims = [claim for claim in read(Document("doc_x", text)).claims if quote in claim.quote]
    assert expected in {claim.victim_class for claim in claims}
