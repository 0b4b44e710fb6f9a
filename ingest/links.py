"""Which group suffered which outcome: the joints between outcome words and groups of one clause."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from ingest.clause import Clause, Usage
from ingest.groups import PARTITIVE_PRONOUNS, PERSONAL, POSSESSIVES, Group
from ingest.lexicon import kinds, rows
from ingest.outcomes import Trigger
from ingest.phrases import PhraseTable

SHARED_REACH = 12  # tokens back to the auxiliary that two verbs share
SUBJECT_REACH = 24  # tokens between a subject and its verb
OBJECT_REACH = 4  # tokens between a verb and its object
TAIL_LIMIT = 7  # tokens of a name behind "of"
BRACKET_LIMIT = 6  # tokens of a bracket inside a list
ASIDE_LIMIT = 14  # tokens of an aside between a subject and its verb
LIST_LIMIT = 6  # members of a list that are looked back over
TOLL_REACH = 22  # tokens between "death toll" and its number
JOINTS = ("as well as", "along with", "together with", "in addition to", "plus")
# Verbs whose subject suffers where no object follows: "500 houses had burned down".
ERGATIVE = frozenset({"burn", "burn down", "sink", "burn to the ground"})
SUFFERING = frozenset({"suffered", "sustained", "received", "suffering", "sustaining", "survived"})
BODIES = frozenset({"body", "corpse", "skeleton"})
PART_WORDS = ("include", "includes", "included", "including", "incl", "among them", "among whom", "namely", "of which", "of whom", "of them", "among those killed", "notably")


@dataclass(frozen=True, slots=True)
class Link:
    """A group with an outcome; `total` is the group of which this one is a part."""

    trigger: Trigger
    group: Group
    outcome: str
    rule: str
    total: Group | None = None


@cache
def _joint_phrases() -> PhraseTable[str]:
    return PhraseTable((phrase, phrase) for phrase in JOINTS)


@cache
def _part_phrases() -> PhraseTable[str]:
    return PhraseTable((phrase, phrase) for phrase in PART_WORDS)


@cache
def toll_words() -> frozenset[str]:
    """Words between a toll and its number (`the death toll stands at 12`)."""
    return frozenset(row["word"] for row in rows("toll_word"))


class Linker:
    """Finds the links of one clause; a group is used once for an outcome."""

    def __init__(self, clause: Clause) -> None:
        self.clause = clause
        self.links: list[Link] = []
        self._taken: set[tuple[int, str]] = set()
        self._owners: dict[int, Trigger] = {}

    def read(self) -> list[Link]:
        """All links of the clause, in the order of the text."""
        ordered = sorted(self.clause.triggers, key=self._rank)
        for trigger in ordered:
            if self.clause.usages[trigger.first].side == "inside" and trigger.outcome.kind == "adjective":
                self._read_inside(trigger)
        for trigger in ordered:
            usage = self.clause.usages[trigger.first]
            if usage.side == "left":
                self._read_left(trigger, usage)
        for trigger in self.clause.triggers:
            usage = self.clause.usages[trigger.first]
            if usage.side == "right":
                self._read_right(trigger, usage)
            elif usage.side == "noun":
                self._read_noun(trigger)
        for trigger in self.clause.triggers:
            if self.clause.usages[trigger.first].side == "inside":
                self._read_inside(trigger)
        self._read_bodies()
        self._read_parts()
        return sorted(self.links, key=lambda link: (link.group.first, link.trigger.first))

    def _rank(self, trigger: Trigger) -> tuple[int, int]:
        """Words that stand right behind their group come first."""
        usage = self.clause.usages[trigger.first]
        adjacent = self.clause.group_ending(self.clause.skip_left(usage.start - 1)) is not None
        return (0 if adjacent else 1, trigger.first)

    def _add(self, trigger: Trigger, group: Group, rule: str, total: Group | None = None) -> bool:
        outcomes = self._outcomes(trigger, group)
        for outcome in outcomes:
            if (group.first, outcome) in self._taken:
                continue
            self._taken.add((group.first, outcome))
            self._owners.setdefault(group.first, trigger)
            self.links.append(Link(trigger, group, outcome, rule, total))
        return bool(outcomes)

    def _outcomes(self, trigger: Trigger, group: Group) -> list[str]:
        """What the word says of the group; none where it is not said of such."""
        noun = group.noun.singular if group.noun is not None else None
        outcome = trigger.outcome.of(group.object, noun)
        if self.clause.usages[trigger.first].outcome is not None and group.object == "person":
            outcome = self.clause.usages[trigger.first].outcome
        if outcome is None:
            return []
        return ["killed", "injured"] if outcome == "casualties" else [outcome]

    # -- victims before the word ------------------------------------------------------------------

    def _read_left(self, trigger: Trigger, usage: Usage) -> None:
        if self._read_dead_of(trigger, usage):
            return
        subject = self._subject(trigger, usage)
        if subject is None:
            for group in self._shared_subject(trigger, usage):
                self._add(trigger, group, "coordinated-outcome")
            for group in self._listed_behind(trigger):
                self._add(trigger, group, "list")
            return
        if self._read_number_of(trigger, subject):
            return
        rule = "reduced-passive" if usage.is_plain else "passive"
        rule = trigger.outcome.kind if trigger.outcome.kind != "transitive" else rule
        members = self._list_leftwards(subject, trigger)
        for group in members:
            self._add(trigger, group, rule, self._total_of(group, members))
        self._read_companions(trigger)

    def _listed_behind(self, trigger: Trigger) -> list[Group]:
        """`The following were captured: two howitzers …`, `Killed in the raid were two sergeants …`."""
        clause = self.clause
        inverted = trigger.first == 0 or clause.norm(trigger.first - 2) in ("", "among")
        for index in range(trigger.last, min(len(clause.tokens), trigger.last + SHARED_REACH)):
            if index in clause.trigger_at or clause.norm(index) in (".", ";"):
                return []
            if clause.norm(index) == ":" or inverted and clause.norm(index) in ("was", "were", "is", "are"):
                first = clause.group_starting(clause.skip_right(index + 1))
                if first is None or first.object == "unit" or not self._outcomes(trigger, first):
                    return []
                return self._list_rightwards(first, trigger)
        return []

    def _read_number_of(self, trigger: Trigger, subject: Group) -> bool:
        """`put the number of militants killed at between 60 and 70`."""
        clause = self.clause
        if [clause.norm(subject.first - 2), clause.norm(subject.first - 1)] != ["number", "of"]:
            return False
        found = [replace(group, victim_class=subject.victim_class) for group in self._tolls(trigger)]
        return any([self._add(trigger, group, "toll") for group in found])

    def _read_dead_of(self, trigger: Trigger, usage: Usage) -> bool:
        """`put the militants' dead at 57`."""
        if trigger.outcome.phrase != "dead" or not usage.is_plain:
            return False
        if self.clause.norm(trigger.first - 1) not in {"'", "’", "s", *POSSESSIVES}:
            return False
        return any([self._add(trigger, group, "toll") for group in self._tolls(trigger)])

    def _subject(self, trigger: Trigger, usage: Usage) -> Group | None:
        clause = self.clause
        index = clause.skip_left(self._predicate_start(usage) - 1)
        adjacent = clause.group_ending(index)
        if adjacent is not None and adjacent.is_elliptic:
            adjacent = self._as_thing(trigger, adjacent)
        hangs = adjacent is not None and adjacent.quantity is None and not self._is_subject(adjacent)
        if adjacent is not None and not hangs and self._may_suffer(trigger, adjacent, usage):
            return self._counted_part(adjacent)
        index = self._before_aside(index)
        depth = 0
        floor = max(-1, usage.start - 1 - SUBJECT_REACH)
        while index > floor:
            token = clause.tokens[index]
            if token.text == ")":
                depth += 1
            elif token.text == "(":
                depth -= 1
                if depth < 0:
                    return None
            group = clause.group_ending(index)
            if depth == 0 and self._is_barrier(index):
                return None
            if depth == 0 and group is not None:
                if self._is_subject(group) and self._may_suffer(trigger, group, usage):
                    return self._counted_part(group)
                index = group.first
            index -= 1
        return None

    def _before_aside(self, index: int) -> int:
        """The index in front of an aside between commas: `160 people, by one count, were killed`."""
        clause = self.clause
        if clause.norm(index) != ",":
            return index
        for first in range(index - 1, max(0, index - ASIDE_LIMIT), -1):
            if first in clause.trigger_at:
                return index
            if clause.norm(first) == ",":
                opens = clause.norm(first + 1)
                is_aside = opens in kinds("function_word")["preposition"] or opens in ("according", "said")
                return first - 1 if is_aside and opens not in PART_WORDS else index
        return index

    def _as_thing(self, trigger: Trigger, group: Group) -> Group:
        """`others` as things where the outcome is one of things and things were named before."""
        if trigger.outcome.person is not None or trigger.outcome.thing is None:
            return group
        before = [one for one in self.clause.groups if one.last <= group.first and one.object not in ("person", "unit")]
        return replace(group, object=before[-1].object) if before else group

    def _predicate_start(self, usage: Usage) -> int:
        """Where the predicate begins, back over an earlier verb (`were stopped near X and arrested`)."""
        clause = self.clause
        if not usage.is_plain or clause.norm(usage.start - 1) != "and":
            return usage.start
        index = usage.start - 2
        while index > max(0, usage.start - SHARED_REACH) and not self._is_barrier(index):
            if clause.norm(index) in ("was", "were"):
                return index
            index -= 1
        return usage.start

    def _is_barrier(self, index: int) -> bool:
        clause = self.clause
        token = clause.tokens[index]
        if index in clause.trigger_at and index not in clause.group_at:
            return clause.trigger_at[index].outcome.kind != "noun"
        return token.text in (";", ":", "•") or token.norm in kinds("function_word")["conjunction"]

    def _counted_part(self, group: Group) -> Group:
        """`15 of them` for the noun behind it in `15 of them women`."""
        before = self.clause.group_ending(group.first - 1)
        is_bare = group.quantity is None or group.quantity.kind == "article"
        return before if before is not None and before.is_partitive and is_bare else group

    def _is_subject(self, group: Group) -> bool:
        if group.determiner in PERSONAL:
            return False
        before = self.clause.norm(group.first - 1)
        if before in PARTITIVE_PRONOUNS and group.quantity is None:
            return False
        if group.quantity is None and (before.endswith("ing") or self._is_introduced_as_part(group)):
            return False
        is_counted = group.quantity is not None and group.quantity.kind != "article"
        return before not in kinds("function_word")["preposition"] or before == "of" and is_counted

    def _is_introduced_as_part(self, group: Group) -> bool:
        """Whether a group stands in a list behind `including`."""
        first = group
        for _ in range(LIST_LIMIT):
            before = self._joined_before(first)
            if before is None:
                break
            first = before
        return self._introduced(first.first - 1) is not None

    def _may_suffer(self, trigger: Trigger, group: Group, usage: Usage) -> bool:
        if group.object == "unit" or not self._outcomes(trigger, group) or _is_doubtful_name(trigger, group):
            return False
        if (group.first, self._outcomes(trigger, group)[0]) in self._taken or group.first in self._owners and usage.is_plain:
            return False
        owner = self._owners.get(group.first)
        if owner is not None and owner.outcome.phrase == "dead":
            return False
        return not usage.is_negated or group.quantity is not None and group.quantity.kind == "zero"

    def _shared_subject(self, trigger: Trigger, usage: Usage) -> list[Group]:
        """The victims of the outcome word before, in `killed or wounded`, `captured and executed`."""
        clause = self.clause
        index = clause.skip_left(usage.start - 1)
        if clause.norm(index) not in ("and", "or", "nor") or not usage.is_plain:
            return []
        index = clause.skip_left(index - 1)
        first = clause.trigger_at.get(index)
        if first is None:
            return []
        shared = [link.group for link in self.links if link.trigger is first]
        if clause.norm(clause.skip_left(usage.start - 1)) == "and":
            return shared
        return [group for group in shared if group.quantity is not None and group.quantity.kind == "zero"]

    def _list_leftwards(self, group: Group, trigger: Trigger) -> list[Group]:
        """The group and those joined to it on the left, in the order of the text."""
        members = [group]
        is_bare = group.is_elliptic and group.quantity is not None and group.last == group.quantity.last
        is_relative = group.is_partitive and self.clause.norm(group.last - 1) in ("whom", "which")
        while not (is_relative or is_bare and self.clause.usages[trigger.first].is_plain):
            before = self._joined_before(members[0])
            if before is not None and before.is_partitive and before.is_elliptic and members[0] is group:
                before = self._joined_before(before)  # "seven guerrillas, two of them women, and a marine"
            if before is None or not _may_share(before, members[0]) or before.object == "unit":
                break
            if self.clause.norm(before.first - 1) in ("of", "in", "from", "with") and len(members) == 1:
                break
            if self._is_in_list_of_parts(before):
                break
            if not self._outcomes(trigger, before) or before.first in self._owners:
                break
            members.insert(0, before)
        members = self._without_appositions(members)
        counted = [member for member in members if member.quantity is not None]
        if counted and members[0].quantity is not None and members[0].quantity.kind == "zero":
            return [member if member.quantity else replace(member, quantity=members[0].quantity) for member in members]
        return [member for member in members if member.quantity or self._is_companion(members, member)] or members

    def _is_companion(self, members: list[Group], member: Group) -> bool:
        """`his wife` in `a man and his wife`: one more person, though nobody says "one"."""
        position = members.index(member)
        if not position:
            counted = len(members) > 1 and members[1].quantity is not None and not members[1].is_singular
            counted = counted and self.clause.norm(members[1].first - 1) == "and"
            return counted and member.is_singular and member.object == "person"
        if members[position - 1].quantity is None:
            return False
        if not members[position - 1].is_singular or not member.is_singular:
            return False
        return member.object == "person" and self.clause.norm(member.first - 1) == "and"

    def _without_appositions(self, members: list[Group]) -> list[Group]:
        """One person told twice is one: `Adrian Nel, a driver`, `his deputy, Adrian Nel`."""
        kept = members[:1]
        for member in members[1:]:
            named = member.is_named or kept[-1].is_named or len(members) == 2
            singles = member.is_singular and kept[-1].is_singular and member.object == "person"
            if not (named and singles and self.clause.norm(member.first - 1) == ","):
                kept.append(member)
        return kept

    def _is_in_list_of_parts(self, group: Group) -> bool:
        """Whether a group goes on with a list such as `seven of them gendarmes and …`."""
        found: Group | None = group
        for _ in range(LIST_LIMIT):
            if found is None:
                return False
            before = self.clause.group_ending(found.first - 1)
            if any(one is not None and one.is_partitive and one.is_elliptic for one in (found, before)):
                return True
            found = self._joined_before(found)
        return False

    def _joined_before(self, group: Group) -> Group | None:
        """The group to which a connector in front of this one leads."""
        clause = self.clause
        index = group.first - 1
        while index >= 0 and clause.tokens[index].text in "\"“”'‘’":
            index -= 1
        seen = False
        while index >= 0 and (clause.norm(index) in kinds("function_word")["and"] or clause.norm(index) == ","):
            seen, index = True, index - 1
        if not seen:
            return None
        if clause.norm(index) == ")":
            while index > 0 and clause.norm(index) != "(":
                index -= 1
            index -= 1
        found = clause.group_ending(index)
        if found is None and clause.tokens[index].is_capitalised if index >= 0 else False:
            found = self._with_tail(index)
        return found

    def _with_tail(self, index: int) -> Group | None:
        """The group in front of `from Niger`, `of the 84th`, `of the Department of Defense`."""
        clause = self.clause
        for start in range(index, max(0, index - TAIL_LIMIT), -1):
            if clause.norm(start) in ("from", "of"):
                found = clause.group_ending(start - 1)
                if found is not None:
                    return found
            elif not clause.tokens[start].is_capitalised and clause.norm(start) != "the":
                return None
        return None

    def _total_of(self, group: Group, members: list[Group]) -> Group | None:
        """The first member of a list where its number is the sum of the others."""
        if group.is_partitive and group.is_elliptic and group is not members[0]:
            return members[0]
        first, others = members[0], members[1:]
        if group is first or len(others) < 2 or group not in others:
            return None
        numbers = [member.quantity.low if member.quantity else None for member in members]
        if any(number is None for number in numbers):
            return None
        whole, *parts = [number or 0 for number in numbers]
        return first if whole and whole == sum(parts) else None

    def _read_companions(self, trigger: Trigger) -> None:
        """`perished along with 156 of the attackers`, `killed, as well as two civilians`."""
        clause = self.clause
        index = trigger.last + (clause.norm(trigger.last) == ",")
        match = _joint_phrases().at(clause.tokens, index) if index < len(clause.tokens) else None
        group = clause.group_starting(match.last) if match is not None else None
        if group is not None and group.quantity is not None and group.first not in self._owners:
            self._add(trigger, group, "companion")

    # -- victims behind the word ------------------------------------------------------------------

    def _read_right(self, trigger: Trigger, usage: Usage) -> None:
        first = self._object(trigger, usage)
        if first is None:
            if trigger.outcome.phrase in ERGATIVE:
                self._read_left(trigger, usage)
            return
        if trigger.outcome.kind == "noun" and first.quantity is None and not (first.determiner or first.is_named):
            return
        for group in self._list_rightwards(first, trigger):
            self._add(trigger, group, "active")

    def _object(self, trigger: Trigger, usage: Usage) -> Group | None:
        clause = self.clause
        index = trigger.last
        for step in range(OBJECT_REACH + 1):
            index = clause.skip_right(index)
            if index >= len(clause.tokens):
                return None
            group = clause.group_at.get(index)
            if group is not None:
                return group if self._may_be_object(trigger, group, usage) else None
            if index in clause.trigger_at or clause.tokens[index].kind == "mark" and clause.norm(index) not in ("-", ":"):
                return None
            if step and (clause.norm(index) == "to" or clause.norm(index) in kinds("function_word")["preposition"]):
                return None
            if clause.norm(index) in kinds("function_word")["conjunction"]:
                return None
            index += 1
        return None

    def _may_be_object(self, trigger: Trigger, group: Group, usage: Usage) -> bool:
        if group.object == "unit" or not self._outcomes(trigger, group) or _is_doubtful_name(trigger, group):
            return False
        if usage.is_negated and (group.quantity is None or group.quantity.kind != "zero"):
            return False
        return group.first not in self._owners

    def _list_rightwards(self, group: Group, trigger: Trigger) -> list[Group]:
        members = [group]
        while True:
            following = self._joined_after(members[-1])
            if following is None or following.first in self._owners or following.object == "unit":
                break
            if not self._outcomes(trigger, following) or not _same_side(following, group):
                break
            if any(index in self.clause.trigger_at for index in range(following.first, following.head)):
                break
            members.append(following)
        members = self._without_appositions(members)
        counted = [member for member in members if member.quantity is not None]
        return members if not counted else [m for m in members if m.quantity or m.is_singular or m.object != "person"]

    def _joined_after(self, group: Group) -> Group | None:
        clause = self.clause
        index = self._behind_bracket(clause.skip_right(group.last))
        match = _joint_phrases().at(clause.tokens, index) if index < len(clause.tokens) else None
        if match is not None:
            return clause.group_starting(match.last)
        seen = False
        while clause.norm(index) in kinds("function_word")["and"] or clause.norm(index) == ",":
            seen, index = True, index + 1
        return clause.group_starting(clause.skip_right(index)) if seen else None

    def _behind_bracket(self, index: int) -> int:
        """The index behind a short bracket that opens at `index`: `the Syrian Democratic Forces (SDF)`."""
        if self.clause.norm(index) != "(":
            return index
        for last in range(index + 1, min(index + BRACKET_LIMIT, len(self.clause.tokens))):
            if self.clause.norm(last) == ")":
                return last + 1
        return index

    # -- nouns ------------------------------------------------------------------------------------

    def _read_noun(self, trigger: Trigger) -> None:
        around = self.clause.group_at.get(trigger.first)
        if around is not None and around.is_partitive and around.noun is None:
            if around.first not in self._owners:
                self._add(trigger, around, "attribute")
            return
        before = self._counted_before(trigger)
        if before is not None:
            self._add(trigger, before, "counted-noun")
            return
        listed = self._listed_behind(trigger)
        if listed:
            for group in listed:
                self._add(trigger, group, "list")
            return
        if trigger.outcome.phrase.endswith(" of"):
            self._read_right(trigger, Usage("right", trigger.first))
            return
        if self._read_sufferers(trigger):
            return
        among = self._among(trigger)
        if among is not None:
            self._add(trigger, among, "among")
        for group in self._tolls(trigger):
            self._add(trigger, group, "toll")

    def _counted_before(self, trigger: Trigger) -> Group | None:
        """`177 civilian deaths`, `no casualties`: a bare number with at most a few words between."""
        clause = self.clause
        index = trigger.first - 1
        for _ in range(4):
            group = clause.group_ending(index)
            if group is not None and group.quantity is not None:
                zero = group.quantity.kind == "zero"
                ambiguous = trigger.outcome.person == "casualties" or trigger.outcome.phrase == "losses"
                is_attribute = group.noun is not None and not group.noun.is_plural
                bare = (group.is_elliptic or is_attribute) and group.quantity.kind in ("number", "vague")
                is_toll = "toll" in trigger.outcome.phrase or "number" in trigger.outcome.phrase
                return group if (zero or bare and not ambiguous) and not is_toll else None
            if group is not None:
                index = group.first - 1
                continue
            if index < 0 or clause.tokens[index].kind != "word" or _is_function(clause.norm(index)):
                return None
            index -= 1
        return None

    def _ends_toll(self, index: int) -> bool:
        trigger = self.clause.trigger_at.get(index)
        if trigger is not None and trigger.outcome.form != "base" and trigger.outcome.kind != "noun":
            return True
        return self.clause.norm(index) in (";", ".", "who", "which")

    def _read_sufferers(self, trigger: Trigger) -> bool:
        """`one driver sustained light injuries`, `three survived with severe wounds`."""
        for index in range(trigger.first - 1, max(-1, trigger.first - 4), -1):
            if self.clause.norm(index) in SUFFERING:
                self._read_left(trigger, Usage("left", index))
                return True
        return False

    def _among(self, trigger: Trigger) -> Group | None:
        """`five civilians among the dead`."""
        clause = self.clause
        if clause.norm(trigger.first - 1) != "among":
            return None
        index = clause.skip_left(trigger.first - 2)
        while clause.norm(index) in kinds("function_word")["be"]:
            index = clause.skip_left(index - 1)
        group = clause.group_ending(index)
        return group if group is not None and group.quantity is not None else None

    def _tolls(self, trigger: Trigger) -> list[Group]:
        """The numbers behind `death toll`, `the number of dead`, `the dead`."""
        clause = self.clause
        found: list[Group] = []
        index = trigger.last
        victim_class: str | None = None
        while index < min(len(clause.tokens), trigger.last + TOLL_REACH):
            group = clause.group_starting(index)
            if group is not None and group.quantity is not None and group.quantity.kind in ("number", "vague"):
                is_led = clause.norm(group.first - 1) in toll_words() or group.quantity.qualifier == "more_than"
                if not is_led or group.first in self._owners:
                    break
                if self._outcomes(trigger, group):
                    found.append(replace(group, victim_class=group.victim_class or victim_class))
                if clause.norm(group.last) != "to":
                    break
                index = group.last
            elif group is not None:
                if clause.norm(group.first - 1) == "of":
                    victim_class = group.victim_class  # "the toll of soldiers"
                index = group.last
            elif self._ends_toll(index):
                break
            index += group is None
        return found

    def _read_bodies(self) -> None:
        """`35 charred bodies`, `the bodies of twelve people`: bodies count as killed."""
        for group in self.clause.groups:
            if group.first in self._owners or group.quantity is None or group.noun is None:
                continue
            if group.noun.singular in BODIES and group.quantity.kind in ("number", "vague"):
                index = group.head
                trigger = self.clause.trigger_at.get(index)
                if trigger is not None:
                    self._add(trigger, group, "bodies")

    # -- attributes and parts ---------------------------------------------------------------------

    def _read_inside(self, trigger: Trigger) -> None:
        """`20 wounded soldiers`, `58 captured fighters`."""
        group = self.clause.group_at[trigger.first]
        if group.quantity is None or group.quantity.kind == "article":
            return
        if trigger.first >= group.head and not (group.is_partitive and group.noun is None):
            return
        if group.first in self._owners:
            return
        if trigger.outcome.form in ("past", "participle") or trigger.outcome.kind == "adjective":
            self._add(trigger, group, "attribute")

    def _read_parts(self) -> None:
        for group in self.clause.groups:
            if group.first in self._owners or group.quantity is None:
                continue
            whole = self._whole_of(group) or self._whole_by_sum(group)
            if whole is None:
                continue
            link = self._link_for_part(group, whole)
            if link is not None and self._outcomes(link.trigger, group):
                self._add(link.trigger, group, "part", whole)

    def _link_for_part(self, group: Group, whole: Group) -> Link | None:
        links = [link for link in self.links if link.group is whole]
        before = [link for link in links if link.trigger.first < group.first]
        return next(reversed(before or links), None)

    def _whole_of(self, group: Group) -> Group | None:
        """The group of which this one is introduced as a part."""
        clause = self.clause
        if _is_auxiliary(clause.norm(group.last)):
            return None
        joined = self._joined_before(group)
        if joined is not None:
            for link in self.links:
                if link.group is joined and link.total is not None and link.rule == "part":
                    return link.total
        index = clause.skip_left(group.first - 1)
        introduced = self._introduced(index)
        if introduced is not None and group.quantity is not None and group.quantity.kind != "article":
            return self._linked_before(introduced)
        if self._is_part_behind(group):
            return self._linked_before(group.first - 1)
        if group.is_partitive and group.is_elliptic and clause.norm(index) in (",", "(", "–", "-", "—"):
            return self._linked_before(index)
        if clause.norm(index) in (",", "(") and group.is_elliptic and self._is_degree_of_harm(group):
            return self._linked_before(index)
        if clause.norm(index) == "(" and group.is_elliptic and clause.norm(group.last) != "according":
            return self._linked_before(index)
        return None

    def _whole_by_sum(self, group: Group) -> Group | None:
        """The total that a list behind it adds up to: `five people died, one woman and four children`."""
        clause = self.clause
        first = group
        while (before := self._joined_before(first)) is not None and before.first not in self._owners:
            first = before
        if clause.norm(first.first - 1) not in (",", ":", "(", "–", "—", "-"):
            return None
        members = [first]
        while (following := self._joined_after(members[-1])) is not None and len(members) < LIST_LIMIT:
            members.append(following)
        whole = self._linked_before(first.first - 1)
        numbers = [_number(member) for member in members]
        if whole is None or len(members) < 2 or None in numbers or group not in members:
            return None
        return whole if _number(whole) == sum(number or 0 for number in numbers) else None

    def _is_degree_of_harm(self, group: Group) -> bool:
        """`13 were hurt, four critically`."""
        following = self.clause.norm(group.last)
        return following.endswith("ly") or following in ("in", "of") and self.clause.norm(group.last + 1) in ("critical", "serious", "grave")

    def _is_part_behind(self, group: Group) -> bool:
        """`six women and six children among them`, `17 minors included`."""
        clause = self.clause
        following = self._joined_after(group)
        if following is not None and following.quantity is not None and following.first not in self._owners:
            group = following
        return clause.norm(group.last) == "included" or [clause.norm(group.last), clause.norm(group.last + 1)] == ["among", "them"]

    def _introduced(self, index: int) -> int | None:
        """Where `including`, `among them`, `of whom` before an index starts."""
        for start in range(max(0, index - 3), index + 1):
            match = _part_phrases().at(self.clause.tokens, start)
            if match is not None and match.last == index + 1:
                return start
        return None

    def _linked_before(self, index: int) -> Group | None:
        """The nearest counted group with a link before an index."""
        found = [link.group for link in self.links if link.group.last <= index + 1 and link.rule != "part"]
        return max(found, key=lambda group: group.first, default=None)


def _is_doubtful_name(trigger: Trigger, group: Group) -> bool:
    """A capitalised name that was captured or lost may be a town's."""
    return group.is_named and trigger.outcome.thing in ("captured", "damaged") or group.is_named and bool(trigger.outcome.only)


def _is_auxiliary(word: str) -> bool:
    return word in kinds("function_word")["be"] or word in kinds("function_word")["have"]


def _number(group: Group) -> int | None:
    return group.quantity.low if group.quantity is not None else None


def _is_function(word: str) -> bool:
    return any(word in kinds("function_word")[kind] for kind in ("preposition", "determiner", "be", "have", "and"))


def _may_share(one: Group, other: Group) -> bool:
    """Whether two groups of a list may be subjects of one verb: like things, or both counted."""
    numbers = all(group.quantity is not None and group.quantity.kind == "number" for group in (one, other))
    return _same_kind(one, other) or numbers


def _same_kind(one: Group, other: Group) -> bool:
    return (one.object == "person") == (other.object == "person")


def _same_side(one: Group, other: Group) -> bool:
    """Whether a list may go on from people to things: only where the next one is counted."""
    counted = one.quantity is not None and one.quantity.kind != "article"
    return _same_kind(one, other) or counted or (one.determiner or "") in POSSESSIVES
