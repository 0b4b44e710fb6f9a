"""Who is hit where an attack strikes: `stormed the camp`, `an ambush on a convoy`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest.lexicon import rows
from ingest.text.phrases import Match, PhraseTable
from ingest.text.tokens import Token

DIRECTIONS = frozenset(
    {
        "on",
        "against",
        "stormed",
        "shelled",
        "bombed",
        "raided",
        "ambushed",
        "attacked",
        "hit",
        "struck",
        "targeted",
        "targeting",
    }
)
ATTACKED = frozenset({"overrun", "blown", "surrounded", "caught", "fired"})
PASSIVE = frozenset({"was", "were", "been", "being", "is", "are"})
MEETING = frozenset({"into", "under", "hit", "struck", "over", "by"})
HAZARDS = frozenset({"ambush", "fire", "attack", "mine", "landmine", "bomb", "ied", "explosive"})
HIT_REACH = 10  # tokens behind a target in which it is told that it was hit
TARGET_REACH = 4  # tokens before a force in which it is told that it was hit


@dataclass(frozen=True, slots=True)
class Target:
    """Who is hit where a target is hit; `if_struck` marks one that has to be told as hit (soldiers
    attack as well, a hospital takes the wounded in)."""

    victim_class: str
    if_struck: bool


@cache
def _targets() -> PhraseTable[Target]:
    return PhraseTable(
        (row["phrase"], Target(row["victim_class"], row["kind"] == "struck"))
        for row in rows("target_noun")
    )


def struck_class(tokens: Sequence[Token]) -> str | None:
    """The class of those at the last target that some tokens tell of."""
    found = [m.value.victim_class for m in _targets().find(tokens) if _is_struck(tokens, m)]
    return found[-1] if found else None


def _is_struck(tokens: Sequence[Token], match: Match[Target]) -> bool:
    """Whether a target is told as one."""
    before = tokens[max(0, match.first - TARGET_REACH) : match.first]
    if tokens[match.last - 1].norm == "camp" and before and before[-1].is_capitalised:
        return False  # "Zamzam camp" is one of displaced people as often as not
    if not match.value.if_struck or any(token.norm in DIRECTIONS for token in before):
        return True
    return _is_hit(tokens[match.last : match.last + HIT_REACH])


def _is_hit(after: Sequence[Token]) -> bool:
    """`a column of the army was ambushed`, `a patrol ran into an ambush`, `hit a mine`."""
    norms = [token.norm for token in after]
    passive = any(
        one in PASSIVE and other in DIRECTIONS | ATTACKED for one, other in pairwise(norms)
    )
    return passive or any(
        one in MEETING and set(norms[at:]) & HAZARDS for at, one in enumerate(norms)
    )
