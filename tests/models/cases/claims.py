"""Claims: as corrected, their actors, who speaks about whom, and which figures count."""

from __future__ import annotations

from datetime import date

from .case import Case, Row, rows

DAY, MONTH_END = date(2020, 3, 1), date(2020, 3, 31)
CLAIM: Row = {"claim_id": "c", "document_id": "d", "mention_key": "m", "scope": "incident",
         "outcome": "killed", "object": "person", "qualifier": "exact", "is_revised": False,
         "is_rejected": False}  # fmt: skip


def relation(says: str, expected: str, claim: Row, victim: Row, claimant: Row,
             sides: list[Row]) -> Case:  # fmt: skip
    """A case of who speaks: family of victims and claimant, and the sides of the incident."""
    actors: list[Row] = [
        {"claim_id": "c", "role": "victim", "is_country": False} | victim,
        {"claim_id": "c", "role": "claimant", "is_country": False} | claimant,
    ]
    given: dict[str, list[Row]] = {
        "claim": [CLAIM | {"victim_class": "state_force", "claimant_text": "x"} | claim],
        "claim_actor": actors,
        "incident_key": rows("mention_key incident_id", ("m", "i")),
        "incident_side": [{"incident_id": "i"} | side for side in sides],
    }
    return Case("claim_relation", says, given, rows("claimant_relation", expected))


SIDES = rows("family is_attacker is_target", ("JNIM", True, False), ("NER", False, True))
NIGER: Row = {"family": "NER", "is_country": True}
REBELS: Row = {"family": "JNIM"}
CIVILIANS: Row = {"victim_class": "civilian"}


def figure(says: str, claim: Row, expected: list[Row], *more: Row) -> Case:
    """A case of figures: one claim as `claim` has it, and more beside it."""
    claims = [CLAIM | claim, *({**CLAIM, **one} for one in more)]
    ids = [str(one["claim_id"]) for one in claims]
    actors: list[Row] = [
        {"claim_id": one, "role": role, "actor_id": "not_stated", "family": None}
        for one in ids for role in ("victim", "claimant")
    ]  # fmt: skip
    given: dict[str, list[Row]] = {
        "claim": claims,
        "claim_actor": actors,
        "claim_relation": [{"claim_id": one, "claimant_relation": "unattributed"} for one in ids],
        "incident_key": rows("mention_key incident_id", ("m", "i")),
        "current_document": rows("document_id published_at", ("d", "2020-03-31")),
        "text_group": rows("document_id text_group_id", ("d", "wire")),
    }
    return Case("claim_figure", says, given, expected)


CASES = [
    Case(
        "claim_correction",
        "the last decision on a field; an empty value makes it unknown",
        {
            "correction_claim": rows(
                "field new_value decided_on", ("quantity", "17", "2021-02-02"),
                ("quantity", "71", "2021-01-01"), ("victim_party", None, "2021-01-01"),
                claim_id="c",
            )
        },
        rows("fields quantity has_quantity has_victim_party victim_party is_rejected outcome",
             ("quantity victim_party", 17, True, True, None, False, None)),
    ),
    Case(
        "claim",
        "corrections beside what was read, vague words by the convention set",
        {
            "claim_mention": rows(
                "claim_id incident_no quantity_low quantity_high vague_term victim_party",
                ("c", 0, 170, 170, None, "nusra"), ("v", None, None, None, "dozens", "nusra"),
                document_id="d", scope="incident", qualifier="at_least",
            ),
            "current_document": rows("document_id", "d"),
            "mention_key": rows("document_id incident_no mention_key", ("d", 0, "m")),
            "claim_correction": rows("claim_id has_quantity quantity has_victim_party is_rejected",
                                     ("c", True, 17, False, False)),
            "vague_word": rows("convention term coded_low", ("acled", "dozens", 12),
                               ("isaf", "dozens", 24)),
            "setting": rows("setting value", ("vague_convention", "acled")),
            "party_resolution": rows("raw_party party", ("nusra", "JNIM")),
        },
        rows("claim_id mention_key quantity_low read_low qualifier vague_low is_corrected",
             ("c", "m", 17, 170, "exact", None, True),
             ("v", None, None, None, "at_least", 12, False)),
    ),
    Case(
        "claim_actor",
        "speakers by party or by name; nobody is `not_stated`",
        {
            "claim": rows(
                "claim_id victim_party victim_class claimant_party claimant_class claimant_text",
                ("1", "NER", "state_force", "NER", None, "the ministry"),
                ("2", None, None, None, "person", "Two residents"),
                ("3", None, "civilian", None, "media", None),
            ),
            "folded_name": rows("name name_key", ("Two residents", "two residents")),
            "party_family": rows("party family is_country", ("NER", "NER", True)),
        },
        rows("claim_id role actor_id", ("1", "victim", "state_force:NER"),
             ("1", "claimant", "government:NER"), ("2", "victim", "not_stated"),
             ("2", "claimant", "person:two-residents"), ("3", "victim", "civilian"),
             ("3", "claimant", "not_stated")),
    ),
    relation("nobody speaks", "unattributed", {"claimant_text": None}, NIGER, {}, SIDES),
    relation("residents", "third_party", {}, NIGER, {}, SIDES),
    relation("an army on its own", "own_side", {}, NIGER, NIGER, SIDES),
    relation("a state on villagers it attacked", "opposing_side", CIVILIANS, NIGER, NIGER,
             rows("family is_attacker is_target", ("NER", True, False))),
    relation("rebels on the army", "opposing_side", {}, NIGER, REBELS, SIDES),
    relation("an army on rebels of no told name", "opposing_side", {"victim_class": "armed_group"},
             {}, NIGER, SIDES),
    relation("attackers on people of no party", "opposing_side", CIVILIANS, {}, REBELS, SIDES),
    relation("the attacked on people of no party", "own_side", CIVILIANS, {}, NIGER, SIDES),
    relation("another state", "third_party", {}, NIGER, {"family": "FRA", "is_country": True},
    SIDES),
    figure(
        "a range has a middle, the narrator is the text",
        {"quantity_low": 10, "quantity_high": 15, "qualifier": "range"},
        rows("low point high source said_on victim_class",
             (10, 12, 15, "narrator:wire", MONTH_END, "unknown")),
    ),
    figure(
        "up to so many begins at none",
        {"quantity_high": 15, "qualifier": "up_to", "reported_on": "2020-03-01"},
        rows("low point high said_on", (0, 15, 15, DAY)),
    ),
    figure("a word", {"vague_low": 12}, rows("low point high is_vague", (12, 12, 12, True))),
    figure("a bare plural", {}, []),
    figure("things", {"quantity_low": 3, "object": "vehicle"}, []),
    figure("a campaign", {"quantity_low": 3, "scope": "aggregate"}, []),
    figure("what the text itself replaces", {"quantity_low": 3, "is_revised": True}, []),
    figure("what a person rejected", {"quantity_low": 3, "is_rejected": True}, []),
    figure("a part of a total", {"quantity_low": 3, "total_claim_id": "t"},
           rows("claim_id point", ("t", 20)), {"claim_id": "t", "quantity_low": 20}),
    figure("a part of a total of other people", {"quantity_low": 3, "total_claim_id": "t"},
           rows("claim_id point", ("t", 20), ("c", 3)),
           {"claim_id": "t", "quantity_low": 20, "victim_class": "civilian"}),
    Case(
        "actor_used",
        "the groups that an actor belongs to and the government of a force are in",
        {
            "event_actor": rows("actor_id actor_class party",
                                ("armed_group:ISGS", "armed_group", "ISGS"),
                                ("state_force:NER", "state_force", "NER")),
            "claim_actor": rows("actor_id actor_class party name",
                                ("media:wire", "media", None, "Wire"),
                                ("not_stated", "unknown", None, None), is_country=False),
            "party_family": rows("party parent_party party_class", ("ISGS", "IS", "armed_group"),
                                 ("IS", None, "armed_group"), ("NER", None, "state_force")),
        },
        rows("actor_id name", ("armed_group:ISGS", None), ("armed_group:IS", None),
             ("state_force:NER", None), ("government:NER", None), ("media:wire", "Wire")),
    ),
    Case(
        "aggregate_scope",
        "the days of its sentence in the victims' country, else the document's incidents",
        {
            "claim": rows("claim_id sentence_no victim_party", ("month", 1, "NER"),
                          ("all", 2, "NER"),
                          document_id="d", scope="aggregate", object="person", is_rejected=False),
            "sentence": rows("sentence_no char_start char_end", (1, 0, 50), (2, 50, 99),
                             document_id="d"),
            "date_mention": rows("document_id char_start date_start date_end",
                                 ("d", 7, "2020-03-01", "2020-03-31")),
            "party_family": rows("party country_iso3 is_country", ("NER", "NER", True)),
            "fct_incident": rows("incident_id date_start date_end place_id",
                                 ("in", "2020-03-10", "2020-03-10", "p"),
                                 ("out", "2020-04-10", "2020-04-10", "p")),
            "dim_place": rows("place_id country_iso3", ("p", "NER")),
            "bridge_incident_document": rows("incident_id document_id", ("out", "d")),
        },
        rows("claim_id incident_id scope_rule period_start",
             ("month", "in", "days and country", DAY),
             ("all", "out", "incidents of the document", None)),
    ),
]  # fmt: skip
