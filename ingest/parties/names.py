"""Find the names of parties in tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.parties.lexicon import Name, lexicon_rows, lexicon_words, names
from ingest.text.phrases import Match, PhraseTable
from ingest.text.tokens import Token

HYPHENS = frozenset("-–‑")
NAME_LINKS = frozenset({"de", "del", "do", "da", "di"})
PROPER_KINDS = frozenset({"group", "force", "mission"})
BORDER = frozenset({"border", "borders", "frontier", "frontiers"})
OUTCOME_LABELS = frozenset({"KIA", "WIA", "MIA", "POW"})
STYLED = frozenset(
    [
        "backed",
        "led",
        "aligned",
        "linked",
        "affiliated",
        "controlled",
        "occupied",
        "born",
        "trained",
        "made",
        "funded",
        "based",
        "run",
        "held",
        "allied",
        "supported",
        "sponsored",
        "installed",
        "appointed",
    ]
)


PERFECT = frozenset({"had", "has", "have"})
# `the al-Qaeda-linked group` is another one than the group whose name it borrows.
BORROWED = frozenset({"linked", "affiliated", "aligned", "allied", "inspired"})

SMALL_WORDS = frozenset({"the", "a", "two", "three", "four", "five", "six", "in", "on"})
SETTLEMENTS = frozenset({"village", "town", "hamlet", "settlement", "commune", "barangay"})
UNITS = frozenset({"unit", "battalion", "brigade", "regiment", "division", "group", "team"})


@dataclass(slots=True)
class PartyMention:
    """A party or country named in the text, `text[start:end]`.

    `kind` is `group`, `mission` (a force of several countries), `force` (a state's forces or what
    belongs to them), `name`, `adjective`,
    `people`, `government`, `capital`, `strike` (what a state fires), `border` (only a border is
    meant) or `styled` (Iran-backed).
    """

    start: int
    end: int
    party: str | None
    actor_class: str
    name: str
    is_known: bool
    kind: str

    @property
    def is_state(self) -> bool:
        return self.kind not in ("group", "mission") and self.party is not None


@lru_cache(maxsize=1)
def force_nouns() -> PhraseTable[str]:
    """Nouns after a country's adjective: of a state's force, a strike, a group."""
    return PhraseTable((row["noun"], row["meaning"]) for row in lexicon_rows("force_noun"))


@lru_cache(maxsize=1)
def group_words() -> dict[str, str]:
    """Words of a proper name and what they make it."""
    return {row["word"]: row["meaning"] for row in lexicon_rows("group_word")}


def mentions(
    tokens: Sequence[Token], known: Sequence[Match[Name]], introduced: PhraseTable[Name]
) -> list[PartyMention]:
    """The parties that `tokens` name, in order.

    `known` are the names of the reference data in them, `introduced` those of the document.
    """
    own = introduced.find(tokens)
    found = _longer(known, own) if own else known
    return [
        _mention(tokens, match)
        for match in found
        if match.value.party is not None
        and not _is_label(tokens, match)
        and not _goes_on(tokens, match)
        and not _is_person(tokens, match)
        and not _is_in_place(tokens, match)
        and not _is_in_unit(tokens, match)
    ]


def surnames(
    sequences: Iterable[Sequence[Token]], known: Iterable[Sequence[Match[Name]]]
) -> frozenset[str]:
    """Surnames that look like a people's name (`Volker Türk`), as the text writes them.

    `known` are the names of the reference data in each sequence.
    """
    found: set[str] = set()
    for tokens, matches in zip(sequences, known, strict=True):
        for match in matches:
            before = tokens[match.first - 1] if match.first > 1 else None
            is_people = match.value.kinds == {"people"} and match.last == match.first + 1
            if is_people and before is not None and _is_given_name(tokens, match.first - 1):
                found.add(tokens[match.first].text)
    return frozenset(found)


def _is_given_name(tokens: Sequence[Token], position: int) -> bool:
    token = tokens[position]
    return (
        token.kind == "word"
        and token.is_capitalised
        and names().at(tokens, position) is None
        and tokens[position - 1].text not in ".!?:"
    )


def _is_person(tokens: Sequence[Token], match: Match[Name]) -> bool:
    """`Defence Minister Israel Katz`, `General Francisco Argentina`: a name behind an office."""
    first, last = match.first, match.last
    if first > 1 and last - first == 1 and "name" in match.value.kinds:
        office = tokens[first - 2]
        is_titled = office.is_capitalised and office.norm in lexicon_words("title", "word")
        if is_titled and _is_given_name(tokens, first - 1):
            return True
    if not first or last >= len(tokens) or "name" not in match.value.kinds:
        return False
    is_office = tokens[first - 1].is_capitalised and tokens[first - 1].norm in lexicon_words(
        "title", "word"
    )
    following = tokens[last]
    return is_office and last - first == 1 and is_name_word(following)


def _is_in_place(tokens: Sequence[Token], match: Match[Name]) -> bool:
    """`Puerto Jordán`, `Villa Paraguay`: a town with the name of a country."""
    if not match.first or not match.value.kinds & {"name", "capital"}:
        return False
    before = tokens[match.first - 1]
    if before.norm == "of" and match.first > 1:
        return tokens[match.first - 2].norm in SETTLEMENTS  # "the village of Honduras"
    return before.is_capitalised and before.norm in lexicon_words("town_prefix", "word")


def _is_in_unit(tokens: Sequence[Token], match: Match[Name]) -> bool:
    """`Rapid Border Patrol Unit`: a force's name inside a longer one is not that force."""
    if match.value.kind != "force" or not match.first or match.last >= len(tokens):
        return False
    before, after = tokens[match.first - 1], tokens[match.last]
    is_longer = is_name_word(before) and is_name_word(after) and before.norm not in SMALL_WORDS
    is_told = match.first > 1 and names().at(tokens, match.first - 1) is not None
    return is_longer and after.norm in UNITS and not is_told


def _goes_on(tokens: Sequence[Token], match: Match[Name]) -> bool:
    """`Santiago de Lucanamarca`: the capital is a part of a longer name."""
    last = match.last
    return (
        "capital" in match.value.kinds
        and last + 1 < len(tokens)
        and tokens[last].norm in NAME_LINKS
        and tokens[last + 1].is_capitalised
    )


def _is_label(tokens: Sequence[Token], match: Match[Name]) -> bool:
    """`17 KIA`, `SmithKIA`: no party but an outcome."""
    token = tokens[match.first]
    if token.text not in OUTCOME_LABELS or not match.first:
        return False
    before = tokens[match.first - 1]
    return before.kind == "number" or before.end == token.start


def _longer(known: Sequence[Match[Name]], own: Sequence[Match[Name]]) -> list[Match[Name]]:
    """Both lists merged; of two that overlap the longer one stays."""
    ordered = sorted([*own, *known], key=lambda match: (match.first, -match.last))
    kept: list[Match[Name]] = []
    for match in ordered:
        if kept and match.first < kept[-1].last:
            if match.last - match.first > kept[-1].last - kept[-1].first:
                kept[-1] = match
            continue
        kept.append(match)
    return kept


def _mention(tokens: Sequence[Token], match: Match[Name]) -> PartyMention:
    value, first, last = match.value, match.first, match.last
    is_borrowed = value.kind == "group" and _is_styled(tokens, last, BORROWED)
    kind = value.kind if value.kind in PROPER_KINDS else _kind(tokens, match)
    kind = "styled" if is_borrowed else kind
    actor_class = "state_force" if kind == "force" else value.actor_class
    start, end = tokens[first].start, tokens[last - 1].end
    known = names().at(tokens, first) is not None
    return PartyMention(start, end, value.party, actor_class, value.name, known, kind)


def _kind(tokens: Sequence[Token], match: Match[Name]) -> str:
    """What a country word means where it stands."""
    kinds, last = match.value.kinds, match.last
    if _is_styled(tokens, last):
        return "styled"
    if _is_border(tokens, match.first, last):
        return "border"
    following = last + 1 if last < len(tokens) and tokens[last].kind == "possessive" else last
    if "government" in kinds:
        return "government"
    if kinds & {"adjective", "people", "name"}:
        for position in range(following, min(following + 3, len(tokens))):
            noun = force_nouns().at(tokens, position)
            if noun is not None and noun.value in ("strike", "air"):
                return "strike"
            if noun is not None and noun.value != "armed_group":
                return "force"
            if noun is not None or tokens[position].kind != "word":
                break
    if "name" in kinds and (
        following > last or not kinds & {"adjective"} or _follows_in(tokens, match.first)
    ):
        return "place" if _follows_in(tokens, match.first) else "name"
    if "adjective" in kinds and _is_ground(tokens, last):
        return "place"
    if "people" in kinds and not ("adjective" in kinds and _noun_follows(tokens, last)):
        return "people"
    return match.value.kind if match.value.kind != "name" else "adjective"


def _is_ground(tokens: Sequence[Token], last: int) -> bool:
    """`the Lebanese village of Aita`: an adjective that tells where a place is."""
    return (
        last + 1 < len(tokens)
        and tokens[last].norm in lexicon_words("ground", "noun")
        and tokens[last + 1].norm in ("of", ",", "near")
    )


def _follows_in(tokens: Sequence[Token], first: int) -> bool:
    before = [token.norm for token in tokens[max(0, first - 2) : first]]
    return bool(before) and (
        before[-1] in ("in", "inside", "across")
        or before in (["in", "the"], ["by", "the"], ["of", "the"])
    )


def _noun_follows(tokens: Sequence[Token], last: int) -> bool:
    return (
        last < len(tokens)
        and tokens[last].kind == "word"
        and tokens[last].norm not in ("and", "or", "were", "was")
    )


def _is_styled(tokens: Sequence[Token], last: int, styles: frozenset[str] = STYLED) -> bool:
    return (
        last + 1 < len(tokens) and tokens[last].text in HYPHENS and tokens[last + 1].norm in styles
    )


def _norm(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].norm if position < len(tokens) else ""


def _is_border(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`the Malian border`, `near the frontier with Mali`, `the border between Niger and Mali`."""
    border = next((i for i in (last, last + 1) if _norm(tokens, i) in BORDER), None)
    if border is not None:
        return force_nouns().at(tokens, border) is None  # Bangladeshi border guards
    for position in range(first - 1, max(first - 6, -1), -1):
        norm = tokens[position].norm
        if norm in BORDER:
            return any(
                token.norm in ("with", "between", "to", "of") for token in tokens[position:first]
            )
        if tokens[position].kind == "mark" and norm not in ",":
            return False
    return False


def is_name_word(token: Token) -> bool:
    """Whether a token can be a part of a name."""
    return token.kind == "word" and token.is_capitalised
