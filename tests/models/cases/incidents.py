"""What stands in an incident: its id, its name, days, place, actors and sides."""

from __future__ import annotations

import hashlib
from datetime import date

from .case import Case, rows

KEYS = rows("mention_key document_id", ("m", "d"), ("n", "e"), ("o", "f"), incident_id="i")
DAY = date(2020, 3, 10)
ANEW = "inc_" + hashlib.md5(b"c4").hexdigest()[:12]

CASES = [
    Case(
        "incident_identity",
        "an id follows most of its mentions; a new incident has its founder's key, if free",
        {
            "incident_group": rows("mention_key first_key", ("a", "a"), ("b", "a"), ("n", "n"),
                                   ("c", "c"), ("z", "z")),
            "previous_mention": rows("mention_key incident_id id_since", ("a", "old", 2),
                                     ("b", "older", 1), ("z", "old", 2)),
            "event_mention": rows("mention_key", "a", "b", "n", "c", "z", root_document_id="d"),
            "previous.incident_key": rows("incident_id id_since", ("old", 2), ("older", 1),
                                          ("c", 3)),
        },
        rows("first_key incident_id id_since is_new", ("a", "older", 1, False), ("n", "n", 4, True),
             ("c", ANEW, 4, True), ("z", "z", 4, True)),
    ),
    Case(
        "incident_count",
        "copies of one text are one, narrators are no speakers",
        {
            "incident_key": KEYS,
            "text_group": rows("document_id text_group_id", ("d", "d"), ("e", "d"), ("f", "f")),
            "claim": rows("claim_id scope is_corrected", ("1", "incident", False),
                          ("2", "incident", True), ("3", "aggregate", False), mention_key="m"),
            "claim_actor": rows("claim_id actor_id", ("1", "not_stated"), ("2", "government:NER"),
                                ("3", "person:x"), role="claimant"),
        },
        rows("document_count independent_document_count claim_count speaker_count is_corrected",
             (3, 2, 2, 1, True)),
    ),
    Case(
        "incident_side",
        "who attacked, who was attacked, who lost people",
        {
            "incident_key": KEYS,
            "event_actor": rows("mention_key role family", ("m", "attacker", "JNIM"),
                                ("n", "target", "NER"), ("n", "target", None)),
            "claim": rows("claim_id mention_key", ("1", "m")),
            "claim_actor": rows("claim_id role family", ("1", "victim", "USA")),
        },
        rows("incident_id family is_attacker is_target", ("i", "JNIM", True, False),
             ("i", "NER", False, True), ("i", "USA", False, False)),
    ),
    Case(
        "incident_what",
        "a document of its own weighs three; `other` only where no one says more",
        {
            "incident_key": KEYS,
            "event_mention": rows(
                "mention_key incident_name incident_type is_main",
                ("m", "The raid", "ambush", False),
                ("n", "The battle", "other", True), ("o", "The raid", "other", False),
            ),
        },
        rows("incident_id incident_name incident_type", ("i", "The battle", "ambush")),
    ),
    Case(
        "incident_when",
        "the best dated, then as most have it",
        {
            "incident_key": KEYS,
            "event_mention": rows(
                "mention_key date_start date_end date_precision",
                ("m", "2020-03-01", "2020-03-31", "month"),
                ("n", "2020-03-11", "2020-03-11", "day"),
                ("o", "2020-03-10", "2020-03-10", "day"),
            ),
        },
        rows("date_start date_end date_precision", (DAY, DAY, "day")),
    ),
    Case(
        "incident_where",
        "a place before a region, as most have it",
        {
            "incident_key": KEYS,
            "event_mention": rows("mention_key place_id place_key admin1_key",
                                  ("m", "admin1:x", None, "x"), ("n", "b", "beta", None),
                                  ("o", "a", "alpha", None)),
        },
        rows("incident_id place_id", ("i", "a")),
    ),
    Case(
        "incident_who",
        "a party before a mere class, then as most name it",
        {
            "incident_key": KEYS,
            "event_mention": rows("mention_key is_main", ("m", True), ("n", False), ("o", False)),
            "event_actor": rows("mention_key actor_id party", ("m", "armed_group", None),
                                ("n", "armed_group:IS", "IS"), ("o", "armed_group:AQIM", "AQIM"),
                                role="attacker"),
        },
        rows("incident_id role actor_id", ("i", "attacker", "armed_group:AQIM")),
    ),
]  # fmt: skip
