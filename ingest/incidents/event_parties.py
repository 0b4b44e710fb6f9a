"""Who attacked, who was attacked, and who said that it was them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from ingest import lexicon
from ingest.claims.draft import Draft
from ingest.incidents.event_roles import (
    Role,
    acting_forces,
    deniers,
    roles,
    strangers_act,
    they_act,
)
from ingest.incidents.event_words import FROM_AFAR, find_cues
from ingest.incidents.incident import Incident
from ingest.incidents.segments import Segment
from ingest.parties.finding import PartyIndex
from ingest.text.page import Page
from ingest.text.phrases import Match
from ingest.text.tokens import Token

Party = tuple[str | None, str | None]
NOBODY: Party = (None, None)
LOOKED_AT = 12
NOUNS = frozenset(("noun", "plural", "weapon"))
LEAD = 4
LEADING = frozenset(("of", "on", "against", "from", "with", "to", "for", "in"))
LEAD_SENTENCES = 12
LEAD_PARAGRAPHS = 3
NEGATION = lexicon.kinds("discourse")["negation"]
BACK_SENTENCES = 4
OTHER_GROUP = re.compile(r"\b(?:claimed by|allegiance to|loyal to|linked to|branch of)(?: the)? $")
OTHER_REACH = 20  # characters
REMOTE = frozenset({"clash", "airstrike"})
OWN_TYPES = frozenset({"armed_assault", "ambush", "bombing"})
DEEDS = OWN_TYPES | {"kidnapping", "execution"}


def attacker(page: Page, incident: Incident, parties: PartyIndex) -> Party:
    """The party that attacked and its class; in a clash only one that is said to have attacked."""
    side = _perpetrator(incident, parties)
    if side != NOBODY:
        return side
    looked_at = incident.segments[:LOOKED_AT]
    denied = {party for s in looked_at for party in deniers(page, s, parties)}
    found = [r for s in looked_at for r in roles(page, s, parties) if r.party not in denied]
    if incident.type == "operation":
        return _operator(incident, found, parties.state), "state_force"
    chosen = next((role for role in found if _has_attacked(role, incident)), None)
    if chosen is not None:
        return chosen.party, chosen.actor_class
    own = _own_deed(page, looked_at, parties) if incident.type != "clash" else None
    claimant = own or owned_by(page, incident, parties)
    if claimant is not None and claimant not in denied:
        return claimant, "armed_group"
    named = (role.party for role in found if _may_be_behind(role, incident))
    if (party := next(named, None)) is not None:
        return party, "armed_group"
    if incident.type == "clash":
        return NOBODY
    unnamed = _unnamed(page, incident, parties, found)
    return NOBODY if unnamed[0] in denied else unnamed


def _has_attacked(role: Role, incident: Incident) -> bool:
    """Whether a party is told to have attacked, and not to have lost its own men."""
    if role.role != "attacker" or role.actor_class == "armed_group":
        return role.role == "attacker"
    losses = {d.victim_party for d in incident.drafts if d.object == "person" and d.high != 0}
    return losses - {None} != {role.party} or _victims_are_state(incident) is False


def _may_be_behind(role: Role, incident: Incident) -> bool:
    """Whether a group that is only named may be the attacker: no clash, and not its own dead."""
    if role.role == "target" or role.actor_class != "armed_group" or incident.type in REMOTE:
        return False
    people = [d for d in incident.drafts if d.object == "person" and d.high != 0]
    return not people or any(d.victim_party != role.party for d in people)


def _operator(incident: Incident, found: list[Role], state: str | None) -> str | None:
    """The state whose forces are named as those who struck, else the one on whose soil it was; of
    one that was beaten at home, the state that the document is about.
    """
    acting = (r.party for r in found if r.role == "attacker" and r.actor_class == "state_force")
    lost = {d.victim_party for d in incident.drafts if d.victim_class == "state_force"}
    at_home = None if incident.country in lost and state not in lost else incident.country
    return next((party for party in acting if at_home or party not in lost), at_home or state)


def _perpetrator(incident: Incident, parties: PartyIndex) -> Party:
    """The first perpetrator that the infobox of the main event names."""
    side = parties.sides.get("attacker")
    if incident.rule != "infobox" or side is None or not side.parties:
        return NOBODY
    party = side.parties[0]
    return party, "state_force" if party in side.states else "armed_group"


def _own_deed(page: Page, segments: list[Segment], parties: PartyIndex) -> str | None:
    """The group of `its raid` or `its fighters stormed`."""
    if segments and (_is_its(segments[0]) or they_act(page, segments[0])):
        return _group_before(segments[0], parties)
    return None


def _unnamed(page: Page, incident: Incident, parties: PartyIndex, found: list[Role]) -> Party:
    """The attacker behind "the group" or "the army"."""
    segments = incident.segments[:LOOKED_AT]
    if any(segment.cues("responsibility") and _is_negated(segment) for segment in segments):
        return NOBODY
    is_of_forces = any(acting_forces(page, s) for s in segments if not _is_of_fighters(incident, s))
    is_of_forces = is_of_forces and not any(strangers_act(page, s) for s in segments[:LEAD])
    if _victims_are_state(incident) is False and is_of_forces:
        return incident.country or parties.state, "state_force"
    if incident.type in FROM_AFAR and _are_fighters(incident.drafts):
        return incident.country or parties.state, "state_force"
    if _speaks_of_group(page, segments):
        group = _group_before(incident.segments[0], parties) or parties.group
        if group is not None:
            return group, "armed_group"
    is_of_group = incident.is_main and _heads_document(page, parties)
    if incident.rule == "entry":
        headline = parties.sentences[0] if parties.sentences else []
        named = {mention.party for mention in headline if mention.party}
        is_of_group = named == {parties.group}
    is_of_group = is_of_group or _is_only_group(incident, parties)
    is_of_group = is_of_group or _is_about_group(incident, parties)
    if is_of_group and not any(role.party == parties.group for role in found):
        return (
            (parties.group, "armed_group") if _victims_are_state(incident) is not None else NOBODY
        )
    return NOBODY


def _is_only_group(incident: Incident, parties: PartyIndex) -> bool:
    """Whether the infobox names one group and the article no other: earlier attacks are its too."""
    in_box = {mention.party for line in parties.fields for mention in line}
    if parties.group is None or incident.type not in OWN_TYPES or parties.group not in in_box:
        return False
    named = {m.party for line in parties.sentences for m in line if m.kind == "group"}
    anybody = any(_is_anybody(segment) for segment in incident.segments[:LOOKED_AT])
    return named == {parties.group} and not anybody


def _is_about_group(incident: Incident, parties: PartyIndex) -> bool:
    """Whether the title names one group and the event is of the kind that groups do."""
    if incident.type not in DEEDS or not parties.sentences:
        return False
    named = {mention.party for mention in parties.sentences[0]}
    is_anybody = any(_is_anybody(segment) for segment in incident.segments[:LEAD])
    return named == {parties.group} and not is_anybody


def _heads_document(page: Page, parties: PartyIndex) -> bool:
    """Whether the document's main group is named in the infobox, the title or the lead."""
    lead = [s.no for s in page.sentences[:LEAD_SENTENCES] if s.paragraph_no <= LEAD_PARAGRAPHS]
    found = [*parties.fields, *(parties.sentences[number] for number in lead)]
    return any(mention.party == parties.group is not None for line in found for mention in line)


def _speaks_of_group(page: Page, segments: list[Segment]) -> bool:
    """Whether "the group" or the like is meant, and no jihadists or gunmen of any group."""
    if not segments:
        return False
    if any(_is_actor(s.tokens, s.matches("the_group")) for s in segments):
        return True
    if _is_anybody(segments[0]):
        return False
    if any(_is_actor(s.tokens, s.matches("group_word")) or _is_its(s) for s in segments):
        return True
    number = segments[0].sentence
    before = page.sentences[number - 1] if number else None
    if they_act(page, segments[0]):
        return True
    return (
        before is not None
        and before.paragraph_no == page.sentences[number].paragraph_no
        and _is_actor(before.tokens, find_cues(before.tokens, "group_word"))
    )


def _is_actor(tokens: Sequence[Token], found: Sequence[Match[str]]) -> bool:
    """Whether `the group` is more than what something is of, or is done to."""
    men = lexicon.kinds("discourse")["own_men"] | lexicon.kinds("discourse")["attackers"]
    for match in found:
        before = [token.norm for token in tokens[max(0, match.first - 2) : match.first]]
        if not before or before[-1] not in LEADING or (before[-1] == "of" and before[0] in men):
            return True
    return False


def _is_anybody(segment: Segment) -> bool:
    """Whether attackers are named without an article (`Gunmen attacked`)."""
    return any(
        match.first == 0 or segment.tokens[match.first - 1].norm not in ("the", "of")
        for match in find_cues(segment.tokens, "attackers")
    )


def _is_its(segment: Segment) -> bool:
    """`its bloodiest raid`."""
    nouns = {event.start for event in segment.events if event.form in NOUNS}
    return any(
        token.norm == "its" and any(after.start in nouns for after in segment.tokens[i + 1 : i + 4])
        for i, token in enumerate(segment.tokens)
    )


def _victims_are_state(incident: Incident) -> bool | None:
    """Whether forces of a state are among the victims; None where nobody was hurt."""
    people = [d for d in incident.drafts if d.object == "person" and d.high != 0]
    return any(d.victim_class == "state_force" for d in people) if people else None


def _is_of_fighters(incident: Incident, segment: Segment) -> bool:
    """Whether a passage only tells which of the attackers fell, where others were hit too."""
    return _are_fighters(segment.drafts) and not _are_fighters(incident.drafts)


def _are_fighters(drafts: list[Draft]) -> bool:
    people = [d for d in drafts if d.object == "person" and d.high != 0]
    return bool(people) and all(d.victim_class == "armed_group" for d in people)


def _group_before(segment: Segment, parties: PartyIndex) -> str | None:
    """The armed group last named before a passage."""
    for number in range(segment.sentence, max(-1, segment.sentence - BACK_SENTENCES), -1):
        found = parties.sentences[number]
        end = bisect_left(found, segment.start, key=lambda mention: mention.start)
        for mention in reversed(found[:end] if number == segment.sentence else found):
            before = parties.page.text[max(0, mention.start - OTHER_REACH) : mention.start]
            if mention.kind == "group" and mention.party and not OTHER_GROUP.search(before):
                return mention.party
    return None


def target(page: Page, incident: Incident, parties: PartyIndex) -> Party:
    """The party that was attacked and its class: that of the first victims, else who is named."""
    people = sorted(
        (d for d in incident.drafts if d.object == "person"),
        key=lambda d: (d.victim_class == "armed_group", d.start),
    )
    if incident.type == "operation" and incident.attacker_class == "state_force":
        enemy = _enemy(page, incident, parties)
        if enemy is not None:
            return enemy, "armed_group"
    for draft in people:
        if _may_be_target(draft, incident):
            if draft.victim_party is not None:
                return draft.victim_party, draft.victim_class
            if draft.victim_class in ("civilian", "armed_group"):
                return None, draft.victim_class
    for segment in incident.segments[:LEAD]:
        for role in roles(page, segment, parties):
            if role.role == "target" and role.party != incident.attacker:
                return role.party, role.actor_class
    if incident.attacker_class == "armed_group" or (people and incident.attacker is None):
        return incident.country, None
    return NOBODY


def _enemy(page: Page, incident: Incident, parties: PartyIndex) -> str | None:
    """The group whose men a state's forces killed or arrested; of one that is only told to be
    theirs (`suspects of membership in X`) the one named.
    """
    people = [d for d in incident.drafts if d.object == "person" and d.high != 0]
    fighters = {d.victim_party for d in people if d.victim_class == "armed_group"} - {None}
    if fighters or not people or any(d.outcome != "captured" for d in people):
        return None
    named = (role for s in incident.segments[:LEAD] if s.drafts for role in roles(page, s, parties))
    return next((role.party for role in named if role.actor_class == "armed_group"), None)


def _may_be_target(draft: Draft, incident: Incident) -> bool:
    """Whether a claim's victims are those who were attacked, not the attackers' own dead."""
    if draft.victim_class == "armed_group" and incident.attacker_class == "armed_group":
        return draft.victim_party not in (None, incident.attacker)
    if draft.victim_class == "armed_group" and incident.attacker is None:
        return not any(d.victim_class in ("state_force", "civilian") for d in incident.drafts)
    own = draft.victim_party == incident.attacker
    return not (own and draft.victim_class == "state_force")


def claimed_by(page: Page, incident: Incident, parties: PartyIndex) -> str | None:
    """The party that claimed responsibility, or spoke of what it had done to its enemies."""
    party = owned_by(page, incident, parties)
    if party is None and incident.attacker_class == "armed_group":
        owned = [s for s in incident.segments if _owns(s)]
        party = incident.attacker if any(s.cues("group_word") for s in owned) else None
    return party or _boaster(incident)


def owned_by(page: Page, incident: Incident, parties: PartyIndex) -> str | None:
    """The group that is said to have claimed the event."""
    claimants = (_claimant(page, s, parties) for s in incident.segments if _owns(s))
    return next((party for party in claimants if party is not None), None)


def owned_together(page: Page, incident: Incident, parties: PartyIndex) -> str | None:
    """The group that is said to have claimed `the attacks`, several events at once."""
    for segment in incident.segments:
        plural = any(e.form == "plural" and e.article == "definite" for e in segment.events)
        if plural and _owns(segment):
            return _claimant(page, segment, parties)
    return None


def _owns(segment: Segment) -> bool:
    return segment.cues("responsibility") and not _is_negated(segment)


def _claimant(page: Page, segment: Segment, parties: PartyIndex) -> str | None:
    found = [role for role in roles(page, segment, parties) if role.actor_class == "armed_group"]
    return next((role.party for role in found if role.role != "target"), None)


def _is_negated(segment: Segment) -> bool:
    """`No group has claimed the attack`."""
    for match in find_cues(segment.tokens, "responsibility"):
        before = segment.tokens[max(0, match.first - 6) : match.first]
        if any(token.norm in NEGATION for token in before):
            return True
    return False


def _boaster(incident: Incident) -> str | None:
    """A group that gives figures of its enemies' losses owns up to the attack."""
    if incident.attacker_class != "armed_group" or incident.attacker is None:
        return None
    for draft in incident.drafts:
        is_own = draft.claimant_party == incident.attacker
        if is_own and draft.victim_party != incident.attacker and draft.high != 0:
            return incident.attacker
    return None
