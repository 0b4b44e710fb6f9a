"""Whose an office is: where it is far from home, named again, or held by somebody well known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from ingest.attribution.source_phrase import is_name_part
from ingest.attribution.sources import speech_words
from ingest.parties.index import PartyIndex
from ingest.parties.lexicon import lexicon_rows, lexicon_words
from ingest.parties.passage import Ranges
from ingest.text.phrases import PhraseTable
from ingest.text.tokens import Token

VERB_REACH = 24
AWAY_REACH = 16
TOLD = frozenset({"told", "tell", "tells", "informed", "addressed"})
AWAY = frozenset({"in", "at", "to", "from", "during", "before", "on"})
AWAY_ENDS = frozenset({"that", ",", ":", ";", '"', "“", "”", "."})
ARMED = frozenset(
    {"army", "military", "armed forces", "forces", "troops", "defence forces", "defense forces"}
    | {"defence force", "defense force", "security forces", "general staff", "navy", "air force"}
)
FEWEST_FORCES = 2
HEADLINE_WEIGHT = 2


@lru_cache(maxsize=1)
def leaders() -> PhraseTable[str]:
    """The parties of people whom a text need not introduce."""
    return PhraseTable((row["name"], row["party"]) for row in lexicon_rows("leader"))


def leader_of(name: Sequence[Token]) -> str | None:
    """The party of a well-known person whose name ends a phrase."""
    for position in range(len(name)):
        found = leaders().at(name, position)
        if found is not None and found.last == len(name):
            return found.value
    return None


def office_key(noun: str) -> str:
    """What a shorter name of the same office has in common with it (`health ministry`)."""
    return "army" if noun in ARMED else noun.rsplit(" ", 1)[-1]


def is_bare(core: Sequence[Token], noun: str) -> bool:
    """`the ministry`, `army`: an office without a word that tells whose it is."""
    words = [token for token in core if token.norm not in speech_words("article")]
    return " ".join(token.norm for token in words) == noun and not any(
        token.is_capitalised for token in words[1:]
    )


def away_from(tokens: Sequence[Token], last: int) -> Ranges:
    """What tells where somebody speaks, not whose he is: `, on a visit to Paris, said in Geneva`.

    `last` is the token behind the office.
    """
    verbs = lexicon_words("reporting_verb", "verb")
    reach = range(last, min(last + VERB_REACH, len(tokens)))
    verb = next((i for i in reach if tokens[i].norm in verbs), None)
    if verb is None:
        return ()
    comma = next((i for i in range(last, verb) if tokens[i].text == ","), verb)
    end = verb
    following = tokens[verb + 1].norm if verb + 1 < len(tokens) else ""
    if tokens[verb].norm in TOLD or following in AWAY:
        end = _away_end(tokens, verb + 1)
    return ((tokens[comma].start, tokens[end].start),) if end > comma else ()


def _away_end(tokens: Sequence[Token], first: int) -> int:
    for index in range(first, min(first + AWAY_REACH, len(tokens))):
        if tokens[index].norm in AWAY_ENDS or tokens[index].kind == "number":
            return index
    return first


def names_of(tokens: Sequence[Token], last: int) -> Ranges:
    """The name behind an office that ends before `last`: no place (`prosecutor Rosa Lima`)."""
    stop = last
    while stop < len(tokens) and is_name_part(tokens[stop]):
        stop += 1
    return ((tokens[last].start, tokens[stop - 1].end),) if stop > last else ()


def fighting_state(index: PartyIndex) -> str | None:
    """The state whose soldiers a text is about, where they fight a group on another's soil."""
    if index.group is None:
        return None
    counts: Counter[str] = Counter()
    for sentence, found in zip(index.page.sentences, index.sentences, strict=True):
        weight = HEADLINE_WEIGHT if sentence.part == "headline" else 1
        for mention in found:
            if mention.kind == "force" and mention.party is not None:
                counts[mention.party] += weight
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < FEWEST_FORCES:
        return None
    is_clear = len(ranked) == 1 or ranked[0][1] > ranked[1][1]
    return ranked[0][0] if is_clear else None
