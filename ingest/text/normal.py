"""One spelling of a text to read, and the way back to the offsets of the text as it came."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

# What NFC may join: a letter with the combining marks after it, and line ends of two characters.
CLUSTER = re.compile(r"\r\n?|[^\u0300-\u036f\r\n]?[\u0300-\u036f]+|[\u2028\u2029\u0085]")


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
    for match in CLUSTER.finditer(text):
        cluster = match.group()
        plain = (
            "\n" if cluster[0] in "\r\u2028\u2029\u0085" else unicodedata.normalize("NFC", cluster)
        )
        pieces += (text[read : match.start()], plain)
        written += match.start() - read + len(plain)
        read = match.end()
        if len(plain) != len(cluster):
            breaks.append(written)
            shifts.append(read - written)
    pieces.append(text[read:])
    return NormalText("".join(pieces), tuple(breaks), tuple(shifts))
