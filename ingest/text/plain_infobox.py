"""An infobox without bullets: `Date: 4 May 2021`, `Belligerents: Kenya | al-Shabaab`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

LINE = re.compile(r"([A-Z][A-Za-z ]{2,40}?)(?: \(([^()]{1,30})\))?:[ \t]+(\S.*?)[ \t]*$")
OPENERS = ("infobox", "part of")
LEAST_LINES = 4
LEAST_KNOWN = 2
SIDES = {"A": "1", "B": "2", "C": "3", "1": "1", "2": "2", "3": "3"}
BAR = re.compile(r"[ \t]*\|[ \t]*")
COMBATANTS = frozenset({"belligerents", "combatants"})
# What the box of an event has, not the head of a letter or a press release.
EVENT_KEYS = COMBATANTS | frozenset(
    [
        "location",
        "place",
        "casualties",
        "perpetrator",
        "perpetrators",
        "deaths",
        "injured",
        "injuries",
        "fatalities",
        "target",
        "targets",
        "attacker",
        "attackers",
    ]
)
EVENT_BOX = EVENT_KEYS | {"combatant"}
READ = EVENT_KEYS | frozenset({"date", "type", "weapons", "result", "strength", "part of"})

Field = tuple[str, int, int]


def plain_fields(lines: Sequence[tuple[int, str]]) -> tuple[set[int], list[Field]]:
    """The indices of lines below the title that are fields, and the fields: key and offsets.

    A toll whose side is named in brackets (`Losses (Kenya): 7 killed`) stays in the text.
    """
    first = next((number for number, (_, text) in enumerate(lines) if text.strip()), 0)
    if lines and lines[first][1].strip().casefold().startswith(OPENERS):
        first += 1
    block = list(takewhile(lambda line: LINE.match(line[1]), lines[first:]))
    found = {first + number: _fields(*line) for number, line in enumerate(block)}
    known = {key.rstrip("123") for fields in found.values() for key, _, _ in fields}
    if len(block) < LEAST_LINES or len(known & EVENT_BOX) < LEAST_KNOWN:
        return set(), []
    taken = {number for number, fields in found.items() if fields}
    return taken, [field for number in sorted(taken) for field in found[number]]


def _fields(offset: int, text: str) -> list[Field]:
    """The fields of one line; combatants parted by a bar are one for each side."""
    match = LINE.match(text)
    if match is None:
        return []
    key, label = match.group(1).casefold(), match.group(2)
    side = SIDES.get(label or "", "")
    if (label and not side) or key not in READ:
        return []
    start, end = offset + match.start(3), offset + match.end(3)
    if key in COMBATANTS and not side:
        return _parted(match.group(3), start)
    return [(("combatant" if key in COMBATANTS else key) + side, start, end)]


def _parted(value: str, start: int) -> list[Field]:
    position, found = 0, []
    for number, part in enumerate(BAR.split(value), start=1):
        position = value.index(part, position)
        found.append((f"combatant{number}", start + position, start + position + len(part)))
        position += len(part)
    return found
