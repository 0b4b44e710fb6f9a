"""What the words around a name say: is it a place, and how does it stand to the event?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ingest import lexicon
from ingest.places.gazetteer import Gazetteer
from ingest.places.names import HYPHENS, Name, calendar, name_at, place_words
from ingest.text.phrases import PhraseTable
from ingest.text.tokens import Token, fold

OF_PERSONS = frozenset({"kidnapping", "execution", "attack", "accident"})
TOUCHING = frozenset(["on", "of", "against", "in", "at"])
QUOTES = frozenset("\"“‘'")
APPOSITION = 12
MEASURE_REACH = 4
DATELINE_WORDS = 14
HEAD_WORDS = 20


@cache
def _striking() -> frozenset[tuple[str, ...]]:
    """Verbs whose object may be a place (`stormed`, `swept into`)."""
    rows = lexicon.rows("event")
    words = (row["word"] for row in rows if row["form"] == "takes_place")
    return frozenset(tuple(map(fold, word.split())) for word in words)


def relation(
    tokens: Sequence[Token], name: Name, known: Gazetteer, events: PhraseTable[str] | None
) -> str:
    """How a name stands, or an empty string where nothing says that it is a place.

    `in`, `near`, `from`, `distance`, `object`, `lead` or `modifier`; `from` and `modifier` are
    weak: they want a name that is known.
    """
    if _is_attribute(tokens, name):
        return "modifier"
    if name.first == 0 and name.after < len(tokens):
        if _is_within(tokens, name, known):
            return "in"
        if _is_lead(tokens, name):
            return "lead"
    position, named = _before_apposition(tokens, name.first, known)
    named = named or name.sort in ("feature", "locality", "kept")
    found = _governed(tokens, position, named, events)
    if found:
        return found
    if _is_lead(tokens, name):
        return "lead"
    if _is_scene(tokens, name):
        return "in"
    if events is not None and name.after < len(tokens) and events.at(tokens, name.after):
        return "modifier"
    return ""


def _is_attribute(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a name only adorns a noun (`the Danube port of X`, `a Kyiv-based firm`)."""
    words = place_words()
    following = [token.norm for token in tokens[name.last : name.last + 2]]
    if following[1:] == ["of"] and following[0] in words["town"]:
        return True
    return following[:1] == ["-"] and following[-1] in words["not_part"]


def _is_scene(tokens: Sequence[Token], name: Name) -> bool:
    """`X, where two died`, `X, in the far north`."""
    following = [token.norm for token in tokens[name.after : name.after + 6]]
    if following[:3] == [",", "in", "the"]:
        words = place_words()
        return any(norm in words["compass"] | words["admin1"] for norm in following[3:])
    return following[:2] == [",", "where"]


def _before_apposition(tokens: Sequence[Token], first: int, known: Gazetteer) -> tuple[int, bool]:
    """Goes back over `the remote village of`; says whether a noun for a place was among it."""
    position, named = first - 1, False
    if position > 0 and tokens[position].text == "," and tokens[position - 1].norm == "capital":
        position, named = position - 2, True
    while position >= max(0, first - APPOSITION):
        if tokens[position].norm == "of" and position and _is_place_noun(tokens, position - 1):
            position, named = position - 2, True
        elif _is_light(tokens, position, named, known):
            position -= 1
        else:
            break
    return position, named


def _is_light(tokens: Sequence[Token], position: int, named: bool, known: Gazetteer) -> bool:
    """Whether a word only adorns the place name after it."""
    token, words = tokens[position], place_words()
    if token.norm in words["determiner"] or token.text in QUOTES:
        return True
    if token.norm in words["direction"] or _is_hyphen_of_direction(tokens, position):
        return True
    return named and (token.norm in words["settlement"] or _is_people(tokens, position, known))


def _is_place_noun(tokens: Sequence[Token], position: int) -> bool:
    words = place_words()
    norm = tokens[position].norm
    return any(norm in words[kind] for kind in ("settlement", "admin1", "admin2", "feature"))


def _is_hyphen_of_direction(tokens: Sequence[Token], position: int) -> bool:
    token = tokens[position]
    return (
        token.text in HYPHENS
        and position > 0
        and tokens[position - 1].norm in place_words()["compass"]
    )


def _is_people(tokens: Sequence[Token], position: int, known: Gazetteer) -> bool:
    match = known.at(tokens, position)
    return match is not None and "people" in match.value


def _governed(
    tokens: Sequence[Token], position: int, named: bool, events: PhraseTable[str] | None
) -> str:
    """The relation that the word at `position` gives to what follows it."""
    words = place_words()
    if position < 0:
        return "in" if named else ""
    norm = tokens[position].norm
    if norm == "of" and position and tokens[position - 1].norm in words["compass"]:
        return _measured(tokens, position - 1)
    if norm == "between" and position and tokens[position - 1].norm in words["border"]:
        return "distance"
    if norm in words["preposition"]:
        is_near = norm in words["near"] or norm == "between"
        return _measured(tokens, position) if is_near else "in"
    if norm in TOUCHING and position and _ends_event(tokens, position - 1, events):
        return "object"
    if _strikes(tokens, position):
        return "object"
    if norm == "on" and named:
        return "in"
    if norm in words["weak_preposition"]:
        return _far(tokens, position, named)
    return "in" if named else ""


def _is_taken(tokens: Sequence[Token], position: int) -> bool:
    """`abducted ten girls from the village of X`."""
    before = tokens[max(0, position - APPOSITION) : position]
    return any(token.norm in place_words()["taking"] for token in before)


def _is_road(tokens: Sequence[Token], position: int) -> bool:
    """`on the road from X to Y`."""
    before = [token.norm for token in tokens[max(0, position - 3) : position]]
    return before[:2] == ["on", "the"] and before[-1] in place_words()["road"]


def _strikes(tokens: Sequence[Token], position: int) -> bool:
    return any(
        tuple(token.norm for token in tokens[max(0, position + 1 - length) : position + 1])
        in _striking()
        for length in (1, 2)
    )


def _far(tokens: Sequence[Token], position: int, named: bool) -> str:
    """`from`: 60 km from Niamey, on the road to Gao, they fled to Chad."""
    norm, words = tokens[position].norm, place_words()
    if norm == "by" and not named:
        return ""
    if norm == "of" and position:
        holder = tokens[position - 1].norm
        if tokens[position - 1].is_capitalised and not named:
            return "of"
        if holder in words["dropped"] or holder in words["kept"]:
            return "in"
        return "in" if named else "of"
    if norm == "from" and _is_taken(tokens, position):
        return "in"
    if norm in ("from", "to") and _is_road(tokens, position):
        return "near"
    return _measured(tokens, position, "of" if named else "from")


def _measured(tokens: Sequence[Token], position: int, otherwise: str = "near") -> str:
    """`distance` where a measure stands before (`12 km north of Gao`)."""
    window = tokens[max(0, position - MEASURE_REACH) : position + 1]
    measured = any(token.norm in place_words()["measure"] for token in window)
    return "distance" if measured else otherwise


def _ends_event(tokens: Sequence[Token], position: int, events: PhraseTable[str] | None) -> bool:
    of = tokens[position + 1].norm == "of"
    position -= tokens[position].text == ","
    return events is not None and any(
        (match := events.at(tokens, first)) is not None
        and match.last == position + 1
        and not (of and match.value in OF_PERSONS)
        for first in range(max(0, position - 2), position + 1)
    )


def _is_within(tokens: Sequence[Token], name: Name, known: Gazetteer) -> bool:
    """Whether a larger place follows (`X, Gao region`)."""
    if tokens[name.after].text != ",":
        return False
    larger = name_at(tokens, name.after + 1) if name.after + 1 < len(tokens) else None
    if larger is None or larger.sort in ("admin1", "admin2"):
        return larger is not None
    match = known.at(tokens, larger.first)
    return match is not None and bool({"country", "admin1"} & match.value.keys())


def _is_lead(tokens: Sequence[Token], name: Name) -> bool:
    """`Iraq:` or `12 June - Iraq:` at the head of a line."""
    if name.after >= len(tokens) or tokens[name.after].text not in (":", "–", "—", "-", ".", "("):
        return False
    before = tokens[: name.first]
    if tokens[name.after].text != ":" and before:
        return False
    if (
        tokens[name.after].text in HYPHENS
        and tokens[name.after].start == tokens[name.after - 1].end
    ):
        return False
    return not before or (
        len(before) <= 8 and (before[-1].text in HYPHENS or before[-1].text in "—,:)")
    )


def dateline_end(tokens: Sequence[Token]) -> int:
    """The index of the dash after `NIAMEY, Niger (Agency) -`, or 0."""
    if not tokens or not tokens[0].text.isupper() or len(tokens[0].text) < 3:
        return 0
    for position, token in enumerate(tokens[:DATELINE_WORDS]):
        if token.text in ("-", "–", "—", "--") and token.start != tokens[position - 1].end:
            return position
    return 0


def dated_head_end(tokens: Sequence[Token]) -> int:
    """The index of the mark after a head of a date and names (`02/08 Gao, Wabaria:`), or 0."""
    if not _opens_with_date(tokens):
        return 0
    words, names = place_words(), 0
    for position, token in enumerate(tokens[:HEAD_WORDS]):
        is_hyphen = token.text in HYPHENS and tokens[position - 1].end == token.start
        if token.text in (":", ".") or (token.text in HYPHENS and not is_hyphen):
            return position if names else 0
        kinds = ("admin1", "admin2", "settlement", "road", "preposition")
        small = frozenset({"on"}).union(*(words[kind] for kind in kinds))
        if token.is_capitalised and token.norm not in calendar():
            names += 1
        elif token.kind == "word" and token.norm not in small | calendar() | words["bridge"]:
            return 0
    return 0


def _opens_with_date(tokens: Sequence[Token]) -> bool:
    if len(tokens) < 3 or not (tokens[0].kind == "number" or tokens[0].norm in calendar()):
        return False
    return tokens[1].text == "/" or any(token.norm in calendar() for token in tokens[:2])


def list_goes_on(tokens: Sequence[Token], position: int) -> int:
    """The index of the next name in `A, B and C`, or -1."""
    start = position
    while position < len(tokens) and position - start < 4:
        token = tokens[position]
        if token.norm in ("and", "or", "the", "nearby") or token.text in (",", "&", "/"):
            position += 1
        else:
            break
    return position if position > start else -1
