"""One spelling of a text to read, and the way back to the offsets of the text as it came."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

# What may change: line ends, and combining marks with the letter before them. To find the first
# character of such a place in a set is what a text without any is done with quickly.
SPELLING = r"[\r\u2028\u2029\u0085\u0300-\u036f](?:(?<=\r)\n|(?<!\r)[\u0300-\u036f]+)?"
CHANGING = re.compile(SPELLING)
LINE_ENDS = frozenset("\r\u2028\u2029\u0085")
# What is no word of the text: marks of emphasis around words, footnote numbers, addresses of links,
# the hyphen of a word broken at the end of a line, characters of no width.
MARKUP = r"""
    (?<![\w*])\*{1,3}(?=[\w"“‘'(\[$€£]) | (?<=[\w.,;:!?"”’'%)\]])\*{1,3}(?![\w*])
  | (?<![\w_])_{1,2}(?=[^\W_]) | (?<=[^\W_])_{1,2}(?![\w_])
  | \[(?:\d{1,3}|[a-z]|(?:note|nb)\ \d{1,2}|citation\ needed)\](?!\()
  | \[(?=[^\[\]\n]{1,80}\]\(https?:) | (?<=\w)\]\(https?:[^\s()]{1,300}\)
  | (?<=[a-z]{2})-[ ]?\r?\n(?=[a-z]{2})
  | [\u00ad\u200b\u200c\u200d\u2060\ufeff]+
"""
SIGNS = "*_[\u00ad\u200b\u200c\u200d\u2060\ufeff"  # without one there is no markup but broken words
BROKEN = re.compile(r"-[ ]?\r?\n[a-z]")
FIRSTS = r"[-*_\[\]\u00ad\u200b-\u200d\u2060\ufeff\r\u2028\u2029\u0085\u0300-\u036f]"
MARKED = re.compile(f"(?={FIRSTS})(?:(?P<markup>{MARKUP})|{SPELLING})", re.VERBOSE)


@dataclass(frozen=True, slots=True)
class NormalText:
    """`text` in NFC with plain line ends and without markup; `span` leads back.

    `breaks` and `shifts` say from which offset of `text` on how many characters have to be added;
    `gaps` whether the characters left out there are no part of the word before.
    """

    text: str
    breaks: tuple[int, ...]
    shifts: tuple[int, ...]
    gaps: tuple[bool, ...]

    def original(self, offset: int) -> int:
        """The offset in the text as it came that belongs to an offset in `text`."""
        found = bisect_right(self.breaks, offset)
        return offset + (self.shifts[found - 1] if found else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The first and last offset, in the text as it came, of `text[start:end]`."""
        found = bisect_right(self.breaks, end)
        while found and end > start and self.breaks[found - 1] == end and self.gaps[found - 1]:
            found -= 1  # marks behind the last word are none of the words
        return self.original(start), end + (self.shifts[found - 1] if found else 0)


def normalise(text: str) -> NormalText:
    """`text` with composed accents and plain line ends, and without marks that are no words.

    A plain text gives itself.
    """
    pieces: list[str] = []
    breaks: list[tuple[int, int, bool]] = []
    read = written = 0
    for match in _changes(text):
        first, last = match.span()
        is_markup = match.lastgroup == "markup"
        is_line_end = text[first] in LINE_ENDS
        if not (is_markup or is_line_end) and first > read and text[first - 1] != "\n":
            first -= 1  # the letter that the marks belong to
        cluster = text[first:last]
        plain = "" if is_markup else "\n" if is_line_end else unicodedata.normalize("NFC", cluster)
        pieces += (text[read:first], plain)
        written += first - read + len(plain)
        read = last
        if len(plain) != len(cluster):
            breaks.append((written, read - written, is_markup))
    pieces.append(text[read:])
    return NormalText("".join(pieces), *_columns(breaks))


def _changes(text: str) -> Iterable[re.Match[str]]:
    """What may have to change; nearly all texts are done with at a glance."""
    if any(sign in text for sign in SIGNS) or BROKEN.search(text):
        return MARKED.finditer(text)
    return () if text.isascii() and "\r" not in text else CHANGING.finditer(text)


def _columns(
    breaks: list[tuple[int, int, bool]],
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[bool, ...]]:
    """The breaks as three tuples of one length."""
    return (
        tuple(at for at, _, _ in breaks),
        tuple(shift for _, shift, _ in breaks),
        tuple(is_gap for _, _, is_gap in breaks),
    )
