"""One spelling of a text to read, and the way back to the offsets of the text as it came."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

# What may change: line ends, and combining marks with the letter before them. To find the first
# character of such a place in a set is what a text without any is done with quickly.
CHANGING = re.compile(r"[\r\u2028\u2029\u0085\u0300-\u036f](?:(?<=\r)\n|(?<!\r)[\u0300-\u036f]+)?")
LINE_ENDS = frozenset("\r\u2028\u2029\u0085")


@dataclass(frozen=True, slots=True)
class NormalText:
    """`text` in NFC with plain line ends; `original(offset)` leads back.

    `breaks` and `shifts` say from which offset of `text` on how many characters have to be added.
    """

    text: str
    breaks: tuple[int, ...]
    shifts: tuple[int, ...]

    def original(self, offset: int) -> int:
        """The offset in the text as it came that belongs to an offset in `text`."""
        found = bisect_right(self.breaks, offset)
        return offset + (self.shifts[found - 1] if found else 0)


def normalise(text: str) -> NormalText:
    """`text` with composed accents and plain line ends; a plain text gives itself."""
    pieces: list[str] = []
    breaks: list[int] = []
    shifts: list[int] = []
    read = written = 0
    for match in CHANGING.finditer(text):
        first, last = match.span()
        is_line_end = text[first] in LINE_ENDS
        if not is_line_end and first > read and text[first - 1] != "\n":
            first -= 1  # the letter that the marks belong to
        cluster = text[first:last]
        plain = "\n" if is_line_end else unicodedata.normalize("NFC", cluster)
        pieces += (text[read:first], plain)
        written += first - read + len(plain)
        read = last
        if len(plain) != len(cluster):
            breaks.append(written)
            shifts.append(read - written)
    pieces.append(text[read:])
    return NormalText("".join(pieces), tuple(breaks), tuple(shifts))
