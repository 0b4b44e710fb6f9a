"""Links the groups of a clause with its outcome words.

Words are taken in the order of how sure they are: those with their victims right in front, other
passives, actives, nouns, attributes, bodies, and at last the parts of what has been linked.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.claims.breakdowns import read_breakdown
from ingest.claims.clause import Clause, Usage
from ingest.claims.companions import read_companions
from ingest.claims.groups import POSSESSIVES, Group
from ingest.claims.links import Link, Links
from ingest.claims.lists import list_leftwards, list_rightwards, total_of
from ingest.claims.nouns import nouns
from ingest.claims.number_words import is_number
from ingest.claims.outcomes import Trigger
from ingest.claims.parts import read_parts
from ingest.claims.subjects import SHARED_REACH, pronoun_object, shared_subject, subject_of
from ingest.claims.tolls import among, counted_before, nil_behind, tolls_behind
from ingest.lexicon import kinds

MEASURE_REACH = 8  # tokens of what is weighed: "12 kilos of explosives"
OBJECT_REACH = 4  # tokens between a verb and its object
LISTING = frozenset({"was", "were", "is", "are", "include", "includes", "included"})
SUFFERING_REACH = 3  # tokens between "sustained" and "injuries"


def link_groups(clause: Clause) -> list[Link]:
    """All links of a clause, in the order of the text."""
    linker = _Linker(clause)
    linker.read()
    read_parts(linker.links)
    found = [link for link in linker.links.found if not _is_overtaken(link, linker.links.found)]
    return sorted(found, key=lambda one: (one.group.first, one.trigger.first))


def _is_overtaken(link: Link, found: list[Link]) -> bool:
    """Whether people who were hit or brought to hospital died of it in the same breath."""
    is_hit = link.trigger.outcome.kind == "participle" or link.trigger.outcome.phrase == "shoot"
    if link.outcome != "injured" or not is_hit:
        return False
    return any(one.group is link.group and one.outcome == "killed" for one in found)


class _Linker:
    def __init__(self, clause: Clause) -> None:
        self.clause = clause
        self.links = Links(clause)

    def read(self) -> None:
        """Links everything but parts."""
        ordered = sorted(self.clause.triggers, key=self._rank)
        for trigger in self._used(ordered, "inside"):
            if trigger.outcome.kind == "adjective":
                self._read_inside(trigger)
        read_breakdown(self.links)
        for trigger in self._used(ordered, "left"):
            self._read_left(trigger, self.clause.usages[trigger.first])
        for trigger in self.clause.triggers:
            usage = self.clause.usages[trigger.first]
            if usage.side == "right":
                self._read_right(trigger, usage)
            elif usage.side == "noun":
                self._read_noun(trigger)
        for trigger in self._used(self.clause.triggers, "inside"):
            self._read_inside(trigger)
        self._read_bodies()

    def _used(self, triggers: list[Trigger], side: str) -> list[Trigger]:
        return [one for one in triggers if self.clause.usages[one.first].side == side]

    def _rank(self, trigger: Trigger) -> tuple[bool, int]:
        """Words that stand right behind their group come first."""
        start = self.clause.usages[trigger.first].start
        before = self.clause.group_ending(self.clause.skip_left(start - 1))
        return before is None, trigger.first

    def _add_all(self, trigger: Trigger, groups: list[Group], rule: str) -> bool:
        """Links every group; whether the word says something of any."""
        added = [self.links.add(trigger, group, rule) for group in groups]
        return any(added)

    def _read_left(self, trigger: Trigger, usage: Usage) -> None:
        """Victims in front of the word, or behind it in an inverted sentence."""
        if self._read_dead_of(trigger, usage):
            return
        if self._read_number_of(trigger, usage):
            return
        subject = subject_of(self.links, trigger, usage)
        if subject is None:
            shared = shared_subject(self.links, trigger, usage)
            self._add_all(trigger, shared, "coordinated-outcome")
            self._add_all(trigger, self._listed_behind(trigger), "list")
        else:
            members = list_leftwards(self.links, subject, trigger)
            for group in members:
                self.links.add(trigger, group, _rule(trigger, usage), total_of(group, members))
            read_companions(self.links, trigger, trigger.last)
            if trigger.outcome.kind == "adjective":
                self._read_among(trigger)

    def _read_dead_of(self, trigger: Trigger, usage: Usage) -> bool:
        """`put the militants' dead at 57`."""
        possessive = self.clause.norm(trigger.first - 1) in {"'", "’", "s", *POSSESSIVES}
        if trigger.outcome.phrase != "dead" or not usage.is_plain or not possessive:
            return False
        return self._add_all(trigger, tolls_behind(self.links, trigger), "toll")

    def _read_number_of(self, trigger: Trigger, usage: Usage) -> bool:
        """`put the number of militants killed at between 60 and 70`."""
        subject = self.clause.group_ending(self.clause.skip_left(usage.start - 1))
        if subject is None or subject.quantity is not None or not usage.is_plain:
            return False
        if not self._is_number_of(subject.first):
            return False
        tolls = tolls_behind(self.links, trigger)
        named = [replace(group, victim_class=subject.victim_class) for group in tolls]
        return self._add_all(trigger, named, "toll")

    def _is_number_of(self, index: int) -> bool:
        """Whether `the number of` ends in front of an index."""
        before = self.clause.norm(index - 2)
        return (
            before in ("number", "count", "toll", "total") and self.clause.norm(index - 1) == "of"
        )

    def _listed_behind(self, trigger: Trigger) -> list[Group]:
        """`The following were captured: two howitzers …`, `Killed in the raid were two …`."""
        clause = self.clause
        inverted = trigger.first == 0 or clause.norm(trigger.first - 2) in ("", "among")
        for index in range(trigger.last, min(len(clause.tokens), trigger.last + SHARED_REACH)):
            norm = clause.norm(index)
            if index in clause.trigger_at or norm in (".", ";"):
                return []
            if norm == ":" or (inverted and norm in LISTING):
                first = clause.group_starting(clause.skip_right(index + 1))
                if first is None or first.object == "unit":
                    return []
                return list_rightwards(self.links, first, trigger)
        return []

    def _read_right(self, trigger: Trigger, usage: Usage) -> None:
        """Victims behind the word."""
        first = self._object(trigger, usage)
        if first is not None and first.quantity is None and self._is_number_of(trigger.first):
            tolls = tolls_behind(self.links, trigger)
            named = [replace(one, victim_class=first.victim_class) for one in tolls]
            if self._add_all(trigger, named, "toll"):
                return  # "put the number of lynched suspects at four"
        if first is None:
            if trigger.outcome.kind == "ergative":
                self._read_left(trigger, usage)
            meant = pronoun_object(self.links, trigger)
            self._add_all(trigger, [meant] if meant is not None else [], "active")
            return
        is_told = first.quantity is not None or first.determiner is not None or first.is_named
        if trigger.outcome.kind == "noun" and not is_told:
            return
        members = list_rightwards(self.links, first, trigger)
        if self._add_all(trigger, members, "active") and trigger.outcome.kind != "noun":
            read_companions(self.links, trigger, max(one.last for one in members))

    def _object(self, trigger: Trigger, usage: Usage) -> Group | None:
        clause = self.clause
        index = trigger.last
        for step in range(OBJECT_REACH + 1):
            index = clause.skip_right(index)
            group = clause.group_at.get(index)
            if group is not None:
                fits = self.links.may_be_object(trigger, group, usage)
                return group if fits else None
            behind = self._behind_measure(index)
            if behind is not None:
                return behind if self.links.may_be_object(trigger, behind, usage) else None
            if index >= len(clause.tokens) or self._ends_object(index, step):
                return None
            index += 1
        return None

    def _behind_measure(self, index: int) -> Group | None:
        """The object behind one that is weighed: `12 kilos of explosives, seven grenades`."""
        clause = self.clause
        if index + 1 >= len(clause.tokens) or not is_number(clause.tokens[index]):
            return None
        if clause.norm(index + 1) not in kinds("unit")["weight"]:
            return None
        for end in range(index + 2, min(len(clause.tokens), index + MEASURE_REACH)):
            if clause.norm(end) in (",", "and"):
                return clause.group_starting(end + 1)
        return None

    def _ends_object(self, index: int, step: int) -> bool:
        clause, words = self.clause, kinds("function_word")
        norm = clause.norm(index)
        if index in clause.trigger_at or norm in words["conjunction"]:
            return True
        if clause.tokens[index].kind == "mark":
            return norm not in ("-", ":")
        return step > 0 and (norm == "to" or norm in words["preposition"])

    def _read_noun(self, trigger: Trigger) -> None:
        """Victims of a noun: inside it, in front of it, listed or counted behind it."""
        around = self.clause.group_at.get(trigger.first)
        if around is not None and around.is_partitive and around.noun is None:
            if not self.links.is_owned(around) and not self._hangs_on_others(around):
                self.links.add(trigger, around, "attribute")
            return
        if trigger.outcome.phrase.startswith("the ") and self._is_attribute(trigger):
            return
        before = counted_before(self.links, trigger) or nil_behind(self.links, trigger)
        if before is not None:
            self.links.add(trigger, before, "counted-noun")
            return
        if trigger.outcome.phrase == "losses":
            self._add_all(trigger, self._things_lost(trigger), "list")
        listed = self._listed_behind(trigger)
        if trigger.outcome.person == "casualties":
            listed = [one for one in listed if one.quantity and one.quantity.kind == "zero"]
        if self._add_all(trigger, listed, "list"):
            return
        if trigger.outcome.phrase.endswith(" of"):
            self._read_right(trigger, Usage("right", trigger.first))
        elif not self._read_sufferers(trigger):
            self._read_among(trigger)
            tolls = tolls_behind(self.links, trigger)
            if trigger.outcome.phrase == "losses" and tolls:
                tolls = tolls[:-1] + list_rightwards(self.links, tolls[-1], trigger)
            self._add_all(trigger, tolls, "toll")

    def _things_lost(self, trigger: Trigger) -> list[Group]:
        """The things in a list of losses: `Enemy losses: 40 killed, two tanks, five trucks`."""
        clause = self.clause
        colon = next((i for i in (trigger.last, trigger.last + 4) if clause.norm(i) == ":"), None)
        if colon is None:
            return []
        behind = [group for group in clause.groups if group.first > colon]
        things = [
            g for g in behind if g.object not in ("person", "unit") and g.quantity is not None
        ]
        return [g for g in things if not self.links.is_owned(g) and g.last not in clause.trigger_at]

    def _read_among(self, trigger: Trigger) -> None:
        one = among(self.links, trigger)
        if one is not None:
            whole = self.clause.group_ending(trigger.first - 1)
            for member in list_leftwards(self.links, one, trigger):
                self.links.add(trigger, member, "among", whole)

    def _is_attribute(self, trigger: Trigger) -> bool:
        """`the dead man was an officer` tells of nobody's death."""
        noun = nouns().at(self.clause.tokens, trigger.last)
        return noun is not None and not noun.value.is_plural

    def _hangs_on_others(self, group: Group) -> bool:
        """`relatives of two of the dead` are neither dead nor two."""
        before = self.clause.group_ending(group.first - 2)
        is_of = self.clause.norm(group.first - 1) == "of" and before is not None
        remains = kinds("noun_kind")["remains"]
        return (
            is_of
            and before is not None
            and before.noun is not None
            and (before.noun.singular not in remains)
        )

    def _read_sufferers(self, trigger: Trigger) -> bool:
        """`one driver sustained light injuries`, `three survived with severe wounds`."""
        usage = self.clause.usages[trigger.first]
        if "injured" not in (trigger.outcome.person, usage.outcome):
            return False
        floor = max(-1, trigger.first - 1 - SUFFERING_REACH)
        for index in range(trigger.first - 1, floor, -1):
            if self.clause.norm(index) in kinds("function_word")["suffer"]:
                self._read_left(trigger, Usage("left", index))
                return True
        return False

    def _read_inside(self, trigger: Trigger) -> None:
        """`20 wounded soldiers`, `58 captured fighters`."""
        group = self.clause.group_at[trigger.first]
        if group.quantity is None or group.quantity.kind == "article" or self.links.is_owned(group):
            return
        is_share = group.is_partitive and group.noun is None
        if group.noun is not None and trigger.first > group.head - _width(group.noun.singular):
            return  # the noun itself: "hostage-takers"
        if trigger.first >= group.head and not is_share:
            return
        if trigger.outcome.form in ("past", "participle") or trigger.outcome.kind == "adjective":
            self.links.add(trigger, group, "attribute")

    def _read_bodies(self) -> None:
        """`35 charred bodies`, `the bodies of twelve people`: bodies count as killed."""
        for group in self.clause.groups:
            noun, quantity = group.noun, group.quantity
            if noun is None or quantity is None or self.links.is_owned(group):
                continue
            trigger = self.clause.trigger_at.get(group.head)
            is_body = noun.singular in kinds("noun_kind")["remains"]
            is_new = self.clause.norm(quantity.first) == "another" or quantity.kind != "article"
            if is_body and is_new and quantity.kind != "zero" and trigger is not None:
                self.links.add(trigger, group, "bodies")


def _width(noun: str) -> int:
    """How many tokens a noun has."""
    return len(noun.replace("-", " - ").split())


def _rule(trigger: Trigger, usage: Usage) -> str:
    if trigger.outcome.kind not in ("transitive", "ergative"):
        return trigger.outcome.kind
    return "reduced-passive" if usage.is_plain else "passive"
