"""Words, numbers and marks of a text, with their places in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Titles keep their full stop, so that a name is one run of words (`Col. Jose Perez`).
TITLES = (
    "col gen lt sgt maj capt cpl brig adm mr mrs ms dr prof pvt insp supt gov sen hon rev spc"
).replace(" ", "|")
TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<possessive>['’]s\b)"
    # An infobox glues its label to the name before it (`SmithKIA`).
    rf"|(?P<word>(?=[A-Za-z]{{1,5}}\.)(?:(?:[A-Za-z]\.){{2,}}|(?ai:{TITLES})\.)|[A-Z][a-z]+(?=[A-Z]{{3}}\b)"
    r"|[^\W\d_][^\W_]*(?:['’`ʼ][^\W\d_]{2,})*)"
    r"|(?P<mark>\S)"
)


@dataclass(slots=True)
class Token:
    """One word, number, possessive ending or mark.

    `norm` is the word without case, accents and apostrophes, by which lexicons are looked up;
    `kind` is `word`, `number`, `possessive` or `mark`. Nobody changes a token; that it could be
    changed makes it in a quarter of the time.
    """

    index: int
    start: int
    end: int
    text: str
    norm: str
    kind: str
    is_capitalised: bool


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word in lower case, without accents and apostrophes (`N'Djaména` → `ndjamena`)."""
    if word.isascii():
        return word.lower().replace("'", "").replace(".", "").replace("`", "")
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "'’.`ʼ")


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, their offsets counted from the beginning of `text`."""
    stop = len(text) if end is None else end
    tokens: list[Token] = []
    for match in TOKEN.finditer(text, start, stop):
        kind = match.lastgroup or "mark"
        surface = match[0]
        first, last = match.span()
        norm = fold(surface) if kind == "word" else "s" if kind == "possessive" else surface
        is_capitalised = surface[0].isupper()
        tokens.append(Token(len(tokens), first, last, surface, norm, kind, is_capitalised))
    return tokens
