"""From figures to low, best and high."""

from __future__ import annotations

from .case import Case, rows

DEAD = {"incident_id": "i", "outcome": "killed", "victim_class": "state_force"}

CASES = [
    Case(
        "told_apart",
        "families that one document counts side by side",
        {
            "claim_figure": rows(
                "document_id family", ("d", "NER"), ("d", "USA"), ("e", "NER"), ("e", "-"),
                ("f", "MLI"), **DEAD,
            )
        },
        rows("family", "NER", "USA"),
    ),
    Case(
        "toll_statement",
        "counts side by side are added, a word beside a number adds nothing",
        {
            "claim_figure": rows(
                "claim_id victim_text point is_vague", ("1", "soldiers", 2, False),
                ("2", "gendarme", 1, False), ("3", "officers", 12, True), family="-",
                source="s", claimant_relation="own_side", document_id="d", sentence_no=1, low=1,
                high=9, **DEAD,
            )
        },
        rows("bucket low point high claims", ("*", 2, 3, 18, 2)),
    ),
    Case(
        "toll_statement",
        "families told apart stay apart, words alone count",
        {
            "claim_figure": rows(
                "claim_id family point is_vague", ("1", "USA", 5, False), ("2", "NER", 12, True),
                source="s", claimant_relation="own_side", document_id="d", sentence_no=1,
                victim_text="soldiers", **DEAD,
            ),
            "told_apart": rows("family", "USA", **DEAD),
        },
        rows("bucket point victim_family", ("USA", 5, "USA"), ("*", 12, "NER")),
    ),
    Case(
        "toll_source",
        "the last report of a source, and in it the largest figure",
        {
            "toll_statement": rows(
                "source said_on point claims", ("army", "2020-03-11", 30, 2),
                ("army", "2020-03-20", 12, 1), ("army", "2020-03-20", 3, 1), ("un", None, 7, 1),
                bucket="*", **DEAD,
            )
        },
        rows("source point claim_count", ("army", 12, 4), ("un", 7, 1)),
    ),
    Case(
        "toll_pick",
        "the first step on which anybody spoke; lowest, highest, latest and middle",
        {
            "toll_source": rows(
                "source claimant_relation point said_on", ("a", "third_party", 10, "2020-03-12"),
                ("b", "third_party", 12, "2020-03-10"), ("c", "third_party", 30, "2020-03-11"),
                ("d", "own_side", 5, None), bucket="*", **DEAD,
            ),
            "adjudication_rule": [
                *rows("rule step claimant_relation pick", ("outsiders", 1, "third_party", "median"),
                      ("outsiders", 2, "own_side", "median"), ("low", 1, "third_party", "lowest"),
                      ("high", 1, "third_party", "highest"), ("late", 1, "third_party", "latest")),
                *rows("rule step claimant_relation pick", ("own", 1, "opposing_side", "median"),
                      ("own", 2, "own_side", "median")),
            ],
        },
        rows("rule step best", ("outsiders", 1, 12), ("low", 1, 10), ("high", 1, 30),
             ("late", 1, 10), ("own", 2, 5)),
    ),
    Case(
        "toll_bucket",
        "the rule that is set is the default, the median where it finds nobody",
        {
            "toll_pick": rows("victim_class rule step best", ("state_force", "lowest", 1, 10),
                              ("state_force", "median", 1, 12), ("civilian", "median", 1, 3),
                              incident_id="i", outcome="killed", bucket="*"),
            "toll_source": rows("victim_class low high claim_count", ("state_force", 9, 11, 1),
                                ("state_force", 12, 30, 2), ("civilian", 3, 3, 1),
                                incident_id="i", outcome="killed", bucket="*"),
            "setting": rows("setting value", ("adjudication_rule", "lowest")),
        },
        rows("victim_class rule best_rule low best high source_count",
             ("state_force", "lowest", "lowest 1", 9, 10, 30, 2),
             ("state_force", "median", "median 1", 9, 12, 30, 2),
             ("state_force", "default", "lowest 1", 9, 10, 30, 2),
             ("civilian", "median", "median 1", 3, 3, 3, 1),
             ("civilian", "default", "median 1", 3, 3, 3, 1)),
    ),
    Case(
        "toll_class",
        "a total is not added to its parts: it holds what they leave over",
        {
            "toll_bucket": rows(
                "rule bucket low best high", ("a", "USA", 4, 5, 5), ("a", "NER", 4, 4, 4),
                ("a", "*", 9, 11, 12), ("b", "NER", 4, 4, 4), best_rule="r 1", source_count=1,
                claim_count=1, **DEAD,
            )
        },
        rows("rule low best high source_count", ("a", 8, 11, 12, 3), ("b", 4, 4, 4, 1)),
    ),
    Case(
        "toll_unknown",
        "people hold soldiers and civilians, and fighters unless both have parties",
        {
            "toll_class": rows(
                "incident_id victim_class best", ("i", "unknown", 74), ("i", "state_force", 17),
                ("i", "armed_group", 57), ("k", "unknown", 20), ("k", "civilian", 3),
                ("k", "armed_group", 57), ("none", "civilian", 3), outcome="killed", rule="r",
            ),
            "claim_figure": rows(
                "incident_id victim_class family", ("i", "armed_group", "-"), ("i", "unknown", "-"),
                ("k", "armed_group", "JNIM"), ("k", "unknown", "NER"), outcome="killed",
            ),
        },
        rows("incident_id already_held", ("i", 74), ("k", 3)),
    ),
    Case(
        "toll_by_incident",
        "the default tolls side by side",
        {
            "incident_toll": rows(
                "outcome victim_class rule low best high", ("killed", "all", "default", 1, 2, 3),
                ("killed", "all", "highest", 9, 9, 9), ("killed", "civilian", "default", 0, 1, 1),
                ("injured", "unknown", "default", 5, 6, 7), incident_id="i", best_rule="median 1",
            )
        },
        rows("killed_low killed_best killed_high killed_best_rule killed_civilian_best "
             "injured_unknown_high injured_best",
             (1, 2, 3, "median 1", 1, 7, None)),
    ),
]  # fmt: skip
