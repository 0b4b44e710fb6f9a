"""People whom a text calls fighters of a group by an accusation or by their office.

`detained 11 people suspected of membership in the PKK`, `two brothers accused of belonging to the
brigade`, `presumed suppliers of Boko Haram`: they are of the group, also where it is denied.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ingest.claims.draft import Draft
from ingest.lexicon import kinds
from ingest.parties.agents import NOBODY, Agent
from ingest.parties.index import PartyIndex
from ingest.parties.names import PartyMention
from ingest.text.tokens import Token

BEHIND = 14  # tokens behind people in which they are accused
CHARGE = 9  # tokens in which an accusation names the group
OWNED = 3  # tokens behind a noun phrase in which `of the group` follows
OFFICE = 14  # tokens behind a name in which its office stands
LEADERS = frozenset({"leader", "chief", "commander", "emir", "head", "deputy", "officer"})
ENDS = frozenset({";", "while", "when", "whereas", "but"})
TOWARDS = frozenset({"for", "to", "with", "of", "in", "from"})
ARTICLES = frozenset({"the", "a", "an"})
NOT_OF_IT = frozenset(
    {"hostage", "captive", "victim", "prisoner", "opponent", "critic", "defector"}
)


def accused(index: PartyIndex, draft: Draft) -> Agent:
    """The group that counted people are said to be of; its party is None where it is not named."""
    if draft.sentence is None or draft.object != "person" or draft.victim_span is None:
        return NOBODY
    sentence = index.page.sentences[draft.sentence]
    start, end = draft.victim_span
    inside, after = sentence.between(start, end), sentence.between(end, len(index.page.text))
    named = [m for m in index.near(draft.sentence, start) if m.kind == "group"]
    if any(_kind(token) == "accusing" for token in inside):
        return _owned(named, start, after)
    front = _apposed([*reversed(sentence.before(start)[-OFFICE:])])[::-1]
    office = [*inside, *after[:2]] if after and after[0].norm == "of" else inside
    leader = _leads(draft, named, (office, _apposed(after[:OFFICE]), front))
    if leader is not NOBODY:
        return leader
    charged = _charged(named, after[:BEHIND])
    return charged if charged is not NOBODY else _caught(draft, named, after)


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in kinds("accusing_word").items() for word in words}


def _kind(token: Token) -> str | None:
    return _kinds().get(token.norm)


def _owned(named: Sequence[PartyMention], start: int, after: Sequence[Token]) -> Agent:
    """`suspected KNF members`, `presumed suppliers of Boko Haram`."""
    last = after[0].start if after else start
    if len(after) > 1 and after[0].norm == "of":
        last = after[min(OWNED, len(after)) - 1].end
    found = next((m for m in named if start <= m.start and m.start < last), None)
    return Agent(found.party, "armed_group") if found is not None else NOBODY


def _caught(draft: Draft, named: Sequence[PartyMention], after: Sequence[Token]) -> Agent:
    """`arrested five couriers of the group`: whoever is of a group and is caught."""
    is_other = draft.head in NOT_OF_IT or draft.head in kinds("noun_kind")["kin"]
    is_told = draft.victim_class == "state_force" or draft.head is None
    if draft.outcome != "captured" or is_other or is_told or draft.victim_span is None:
        return NOBODY
    return _owned(named, draft.victim_span[0], after)


def _apposed(tokens: Sequence[Token]) -> Sequence[Token]:
    """What stands between a comma next to a name and the one behind it, or the sentence's end."""
    if not tokens or tokens[0].text != ",":
        return ()
    comma = next((n for n, t in enumerate(tokens) if n and t.text == ","), len(tokens))
    return tokens[1:comma]


def _leads(
    draft: Draft, named: Sequence[PartyMention], phrases: Sequence[Sequence[Token]]
) -> Agent:
    """`the political chief of Hamas, X,`, `Fuad Shukr, Hezbollah's most senior commander,`."""
    if not draft.low == draft.high == 1:
        return NOBODY
    for said in phrases:
        office = next((n for n, t in enumerate(said) if t.norm in LEADERS), None)
        if office is None:
            continue
        for mention in named:
            first = next((n for n, t in enumerate(said) if t.start == mention.start), None)
            is_of = first is not None and office < first and said[office + 1].norm == "of"
            if first is not None and (is_of or first < office):
                return Agent(mention.party, "armed_group")
    return NOBODY


def _charged(named: Sequence[PartyMention], after: Sequence[Token]) -> Agent:
    """`... accused of fighting for the group`, `... believed to have led the ambush`."""
    for position, token in enumerate(after):
        if token.norm in ENDS or token.kind == "number":
            return NOBODY
        if _kind(token) != "accusing":
            continue
        charge = after[position + 1 : position + 1 + CHARGE]
        told = {_kind(word) for word in charge}
        group = _named_in(named, charge)
        if group is not None:
            return Agent(group.party, "armed_group")
        return Agent(None, "armed_group") if told & {"member", "deed"} else NOBODY
    return NOBODY


def _named_in(named: Sequence[PartyMention], charge: Sequence[Token]) -> PartyMention | None:
    """The group towards which an accusation points (`for the PKK`)."""
    for mention in named:
        position = next((n for n, t in enumerate(charge) if t.start == mention.start), 0)
        before = [t.norm for t in charge[max(0, position - 2) : position] if t.norm not in ARTICLES]
        is_member = position and any(_kind(t) == "member" for t in charge[: position + 3])
        if is_member or (position and before and before[-1] in TOWARDS):
            return mention
    return None
