"""Whose losses a figure gives: `the army's losses at two wounded`, `put the militants' dead at 57`.

Whoever is named as the owner of losses, of dead or of a toll is the side that had them. A country's
toll is of anybody, its losses are of its forces.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ingest.claims.draft import ARMED, OWN_CLASS, Draft
from ingest.claims.nouns import nouns
from ingest.parties.agents import NOBODY, Agent
from ingest.parties.index import PartyIndex
from ingest.parties.names import PartyMention, force_nouns
from ingest.parties.passage import group_at, state_at
from ingest.text.tokens import Token

LOSSES = frozenset({"loss", "losses"})
LOSS_WORDS = LOSSES | {"casualties", "dead", "deaths", "fatalities", "toll", "fallen", "wounded"}
SIDE_REACH = 6  # tokens behind a figure in which its side is told
FRONT = 8  # tokens that open a sentence with its side
REACH = 10  # tokens between losses and their number
ATTRIBUTES = frozenset({"own", "death", "total", "combat", "human", "battlefield", "confirmed"})
ENDS = frozenset({",", ";", ":", "(", "while", "but", "and"})
APOSTROPHES = frozenset("'’")
OWNERS = frozenset({"of", "among", "for", "by"})
ARTICLES = frozenset({"the", "its", "their"})
POSSESSIVES = frozenset({"its", "their", "his", "our"})


def bereaved(index: PartyIndex, draft: Draft) -> Agent:
    """The side whose losses a claim of people or things gives, where the words name an owner."""
    if draft.sentence is None:
        return NOBODY
    tokens = index.page.sentences[draft.sentence].tokens
    number = bisect_left(tokens, draft.quantity_span[0], key=lambda token: token.start)
    on_side = _on_side(index, draft.sentence, tokens, draft)
    if on_side is not NOBODY:
        return on_side
    fronted = _fronted_side(index, draft, tokens, number)
    if fronted is not NOBODY:
        return fronted
    noun = _loss_before(tokens, number)
    if noun is None:
        return NOBODY
    found = _possessor(index, draft, tokens, noun)
    return found if found is not NOBODY else _behind(index, draft.sentence, tokens, noun, number)


def _on_side(index: PartyIndex, sentence: int, tokens: Sequence[Token], draft: Draft) -> Agent:
    """`no casualties on the government side`."""
    first = bisect_left(tokens, draft.end, key=lambda token: token.start)
    after = tokens[first : first + SIDE_REACH]
    side = next((n for n, token in enumerate(after) if token.norm in ("side", "part")), None)
    if side is None or side < 2 or after[0].norm not in ("on", "from"):
        return NOBODY
    if after[side - 1].norm == "government":
        return _unnamed_side(index, sentence, after[0].start, "state_force")
    return _side(index, sentence, tokens, first + side, is_loss=True)


def _fronted_side(index: PartyIndex, draft: Draft, tokens: Sequence[Token], number: int) -> Agent:
    """`On our side: 12 killed`, `On the enemy's side 47 died`, `In the ranks of the army, two`."""
    opening = tokens[: min(FRONT, number)]
    side = next((n for n, t in enumerate(opening) if t.norm in ("side", "part", "ranks")), None)
    if draft.object != "person" or side is None or opening[0].norm not in ("on", "in", "among"):
        return NOBODY
    assert draft.sentence is not None
    said = {token.norm for token in opening[:side]}
    if opening[side + 1 : side + 2] and opening[side + 1].norm == "of":
        return _behind(index, draft.sentence, tokens, side, number)
    own = Agent(
        draft.claimant_party or index.state, OWN_CLASS.get(draft.claimant_class or "government")
    )
    if "enemy" in said:
        group = group_at(index, draft.sentence, draft.start, frozenset({own.party}))
        return Agent(group, "armed_group") if group is not None else NOBODY
    if said & POSSESSIVES or "own" in said:
        return own
    last = side - (opening[side - 1].kind == "possessive")
    return _side(index, draft.sentence, tokens, last, is_loss=True)


def _loss_before(tokens: Sequence[Token], number: int) -> int | None:
    for position in range(number - 1, max(-1, number - 1 - REACH), -1):
        if tokens[position].norm in LOSS_WORDS:
            return position
        if tokens[position].norm in ENDS:
            return None
    return None


def _possessor(index: PartyIndex, draft: Draft, tokens: Sequence[Token], noun: int) -> Agent:
    """`the army's losses`, `Russian losses`, `its own dead`."""
    assert draft.sentence is not None
    last = noun
    while last > 0 and tokens[last - 1].norm in ATTRIBUTES:
        last -= 1
    speaker = draft.claimant_class or ""
    if last > 0 and tokens[last - 1].norm in POSSESSIVES and speaker in OWN_CLASS:
        return Agent(draft.claimant_party, OWN_CLASS[speaker])
    is_owner = last > 0 and (
        tokens[last - 1].kind == "possessive" or tokens[last - 1].text in APOSTROPHES
    )
    last -= is_owner
    is_loss = tokens[noun].norm in LOSSES
    return _side(index, draft.sentence, tokens, last, is_loss) if last > 0 else NOBODY


def _behind(
    index: PartyIndex, sentence: int, tokens: Sequence[Token], noun: int, number: int
) -> Agent:
    """`losses of the army`, `deaths among the militants`."""
    if noun + 1 >= number or tokens[noun + 1].norm not in OWNERS:
        whole = min(noun + 2, number)  # "the dead insurgents at 200"
        return _side(index, sentence, tokens, whole, is_loss=False) if noun + 1 < number else NOBODY
    first = noun + 2 + (tokens[noun + 2].norm in ARTICLES if noun + 2 < number else 0)
    for last in range(min(first + 3, number), first, -1):
        found = _side(index, sentence, tokens, last, is_loss=False)
        if found is not NOBODY:
            return found
    return NOBODY


def _side(
    index: PartyIndex, sentence: int, tokens: Sequence[Token], last: int, is_loss: bool
) -> Agent:
    """The side that the words up to a token name."""
    offset = tokens[last - 1].end
    named = next((m for m in index.near(sentence, offset) if m.end == offset), None)
    if named is not None and named.party is not None:
        return _named_side(named, is_loss)
    for first in range(max(0, last - 3), last):
        match = force_nouns().at(tokens, first)
        if match is not None and match.last == last and match.value in ARMED:
            return _unnamed_side(index, sentence, tokens[first].start, match.value)
    match_noun = nouns().at(tokens, last - 1)
    told = match_noun.value.victim_class if match_noun is not None else None
    if told in ARMED and match_noun is not None and match_noun.last == last:
        return _unnamed_side(index, sentence, tokens[last - 1].start, told or "")
    return NOBODY


def _named_side(named: PartyMention, is_loss: bool) -> Agent:
    if named.kind == "group":
        return Agent(named.party, "armed_group")
    is_army = named.kind in ("force", "mission") or is_loss
    return Agent(named.party, "state_force") if is_army else NOBODY


def _unnamed_side(index: PartyIndex, sentence: int, offset: int, actor_class: str) -> Agent:
    find = state_at if actor_class == "state_force" else group_at
    return Agent(find(index, sentence, offset), actor_class)
