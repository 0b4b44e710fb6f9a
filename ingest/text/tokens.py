"""Words, numbers and marks of a text, with their places in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

TOKEN = re.compile(
    r"(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<possessive>['’]s\b)"
    # An infobox glues its label to the name before it (`SmithKIA`).
    r"|(?P<word>[A-Z][a-z]+(?=[A-Z]{3}\b)|[^\W\d_][^\W_]*(?:['’`ʼ][^\W\d_]{2,})*)"
    r"|(?P<mark>\S)"
)
# Titles keep their full stop, so that a name is one run of words (`Col. Jose Perez`).
TITLES = frozenset(
    {"col", "gen", "lt", "sgt", "maj", "capt", "cpl", "brig", "adm", "mr"}
    | {"mrs", "ms", "dr", "prof", "pvt", "insp", "supt", "gov", "sen", "hon"}
    | {"rev", "spc"}
)
INITIALS = re.compile(r"(?:[A-Za-z]\.){2,}")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number, possessive ending or mark.

    `norm` is the word without case, accents and apostrophes, by which lexicons are looked up;
    `kind` is `word`, `number`, `possessive` or `mark`.
    """

    index: int
    start: int
    end: int
    text: str
    norm: str
    kind: str

    @property
    def is_capitalised(self) -> bool:
        return self.text[:1].isupper()


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
    position = start
    while True:
        match = TOKEN.search(text, position, stop)
        if match is None:
            return tokens
        kind = match.lastgroup or "mark"
        first, position = match.span()
        if kind == "word":
            initials = INITIALS.match(text, first, stop)
            if initials is not None:
                position = initials.end()
            elif (
                position < stop and text[position] == "." and text[first:position].lower() in TITLES
            ):
                position += 1
        surface = text[first:position]
        norm = fold(surface) if kind == "word" else "s" if kind == "possessive" else surface
        tokens.append(Token(len(tokens), first, position, surface, norm, kind))
