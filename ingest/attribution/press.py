"""Press releases: who issues the text and thereby speaks in it."""

from __future__ import annotations

import re

from ingest.attribution.sources import Speaker, source_nouns
from ingest.attribution.speakers import Speakers
from ingest.parties.index import PartyIndex
from ingest.parties.names import PartyMention
from ingest.text.page import Page
from ingest.text.tokens import Token, tokenise

HEAD_LINES = 12
MARK = re.compile(
    r"\b(?:PRESS RELEASE|PRESS STATEMENT|PRESS COMMUNIQU[EÉ]|MEDIA RELEASE|COMMUNIQU[EÉ]"
    r"|NEWS RELEASE|OFFICIAL STATEMENT"
    r"|STATEMENT|FOR IMMEDIATE RELEASE|OFFICIAL COMMUNIQU[EÉ])\b",
    re.IGNORECASE,
)
SMALL = frozenset(["of", "the", "and", "for", "on", "in", "al", "de", "la"])


def issuer(
    page: Page, index: PartyIndex, speakers: Speakers, document_type: str | None
) -> Speaker | None:
    """The force or ministry that issues a press release, or None where the text is none."""
    if page.format != "news":
        return None
    lines = _head(page)
    if document_type != "press_release" and not _is_release(lines):
        return None
    named = [
        found
        for start, text in lines
        if (found := _named(index, speakers, start, text)) is not None
    ]
    if not named:
        return None
    first = max(named, key=lambda speaker: speaker.party is not None)
    if first.actor_class != "armed_group":
        return first
    groups = [speaker for speaker in named if speaker.actor_class == "armed_group"]
    return max(groups, key=lambda speaker: index.groups[speaker.party or ""])


def _head(page: Page) -> list[tuple[int, str]]:
    """The first lines that are not running text, with their offsets."""
    found: list[tuple[int, str]] = []
    position = 0
    for line in page.text.split("\n", HEAD_LINES)[:HEAD_LINES]:
        if line.strip() and len(line) < 120:
            found.append((position, line))
        position += len(line) + 1
    return found


def _is_release(lines: list[tuple[int, str]]) -> bool:
    """Whether a line is nothing but `PRESS RELEASE No. 41` or the like."""
    return any(
        (match := MARK.search(text)) is not None
        and (match.group().isupper() or match.start() == 0)
        and len(text) < 70
        for _, text in lines
    )


def _named(index: PartyIndex, speakers: Speakers, start: int, text: str) -> Speaker | None:
    """The issuer that a letterhead line names."""
    if MARK.search(text) is not None and len(text.split()) < 5:
        return None
    tokens = tokenise(index.page.text, start, start + len(text))
    mentions = _mentions_in(index, start, start + len(text))
    groups = [m for m in mentions if m.kind == "group"]
    if groups:
        return Speaker(
            groups[0].party,
            "armed_group",
            index.names.get(groups[0].party or "", text),
            start,
            start + len(text),
        )
    noun = next(
        (found for i in range(len(tokens)) if (found := source_nouns().at(tokens, i))), None
    )
    if noun is None or noun.value.rule != "country" or not _is_letterhead(tokens):
        return None
    states = [m.party for m in mentions if m.is_state]
    party = states[0] if states else index.state
    return Speaker(
        party, noun.value.actor_class, _title_case(text.strip()), start, start + len(text)
    )


def _mentions_in(index: PartyIndex, start: int, end: int) -> list[PartyMention]:
    return [
        m
        for found in index.sentences[: HEAD_LINES * 2]
        for m in found
        if start <= m.start and m.end <= end
    ]


def _is_letterhead(tokens: list[Token]) -> bool:
    """A line of capitalised words without an end mark."""
    words = [token for token in tokens if token.kind == "word" and token.norm not in SMALL]
    return (
        bool(words)
        and all(token.is_capitalised for token in words)
        and tokens[-1].text not in ".!?"
    )


def _title_case(text: str) -> str:
    if not text.isupper():
        return text
    words = [word.lower() if word.lower() in SMALL else word.capitalize() for word in text.split()]
    return " ".join(words)
