"""The source that an infobox gives in brackets behind a figure."""

from __future__ import annotations

import re
from bisect import bisect_left

from ingest.attribution.sources import Speaker, source_nouns
from ingest.attribution.speakers import Speakers
from ingest.claims.draft import Draft
from ingest.parties.index import PartyIndex
from ingest.text.page import Page
from ingest.text.tokens import Token

BRACKET = re.compile(r"\(([^()]{1,80})\)")
LEAD = frozenset({"per", "according", "to", "by", "source", "as", "reported"})
TRAIL = frozenset(
    {
        "claim",
        "claims",
        "claimed",
        "figure",
        "figures",
        "estimate",
        "estimates",
        "sources",
        "source",
        "count",
        "tally",
        "toll",
    }
)
WHILE_NOT = frozenset({"non", "while", "including", "unconfirmed", "disputed", "initial"})


def bracket_source(
    page: Page, index: PartyIndex, speakers: Speakers, draft: Draft
) -> Speaker | None:
    """The speaker named in the bracket right after an infobox figure, or None.

    Only the figure directly before the bracket is the source's.
    """
    if draft.field is None:
        return None
    item = page.fields[draft.field]
    match = BRACKET.search(
        page.text, draft.quantity_span[1], min(item.end, draft.quantity_span[1] + 160)
    )
    if match is None or any(
        char in ",;" or char.isdigit() for char in page.text[draft.quantity_span[1] : match.start()]
    ):
        return None
    tokens = _inside(item.tokens, match.start(1), match.end(1))
    if not tokens or tokens[0].norm in WHILE_NOT:
        return None
    is_marked = tokens[0].norm in LEAD or tokens[-1].norm in TRAIL
    while tokens and tokens[0].norm in LEAD:
        tokens = tokens[1:]
    if (
        len(tokens) > 1
        and tokens[-1].norm in TRAIL
        and tokens[-1].norm not in ("source", "sources")
    ):
        tokens = tokens[:-1]
    if not tokens or any(token.kind == "number" for token in tokens):
        return None
    speaker = _of_field(index, speakers, draft.field, tokens)
    names = any(source_nouns().at(tokens, position) for position in range(len(tokens)))
    is_source = is_marked or names or (speaker is not None and speaker.party is not None)
    return speaker if is_source else None


def _inside(tokens: list[Token], start: int, end: int) -> list[Token]:
    first = bisect_left(tokens, start, key=lambda token: token.start)
    last = bisect_left(tokens, end, key=lambda token: token.start)
    return tokens[first:last]


def _of_field(
    index: PartyIndex, speakers: Speakers, field: int, tokens: list[Token]
) -> Speaker | None:
    found = [
        m for m in index.fields[field] if m.start >= tokens[0].start and m.end <= tokens[-1].end
    ]
    return speakers.of_phrase(None, tokens) if not found else speakers.of_phrase_with(tokens, found)
