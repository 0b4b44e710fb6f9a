"""Press releases: who issues the text and thereby speaks in it."""

from __future__ import annotations

import re
from bisect import bisect_right

from ingest.attribution.sources import Speaker, source_nouns
from ingest.attribution.speakers import Speakers
from ingest.claims.group_ends import ORDINAL_ENDINGS
from ingest.parties.index import PartyIndex
from ingest.parties.names import PartyMention
from ingest.text.page import Page
from ingest.text.tokens import Token, tokenise

HEAD_LINES = 12
FOOT_LINES = 6
LONGEST_LINE = 120
MARK = re.compile(
    r"\b(?:PRESS RELEASE|PRESS STATEMENT|PRESS COMMUNIQU[EÉ]|MEDIA RELEASE|COMMUNIQU[EÉ]"
    r"|NEWS RELEASE|OFFICIAL STATEMENT|MILITARY STATEMENT|MILITARY COMMUNIQU[EÉ]"
    r"|STATEMENT|FOR IMMEDIATE RELEASE|OFFICIAL COMMUNIQU[EÉ])\b",
    re.IGNORECASE,
)
UNIT_TASK = r"(?:press|media|information|public (?:relations|affairs|information)|communications?)"
UNIT_NAME = (
    r"(?:office|department|directorate|service|unit|cent(?:re|er)|division|bureau|desk"
    r"|section|wing)"
)
UNIT = re.compile(
    rf"\b{UNIT_TASK}\b[^.,:]*\b{UNIT_NAME}\b|\b{UNIT_NAME} (?:of|for)\b[^.,:]*\b{UNIT_TASK}\b"
    r"|\boffice of the spokes\w+",
    re.IGNORECASE,
)
INVOCATION = re.compile(r"\s*in the name of (?:allah|god)\b", re.IGNORECASE)
OUR_SIDE = re.compile(
    r"\b[Oo]ur (?:\w+ )?(?:troops|soldiers|servicemen|forces|fighters|units|comrades|mujahideen"
    r"|heroes|defenders|positions?)\b"
)
QUOTED = re.compile(r'["“][^"“”]{0,1000}["”]')
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)
DAY_LINE = re.compile(
    rf"(?:[^\d.:|]{{0,40}}[,\s(])?(?:\d{{1,2}} {MONTH},?|{MONTH} \d{{1,2}},) \d{{4}}", re.IGNORECASE
)
LONGEST_UNIT = 10
SMALL = frozenset(["of", "the", "and", "for", "on", "in", "al", "de", "la"])


def issuer(
    page: Page, index: PartyIndex, speakers: Speakers, document_type: str | None
) -> Speaker | None:
    """The force or ministry that issues a press release, or None where the text is none."""
    if page.format != "news":
        return None
    lines = _head(page)
    is_told = document_type == "press_release" or _is_release(lines)
    is_headed = _is_headed(page, lines) or _is_dated_letter(index, lines)
    if not is_told and not is_headed:
        return None
    named = _all_named(index, speakers, lines) or _all_named(index, speakers, _foot(page))
    if not named:
        return None
    first = max(named, key=lambda speaker: speaker.party is not None)
    if first.actor_class != "armed_group":
        return first
    groups = [speaker for speaker in named if speaker.actor_class == "armed_group"]
    mark = next((start for start, text in lines if MARK.search(text)), 0)
    above = [speaker for speaker in groups if speaker.start < mark]
    if above:
        return above[-1]  # from the army as a whole down to the front that issues it
    return max(groups, key=lambda speaker: index.groups[speaker.party or ""])


def _head(page: Page) -> list[tuple[int, str]]:
    """The first lines that are not running text, with their offsets."""
    found: list[tuple[int, str]] = []
    position = 0
    for line in page.text.split("\n", HEAD_LINES)[:HEAD_LINES]:
        if line.strip() and len(line) < LONGEST_LINE:
            found.append((position, line))
        position += len(line) + 1
    return found


def _foot(page: Page) -> list[tuple[int, str]]:
    """The last lines that are not running text: who signs."""
    found: list[tuple[int, str]] = []
    position = len(page.text)
    for line in reversed(page.text.rsplit("\n", FOOT_LINES)[1:]):
        position -= len(line)
        if line.strip() and len(line) < LONGEST_LINE:
            found.append((position, line))
        position -= 1
    return found


def _all_named(
    index: PartyIndex, speakers: Speakers, lines: list[tuple[int, str]]
) -> list[Speaker]:
    """The issuers that lines name."""
    found = (_named(index, speakers, start, text) for start, text in lines)
    return [speaker for speaker in found if speaker is not None]


def _is_headed(page: Page, lines: list[tuple[int, str]]) -> bool:
    """Whether a text without a `PRESS RELEASE` has a letterhead all the same.

    `MINISTRY OF DEFENCE / Press Department`; `GENERAL STAFF` over a text that tells of our troops.
    """
    if any(INVOCATION.match(text) for _, text in lines):
        return True
    if any(UNIT.search(text) and _is_short_title(text) for _, text in lines):
        return True
    if not any(_is_capital_office(text) for _, text in lines):
        return False
    return OUR_SIDE.search(QUOTED.sub(" ", page.text)) is not None


def _is_dated_letter(index: PartyIndex, lines: list[tuple[int, str]]) -> bool:
    """`U.S. Africa Command / Stuttgart, 13 May 2024`: an office and nothing else, and a day."""
    if not any(DAY_LINE.fullmatch(text.strip()) for _, text in lines):
        return False
    return any(_is_bare_office(index, start, text) for start, text in lines)


def _is_bare_office(index: PartyIndex, start: int, text: str) -> bool:
    """Whether a line is an office with its state and at most one word more."""
    tokens = tokenise(index.page.text, start, start + len(text))
    nouns = [noun for noun in source_nouns().find(tokens) if noun.value.rule == "country"]
    if not nouns or not _is_letterhead(tokens) or ":" in text or "," in text:
        return False
    states = [m for m in _mentions_in(index, start, start + len(text)) if m.is_state]
    told = {i for noun in nouns for i in range(noun.first, noun.last)}
    told |= {i for i, t in enumerate(tokens) if any(m.start <= t.start < m.end for m in states)}
    rest = [i for i, t in enumerate(tokens) if i not in told and t.norm not in SMALL]
    words = [i for i in rest if tokens[i].kind != "mark"]
    return bool(states) and len(words) < 2 and len(tokens) - 1 not in rest


def _is_short_title(text: str) -> bool:
    tokens = tokenise(text, 0, len(text))
    return len(tokens) < LONGEST_UNIT and _is_letterhead(tokens)


def _is_capital_office(text: str) -> bool:
    """`GENERAL STAFF OF THE ARMIES`"""
    tokens = tokenise(text, 0, len(text))
    is_body = any(match.value.rule == "country" for match in source_nouns().find(tokens))
    return text.isupper() and is_body and _is_letterhead(tokens)


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
    first = bisect_right(index.page.sentences, start, key=lambda sentence: sentence.start) - 1
    return [
        m
        for found in index.sentences[max(first, 0) : first + HEAD_LINES]
        for m in found
        if start <= m.start and m.end <= end
    ]


def _is_letterhead(tokens: list[Token]) -> bool:
    """A line of capitalised words without an end mark."""
    words = [token for token in tokens if token.kind == "word" and token.norm not in SMALL]
    return (
        bool(words)
        and all(token.is_capitalised or token.norm in ORDINAL_ENDINGS for token in words)
        and tokens[-1].text not in ".!?"
    )


def _title_case(text: str) -> str:
    if not text.isupper():
        return text
    words = [word.lower() if word.lower() in SMALL else word.capitalize() for word in text.split()]
    return " ".join(words)
