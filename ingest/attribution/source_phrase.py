"""The inside of a noun phrase that names a source: its core, its nouns, where its words end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ingest.attribution.sources import Source, source_nouns, speech_words
from ingest.parties.lexicon import lexicon_rows
from ingest.text.phrases import Match
from ingest.text.tokens import Token

DATE_REACH = 6
BODIES = frozenset(
    {"ministry", "minister", "government", "army", "military", "police", "parliament", "forces"}
)
CLOCK = frozenset({":", "-", "–", "—", ".", "am", "pm"})
ASSISTANTS = frozenset({"aide", "adviser", "advisor", "assistant", "envoy", "ambassador"})


@lru_cache(maxsize=1)
def statement_nouns() -> frozenset[str]:
    """Holders that are statements and figures, no people."""
    rows = lexicon_rows("source_noun")
    return frozenset(
        row["noun"]
        for row in rows
        if row["party"] == "holder"
        and row["claimant_class"] == "organisation"
        and "spokes" not in row["noun"]
    )


def text_at(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].text if position < len(tokens) else ""


def is_name_part(token: Token) -> bool:
    return token.kind == "word" and (
        token.is_capitalised or token.norm in ("al", "el", "de", "ould", "ag", "bin", "da")
    )


def is_office_word(token: Token) -> bool:
    """A word that may stand before the office in `the Kenyan army's regional spokesman`."""
    return token.kind == "possessive" or (
        token.kind == "word"
        and token.norm not in speech_words("boundary")
        and token.norm not in speech_words("text end")
        and token.norm not in ("and", "in")
    )


def ends_text(tokens: Sequence[Token], position: int) -> bool:
    """Whether the words that name a source end here; `Commission on Human Rights` goes on."""
    if tokens[position].norm not in speech_words("text end"):
        return False
    if tokens[position].norm == "to" and tokens[position - 1].norm in ASSISTANTS:
        return False
    around = (tokens[position - 1], tokens[min(position + 1, len(tokens) - 1)])
    is_name = tokens[position].norm == "on" and all(token.is_capitalised for token in around)
    return not is_name or around[1].norm in speech_words("time")


def is_singular_person(noun: str) -> bool:
    return (
        noun.split(" of ")[0]
        .rsplit(" ", 1)[-1]
        .endswith(
            ("er", "or", "al", "ist", "man", "woman", "nt", "el", "chief", "head", "medic", "nurse")
        )
    )


def effective(head: Source, before: Sequence[Source], core: Sequence[Token]) -> Source:
    """`army spokesman` speaks as the army, `hospital official` as the hospital."""
    if not before or (head.rule == "holder" and any(t.kind == "possessive" for t in core)):
        return head
    if head.rule == "holder" and before[-1].actor_class == "media":
        return head  # the SDF's media chief
    if head.rule == "holder" and before[-1].rule != "holder":
        return Source(head.noun, before[-1].actor_class, before[-1].rule)
    is_body = head.noun.rsplit(" ", 1)[-1] in BODIES
    if head.rule == "country" and before[-1].rule == "none" and not is_body:
        return Source(head.noun, before[-1].actor_class, "none")
    return head


def trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without marks and conjunctions at both ends and an adverbial before it."""
    first, last = 0, len(tokens)
    while first < last and (
        tokens[first].kind == "mark"
        or tokens[first].norm in ("and", "but", "so", "yet", "meanwhile")
    ):
        first += 1
    while last > first and (
        tokens[last - 1].kind in ("mark", "possessive") or tokens[last - 1].norm == "and"
    ):
        if tokens[last - 1].text == ")" and any(t.text == "(" for t in tokens[first:last]):
            break  # CPI (Maoist)
        last -= 1
    while first + 1 < last and tokens[first].kind == "number":
        if tokens[first + 1].norm not in speech_words("article") | CLOCK:
            break
        first += 1 + (tokens[first + 1].norm in CLOCK)
    if first < last and tokens[first].norm in (
        "on",
        "in",
        "at",
        "by",
        "during",
        "from",
        "of",
        "with",
        "within",
        "since",
        "until",
        "after",
        "before",
        "for",
    ):
        for position in range(first + 1, last):
            starts = tokens[position].norm in speech_words("article") | speech_words("possessive")
            if position > first + 1 and (starts or source_nouns().at(tokens, position) is not None):
                return tokens[position:last]
    return tokens[first:last]


def core_of(tokens: Sequence[Token]) -> Sequence[Token]:
    """The noun phrase up to its first preposition; `ministry of defence` stays whole."""
    stops = speech_words("preposition") | speech_words("boundary")
    position = 0
    while position < len(tokens):
        noun = source_nouns().at(tokens, position)
        if noun is not None:
            position = noun.last
        elif position and tokens[position].norm in stops and not _inside_name(tokens, position):
            return tokens[:position]
        else:
            position += 1
    return tokens


def _inside_name(tokens: Sequence[Token], position: int) -> bool:
    """`Ministry of Defense`, `Army of Islam`: of between capitals belongs to the name."""
    if tokens[position].norm not in ("of", "for", "in", "on") or position + 1 >= len(tokens):
        return False
    following = tokens[position + 1]
    if following.norm in ("the", "and") and position + 2 < len(tokens):
        following = tokens[position + 2]
    return (
        tokens[position - 1].is_capitalised
        and following.is_capitalised
        and position > 0
        and (
            source_nouns().at(tokens, position - 1) is not None
            or tokens[position].norm in ("of", "for", "on")
        )
    )


def held(
    core: Sequence[Token], nouns: Sequence[Match[Source]]
) -> tuple[Sequence[Token], Sequence[Match[Source]]]:
    """`Director of Defence Media Operations`: a holder and what he holds stand apart."""
    for number, noun in enumerate(nouns[:-1], start=1):
        is_parted = noun.last < len(core) and core[noun.last].norm in ("of", "for")
        if is_parted and noun.value.rule == "holder":
            return core[: noun.last], nouns[:number]
    return core, nouns


def nouns_of(core: Sequence[Token]) -> list[Match[Source]]:
    return source_nouns().find(core)


def subject_start(tokens: Sequence[Token]) -> int:
    """The first token of a sentence's subject, behind `On 26 June` and an article."""
    first = 0
    if len(tokens) > 2 and tokens[0].norm in ("on", "in", "by", "since"):
        first = 1
        while first < min(len(tokens) - 1, DATE_REACH) and (
            tokens[first].kind == "number" or tokens[first].norm in speech_words("time")
        ):
            first += 1
        first = first + 1 if first > 1 and tokens[first].text == "," else first if first > 1 else 0
    has_article = first < len(tokens) - 1 and tokens[first].norm in speech_words("article")
    return first + 1 if has_article else first
