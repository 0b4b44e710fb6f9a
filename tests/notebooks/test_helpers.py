"""Sentences, tables and charts of the notebooks, on rows of our own making."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from notebooks.support import claims, doubt, incidents, match, one, words
from notebooks.support.labels import Label, place_labels
from notebooks.support.map import incident_map, where_most
from notebooks.support.outlines import countries, country_name
from notebooks.support.style import figure

TEGUEY = [
    ("Niger's defence ministry (NER)", "Niger", "own_side", 23, 23),
    ("Islamic State", "Islamic State", "opposing_side", 30, 30),
    ("narrator", None, "unattributed", 20, None),
]


def claim_rows(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    frame = pd.DataFrame(
        rows,
        columns=["speaker", "speaker_party", "claimant_relation", "quantity_low", "quantity_high"],
    )
    same = {
        "incident_id": "inc_1",
        "incident": "Teguey ambush",
        "victim_actor_id": "state_force:NER",
        "victims": "forces of Niger",
        "is_part": False,
    }
    frame = frame.assign(**same, claimant_actor_id=frame["speaker"])
    frame["figure"] = frame[["quantity_low", "quantity_high"]].mean(axis=1)
    return frame.convert_dtypes()


def incident_rows(count: int, **columns: object) -> pd.DataFrame:
    days = pd.date_range("2020-01-05", periods=count, freq="9D")
    numbers = np.arange(count)
    plain = {
        "incident_id": [f"inc_{number}" for number in numbers],
        "incident": [f"Attack {number}" for number in numbers],
        "incident_type": "ambush",
        "date_start": days,
        "date_end": days,
        "date_precision": "day",
        "place_name": [f"Place {number}" for number in numbers],
        "country_iso3": "NER",
        "latitude": 12.0 + numbers % 5,
        "longitude": 2.0 + numbers % 7,
        "place_precision": "place",
        "attacker": "JNIM",
        "killed_low": numbers,
        "killed_best": numbers + 1,
        "killed_high": numbers + 3,
        "speaker_count": numbers % 4,
    }
    return pd.DataFrame(plain | columns).convert_dtypes()


def texts(fig: Figure) -> list[str]:
    return [text.get_text() for text in fig.texts] + [
        text.get_text() for axis in fig.axes for text in axis.texts
    ]


def heading(fig: Figure | None) -> str:
    assert fig is not None
    return str(fig.texts[0].get_text()).replace("\n", " ")


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Sentences that a notebook would show."""
    sentences: list[str] = []
    monkeypatch.setattr(words, "display", lambda markdown: sentences.append(markdown.data))
    return sentences


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1234, "1,234"),
        (np.int32(7), "7"),
        (1.25, "1.2"),
        (2.0, "2"),
        (True, "yes"),
        (np.bool_(False), "no"),
        (None, "–"),
        (pd.NA, "–"),
        (pd.NaT, "–"),
        (pd.Timestamp("2024-03-20"), "2024-03-20"),
        (["a", "b", "c"], "a, b and c"),
        ("Téra", "Téra"),
    ],
)
def test_a_cell_as_people_read_it(value: object, shown: str) -> None:
    assert words.cell_text(value) == shown


def test_a_table_shows_text_as_it_is() -> None:
    shown = words.table(pd.DataFrame({"who": ["<b>x</b>"], "n": [3]}))
    assert "&lt;b&gt;x&lt;/b&gt;" in shown and 'text-align:right">3<' in shown


def test_sentences() -> None:
    assert words.plural(1, "incident") == "1 incident"
    assert words.plural(2000, "body", "bodies") == "2,000 bodies"
    assert words.listed(["a"]) == "a" and words.listed([]) == ""
    assert words.listed("abcde", limit=2) == "a, b and 3 more"
    assert words.shortened("one two three", 9) == "one two…"


@pytest.mark.parametrize(
    ("low", "high", "text"), [(3, 3, "3"), (3, 5, "3–5"), (1000, None, "≥1,000"), (None, 4, "≤4")]
)
def test_figures_keep_how_they_were_meant(low: int | None, high: int | None, text: str) -> None:
    assert claims.figure_text(low, high) == text


def test_the_title_names_both_sides() -> None:
    found = heading(claims.range_plot(claim_rows(TEGUEY), "killed"))
    assert found == "Teguey ambush, forces of Niger killed: 30 (Islamic State) against 23 (Niger)"


def test_one_speaker_alone_is_no_range(said: list[str]) -> None:
    assert claims.range_plot(claim_rows(TEGUEY[:1]), "killed") is None
    assert said == ["For no incident do two speakers say how many of the same people were killed."]


def test_a_range_plot_says_what_it_leaves_out() -> None:
    rows = [claim_rows(TEGUEY).assign(incident_id=f"inc_{number}") for number in range(5)]
    fig = claims.range_plot(pd.concat(rows), "killed", groups=2)
    assert fig is not None and "3 more groups" in fig.texts[1].get_text().replace("\n", " ")
    assert sum("≥20" in text for text in texts(fig)) == 2


def test_ratios() -> None:
    found = pd.DataFrame(
        {
            "pair": ["IS on forces of Niger", "A on fighters of B"],
            "n": [1, 2],
            "opposing_total": [30, 4],
            "own_total": [23, 4],
            "ratio": [1.304, 1.0],
        }
    )
    fig = claims.ratio_plot(found, "killed")
    assert heading(fig).startswith("In 1 of 2 pairs the enemy claims more than is admitted")
    assert fig is not None and "30 for 23 (n = 1)" in texts(fig)
    assert claims.ratio_plot(found.head(0), "killed") is None


def test_few_incidents_are_drawn_singly_and_many_counted() -> None:
    few, many = incident_rows(6), incident_rows(90)
    assert heading(incidents.timeline(few)) == (
        "Attack 5 is the deadliest: 6 killed, though figures go from 5 to 8"
    )
    assert heading(incidents.timeline(many)) == "Most incidents fall in 2020-02: 4 of 90"


def test_a_timeline_without_days(said: list[str]) -> None:
    undated = incident_rows(2, date_start=pd.NaT, date_end=pd.NaT)
    assert incidents.timeline(undated) is None
    assert said == ["No incident has a date, so there is no timeline."]


def test_types_and_attackers() -> None:
    rows = incident_rows(4, attacker=["JNIM", "Not stated", "ISGS", "JNIM"])
    assert heading(incidents.breakdown(rows)) == (
        "4 of 4 incidents are of type ambush; attacks by JNIM hold 5 of 10 killed"
    )


def test_the_map_shows_precision() -> None:
    rows = incident_rows(4, place_precision=["place", "admin1", "place", "country"])
    rows.loc[[2, 3], ["latitude", "longitude"]] = pd.NA
    fig = incident_map(rows)
    assert heading(fig) == "Most incidents lie in Niger: 4 of 4"
    reading = fig.texts[1].get_text().replace("\n", " ")
    assert "known place (1)" in reading and "region is known (1)" in reading
    assert "put on a map (2)" in reading
    assert "Niger 2" in texts(fig)


def test_two_countries_with_as_many() -> None:
    rows = incident_rows(2, country_iso3=["NER", "MLI"])
    assert where_most(rows) == "Most incidents lie in Mali and Niger: 1 each of 2"


def test_outlines_hold_the_countries() -> None:
    assert len(countries()) > 230
    for code, across, up in (("NER", 9, 17), ("FJI", 178, -18), ("RUS", 99, 62)):
        middle = countries()[code].middle
        assert middle == pytest.approx((across, up), abs=4)
    assert country_name("BFA") == "Burkina Faso" and country_name("???") == "???"


def test_labels_cover_neither_each_other_nor_points() -> None:
    _, (axis,) = figure(3)
    axis.set_xlim(0, 10)
    axis.set_ylim(0, 10)
    points = [Label(5 + 0.05 * number, 5, f"name {number}") for number in range(12)]
    shown = place_labels(axis, points)
    boxes = [text.get_window_extent() for text in axis.texts]
    assert 2 <= shown == len(boxes) < 12
    assert not any(a.overlaps(b) for at, a in enumerate(boxes) for b in boxes[at + 1 :])
    pixels = [axis.transData.transform((label.x, label.y)) for label in points]
    assert not any(box.contains(*pixel) for box in boxes for pixel in pixels)


def test_rules_that_leave_incidents_out_are_not_compared() -> None:
    found = pd.DataFrame(
        {
            "rule": ["highest", "lowest", "own_side"],
            "incidents": [3, 3, 1],
            "low": [10, 10, 4],
            "best": [30, 10, 4],
            "high": [30, 30, 9],
            "is_used": [False, True, False],
        }
    )
    assert heading(doubt.rules(found, "killed")) == (
        "By rule, the killed add up to 10 or to 30; the rule in use gives 10"
    )


def test_precision_counts_every_incident_once() -> None:
    rows = incident_rows(9)
    rows.loc[:2, ["latitude", "longitude"]] = pd.NA
    shares = dict(doubt.shares(rows))
    assert all(sum(number for _, number in counts) == 9 for counts in shares.values())
    assert dict(shares["place known to the"])["name only"] == 3
    assert heading(doubt.precision(rows)) == (
        "9 of 9 incidents are dated to the day, 6 of them at a place with coordinates"
    )


def test_a_toll_that_grew() -> None:
    tolls = pd.DataFrame(
        {
            "said_on": pd.to_datetime(["2022-02-07", "2022-02-10"]),
            "speaker": ["police", "agency"],
            "victims": "civilians",
            "figure": [14, 21],
            "highest_so_far": [14, 21],
        }
    )
    fig = one.toll_over_time(tolls, "killed")
    assert heading(fig) == "Civilians killed: 14 at first (police), 21 by 2022-02-10 (agency)"
    assert one.toll_over_time(tolls.head(1), "killed") is None


@pytest.mark.parametrize(
    ("columns", "part"),
    [
        ({}, "Ambush on 2020-01-05, Place 0, Niger."),
        ({"date_precision": "month"}, "in January 2020"),
        ({"date_end": pd.Timestamp("2020-01-07")}, "from 2020-01-05 to 2020-01-07"),
        ({"date_start": pd.NaT, "date_precision": "unknown"}, "on a day that nobody tells"),
        ({"place_name": None, "country_iso3": None}, "at a place that nobody tells"),
    ],
)
def test_what_and_where_in_words(columns: dict[str, object], part: str) -> None:
    rows = incident_rows(1, admin1=pd.NA, **columns)
    assert part in one.what_and_where(rows.iloc[0])


def test_neither_ged_nor_acled(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("id,best\n1,2\n", encoding="utf-8")
    with pytest.raises(match.NotTheirsError, match="for ACLED it lacks actor1"):
        match.read_events(tmp_path / "x.csv")
    with pytest.raises(match.NotTheirsError, match="Name your download"):
        match.read_events(tmp_path / "gone.csv")
