"""Who or what is counted: noun phrases of people and things, with their number.

A group is read from a quantity or a determiner up to its head noun (`four American soldiers`,
`members of the security forces`, `their vehicle`), or is a bare number whose noun stands elsewhere
(`a further eleven`). Heads come from the lexicon `group_noun`; after a number an unlisted plural
counts as a group of unknown kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.claims.group_ends import (
    ORDINAL_ENDINGS,
    attachment,
    contents_end,
    name_end,
    size_end,
    unit_end,
)
from ingest.claims.group_words import (
    demonym_end,
    is_measured,
    is_ordinal_person,
    opens_noun,
    unlisted_plural,
    year_old_end,
)
from ingest.claims.heads import Head, Stops, find_head, is_stop
from ingest.claims.nouns import Noun, nouns
from ingest.claims.number_words import is_number
from ingest.claims.quantity import Quantity, find_quantities, number_at
from ingest.lexicon import kinds, words
from ingest.parties.lexicon import names
from ingest.text.tokens import Token

PARTITIVE_PRONOUNS = frozenset({"them", "whom", "us", "these", "those", "which"})
NAME_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "ag", "ould", "de", "da", "dos", "von", "van", "abu", "ul", "ur"}
)
POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my"})
PERSONAL = frozenset({"he", "she", "him"})
PLACE_KINDS = ("admin1", "admin2", "feature", "settlement", "water")
FAMILIES = frozenset({"family", "household"})
DEFINITE = frozenset({"the", *POSSESSIVES})
PLURAL_SUFFIXES = ("ers", "ors", "ists", "ans", "men", "women", "ees", "ants", "ents", "ese", "als")


@dataclass(slots=True)
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


def find_groups(text: str, tokens: Sequence[Token], verbs: frozenset[int]) -> list[Group]:
    """The groups in a list of tokens, in order.

    `verbs` are the indices of tokens that belong to an outcome word: a phrase ends before them,
    unless a head noun follows (`20 wounded soldiers`).
    """
    quantities = {quantity.first: quantity for quantity in find_quantities(text, tokens)}
    found: list[Group] = []
    numbers = frozenset(q.first for q in quantities.values() if q.kind != "article")
    stops, strict = Stops(verbs, numbers), Stops(verbs, numbers | verbs)
    position = 0
    while position < len(tokens):
        quantity = quantities.get(position)
        group = (
            _counted(tokens, quantity, stops)
            if quantity
            else _uncounted(tokens, position, stops, strict)
        )
        if group is not None:
            found.append(group)
        position = group.last if group is not None else quantity.last if quantity else position + 1
    return found


def _counted(tokens: Sequence[Token], quantity: Quantity, stops: Stops) -> Group | None:
    start = quantity.last
    if quantity.kind == "article" and is_ordinal_person(tokens, start, stops):
        return _bare(replace(quantity, last=start + 1), start + 1)
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
    head = find_head(tokens, start, stops, counted=True)
    if head is not None and quantity.kind == "article":
        if head.noun.singular == "couple":
            quantity = replace(quantity, low=2, high=2, kind="number")
        elif head.noun.singular in FAMILIES:
            return _of_size(tokens, quantity, head)
    if head is not None:
        plural = _compound_end(tokens, head, quantity, stops)
        if plural is not None:
            return _unlisted(tokens, quantity, plural)
        return _group(tokens, quantity.first, head, quantity, stops)
    aged = year_old_end(tokens, start)
    if aged > start:
        return _bare(quantity, aged)
    if (quantity.kind == "article" and tokens[quantity.first].norm != "another") or tokens[
        start - 1
    ].norm == "both":
        return None
    elliptic = demonym_end(tokens, start, stops)
    if elliptic == start:
        plural = unlisted_plural(tokens, start, stops)
        if plural is not None:
            return _unlisted(tokens, quantity, plural)
        if is_measured(tokens, start):
            return None
    return _bare(quantity, max(elliptic, quantity.last))


def _of_size(tokens: Sequence[Token], quantity: Quantity, head: Head) -> Group | None:
    """`a family of five` is five civilians."""
    size = number_at(tokens, head.last + 2) if head.last + 2 < len(tokens) else None
    if size is None or tokens[head.last + 1].norm != "of" or opens_noun(tokens, size[1]):
        return None
    number = Quantity(quantity.first, size[1], head.last + 2, size[0], size[0], "exact", "number")
    return Group(quantity.first, size[1], head.last, number, head.noun, "civilian", "person")


def _unlisted(tokens: Sequence[Token], quantity: Quantity, plural: int) -> Group:
    """A counted plural that no list has, taken for people."""
    victim_class = "civilian" if tokens[plural].norm.endswith(PLURAL_SUFFIXES) else "unknown"
    return Group(quantity.first, plural + 1, plural, quantity, None, victim_class, "person")


def _compound_end(
    tokens: Sequence[Token], head: Head, quantity: Quantity, stops: Stops
) -> int | None:
    """The unlisted plural of which a thing is only the attribute: `two dog handlers`."""
    several = quantity.kind == "number" and quantity.low != 1
    if head.noun.is_plural or head.noun.object in ("person", "unit") or not several:
        return None
    plural = unlisted_plural(tokens, head.last + 1, stops)
    return plural if plural == head.last + 1 else None


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


def _partitive(tokens: Sequence[Token], quantity: Quantity, stops: Stops) -> Group | None:
    """`five of them`, `12 of its men`, `dozens of soldiers`, `one of the injured`."""
    start = quantity.last + 1
    if start < len(tokens) and tokens[start].norm in PARTITIVE_PRONOUNS:
        group = replace(_bare(quantity, start + 1), is_partitive=True)
        if tokens[start].norm == "which":
            return replace(group, object="unit")
        complement = find_head(tokens, start + 1, stops) if start + 1 < len(tokens) else None
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
    head = find_head(tokens, inner, stops, counted=True)
    if head is None and is_measured(tokens, inner):
        return None
    if head is None:
        named = determined and inner in stops.verbs
        if determined and inner > start + 1 and not named and is_number(tokens[inner - 1]):
            return replace(_bare(quantity, inner), is_partitive=True)  # "nine of the ten aboard"
        return replace(_bare(quantity, inner + 1 if named else quantity.last), is_partitive=named)
    group = _group(
        tokens, quantity.first, head, quantity, stops, tokens[start].norm if determined else None
    )
    return replace(group, object="person") if group.object == "unit" else group


def _group(
    tokens: Sequence[Token],
    first: int,
    head: Head,
    quantity: Quantity | None,
    stops: Stops,
    determiner: str | None = None,
) -> Group:
    noun, last = _as_people(head.noun, quantity), head.last + 1
    start = quantity.last if quantity is not None else first
    victim_class = _class_told(tokens, start, head)
    object_ = noun.object
    attached = (
        attachment(tokens, last, stops) if noun.singular in kinds("noun_kind")["generic"] else None
    )
    if object_ in ("weapon", "other"):
        last = contents_end(tokens, last, stops)
    elif attached is not None:
        last = attached.last + 1
        if noun.victim_class in ("unknown", None) and attached.noun.object in ("person", "unit"):
            victim_class = (
                attached.noun.victim_class
                if attached.noun.victim_class != "inherit"
                else victim_class
            )
    elif not noun.is_plural and object_ == "person":
        last = name_end(tokens, last)
    elif object_ == "person":
        last = unit_end(tokens, last)
    last = size_end(tokens, last, object_, stops, not noun.is_plural and object_ == "person")
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


def _as_people(noun: Noun, quantity: Quantity | None) -> Noun:
    """The people of a force that is counted by heads: `six police`, `12 security forces`."""
    is_counted = quantity is not None and quantity.kind == "number" and quantity.low != 1
    if not is_counted or noun.singular not in kinds("noun_kind")["collective"]:
        return noun
    is_several = noun.is_plural or noun.singular in ("police", "militia", "crew")
    return replace(noun, object="person", is_plural=True) if is_several else noun


def _class_told(tokens: Sequence[Token], start: int, head: Head) -> str | None:
    """The class of the noun, unless the words in front of it or behind it say whose they are.

    Ranks are those of states and groups alike: `a Hezbollah commander`, `soldiers of the RSF`.
    """
    noun = head.noun
    if noun.victim_class == "unknown" or noun.singular == "volunteer":
        return _class_of_modifiers(tokens, start, head.last) or noun.victim_class
    if noun.victim_class == "state_force" and _is_of_group(tokens, start, head):
        return "armed_group"
    return noun.victim_class


def _is_of_group(tokens: Sequence[Token], start: int, head: Head) -> bool:
    """Whether an armed group is named right in front of a rank or behind it with `of`."""
    for index in range(start, head.last):
        name = names().at(tokens, index)
        joined = index > 0 and tokens[index - 1].text == "-"
        if name is not None and name.last <= head.last and not joined:
            return name.value.kind == "group"
    behind = head.last + 1
    if behind + 1 >= len(tokens) or tokens[behind].norm not in ("of", "from"):
        return False
    name = names().at(tokens, behind + 1 + (tokens[behind + 1].norm == "the"))
    return name is not None and name.value.kind == "group"


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


def _uncounted(tokens: Sequence[Token], position: int, stops: Stops, strict: Stops) -> Group | None:
    """A group without number: `the attackers`, `soldiers`, `their vehicle`, `President X`.

    Without an article a verb before a noun is no attribute (`Niger detained President X`): there
    the phrase ends where `strict` says.
    """
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
    if token.norm == "the" and is_ordinal_person(tokens, start, stops):
        one = Quantity(position, start + 1, position, 1, 1, "exact", "article")
        return _bare(one, start + 1)
    if not determined and is_stop(token):
        return None
    head = find_head(tokens, start, stops if determined else strict)
    if head is None and determined and (aged := year_old_end(tokens, start)) > start:
        person = Group(position, aged, aged - 1, None, None, "unknown", "person", is_singular=True)
        return replace(person, determiner=token.norm)
    if head is None:
        return None if determined else _named_person(tokens, position, stops)
    return _group(tokens, position, head, None, stops, token.norm if determined else None)


def _named_person(tokens: Sequence[Token], position: int, stops: Stops) -> Group | None:
    """`Adrian Nel`: capitalised words that no lexicon knows; a single one only before a verb."""
    if not tokens[position].is_capitalised or names().at(tokens, position) is not None:
        return None
    last = position
    while last < len(tokens) and not stops.at(last) and _is_name_part(tokens, position, last):
        last += 1
    while last > position and not tokens[last - 1].is_capitalised:
        last -= 1
    if any(tokens[last - 1].norm in kinds("place_word")[kind] for kind in PLACE_KINDS):
        return None  # "Kidal Region", "Lake Chad"
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
    plain = token.kind == "word" and token.is_capitalised and not is_stop(token)
    return plain and nouns().at(tokens, index) is None and token.norm not in words("calendar")
