"""Who did it: the subject of an outcome word, or the one named after `by`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.attribution.sources import speech_words
from ingest.claims.draft import Draft
from ingest.parties.index import PartyIndex
from ingest.parties.names import PERFECT, PartyMention, force_nouns
from ingest.parties.passage import state_at
from ingest.text.page import Page
from ingest.text.tokens import Token

REACH = 40
OWNERS = frozenset({"of", "from", "belonging"})
OWN = frozenset({"its", "his", "her", "our", "my", "own"})
PERSONAL = frozenset({"it", "they", "we", "he", "she", "i"})
SUBJECTS = frozenset({"group", "force", "government", "strike"})
JOINS = frozenset({"and", "or"})
PREPOSITIONS = frozenset({"of", "on", "at", "against", "to", "with", "for", "from", "near", "in"})
STRIKING = frozenset({"on", "against", "at"})
ATTACKS = frozenset({"strike", "air"})
PARTITIVE = frozenset({"them", "whom"})
NEAREST_OWNER = 3
NAME_REACH = 40
ANTECEDENT = 5  # tokens before a relative pronoun


@dataclass(slots=True)
class Agent:
    """Who acts: a party if it is told, and its class; both are None for nobody."""

    party: str | None
    actor_class: str | None


NOBODY = Agent(None, None)


class Agents:
    """Finds who acts in the sentences of a page."""

    def __init__(self, page: Page, index: PartyIndex) -> None:
        self.page = page
        self.index = index

    def tokens(
        self, sentence: int, start: int, end: int, before: int = 0, after: int = 0
    ) -> list[Token]:
        """The tokens of a sentence between two offsets, with some before and after."""
        here = self.page.sentences[sentence]
        first, last = here.index_at(start), here.index_at(end)
        last = min(max(last, first), first + REACH)
        return here.tokens[max(0, first - before) : last + after]

    def is_state(self, party: str | None) -> bool:
        """Whether a party is one of the states that the document names."""
        return party is not None and len(party) == 3 and party in self.index.states

    def killer(self, draft: Draft, sentence: int) -> Agent:
        """Who did what a claim tells, where the sentence has it as subject or after `by`."""
        trigger, victims = draft.trigger_span, (draft.victim_span or draft.quantity_span)
        if trigger[0] > victims[0]:
            return self.after_by(sentence, trigger[1])
        if "of" in [token.norm for token in self.tokens(sentence, trigger[1], trigger[1], after=1)]:
            return self.after_by(sentence, victims[1])  # a noun: the deaths of three fighters
        return self.active(draft, sentence)

    def active(self, draft: Draft, sentence: int) -> Agent:
        """Who acts where the outcome word is an active verb."""
        victims, trigger = (draft.victim_span or draft.quantity_span), draft.trigger_span
        before = [token.norm for token in self.tokens(sentence, trigger[0], trigger[0], before=4)]
        if before and before[-1] in speech_words("be"):
            return self.after_by(sentence, victims[1])
        is_own = set(before[-3:]) & (PERSONAL | OWN) or set(before[-2:]) & {"to", "having"}
        if is_own and draft.claimant_party is not None:
            return self.agent(draft.claimant_party)
        is_pronoun = bool(set(before[-2:]) & {"they", "it"})
        back = self.meant(sentence, trigger[0]) if is_pronoun else None
        if back is not None:
            return back
        found = self.subject(draft, sentence)
        if found.party is None and is_own:
            return self.before(sentence, trigger[0]) or found
        return found

    def named_subject(self, sentence: int, offset: int) -> str | None:
        """`Ukraine lost ...`, `Malawi has lost ...`: the country or group right before a verb."""
        tokens = self.tokens(sentence, offset, offset, before=3)
        while tokens and tokens[-1].norm in PERFECT | {"also", "itself", "alone"}:
            tokens = tokens[:-1]
        end = tokens[-1].end if tokens else None
        found = (m for m in self.index.near(sentence, offset) if m.end == end)
        return next((m.party for m in found if m.kind != "border"), None)

    def meant(self, sentence: int, offset: int) -> Agent | None:
        """Who `it` is that a sentence begins with: the one with whom the sentence before begins."""
        first = self.page.sentences[sentence].tokens[0].norm
        if first == "it" and sentence > self.index.paragraph_of(sentence).start:
            found = self.first_actor(sentence - 1, self.page.sentences[sentence - 1].tokens[:REACH])
            return found if found.actor_class is not None else None
        return self.before(sentence, offset)

    def before(self, sentence: int, offset: int) -> Agent | None:
        """Who `they` and `its fighters` go back to: the group that the text told of last."""
        named = [m for m in self.index.near(sentence, offset) if m.start < offset]
        first = self.index.paragraph_of(sentence).start
        for number in range(sentence, max(first, sentence - 2) - 1, -1):
            found = named if number == sentence else self.index.sentences[number]
            groups = [m for m in found if m.kind == "group"]
            if groups:
                return Agent(groups[0].party, "armed_group")
        return None

    def agent(self, party: str) -> Agent:
        return Agent(party, "state_force" if self.is_state(party) else "armed_group")

    def subject(self, draft: Draft, sentence: int) -> Agent:
        """The subject of a claim's outcome word."""
        offset = draft.trigger_span[0]
        tokens = self.tokens(sentence, offset, offset + 1, before=REACH)
        if len(tokens) < 3:
            return NOBODY
        verb, before = tokens[-1], tokens[:-1]
        if verb.norm.endswith("ing") and before[-1].norm == "of" and before[-2].norm != "accused":
            return self.last_actor(sentence, before[-1].start)  # "accused M23 of killing ..."
        if verb.norm.endswith("ing"):
            by = [token for token in before if token.norm == "by"]
            return self.actor_after(sentence, by[-1]) if by else self.first_actor(sentence, before)
        is_joined = before[-1].norm in PERFECT and before[-2:-1] and before[-2].norm in JOINS
        if before[-1].norm in JOINS or is_joined:
            return self.joined(draft, sentence, before)
        relative = next((t for t in before[-2:] if t.norm in ("that", "which", "who")), None)
        if relative is not None:
            return self.antecedent(sentence, relative.start)
        return self.last_actor(sentence, offset)

    def antecedent(self, sentence: int, offset: int) -> Agent:
        """`pursued by the air component, which destroyed ...`: who stands before the pronoun."""
        before = self.tokens(sentence, offset, offset, before=ANTECEDENT)
        while before and before[-1].kind == "mark":
            before = before[:-1]
        if not before:
            return NOBODY
        named = [m for m in self.index.near(sentence, offset) if m.end == before[-1].end]
        if named and named[0].kind in SUBJECTS:
            is_group = named[0].kind == "group"
            return Agent(named[0].party, "armed_group" if is_group else "state_force")
        for position in range(len(before)):
            noun = force_nouns().at(before, position)
            if noun is not None and noun.last == len(before) and noun.value != "strike":
                return self.unnamed(sentence, before[position].start, noun.value)
        return NOBODY

    def joined(self, draft: Draft, sentence: int, before: Sequence[Token]) -> Agent:
        """`its men killed ten and captured five`: the subject of the verb before."""
        words = {token.norm for token in before}
        if draft.claimant_party is not None and words & (PERSONAL | OWN):
            return self.agent(draft.claimant_party)
        return NOBODY if words & PERSONAL else self.first_actor(sentence, before)

    def first_actor(self, sentence: int, before: Sequence[Token]) -> Agent:
        """The actor that a stretch of a sentence begins with."""
        found = self.actors(sentence, before)
        return found[0][1] if found else NOBODY

    def last_actor(self, sentence: int, offset: int) -> Agent:
        """The actor nearest before an offset."""
        found = self.actors(sentence, self.tokens(sentence, offset, offset, before=REACH // 2))
        return found[-1][1] if found else NOBODY

    def actors(self, sentence: int, tokens: Sequence[Token]) -> list[tuple[int, Agent]]:
        """The parties and the unnamed soldiers and fighters among some tokens, in order."""
        if not tokens:
            return []
        first, last = tokens[0].start, tokens[-1].end
        found = [
            (m.start, Agent(m.party, "armed_group" if m.kind == "group" else "state_force"))
            for m in self.index.near(sentence, last)
            if first <= m.start
            and m.end <= last
            and m.kind in SUBJECTS
            and not self.is_struck(sentence, m)
        ]
        taken = [start for start, _ in found]
        for noun in force_nouns().find(tokens):
            start = tokens[noun.first].start
            is_subject = noun.value != "strike" and not self.is_object(tokens, noun.first)
            if is_subject and not _is_named(taken, start):
                found.append((start, self.unnamed(sentence, start, noun.value)))
        return sorted(found, key=lambda pair: pair[0])

    def unnamed(self, sentence: int, offset: int, actor_class: str) -> Agent:
        """`the army`, `the jihadists`: the class, and the state of the passage."""
        if actor_class == "air":
            return Agent(None, "state_force")
        party = state_at(self.index, sentence, offset) if actor_class == "state_force" else None
        return Agent(party, actor_class)

    def is_struck(self, sentence: int, mention: PartyMention) -> bool:
        """`fell on a Turkish base`, `an attack on the Malian army`."""
        if mention.kind != "force":
            return False
        before = self.tokens(sentence, mention.start, mention.start, before=2)
        return any(token.norm in STRIKING for token in before)

    def is_object(self, tokens: Sequence[Token], position: int) -> bool:
        """`an attack on the army`: no subject."""
        before = [token.norm for token in tokens[max(0, position - 3) : position]]
        return any(norm in PREPOSITIONS for norm in before)

    def actor_after(self, sentence: int, by: Token) -> Agent:
        return self.first_actor(sentence, self.tokens(sentence, by.end, by.end, after=8))

    def after_by(self, sentence: int, offset: int) -> Agent:
        """The one named after the first `by` behind an offset."""
        tokens = self.tokens(sentence, offset, offset, after=8)
        by = next((token for token in tokens if token.norm == "by"), None)
        return self.actor_after(sentence, by) if by is not None else NOBODY

    def end_with_owner(self, sentence: int, end: int, found: Sequence[PartyMention]) -> int:
        """`[12 motorcycles] of JNIM`, `[five of them] French`: the end with what follows."""
        after = self.tokens(sentence, end, end, after=NEAREST_OWNER + 1)
        inside = self.tokens(sentence, end, end, before=1)
        is_part = bool(inside) and inside[-1].norm in PARTITIVE
        if not after or not (is_part or after[0].norm in OWNERS):
            return end
        owner = next((m for m in found if m.start >= end), None)
        return owner.end if owner is not None and owner.start <= after[-1].start else end

    def adjective(self, sentence: int, start: int, end: int) -> str | None:
        """`army vehicles`, `rebel pickups`: the class of owner that the noun phrase tells."""
        tokens = self.tokens(sentence, start, end)
        for position in range(len(tokens) - 1):
            noun = force_nouns().at(tokens, position)
            if noun is not None and noun.last < len(tokens) and noun.value not in ATTACKS:
                return noun.value
        return None


def _is_named(taken: Sequence[int], start: int) -> bool:
    """Whether a noun belongs to a party named right before it (`Malian patrol`)."""
    near = bisect_left(taken, start + 1)
    return near > 0 and start - taken[near - 1] < NAME_REACH
