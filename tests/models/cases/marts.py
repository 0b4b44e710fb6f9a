"""The tables that people query."""

from __future__ import annotations

from datetime import date

from .case import Case, rows

DAY, NEXT = date(2020, 3, 10), date(2020, 3, 11)
DEAD = {"incident_id": "i", "outcome": "killed", "victim_class": "state_force"}
PEOPLE = {"object": "person", "is_rejected": False, "outcome": "killed"}

CASES = [
    Case(
        "actor_unresolved",
        "names that the reference lacks, with the words around them",
        {
            "actor_mention": rows("actor_name party char_start is_known",
                                  ("Lost Boys", "lost", 90, False),
                                  ("JNIM", "JNIM", 0, True), document_id="d", char_end=99),
            "current_document": rows("document_id text", ("d", "." * 90 + "Lost Boys came.")),
            "party_resolution": rows("raw_party party is_known", ("lost", "Lost Boys", False),
                                     ("JNIM", "JNIM", True)),
        },
        rows("actor_name party context", ("Lost Boys", "Lost Boys", "." * 80 + "Lost Boys came.")),
    ),
    Case(
        "aggregate_claim_check",
        "the sum of the incidents in its scope",
        {
            "fct_casualty_claim": rows("claim_id coded_low scope", ("c", 900, "aggregate"),
                                       ("alone", 5, "aggregate"), ("no", 5, "incident"),
                                       victim_class="unknown", **PEOPLE),
            "aggregate_scope": rows("claim_id incident_id", ("c", "i"), ("c", "k"), scope_rule="r"),
            "incident_toll": rows("incident_id victim_class best", ("i", "all", 17),
                                  ("k", "all", 3),
                                  ("k", "civilian", 3), rule="default", outcome="killed"),
        },
        rows("claim_id claimed_low incident_count incidents_best scope_rule",
             ("c", 900, 2, 20, "r"), ("alone", 5, 0, None, None)),
    ),
    Case(
        "bridge_incident_actor",
        "every role that a document tells, and those who lost people beside the target",
        {
            "event_actor": rows("mention_key actor_id role", ("m", "armed_group:JNIM", "attacker"),
                                ("n", "armed_group:JNIM", "attacker")),
            "incident_key": rows("mention_key", "m", "n", incident_id="i"),
            "claim": rows("claim_id mention_key scope", ("1", "m", "incident"),
                          ("2", "m", "incident")),
            "claim_actor": rows("claim_id actor_id family party",
                                ("1", "state_force:USA", "USA", "USA"),
                                ("2", "armed_group:JNIM", "JNIM", "JNIM"), role="victim",
                                actor_class="state_force"),
            "incident_side": rows("incident_id family is_attacker is_target",
                                  ("i", "JNIM", True, False)),
        },
        rows("actor_id role mention_count", ("armed_group:JNIM", "attacker", 2),
             ("state_force:USA", "supporter", 1)),
    ),
    Case(
        "bridge_incident_document",
        "once a document",
        {
            "incident_key": rows("mention_key document_id", ("m", "d"), ("n", "d"), ("o", "e"),
                                 incident_id="i"),
            "event_mention": rows("mention_key is_main", ("m", False), ("n", True), ("o", False)),
        },
        rows("incident_id document_id is_main", ("i", "d", True), ("i", "e", False)),
    ),
    Case(
        "claim_by_relation",
        "what each side says",
        {
            "toll_source": rows("source claimant_relation point", ("army", "own_side", 23),
                                ("jnim", "opposing_side", 30), ("isgs", "opposing_side", 40),
                                bucket="*", **DEAD)
        },
        rows("own_side_low own_side_high opposing_side_low opposing_side_high "
             "opposing_side_sources third_party_low source_count",
             (23, 23, 30, 40, "isgs, jnim", None, 3)),
    ),
    Case(
        "dim_actor",
        "a country's forces under its government, speakers by name, one for nobody",
        {
            "actor_used": rows("actor_id actor_class party name",
                               ("state_force:NER", "state_force", "NER", None),
                               ("armed_group:JNIM", "armed_group", "JNIM", None),
                               ("media:wire", "media", None, "Wire"),
                               ("armed_group", "armed_group", None, None)),
            "party_family": rows("party party_name is_country party_class parent_party",
                                 ("NER", "Niger", True, "state_force", None),
                                 ("JNIM", "Jama'at", False, "armed_group", "AQIM"),
                                 ("AQIM", "al-Qaeda there", False, "armed_group", None)),
            "actor_alias": rows("party actor_class alias", ("JNIM", "armed_group", "the union"),
                                ("JNIM", "armed_group", "nusra")),
            "party_resolution": rows("party is_known is_corrected", ("JNIM", True, False)),
        },
        rows("actor_id actor_name parent_actor_id aliases is_known",
             ("state_force:NER", "Forces of Niger", "government:NER", [], False),
             ("armed_group:JNIM", "Jama'at", "armed_group:AQIM", ["nusra", "the union"], True),
             ("media:wire", "Wire", None, [], False),
             ("armed_group", "Unnamed armed group", None, [], False),
             ("not_stated", "Not stated", None, [], False)),
    ),
    Case(
        "dim_date",
        "every day between the first and the last, and old ones that are named",
        {
            "fct_incident": rows("date_start date_end", ("2020-12-31", "2021-01-02")),
            "dim_document": rows("published_at", "1815-06-18"),
        },
        rows("date_day year iso_week weekday", (date(1815, 6, 18), 1815, 24, "Sunday"),
             (date(2020, 12, 31), 2020, 53, "Thursday"), (date(2021, 1, 1), 2021, 53, "Friday"),
             (date(2021, 1, 2), 2021, 53, "Saturday")),
    ),
    Case(
        "dim_document",
        "copies have the group of the text they copy",
        {
            "current_document": rows("document_id title", ("d", "One"), ("e", "Two")),
            "text_group": rows("document_id text_group_id", ("d", "d"), ("e", "d")),
        },
        rows("document_id title text_group_id", ("d", "One", "d"), ("e", "Two", "d")),
    ),
    Case(
        "dim_place",
        "located where a list knows it, else by its name; regions and countries are told so",
        {
            "mention_place": rows("incident_no place_id country_iso3", (0, "geonames:7", "MLI"),
                                  (1, "place:MLI:alpha", "MLI"), (2, "country:MLI", "MLI"),
                                  (3, "not_stated", None), document_id="d"),
            "incident_mention": rows("incident_no place_name", (0, "Gawo"), (1, "Alpha"), (2, None),
                                     (3, None), document_id="d"),
            "located_place": rows("place_id place_name precision latitude longitude",
                                  ("geonames:7", "Gao", "place", 16.3, 0.0)),
            "country": rows("country_iso3 country_name", ("MLI", "Mali")),
        },
        rows("place_id place_name precision latitude aliases",
             ("geonames:7", "Gao", "place", 16.3, ["Gawo"]),
             ("place:MLI:alpha", "Alpha", "place", None, ["Alpha"]),
             ("country:MLI", "Mali", "country", None, []), ("not_stated", None, None, None, [])),
    ),
    Case(
        "document_rejected",
        "once a file and reason",
        {"rejected_document": rows("path reason", ("a.txt", "empty file"),
                                   ("a.txt", "empty file"))},
        rows("path reason", ("a.txt", "empty file")),
    ),
    Case(
        "fct_casualty_claim",
        "numbers as said, and coded; an aggregate has no incident",
        {
            "claim": rows("claim_id scope quantity_low vague_low", ("c", "incident", 17, None),
                          ("v", "aggregate", None, 12), mention_key="m"),
            "claim_actor": rows("claim_id role actor_id", ("c", "victim", "a"),
                                ("c", "claimant", "b"),
                                ("v", "victim", "a"), ("v", "claimant", "b")),
            "claim_relation": rows("claim_id claimant_relation", ("c", "own_side"),
                                   ("v", "own_side")),
            "incident_key": rows("mention_key incident_id", ("m", "i")),
        },
        rows("claim_id incident_id quantity_low coded_low victim_actor_id claimant_actor_id",
             ("c", "i", 17, 17, "a", "b"), ("v", None, None, 12, "a", "b")),
    ),
    Case(
        "fct_incident",
        "who is not told is `not_stated`, an uncounted toll is null",
        {
            "incident_what": rows("incident_id incident_type", ("i", "ambush")),
            "incident_when": rows("incident_id date_start", ("i", "2020-03-10")),
            "incident_where": rows("incident_id place_id", ("i", "p")),
            "incident_count": rows("incident_id document_count", ("i", 2)),
            "incident_who": rows("incident_id role actor_id",
                                 ("i", "attacker", "armed_group:JNIM")),
        },
        rows("incident_id date_start place_id attacker_actor_id target_actor_id killed_best",
             ("i", DAY, "p", "armed_group:JNIM", "not_stated", None)),
    ),
    Case(
        "incident_alias",
        "merged ids lead to the incident they are now, gone ones nowhere",
        {
            "incident_key": rows("mention_key incident_id", ("m", "i")),
            "previous_mention": rows("mention_key incident_id", ("m", "young")),
            "previous.incident_key": rows("incident_id", "i", "young", "dead"),
            "previous.incident_alias": rows("alias_id incident_id", ("oldest", "young")),
        },
        rows("alias_id incident_id reason", ("young", "i", "merged"), ("oldest", "i", "merged"),
             ("dead", None, "gone")),
    ),
    Case(
        "incident_conflict",
        "the further of two of one document is cut; a doubtful country stays",
        {
            "draft_group": rows("mention_key score steps", ("a", 1000, 0), ("b", 9, 1), ("c", 8, 2),
                                first_key="a"),
            "event_mention": rows("mention_key document_id country_iso3", ("a", "d", "NER"),
                                  ("b", "e", "MLI"), ("c", "e", "MLI"), date_start="2020-03-10",
                                  date_end="2020-03-10"),
            "mention_rank": rows("mention_key mention_rank", ("a", 1), ("b", 2), ("c", 3)),
        },
        rows("mention_key later_key reason cut_key", ("b", "c", "one document", "c"),
             ("a", "b", "countries differ", None), ("a", "c", "countries differ", None)),
    ),
    Case(
        "incident_key",
        "the incident of each mention, and the keys it had",
        {
            "event_mention": rows("mention_key admin1_key", ("m", "tahoua")),
            "incident_group": rows("mention_key first_key", ("m", "f")),
            "incident_identity": rows("first_key incident_id id_since", ("f", "i", 2)),
            "previous_mention": rows("mention_key former_key former_keys", ("m", "old", "older m")),
        },
        rows("mention_key incident_id id_since place_key former_keys",
             ("m", "i", 2, "tahoua", "old older")),
    ),
    Case(
        "incident_match",
        "what a person decides, else what the rule says",
        {
            "match_evidence": rows("mention_key later_key", ("a", "b"), ("a", "c"), ("a", "d"),
                                   ("a", "e")),
            "match_score": rows("mention_key later_key", ("a", "b"), ("a", "c"), ("a", "d"),
                                ("a", "e")),
            "match_rule": rows("later_key rule correction", ("b", "correction", "different"),
                               ("c", "dates apart", None), ("d", "too little evidence", None),
                               ("e", "same day, same place", None), mention_key="a"),
        },
        rows("later_key decision", ("b", "different"), ("c", "different"), ("d", "unsure"),
             ("e", "same")),
    ),
    Case(
        "incident_split",
        "the smaller part remembers where it came from, also later",
        {
            "previous_mention": rows("mention_key incident_id", ("m", "i"), ("n", "i")),
            "incident_key": rows("mention_key incident_id", ("m", "i"), ("n", "part")),
            "previous.incident_split": rows("incident_id split_from_id", ("old part", "old")),
        },
        rows("incident_id split_from_id", ("part", "i"), ("old part", "old")),
    ),
    Case(
        "incident_toll",
        "people that a class holds are not counted twice, and all is the sum",
        {
            "toll_class": rows("victim_class low best high", ("unknown", 20, 20, 25),
                               ("state_force", 17, 17, 17), incident_id="i", outcome="killed",
                               rule="r", best_rule="median 1", source_count=1, claim_count=1),
            "toll_unknown": rows("incident_id outcome rule already_held", ("i", "killed", "r", 17)),
        },
        rows("victim_class low best high", ("unknown", 3, 3, 8), ("state_force", 17, 17, 17),
             ("all", 20, 20, 25)),
    ),
    Case(
        "sentence_unread",
        "once a sentence of a current document",
        {
            "unread_candidate": rows("document_id trigger number", ("d", "killed", "12"),
                                     ("d", "dead", "12"), ("old", "dead", "1"), char_start=0,
                                     char_end=9, quote="q"),
            "current_document": rows("document_id", "d"),
        },
        rows("document_id outcome_word number_word", ("d", "dead", "12")),
    ),
    Case(
        "side_ratio",
        "only incidents on which both spoke",
        {
            "toll_source": rows("incident_id claimant_relation claimant_family point",
                                ("i", "own_side", "NER", 23), ("i", "opposing_side", "JNIM", 30),
                                ("k", "opposing_side", "JNIM", 99), outcome="killed",
                                victim_class="state_force", bucket="*")
        },
        rows("speaker_party victim_party incident_count opposing_total own_total",
             ("JNIM", "NER", 1, 30, 23)),
    ),
    Case(
        "toll_over_time",
        "the figure of each day, and the highest so far",
        {
            "fct_casualty_claim": rows("claim_id reported_on coded_low", ("1", None, 30),
                                       ("2", "2020-03-10", 12), ("3", "2020-03-10", 9),
                                       incident_id="i", document_id="d", claimant_actor_id="a",
                                       **PEOPLE),
            "dim_document": rows("document_id published_at", ("d", "2020-03-11")),
            "fct_incident": rows("incident_id date_start", ("i", "2020-03-10")),
        },
        rows("said_on figure highest_so_far days_after claim_count", (DAY, 12, 12, 0, 2),
             (NEXT, 30, 30, 1, 1)),
    ),
    Case(
        "vague_word_reading",
        "every convention, also one that gives no number",
        {
            "fct_casualty_claim": rows("claim_id vague_term", ("c", "dozens"), ("plain", None)),
            "vague_word": rows("convention term coded_low", ("acled", "dozens", 12),
                               ("muc", "several", 3)),
        },
        rows("claim_id convention coded_low", ("c", "acled", 12), ("c", "muc", None)),
    ),
]  # fmt: skip
