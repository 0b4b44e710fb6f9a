"""Who speaks: the sources of a page, and the people and bodies it introduces."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ingest.attribution.resolving import SourceResolver
from ingest.attribution.source_phrase import (
    is_name_part,
    is_office_word,
    is_singular_person,
    subject_start,
)
from ingest.attribution.sources import Source, Speaker, source_nouns, speech_words, surname
from ingest.claims.number_words import is_number
from ingest.parties.lexicon import lexicon_words
from ingest.parties.people import led_by, named_after
from ingest.text.phrases import Match
from ingest.text.tokens import Token

TOPICS = frozenset({"group", "force", "name", "government", "capital"})
MOST_ADJECTIVES = 2
TOPIC_REACH = 8
SUBJECT_REACH = 6
OWNER_REACH = 3
OFFICE_REACH = 5
CLAUSE_MARKS = frozenset(',.;:"“”')


class Speakers(SourceResolver):
    """Resolves noun phrases of a page to speakers, remembering who was introduced."""

    def introduce(self, sentence: int, tokens: Sequence[Token]) -> None:
        """Notes the people a sentence names with their office, and its subject."""
        self.memory.here = None
        for noun in source_nouns().find(tokens):
            if noun.value.rule in ("country", "holder") and is_singular_person(noun.value.noun):
                self.introduce_person(sentence, tokens, noun)
        for position, name in led_by(tokens):
            self.introduce_leader(sentence, tokens, position, name)
        if tokens:
            self.introduce_by_clause(sentence, tokens)
            self.introduce_owners(sentence, tokens)
            self.note_offices(sentence, tokens)
        first = subject_start(tokens)
        is_count = bool(tokens) and is_number(tokens[first])  # four soldiers
        subject = None if is_count else self.subject_noun(tokens, first)
        here = self.mentions(sentence, tokens[first : first + TOPIC_REACH]) if tokens else []
        if subject is not None and subject.value.rule in ("country", "group"):
            self.memory.here = self.of_phrase(sentence, tokens[first : subject.last])
            if first and self.is_acting_person(tokens, subject):
                self.memory.person = self.memory.here or self.memory.person
        elif here and here[0].kind in TOPICS and _opens_with(tokens[first:], here[0].start):
            self.memory.here = self.of_mention([], here[0])

    def is_acting_person(self, tokens: Sequence[Token], subject: Match[Source]) -> bool:
        """`The governor visited them`: whom a pronoun can mean."""
        following = tokens[subject.last].norm if subject.last < len(tokens) else ""
        is_person = subject.value.rule == "country" and is_singular_person(subject.value.noun)
        return is_person and following not in speech_words("be") and following != "died"

    def introduce_by_clause(self, sentence: int, tokens: Sequence[Token]) -> None:
        """`John Otieno, who commands the police in Turkana,`: a name and what he leads."""
        for position, token in enumerate(tokens[:-2]):
            if token.norm != "who" or position < 2 or tokens[position - 1].text != ",":
                continue
            if tokens[position + 1].norm not in lexicon_words("lead_verb", "verb"):
                continue
            start = position + 2 + (tokens[position + 2].norm in ("as", "for"))
            first = position - 1
            while first and is_name_part(tokens[first - 1]):
                first -= 1
            last = next(
                (i for i in range(position + 2, len(tokens)) if tokens[i].text in CLAUSE_MARKS),
                len(tokens),
            )
            led = tokens[start:last]
            speaker = self.of_phrase(sentence, led) if led and first < position - 1 else None
            if speaker is not None and speaker.party is not None:
                self.remember(speaker, tokens[first : position - 1])

    def close(self) -> None:
        """Ends a sentence: its subject can be meant by what follows."""
        self.memory.topic = self.memory.here or self.memory.topic

    def introduce_person(self, sentence: int, tokens: Sequence[Token], noun: Match[Source]) -> None:
        """`military spokesman John Otieno`, `the mayor, Ana Paz,`: a name to be met again."""
        name = named_after(tokens, noun.last)
        if name is None:
            return
        first = noun.first
        while first and noun.first - first < OFFICE_REACH and is_office_word(tokens[first - 1]):
            first -= 1
        last = noun.last if name[0] <= noun.last + 1 else name[0] - 1
        speaker = self.of_phrase(sentence, tokens[first:last])
        if speaker is not None and speaker.party is not None:
            person = self.remember(speaker, tokens[name[0] : name[1]])
            if first <= 1:
                self.memory.person = person

    def introduce_owners(self, sentence: int, tokens: Sequence[Token]) -> None:
        """`Khalifa Haftar's Libyan National Army`: a person whose the group is."""
        mentions = self.mentions(sentence, tokens)
        taken = {mention.end for mention in mentions}
        for mention in mentions:
            at = bisect_left(tokens, mention.start, key=lambda token: token.start)
            for mark in range(max(at - 1, 1), min(at + OWNER_REACH, len(tokens))):
                is_owner = tokens[mark].kind == "possessive" and tokens[mark].end < mention.end
                is_name = is_name_part(tokens[mark - 1]) and tokens[mark - 1].end not in taken
                if mention.kind == "group" and is_owner and is_name:
                    self.remember(self.of_mention([], mention), tokens[mark - 1 : mark])

    def introduce_leader(
        self, sentence: int, tokens: Sequence[Token], position: int, name: tuple[int, int]
    ) -> None:
        """`rebels under Khattab`: he is of the group that stands before."""
        before = tokens[max(0, position - OFFICE_REACH) : position]
        if not before:
            return
        groups = [m for m in self.mentions(sentence, before) if m.kind == "group"]
        noun = source_nouns().at(before, len(before) - 1)
        if groups and groups[-1].end == before[-1].end:
            self.remember(self.of_mention([], groups[-1]), tokens[name[0] : name[1]])
        elif noun is not None and noun.value.rule == "group":
            speaker = self.of_phrase(sentence, before[-1:])
            if speaker is not None and speaker.party is not None:
                self.remember(speaker, tokens[name[0] : name[1]])

    def remember(self, speaker: Speaker, name: Sequence[Token]) -> Speaker:
        """Keeps a person with the party of the office or group."""
        text = self.text(name)
        person = Speaker(speaker.party, speaker.actor_class, text, speaker.start, speaker.end, True)
        if speaker.party is not None:
            self.index.people.setdefault(surname(text), speaker.party)
        return self.memory.people.setdefault(surname(text), person)

    def subject_noun(self, tokens: Sequence[Token], first: int) -> Match[Source] | None:
        """The source noun that ends the subject of a sentence (`The Kenyan defence ministry`)."""
        for position in range(first, min(first + SUBJECT_REACH, len(tokens))):
            noun = source_nouns().at(tokens, position)
            if noun is not None:
                return noun
            token = tokens[position]
            is_part = token.kind == "possessive" or token.is_capitalised
            if not is_part or token.norm in speech_words("boundary"):
                return None
        return None


def _opens_with(tokens: Sequence[Token], start: int) -> bool:
    """Whether nothing but adjectives stands before an offset (`outlawed` ELN)."""
    before = [token for token in tokens[:TOPIC_REACH] if token.start < start]
    return len(before) <= MOST_ADJECTIVES and all(
        token.kind == "word" and token.norm not in speech_words("boundary") for token in before
    )
