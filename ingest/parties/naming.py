"""The names of parties in a page, before it is known what the page is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.parties.introduced import introduced
from ingest.parties.lexicon import Name, names
from ingest.parties.names import PartyMention, mentions
from ingest.text.page import Page
from ingest.text.phrases import Match, PhraseTable


@dataclass(frozen=True, slots=True)
class Naming:
    """Who is named where; lists are as in `PartyIndex`.

    `own` are the names that the text introduces, `known` those of the reference data, first in the
    fields, then in the sentences.
    """

    own: PhraseTable[Name]
    sentences: list[list[PartyMention]]
    fields: list[list[PartyMention]]
    known: Sequence[Sequence[Match[Name]]]


def name_parties(
    page: Page,
    country: str | None = None,
    known: Sequence[Sequence[Match[Name]]] | None = None,
) -> Naming:
    """The names in a page, as they are meant in a text about a country.

    `known` are the names of the reference data in each field and sentence, where they have been
    looked for already.
    """
    sequences = [*(item.tokens for item in page.fields), *(item.tokens for item in page.sentences)]
    if known is None:
        known = [names().find(tokens) for tokens in sequences]
    own = introduced(sequences, known, country)
    found = [mentions(*pair, own) for pair in zip(sequences, known, strict=True)]
    boxed = len(page.fields)
    return Naming(own, *_without_borrowed(found[boxed:], found[:boxed]), known)


Mentions = list[list[PartyMention]]


def _without_borrowed(sentences: Mentions, fields: Mentions) -> tuple[Mentions, Mentions]:
    """Takes `the al-Qaeda-linked fighters` for al-Qaeda's where the text names no other group."""
    named = [mention for found in (*sentences, *fields) for mention in found]
    if any(mention.kind == "group" for mention in named):
        return sentences, fields
    plain = [[_as_group(mention) for mention in found] for found in sentences]
    return plain, [[_as_group(mention) for mention in found] for found in fields]


def _as_group(mention: PartyMention) -> PartyMention:
    is_borrowed = mention.kind == "styled" and mention.actor_class == "armed_group"
    return replace(mention, kind="group") if is_borrowed else mention
