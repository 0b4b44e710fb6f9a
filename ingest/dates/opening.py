"""How the matches of a pattern can open, so that it need not be tried elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import ascii_lowercase

LENGTH = 4  # characters that are told of an opening
DIGIT, MARK, ANYTHING = "0", "_", "*"
CODED = str.maketrans({chr(n): DIGIT if chr(n).isdigit() else MARK for n in range(128)}) | {
    ord(letter): letter for letter in ascii_lowercase
}
CODES = {DIGIT: r"\d", MARK: r"[^A-Za-z\d]"}
ITEM = re.compile(
    r"\\.|\[\^?(?:\\.|[^\]\\])*\]|\(\?(?:P<\w+>|i?:|<?[=!])|\{\d*,?\d*\}|.", re.DOTALL
)
LETTERS = re.compile(r"\[([A-Za-z]+)\]")
DIGITS = re.compile(r"\[(?:[\d-]|\\d)+\]|\\d|\d")
MARKS = re.compile(r"\[[^\^\\A-Za-z\d]+\]|\[\^\\S[^\]]*\]|\\[sn]|\\?[^\w\\.\[]")
CONDITION = re.compile(r"\(\?<?[=!]")


def openings(pattern: str) -> frozenset[str]:
    """The first characters of all that a pattern matches: small letters, `0` for a digit, `_` for
    any other. Where fewer than four are told a match may go on in any way.
    """
    heads = {head.rstrip(ANYTHING) for head in _Reader(pattern).either()}
    return frozenset(head for head in heads if heads.isdisjoint(_parts(head)))


def openings_at(text: str) -> list[str] | None:
    """The openings that the head of a text may be, None where it may be any.

    Small and capital letters are not so simple beyond ASCII; such a text may open anything.
    """
    if not text.isascii():
        return None
    head = text[:LENGTH].lower().translate(CODED)
    return [head, *_parts(head)]


def guard(found: Iterable[str]) -> str:
    """A pattern that holds wherever a match with one of these openings begins."""
    heads: dict[str, set[str]] = {}
    for opening in found:
        heads.setdefault(opening[:1], set()).add(opening[1:])
    return "|".join([r"[^\x00-\x7f]", *(_cased(first, heads[first]) for first in sorted(heads))])


def _cased(first: str, rest: Iterable[str]) -> str:
    letter = CODES.get(first, f"[{first.upper()}{first}]" if first else "")
    behind = ("".join(CODES.get(one, one) for one in more) for more in sorted(rest))
    return f"{letter}(?i:{'|'.join(behind)})"


def _parts(text: str) -> Iterator[str]:
    """What a text begins with, without the whole."""
    return (text[:length] for length in range(len(text)))


class _Reader:
    """Goes through a pattern; each method gives the openings of what it has gone over."""

    def __init__(self, pattern: str) -> None:
        self._items: list[str] = [*ITEM.findall(pattern), ")"]
        self._at = 0

    def either(self) -> set[str]:
        """Alternatives, with the bracket that closes them."""
        found = self._sequence()
        while self._take() == "|":
            found |= self._sequence()
        return found

    def _sequence(self) -> set[str]:
        heads = {""}
        while self._items[self._at] not in ("|", ")"):
            heads = _joined(heads, self._repeated())
        return heads

    def _repeated(self) -> set[str]:
        found = self._one()
        times = self._items[self._at]
        if times[0] not in "?*+{":
            return found
        self._at += 1
        is_optional = times[0] in "?*" or times.startswith(("{0", "{,"))
        often = found if times == "?" else _joined(found, {ANYTHING})
        return often | {""} if is_optional else often

    def _one(self) -> set[str]:
        item = self._take()
        if item.startswith("("):
            found = self.either()
            return {""} if CONDITION.fullmatch(item) else found
        if letters := LETTERS.fullmatch(item):
            return set(letters[1].lower())
        if DIGITS.fullmatch(item):
            return {DIGIT}
        if MARKS.fullmatch(item):
            return {MARK}
        return {item.lower()} if item.isascii() and item.isalpha() else {ANYTHING}

    def _take(self) -> str:
        self._at += 1
        return self._items[self._at - 1]


def _joined(heads: set[str], following: set[str]) -> set[str]:
    """Each opening with what may come next, where it does not tell enough yet."""
    short = {head for head in heads if len(head) < LENGTH and ANYTHING not in head}
    if not short:
        return heads
    return (heads - short) | {(head + more)[:LENGTH] for head in short for more in following}
