"""Properties of a whole reading: verbatim, repeatable, and changed only where the text is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notation import notes_of, read_text

from ingest.dates.calendar_span import month_span
from ingest.rows import ClaimMention, Reading

PROPERTY = settings(max_examples=60, derandomize=True, deadline=None)
PLACING = {"claim_id", "char_start", "char_end", "context_before", "context_after"}
WORDING = {"quote", "quantity_text", "victim_text", "claimant_text"}

REPORT = (
    "Fighting near the border\n\n"
    "{group} fighters attacked a {people} army camp on 4 {month} {year}, killing {dead} {people} "
    "soldiers and wounding {hurt}. Officials said {lost} {group} fighters were killed. "
    "{name}, a shepherd, was found dead the next day.\n"
)
START = {
    "group": "Al-Shabaab",
    "people": "Kenyan",
    "month": "March",
    "year": "2019",
    "dead": "12",
    "hurt": "7",
    "lost": "25",
    "name": "Juma Otieno",
}
GROUPS = {"Al-Shabaab": "al-Shabaab", "JNIM": "JNIM", "Boko Haram": "Boko Haram", "ISWAP": "ISWAP"}
PEOPLES = {
    "Kenyan": "KEN",
    "Malian": "MLI",
    "Chadian": "TCD",
    "Colombian": "COL",
    "Iraqi": "IRQ",
    "Ukrainian": "UKR",
    "Pakistani": "PAK",
    "Indonesian": "IDN",
}
MONTHS = [
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
]
NAMES = ["Juma Otieno", "Peter Mwangi", "Ousmane Diallo", "Carlos Ibarra", "Petro Kovalenko"]
NUMBERS = st.integers(2, 1899) | st.integers(2100, 99_999)

# Documents are put together from these; between them they have every rule of the grammar.
PARAGRAPHS = [
    "Twelve soldiers were killed and a further eleven wounded near Ménaka on 4 May 2019.",
    "“Six people died,” said the mayor of Côte-Sud; the army speaks of 40.",
    "The death toll later rose to 1,204, among them three children.",
    "No casualties were reported. Dozens of houses burned down in Tillabéri.",
    "Gunmen kidnapped between 10 and 15 students in N’Djaména, officials told AFP.",
    "- Gao: 9 killed, 12 injured\n- Mopti: at least 3 missing",
    "Idrissa Traoré, a driver, was shot dead (two others were hurt).",
    "The governor met traders at the market and spoke of the price of rice.",
    "Rebels shot down a drone, seized five pickups and lost seven men.",
    "Più di 20 persone – no claim at all, the Élysée said.",
]
WORDS = [
    *("12", "two", "no", "dozens", "at least", "killed", "were", "wounded", "dead", "KIA", "lost"),
    *(
        "soldiers",
        "a driver",
        "houses",
        "them",
        "of",
        "and",
        ",",
        "(",
        ")",
        ":",
        ";",
        "-",
        ".",
        "“",
    ),
    *(
        "including",
        "bodies",
        "death toll",
        "said",
        "JNIM",
        "Mali",
        "on 4 May",
        "=",
        "\n",
        "\n- ",
        "'s",
    ),
]
MIXTURES = st.builds(" ".join, st.lists(st.sampled_from(WORDS), max_size=40))
INFOBOX = "= Raid on Ménaka =\n\n- Date: 4 May 2019\n- Casualties1: 12 killed, 5+ injured\n\n"
BODIES = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=6)
DOCUMENTS = st.builds(
    lambda head, body: head + "\n\n".join(body) + "\n",
    st.sampled_from(["Attaque à Ménaka: 12 killed\n\n", INFOBOX]),
    BODIES,
)


def report(**changes: str) -> Reading:
    return read_text(REPORT.format(**{**START, **changes}))


def facts(claim: ClaimMention, without: Iterable[str] = ()) -> dict[str, Any]:
    left_out = PLACING.union(without)
    return {key: value for key, value in claim._asdict().items() if key not in left_out}


def figures(reading: Reading) -> list[tuple[str, int | None, int | None]]:
    return [(one.outcome, one.quantity_low, one.quantity_high) for one in reading.claims]


def parties(reading: Reading) -> list[str | None]:
    return [one.victim_party for one in reading.claims]


def test_the_report_is_read_right() -> None:
    reading = report()
    assert figures(reading) == [
        ("killed", 12, 12),
        ("injured", 7, 7),
        ("killed", 25, 25),
        ("killed", 1, 1),
    ]
    assert parties(reading)[:3] == ["KEN", "KEN", "al-Shabaab"]
    assert [one.attacker_party for one in reading.incidents] == ["al-Shabaab"]
    assert [one.date_start for one in reading.incidents] == [date(2019, 3, 4)]


@PROPERTY
@given(st.sampled_from(["dead", "hurt", "lost"]), NUMBERS, st.booleans())
def test_another_number_changes_that_figure_alone(slot: str, number: int, grouped: bool) -> None:
    written = f"{number:,}" if grouped or number > 9999 else str(number)
    before, after = report().claims, report(**{slot: written}).claims
    position = ["dead", "hurt", "lost"].index(slot)
    changed = after[position]
    assert (changed.quantity_low, changed.quantity_high) == (number, number)
    assert changed.quantity_text == written
    figure = {"quantity_low", "quantity_high", *WORDING}
    assert [facts(one, figure) for one in before] == [facts(one, figure) for one in after]
    others = [at for at in range(len(before)) if at != position]
    assert [facts(before[at]) for at in others] == [facts(after[at]) for at in others]


@PROPERTY
@given(st.sampled_from(sorted(PEOPLES)))
def test_another_people_changes_whose_soldiers_they_are(people: str) -> None:
    before, after = report(), report(people=people)
    assert parties(after)[:3] == [PEOPLES[people], PEOPLES[people], "al-Shabaab"]
    assert figures(after) == figures(before)
    assert [one.target_party for one in after.incidents] == [PEOPLES[people]]
    assert [one.date_start for one in after.incidents] == [date(2019, 3, 4)]


@PROPERTY
@given(st.sampled_from(sorted(GROUPS)))
def test_another_group_changes_attacker_and_victims(group: str) -> None:
    before, after = report(), report(group=group)
    assert parties(after)[:3] == ["KEN", "KEN", GROUPS[group]]
    assert figures(after) == figures(before)
    assert [one.attacker_party for one in after.incidents] == [GROUPS[group]]


@PROPERTY
@given(st.sampled_from(MONTHS), st.integers(1995, 2025))
def test_another_month_changes_the_date_alone(month: str, year: int) -> None:
    before, after = report(), report(month=month, year=str(year))
    day = date(year, MONTHS.index(month) + 1, 4)
    assert month_span(year, day.month)[0] <= day
    assert [one.date_start for one in after.incidents] == [day]
    assert [facts(one) for one in after.claims] == [facts(one) for one in before.claims]


@PROPERTY
@given(st.sampled_from(NAMES))
def test_another_name_changes_no_figure(name: str) -> None:
    before, after = report(), report(name=name)
    assert [facts(one, WORDING) for one in after.claims] == [
        facts(one, WORDING) for one in before.claims
    ]
    assert name in after.claims[-1].quote


@PROPERTY
@given(DOCUMENTS)
def test_every_quote_is_verbatim(text: str) -> None:
    reading = read_text(text)
    quotes = [(one.char_start, one.char_end, one.quote) for one in reading.claims]
    quotes += [(one.char_start, one.char_end, one.quote) for one in reading.incidents]
    quotes += [(one.char_start, one.char_end, one.quote) for one in reading.dates]
    quotes += [(one.char_start, one.char_end, one.quote) for one in reading.places]
    quotes += [(one.char_start, one.char_end, one.quote) for one in reading.actors]
    assert [text[start:end] for start, end, _ in quotes] == [quote for _, _, quote in quotes]
    for one in reading.claims:
        assert one.quantity_text in text
        assert text[: one.char_start].endswith(one.context_before)
        assert text[one.char_end :].startswith(one.context_after)


@PROPERTY
@given(DOCUMENTS)
def test_reading_twice_gives_the_same_rows(text: str) -> None:
    assert read_text(text) == read_text(text)


@PROPERTY
@given(DOCUMENTS)
def test_ids_are_unique_and_totals_are_claims_of_the_document(text: str) -> None:
    claims = read_text(text).claims
    ids = [one.claim_id for one in claims]
    assert len(set(ids)) == len(ids)
    assert {one.total_claim_id for one in claims} - {None} <= set(ids)


@PROPERTY
@given(DOCUMENTS)
def test_claims_follow_the_text_and_bounds_each_other(text: str) -> None:
    reading = read_text(text)
    infobox = [one.part == "infobox" for one in reading.claims]
    assert infobox == sorted(infobox, reverse=True)
    sentences = [one.sentence_no for one in reading.claims if one.sentence_no is not None]
    assert sentences == sorted(sentences)
    for one in reading.claims:
        if one.quantity_low is not None and one.quantity_high is not None:
            assert 0 <= one.quantity_low <= one.quantity_high
    known = range(len(reading.incidents))
    assert all(one.incident_no is None or one.incident_no in known for one in reading.claims)


@PROPERTY
@given(DOCUMENTS, st.sampled_from(["\r\n", "\r"]))
def test_other_line_ends_give_the_same_claims(text: str, end: str) -> None:
    plain, other = read_text(text), read_text(text.replace("\n", end))
    wording = [one.quote.replace(end, "\n") for one in other.claims]
    assert wording == [one.quote for one in plain.claims]
    assert [same(other, one) for one in other.claims] == [same(plain, one) for one in plain.claims]


@PROPERTY
@given(DOCUMENTS)
def test_decomposed_accents_give_the_same_claims(text: str) -> None:
    plain, other = read_text(text), read_text(unicodedata.normalize("NFD", text))
    wording = [unicodedata.normalize("NFC", one.quote) for one in other.claims]
    assert wording == [one.quote for one in plain.claims]
    assert [same(other, one) for one in other.claims] == [same(plain, one) for one in plain.claims]


def same(reading: Reading, claim: ClaimMention) -> dict[str, Any]:
    """What a claim says whatever the spelling of its text: its total by place, not by id."""
    ids = [one.claim_id for one in reading.claims]
    total = ids.index(claim.total_claim_id) if claim.total_claim_id is not None else None
    return {**facts(claim, WORDING), "total_claim_id": total}


@PROPERTY
@given(BODIES, st.sampled_from(["The weather was fine.", "Markets opened late. Schools did not."]))
def test_a_paragraph_without_casualties_changes_no_figure(body: list[str], idle: str) -> None:
    alone, longer = ["News", *body], ["News", *body, idle]
    assert notes_of("\n\n".join(longer)) == notes_of("\n\n".join(alone))


@settings(PROPERTY, max_examples=300)
@given(st.text(max_size=200) | MIXTURES)
def test_every_text_can_be_read(text: str) -> None:
    reading = read_text(text)
    assert all(text[one.char_start : one.char_end] == one.quote for one in reading.claims)


@pytest.mark.parametrize("text", ["", "\n", " ", "\ufeff", "\x00", "= =", "- : ", "12", "killed"])
def test_a_text_without_claims_gives_none(text: str) -> None:
    assert read_text(text).claims == ()
