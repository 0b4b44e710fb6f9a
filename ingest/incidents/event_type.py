"""The type of an incident, from the words of the passages that tell of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest import lexicon
from ingest.incidents.event_words import EventWord, find_events
from ingest.incidents.incident import Incident
from ingest.incidents.segments import Segment
from ingest.text.tokens import Token

PLAIN = "attack"
GENERAL = ("armed_assault", "clash", "operation", "other")
BY_WEAPON = frozenset({"bombing", "shelling", "airstrike"})
BOMBED = ("takes_place", "bombing")  # from the air or with a bomb on the ground
LOOKED_AT = 10
TITLE = 8
FIRST = 4
LEAD = 2
FEW = 5
MANY_TAKEN = 3
FIRST_OF = ("accident", "airstrike")
AIR_REACH = 4
VERB_REACH = 10
CARRY_REACH = 24  # characters
UNARMED = frozenset({"civilian", "unknown"})
FORCES = frozenset({"state_force"})


def incident_type(incident: Incident, title: Sequence[Token]) -> str:
    """The type of an incident; `title` are the words of the document's title for a main event.

    A specific word (ambush, bombing) goes before a general one (raid, clash), an early one before
    a late one; weapons alone tell little, and a plain word (attack) only that there was one.
    """
    counts, weapons = _counted(incident, title)
    if _is_of_captives(incident):
        counts["kidnapping"] += FIRST
    elif _is_of_dead(incident):
        del counts["kidnapping"]
    if _is_wreck(incident) and weapons["bombing"]:
        del counts["accident"]
    if counts["armed_assault"] and not (counts["clash"] or counts["operation"]):
        counts["airstrike"] += weapons["airstrike"]
    specific = {type_: n for type_, n in counts.items() if type_ not in (*GENERAL, PLAIN)}
    if specific.keys() <= {"kidnapping"} and _is_of_arrests(incident):
        return "operation"
    if not specific and not any(counts[type_] for type_ in GENERAL if type_ != "other"):
        specific = {type_: n + (type_ == "airstrike") for type_, n in weapons.items()}
    best = max(specific.values(), default=0)
    chosen = min((t for t, n in specific.items() if n == best), key=_precedence, default="")
    rest = max(counts["clash"], max(counts[type_] for type_ in GENERAL) // 2)
    rest = counts["armed_assault"] if chosen in BY_WEAPON else rest
    if chosen and best >= rest:
        return chosen
    general = max(GENERAL, key=lambda type_: (counts[type_], -GENERAL.index(type_)))
    if counts[general] > (counts[PLAIN] if general in ("clash", "other") else 0):
        return general
    return "armed_assault" if counts[PLAIN] else _by_outcome(incident)


def _is_wreck(incident: Incident) -> bool:
    """Whether all that speaks for an accident is that something `crashed` or was `derailed`."""
    wrecks = lexicon.kinds("discourse")["wreck"]
    found = [
        token.norm in wrecks
        for segment in incident.segments[:LOOKED_AT]
        for word in segment.events
        for token in segment.tokens
        if word.type == "accident" and token.start == word.start
    ]
    return bool(found) and all(found)


def _precedence(type_: str) -> int:
    """What was an accident or came from the air is so whatever words for explosions there are."""
    return FIRST_OF.index(type_) if type_ in FIRST_OF else len(FIRST_OF)


def _from_the_air(segment: Segment) -> bool:
    """Whether aircraft or drones are those that struck (`jets hit`, `a drone blew up`, `bombed
    with helicopters`).
    """
    tokens, words = segment.tokens, lexicon.kinds("discourse")
    struck = {event.start for event in segment.events if event.form in ("verb", "takes_place")}
    struck |= {draft.trigger_span[0] for draft in segment.drafts}
    for index, token in enumerate(tokens):
        is_force = token.norm == "force" and index > 0 and tokens[index - 1].norm == "air"
        is_craft = token.norm in words["aircraft"] and not _is_of_sea(tokens, index)
        if not (is_force or is_craft):
            continue
        behind = [token.norm for token in tokens[max(0, index - AIR_REACH) : index]]
        if "by" in behind or "with" in behind or "from" in behind:
            before = tokens[max(0, index - VERB_REACH) : index]
            if any(t.norm in words["bombed"] or t.start in struck for t in before):
                return True
        for after in tokens[index + 1 : index + 1 + AIR_REACH]:
            if after.norm in words["hitting"] or after.start in struck:
                return after.norm not in words["passing"]
            if after.kind == "mark" or after.norm in words["be"]:
                break
    return False


def _is_of_sea(tokens: Sequence[Token], index: int) -> bool:
    return index > 0 and tokens[index - 1].norm in ("sea", "naval", "surface", "boat")


def _counted(incident: Incident, title: Sequence[Token]) -> tuple[Counter[str], Counter[str]]:
    """The types that words for events name, weighed by their place, and those of weapons."""
    counts: Counter[str] = Counter()
    weapons: Counter[str] = Counter()
    for word in find_events(title):
        (weapons if word.form == "weapon" else counts)[word.type] += TITLE
    is_first, is_from_air = True, False
    for number, segment in enumerate(incident.segments[:LOOKED_AT]):
        if number < FIRST and segment.drafts and _from_the_air(segment):
            counts["airstrike"] += FIRST + 3 * is_first
            is_from_air = is_from_air or number < LEAD
        for word in segment.events:
            if not word.is_reference:
                is_weak = word.form == "weapon" or (word.form, word.type) == BOMBED
                if is_weak and _is_carried(segment, word):
                    continue
                (weapons if is_weak else counts)[word.type] += _weight(word, number) + 3 * is_first
                is_first = is_first and word.type == PLAIN
    if is_from_air:
        counts["airstrike"] += counts.pop("bombing", 0)
    return counts, weapons


def _is_carried(segment: Segment, word: EventWord) -> bool:
    """Whether a weapon is only carried, thrown or found (`armed with rockets`, `threw bombs`)."""
    near = (t.norm for t in segment.tokens if 0 < word.start - t.end <= CARRY_REACH)
    return bool(lexicon.kinds("discourse")["carrying"] & set(near))


def _most(incident: Incident, outcome: str, classes: frozenset[str]) -> int:
    """The highest number of people of some classes that one claim gives for an outcome."""
    return max(
        (
            max(draft.low or 0, draft.high or 0)
            for draft in incident.drafts
            if draft.outcome == outcome
            and draft.object == "person"
            and draft.victim_class in classes
        ),
        default=0,
    )


def _is_of_arrests(incident: Incident) -> bool:
    """Whether all that befell people is that suspects were arrested, or fighters killed."""
    starts = {
        segment.tokens[match.first].start
        for segment in incident.segments[:LOOKED_AT]
        for match in segment.matches("arresting")
    }
    people = [d for d in incident.drafts if d.object == "person" and d.high != 0]
    arrested = [d for d in people if d.trigger_span[0] in starts and d.victim_class != "civilian"]
    others = [d for d in people if d not in arrested]
    return bool(arrested) and all(draft.victim_class == "armed_group" for draft in others)


def _is_of_captives(incident: Incident) -> bool:
    """Whether far more people who bear no arms were taken than killed."""
    taken = _most(incident, "captured", UNARMED)
    return taken > MANY_TAKEN * max(1, _most(incident, "killed", UNARMED | FORCES))


def _is_of_dead(incident: Incident) -> bool:
    """Whether many more were killed than taken: an attack, whatever else was done."""
    taken = _most(incident, "captured", UNARMED | FORCES)
    killed = _most(incident, "killed", UNARMED | FORCES)
    return taken > 0 and FEW < killed > taken and not _has_hostages(incident)


def _has_hostages(incident: Incident) -> bool:
    return any(
        word.type == "kidnapping" and word.form in ("noun", "plural")
        for segment in incident.segments[:LOOKED_AT]
        for word in segment.events
    )


def _weight(word: EventWord, number: int) -> int:
    if word.form == "plural":
        return 2 if number == 0 else 1
    return FIRST if number == 0 else 3 if word.article == "definite" else 2


def _by_outcome(incident: Incident) -> str:
    """Without any word for the event: people taken are kidnapped, others attacked."""
    people = [draft.outcome for draft in incident.drafts if draft.object == "person"]
    fighters = any(draft.victim_class == "armed_group" for draft in incident.drafts)
    if people and not fighters and set(people) <= {"captured", "missing"}:
        return "kidnapping"
    return "armed_assault"
