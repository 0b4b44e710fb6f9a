"""Look up the phrases of a lexicon in tokens: longest first, then earliest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from ingest.text.tokens import Token, fold, tokenise

Value = TypeVar("Value")
SKIPPED = frozenset("-–‑")  # hyphens inside a phrase count for nothing (al-Qaeda, al Qaeda)
PLAIN = re.compile(r"[A-Z]?[a-z]+(?: [A-Z]?[a-z]+)*")
ACRONYM_LENGTH = 6
KEPT = 4096  # answers for whole phrases that a table remembers


@dataclass(slots=True)
class Match(Generic[Value]):
    """Tokens `first` up to `last` (exclusive) are a phrase of the lexicon, which says `value`."""

    first: int
    last: int
    value: Value


@dataclass(frozen=True, slots=True)
class _Phrase(Generic[Value]):
    words: tuple[str, ...]
    exact: str | None  # an acronym that has to stand in capitals (US, IS)
    capital: bool
    value: Value


class _Start(Generic[Value]):
    """The phrases that begin with one word: by their second word, and the word alone."""

    __slots__ = ("alone", "longer")

    def __init__(self) -> None:
        self.longer: dict[str, list[_Phrase[Value]]] = {}
        self.alone: list[_Phrase[Value]] = []

    def add(self, phrase: _Phrase[Value]) -> None:
        """Takes in a phrase, the longest first."""
        words = phrase.words
        siblings = self.alone if len(words) == 1 else self.longer.setdefault(words[1], [])
        siblings.append(phrase)
        siblings.sort(key=lambda one: -len(one.words))


class PhraseTable(Generic[Value]):
    """Phrases with a value each, found in a list of tokens.

    A phrase written in capitals in the lexicon is found in capitals only (`IS`, not `is`), one with
    a capital needs one in the text (`Niger`), one in lower case is found in any case.
    """

    def __init__(self, rows: Iterable[tuple[str, Value]]) -> None:
        self._starts: dict[str, _Start[Value]] = {}
        self._whole = lru_cache(maxsize=KEPT)(self._look_up)
        for text, value in rows:
            self._add(text, value)

    def _add(self, text: str, value: Value) -> None:
        words = _words(text)
        if not words:
            return
        plain = text.replace(".", "").strip()
        is_acronym = plain.isupper() and " " not in plain and len(plain) <= ACRONYM_LENGTH
        exact = fold(plain).upper() if is_acronym else None
        phrase = _Phrase(words, exact, text[:1].isupper(), value)
        self._starts.setdefault(words[0], _Start()).add(phrase)

    def phrases(self) -> list[str]:
        """All phrases as they are looked up: small words, without accents and hyphens."""
        return [
            " ".join(phrase.words)
            for start in self._starts.values()
            for phrase in (*start.alone, *(one for many in start.longer.values() for one in many))
        ]

    def find(self, tokens: Sequence[Token]) -> list[Match[Value]]:
        """The phrases in `tokens`, in order, none inside another."""
        starts = self._starts
        found: list[Match[Value]] = []
        last = 0
        for position in [at for at, token in enumerate(tokens) if token.norm in starts]:
            if position >= last:
                match = self.at(tokens, position)
                if match is not None:
                    found.append(match)
                    last = match.last
        return found

    def at(self, tokens: Sequence[Token], position: int) -> Match[Value] | None:
        """The longest phrase that starts at a token, or None."""
        start = self._starts.get(tokens[position].norm)
        if start is None:
            return None
        if start.longer and (match := _longest(start.longer, tokens, position)) is not None:
            return match
        for phrase in start.alone:
            if _is_written_so(phrase, tokens, position, position + 1):
                return Match(position, position + 1, phrase.value)
        return None

    def get(self, text: str) -> Value | None:
        """The value of a whole phrase as it is written, or None."""
        return self._whole(text)

    def _look_up(self, text: str) -> Value | None:
        tokens = tokenise(text)
        match = self.at(tokens, 0) if tokens else None
        return match.value if match is not None and match.last == len(tokens) else None


def _words(text: str) -> tuple[str, ...]:
    """The words of a phrase as they are looked up; most phrases are split without ado."""
    if PLAIN.fullmatch(text):
        return tuple(text.lower().split())
    return tuple(token.norm for token in tokenise(text) if token.norm not in SKIPPED)


def _longest(
    longer: Mapping[str, Sequence[_Phrase[Value]]], tokens: Sequence[Token], position: int
) -> Match[Value] | None:
    """The longest phrase of several words that starts at a token, by their second words."""
    second = position + 1
    while second < len(tokens) and tokens[second].norm in SKIPPED:
        second += 1
    if second < len(tokens):
        for phrase in longer.get(tokens[second].norm, ()):
            last = _end(phrase.words, tokens, second)
            if last and _is_written_so(phrase, tokens, position, last):
                return Match(position, last, phrase.value)
    return None


def _end(words: Sequence[str], tokens: Sequence[Token], second: int) -> int:
    """The index after the last token of a phrase, of which two words are known to fit, or 0."""
    index = second + 1
    for word in words[2:]:
        while index < len(tokens) and tokens[index].norm in SKIPPED:
            index += 1
        if index >= len(tokens) or tokens[index].norm != word:
            return 0
        index += 1
    return index


def _is_written_so(phrase: _Phrase[Value], tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether tokens have the capitals that a phrase wants."""
    if phrase.exact is not None:
        return "".join(_plain(token.text) for token in tokens[first:last]) == phrase.exact
    return not phrase.capital or tokens[first].is_capitalised


def _plain(text: str) -> str:
    return text.replace(".", "")
