"""Which group suffered which outcome, as far as it has been found out."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.claims.clause import Clause, Usage
from ingest.claims.groups import Group
from ingest.claims.outcomes import Trigger


@dataclass(slots=True)
class Link:
    """A group with an outcome; `total` is the group of which this one is a part."""

    trigger: Trigger
    group: Group
    outcome: str
    rule: str
    total: Group | None = None


class Links:
    """The links of one clause; a group is used once for an outcome."""

    def __init__(self, clause: Clause) -> None:
        self.clause = clause
        self.found: list[Link] = []
        self._taken: set[tuple[int, str]] = set()
        self._owners: dict[int, Trigger] = {}

    def add(self, trigger: Trigger, group: Group, rule: str, total: Group | None = None) -> bool:
        """Links a group with what the word says of it; whether the word says anything of such."""
        outcomes = self.outcomes(trigger, group)
        for outcome in outcomes:
            if (group.first, outcome) in self._taken:
                continue
            self._taken.add((group.first, outcome))
            self._owners.setdefault(group.first, trigger)
            self.found.append(Link(trigger, group, outcome, rule, total))
        return bool(outcomes)

    def outcomes(self, trigger: Trigger, group: Group) -> list[str]:
        """What the word says of the group; none where it is not said of such."""
        noun = group.noun.singular if group.noun is not None else None
        outcome = trigger.outcome.of(group.object, noun)
        usage = self.clause.usages[trigger.first]
        if usage.outcome is not None and group.object == "person":
            outcome = usage.outcome
        if outcome is None:
            return []
        return ["killed", "injured"] if outcome == "casualties" else [outcome]

    def own(self, group: Group, trigger: Trigger) -> None:
        """Notes that a group is used up, though it was linked in another shape."""
        self._owners.setdefault(group.first, trigger)

    def is_owned(self, group: Group) -> bool:
        """Whether some word has been linked with the group."""
        return group.first in self._owners

    def may_suffer(self, trigger: Trigger, group: Group, usage: Usage) -> bool:
        """Whether a group can be the subject of a word."""
        if not self._is_fit(trigger, group, usage):
            return False
        owner = self._owners.get(group.first)
        if owner is None:
            return True
        is_taken = (group.first, self.outcomes(trigger, group)[0]) in self._taken
        if trigger.outcome.kind == "intransitive" and self.clause.norm(usage.start - 1) == ",":
            return not is_taken  # "a fourth, who had been shot in the chest, died"
        return not (is_taken or usage.is_plain or owner.outcome.phrase == "dead")

    def may_be_object(self, trigger: Trigger, group: Group, usage: Usage) -> bool:
        """Whether a group can be the object of a word."""
        return self._is_fit(trigger, group, usage) and not self.is_owned(group)

    def _is_fit(self, trigger: Trigger, group: Group, usage: Usage) -> bool:
        if group.object == "unit" or not self.outcomes(trigger, group):
            return False
        if _is_doubtful_name(trigger, group):
            return False
        is_zero = group.quantity is not None and group.quantity.kind == "zero"
        return is_zero or not usage.is_negated

    def of_trigger(self, trigger: Trigger) -> list[Group]:
        """The groups linked with a word."""
        return [link.group for link in self.found if link.trigger is trigger]

    def whole_before(self, index: int) -> Group | None:
        """The nearest linked group, itself no part, that ends at or before an index."""
        before = [link.group for link in self.found if link.rule != "part"]
        ended = [group for group in before if group.last <= index + 1]
        return max(ended, key=lambda group: group.first, default=None)


def _is_doubtful_name(trigger: Trigger, group: Group) -> bool:
    """A capitalised name that was captured or lost may be a town's."""
    doubtful = trigger.outcome.thing in ("captured", "damaged") or bool(trigger.outcome.only)
    return group.is_named and doubtful
