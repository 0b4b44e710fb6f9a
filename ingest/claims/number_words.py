"""The words of numbers, with what they are worth."""

from __future__ import annotations

from functools import cache

from ingest.lexicon import rows
from ingest.text.tokens import Token


@cache
def number_words() -> dict[str, tuple[int, str]]:
    """Each word with its value and kind: `unit`, `ten`, `scale` or `both`."""
    return {row["word"]: (int(row["value"]), row["kind"]) for row in rows("number_word")}


def is_number(token: Token) -> bool:
    """Whether a token is, or is part of, a number in digits or words."""
    return token.kind == "number" or token.norm in number_words()
