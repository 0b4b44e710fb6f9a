"""Words behind a number that decide what it counts, where no listed noun follows."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.claims.heads import Stops, is_stop, stop_words
from ingest.claims.nouns import nouns
from ingest.lexicon import kinds, words
from ingest.text.tokens import Token


def is_measured(tokens: Sequence[Token], start: int) -> bool:
    """Whether a number counts attacks, districts or hours and no people."""
    units = words("unit")
    for token in tokens[start : start + 3]:
        if token.norm in units:
            return True
        if token.kind != "word" or token.norm in stop_words():
            return False
    return False


def unlisted_plural(tokens: Sequence[Token], start: int, stops: Stops) -> int | None:
    for index in range(start, min(start + 3, len(tokens))):
        token = tokens[index]
        if (
            token.kind != "word"
            or index in stops.verbs
            or token.norm in stop_words()
            or token.norm in words("unit")
        ):
            return None
        if token.text[0].islower() and len(token.norm) > 3 and token.norm.endswith("s"):
            return None if token.norm.endswith(("ss", "ous", "us")) else index
    return None


def demonym_end(tokens: Sequence[Token], start: int, stops: Stops) -> int:
    """The end of a demonym that stands for its noun (`four American and four Nigerien troops`)."""
    index = start
    while index < len(tokens) and tokens[index].kind == "word" and tokens[index].is_capitalised:
        if index in stops.verbs or is_stop(tokens[index]):
            break
        index += 1
    return index


def year_old_end(tokens: Sequence[Token], start: int) -> int:
    """The end of `12-year-old` at a token, where it stands for its noun."""
    norms = [token.norm for token in tokens[start + 1 : start + 5]]
    is_age = norms[:3] == ["-", "year", "-"] and norms[3:] in (["old"], ["olds"])
    return start + 5 if is_age else start


def opens_noun(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and nouns().at(tokens, index) is not None


def is_ordinal_person(tokens: Sequence[Token], index: int, stops: Stops) -> bool:
    """Whether an ordinal stands for one more person (`a fifth was wounded`, `the sixth killed by
    his own vest`): a part of something (`a fifth of them`) is no person, nor are several."""
    if index >= len(tokens) or tokens[index].norm not in kinds("noun_kind")["ordinal"]:
        return False
    following = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    if following in ("were", "are", "have") or following.isdigit():
        return False
    function = kinds("function_word")
    is_verb = following in function["be"] or following in function["have"]
    return index + 1 in stops.verbs or is_verb or following in function["relative"] | {","}
