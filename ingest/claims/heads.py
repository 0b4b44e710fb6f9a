"""The head noun of a phrase: how far the words before it reach, and where they have to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.claims.nouns import Noun, nouns
from ingest.lexicon import kinds, words
from ingest.parties.lexicon import Name, names
from ingest.text.phrases import Match
from ingest.text.tokens import Token

MODIFIER_LIMIT = 6  # words between a number and its noun
ACRONYM_LIMIT = 5  # tokens of an acronym in brackets (`TPNPB-OPM`)
QUOTES = frozenset("\"“”'‘’«»")


@cache
def stop_words() -> frozenset[str]:
    """Words that no noun phrase runs over."""
    return words("function_word") - {"missing"}


@dataclass(slots=True)
class Stops:
    """Where a phrase has to end: at outcome words and at the next number."""

    verbs: frozenset[int]
    numbers: frozenset[int]

    def at(self, index: int) -> bool:
        """Whether a token is an outcome word or starts a number."""
        return index in self.verbs or index in self.numbers


@dataclass(slots=True)
class Head:
    last: int
    noun: Noun


def find_head(
    tokens: Sequence[Token], start: int, stops: Stops, counted: bool = False
) -> Head | None:
    """The head noun of a phrase whose modifiers start at a token: the last one of the run.

    Behind a number the name of a group or a people is a head too (`12 Taliban`, `two Afghans`).
    """
    best: Head | None = None
    listed = False  # whether the best head is a noun of the list; a name can be its attribute
    index, since = start, 0
    while index < len(tokens) and since <= MODIFIER_LIMIT:
        match = nouns().at(tokens, index)
        if (
            match is not None
            and best is not None
            and listed
            and best.noun.is_plural
            and not match.value.is_plural
        ):
            break
        listed = listed or match is not None
        if match is not None and (match.value.is_plural or not _is_title_word(tokens, match.last)):
            best = Head(match.last - 1, match.value)
            index, since = match.last, 0
            if match.value.object != "person" and not match.value.is_plural:
                continue
            if match.value.victim_class == "inherit" and not _leads_on(tokens, index):
                break
            continue
        if match is not None:
            best = Head(match.last - 1, match.value)
            index = match.last
            break
        is_name = counted and tokens[index].is_capitalised and not stops.at(index)
        name = names().at(tokens, index) if is_name else None
        if name is not None:
            best = _named_head(tokens, name, start) or best
            index, since = name.last, since + 1
            continue
        behind = _behind_acronym(tokens, index)
        if behind > index:
            index = behind
            continue
        if not _is_modifier(tokens, index, stops):
            break
        index, since = index + 1, since + 1
    return best


def _behind_acronym(tokens: Sequence[Token], index: int) -> int:
    """The index behind an acronym in brackets that stands inside a noun phrase (`two New People's
    Army (NPA) rebels`)."""
    if tokens[index].text != "(" or not tokens[index - 1].is_capitalised:
        return index
    for last in range(index + 1, min(index + ACRONYM_LIMIT, len(tokens))):
        if tokens[last].text == ")":
            return last + 1 if last > index + 1 else index
        if tokens[last].text not in ("-", "/") and not tokens[last].text[:2].isupper():
            return index
    return index


def _named_head(tokens: Sequence[Token], match: Match[Name], start: int) -> Head | None:
    """A party or a people as a head; an adjective or a country is none."""
    name = match.value
    if name.kind in ("group", "force"):
        return Head(match.last - 1, Noun(name.name, True, name.actor_class, "person"))
    plural = tokens[match.last - 1].norm.endswith(("s", "men", "women"))
    single = start > 0 and tokens[start - 1].norm in ("a", "an", "one")
    alone = single and _ends_phrase(tokens, match.last)
    if "people" in name.kinds and (plural or alone or "adjective" not in name.kinds):
        return Head(match.last - 1, Noun(name.name, not alone, "people", "person"))
    return None


def _ends_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Whether no noun can follow at an index."""
    return index >= len(tokens) or tokens[index].kind == "mark" or is_stop(tokens[index])


def _opens_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether the name of a group or force stands at an index."""
    name = names().at(tokens, index) if tokens[index].is_capitalised else None
    return name is not None and name.value.kind in ("group", "force")


def _is_title_word(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name follows (President Mohamed Bazoum)."""
    return index < len(tokens) and tokens[index].kind == "word" and tokens[index].is_capitalised


def _leads_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether "other", "more" or "wounded" is followed by a noun of its own."""
    if index >= len(tokens):
        return False
    match = nouns().at(tokens, index)
    if match is not None:
        return True
    following = nouns().at(tokens, index + 1) if index + 1 < len(tokens) else None
    return following is not None and _is_modifier(tokens, index, Stops(frozenset(), frozenset()))


def _is_modifier(tokens: Sequence[Token], index: int, stops: Stops) -> bool:
    token = tokens[index]
    if token.kind == "mark":
        return token.text == "-" or token.text in QUOTES
    if token.kind == "possessive" or _is_in_compound(tokens, index):
        return True
    if token.norm in ("only", "sole") and index and tokens[index - 1].kind == "possessive":
        return True  # "the village's only chapel"
    if token.kind == "number":
        return _is_calibre(tokens, index)
    if token.norm in words("unit"):
        return _is_calibre(tokens, index - 1)
    if index in stops.numbers:
        return False
    if index in stops.verbs:
        return _participle_before_head(tokens, index, stops)
    return not is_stop(token)


def _is_calibre(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number and the word behind it size a weapon: `two 105 mm howitzers`."""
    following = tokens[index + 1] if 0 <= index < len(tokens) - 1 else None
    return (
        following is not None
        and tokens[index].kind == "number"
        and following.norm in kinds("unit")["distance"]
    )


def _is_in_compound(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is part of `44-year-old`."""
    if tokens[index].kind == "mark":
        return False
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    joined_before = before is not None and before.text == "-" and before.end == tokens[index].start
    return joined_before or (
        after is not None and after.text == "-" and after.start == tokens[index].end
    )


def _participle_before_head(tokens: Sequence[Token], index: int, stops: Stops) -> bool:
    """Whether an outcome word is an attribute (`20 wounded soldiers`, `400 dead Tigers`)."""
    following = index + 1
    while following < len(tokens):
        if nouns().at(tokens, following) is not None or _opens_name(tokens, following):
            return True
        if following not in stops.verbs or is_stop(tokens[following]):
            return False
        following += 1
    return False


def is_stop(token: Token) -> bool:
    """Whether no phrase runs over a word; `US` is a country and `us` a pronoun."""
    return token.norm in stop_words() and not (token.text.isupper() and len(token.text) > 1)
