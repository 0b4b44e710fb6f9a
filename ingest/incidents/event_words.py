"""Words for violent events and the small words that join, part or sum up events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest import lexicon
from ingest.text.phrases import Match, PhraseTable
from ingest.text.tokens import Token, fold

DEFINITE = lexicon.kinds("discourse")["definite"]
INDEFINITE = lexicon.kinds("discourse")["indefinite"]
DATING = lexicon.kinds("discourse")["dating"]
LOOK_BACK = 5
DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))


# Deeds of those who need not be there.
FROM_AFAR = frozenset({"airstrike", "shelling", "operation"})


@dataclass(slots=True)
class EventWord:
    """Tokens `first` up to `last` name an event.

    `form` is `noun`, `plural`, `verb` or `takes_place` (a verb whose object may be a place);
    `type` is the incident type; `article` is `definite`, `indefinite` or empty; `is_reference` that
    it only dates another event ("two months after the ambush").
    """

    first: int
    last: int
    start: int
    end: int
    form: str
    type: str
    article: str
    is_reference: bool = False


@cache
def event_table() -> PhraseTable[tuple[str, str]]:
    """The words of `event.csv` with form and incident type."""
    return PhraseTable(
        (row["word"], (row["form"], row["incident_type"])) for row in lexicon.rows("event")
    )


@cache
def noun_table() -> PhraseTable[str]:
    """The nouns of `event.csv`, weapons among them, with their incident type."""
    rows = lexicon.rows("event")
    nouns = ("noun", "plural", "weapon")
    return PhraseTable((row["word"], row["incident_type"]) for row in rows if row["form"] in nouns)


@cache
def discourse_table(kind: str) -> PhraseTable[str]:
    """The words of one kind in `discourse.csv`."""
    return PhraseTable((word, kind) for word in sorted(lexicon.kinds("discourse")[kind]))


@cache
def _cue_kinds() -> dict[str, frozenset[str]]:
    """The kinds of `discourse.csv` that have a phrase with this first word."""
    found: dict[str, set[str]] = {}
    for kind in lexicon.kinds("discourse"):
        for phrase in discourse_table(kind).phrases():
            found.setdefault(phrase.split()[0], set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def possible_cues(tokens: Sequence[Token]) -> frozenset[str]:
    """The kinds of `discourse.csv` of which tokens may have words; they have none of any other."""
    kinds = _cue_kinds()
    return frozenset().union(*(kinds[token.norm] for token in tokens if token.norm in kinds))


def find_events(tokens: Sequence[Token]) -> list[EventWord]:
    """The event words among tokens, in order."""
    found = event_table().find(tokens)
    return [
        _event_word(tokens, match)
        for match in found
        if not (_is_of_name(tokens, match) or _is_on_day(tokens, match))
    ]


def _is_on_day(tokens: Sequence[Token], match: Match[tuple[str, str]]) -> bool:
    """A salute that is `fired on Thursday` is fired on nobody."""
    after = tokens[match.last : match.last + 1]
    is_on = match.last - match.first > 1 and tokens[match.last - 1].norm == "on"
    return is_on and bool(after) and (after[0].kind == "number" or after[0].norm in DAYS)


def _is_of_name(tokens: Sequence[Token], match: Match[tuple[str, str]]) -> bool:
    """`Operation Banner` and `the Special Operations Group` are no operations."""
    following = tokens[match.last : match.last + 1]
    return (
        match.value[1] == "operation"
        and tokens[match.first].is_capitalised
        and bool(following)
        and following[0].is_capitalised
        and not tokens[match.first].text.isupper()
    )


def find_cues(tokens: Sequence[Token], kind: str) -> list[Match[str]]:
    """The words of one kind of `discourse.csv` among tokens."""
    return discourse_table(kind).find(tokens)


@cache
def _verbs() -> PhraseTable[tuple[str, str]]:
    """The verbs of `event.csv`."""
    rows = lexicon.rows("event")
    return PhraseTable(
        (row["word"], (row["form"], row["incident_type"]))
        for row in rows
        if row["form"] in ("verb", "takes_place")
    )


def _as_verb(tokens: Sequence[Token], match: Match[tuple[str, str]]) -> Match[tuple[str, str]]:
    """`attacks` is a verb where its object follows (`IS attacks a post`)."""
    verb = _verbs().at(tokens, match.first)
    if verb is None or verb.last != match.last or match.last >= len(tokens):
        return match
    following = tokens[match.last]
    is_object = (
        following.kind != "mark" and following.norm not in lexicon.kinds("discourse")["light"]
    )
    return verb if is_object and match.first > 0 else match


def _event_word(tokens: Sequence[Token], match: Match[tuple[str, str]]) -> EventWord:
    form, type_ = match.value
    if form == "plural":
        match = _as_verb(tokens, match)
        form, type_ = match.value
    article = _article(tokens, match.first) if form in ("noun", "plural") else ""
    start, end = tokens[match.first].start, tokens[match.last - 1].end
    is_reference = article == "definite" and any(
        token.norm in DATING for token in tokens[max(0, match.first - LOOK_BACK) : match.first]
    )
    return EventWord(match.first, match.last, start, end, form, type_, article, is_reference)


def _article(tokens: Sequence[Token], first: int) -> str:
    """Which article stands before a noun and its adjectives."""
    for position in range(first - 1, max(-1, first - 1 - LOOK_BACK), -1):
        token = tokens[position]
        if token.kind == "mark" and token.text not in '-–"“':
            return ""
        if token.norm in DEFINITE:
            return "definite"
        if token.norm in INDEFINITE:
            return "indefinite"
    return ""


def heading_words(text: str) -> str:
    """A heading in the form in which the lexicon has it."""
    return " ".join(map(fold, text.split()))
