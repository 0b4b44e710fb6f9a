"""Names of parties and places, and where a place lies."""

from __future__ import annotations

from .case import Case, rows

PARTIES = rows("party parent_party actor_class", ("JNIM", "AQIM", "armed_group"),
               ("AQIM", "al-Qaeda", "armed_group"), ("al-Qaeda", None, "armed_group"),
               ("NER", None, "state_force"))  # fmt: skip
COUNTRY = rows("country_iso3 country_name", ("NER", "Niger"))

CASES = [
    Case(
        "folded_name",
        "spellings of one name meet",
        {"incident_mention": rows("place_name", "Tillabéri-Nord", "N’Djamena", "Große  Straße")},
        rows("name name_key", ("Tillabéri-Nord", "tillaberi nord"), ("N’Djamena", "ndjamena"),
             ("Große  Straße", "grosse strasse")),
    ),
    Case(
        "gazetteer_name",
        "of places only those that documents name, of regions all",
        {
            "gazetteer": rows(
                "kind name name_key alternate_keys",
                ("place", "Ménaka", "menaka", ["minaka"]),
                ("place", "Gao", "gao", []),
                ("admin1", "Tahoua", "tahoua", []),
            ),
            "incident_mention": rows("place_name", "Minaka"),
            "folded_name": rows("name name_key", ("Minaka", "minaka")),
        },
        rows("place_name name_key is_own_name", ("Ménaka", "minaka", False),
             ("Tahoua", "tahoua", True)),
    ),
    Case(
        "region_name",
        "what follows the name is cut off, and other names lead to the own one",
        {
            "incident_mention": rows("admin1", "Tillabery region", "Nowhere", country_iso3="NER"),
            "gazetteer_name": rows(
                "name_key is_own_name", ("tillaberi", True), ("tillabery", False),
                kind="admin1", admin1="Tillabéri", country_iso3="NER", latitude=14.2,
            ),
            "folded_name": rows("name name_key", ("Tillabery region", "tillabery region"),
                                ("Tillabéri", "tillaberi"), ("Nowhere", "nowhere")),
        },
        rows("admin1 region_key region_name latitude", ("Nowhere", "nowhere", "Nowhere", None),
             ("Tillabery region", "tillaberi", "Tillabéri", 14.2),
             ("Tillabéri", "tillaberi", "Tillabéri", 14.2)),
    ),
    Case(
        "party_family",
        "the family is the topmost parent",
        {"party": PARTIES, "country": COUNTRY},
        rows("party family is_country country_iso3", ("JNIM", "al-Qaeda", False, None),
             ("AQIM", "al-Qaeda", False, None), ("al-Qaeda", "al-Qaeda", False, None),
             ("NER", "NER", True, "NER")),
    ),
    Case(
        "party_resolution",
        "a correction goes before the code, then an alias, then the spelling",
        {
            "incident_mention": rows("attacker_party", "JNIM", "the nusra men", "The Riders",
                                     "Lost Boys", "lost boys", "civilian"),
            "party": PARTIES,
            "party_alias": rows("party alias", ("JNIM", "the Nusra men")),
            "correction_actor": rows("actor_name party", ("The Riders", "AQIM")),
            "folded_name": rows(
                "name name_key", ("JNIM", "jnim"), ("the nusra men", "the nusra men"),
                ("the Nusra men", "the nusra men"), ("The Riders", "the riders"),
                ("Lost Boys", "lost boys"), ("lost boys", "lost boys"),
            ),
        },
        rows("raw_party party is_known is_corrected", ("JNIM", "JNIM", True, False),
             ("the nusra men", "JNIM", True, False), ("The Riders", "AQIM", True, True),
             ("Lost Boys", "Lost Boys", False, False), ("lost boys", "Lost Boys", False, False)),
    ),
    Case(
        "actor_alias",
        "names of documents beside those of the reference",
        {
            "actor_mention": rows("document_id actor_name party actor_class",
                                  ("d", "the katiba", "nusra", None), ("old", "x", "nusra", None)),
            "current_document": rows("document_id", "d"),
            "party_resolution": rows("raw_party party", ("nusra", "JNIM")),
            "party_family": rows("party party_class", ("JNIM", "armed_group")),
            "party_alias": rows("party alias", ("JNIM", "the union"), ("JNIM", "JNIM")),
        },
        rows("alias", "the katiba", "the union", "nusra", party="JNIM", actor_class="armed_group"),
    ),
    Case(
        "listed_place",
        "corrections before the own list, which has aliases",
        {
            "correction_place": rows("place_name country_iso3 latitude", ("Alpha", "NER", 15.5)),
            "place": rows("place_name aliases kind", ("Lake Chad", "Tchad|Chad", "lake")),
            "place_kind": rows("kind precision", ("lake", "admin1")),
        },
        rows("known_name place_name source_rank precision", ("Alpha", "Alpha", 1, "place"),
             ("Lake Chad", "Lake Chad", 2, "admin1"), ("Tchad", "Lake Chad", 2, "admin1"),
             ("Chad", "Lake Chad", 2, "admin1")),
    ),
    Case(
        "known_place",
        "only names that documents use; the gazetteer's own names before its others",
        {
            "incident_mention": rows("place_name", "Gao"),
            "folded_name": rows("name name_key", ("Gao", "gao"), ("Home", "home")),
            "listed_place": rows("source_rank known_name place_name country_iso3",
                                 (2, "Gao", "Home", "MLI"), (2, "Home", "Home", "MLI")),
            "gazetteer_name": rows("kind name_key geonames_id is_own_name",
                                   ("place", "gao", "7", True), ("place", "gao", "8", False),
                                   ("admin1", "gao", "9", True), ("place", "kidal", "1", True)),
        },
        rows("place_id source_rank name_key", ("place:MLI:home", 2, "gao"),
             ("geonames:7", 3, "gao"), ("geonames:8", 4, "gao")),
    ),
    Case(
        "located_place",
        "the row of the best list",
        {"known_place": rows("place_id source_rank place_name", ("p", 3, "Gao"), ("p", 1, "Gawo"),
                             ("q", 4, "Kidal"))},
        rows("place_id place_name is_corrected", ("p", "Gawo", True), ("q", "Kidal", False)),
    ),
    Case(
        "place_told",
        "a place without country takes the document's, a region does not",
        {
            "incident_mention": rows("incident_no place_name admin1", (0, "Gao", None),
                                     (1, None, "Mopti"), document_id="d"),
            "current_document": rows("document_id", "d"),
            "folded_name": rows("name name_key", ("Gao", "gao"), ("Mopti", "mopti")),
            "document_country": rows("document_id country_iso3", ("d", "MLI")),
        },
        rows("incident_no place_key admin1_key country_iso3 request_key",
             (0, "gao", None, "MLI", "d|gao|-|MLI"), (1, None, "mopti", None, "d|mopti|MLI")),
    ),
    Case(
        "place_candidate",
        "another region rules a place out, and only the best list is asked",
        {
            "place_told": rows("request_key place_key admin1_key country_iso3",
                               ("r", "gao", "mopti", "MLI"), ("s", "gao", None, "MLI"),
                               document_id="d"),
            "known_place": rows(
                "place_id source_rank admin1_key", ("a", 3, "gao"), ("b", 3, "mopti"),
                ("c", 4, "mopti"), name_key="gao", country_iso3="MLI",
            ),
        },
        rows("request_key place_id is_same_admin1 candidates", ("r", "b", True, 1),
             ("s", "a", False, 2), ("s", "b", False, 2)),
    ),
    Case(
        "place_choice",
        "the larger one must be ten times as large",
        {
            "place_candidate": rows(
                "request_key place_id population", ("r", "a", 9000), ("r", "b", 900),
                ("s", "a", 9000), ("s", "b", 901), candidates=2, is_same_admin1=False,
            )
        },
        rows("request_key place_id", ("r", "a")),
    ),
    Case(
        "mention_place",
        "what nobody has located is a place by its name, else a region, else a country",
        {
            "place_told": rows(
                "incident_no request_key place_key admin1_key country_iso3",
                (0, "r", "gao", None, "MLI"), (1, "s", "alpha", None, "MLI"),
                (2, "t", None, "mopti", "MLI"), (3, "u", None, None, "MLI"),
                (4, "v", None, None, None),
            ),
            "place_choice": rows("request_key place_id", ("r", "geonames:7")),
            "located_place": rows("place_id precision latitude", ("geonames:7", "place", 16.3)),
        },
        rows("incident_no place_id latitude", (0, "geonames:7", 16.3),
             (1, "place:MLI:alpha", None), (2, "admin1:MLI:mopti", None),
             (3, "country:MLI", None), (4, "not_stated", None)),
    ),
]  # fmt: skip
