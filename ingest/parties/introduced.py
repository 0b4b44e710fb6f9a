"""The names of parties that only the document itself introduces."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.parties.lexicon import Name, lexicon_words, local_names, names
from ingest.parties.names import (
    HYPHENS,
    OUTCOME_LABELS,
    PROPER_KINDS,
    group_words,
    is_name_word,
    surnames,
)
from ingest.text.phrases import Match, PhraseTable
from ingest.text.tokens import Token

CONNECTORS = frozenset(
    [
        "of",
        "the",
        "for",
        "and",
        "al",
        "wal",
        "de",
        "la",
        "le",
        "el",
        "du",
        "des",
        "in",
        "to",
        "ul",
        "und",
        "y",
        "do",
        "da",
    ]
)
LONGEST_NAME = 12
FATHERS = frozenset({"abu", "abou", "bin", "ibn", "umm", "ould"})
OFFICES = frozenset({"spokesman", "spokeswoman", "spokesperson", "commander", "leader", "chief"})
PERSON = Name(None, "person", "", "other", frozenset())


def introduced(
    sequences: Sequence[Sequence[Token]],
    known: Sequence[Sequence[Match[Name]]],
    country: str | None = None,
) -> PhraseTable[Name]:
    """The parties that a document introduces, with an abbreviation or by a telling name.

    `known` are the names of the reference data in each sequence. Names that mean something only in
    texts about the document's `country` are among those introduced.
    """
    rows: dict[str, Name] = dict(local_names().get(country or "", {}))
    rows.update((name, PERSON) for name in surnames(sequences, known))
    for tokens in sequences:
        for position, token in enumerate(tokens):
            if token.text == "(" and position and _is_abbreviation(tokens, position + 1):
                rows.update(_with_abbreviation(tokens, position, country))
            elif country is not None and token.norm == "government" and token.is_capitalised:
                rows.update(_bare_government(tokens, position, country))
            elif token.is_capitalised and group_words().get(token.norm) == "armed_group":
                rows.update(_bare_group(tokens, position))
    return PhraseTable(rows.items())


def _is_abbreviation(tokens: Sequence[Token], position: int) -> bool:
    if position + 1 >= len(tokens) or tokens[position].kind != "word":
        return False
    text = tokens[position].text.replace(".", "")
    return tokens[position + 1].text in ")," and 2 <= len(text) <= 10 and text[:2].isupper()


def _bare_government(tokens: Sequence[Token], position: int, country: str) -> dict[str, Name]:
    """`the Government of National Accord`: one of the country that the text is about."""
    first, last = _name_start(tokens, position), position + 1
    if last + 1 < len(tokens) and tokens[last].norm == "of":
        last += 1
        while last < len(tokens) and last - first < LONGEST_NAME and is_name_word(tokens[last]):
            last += 1
    is_known = any(names().at(tokens, index) for index in range(first, last))
    if last - first < 3 or is_known:
        return {}
    full = _surface(tokens, first, last)
    return {full: Name(country, "government", full, "force", frozenset({"force"}))}


def _with_abbreviation(
    tokens: Sequence[Token], bracket: int, country: str | None
) -> dict[str, Name]:
    first = _name_start(tokens, bracket - 1)
    if bracket - first < 2:
        return {}
    full = _surface(tokens, first, bracket)
    abbreviation = tokens[bracket + 1].text
    known = names().at(tokens, first)
    value = known.value if known is not None and known.last == bracket else None
    if (
        value is None
        and abbreviation in OUTCOME_LABELS
        and not _is_initials(tokens, first, bracket)
    ):
        return {}
    value = value or _country_force(tokens[first:bracket], full) or names().get(abbreviation)
    is_government = any(token.norm == "government" for token in tokens[first:bracket])
    if value is None and is_government and country is not None:
        value = Name(country, "government", full, "force", frozenset({"force"}))
    if value is None:
        value = _new_group(tokens[first:bracket], abbreviation, full)
    elif value.kind not in PROPER_KINDS:
        return {}
    return {} if value is None else {full: value, abbreviation: value}


def _is_initials(tokens: Sequence[Token], first: int, bracket: int) -> bool:
    """Whether an abbreviation has the first letters of the name before it."""
    letters = "".join(t.text[0] for t in tokens[first:bracket] if t.is_capitalised)
    return letters == tokens[bracket + 1].text


def _country_force(tokens: Sequence[Token], full: str) -> Name | None:
    """`Philippine Special Action Force`: a country's word and what makes a force."""
    meanings = {group_words().get(token.norm) for token in tokens}
    country = names().at(tokens, 0)
    if country is None or country.value.kind in PROPER_KINDS - {"force"}:
        return None
    if country.value.party is None:
        return None
    if meanings & {"organisation", "armed_group"} or not meanings & {"state_force", "weak"}:
        return None
    return Name(country.value.party, "state_force", full, "force", frozenset({"force"}))


def _new_group(tokens: Sequence[Token], party: str, full: str) -> Name | None:
    """An armed group nobody knows yet, if the words of its name say that it is one."""
    meanings = {group_words().get(token.norm) for token in tokens}
    if "organisation" in meanings or "state_force" in meanings or "armed_group" not in meanings:
        return None
    return Name(party, "armed_group", full, "group", frozenset({"group"}))


def _bare_group(tokens: Sequence[Token], position: int) -> dict[str, Name]:
    """`the Red River Front`: capitalised words around one that is of a group's name."""
    first, last = _name_start(tokens, position), position + 1
    while last < len(tokens) and last - first < LONGEST_NAME and is_name_word(tokens[last]):
        last += 1
    before = tokens[first - 1].norm if first else ""
    full = _surface(tokens, first, last)
    if _is_persons(tokens, first, last):
        return {}
    if last - first < 2 or before in ("", '"') or names().at(tokens, first) is not None:
        return {}
    value = _new_group(tokens[first:last], full, full)
    return {} if value is None else {full: value}


def _is_persons(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`spokesman Abu Jihad Kamlon`: a person's name with a word of groups in it."""
    norms = [token.norm for token in tokens[max(0, first - 1) : last]]
    offices = lexicon_words("title", "word") | lexicon_words("leading", "word") | OFFICES
    return bool(set(norms) & FATHERS) or norms[0] in offices


def _name_start(tokens: Sequence[Token], position: int) -> int:
    """Where the capitalised name that ends at a token begins."""
    first = position + 1
    for index in range(position, max(position - LONGEST_NAME, -1), -1):
        token = tokens[index]
        if is_name_word(token):
            first = index
        elif not (token.norm in CONNECTORS or token.text in HYPHENS or token.kind == "possessive"):
            break
    if first <= position and tokens[first].norm == "the":
        first += 1
    return first


def _surface(tokens: Sequence[Token], first: int, last: int) -> str:
    pieces: list[str] = []
    for index in range(first, last):
        glued = index > first and tokens[index].start == tokens[index - 1].end
        pieces.append(tokens[index].text if glued or index == first else " " + tokens[index].text)
    return "".join(pieces)
