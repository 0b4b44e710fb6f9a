"""Whose people or things a claim counts: `resolve_victims` fills in the party of each draft."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ingest.claims.accused import accused
from ingest.claims.draft import ARMED, Draft
from ingest.parties.agents import Agents
from ingest.parties.index import PartyIndex
from ingest.parties.infobox_victims import field_party
from ingest.parties.lexicon import lexicon_words, party_countries
from ingest.parties.losses import bereaved
from ingest.parties.names import PartyMention
from ingest.parties.owners import LOSS_NOUNS, Owners, name_behind, victims_of
from ingest.parties.passage import VOID, group_at, rival_of, scene_at, state_at
from ingest.text.page import Page
from ingest.text.tokens import Token, tokenise

TwinKey = tuple[int, int, str, int]
OWN = frozenset({"its", "his", "her", "our", "my", "their", "own"})
NOBODY_WORDS = frozenset(
    {"nobody", "one", "casualties", "casualty", "losses", "loss", "deaths", "death", "injuries"}
    | {"life", "lives", "victims", "dead"}
)
MEN = frozenset({"men", "members", "man", "member", "ranks", "comrades", "side"})
COMRADES = frozenset({"comrade", "comrades"})
SIDE_REACH = 8
HELPERS = frozenset({"health", "hospital", "hospitals", "emergency", "emergencies", "rescue"})
JOINED = frozenset({"and", "or", ",", "-", "–"})
LOSING = frozenset({"left", "leaves", "leaving", "abandoned"})  # `the enemy left 30 bodies`


def resolve_victims(page: Page, index: PartyIndex, drafts: Sequence[Draft]) -> None:
    """Sets `victim_party` of every draft, in order of the text.

    Runs after the claimants are known: "its men" are those of the speaker. `victim_class` changes
    only from unknown or None to the class of the group that the number goes on with.
    """
    Resolver(page, index, drafts).resolve()


def _twin_key(draft: Draft) -> TwinKey:
    """What two claims share that one noun phrase makes."""
    start, end = victims_of(draft)
    return start, end, draft.outcome, draft.quantity_span[0]


def _tells_figure(tokens: Sequence[Token]) -> bool:
    """`its own tally`: the figure is somebody's own, not the people."""
    return any(
        one.norm == "own" and other.norm in lexicon_words("figure_noun", "word")
        for one, other in pairwise(tokens)
    )


class Resolver:
    """The drafts of one page on the way to their parties."""

    def __init__(self, page: Page, index: PartyIndex, drafts: Sequence[Draft]) -> None:
        self.page = page
        self.index = index
        self.drafts = sorted(drafts, key=lambda d: (d.field is None, d.start, d.end))
        self.seen: dict[int, list[Draft]] = defaultdict(list)
        self.done: set[int] = set()
        self.ranks: dict[TwinKey, int] = {}
        self.twins = Counter(_twin_key(draft) for draft in drafts)
        self.agents = Agents(page, index)
        self.owners = Owners(self.agents, self.seen)

    def resolve(self) -> None:
        for draft in self.drafts:
            if draft.sentence is None:
                draft.victim_party = field_party(self.page, self.index, draft)
                continue
            draft.victim_party = self.party(draft, draft.sentence) or self.home(draft)
            self.done.add(id(draft))
            self.seen[draft.sentence].append(draft)
        self.mix_totals()

    def home(self, draft: Draft) -> str | None:
        """The country of the text's main group, where no state is named (a group's communiqué)."""
        is_armed = draft.victim_class == "armed_group" or draft.qualifier == "none"
        if self.index.states or is_armed or draft.object != "person":
            return None
        return party_countries().get(self.index.group or "")

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
        behind = name_behind(self.index, draft) or accused(self.index, draft)
        if behind.party is not None:
            return behind.party
        named = self.named(draft, sentence)
        if named:
            return self.chosen(draft, named)
        if draft.rule == "short-count":
            owner = self.named_before(draft, sentence)
            if owner is not None:
                return owner
        led = self.followers(draft, sentence) if draft.object == "person" else None
        if led is not None:
            return led
        own = self.own_loss(draft, sentence)
        if own is not None:
            return own
        source = draft.same_victims or draft.total
        is_told = source is not None and id(source) in self.done
        if self.is_nobody(draft, sentence):
            return None
        if source is not None and is_told and self.goes_on(draft, source):
            is_elsewhere = draft.victim_class not in ARMED and self.moves(draft, source, sentence)
            return (
                scene_at(self.index, sentence, draft.end) if is_elsewhere else source.victim_party
            )
        if draft.object != "person":
            return self.owners.owner(draft, sentence)
        if draft.victim_class in (None, "unknown"):
            self.sharpen(draft, sentence)
        if draft.victim_class in ARMED:
            return self.armed(draft, sentence)
        return self.bystanders(draft, sentence)

    def own_loss(self, draft: Draft, sentence: int) -> str | None:
        """`put its own losses at 50`, `China admitted four dead`: no matter whose went before."""
        if draft.object != "person" and self.admits(draft, sentence):
            return draft.claimant_party
        if draft.object != "person" or draft.victim_class not in ARMED:
            return None
        if self.is_loss(draft, sentence) and draft.victim_span is None:
            return self.loser(draft, sentence)
        if self.is_own_side(draft, sentence) and self.fits(draft, draft.claimant_party):
            return draft.claimant_party
        bereft = bereaved(self.index, draft)
        if bereft.actor_class == draft.victim_class:
            return bereft.party
        is_bare = draft.victim_span is None and draft.total is None
        is_own = self.admits(draft, sentence) and is_bare and self.fits(draft, draft.claimant_party)
        return draft.claimant_party if is_own else None

    def admits(self, draft: Draft, sentence: int) -> bool:
        """`the Pentagon has acknowledged three`: a verb that a side has for its own losses."""
        before = self.agents.tokens(sentence, draft.start, draft.start, before=3)
        return any(t.norm in lexicon_words("own_loss_verb", "word") for t in before)

    def named_before(self, draft: Draft, sentence: int) -> str | None:
        """`Malawi lost three soldiers and Tanzania two`: the loser right before a number."""
        is_loss = self.is_loss(draft, sentence)
        party = self.agents.named_subject(sentence, draft.quantity_span[0]) if is_loss else None
        return party if self.fits(draft, party) else None

    def is_loss(self, draft: Draft, sentence: int) -> bool:
        """Whether the outcome word is one of losing, its subject the one that was hit."""
        trigger = self.agents.tokens(sentence, *draft.trigger_span)
        return bool(trigger) and trigger[0].norm in lexicon_words("loss_verb", "verb")

    def is_nobody(self, draft: Draft, sentence: int) -> bool:
        """`no casualties`, `nobody was hurt`: a zero of no told group."""
        if draft.qualifier != "none" or draft.victim_class not in (None, "unknown"):
            return False
        if draft.object != "person" or (
            draft.same_victims is not None and draft.victim_span is None
        ):
            return False
        words = {token.norm for token in self.agents.tokens(sentence, *victims_of(draft))}
        return draft.victim_span is None or bool(words & NOBODY_WORDS)

    def goes_on(self, draft: Draft, source: Draft) -> bool:
        """Whether an elliptic number counts the same group as the claim before it."""
        if draft.victim_class in (None, "unknown") and draft.object == "person":
            draft.victim_class = source.victim_class
        return draft.victim_class == source.victim_class or draft.object != "person"

    def moves(self, draft: Draft, source: Draft, sentence: int) -> bool:
        """`in Iraq 14 were killed; in Syria, nine`: a country stands before the second number."""
        if source.sentence != sentence or draft.object != "person" or draft.total is not None:
            return False
        between = self.page.text.find(";", source.end, draft.start)
        named = self.index.near(sentence, draft.start)
        return between >= 0 and any(
            between < m.start < draft.start and m.kind in ("name", "place") for m in named
        )

    def sharpen(self, draft: Draft, sentence: int) -> None:
        """`two of its members died`, `lost four men`: the speaker's or the loser's own."""
        start, end = victims_of(draft)
        words = {token.norm for token in self.agents.tokens(sentence, start, end)}
        trigger = self.agents.tokens(sentence, *draft.trigger_span)
        is_loss = bool(trigger) and trigger[0].norm in lexicon_words("loss_verb", "verb")
        if words & COMRADES or self.is_own_side(draft, sentence):
            own = draft.claimant_party
            if own is not None:
                draft.victim_class = "state_force" if self.agents.is_state(own) else "armed_group"
            return
        if not words & MEN or not (is_loss or words & OWN):
            return
        own = draft.claimant_party
        if is_loss:
            own = self.agents.active(draft, sentence).party or own
        if own is not None:
            draft.victim_class = "state_force" if self.agents.is_state(own) else "armed_group"

    # The group as it is named

    def named(self, draft: Draft, sentence: int) -> list[PartyMention]:
        """The mentions inside the noun phrase that can tell the party of its head."""
        start, end = victims_of(draft)
        found = self.index.near(sentence, start)
        end = self.agents.end_with_owner(sentence, end, found)
        inside = [m for m in found if start <= m.start and m.end <= end and m.party is not None]
        if draft.victim_class == "armed_group":
            return [m for m in inside if m.kind == "group"]
        if draft.object != "person":
            return [m for m in inside if m.kind not in VOID]
        return [m for m in inside if m.is_state and m.kind not in VOID]

    def chosen(self, draft: Draft, named: Sequence[PartyMention]) -> str | None:
        """`No American or Nigerien soldiers` is a claim each; one number over two is nobody's."""
        after = [m for m in named if m.start >= draft.quantity_span[0]] or list(named)
        parties = list(dict.fromkeys(m.party for m in after))
        key = _twin_key(draft)
        rank = self.ranks[key] = self.ranks.get(key, -1) + 1
        if len(parties) > 1 and self.twins[key] == 1 and draft.qualifier != "none":
            between = self.page.text[after[0].end : after[1].start].strip()
            parties = [None] if between in JOINED else parties
        return parties[min(rank, len(parties) - 1)]

    # Soldiers and fighters

    def armed(self, draft: Draft, sentence: int) -> str | None:
        position = victims_of(draft)[0]
        enemy = self.enemy(draft, sentence)
        own = enemy or self.possessor(draft, sentence) or self.loser(draft, sentence)
        if own is not None:
            return own
        killer = self.agents.killer(draft, sentence).party
        speaker = draft.claimant_party
        if draft.victim_class == "armed_group":
            is_foe = draft.head in lexicon_words("foe_noun", "noun")
            if speaker in self.index.groups and speaker != killer and self.is_passive(draft):
                if not is_foe:
                    return speaker
                killer = speaker  # nobody calls his own men terrorists
            return group_at(self.index, sentence, position, frozenset({killer}))
        beside = self.seen[sentence][-1:]
        if (
            beside
            and beside[0].victim_class == draft.victim_class
            and draft.trigger_span[0] > position
            and self.agents.is_state(beside[0].victim_party)
        ):
            return beside[0].victim_party
        if speaker != killer and self.agents.is_state(speaker):
            return speaker
        found = state_at(self.index, sentence, position, frozenset({killer}))
        return found or state_at(self.index, sentence, position)

    def is_passive(self, draft: Draft) -> bool:
        """Whether the outcome word tells nobody who acts (`three fighters were killed`)."""
        if draft.sentence is None:
            return False
        return self.agents.killer(draft, draft.sentence).actor_class is None

    def loser(self, draft: Draft, sentence: int) -> str | None:
        """`France lost 13 soldiers`, `it lost three fighters`: the subject's own."""
        trigger = self.agents.tokens(sentence, *draft.trigger_span)
        if trigger and trigger[0].norm in LOSS_NOUNS:
            return draft.claimant_party if self.fits(draft, draft.claimant_party) else None
        if not trigger or trigger[0].norm not in lexicon_words("loss_verb", "verb"):
            return None
        party = self.agents.named_subject(sentence, draft.trigger_span[0])
        party = party or self.agents.active(draft, sentence).party
        return party if self.fits(draft, party) else None

    def followers(self, draft: Draft, sentence: int) -> str | None:
        """`dozens of Haftar's men`: those of a commander whom the text introduced."""
        tokens = self.agents.tokens(sentence, *victims_of(draft))
        for name, mark in pairwise(tokens):
            party = self.index.people.get(name.text) if mark.kind == "possessive" else None
            if party is not None and not self.agents.is_state(party):
                draft.victim_class = "armed_group"
                return party
        return None

    def enemy(self, draft: Draft, sentence: int) -> str | None:
        """`43 bodies of the enemy`: the side against the speaker."""
        words = {token.norm for token in self.agents.tokens(sentence, *victims_of(draft))}
        start = min(draft.trigger_span[0], victims_of(draft)[0])
        before = [t.norm for t in self.agents.tokens(sentence, start, start, before=6, after=1)]
        if any(word in LOSING or word in lexicon_words("loss_verb", "verb") for word in before):
            words |= set(before)
        own = draft.claimant_party or (None if self.index.groups else self.index.state)
        if "enemy" not in words or own is None:
            return None
        if draft.victim_class == "state_force":
            rival = rival_of(self.index, own) if self.agents.is_state(own) else None
            return rival or state_at(self.index, sentence, draft.start, frozenset({own}))
        return group_at(self.index, sentence, draft.start, frozenset({own}))

    def possessor(self, draft: Draft, sentence: int) -> str | None:
        """The party of `its men`, `our soldiers`, `own side`; None where nothing is owned."""
        start, end = victims_of(draft)
        before_ = self.agents.tokens(sentence, start, end, before=2)
        words = {token.norm for token in before_} - ({"own"} if _tells_figure(before_) else set())
        if not words & (OWN | COMRADES) and not self.is_own_side(draft, sentence):
            return None
        if self.fits(draft, draft.claimant_party):
            return draft.claimant_party
        if "our" in words and draft.claimant_party is None and self.fits(draft, self.index.state):
            return self.index.state  # a communiqué speaks
        before = [m for m in self.index.near(sentence, start) if m.start < start]
        fitting = [m for m in before if m.kind not in VOID and self.fits(draft, m.party)]
        return fitting[-1].party if fitting else None

    def is_own_side(self, draft: Draft, sentence: int) -> bool:
        """`three dead and eight wounded on its own side`."""
        after = [
            t.norm for t in self.agents.tokens(sentence, draft.end, draft.end, after=SIDE_REACH)
        ]
        return any(
            word in OWN and following in ("own", "side") for word, following in pairwise(after)
        )

    def fits(self, draft: Draft, party: str | None) -> bool:
        """Whether people of a class can be a party's."""
        if party is None:
            return False
        return self.agents.is_state(party) == (draft.victim_class == "state_force")

    # Civilians and people

    def bystanders(self, draft: Draft, sentence: int) -> str | None:
        start, end = victims_of(draft)
        words = {token.norm for token in self.agents.tokens(sentence, start, end)}
        if words & lexicon_words("stranger", "noun"):
            return None
        speaker = {token.norm for token in tokenise(draft.claimant_text or "")}
        if speaker & HELPERS and self.agents.is_state(draft.claimant_party):
            return draft.claimant_party  # a health ministry counts those of its own country
        return scene_at(self.index, sentence, max(draft.end, draft.trigger_span[1]))
