"""Look up the phrases of a lexicon in tokens: longest first, then earliest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ingest.text.tokens import Token, fold, tokenise

Value = TypeVar("Value")
SKIPPED = frozenset("-–‑")  # hyphens inside a phrase count for nothing (al-Qaeda, al Qaeda)
ACRONYM_LENGTH = 6


@dataclass(frozen=True, slots=True)
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
        for text, value in rows:
            self._add(text, value)

    def _add(self, text: str, value: Value) -> None:
        words = tuple(token.norm for token in tokenise(text) if token.norm not in SKIPPED)
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
        found: list[Match[Value]] = []
        starts = self._starts
        last = 0
        for position, token in enumerate(tokens):
            if position >= last and token.norm in starts:
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
        if start.longer:
            following = position + 1
            while following < len(tokens) and tokens[following].norm in SKIPPED:
                following += 1
            if following < len(tokens):
                for phrase in start.longer.get(tokens[following].norm, ()):
                    last = _matches(phrase, tokens, position)
                    if last:
                        return Match(position, last, phrase.value)
        for phrase in start.alone:
            last = _matches(phrase, tokens, position)
            if last:
                return Match(position, last, phrase.value)
        return None

    def get(self, text: str) -> Value | None:
        """The value of a whole phrase as it is written, or None."""
        tokens = tokenise(text)
        match = self.at(tokens, 0) if tokens else None
        return match.value if match is not None and match.last == len(tokens) else None


def _matches(phrase: _Phrase[Value], tokens: Sequence[Token], position: int) -> int:
    """The index after the last token of the phrase, or 0."""
    index = position
    for number, word in enumerate(phrase.words):
        while number and index < len(tokens) and tokens[index].norm in SKIPPED:
            index += 1
        if index >= len(tokens) or tokens[index].norm != word:
            return 0
        index += 1
    if phrase.exact is not None:
        surface = "".join(_plain(token.text) for token in tokens[position:index])
        return index if surface == phrase.exact else 0
    return index if not phrase.capital or tokens[position].is_capitalised else 0


def _plain(text: str) -> str:
    return text.replace(".", "")
