"""Who or what is counted: noun phrases of people and things, with their number.

A group is read from a quantity or a determiner up to its head noun (`four American soldiers`,
`members of the security forces`, `their vehicle`), or is a bare number whose noun stands elsewhere
(`a further eleven`). Heads come from the lexicon `group_noun`; after a number an unlisted plural
counts as a group of unknown kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.lexicon import kinds, rows, words
from ingest.party_lexicon import Name, names
from ingest.phrases import Match, PhraseTable
from ingest.quantity import Quantity, find_quantities, is_number
from ingest.tokens import Token

MODIFIER_LIMIT = 6
QUOTES = frozenset("\"“”'‘’«»")
PARTITIVE_PRONOUNS = frozenset({"them", "whom", "us", "these", "those", "which"})
NAME_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "ag", "ould", "de", "da", "dos", "von", "van", "abu", "ul", "ur"}
)
POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my"})
PERSONAL = frozenset({"he", "she", "him"})
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
DEFINITE = frozenset({"the", *POSSESSIVES})
GENERIC = frozenset(
    {"member", "person", "man", "people", "worker", "employee", "staff", "occupant", "body", "corpse", "individual",
     "casualty", "head", "family member", "commander", "leader", "crew", "remains", "victim", "survivor", "group"}
)  # fmt: skip
PLURAL_SUFFIXES = (
    "ers",
    "ors",
    "ists",
    "ans",
    "ians",
    "men",
    "women",
    "ees",
    "ants",
    "ents",
    "ese",
    "is",
    "als",
)


@dataclass(frozen=True, slots=True)
class Noun:
    """A listed head noun: its singular, what it counts, and of which class people are."""

    singular: str
    is_plural: bool
    victim_class: str | None
    object: str


@dataclass(frozen=True, slots=True)
class Group:
    """Tokens `first` up to `last` (exclusive) name a group.

    `noun` is None for a bare number or an unlisted plural; `head` is the index of the head's last
    token (or of the number's, where the number stands alone). `number` is the quantity, or None for
    a bare plural or a definite singular. `is_partitive` marks "five of them".
    """

    first: int
    last: int
    head: int
    quantity: Quantity | None
    noun: Noun | None
    victim_class: str | None
    object: str
    is_singular: bool = False
    is_partitive: bool = False
    is_elliptic: bool = False
    determiner: str | None = None
    is_named: bool = False


@cache
def nouns() -> PhraseTable[Noun]:
    """The listed head nouns in singular and plural."""
    entries: list[tuple[str, Noun]] = []
    for row in rows("group_noun"):
        singular, plural = row["singular"], row["plural"] or plural_of(row["singular"])
        victim_class, object_ = row["victim_class"] or None, row["object"]
        if plural != singular:
            entries.append((singular, Noun(singular, False, victim_class, object_)))
        invariable_aircraft = plural == singular and object_ == "aircraft"
        entries.append((plural, Noun(singular, not invariable_aircraft, victim_class, object_)))
    return PhraseTable(entries)


def plural_of(noun: str) -> str:
    """The regular English plural of a noun (of the last word of a phrase)."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@cache
def _stop_words() -> frozenset[str]:
    """Words that no noun phrase runs over."""
    return words("function_word") - {"missing"}


@dataclass(frozen=True, slots=True)
class _Stops:
    """Where a phrase has to end: at outcome words and at the next number."""

    verbs: frozenset[int]
    numbers: frozenset[int]

    def at(self, index: int) -> bool:
        """Whether a token is an outcome word or starts a number."""
        return index in self.verbs or index in self.numbers


def find_groups(text: str, tokens: Sequence[Token], verbs: frozenset[int]) -> list[Group]:
    """The groups in a list of tokens, in order.

    `verbs` are the indices of tokens that belong to an outcome word: a phrase ends before them,
    unless a head noun follows (`20 wounded soldiers`).
    """
    quantities = {quantity.first: quantity for quantity in find_quantities(text, tokens)}
    found: list[Group] = []
    stops = _Stops(verbs, frozenset(q.first for q in quantities.values() if q.kind != "article"))
    position = 0
    while position < len(tokens):
        quantity = quantities.get(position)
        group = (
            _counted(tokens, quantity, stops) if quantity else _uncounted(tokens, position, stops)
        )
        if group is not None:
            found.append(group)
        position = group.last if group is not None else quantity.last if quantity else position + 1
    return found


def _counted(tokens: Sequence[Token], quantity: Quantity, stops: _Stops) -> Group | None:
    start = quantity.last
    if [token.norm for token in tokens[start : start + 2]] == ["out", "of"]:
        return _partitive(tokens, replace(quantity, last=start + 1), stops)
    if start < len(tokens) and tokens[start].norm == "of":
        return _partitive(tokens, quantity, stops)
    while start < len(tokens) and tokens[start].norm in ("more", "additional", "further"):
        start += 1
    if start < len(tokens) and start > quantity.last and tokens[start].norm == "of":
        return _partitive(tokens, replace(quantity, last=start), stops)
    if (
        tokens[start - 1].norm == "both"
        and start < len(tokens)
        and tokens[start].norm in POSSESSIVES
    ):
        start += 1
    head = _head(tokens, start, stops, counted=True)
    if head is not None:
        return _group(tokens, quantity.first, head, quantity, stops)
    if (
        quantity.kind == "article"
        and tokens[quantity.first].norm != "another"
        or tokens[start - 1].norm == "both"
    ):
        return None
    elliptic = _elliptic(tokens, start, stops)
    if elliptic == start:
        plural = _unlisted_plural(tokens, start, stops)
        if plural is not None:
            victim_class = (
                "civilian" if tokens[plural].norm.endswith(PLURAL_SUFFIXES) else "unknown"
            )
            return Group(quantity.first, plural + 1, plural, quantity, None, victim_class, "person")
        if _is_measured(tokens, start):
            return None
    return _bare(quantity, max(elliptic, quantity.last))


def _bare(quantity: Quantity, last: int) -> Group:
    singular = quantity.kind == "article"
    return Group(
        quantity.first,
        last,
        last - 1,
        quantity,
        None,
        None,
        "person",
        is_singular=singular,
        is_elliptic=True,
    )


def _is_measured(tokens: Sequence[Token], start: int) -> bool:
    """Whether a number counts attacks, districts or hours and no people."""
    units = words("unit")
    for token in tokens[start : start + 3]:
        if token.norm in units:
            return True
        if token.kind != "word" or token.norm in _stop_words():
            return False
    return False


def _partitive(tokens: Sequence[Token], quantity: Quantity, stops: _Stops) -> Group | None:
    """`five of them`, `12 of its men`, `dozens of soldiers`, `one of the injured`."""
    start = quantity.last + 1
    if start < len(tokens) and tokens[start].norm in PARTITIVE_PRONOUNS:
        group = replace(_bare(quantity, start + 1), is_partitive=True)
        if tokens[start].norm == "which":
            return replace(group, object="unit")
        complement = _head(tokens, start + 1, stops) if start + 1 < len(tokens) else None
        if complement is None or complement.noun.object != "person":
            return group
        return replace(
            group,
            last=complement.last + 1,
            head=complement.last,
            noun=complement.noun,
            victim_class=complement.noun.victim_class,
        )
    determined = start < len(tokens) and tokens[start].norm in DEFINITE
    if determined and start + 1 < len(tokens) and tokens[start + 1].norm == "own":
        return replace(_bare(quantity, start + 2), is_partitive=True)
    inner = start + 1 if determined else start
    while inner < len(tokens) and (is_number(tokens[inner]) or tokens[inner].norm == "other"):
        inner += 1
    head = _head(tokens, inner, stops, counted=True)
    if head is None and _is_measured(tokens, inner):
        return None
    if head is None:
        named = determined and inner in stops.verbs
        return replace(_bare(quantity, inner + 1 if named else quantity.last), is_partitive=named)
    group = _group(
        tokens, quantity.first, head, quantity, stops, tokens[start].norm if determined else None
    )
    return replace(group, object="person") if group.object == "unit" else group


@dataclass(frozen=True, slots=True)
class _Head:
    last: int
    noun: Noun


def _head(
    tokens: Sequence[Token], start: int, stops: _Stops, counted: bool = False
) -> _Head | None:
    """The head noun of a phrase whose modifiers start at a token: the last one of the run.

    Behind a number the name of a group or a people is a head too (`12 Taliban`, `two Afghans`).
    """
    best: _Head | None = None
    index, since = start, 0
    while index < len(tokens) and since <= MODIFIER_LIMIT:
        token = tokens[index]
        match = nouns().at(tokens, index)
        if (
            match is not None
            and best is not None
            and best.noun.is_plural
            and not match.value.is_plural
        ):
            break
        if match is not None and (match.value.is_plural or not _is_title_word(tokens, match.last)):
            best = _Head(match.last - 1, match.value)
            index, since = match.last, 0
            if match.value.object != "person" and not match.value.is_plural:
                continue
            if match.value.victim_class == "inherit" and not _leads_on(tokens, index):
                break
            continue
        if match is not None:
            best = _Head(match.last - 1, match.value)
            index = match.last
            break
        is_name = counted and tokens[index].is_capitalised and not stops.at(index)
        name = names().at(tokens, index) if is_name else None
        if name is not None:
            best = _named_head(tokens, name) or best
            index, since = name.last, since + 1
            continue
        if not _is_modifier(tokens, index, stops):
            break
        index, since = index + 1, since + 1
    return best


def _named_head(tokens: Sequence[Token], match: Match[Name]) -> _Head | None:
    """A party or a people as a head; an adjective or a country is none."""
    name = match.value
    if name.kind in ("group", "force"):
        return _Head(match.last - 1, Noun(name.name, True, name.actor_class, "person"))
    plural = tokens[match.last - 1].norm.endswith(("s", "men", "women"))
    alone = tokens[match.first - 1].norm in ("a", "an", "one") and _ends_phrase(tokens, match.last)
    if "people" in name.kinds and (plural or alone or "adjective" not in name.kinds):
        return _Head(match.last - 1, Noun(name.name, not alone, "people", "person"))
    return None


def _ends_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Whether no noun can follow at an index."""
    return index >= len(tokens) or tokens[index].kind == "mark" or _is_stop(tokens[index])


def _is_title_word(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name follows (President Mohamed Bazoum)."""
    return index < len(tokens) and tokens[index].kind == "word" and tokens[index].is_capitalised


def _leads_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether "other", "more" or "wounded" is followed by a noun of its own."""
    if index >= len(tokens):
        return False
    match = nouns().at(tokens, index)
    if match is not None:
        return True
    following = nouns().at(tokens, index + 1) if index + 1 < len(tokens) else None
    return following is not None and _is_modifier(tokens, index, _Stops(frozenset(), frozenset()))


def _is_modifier(tokens: Sequence[Token], index: int, stops: _Stops) -> bool:
    token = tokens[index]
    if token.kind == "mark":
        return token.text == "-" or token.text in QUOTES
    if token.kind == "possessive" or _is_in_compound(tokens, index):
        return True
    if token.kind == "number":
        return _is_calibre(tokens, index)
    if token.norm in words("unit"):
        return _is_calibre(tokens, index - 1)
    if index in stops.numbers:
        return False
    if index in stops.verbs:
        return _participle_before_head(tokens, index, stops)
    return not _is_stop(token)


def _is_calibre(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number and the word behind it size a weapon: `two 105 mm howitzers`."""
    following = tokens[index + 1] if 0 <= index < len(tokens) - 1 else None
    return (
        following is not None
        and tokens[index].kind == "number"
        and following.norm in kinds("unit")["distance"]
    )


def _is_in_compound(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is part of `44-year-old`."""
    if tokens[index].kind == "mark":
        return False
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    joined_before = before is not None and before.text == "-" and before.end == tokens[index].start
    return (
        joined_before
        or after is not None
        and after.text == "-"
        and after.start == tokens[index].end
    )


def _participle_before_head(tokens: Sequence[Token], index: int, stops: _Stops) -> bool:
    """Whether an outcome word is an attribute (`20 wounded soldiers`, `stolen weapons`)."""
    following = index + 1
    while following < len(tokens):
        if nouns().at(tokens, following) is not None:
            return True
        if following not in stops.verbs:
            return False
        following += 1
    return False


def _elliptic(tokens: Sequence[Token], start: int, stops: _Stops) -> int:
    """The end of a demonym that stands for its noun (`four American and four Nigerien troops`)."""
    index = start
    while index < len(tokens) and tokens[index].kind == "word" and tokens[index].is_capitalised:
        if index in stops.verbs or _is_stop(tokens[index]):
            break
        index += 1
    return index


def _is_stop(token: Token) -> bool:
    """Whether no phrase runs over a word; `US` is a country and `us` a pronoun."""
    return token.norm in _stop_words() and not (token.text.isupper() and len(token.text) > 1)


def _unlisted_plural(tokens: Sequence[Token], start: int, stops: _Stops) -> int | None:
    for index in range(start, min(start + 3, len(tokens))):
        token = tokens[index]
        if (
            token.kind != "word"
            or index in stops.verbs
            or token.norm in _stop_words()
            or token.norm in words("unit")
        ):
            return None
        if token.text[0].islower() and len(token.norm) > 3 and token.norm.endswith("s"):
            return None if token.norm.endswith(("ss", "ous", "us")) else index
    return None


def _group(
    tokens: Sequence[Token],
    first: int,
    head: _Head,
    quantity: Quantity | None,
    stops: _Stops,
    determiner: str | None = None,
) -> Group:
    noun, last = head.noun, head.last + 1
    victim_class: str | None = noun.victim_class
    if victim_class == "unknown" or noun.singular == "volunteer":
        start = quantity.last if quantity is not None else first
        victim_class = _class_of_modifiers(tokens, start, head.last) or victim_class
    object_ = noun.object
    attached = _attachment(tokens, last, stops) if noun.singular in GENERIC else None
    if attached is not None:
        last = attached.last + 1
        if noun.victim_class in ("unknown", None) and attached.noun.object in ("person", "unit"):
            victim_class = (
                attached.noun.victim_class
                if attached.noun.victim_class != "inherit"
                else victim_class
            )
    elif not noun.is_plural and object_ == "person":
        last = _name_end(tokens, last)
    elif object_ == "person":
        last = _unit_end(tokens, last)
    last = _size_end(tokens, last, object_, stops, not noun.is_plural and object_ == "person")
    return Group(
        first,
        last,
        head.last,
        quantity,
        noun,
        None if victim_class == "inherit" else victim_class,
        object_,
        is_singular=not noun.is_plural,
        is_partitive=determiner is not None,
        is_elliptic=noun.victim_class == "inherit",
        determiner=determiner,
    )


def _class_of_modifiers(tokens: Sequence[Token], start: int, end: int) -> str | None:
    """The class that an attribute tells: `300 civilian men`, `Frontier Corps men`."""
    for index in range(start, end):
        name = names().at(tokens, index)
        if name is not None and name.last <= end and name.value.kind in ("group", "force"):
            return name.value.actor_class
        match = nouns().at(tokens, index)
        known = match.value.victim_class if match is not None and match.last <= end else None
        if known not in (None, "unknown", "inherit"):
            return known
    return None


def _unit_end(tokens: Sequence[Token], last: int) -> int:
    """The end of a unit's name behind people: `two soldiers of the 7th Infantry Division`."""
    norms = [token.norm for token in tokens[last : last + 2]]
    if norms != ["of", "the"]:
        return last
    index = last + 2
    while index < len(tokens) and (tokens[index].kind == "number" or tokens[index].norm in ORDINAL_ENDINGS):
        index += 1
    end = _name_end(tokens, index)
    return end if end > index else last


def _size_end(
    tokens: Sequence[Token], last: int, object_: str, stops: _Stops, is_singular: bool = False
) -> int:
    """Takes in a size or an age: `out of a patrol of 52`, `a patrol of 52`, `a girl of six`."""
    norms = [token.norm for token in tokens[last : last + 2]]
    if norms == ["out", "of"]:
        whole = _head(tokens, last + 3, stops)
        return _size_end(tokens, whole.last + 1, "unit", stops) if whole is not None else last
    if (
        norms[:1] in (["of"], ["aged"])
        and last + 1 in stops.numbers
        and (object_ == "unit" or is_singular)
    ):
        return last + 2
    return last


def _attachment(tokens: Sequence[Token], index: int, stops: _Stops) -> _Head | None:
    """The noun in `members of the escort`, `men from the coast guard`."""
    if index + 1 >= len(tokens) or tokens[index].norm not in ("of", "from"):
        return None
    start = index + 1
    while start < len(tokens) and (
        tokens[start].norm in DEFINITE or tokens[start].norm in ("a", "an")
    ):
        start += 1
    return _head(tokens, start, stops) or _named_unit(tokens, start, stops)


def _named_unit(tokens: Sequence[Token], start: int, stops: _Stops) -> _Head | None:
    """`the Frontier Corps`, `the 84th`: the name of a unit, with its class where a list knows it."""
    match = names().at(tokens, start) if start < len(tokens) else None
    if match is not None:
        known = match.value.kind in ("group", "force")
        return _Head(
            match.last - 1, Noun("unit", False, match.value.actor_class if known else None, "unit")
        )
    last = start
    while (
        last < len(tokens)
        and not stops.at(last)
        and tokens[last].is_capitalised
        and not _is_stop(tokens[last])
    ):
        last += 1
    return _Head(last - 1, Noun("unit", False, None, "unit")) if last > start else None


def _name_end(tokens: Sequence[Token], index: int) -> int:
    """The end of the name behind a title or a description in the singular."""
    while index < len(tokens) and tokens[index].kind == "word" and tokens[index].is_capitalised:
        if tokens[index].norm in _stop_words():
            break
        index += 1
        if (
            index + 1 < len(tokens)
            and tokens[index].text in ("-", "'")
            and tokens[index + 1].is_capitalised
        ):
            index += 1
    return index


def _uncounted(tokens: Sequence[Token], position: int, stops: _Stops) -> Group | None:
    """A group without number: `the attackers`, `soldiers`, `their vehicle`, `President X`."""
    token = tokens[position]
    if token.kind != "word" or position in stops.verbs or token.norm in ORDINAL_ENDINGS:
        return None
    if token.norm in PERSONAL:
        return Group(
            position,
            position + 1,
            position,
            None,
            None,
            "unknown",
            "person",
            is_singular=True,
            determiner=token.norm,
        )
    determined = token.norm in DEFINITE
    start = position + 1 if determined else position
    if not determined and _is_stop(token):
        return None
    # Without an article a verb before a noun is no attribute (`Niger detained President X`).
    inside = stops if determined else replace(stops, numbers=stops.numbers | stops.verbs)
    head = _head(tokens, start, inside)
    if head is None:
        return None if determined else _named_person(tokens, position, stops)
    return _group(tokens, position, head, None, stops, token.norm if determined else None)


def _named_person(tokens: Sequence[Token], position: int, stops: _Stops) -> Group | None:
    """`Adrian Nel`: a run of capitalised words that no lexicon knows; one word only before a verb."""
    if not tokens[position].is_capitalised or names().at(tokens, position) is not None:
        return None
    last = position
    while last < len(tokens) and not stops.at(last) and _is_name_part(tokens, position, last):
        last += 1
    while last > position and not tokens[last - 1].is_capitalised:
        last -= 1
    following = tokens[last].norm if last < len(tokens) else ""
    if last - position < 2 and (last == position or following not in ("was", "has", "had")):
        return None
    return Group(
        position, last, last - 1, None, None, "unknown", "person", is_singular=True, is_named=True
    )


def _is_name_part(tokens: Sequence[Token], first: int, index: int) -> bool:
    token = tokens[index]
    if token.text == "-":
        return index > first and token.start == tokens[index - 1].end
    if token.norm in NAME_PARTICLES:
        return index > first
    plain = token.kind == "word" and token.is_capitalised and not _is_stop(token)
    return plain and nouns().at(tokens, index) is None and token.norm not in words("calendar")


def connectors() -> frozenset[str]:
    """Words that join groups of one list."""
    return kinds("function_word")["and"] | {","}
