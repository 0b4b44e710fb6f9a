"""One sentence (or infobox value) with its outcome words and groups, and how each word is used.

English leaves it to the neighbours whether `killed` is said of those before it (`12 soldiers were
killed`, `12 soldiers killed in …`) or of those behind it (`gunmen killed 12 soldiers`). The rules
here decide that from auxiliaries and from what stands next to the word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.claims.capitals import in_lower_case
from ingest.claims.groups import DEFINITE, Group, find_groups
from ingest.claims.heads import QUOTES
from ingest.claims.number_words import is_number
from ingest.claims.outcomes import Trigger, find_triggers
from ingest.lexicon import kinds
from ingest.text.tokens import Token

VERB_PHRASE_LIMIT = 8
PASSIVE_REACH = 12  # tokens back from a second verb to the auxiliary of the first
AWAY = frozenset({"to", "off", "out"})  # to hospital, off a bus: not yet captured
BURYING = frozenset({"under", "beneath", "alive", "by"})  # the rubble, a landslide
POINTERS = DEFINITE | {"each", "every", "this"}
UNREAL = frozenset(
    {"could", "would", "might", "should"}
)  # "may have killed" is a claim, these are none


@cache
def adverbs() -> frozenset[str]:
    """Words that may stand inside a verb phrase or between a group and its verb."""
    return kinds("function_word")["adverb"] | {"all", "both", "each", "as"}


@dataclass(slots=True)
class Usage:
    """How an outcome word is used: victims to the `left` or `right`, `inside` a group, as a `noun`,
    or not as a fact at all (`none`). `start` is where its verb phrase begins."""

    side: str
    start: int
    is_negated: bool = False
    is_plain: bool = False  # no auxiliary: "12 soldiers killed"
    outcome: str | None = None  # for people, where the use tells more than the word


@dataclass(slots=True)
class Clause:
    """The tokens with their outcome words, groups and lookups from token to both."""

    text: str
    tokens: Sequence[Token]
    triggers: list[Trigger]
    groups: list[Group]
    trigger_at: dict[int, Trigger]
    group_at: dict[int, Group]
    usages: dict[int, Usage]

    def norm(self, index: int) -> str:
        """The word at an index; empty outside the sentence."""
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def skip_left(self, index: int) -> int:
        """The nearest index at or before `index` that is neither adverb nor quotation mark."""
        while index >= 0 and self._is_light(index):
            index -= 1
        return index

    def skip_right(self, index: int) -> int:
        """The nearest index at or after `index` that is neither adverb nor quotation mark."""
        while index < len(self.tokens) and self._is_light(index):
            index += 1
        return index

    def group_starting(self, index: int) -> Group | None:
        """The group that starts at an index."""
        group = self.group_at.get(index)
        return group if group is not None and group.first == index else None

    def group_ending(self, index: int) -> Group | None:
        """The group whose last token is at an index."""
        group = self.group_at.get(index)
        return group if group is not None and group.last == index + 1 else None

    def _is_light(self, index: int) -> bool:
        token = self.tokens[index]
        if index in self.trigger_at or index in self.group_at:
            return False
        if token.norm in adverbs() or token.text in QUOTES:
            return True
        return token.kind == "word" and token.text.islower() and token.norm.endswith("ly")


def analyse(text: str, tokens: Sequence[Token], triggers: list[Trigger] | None = None) -> Clause:
    """The clause of a list of tokens."""
    triggers = find_triggers(tokens) if triggers is None else triggers
    tokens = in_lower_case(tokens)
    verbs = frozenset(index for trigger in triggers for index in range(trigger.first, trigger.last))
    groups = find_groups(text, tokens, verbs)
    trigger_at = {index: t for t in triggers for index in range(t.first, t.last)}
    group_at = {index: g for g in groups for index in range(g.first, g.last)}
    clause = Clause(text, tokens, triggers, groups, trigger_at, group_at, {})
    for trigger in triggers:
        clause.usages[trigger.first] = _usage(clause, trigger)
    return clause


def _is_noun_here(clause: Clause, trigger: Trigger) -> bool:
    """Whether `wounds` are what somebody sustained."""
    before = {clause.norm(index) for index in range(trigger.first - 3, trigger.first)}
    return trigger.outcome.form == "finite" and bool(before & kinds("function_word")["suffer"])


def _opens_item(clause: Clause, trigger: Trigger) -> bool:
    """Whether a word stands like a label: `Dead: 8; injured: 41`, `KIA: 4`."""
    return (
        clause.norm(trigger.first - 1) in ("", ";", ",", ".", "-", "–", "(")
        or trigger.outcome.kind == "label"
    )


@dataclass(slots=True)
class _Auxiliaries:
    start: int
    be: bool = False
    have: bool = False
    do: bool = False
    modal: bool = False
    to: bool = False
    negated: bool = False
    copula: bool = False
    unreal: bool = False


def _auxiliaries(clause: Clause, trigger: Trigger) -> _Auxiliaries:
    """The auxiliaries, negations and adverbs in front of an outcome word."""
    words = kinds("function_word")
    found = _Auxiliaries(trigger.first)
    index = trigger.first - 1
    floor = max(0, trigger.first - VERB_PHRASE_LIMIT)
    while index >= floor:
        norm = clause.norm(index)
        if norm in words["be"]:
            found.be = True
        elif norm in words["have"]:
            found.have = True
        elif norm in words["modal"]:
            found.modal = True
            found.unreal = norm in UNREAL
        elif norm in words["negation"]:
            found.negated = True
        elif norm in words["do"]:
            found.do = True
        elif norm == "to":
            found.to = not found.be and not found.have
        elif norm in words["copula"] and index not in clause.trigger_at:
            found.copula = True
        elif clause.skip_left(index) == index:
            break
        if clause.skip_left(index) == index:
            found.start = index
        index -= 1
    return found


def _usage(clause: Clause, trigger: Trigger) -> Usage:
    outcome = trigger.outcome
    if outcome.kind == "noun":
        return Usage("noun", trigger.first)
    if _is_noun_here(clause, trigger):
        return Usage("noun", trigger.first, outcome="injured")
    if clause.group_at.get(trigger.first) is not None:
        return Usage("inside", trigger.first)
    if clause.norm(trigger.last) == ":" and _opens_item(clause, trigger):
        return Usage("right", trigger.first, is_plain=True)
    if outcome.kind == "label":
        return Usage("left", trigger.first, is_plain=True)
    auxiliaries = _auxiliaries(clause, trigger)
    if auxiliaries.be and not auxiliaries.modal and outcome.kind == "active":
        passive = _passive_outcome(clause, trigger)
        if passive is not None:
            return Usage("left", auxiliaries.start, auxiliaries.negated, outcome=passive)
    side = _side(clause, trigger, auxiliaries)
    if outcome.phrase == "fall on" and _is_day(clause, trigger.last):
        return Usage(side, auxiliaries.start, outcome="killed")
    if side == "left" and outcome.phrase == "take" and clause.norm(trigger.last) not in AWAY:
        is_far = clause.group_ending(clause.skip_left(auxiliaries.start - 1)) is None
        if is_far and auxiliaries.start == trigger.first:
            return Usage("none", trigger.first)  # "35 homes on images taken on Monday"
        return Usage(side, auxiliaries.start, is_plain=True, outcome="captured")
    if side == "right" and outcome.phrase == "take" and _is_taken_from(clause, trigger.last):
        return Usage(side, auxiliaries.start, outcome="captured")
    is_plain = not (auxiliaries.be or auxiliaries.have or auxiliaries.copula)
    return Usage(side, auxiliaries.start, auxiliaries.negated, is_plain)


def _is_taken_from(clause: Clause, index: int) -> bool:
    """Whether people are taken out of where they were: `took 130 patients from two hospitals`."""
    group = clause.group_starting(clause.skip_right(index))
    if group is None or group.object != "person" or group.quantity is None:
        return False
    if group.noun is not None and group.noun.singular in kinds("noun_kind")["remains"]:
        return False
    end = group.last
    while clause.norm(end) == "and" and (other := clause.group_starting(end + 1)) is not None:
        end = other.last
    if clause.norm(end) == ",":
        end = next((i for i in range(end + 1, end + 9) if clause.norm(i) == ","), end) + 1
    return clause.norm(end) in ("from", "off")


def _is_day(clause: Clause, index: int) -> bool:
    """Whether a weekday or a date stands at an index: `fell on Sunday` against `fell on a post`."""
    words = [clause.norm(index), clause.norm(index + 1)]
    return any(word in kinds("calendar")[kind] for word in words for kind in ("month", "weekday"))


def _passive_outcome(clause: Clause, trigger: Trigger) -> str | None:
    """What `was taken` (by somebody, from home) and `was shot` (dead, in a limb) mean."""
    following = clause.norm(trigger.last)
    if trigger.outcome.phrase == "take":
        agent = clause.group_at.get(trigger.last + 1) or clause.group_at.get(trigger.last + 2)
        by_armed = following == "by" and agent is not None and agent.object in ("person", "unit")
        from_home = following == "from" and clause.norm(trigger.last + 1) in DEFINITE
        return "captured" if by_armed or from_home else None
    if trigger.outcome.phrase == "bury":
        return None if following in BURYING else "killed"
    if trigger.outcome.phrase == "shoot":
        return (
            None if following == "at" else "injured" if following in ("in", "through") else "killed"
        )
    return None


def _side(clause: Clause, trigger: Trigger, auxiliaries: _Auxiliaries) -> str:
    outcome = trigger.outcome
    if auxiliaries.modal and (auxiliaries.unreal or not auxiliaries.have):
        return "none"
    if outcome.form == "base":
        return _side_of_base(clause, trigger, auxiliaries)
    if outcome.kind == "adjective":
        return "left"
    if outcome.kind == "intransitive":
        return "none" if outcome.form in ("gerund",) else "left"
    if outcome.phrase == "take" and not auxiliaries.be and clause.norm(trigger.last) == "to":
        return "none"  # "took to the lifeboats"
    if outcome.phrase == "shoot" and _goes_on_passive(clause, trigger):
        return "left"
    if outcome.phrase == "lose" and auxiliaries.be and outcome.form == "past":
        group = clause.group_ending(clause.skip_left(auxiliaries.start - 1))
        if (
            group is not None
            and group.quantity is not None
            and clause.norm(group.first - 1) != "with"
        ):
            return "left"  # "17 troops have been lost", not "the base was lost"
    if outcome.form in ("finite", "gerund") or (
        outcome.kind == "active" and outcome.form != "participle"
    ):
        return "right"
    if auxiliaries.be:
        return "left"
    if auxiliaries.have:
        return "right"
    if clause.norm(trigger.first - 1) in POINTERS:
        return "none"  # "the abducted", "each slain labourer"
    return _side_of_bare_participle(clause, trigger, auxiliaries)


def _goes_on_passive(clause: Clause, trigger: Trigger) -> bool:
    """`were lined up against a wall and shot`, which is said of those in front."""
    if clause.norm(trigger.first - 1) != "and" or trigger.outcome.form != "past":
        return False
    if clause.group_starting(clause.skip_right(trigger.last)) is not None:
        return False
    before = {clause.norm(i) for i in range(trigger.first - PASSIVE_REACH, trigger.first)}
    return clause.norm(trigger.last) != "at" and bool(before & {"were", "was"})


def _side_of_base(clause: Clause, trigger: Trigger, auxiliaries: _Auxiliaries) -> str:
    if trigger.outcome.kind == "intransitive":
        denied = auxiliaries.do and auxiliaries.negated
        return "none" if auxiliaries.to or denied else "left"
    if auxiliaries.do:
        return "right"
    return "none" if auxiliaries.to else "right"


def _is_governed(clause: Clause, group: Group) -> bool:
    """Whether a group hangs on a preposition: `a gunman on a motorcycle killed …`."""
    return (
        clause.norm(group.first - 1) in kinds("function_word")["preposition"]
        and group.object != "person"
    )


def _has_own_word(clause: Clause, group: Group) -> bool:
    following = clause.trigger_at.get(group.last)
    return following is not None and group.is_elliptic and clause.norm(group.last + 1) != ":"


def _weighs(clause: Clause, index: int) -> bool:
    """Whether a weight stands at an index: `seized 12 kilos of explosives`."""
    return (
        index < len(clause.tokens)
        and is_number(clause.tokens[index])
        and clause.norm(index + 1) in kinds("unit")["weight"]
    )


def _side_of_bare_participle(clause: Clause, trigger: Trigger, auxiliaries: _Auxiliaries) -> str:
    """`12 soldiers killed in …` against `gunmen killed 12 soldiers`."""
    before = clause.group_ending(clause.skip_left(auxiliaries.start - 1))
    if before is not None and before.quantity is None and clause.norm(trigger.last) == ":":
        before = None  # "Weapons recovered: nine rifles"
    colon = before is None and clause.norm(trigger.last) == ":"
    after = clause.group_starting(clause.skip_right(trigger.last + colon))
    if before is not None and after is not None and _is_governed(clause, before):
        before = None
    if trigger.outcome.form == "participle" and before is not None:
        return "left"
    if after is None and before is not None and _weighs(clause, trigger.last):
        return "right"
    if clause.norm(trigger.first - 1) == "who" and trigger.outcome.form == "past":
        return "right"  # "a doctor who treated some of them"
    if after is None:
        return "left"
    if before is not None and before.quantity is not None and _has_own_word(clause, after):
        return "left"  # "4 killed 10 wounded"
    if before is None or after.quantity is not None:
        return "right"
    return "right" if before.quantity is None else "left"
