"""Of which party a speaker is: by the noun that names him and by the passage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise

from ingest.attribution.offices import (
    away_from,
    fighting_state,
    is_bare,
    leader_of,
    names_of,
    office_key,
)
from ingest.attribution.sources import Memory, Source, Speaker, source_nouns, speech_words
from ingest.parties.index import PartyIndex
from ingest.parties.lexicon import lexicon_rows, lexicon_words
from ingest.parties.names import BORROWED, PartyMention
from ingest.parties.passage import Ranges, group_at, office_at, state_at
from ingest.text.page import Page
from ingest.text.tokens import Token

LED = frozenset({"led", "run", "controlled", "administered", "dominated"})
APOSTROPHES = frozenset({"'", "’"})
NEAR_PARAGRAPHS = 3
OUTLAWED = frozenset({"criminal", "said", "outlawed", "banned", "illegal", "proscribed"})
WAR_OFFICES = frozenset(
    {"president", "prime minister", "presidency", "head of state", "chief of staff"}
    | {"defence minister", "defense minister", "defence ministry", "defense ministry"}
    | {"ministry of defence", "ministry of defense", "minister of defence", "minister of defense"}
)
RANKLESS = frozenset({"commander", "commanders"})
KINDS_OF_GROUP = frozenset(
    {"organisation", "organization", "network", "movement", "group", "faction", "militia", "party"}
)
STAFF = frozenset({"medic", "medics", "source", "sources", "doctor", "lawyer", "activist"})
BACK_NOUNS = frozenset({"group", "movement", "faction"})


@lru_cache(maxsize=1)
def rulers() -> dict[str, str]:
    """The group whose offices those of a territory are."""
    return {row["territory"]: row["party"] for row in lexicon_rows("ruled")}


class SpeakerParties:
    """The parties of the sources of a page; `memory` has who spoke before."""

    def __init__(self, page: Page, index: PartyIndex) -> None:
        self.page = page
        self.index = index
        self.memory = Memory()

    def mentions(self, sentence: int | None, tokens: Sequence[Token]) -> list[PartyMention]:
        """The party mentions inside a phrase of a sentence."""
        if sentence is None:
            return []
        found = self.index.near(sentence, tokens[0].start)
        first = bisect_left(found, tokens[0].start, key=lambda m: m.start)
        return [m for m in found[first : first + len(tokens)] if m.end <= tokens[-1].end]

    def party_of(
        self,
        sentence: int | None,
        core: Sequence[Token],
        source: Source,
        mentions: Sequence[PartyMention],
    ) -> tuple[str | None, str]:
        """The party and class of a speaker by the rule of its noun."""
        groups = [m for m in mentions if m.kind == "group"]
        if source.actor_class == "media" and groups and self.is_owner(core, groups[0]):
            return groups[0].party, "armed_group"
        if groups and self.is_named_behind(core, groups[-1]):
            return groups[-1].party, "armed_group"
        if source.noun in STAFF and groups and self.stands_before(core, groups[0]):
            return groups[0].party, "armed_group"
        if source.rule == "none" or self.is_society(core, source, groups):
            return None, "organisation" if source.rule == "group" else source.actor_class
        if source.rule == "group":
            return self.group_of(sentence, core, groups), "armed_group"
        if groups and groups[0].party is not None and not self.is_of_country(core, mentions):
            return groups[0].party, "armed_group"
        states = list(dict.fromkeys(m.party for m in mentions if m.is_state and m.kind != "border"))
        owner = next((i for i, token in enumerate(core) if token.kind == "possessive"), 0)
        leader = leader_of(core[:owner]) if owner and not states else None
        if leader is not None:
            return leader, source.actor_class  # Putin's spokesman
        if not states and self.is_led(core):
            return None, source.actor_class
        ruler = self.ruler_of(core, mentions) if source.actor_class == "government" else None
        if ruler is not None:
            return ruler, "armed_group"
        if source.rule == "survivor":
            forces = [m for m in mentions if m.kind == "force"]
            return (forces[0].party, "state_force") if forces else (None, source.actor_class)
        told = self.group_told_of(sentence) if source.noun in RANKLESS and not states else None
        if told is not None:
            return told.party, told.actor_class
        if not states and any(m.kind == "mission" for m in mentions):
            return None, "organisation"
        if len(states) > 1 or self.is_foreign(core):
            return None, source.actor_class
        if states:
            return states[0], source.actor_class
        if sentence is None:
            return self.index.state, source.actor_class
        return self.home(sentence, core, source), source.actor_class

    def is_foreign(self, core: Sequence[Token]) -> bool:
        """`Western diplomats`, `former ministers`, but not `Western Mindanao Command`."""
        foreign = speech_words("foreign")
        return any(
            token.norm in foreign and not following.is_capitalised
            for token, following in pairwise(core)
        )

    def is_of_country(self, core: Sequence[Token], mentions: Sequence[PartyMention]) -> bool:
        """`Afghanistan's Taliban government`: the offices of a country, whoever holds them."""
        return (
            mentions[0].is_state and mentions[0].kind == "name" and self.is_owner(core, mentions[0])
        )

    def is_named_behind(self, core: Sequence[Token], group: PartyMention) -> bool:
        """`the terrorist organisation ISWAP`: a noun and the group's name after it."""
        noun = source_nouns().at(core, len(core) - 1) is not None
        before = [token for token in core if token.end <= group.start]
        ends = [match.last for match in source_nouns().find(before)] if before else []
        is_kind = bool(ends) and ends[-1] == len(before) and before[-1].norm in KINDS_OF_GROUP
        return is_kind and not noun and group.end == core[-1].end

    def stands_before(self, core: Sequence[Token], group: PartyMention) -> bool:
        """`an M23 medic`, `a source of Hamas`: one of the group's own."""
        return group.start <= core[min(1, len(core) - 1)].start

    def is_owner(self, core: Sequence[Token], mention: PartyMention) -> bool:
        """`Hezbollah's television`: what stands behind belongs to the party."""
        return any(token.kind == "possessive" and token.start == mention.end for token in core)

    def is_society(
        self, core: Sequence[Token], source: Source, groups: Sequence[PartyMention]
    ) -> bool:
        """`a women's group`, `a research group`: a group of no armed people."""
        if source.noun != "group" or groups or len(core) < 2:
            return False
        if core[0].norm in ("a", "an") and core[1].norm == "group":
            return True  # "a group set up by families"; the attackers' own would be "the group"
        if core[-1].text == "Group" and core[-2].is_capitalised:
            return True  # International Crisis Group
        before = core[-2]
        if before.norm in OUTLAWED:
            return False
        if before.norm in BORROWED:
            return False  # "the al-Qaeda-linked group"
        noun = source_nouns().at(core, len(core) - 2)
        if noun is not None and noun.value.rule == "none":
            return True  # the Emergency Lawyers group
        is_told = before.norm in lexicon_words("armed_word", "word") or before.is_capitalised
        return core[-1].norm == "group" and not is_told

    def is_led(self, core: Sequence[Token]) -> bool:
        """`the Kurdish-led administration`: whose it is no party tells."""
        return any(
            token.text in "-‑" and core[position].norm in LED
            for position, token in enumerate(core[:-1], start=1)
        )

    def ruler_of(self, core: Sequence[Token], mentions: Sequence[PartyMention]) -> str | None:
        """The group whose offices those of a territory are (`the Gaza health ministry`)."""
        for mention in mentions:
            name = self.page.text[mention.start : mention.end]
            if mention.end <= core[-1].end and name in rulers():
                return rulers()[name]
        return None

    def home(self, sentence: int, core: Sequence[Token], source: Source) -> str | None:
        """The state of an office that no country's name stands with."""
        aside = self.aside(sentence, core)
        if source.noun in lexicon_words("local_office", "noun"):
            return office_at(self.index, sentence, core[0].start, aside)
        known = self.named_before(sentence, core, source)
        if known is not None:
            return known
        state = state_at(self.index, sentence, core[0].start, aside=aside)
        is_fighting = source.actor_class == "state_force" or source.noun in WAR_OFFICES
        is_told = self.is_told_here(sentence, state, aside)
        meant = (self.fighting if is_fighting and not is_told else None) or state
        if meant is not None:
            self.memory.offices.setdefault(office_key(source.noun), (meant, sentence))
        return meant

    @cached_property
    def fighting(self) -> str | None:
        """The state whose soldiers the text is about, if that is not its own."""
        return fighting_state(self.index)

    def is_told_here(self, sentence: int, state: str | None, aside: Ranges) -> bool:
        """Whether the sentence itself or its label says that it is about a state."""
        if self.index.label_of(sentence) is not None:
            return True
        named = [(m.start, m.party) for m in self.index.sentences[sentence] if m.is_state]
        return any(
            party == state and not any(first <= start < last for first, last in aside)
            for start, party in named
        )

    def aside(self, sentence: int, core: Sequence[Token]) -> Ranges:
        """What stands around an office and tells nothing about whose it is."""
        tokens = self.page.sentences[sentence].tokens
        first = bisect_left(tokens, core[0].start, key=lambda token: token.start)
        noun = next((m.last for m in reversed(source_nouns().find(core))), len(core))
        return (*names_of(core, noun), *away_from(tokens, first + len(core)))

    def named_before(self, sentence: int, core: Sequence[Token], source: Source) -> str | None:
        """`the ministry`, `the military` again: that of the state it was last told of."""
        found = self.memory.offices.get(office_key(source.noun))
        if found is None or not is_bare(core, source.noun):
            return None
        if self.index.label_of(sentence) is not None or self.is_list(sentence):
            return None
        party, number = found
        pages = self.page.sentences
        in_paragraph = pages[sentence].paragraph_no == pages[number].paragraph_no
        is_near = pages[sentence].paragraph_no - pages[number].paragraph_no < NEAR_PARAGRAPHS
        if not is_near or self.is_state_before(sentence, core[0].start, in_paragraph):
            return None
        return party

    def is_state_before(self, sentence: int, start: int, only_forces: bool) -> bool:
        """Whether a sentence names a state before an offset, be it not as an owner."""
        text = self.page.text
        return any(
            m.is_state
            and m.start < start
            and (m.kind == "force" or not only_forces)
            and text[m.end : m.end + 1] not in APOSTROPHES
            for m in self.index.near(sentence, start)
        )

    def note_offices(self, sentence: int, tokens: Sequence[Token]) -> None:
        """`the Israeli army`, `Lebanon's health ministry`: offices that may come again."""
        mentions = {m.end: m for m in self.index.sentences[sentence] if m.is_state}
        for mention in mentions.values():
            if mention.kind != "force" or mention.party is None:
                continue
            name, told = self.page.text[mention.start : mention.end], (mention.party, sentence)
            if name.isupper() or " " in name:  # IDF, Kenya Defence Forces
                self.memory.offices["army"] = told
            else:
                self.memory.offices.setdefault("army", told)
        for match in source_nouns().find(tokens):
            if match.value.rule != "country" or not match.first:
                continue
            before = tokens[match.first - 1]
            before = tokens[match.first - 2] if before.kind == "possessive" else before
            owner = mentions.get(before.end)
            if owner is not None and owner.party is not None:
                name = self.page.text[owner.start : owner.end]
                party = rulers().get(name, owner.party)
                self.memory.offices[office_key(match.value.noun)] = (party, sentence)

    def group_of(
        self, sentence: int | None, core: Sequence[Token], groups: Sequence[PartyMention]
    ) -> str | None:
        if groups:
            return groups[0].party
        body = self.memory.body
        is_group = body is not None and (
            body.actor_class == "armed_group"
            or (body.actor_class == "organisation" and core[-1].norm in BACK_NOUNS)
        )
        if sentence is None:
            return body.party if body is not None and is_group else None
        named = [m for m in self.index.near(sentence, core[0].start) if m.start < core[0].start]
        groups = [m for m in named if m.kind == "group"]
        if groups:
            return groups[-1].party
        first = self.page.sentences[self.index.paragraph_of(sentence).start].start
        told = self.told_in_paragraph(sentence)
        if told is not None and (body is None or body.start < told[0]):
            return told[1]
        if body is not None and is_group and (body.start >= first or not self.is_list(sentence)):
            return body.party
        return group_at(self.index, sentence, core[0].start)

    def told_in_paragraph(self, sentence: int) -> tuple[int, str | None] | None:
        """The group that the sentences before in the same paragraph named last, and where."""
        for number in range(sentence - 1, self.index.paragraph_of(sentence).start - 1, -1):
            found = [m for m in self.index.sentences[number] if m.kind == "group"]
            if found:
                return found[-1].start, found[-1].party
        return None

    def group_told_of(self, sentence: int | None) -> Speaker | None:
        """`The gang denied it. A chief said`: the armed group that the paragraph is about."""
        topic = self.memory.topic
        if topic is None or topic.actor_class != "armed_group" or topic.party is None:
            return None
        if sentence is None:
            return None
        first = self.page.sentences[self.index.paragraph_of(sentence).start].start
        return topic if topic.start >= first else None

    def is_list(self, sentence: int) -> bool:
        """Whether a sentence stands in a list of incidents, where each item is for itself."""
        return self.page.sentences[sentence].is_bullet or self.index.label_of(sentence) is not None
