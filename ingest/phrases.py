"""Look up the phrases of a lexicon in tokens: longest first, then earliest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ingest.tokens import Token, fold, tokenise

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


class PhraseTable(Generic[Value]):
    """Phrases with a value each, found in a list of tokens.

    A phrase written in capitals in the lexicon is found in capitals only (`IS`, not `is`), one with
    a capital needs one in the text (`Niger`), one in lower case is found in any case.
    """

    def __init__(self, rows: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[_Phrase[Value]]] = {}
        for text, value in rows:
            self._add(text, value)
        for phrases in self._by_first.values():
            phrases.sort(key=lambda phrase: -len(phrase.words))

    def _add(self, text: str, value: Value) -> None:
        words = tuple(token.norm for token in tokenise(text) if token.norm not in SKIPPED)
        if not words:
            return
        plain = text.replace(".", "").strip()
        is_acronym = plain.isupper() and " " not in plain and len(plain) <= ACRONYM_LENGTH
        phrase = _Phrase(words, plain if is_acronym else None, text[:1].isupper(), value)
        self._by_first.setdefault(words[0], []).append(phrase)

    def find(self, tokens: Sequence[Token]) -> list[Match[Value]]:
        """The phrases in `tokens`, in order, none inside another."""
        found: list[Match[Value]] = []
        position = 0
        while position < len(tokens):
            match = self.at(tokens, position)
            if match is None:
                position += 1
            else:
                found.append(match)
                position = match.last
        return found

    def at(self, tokens: Sequence[Token], position: int) -> Match[Value] | None:
        """The longest phrase that starts at a token, or None."""
        for phrase in self._by_first.get(tokens[position].norm, ()):
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
    first = tokens[position]
    if phrase.exact is not None and fold(phrase.exact).upper() != _plain(first.text):
        return 0
    return 0 if phrase.capital and not first.is_capitalised else index


def _plain(text: str) -> str:
    return text.replace(".", "")
