"""Which mentions are compared, what speaks for their being one incident, and what is decided."""

from __future__ import annotations

from typing import Any

from .case import Case, Row, rows

EVIDENCE: Row = {
    "mention_key": "a", "later_key": "b", "document_id": "d", "later_document_id": "e",
    "date_precision": "day", "later_date_precision": "day", "days_apart": 0,
    "is_told_before": False, "place_key": "x", "later_place_key": "x", "is_same_place": True,
    "is_point": True, "is_like_name": True, "is_near_name": True, "is_place_in_region": False,
    "is_same_country": True, "is_same_attacker": True, "is_same_target": True,
    "is_foreign_target": False, "is_same_type": True, "is_like_type": True, "is_accident": False,
    "equal_large": 0, "equal_figures": 0, "close_figures": 0, "near_large": 0,
    "has_figures": False, "shared_words": 0,
}  # fmt: skip
ELSEWHERE: Row = {
    "is_same_place": False, "is_like_name": False, "is_near_name": False, "later_place_key": "y",
}  # fmt: skip
POINTS = ("date_points", "place_points", "party_points", "type_points", "figure_points",
          "name_points")  # fmt: skip


def scored(says: str, points: tuple[int, ...], **evidence: Any) -> Case:
    """A case of points: of day, place, parties, type, figures and name."""
    given: list[Row] = [EVIDENCE | evidence]
    return Case("match_score", says, {"match_evidence": given}, rows(" ".join(POINTS), points))


def ruled(rule: str, points: tuple[int, ...], decision: str | None = None, **more: Any) -> Case:
    """A case of the rule that applies to evidence worth so many points."""
    given: dict[str, list[Row]] = {
        "match_evidence": [EVIDENCE | more],
        "match_score": rows(" ".join(POINTS), points, mention_key="a", later_key="b"),
        "setting": rows("setting value", ("match_score", "6")),
    }
    if decision:
        given["correction_pair"] = rows("mention_key later_key decision", ("a", "b", decision))
    return Case("match_rule", rule, given, rows("score rule", (sum(points), rule)))


CASES = [
    Case(
        "correction_pair",
        "the last word counts, whichever mention is named first",
        {
            "correction_incident": rows(
                "mention_a mention_b decision decided_on", ("m", "n", "same", "2021-01-01"),
                ("n", "old m", "different", "2021-02-02"), ("m", "old m", "same", "2021-01-01"),
            ),
            "mention_id": rows("given_id mention_key", ("m", "m"), ("n", "n"), ("old m", "m")),
            "mention_rank": rows("mention_key mention_rank", ("m", 2), ("n", 1)),
        },
        rows("mention_key later_key decision", ("n", "m", "different")),
    ),
    Case(
        "match_block",
        "a day without a place is loose in its month, and a member of its day",
        {
            "event_mention": rows(
                "mention_key country_iso3 target_family type_family date_start date_end "
                "date_precision",
                ("m", "NER", "NER", "assault", "2020-03-10", "2020-03-10", "day"),
            )
        },
        rows("block_key role", ("day|NER|2020-03-09", "member"), ("day|NER|2020-03-10", "member"),
             ("month|NER|NER|assault|2020-03-01", "loose")),
    ),
    Case(
        "match_block",
        "a place is found in its month and at any time",
        {
            "event_mention": rows(
                "mention_key place_key date_start date_end date_precision",
                ("m", "alpha", "2020-03-01", "2020-03-31", "month"),
            )
        },
        rows("block_key role", ("place|alpha|2020-03-01", "member"), ("ever|alpha", "anchor")),
    ),
    Case(
        "match_pair",
        "members meet, loose ones meet anchors, anchors do not meet",
        {
            "match_block": rows(
                "mention_key block_key role", ("a", "1", "member"), ("b", "1", "member"),
                ("c", "2", "anchor"), ("d", "2", "anchor"), ("a", "2", "loose"),
            ),
            "mention_rank": rows("mention_key mention_rank", ("a", 4), ("b", 1), ("c", 2), ("d", 3),
                                 sort_day="2020-03-10"),
        },
        rows("mention_key later_key mention_rank later_rank", ("b", "a", 1, 4), ("c", "a", 2, 4),
             ("d", "a", 3, 4)),
    ),
    Case(
        "match_evidence",
        "days between the spans, kilometres between the coordinates, names a slip apart",
        {
            "match_pair": rows("mention_key later_key mention_rank later_rank", ("a", "b", 1, 2)),
            "event_mention": rows(
                "mention_key date_start date_end place_key place_id latitude longitude",
                ("a", "2020-03-10", "2020-03-10", "koutougou", "p", 14.0, 1.0),
                ("b", "2020-03-12", "2020-03-13", "koutougu", "q", 15.0, 1.0),
                country_iso3="BFA", type_family="assault", incident_type="ambush",
            ),
        },
        rows("days_apart kilometres is_like_name is_same_place is_same_type is_same_attacker",
             (2, 111, True, False, True, None)),
    ),
    Case(
        "match_figure",
        "equal, close, and large ones that are near",
        {
            "match_pair": rows("mention_key later_key", ("a", "b"), ("a", "c")),
            "event_figure": rows(
                "mention_key outcome victim_class figure", ("a", "killed", "state_force", 17),
                ("a", "injured", "state_force", 5), ("a", "killed", "civilian", 100),
                ("b", "killed", "unknown", 17), ("b", "injured", "state_force", 6),
                ("b", "killed", "civilian", 103),
            ),
        },
        rows("later_key equal_large equal_figures close_figures near_large", ("b", 1, 1, 2, 1)),
    ),
    Case(
        "match_name",
        "the words they share",
        {
            "match_pair": rows("mention_key later_key", ("a", "b")),
            "event_token": rows("mention_key token", ("a", "zongo"), ("a", "amadou"),
                                ("b", "zongo"), ("b", "amadou"), ("b", "other")),
        },
        rows("later_key shared_words words", ("b", 2, "amadou zongo")),
    ),
    scored("day and place", (4, 4, 3, 1, 0, 0)),
    scored("told before it happened", (-10, 4, 3, 1, 0, 0), is_told_before=True),
    scored("four days apart", (-10, 4, 3, 1, 0, 0), days_apart=4),
    scored("a month around the day", (2, 4, 3, 1, 0, 0), later_date_precision="month"),
    scored("a year around the day", (1, 4, 3, 1, 0, 0), later_date_precision="year"),
    scored("undated", (0, 4, 3, 1, 0, 0), days_apart=None),
    scored("another country", (4, -10, 3, 1, 0, 0), is_same_country=False, is_like_name=False),
    scored("far away", (4, -6, 3, 1, 0, 0), kilometres=101, **ELSEWHERE),
    scored("nearby", (4, 2, 3, 1, 0, 0), kilometres=10, **ELSEWHERE),
    scored("parties differ", (4, 4, -4, 1, 0, 0), is_same_attacker=False, is_same_target=False),
    scored("parties are not told", (4, 4, 0, 1, 0, 0), is_same_attacker=None, is_same_target=None),
    scored("an accident", (4, 4, 3, -3, 0, 0), is_same_type=False, is_like_type=False,
           is_accident=True),
    scored("a large figure", (4, 4, 3, 1, 3, 0), equal_large=1, equal_figures=1, has_figures=True),
    scored("figures far apart", (4, 4, 3, 1, -1, 0), has_figures=True),
    scored("two words of a name", (4, 4, 3, 1, 0, 4), shared_words=2),
    ruled("correction", (-10, -10, 0, 0, 0, 0), "same"),
    ruled("dates apart", (-10, 4, 3, 1, 3, 4)),
    ruled("places apart", (4, -6, 3, 1, 3, 0)),
    ruled("told twice", (4, 4, 0, 0, 0, 0), later_document_id="d"),
    ruled("one document", (2, 4, 2, 0, 0, 0), later_document_id="d"),
    ruled("too little evidence", (4, 3, -2, 0, 0, 0)),
    ruled("same day, same place", (4, 3, 0, 0, 0, 0)),
    ruled("same month, same place", (2, 4, 0, 0, 0, 0)),
    ruled("day and figures or name", (2, 0, 2, 0, 2, 0), days_apart=1),
    ruled("same day, near place", (4, 2, 0, 0, 1, 0)),
    ruled("same day, same parties", (4, 0, 2, 0, 1, 0), later_place_key=None),
    ruled("same month, place not told, foreign target", (2, 0, 4, 1, 0, 0), later_place_key=None,
          is_foreign_target=True),
    ruled("a day apart, same place", (2, 3, 0, 0, 1, 0), days_apart=1),
    ruled("undated, same place and figures or name", (0, 3, 3, 0, 1, 0), days_apart=None,
          near_large=1),
    ruled("undated, same region, parties and figures", (0, 2, 3, 0, 1, 0), days_apart=None,
          equal_figures=2),
    Case(
        "incident_pair",
        "each must be the best that the other's document has to offer",
        {
            "incident_match": rows(
                "mention_key later_key document_id later_document_id score decision rule",
                ("a", "b", "d", "e", 9, "same", "r"), ("a", "c", "d", "e", 8, "same", "r"),
                ("x", "b", "d", "e", 8, "same", "r"), ("a", "z", "d", "f", 9, "unsure", "r"),
            ),
            "mention_rank": rows("mention_key mention_rank", ("a", 1), ("x", 2), ("b", 3), ("c", 4),
                                 ("z", 5), date_precision="day"),
        },
        rows("mention_key later_key score is_precise", ("a", "b", 9, True)),
    ),
    Case(
        "incident_pair",
        "a month that fits two incidents of a document goes to neither",
        {
            "incident_match": rows(
                "mention_key later_key", ("a", "c"), ("b", "c"), document_id="d",
                later_document_id="e", score=8, decision="same", rule="r",
            ),
            "mention_rank": rows("mention_key mention_rank date_precision", ("a", 1, "day"),
                                 ("b", 2, "day"), ("c", 3, "month")),
        },
        [],
    ),
    Case(
        "precise_link",
        "the best before it; of equals the first",
        {
            "incident_pair": rows(
                "mention_key later_key score mention_rank is_precise", ("a", "c", 8, 1, True),
                ("b", "c", 8, 2, True), ("a", "b", 7, 1, True), ("a", "d", 9, 1, False),
            )
        },
        rows("later_key mention_key", ("c", "a"), ("b", "a")),
    ),
    Case(
        "precise_group",
        "the first mention of the tree; mentions without a day are out",
        {
            "mention_rank": rows("mention_key date_precision", ("a", "day"), ("b", "day"),
                                 ("c", "day"), ("d", "day"), ("e", "month")),
            "precise_link": rows("mention_key later_key", ("a", "b"), ("b", "c")),
        },
        rows("mention_key first_key", ("a", "a"), ("b", "a"), ("c", "a"), ("d", "d")),
    ),
    Case(
        "vague_link",
        "to the group that fits best, to none of two that fit as well",
        {
            "incident_pair": rows(
                "mention_key later_key score mention_rank", ("a", "m", 9, 1), ("b", "m", 8, 2),
                ("a", "n", 8, 1), ("b", "n", 8, 2), ("m", "o", 7, 3), is_precise=False,
            ),
            "precise_group": rows("mention_key first_key", ("a", "a"), ("b", "b")),
        },
        rows("later_key mention_key score", ("m", "a", 9), ("o", "m", 7)),
    ),
    Case(
        "draft_link",
        "links of precise and of vague mentions",
        {
            "precise_link": rows("later_key mention_key score", ("b", "a", 9)),
            "vague_link": rows("later_key mention_key score", ("c", "b", 7)),
        },
        rows("later_key mention_key score", ("b", "a", 9), ("c", "b", 7)),
    ),
    Case(
        "draft_group",
        "how far each is from the first, and how strong its link",
        {
            "mention_rank": rows("mention_key", "a", "b", "c"),
            "draft_link": rows("later_key mention_key score", ("b", "a", 9), ("c", "b", 7)),
        },
        rows("mention_key first_key score steps", ("a", "a", 1000, 0), ("b", "a", 9, 1),
             ("c", "a", 7, 2)),
    ),
    Case(
        "incident_group",
        "a cut link begins another incident",
        {
            "mention_rank": rows("mention_key", "a", "b", "c"),
            "draft_link": rows("later_key mention_key", ("b", "a"), ("c", "b")),
            "incident_conflict": rows("cut_key", "b", None),
        },
        rows("mention_key first_key", ("a", "a"), ("b", "b"), ("c", "b")),
    ),
]  # fmt: skip
