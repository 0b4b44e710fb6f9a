"""Where a name begins and ends, what its last word says it is, and what stands before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest import lexicon
from ingest.text.tokens import Token, fold

HYPHENS = frozenset("-–‑")
MAX_WORDS = 8
SORTS = ("organisation", "road", "dropped", "kept", "admin1", "admin2", "feature", "locality")
KEPT = 4096  # phrases of which it is remembered what they are


@dataclass(slots=True)
class Name:
    """Tokens `first` up to `last` (exclusive) are a name; `core` ends before its kind of place.

    `sort` is the kind of place that a word of the name or after it tells (`admin1`, `admin2`,
    `feature`, `kept`, `dropped`, `road`, `organisation`), or an empty string; `after` is the index
    behind that word.
    """

    first: int
    core: int
    last: int
    sort: str
    after: int


@cache
def place_words() -> Mapping[str, frozenset[str]]:
    """The words of `place_word.csv` by kind, folded, phrases with blanks."""
    return {
        kind: frozenset(" ".join(map(fold, word.split())) for word in words)
        for kind, words in lexicon.kinds("place_word").items()
    }


@cache
def calendar() -> frozenset[str]:
    """Months and weekdays, which are no places."""
    kinds = lexicon.kinds("date_word")
    names = ("month", "month_short", "weekday", "weekday_short")
    return frozenset(fold(word) for kind in names for word in kinds.get(kind, ()))


def name_at(tokens: Sequence[Token], first: int) -> Name | None:
    """The capitalised name that starts at a token, with the word that says what it is, or None."""
    start = _start(tokens, first)
    if start is None or _is_no_place(tokens[first]):
        return None
    last = _end(tokens, start)
    return _sorted_name(tokens, first, last)


def _start(tokens: Sequence[Token], first: int) -> int | None:
    """The index behind the first word of a name (`al-Bab` begins small)."""
    token = tokens[first]
    if token.kind != "word":
        return None
    if token.is_capitalised:
        return first + 1
    if token.norm in place_words()["article"] and first + 2 < len(tokens):
        hyphen, word = tokens[first + 1], tokens[first + 2]
        if hyphen.text in HYPHENS and hyphen.start == token.end and word.is_capitalised:
            return first + 3
    return None


def _is_no_place(token: Token) -> bool:
    """Months, weekdays, and the small words with which a sentence opens."""
    if not token.is_capitalised:
        return False
    return token.norm in calendar() or token.norm in place_words()["opener"]


def _end(tokens: Sequence[Token], position: int) -> int:
    """The index behind the last word of a name whose first words end at `position`."""
    begin = position
    while position < len(tokens) and position - begin < MAX_WORDS * 2:
        step = _hyphenated(tokens, position) or _next_word(tokens, position)
        if not step:
            break
        position += step
    return position


def _hyphenated(tokens: Sequence[Token], position: int) -> int:
    """2 where a hyphen or an apostrophe glues a further part to the name."""
    if position + 1 >= len(tokens):
        return 0
    mark, word = tokens[position], tokens[position + 1]
    glued = mark.start == tokens[position - 1].end and word.start == mark.end
    if not glued or word.kind not in ("word", "number"):
        return 0
    if mark.text in HYPHENS:
        return 0 if word.norm in place_words()["not_part"] else 2
    return 2 if mark.text in "'’ʼ`" and len(word.text) == 1 else 0


def _next_word(tokens: Sequence[Token], position: int) -> int:
    """1 for a capitalised word, 2 or 3 for a particle and one, else 0."""
    token = tokens[position]
    if token.kind != "word" or token.start - tokens[position - 1].end != 1:
        return 0
    if token.is_capitalised:
        return 0 if token.norm in calendar() else 1
    if position + 2 < len(tokens) and tokens[position + 1].text in HYPHENS:
        is_article = any(token.norm in place_words()[kind] for kind in ("article", "particle"))
        return 3 if is_article and tokens[position + 2].is_capitalised else 0
    if token.norm not in place_words()["particle"] or position + 1 >= len(tokens):
        return 0
    return 2 if tokens[position + 1].is_capitalised else 0


def _sorted_name(tokens: Sequence[Token], first: int, last: int) -> Name:
    """Looks for the kind of place in the words after the name, then in its tail and at its head."""
    for length in (3, 2, 1):
        stop = last + length
        if stop <= len(tokens) and tokens[last].start - tokens[last - 1].end == 1:
            sort = _sort(tokens, last, stop)
            if sort and not tokens[last].is_capitalised:
                keeps = sort in ("feature", "kept") or tokens[last].norm == "district"
                return Name(first, last, stop if keeps else last, sort, stop)
    for length in (3, 2, 1):
        if last - first > length and (sort := _sort(tokens, last - length, last)):
            core = last - length if sort in ("admin1", "admin2", "dropped", "road") else last
            return Name(first, core, last, sort, last)
    is_prefixed = last - first > 1 and tokens[first].norm in place_words()["prefix"]
    return Name(first, last, last, "prefix" if is_prefixed else "", last)


def _sort(tokens: Sequence[Token], first: int, last: int) -> str:
    """The kind of place that these words are."""
    if tokens[first].kind != "word":
        return ""
    sorts = _sorts_of(" ".join([token.norm for token in tokens[first:last]]))
    is_small = bool(sorts) and not tokens[first].is_capitalised
    return next((sort for sort in sorts if sort != "organisation" or not is_small), "")


@lru_cache(maxsize=KEPT)
def _sorts_of(words: str) -> tuple[str, ...]:
    return tuple(sort for sort in SORTS if words in place_words()[sort])
