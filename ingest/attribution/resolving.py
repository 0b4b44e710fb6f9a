"""Whom the words that name a source mean: a party, a person, somebody who has spoken before."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.attribution.offices import is_bare, leader_of
from ingest.attribution.source_phrase import (
    ASSISTANTS,
    core_of,
    effective,
    ends_text,
    held,
    is_name_part,
    is_singular_person,
    nouns_of,
    statement_nouns,
    trimmed,
)
from ingest.attribution.sources import Source, Speaker, source_nouns, speech_words, surname
from ingest.attribution.speaker_party import BACK_NOUNS, SpeakerParties
from ingest.claims.number_words import is_number
from ingest.parties.lexicon import country_names, lexicon_words
from ingest.parties.names import PartyMention
from ingest.text.phrases import Match
from ingest.text.tokens import Token

PRONOUNS_OF_PERSONS = frozenset({"he", "she"})
NARRATORS = frozenset({"we", "i"})
LONGEST_NAME = 4
BACK_WORDS = frozenset({"the", "its", "his", "their", "this"})
BRANCHES = frozenset({"committee", "commission", "council", "bureau", "office", "department"})
REGION_REACH = 8
HEADS = frozenset({"head", "chief", "leader"})
NAME_ALIKE = frozenset({"group", "styled", "capital", "name"})
OPENER_REACH = 4
PARTS = frozenset({"one", "some", "several", "many", "most", "another"})
CHANNELS = frozenset({"on", "through", "via", "in", "to"})


class SourceResolver(SpeakerParties):
    """Resolves noun phrases of a page to speakers."""

    def of_phrase(self, sentence: int | None, tokens: Sequence[Token]) -> Speaker | None:
        """The speaker that a noun phrase names, or None where it names nothing that can speak.

        `sentence` is None for a phrase of an infobox.
        """
        tokens = trimmed(tokens)
        return (
            self.of_phrase_with(tokens, self.mentions(sentence, tokens), sentence)
            if tokens
            else None
        )

    def of_phrase_with(
        self, tokens: Sequence[Token], mentions: Sequence[PartyMention], sentence: int | None = None
    ) -> Speaker | None:
        """The speaker of a phrase in which these parties are named."""
        if len(tokens) == 1 and tokens[0].norm in speech_words("pronoun"):
            return self.of_pronoun(sentence, tokens[0])
        if len(tokens) > 2 and tokens[1].norm == "of" and _is_part(tokens[0]):
            return self.of_part(tokens, mentions, sentence)
        core = core_of(tokens)
        named = self.of_short_name(core)
        if named is not None:
            return named
        nouns = nouns_of(core)
        if nouns:
            return self.of_noun(sentence, tokens, core, nouns, mentions)
        inner = [
            m for m in mentions if m.end <= core[-1].end and m.kind not in ("border", "styled")
        ]
        if inner:
            return self.of_mention(core, inner[-1])
        return self.of_member(sentence, tokens, core) or self.of_name(core)

    def of_member(
        self, sentence: int | None, tokens: Sequence[Token], core: Sequence[Token]
    ) -> Speaker | None:
        """`Amruddin Wali of the provincial council`: a name with the body that it speaks for."""
        rest = tokens[len(core) :]
        is_name = all(is_name_part(token) for token in core) and len(core) > 1
        if not is_name or len(rest) < 2 or rest[0].norm not in ("of", "from", "at", "with"):
            return None
        body = self.of_phrase(sentence, rest[1:])
        if body is None or body.party is None:
            return None
        text = self.text(tokens)
        return Speaker(body.party, body.actor_class, text, core[0].start, tokens[-1].end, True)

    def of_part(
        self, tokens: Sequence[Token], mentions: Sequence[PartyMention], sentence: int | None
    ) -> Speaker | None:
        """`one of the officers`, `some of the survivors`: they speak as all of them do."""
        whole = self.of_phrase_with(trimmed(tokens[2:]), mentions, sentence)
        if whole is None:
            return None
        return replace(whole, text=self.text(tokens), start=tokens[0].start, is_person=True)

    def of_pronoun(self, sentence: int | None, token: Token) -> Speaker | None:
        memory = self.memory
        if token.norm in NARRATORS:
            return None
        if token.norm in PRONOUNS_OF_PERSONS:
            return memory.person or memory.last
        if token.norm == "one":
            return None
        if token.norm == "it" and memory.meant is not None:
            return memory.meant
        if memory.last is not None and not self.is_overtaken(sentence):
            return memory.last
        if memory.topic is not None:
            return memory.topic
        if sentence is None:
            return None
        before = [m for m in self.index.near(sentence, token.start) if m.start < token.start]
        subject = next(
            (m for m in before if m.kind in ("group", "force", "name", "government")), None
        )
        return self.of_mention([], subject) if subject is not None else None

    def is_overtaken(self, sentence: int | None) -> bool:
        """Whether the paragraph has told of a group since somebody spoke."""
        last, topic = self.memory.last, self.memory.topic
        if last is None or topic is None or sentence is None:
            return False
        first = self.page.sentences[self.index.paragraph_of(sentence).start].start
        return topic.actor_class == "armed_group" and last.start < first <= topic.start

    def of_mention(self, core: Sequence[Token], mention: PartyMention) -> Speaker:
        text = self.page.text[mention.start : mention.end]
        start, end = mention.start, mention.end
        if core and core[0].start <= mention.start and mention.end <= core[-1].end:
            text, start, end = self.text(core), core[0].start, core[-1].end
        actor_class = "armed_group" if mention.kind == "group" else "government"
        if mention.kind == "force":
            actor_class = "state_force"
        if mention.kind == "group" and mention.actor_class != "armed_group":
            actor_class = mention.actor_class
        if mention.kind == "mission":
            return Speaker(None, "organisation", text, start, end)
        return Speaker(mention.party, actor_class, text, start, end)

    def of_name(self, core: Sequence[Token]) -> Speaker:
        """A bare name: somebody already introduced, or a person of no known party."""
        text = self.text(core)
        is_name = core[-1].is_capitalised and core[0].kind == "word"
        is_name = is_name and not self.is_plural_opener(core)
        known = self.memory.people.get(surname(text)) or self.office_of(core)
        known = known or self.leader(core)
        if known is not None and is_name:
            return replace(known, text=text, start=core[0].start, end=core[-1].end)
        actor_class = "person" if is_name else "unknown"
        return Speaker(
            None, actor_class, text, core[0].start, core[-1].end, is_name, is_resolved=is_name
        )

    def is_plural_opener(self, core: Sequence[Token]) -> bool:
        """`Intercepts indicated`: a word that is capitalised as the first of its sentence."""
        start = core[0].start
        before = self.page.text[max(0, start - OPENER_REACH) : start].rstrip(' "“')
        is_first = before[-1:] in ("", ".", "!", "?", "\n", ":")
        return len(core) == 1 and is_first and core[0].norm.endswith("s")

    def leader(self, core: Sequence[Token]) -> Speaker | None:
        """`Putin`: somebody whose office no text has to tell."""
        party = leader_of(core)
        if party is None:
            return None
        actor_class = "government" if party in country_names() else "armed_group"
        return Speaker(party, actor_class, "", core[0].start, core[-1].end, True)

    def is_surname(self, core: Sequence[Token], last: int, mention: PartyMention) -> bool:
        """`Foreign Minister Thérèse Wagner`, `prosecutor Rosa Lima`: no group, no place."""
        before = [token for token in core[last:] if token.end <= mention.start]
        is_whole = mention.kind in NAME_ALIKE and bool(before)
        return is_whole and all(is_name_part(token) for token in before)

    def office_of(self, core: Sequence[Token]) -> Speaker | None:
        """`its governor said ...` and then `Ana Paz wrote`: the office told last has this name."""
        last = self.memory.person
        names = [token for token in core if is_name_part(token)]
        if last is None or len(names) != len(core) or not 2 <= len(core) <= LONGEST_NAME:
            return None
        is_nameless = last.party is not None and last is self.memory.last
        is_nameless = is_nameless and not any(word[:1].isupper() for word in last.text.split())
        return last if is_nameless else None

    def of_noun(
        self,
        sentence: int | None,
        tokens: Sequence[Token],
        core: Sequence[Token],
        nouns: Sequence[Match[Source]],
        mentions: Sequence[PartyMention],
    ) -> Speaker | None:
        core, nouns = held(core, nouns)
        head = nouns[-1].value
        rest = core[nouns[-1].last :]
        named = bool(rest) and rest[-1].is_capitalised and is_name_part(rest[0])
        source = effective(head, [noun.value for noun in nouns[:-1]], core)
        if source.rule == "holder":
            return self.of_holder(sentence, tokens, core, source, mentions)
        if source.noun == "party":
            return self.of_party(core)
        mentions = [m for m in mentions if not self.is_surname(core, nouns[-1].last, m)]
        party, actor_class = self.party_of(sentence, core, source, mentions)
        if named and source.rule == "country" and not any(m.is_state for m in mentions):
            party = leader_of(rest) or party
        if party is None and source.noun in BRANCHES:
            whose = self.owner(sentence, tokens, core)
            if whose is not None and whose.actor_class == "armed_group":
                party, actor_class = whose.party, whose.actor_class
        if source.rule == "group" and party is None and self.refers_back(core, nouns):
            back = self.memory.body
            if back is not None and back.actor_class in ("armed_group", "organisation"):
                return back
        text = self.text(tokens)
        if (
            source.rule == "group"
            and party is not None
            and not mentions
            and self.refers_back(core, nouns)
        ):
            text = self.index.names.get(party, text)
        is_titled = core[0].norm in lexicon_words("title", "word") and core[0] is not core[-1]
        is_named = (named or is_titled) and source.actor_class not in ("organisation", "media")
        is_person = source.actor_class == "person" or is_singular_person(source.noun) or is_named
        return Speaker(party, actor_class, text, core[0].start, core[-1].end, is_person)

    def of_short_name(self, core: Sequence[Token]) -> Speaker | None:
        """`the brigade`, `the front`: the group whose name has this word, named before."""
        words = [token for token in core if token.norm not in speech_words("article")]
        if len(words) != 1 or words[0].norm not in lexicon_words("group_head", "noun"):
            return None
        word, start, end = words[0].norm, core[0].start, core[-1].end
        named = [g for g in self.index.groups if self.index.first_named.get(g, start) < start]
        meant = [g for g in named if word in self.index.names.get(g, "").casefold().split()]
        if not meant:
            return None
        party = max(meant, key=lambda group: self.index.groups[group])
        return Speaker(party, "armed_group", self.index.names[party], start, end)

    def of_party(self, core: Sequence[Token]) -> Speaker:
        """`the party`: the armed group whose name says that it is one."""
        index, start, end = self.index, core[0].start, core[-1].end
        named = [group for group in index.groups if "Party" in index.names.get(group, "").split()]
        before = [group for group in named if index.first_named[group] < start]
        party = max(before, key=lambda group: index.groups[group], default=None)
        actor_class = "armed_group" if party else "organisation"
        return Speaker(party, actor_class, self.text(core), start, end, is_resolved=bool(party))

    def refers_back(self, core: Sequence[Token], nouns: Sequence[Match[Source]]) -> bool:
        """`the group`, `the movement`: an armed group or organisation named before."""
        return nouns[-1].value.noun in BACK_NOUNS

    def of_holder(
        self,
        sentence: int | None,
        tokens: Sequence[Token],
        core: Sequence[Token],
        source: Source,
        mentions: Sequence[PartyMention],
    ) -> Speaker | None:
        """A spokesman, leader, statement or figure: whose it is tells the party."""
        is_person = source.noun not in statement_nouns()
        if not is_person and core[0].norm == "our":
            return None  # as our text said
        start, end = core[0].start, core[-1].end
        usable = [m for m in mentions if m.kind not in ("border", "styled")]
        owner = self.owner(sentence, tokens, core)
        if owner is None and not is_person:
            owner = self.giver_of(sentence, core)
        if (
            owner is None
            and not usable
            and sentence is not None
            and self.heads_region(tokens, core)
        ):
            party = self.home(sentence, tokens[:1], Source("governor", "government", "country"))
            return Speaker(party, "government", self.text(tokens), start, end, is_person)
        is_owned = owner is not None and (owner.party or owner.actor_class != "unknown")
        if usable and not is_owned:
            mention = usable[0]
            speaker = self.of_mention(core if is_person else [], mention)
            text = self.text(tokens) if is_person else speaker.text
            return Speaker(speaker.party, speaker.actor_class, text, start, end, is_person)
        if owner is not None:
            text = self.text(tokens) if is_person else owner.text
            speaker = Speaker(owner.party, owner.actor_class, text, start, end, is_person)
            if is_person and core[-1].norm == source.noun:
                self.memory.holders[source.noun] = speaker
            return speaker
        known = self.memory.holders.get(source.noun) if is_person else None
        if known is not None and is_bare(core, source.noun):
            return replace(known, text=self.text(tokens), start=start, end=end)
        is_new = core[0].norm in ("a", "an") and source.noun in HEADS
        is_back = (core[0].norm in BACK_WORDS or len(core) <= 2) and not is_new
        is_other = core[0].norm in speech_words("foreign")
        back = self.memory.last if is_back and not is_other else self.same_body(core)
        if back is None and source.noun.startswith("spokes"):
            back = self.memory.topic if self.memory.topic and self.memory.topic.party else None
        if back is None and is_person:
            back = self.group_told_of(sentence)
        if back is not None:
            text = self.text(core) if is_person else back.text
            return Speaker(back.party, back.actor_class, text, start, end, is_person)
        if source.noun in statement_nouns():
            return Speaker(None, "unknown", self.text(core), start, end, False, is_resolved=True)
        return Speaker(None, "person", self.text(tokens), start, end, True)

    def giver_of(self, sentence: int | None, core: Sequence[Token]) -> Speaker | None:
        """`an Indian army statement`, `a police report`: who stands before the statement."""
        nouns = nouns_of(core)
        before = core[: nouns[-1].first]
        is_source = len(nouns) > 1 and nouns[-2].last == nouns[-1].first
        return self.of_phrase(sentence, before) if before and is_source else None

    def same_body(self, core: Sequence[Token]) -> Speaker | None:
        """`Agency spokesman Mahmud Bassal`: that of the agency which has just spoken."""
        body = self.memory.body
        if body is None or not source_nouns().at(core, 0):
            return None
        return body if core[0].norm in body.text.casefold().split() else None

    def heads_region(self, tokens: Sequence[Token], core: Sequence[Token]) -> bool:
        """`head of the Kherson region`, `chief of Gwoza district`: an office of the state."""
        rest = tokens[len(core) : len(core) + REGION_REACH]
        if core[-1].norm not in HEADS or not rest or rest[0].norm != "of":
            return False
        return any(token.norm in lexicon_words("region_word", "word") for token in rest)

    def owner(
        self, sentence: int | None, tokens: Sequence[Token], core: Sequence[Token]
    ) -> Speaker | None:
        """Who stands behind a holder: `a spokesman for the army`, `its spokesman`."""
        for position, token in enumerate(core):
            if token.kind == "possessive" and position:
                return self.of_phrase(sentence, core[:position])
        if any(token.norm in speech_words("possessive") for token in core):
            return self.memory.here or self.memory.meant or self.memory.last
        rest = tokens[len(core) :]
        for position, token in enumerate(rest[:12]):
            is_own = rest[min(position + 1, len(rest) - 1)].norm in speech_words("possessive")
            if is_own and token.norm in CHANNELS:
                return self.memory.here or self.memory.meant or self.memory.last
            if token.norm == "to" and core[-1].norm not in ASSISTANTS:
                continue
            if token.norm in ("of", "for", "by", "from", "to") and position + 1 < len(rest):
                found = self.of_phrase(sentence, rest[position + 1 :])
                if token.norm == "to" and (found is None or found.party is None):
                    found = self.of_first(sentence, rest[position + 1 :])
                if found is not None and (
                    found.party is not None or found.actor_class != "unknown"
                ):
                    return found
        return None

    def of_first(self, sentence: int | None, tokens: Sequence[Token]) -> Speaker | None:
        """`to the Governor on Media`: the first of the nouns."""
        noun = next(iter(source_nouns().find(tokens)), None)
        return self.of_phrase(sentence, tokens[: noun.last]) if noun is not None else None

    def text(self, tokens: Sequence[Token]) -> str:
        """The words up to a relative clause, without article and with single spaces."""
        small = speech_words("article") | speech_words("possessive")
        if len(tokens) > 1 and tokens[0].norm in small:
            tokens = tokens[1:]
        last = next((i for i in range(1, len(tokens)) if ends_text(tokens, i)), len(tokens))
        last = last or len(tokens)
        text = " ".join(self.page.text[tokens[0].start : tokens[last - 1].end].split())
        return text + ")" if text.count("(") > text.count(")") else text.rstrip(" ,")


def _is_part(token: Token) -> bool:
    """`one`, `some`, `three`: a part of those who are named behind it."""
    return token.norm in PARTS or is_number(token)
