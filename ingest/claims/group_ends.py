"""What follows the head of a group and belongs to it: a unit, a name, a size, contents."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.claims.heads import Head, Stops, find_head, is_stop, stop_words
from ingest.claims.nouns import Noun
from ingest.lexicon import kinds
from ingest.parties.lexicon import names
from ingest.text.tokens import Token

ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
POINTING = frozenset(
    {"the", "its", "his", "her", "their", "our", "my", "a", "an", "this", "that", "these", "those"}
    | {"said", "such", "same"}
)


def unit_end(tokens: Sequence[Token], last: int) -> int:
    """The end of a unit's name behind people: `two soldiers of the 7th Infantry Division`."""
    norms = [token.norm for token in tokens[last : last + 2]]
    if norms != ["of", "the"]:
        return last
    index = last + 2
    while index < len(tokens) and _is_ordinal(tokens[index]):
        index += 1
    end = name_end(tokens, index)
    return end if end > index else last


def _is_ordinal(token: Token) -> bool:
    return token.kind == "number" or token.norm in ORDINAL_ENDINGS


def size_end(
    tokens: Sequence[Token], last: int, object_: str, stops: Stops, is_singular: bool = False
) -> int:
    """Takes in a size or an age: `out of a patrol of 52`, `a patrol of 52`, `a girl of six`."""
    norms = [token.norm for token in tokens[last : last + 2]]
    if norms == ["out", "of"]:
        whole = find_head(tokens, last + 3, stops)
        return size_end(tokens, whole.last + 1, "unit", stops) if whole is not None else last
    if (
        norms[:1] in (["of"], ["aged"])
        and last + 1 in stops.numbers
        and (object_ == "unit" or is_singular)
    ):
        return last + 2
    return last


def contents_end(tokens: Sequence[Token], last: int, stops: Stops) -> int:
    """The end of what a thing holds or is made of: `142 rounds of 7.62 mm ammunition`."""
    if last + 1 >= len(tokens) or tokens[last].norm != "of":
        return last
    head = find_head(tokens, last + 1, stops)
    return head.last + 1 if head is not None and head.noun.object in ("weapon", "other") else last


def attachment(tokens: Sequence[Token], index: int, stops: Stops) -> Head | None:
    """The noun in `members of the escort`, `men from the coast guard`."""
    if index + 1 >= len(tokens) or tokens[index].norm not in ("of", "from"):
        return None
    start = index + 1
    while start < len(tokens) and tokens[start].norm in POINTING:
        start += 1
    head = find_head(tokens, start, stops)
    if head is None:
        return _named_unit(tokens, start, stops)
    return _armed_body(head, tokens[index + 1 : head.last])


def _armed_body(head: Head, before: Sequence[Token]) -> Head:
    """A group that is armed by what stands before it: `armed groups`, `this structure`."""
    is_body = head.noun.object in ("unit", "building") and head.noun.victim_class is None
    said = {token.norm for token in before}
    if is_body and said & (kinds("armed_word")["armed"] | {"this", "that", "said"}):
        return Head(head.last, Noun("unit", head.noun.is_plural, "armed_group", "unit"))
    return head


def _named_unit(tokens: Sequence[Token], start: int, stops: Stops) -> Head | None:
    """`the Frontier Corps`: the name of a unit, with its class where a list knows it."""
    match = names().at(tokens, start) if start < len(tokens) else None
    if match is not None:
        known = match.value.kind in ("group", "force")
        return Head(
            match.last - 1, Noun("unit", False, match.value.actor_class if known else None, "unit")
        )
    last = start
    while (
        last < len(tokens)
        and not stops.at(last)
        and tokens[last].is_capitalised
        and not is_stop(tokens[last])
    ):
        last += 1
    return Head(last - 1, Noun("unit", False, None, "unit")) if last > start else None


def name_end(tokens: Sequence[Token], index: int) -> int:
    """The end of the name behind a title or a description in the singular."""
    while index < len(tokens) and tokens[index].kind == "word" and tokens[index].is_capitalised:
        if tokens[index].norm in stop_words():
            break
        index += 1
        if (
            index + 1 < len(tokens)
            and tokens[index].text in ("-", "'")
            and tokens[index + 1].is_capitalised
        ):
            index += 1
    return index
