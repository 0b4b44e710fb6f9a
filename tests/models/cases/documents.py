"""Documents, their editions, their copies and the days and words of their incidents."""

from __future__ import annotations

import hashlib

from .case import Case, rows

LONG = "This sentence has enough letters to be told from any other. "


def key(*words: str) -> str:
    """The key of a mention, by what tells it from others."""
    return "inc_" + hashlib.md5("|".join(words).encode()).hexdigest()[:12]


CASES = [
    Case(
        "document_lineage",
        "the first edition is the root of all",
        {"document": rows("document_id superseded_by", ("a", "b"), ("b", "c"), ("c", None))},
        rows("document_id root_document_id", ("a", "a"), ("b", "a"), ("c", "a")),
    ),
    Case(
        "current_document",
        "superseded editions are out",
        {
            "document": rows("document_id is_current", ("a", False), ("b", True)),
            "document_lineage": rows("document_id root_document_id", ("a", "a"), ("b", "a")),
        },
        rows("document_id root_document_id", ("b", "a")),
    ),
    Case(
        "document_country",
        "more than half of the mentions",
        {
            "incident_mention": rows(
                "document_id country_iso3", ("d", "MLI"), ("d", "MLI"), ("d", "NER"),
                ("d", None), ("tie", "MLI"), ("tie", "NER"),
            )
        },
        rows("document_id country_iso3", ("d", "MLI")),
    ),
    Case(
        "sentence_hash",
        "long sentences only, by their words",
        {
            "current_document": rows("document_id text", ("d", LONG), ("e", LONG.upper() + "End.")),
            "sentence": rows("document_id char_start char_end", ("d", 0, 60), ("e", 0, 60),
                             ("e", 60, 64)),
        },
        rows("document_id documents document_position document_sentences", ("d", 2, 1, 1),
             ("e", 2, 2, 1)),
    ),
    Case(
        "text_link",
        "a copy follows the text it shares most with, if that is enough",
        {
            "sentence_hash": [
                *rows("document_id document_position", ("early", 1), ("late", 2),
                      sentence_hash="1", document_sentences=2, documents=3),
                *rows("document_id document_position", ("early", 1), ("late", 2), ("own", 3),
                      sentence_hash="2", document_sentences=2, documents=3),
            ],
            "current_document": rows(
                "document_id published_at", ("early", "2020-01-01"), ("late", "2020-01-02"),
                ("own", "2020-01-03"),
            ),
            "setting": rows("setting value", ("copy_share", "0.6")),
        },
        rows("later_id document_id", ("late", "early")),
    ),
    Case(
        "text_group",
        "a copy of a copy is one text",
        {
            "current_document": rows("document_id", "a", "b", "c", "d"),
            "text_link": rows("later_id document_id", ("b", "a"), ("c", "b")),
        },
        rows("document_id text_group_id", ("a", "a"), ("b", "a"), ("c", "a"), ("d", "d")),
    ),
    Case(
        "mention_key",
        "first edition, day and place; equals are numbered in reading order",
        {
            "incident_mention": rows(
                "incident_no char_start date_start", (0, 90, "2020-03-10"), (1, 5, "2020-03-10"),
                (2, 7, None), document_id="d", date_precision="day", country_iso3="NER",
            ),
            "current_document": rows("document_id root_document_id", ("d", "root")),
            "mention_place": rows("incident_no place_key", (0, "alpha"), (1, "alpha"), (2, None),
                                  document_id="d"),
        },
        rows("incident_no mention_key", (0, key("root", "2020-03-10", "day", "alpha", "2")),
             (1, key("root", "2020-03-10", "day", "alpha", "1")),
             (2, key("root", "-", "day", "NER", "1"))),
    ),
    Case(
        "event_mention",
        "a mention with its place, its families and a precision that fits its day",
        {
            "incident_mention": rows(
                "incident_no date_start date_precision attacker_party incident_type",
                (0, "2020-03-10", "day", "the nusra men", "ambush"), (1, None, "day", None, "odd"),
                document_id="d",
            ),
            "current_document": rows("document_id root_document_id", ("d", "root")),
            "mention_key": rows("incident_no mention_key", (0, "m"), (1, "n"), document_id="d"),
            "mention_place": rows("incident_no place_id", (0, "p"), (1, "q"), document_id="d"),
            "incident_type": rows("incident_type family", ("ambush", "assault")),
            "party_resolution": rows("raw_party party", ("the nusra men", "JNIM")),
            "party_family": rows("party family is_country", ("JNIM", "al-Qaeda", False)),
        },
        rows("mention_key place_id date_precision type_family attacker_family is_target_country",
             ("m", "p", "day", "assault", "al-Qaeda", False),
             ("n", "q", "unknown", "other", None, False)),
    ),
    Case(
        "event_actor",
        "a country that claims an attack is its government; nobody is no actor",
        {
            "event_mention": rows(
                "mention_key attacker_party attacker_class target_class claimed_by_party",
                ("m", "ISGS", None, "civilian", "NER"), ("n", None, None, None, None),
            ),
            "party_family": rows("party family is_country party_class",
                                 ("ISGS", "IS", False, "armed_group"),
                                 ("NER", "NER", True, "state_force")),
        },
        rows("mention_key role actor_id family", ("m", "attacker", "armed_group:ISGS", "IS"),
             ("m", "target", "civilian", None), ("m", "claimant", "government:NER", "NER")),
    ),
    Case(
        "event_figure",
        "figures of two and more, once each",
        {
            "event_mention": rows("mention_key document_id incident_no", ("m", "d", 0)),
            "claim_mention": rows(
                "quantity_low quantity_high victim_class object", (17, 17, "state_force", "person"),
                (17, 17, "state_force", "person"), (None, 30, None, "vehicle"),
                (1, 1, "civilian", "person"), document_id="d", incident_no=0, outcome="killed",
            ),
        },
        rows("mention_key victim_class figure", ("m", "state_force", 17), ("m", "vehicle", 30)),
    ),
    Case(
        "event_token",
        "rare words of a name: no place, no number, no common word",
        {
            "event_mention": rows("mention_key incident_name place_key",
                                  ("m", "2020 Alpha raid of Zongo", "alpha")),
            "folded_name": rows("name name_key",
                                ("2020 Alpha raid of Zongo", "2020 alpha raid of zongo")),
            "common_event_word": rows("word", "raid"),
        },
        rows("mention_key token", ("m", "zongo")),
    ),
    Case(
        "mention_rank",
        "the best dated and placed first, then the earlier published",
        {
            "event_mention": rows(
                "mention_key date_precision place_key published_at", ("a", "month", "x", None),
                ("b", "day", None, None), ("c", "day", "x", None), ("d", "day", "x", "2020-01-01"),
                ("e", "unknown", "x", None),
            )
        },
        rows("mention_key mention_rank", ("d", 1), ("c", 2), ("b", 3), ("a", 4), ("e", 5)),
    ),
    Case(
        "previous_mention",
        "equal keys first, then what agrees in day or place",
        {
            "event_mention": rows(
                "mention_key date_start place_key char_start", ("same", "2020-03-10", "x", 1),
                ("moved", "2020-03-20", "y", 500), ("new", "2021-01-01", "z", 900),
                root_document_id="root", document_id="d",
            ),
            "previous.incident_key": rows(
                "mention_key incident_id date_start place_key char_start",
                ("same", "i", "2020-03-10", "x", 1), ("former", "k", "2020-03-21", "y", 480),
                root_document_id="root", document_id="d",
            ),
        },
        rows("mention_key former_key incident_id", ("same", "same", "i"), ("moved", "former", "k")),
    ),
    Case(
        "mention_id",
        "own keys, former keys, ids of incidents and their aliases",
        {
            "mention_key": rows("mention_key", "m", "n"),
            "previous_mention": rows("mention_key former_key former_keys incident_id",
                                     ("m", "old", "older oldest", "i"), ("n", "n", None, "i")),
            "mention_rank": rows("mention_key mention_rank", ("m", 2), ("n", 1)),
            "previous.incident_alias": rows("alias_id incident_id", ("merged", "i")),
        },
        rows("given_id mention_key", ("m", "m"), ("n", "n"), ("old", "m"), ("older", "m"),
             ("oldest", "m"), ("i", "n"), ("merged", "n")),
    ),
]  # fmt: skip
