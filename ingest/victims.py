"""Whose people or things a claim counts: `resolve_victims` fills in the party of each draft."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from ingest.draft import Draft
from ingest.infobox_victims import field_party
from ingest.page import Page
from ingest.party_index import PartyIndex
from ingest.party_lexicon import lexicon_rows
from ingest.party_names import PartyMention, force_nouns
from ingest.passage import group_at, scene_at, state_at
from ingest.tokens import Token

OWN = frozenset({"its", "his", "her", "our", "my", "their", "own"})
FOE = frozenset({"opponents", "enemy", "enemies", "foes", "adversary"})
OWN_SIDE = re.compile(
    r"\b(?:own|friendly|our|his|its|their) (?:side|ranks|forces)\b|\bown (?:troops|losses)\b",
    re.IGNORECASE,
)
ENEMY_SIDE = re.compile(
    r"\b(?:enemy|opposing|hostile) (?:side|ranks|forces|combatants|losses)\b|\bopponents\b",
    re.IGNORECASE,
)
CAPTIVES = frozenset(
    {"captives", "hostages", "prisoners", "detainees", "victims", "captive", "hostage"}
)
ARMED = frozenset({"armed_group", "state_force"})
BE = frozenset(["was", "were", "been", "being", "is", "are", "be"])
PERSONAL = frozenset(["it", "they", "we", "he", "she"])
NOBODY_WORDS = frozenset(
    [
        "nobody",
        "one",
        "casualties",
        "casualty",
        "losses",
        "loss",
        "deaths",
        "death",
        "injuries",
        "life",
        "lives",
        "victims",
        "dead",
    ]
)
REACH = 40


@lru_cache(maxsize=1)
def strangers() -> frozenset[str]:
    """Words for people who are, by the word itself, from elsewhere (foreigners, tourists)."""
    return frozenset(row["noun"] for row in lexicon_rows("stranger"))


def resolve_victims(page: Page, index: PartyIndex, drafts: Sequence[Draft]) -> None:
    """Sets `victim_party` of every draft, in order of the text.

    Runs after the claimants are known: "its men" are those of the speaker. `victim_class` changes
    only from unknown or None to the class of the group that the number goes on with.
    """
    Resolver(page, index, drafts).resolve()


class Resolver:
    """The drafts of one page on the way to their parties."""

    def __init__(self, page: Page, index: PartyIndex, drafts: Sequence[Draft]) -> None:
        self.page = page
        self.index = index
        self.drafts = sorted(
            drafts, key=lambda draft: (draft.field is None, draft.start, draft.end)
        )
        self.seen: dict[int, list[Draft]] = defaultdict(list)
        self.ranks: dict[tuple[int, int, str, int], int] = {}
        self.starts = {
            number: [token.start for token in page.sentences[number].tokens]
            for number in {draft.sentence for draft in drafts if draft.sentence is not None}
        }

    def resolve(self) -> None:
        for draft in self.drafts:
            if draft.field is not None:
                draft.victim_party = field_party(self.page, self.index, draft)
        for draft in self.drafts:
            if draft.sentence is not None:
                draft.victim_party = self.party(draft, draft.sentence)
                self.seen[draft.sentence].append(draft)
        self.mix_totals()

    def mix_totals(self) -> None:
        """A total whose parts belong to several parties has none."""
        parts: dict[int, set[str | None]] = defaultdict(set)
        for draft in self.drafts:
            if draft.total is not None and draft.total.victim_class == draft.victim_class:
                parts[id(draft.total)].add(draft.victim_party)
        for draft in self.drafts:
            if len(parts[id(draft)]) > 1:
                draft.victim_party = None

    def party(self, draft: Draft, sentence: int) -> str | None:
        named = self.named(draft, sentence)
        if named:
            return self.chosen(draft, named)
        source = draft.same_victims or draft.total
        if source is not None and self.goes_on(draft, source):
            return source.victim_party
        if draft.object != "person":
            return self.owner(draft, sentence)
        if draft.victim_class in ARMED:
            return self.armed(draft, sentence)
        return self.bystanders(draft, sentence)

    def goes_on(self, draft: Draft, source: Draft) -> bool:
        """Whether an elliptic number counts the same group as the claim before it."""
        if draft.victim_class in (None, "unknown") and draft.object == "person":
            draft.victim_class = source.victim_class
        return draft.victim_class == source.victim_class or draft.object != "person"

    # The group as it is named

    def named(self, draft: Draft, sentence: int) -> list[PartyMention]:
        """The mentions inside the noun phrase that can tell the party of its head."""
        start, end = draft.victim_span or draft.quantity_span
        found = self.index.near(sentence, start)
        inside = [m for m in found if start <= m.start and m.end <= end and m.party is not None]
        if draft.victim_class == "armed_group":
            return [m for m in inside if m.kind == "group"]
        usable = [m for m in inside if m.is_state and m.kind not in ("border", "styled")]
        if draft.object != "person":
            return [m for m in inside if m.kind != "border"]
        return usable

    def chosen(self, draft: Draft, named: Sequence[PartyMention]) -> str | None:
        """`No American or Nigerien soldiers` is one claim for each; one number over two is nobody's."""
        after = [m for m in named if m.start >= draft.quantity_span[0]] or list(named)
        parties = list(dict.fromkeys(m.party for m in after))
        start, end = draft.victim_span or draft.quantity_span
        key = (start, end, draft.outcome, draft.quantity_span[0])
        rank = self.ranks[key] = self.ranks.get(key, -1) + 1
        return parties[rank] if rank < len(parties) else parties[-1]

    # Soldiers and fighters

    def armed(self, draft: Draft, sentence: int) -> str | None:
        position = (draft.victim_span or draft.quantity_span)[0]
        own = self.possessor(draft, sentence)
        if own is not None:
            return own
        killer = self.killer(draft, sentence)
        if draft.victim_class == "armed_group":
            return group_at(self.index, sentence, position, frozenset({killer}))
        if draft.claimant_party is not None and self.is_state(draft.claimant_party):
            if draft.claimant_party != killer and draft.claimant_party in self.index.states:
                return draft.claimant_party
        found = state_at(self.index, sentence, position, frozenset({killer}))
        return found or state_at(self.index, sentence, position)

    def possessor(self, draft: Draft, sentence: int) -> str | None:
        """The party of `its men`, `our soldiers`, `own side`, `enemy side`; None where nothing is owned."""
        words = self.words_around(draft, sentence)
        if not words & OWN:
            return None
        if draft.claimant_party is not None and self.fits(draft, draft.claimant_party):
            return draft.claimant_party
        start = (draft.victim_span or draft.quantity_span)[0]
        before = [m for m in self.index.near(sentence, start) if m.start < start and m.party]
        fitting = [
            m for m in before if self.fits(draft, m.party) and m.kind not in ("border", "styled")
        ]
        return fitting[-1].party if fitting else None

    def words_around(self, draft: Draft, sentence: int) -> set[str]:
        """The words of the noun phrase and the two before it."""
        start, end = draft.victim_span or draft.quantity_span
        tokens = self.tokens(sentence, start, end, before=2)
        return {token.norm for token in tokens}

    def fits(self, draft: Draft, party: str | None) -> bool:
        if draft.victim_class == "armed_group":
            return not self.is_state(party)
        return self.is_state(party) if draft.victim_class == "state_force" else True

    def is_state(self, party: str | None) -> bool:
        return party is not None and len(party) == 3 and party in self.index.states

    def killer(self, draft: Draft, sentence: int) -> str | None:
        """The party that did it, where the sentence has it as subject or after `by`."""
        trigger, victims = draft.trigger_span, (draft.victim_span or draft.quantity_span)
        if trigger[0] > victims[0]:
            return self.after_by(sentence, trigger[1])
        before = self.tokens(sentence, trigger[0], trigger[0], before=4)
        norms = [token.norm for token in before]
        if norms and norms[-1] in BE:
            return self.after_by(sentence, victims[1])
        if set(norms[-3:]) & (PERSONAL | OWN) or "to" in norms[-2:] or "having" in norms[-2:]:
            return draft.claimant_party
        return self.subject(sentence, trigger[0])

    def subject(self, sentence: int, offset: int) -> str | None:
        """The party whose verb stands at an offset: the nearest before it, unless somebody else acts."""
        found = [m for m in self.index.near(sentence, offset) if m.end <= offset]
        subjects = [m for m in found if m.kind in ("group", "force", "government")]
        tokens = self.tokens(sentence, offset, offset + 1, before=REACH)
        if not tokens or not subjects:
            return None
        if tokens[-1].norm.endswith("ing"):
            by = [token for token in tokens if token.norm == "by"]
            if by:
                return next((m.party for m in subjects if m.start > by[-1].start), None)
            return subjects[0].party
        between = [token for token in tokens if token.start >= subjects[-1].end]
        if len(between) > 20 or any(token.norm in ("that", "which", "by") for token in between):
            return None
        armed = any(force_nouns().at(between, i) for i in range(1, len(between)))
        return None if armed else subjects[-1].party

    def after_by(self, sentence: int, offset: int) -> str | None:
        tokens = self.tokens(sentence, offset, offset, after=8)
        by = next((token for token in tokens if token.norm == "by"), None)
        if by is None:
            return None
        found = [
            m for m in self.index.near(sentence, by.start) if by.start < m.start < by.start + 60
        ]
        return found[0].party if found else None

    def tokens(
        self, sentence: int, start: int, end: int, before: int = 0, after: int = 0
    ) -> list[Token]:
        starts = self.starts[sentence]
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        last = min(max(last, first), first + REACH)
        return self.page.sentences[sentence].tokens[max(0, first - before) : last + after]

    # Civilians and people

    def bystanders(self, draft: Draft, sentence: int) -> str | None:
        start, end = draft.victim_span or draft.quantity_span
        words = {token.norm for token in self.tokens(sentence, start, end)}
        if words & strangers():
            return None
        if draft.qualifier == "none" and (draft.victim_span is None or words & NOBODY_WORDS):
            return None
        return scene_at(self.index, sentence, max(draft.end, draft.trigger_span[1]))

    # Things

    def owner(self, draft: Draft, sentence: int) -> str | None:
        """Whose the vehicles, weapons and houses were."""
        start, end = draft.victim_span or draft.quantity_span
        whose = self.adjective(sentence, start, end)
        if whose == "state_force":
            return state_at(self.index, sentence, start)
        if whose == "armed_group":
            return group_at(self.index, sentence, start)
        killer = self.killer(draft, sentence)
        if killer is not None:
            return self.opponent(draft, sentence, killer)
        earlier = [
            d
            for d in self.seen[sentence][-4:]
            if d.object == "person" or d.outcome == draft.outcome
        ]
        if earlier:
            return earlier[-1].victim_party
        if (
            draft.outcome == "captured"
            and draft.claimant_party
            and self.is_state(draft.claimant_party)
        ):
            return group_at(self.index, sentence, start)
        return scene_at(self.index, sentence, draft.end)

    def adjective(self, sentence: int, start: int, end: int) -> str | None:
        """`army vehicles`, `rebel pickups`: the class of owner that the noun phrase tells."""
        tokens = self.tokens(sentence, start, end)
        for position in range(len(tokens) - 1):
            noun = force_nouns().at(tokens, position)
            if noun is not None and noun.last < len(tokens) and noun.value != "strike":
                return noun.value
        return None

    def opponent(self, draft: Draft, sentence: int, killer: str) -> str | None:
        if self.is_state(killer):
            found = group_at(self.index, sentence, draft.start, frozenset({killer}))
            return found or None
        return state_at(self.index, sentence, draft.start, frozenset({killer}))
