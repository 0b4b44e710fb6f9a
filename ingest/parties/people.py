"""Where a sentence introduces people: behind their office, behind the group they lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.attribution.source_phrase import is_name_part, text_at
from ingest.parties.lexicon import lexicon_words
from ingest.text.tokens import Token

Span = tuple[int, int]

LONGEST_PERSON = 5
OFFICE_TAIL = 9
LONGEST_BRACKET = 7
LINKS = frozenset({"of", "for", "in", "to"})
LED_REACH = 3
HONOURS = frozenset({"asp", "csp", "dsp", "sp", "mr", "mrs", "ms", "dr", "alhaji", "sheikh"})


def named_after(tokens: Sequence[Token], last: int) -> Span | None:
    """The name behind an office that ends before `last`.

    `spokesman John Otieno`, `the mayor, Ana Paz,`, `a spokesman for the army, John Otieno,`.
    """
    if text_at(tokens, last) == "(":
        reach = range(last, min(last + LONGEST_BRACKET, len(tokens)))
        last = next((i + 1 for i in reach if tokens[i].text == ")"), last)
    direct = _name_at(tokens, last)
    if direct is not None:
        return direct
    comma = last if text_at(tokens, last) == "," else _comma_after(tokens, last)
    if comma is None:
        return None
    found = _name_at(tokens, comma + 1)
    is_whole = found is not None and found[1] - found[0] > 1 and text_at(tokens, found[1]) == ","
    return found if is_whole else None


def _name_at(tokens: Sequence[Token], first: int) -> Span | None:
    stop = first
    while (
        stop < len(tokens)
        and stop - first < LONGEST_PERSON
        and (is_name_part(tokens[stop]) or tokens[stop].norm in HONOURS)
    ):
        stop += 1
    return (first, stop) if stop > first else None


def _comma_after(tokens: Sequence[Token], last: int) -> int | None:
    """The comma behind what the office is of (`for the army`, `in the state`)."""
    if last >= len(tokens) or tokens[last].norm not in LINKS:
        return None
    for index in range(last + 1, min(last + OFFICE_TAIL, len(tokens))):
        if tokens[index].text == ",":
            return index
        if tokens[index].kind not in ("word", "possessive"):
            return None
    return None


def led_by(tokens: Sequence[Token]) -> Iterator[tuple[int, Span]]:
    """Where a group's leader is named, with the words that lead there.

    `rebels under Khattab`, `forces loyal to Khalifa Haftar`: the offset is that of the first word
    behind the group.
    """
    leading = lexicon_words("leading", "word")
    for position, token in enumerate(tokens):
        if token.norm not in leading:
            continue
        first = position + 1
        while first < min(position + LED_REACH, len(tokens)) and tokens[first].norm in ("by", "to"):
            first += 1
        name = _name_at(tokens, first)
        if name is not None:
            yield position, name
