"""The parties of a document: who is named where, and whose people and things were hit."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.parties.building import build
from ingest.parties.index import PartyIndex
from ingest.parties.lexicon import party_countries
from ingest.parties.names import PartyMention
from ingest.parties.naming import Naming, name_parties
from ingest.parties.victims import resolve_victims
from ingest.rows import ActorMention
from ingest.text.page import Page

__all__ = [
    "Naming",
    "PartyIndex",
    "PartyMention",
    "actor_rows",
    "find_parties",
    "name_parties",
    "resolve_victims",
]


def find_parties(
    page: Page, places: Iterable[tuple[int, str]] = (), naming: Naming | None = None
) -> PartyIndex:
    """All parties and countries that a page names.

    `places` are offsets of known places with their country, `naming` the names in the page where
    they have been looked for already.
    """
    return build(page, naming or name_parties(page), places)


def actor_rows(document_id: str, index: PartyIndex) -> tuple[ActorMention, ...]:
    """What goes to `staging.actor_mention`: every mention of a party with its place in the text.

    Offsets are those of the normal text.
    """
    countries = party_countries()
    text = index.page.text
    return tuple(
        ActorMention(
            document_id=document_id,
            party=mention.party,
            actor_class=mention.actor_class,
            actor_name=index.names.get(mention.party or "", mention.name),
            country_iso3=mention.party if mention.is_state else countries.get(mention.party or ""),
            is_known=mention.is_known,
            char_start=mention.start,
            char_end=mention.end,
            quote=text[mention.start : mention.end],
            rule=f"party.{mention.kind}",
        )
        for mention in index.mentions
    )
