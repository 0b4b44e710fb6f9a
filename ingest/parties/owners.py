"""Whose the things were that a claim counts: vehicles, weapons, houses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.claims.draft import ARMED, Draft
from ingest.parties.agents import NOBODY, Agent, Agents
from ingest.parties.index import PartyIndex
from ingest.parties.lexicon import lexicon_words
from ingest.parties.names import PartyMention
from ingest.parties.passage import group_at, rival_of, scene_at, state_at

ARMS = frozenset({"vehicle", "weapon", "aircraft"})
LOSS_NOUNS = frozenset({"loss", "losses"})
SEEN_REACH = 4


def victims_of(draft: Draft) -> tuple[int, int]:
    """The words that name what is counted, or the number where it stands alone."""
    return draft.victim_span or draft.quantity_span


def name_behind(index: PartyIndex, draft: Draft) -> PartyMention | None:
    """`400 dead Tigers`: the group or force whose name follows a bare number of dead."""
    if draft.sentence is None or draft.victim_span is not None:
        return None
    near = index.near(draft.sentence, draft.end)
    found = next((m for m in near if 0 < m.start - draft.end <= 1), None)
    return found if found is not None and found.kind in ("group", "force") else None


class Owners:
    """Finds the owners of things; `seen` has the claims of each sentence that are done."""

    def __init__(self, agents: Agents, seen: Mapping[int, Sequence[Draft]]) -> None:
        self.agents = agents
        self.index = agents.index
        self.seen = seen

    def owner(self, draft: Draft, sentence: int) -> str | None:
        """Whose the vehicles, weapons and houses were."""
        start, end = victims_of(draft)
        if self.is_civil(sentence, start, end):
            return scene_at(self.index, sentence, draft.end)
        trigger = self.agents.tokens(sentence, *draft.trigger_span)
        if trigger and trigger[0].norm in LOSS_NOUNS and draft.claimant_party is not None:
            return draft.claimant_party
        whose = self.agents.adjective(sentence, start, end)
        if whose == "state_force":
            return state_at(self.index, sentence, start)
        if whose == "armed_group":
            return group_at(self.index, sentence, start)
        if any(t.norm == "their" for t in self.agents.tokens(sentence, start, end, before=1)):
            return self.theirs(sentence, start)
        killer = self.agents.killer(draft, sentence)
        if killer.actor_class is None and draft.object == "aircraft" and self.is_active(draft):
            killer = self.agents.agent(draft.claimant_party) if draft.claimant_party else killer
        if killer.actor_class is not None:
            return self.opponent(draft, sentence, self.speakers_own(draft, sentence, killer))
        holder = self.holder(draft, sentence)
        if holder.actor_class is not None:
            return holder.party
        return self.lost_with(draft, sentence)

    def speakers_own(self, draft: Draft, sentence: int, killer: Agent) -> Agent:
        """Forces without a country in what a state says are its own (`the Tsentr group`)."""
        own = draft.claimant_party
        named = {m.party for m in self.index.near(sentence, draft.start) if m.kind == "force"}
        is_own = killer.actor_class == "state_force" and self.agents.is_state(own)
        return Agent(own, "state_force") if is_own and killer.party not in named else killer

    def holder(self, draft: Draft, sentence: int) -> Agent:
        """`rifles were recovered from the slain militants`: who had what was taken."""
        if draft.outcome != "captured" or self.is_active(draft):
            return NOBODY
        after = self.agents.tokens(sentence, draft.trigger_span[1], draft.trigger_span[1], after=8)
        source = next((token for token in after if token.norm == "from"), None)
        found = self.agents.actor_after(sentence, source) if source is not None else NOBODY
        if found.actor_class != "armed_group" or found.party is not None:
            return found
        return Agent(group_at(self.index, sentence, draft.start), found.actor_class)

    def is_civil(self, sentence: int, start: int, end: int) -> bool:
        """Houses, schools and cattle are those of people in the place."""
        words = {token.norm for token in self.agents.tokens(sentence, start, end)}
        return bool(words & lexicon_words("civil_thing", "noun"))

    def is_active(self, draft: Draft) -> bool:
        """`air defences downed 31 drones`: the outcome word stands before what it hits."""
        return draft.trigger_span[0] < victims_of(draft)[0]

    def theirs(self, sentence: int, start: int) -> str | None:
        """`killed several jihadists and destroyed their vehicle`: that of those named last."""
        people = [d for d in self.seen[sentence][-SEEN_REACH:] if d.object == "person"]
        if people:
            return people[-1].victim_party
        last = self.agents.last_actor(sentence, start)
        if last.party is not None:
            return last.party
        return group_at(self.index, sentence, start) if last.actor_class == "armed_group" else None

    def lost_with(self, draft: Draft, sentence: int) -> str | None:
        """A thing of no told owner: that of the people in the same sentence, else of the place."""
        first = self.index.paragraph_of(sentence).start
        earlier = self.seen[sentence][-SEEN_REACH:]
        alike = [d for d in earlier if d.object == "person" or d.outcome == draft.outcome]
        if alike:
            return alike[-1].victim_party
        if draft.outcome == "captured" and self.agents.is_state(draft.claimant_party):
            return group_at(self.index, sentence, victims_of(draft)[0])
        if draft.outcome == "captured" and draft.object == "weapon":
            fighters = self.disarmed(sentence)
            if fighters is not None:
                return fighters.victim_party
        before = self.seen[sentence - 1][-1:] if sentence > first else []
        if before and before[0].victim_class in ARMED and draft.object in ARMS:
            return before[0].victim_party
        return scene_at(self.index, sentence, draft.end)

    def rival(self, draft: Draft, sentence: int) -> str | None:
        """`air defence units shot down 60 drones`: in a war of two states those of the other."""
        return rival_of(self.index, scene_at(self.index, sentence, draft.end) or self.index.state)

    def disarmed(self, sentence: int) -> Draft | None:
        """`Seized: seven rifles`: those of the fighters that the paragraph counts."""
        for number in range(sentence, self.index.paragraph_of(sentence).start - 1, -1):
            fighters = [d for d in self.seen[number] if d.victim_class == "armed_group"]
            if fighters:
                return fighters[-1]
        return None

    def opponent(self, draft: Draft, sentence: int, killer: Agent) -> str | None:
        """The party that stands against the one who did it."""
        excluded = frozenset({killer.party})
        if killer.actor_class == "armed_group":
            people = [d for d in self.seen[sentence] if d.victim_class in ARMED]
            if people and people[-1].victim_party not in (None, killer.party):
                return people[-1].victim_party
            return state_at(self.index, sentence, draft.start, excluded)
        group = group_at(self.index, sentence, draft.start, excluded)
        if group is not None:
            return group
        if killer.party is None:
            return self.rival(draft, sentence)
        fighters = self.disarmed(sentence)
        if fighters is not None:
            return fighters.victim_party
        other = state_at(self.index, sentence, draft.start, excluded)
        return other or rival_of(self.index, killer.party)
