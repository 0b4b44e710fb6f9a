"""Who speaks: the words that name a source, resolved to a party within the document."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ingest.page import Page
from ingest.party_index import PartyIndex
from ingest.party_lexicon import lexicon_rows
from ingest.party_names import PartyMention
from ingest.passage import group_at, state_at
from ingest.phrases import Match, PhraseTable
from ingest.tokens import Token

PRONOUNS_OF_PERSONS = frozenset({"he", "she", "i"})
TOPICS = frozenset({"group", "force", "name", "government", "capital"})
TOPIC_REACH = 8
LONGEST_PERSON = 5
OFFICE_REACH = 5


@dataclass(frozen=True, slots=True)
class Source:
    """What a source noun says: the class of the speaker and where the party comes from.

    `rule` is `country` (the state's own), `group` (the armed group meant), `holder` (whoever it
    belongs to), `survivor` (a state's where a force is named) or `none`.
    """

    noun: str
    actor_class: str
    rule: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """The source of a figure; `start` and `end` cover the words that name it."""

    party: str | None
    actor_class: str
    text: str
    start: int
    end: int
    is_person: bool = False
    is_resolved: bool = True


@lru_cache(maxsize=1)
def source_nouns() -> PhraseTable[Source]:
    """The source nouns of the lexicon."""
    rows = lexicon_rows("source_noun")
    return PhraseTable(
        (row["noun"], Source(row["noun"], row["claimant_class"], row["party"])) for row in rows
    )


@lru_cache(maxsize=16)
def speech_words(kind: str) -> frozenset[str]:
    """Small words of the speech grammar of one kind (`adverb`, `boundary`, `article`, ...)."""
    return frozenset(row["word"] for row in lexicon_rows("speech_word") if row["kind"] == kind)


@dataclass(slots=True)
class Memory:
    """Who has spoken so far: the last source, the last person, the last body, and people by surname."""

    last: Speaker | None = None
    person: Speaker | None = None
    body: Speaker | None = None
    topic: Speaker | None = None
    here: Speaker | None = None
    people: dict[str, Speaker] = field(default_factory=dict)

    @property
    def meant(self) -> Speaker | None:
        """The body that `it` means: the subject told of last, be it as a speaker or not."""
        if self.topic is None or self.body is None:
            return self.topic or self.body
        return self.topic if self.topic.start >= self.body.start else self.body

    def note(self, speaker: Speaker) -> None:
        self.last = speaker
        if speaker.is_person:
            self.person = speaker
            self.people.setdefault(_surname(speaker.text), speaker)
        else:
            self.body = speaker


def _surname(text: str) -> str:
    """The last capitalised word of a name's first part."""
    words = [word for word in text.split(",")[0].split() if word[:1].isupper()]
    return words[-1] if words else text


class Speakers:
    """Resolves noun phrases of a page to speakers, remembering who has spoken."""

    def __init__(self, page: Page, index: PartyIndex) -> None:
        self.page = page
        self.index = index
        self.memory = Memory()

    def of_phrase(self, sentence: int | None, tokens: Sequence[Token]) -> Speaker | None:
        """The speaker that a noun phrase names, or None where it names nothing that can speak.

        `sentence` is None for a phrase of an infobox.
        """
        tokens = _trimmed(tokens)
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
        core = _core(tokens)
        nouns = _nouns(core)
        if nouns:
            return self.of_noun(sentence, tokens, core, nouns, mentions)
        inner = [
            m for m in mentions if m.end <= core[-1].end and m.kind not in ("border", "styled")
        ]
        if inner:
            return self.of_mention(core, inner[-1])
        return self.of_name(core)

    def introduce(self, sentence: int, tokens: Sequence[Token]) -> None:
        """Notes the people a sentence names with their office, and its subject."""
        for noun in source_nouns().find(tokens):
            if noun.value.rule in ("country", "holder") and _is_singular_person(noun.value.noun):
                self.introduce_person(sentence, tokens, noun)
        first = 1 if tokens and tokens[0].norm in speech_words("article") else 0
        subject = source_nouns().at(tokens, first) if first < len(tokens) else None
        here = self.mentions(sentence, tokens[: first + TOPIC_REACH]) if tokens else []
        self.memory.here = None
        if subject is not None and subject.value.rule in ("country", "group"):
            self.memory.here = self.of_phrase(sentence, tokens[first : subject.last])
        elif here and here[0].start == tokens[first].start and here[0].kind in TOPICS:
            self.memory.here = self.of_mention([], here[0])

    def close(self) -> None:
        """Ends a sentence: its subject can be meant by what follows."""
        self.memory.topic = self.memory.here or self.memory.topic

    def introduce_person(self, sentence: int, tokens: Sequence[Token], noun: Match[Source]) -> None:
        """`military spokesman John Otieno`, `the mayor, Ana Paz,`: a name to be met again."""
        start = noun.last + 1 if _text_at(tokens, noun.last) == "," else noun.last
        stop = start
        while stop < len(tokens) and stop - start < LONGEST_PERSON and _is_name_part(tokens[stop]):
            stop += 1
        if stop == start or (
            start > noun.last and (stop - start < 2 or _text_at(tokens, stop) != ",")
        ):
            return
        first = noun.first
        while first and noun.first - first < OFFICE_REACH and _is_office_word(tokens[first - 1]):
            first -= 1
        speaker = self.of_phrase(sentence, tokens[first : noun.last])
        if speaker is not None and speaker.party is not None:
            text = self.text(tokens[start:stop])
            person = Speaker(
                speaker.party, speaker.actor_class, text, speaker.start, speaker.end, True
            )
            self.memory.people.setdefault(_surname(text), person)

    def mentions(self, sentence: int | None, tokens: Sequence[Token]) -> list[PartyMention]:
        """The party mentions inside a phrase of a sentence."""
        if sentence is None:
            return []
        found = self.index.near(sentence, tokens[0].start)
        first = bisect_left(found, tokens[0].start, key=lambda m: m.start)
        return [m for m in found[first : first + len(tokens)] if m.end <= tokens[-1].end]

    def of_pronoun(self, sentence: int | None, token: Token) -> Speaker | None:
        memory = self.memory
        if token.norm in PRONOUNS_OF_PERSONS:
            return memory.person or memory.last
        if token.norm == "one":
            return None
        if token.norm == "it" and memory.meant is not None:
            return memory.meant
        if memory.last is not None:
            return memory.last
        if sentence is None:
            return None
        before = [m for m in self.index.near(sentence, token.start) if m.start < token.start]
        subject = next(
            (m for m in before if m.kind in ("group", "force", "name", "government")), None
        )
        return self.of_mention([], subject) if subject is not None else None

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
        return Speaker(mention.party, actor_class, text, start, end)

    def of_name(self, core: Sequence[Token]) -> Speaker:
        """A bare name: somebody already introduced, or a person of no known party."""
        text = self.text(core)
        known = self.memory.people.get(_surname(text))
        is_name = core[-1].is_capitalised and core[0].kind == "word"
        if known is not None and is_name:
            return replace(known, text=text, start=core[0].start, end=core[-1].end)
        actor_class = "person" if is_name else "unknown"
        return Speaker(
            None, actor_class, text, core[0].start, core[-1].end, is_name, is_resolved=is_name
        )

    def of_noun(
        self,
        sentence: int | None,
        tokens: Sequence[Token],
        core: Sequence[Token],
        nouns: Sequence[Match[Source]],
        mentions: Sequence[PartyMention],
    ) -> Speaker | None:
        head = nouns[-1].value
        rest = core[nouns[-1].last :]
        named = bool(rest) and rest[-1].is_capitalised
        source = _effective(head, [noun.value for noun in nouns[:-1]], core)
        if source.rule == "holder":
            return self.of_holder(sentence, tokens, core, source, mentions)
        party, actor_class = self.party_of(sentence, core, source, mentions)
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
        is_person = named or source.actor_class == "person" or _is_singular_person(source.noun)
        return Speaker(party, actor_class, text, core[0].start, core[-1].end, is_person)

    def refers_back(self, core: Sequence[Token], nouns: Sequence[Match[Source]]) -> bool:
        """`the group`, `the movement`: an armed group or organisation named before."""
        return nouns[-1].value.noun in ("group", "movement", "faction")

    def party_of(
        self,
        sentence: int | None,
        core: Sequence[Token],
        source: Source,
        mentions: Sequence[PartyMention],
    ) -> tuple[str | None, str]:
        """The party and class of a speaker by the rule of its noun."""
        groups = [m for m in mentions if m.kind == "group"]
        if source.rule == "none":
            return None, source.actor_class
        if source.rule == "group":
            return self.group_of(sentence, core, groups), "armed_group"
        if groups and groups[0].party is not None:
            return groups[0].party, "armed_group"
        states = list(dict.fromkeys(m.party for m in mentions if m.is_state and m.kind != "border"))
        if source.rule == "survivor":
            forces = [m for m in mentions if m.kind == "force"]
            return (forces[0].party, "state_force") if forces else (None, source.actor_class)
        if len(states) > 1 or any(token.norm in speech_words("foreign") for token in core):
            return None, source.actor_class
        if states:
            return states[0], source.actor_class
        if sentence is None:
            return self.index.state, source.actor_class
        return state_at(self.index, sentence, core[0].start), source.actor_class

    def group_of(
        self, sentence: int | None, core: Sequence[Token], groups: Sequence[PartyMention]
    ) -> str | None:
        if groups:
            return groups[0].party
        body = self.memory.body
        if body is not None and body.actor_class in ("armed_group", "organisation"):
            return body.party
        return None if sentence is None else group_at(self.index, sentence, core[0].start)

    def of_holder(
        self,
        sentence: int | None,
        tokens: Sequence[Token],
        core: Sequence[Token],
        source: Source,
        mentions: Sequence[PartyMention],
    ) -> Speaker | None:
        """A spokesman, leader, statement or figure: whose it is tells the party."""
        is_person = source.noun not in _things()
        start, end = core[0].start, core[-1].end
        usable = [m for m in mentions if m.kind not in ("border", "styled")]
        owner = self.owner(sentence, tokens, core)
        if usable and (owner is None or owner.party is None):
            mention = usable[0]
            speaker = self.of_mention(core, mention)
            return Speaker(
                speaker.party, speaker.actor_class, self.text(tokens), start, end, is_person
            )
        if owner is not None:
            text = self.text(tokens) if is_person else owner.text
            return Speaker(owner.party, owner.actor_class, text, start, end, is_person)
        back = (
            self.memory.last
            if core[0].norm in ("the", "its", "his", "their", "this") or len(core) <= 2
            else None
        )
        if back is not None:
            text = self.text(core) if is_person else back.text
            return Speaker(back.party, back.actor_class, text, start, end, is_person)
        if source.noun in _things():
            return Speaker(None, "unknown", self.text(core), start, end, False, is_resolved=True)
        return Speaker(None, "person", self.text(tokens), start, end, True)

    def owner(
        self, sentence: int | None, tokens: Sequence[Token], core: Sequence[Token]
    ) -> Speaker | None:
        """Who stands behind a holder: `the ministry's spokesman`, `a spokesman for the army`, `its spokesman`."""
        for position, token in enumerate(core):
            if token.kind == "possessive" and position:
                return self.of_phrase(sentence, core[:position])
        if any(token.norm in speech_words("possessive") for token in core):
            return self.memory.here or self.memory.meant or self.memory.last
        rest = tokens[len(core) :]
        for position, token in enumerate(rest[:12]):
            if token.norm in ("of", "for", "by", "from") and position + 1 < len(rest):
                found = self.of_phrase(sentence, rest[position + 1 :])
                if found is not None and (
                    found.party is not None or found.actor_class != "unknown"
                ):
                    return found
        return None

    def text(self, tokens: Sequence[Token]) -> str:
        """The words up to a relative clause, without article and with single spaces."""
        if tokens and tokens[0].norm in speech_words("article"):
            tokens = tokens[1:]
        last = next((i for i in range(1, len(tokens)) if _ends_text(tokens, i)), len(tokens))
        if not last:
            return ""
        text = " ".join(self.page.text[tokens[0].start : tokens[last - 1].end].split())
        return text + ")" if text.count("(") > text.count(")") else text.rstrip(" ,")


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    """Holders that are statements and figures, no people."""
    rows = lexicon_rows("source_noun")
    return frozenset(
        row["noun"]
        for row in rows
        if row["party"] == "holder" and row["claimant_class"] == "organisation"
    )


def _text_at(tokens: Sequence[Token], position: int) -> str:
    return tokens[position].text if position < len(tokens) else ""


def _is_name_part(token: Token) -> bool:
    return token.kind == "word" and (
        token.is_capitalised or token.norm in ("al", "el", "de", "ould", "ag", "bin", "da")
    )


def _is_office_word(token: Token) -> bool:
    """A word that may stand before the office in `the Kenyan army's regional spokesman`."""
    return token.kind == "possessive" or (
        token.kind == "word"
        and token.norm not in speech_words("boundary")
        and token.norm not in speech_words("text end")
        and token.norm not in ("and", "in")
    )


def _ends_text(tokens: Sequence[Token], position: int) -> bool:
    """Whether the words that name a source end here; `Commission on Human Rights` goes on."""
    if tokens[position].norm not in speech_words("text end"):
        return False
    around = (tokens[position - 1], tokens[min(position + 1, len(tokens) - 1)])
    is_name = tokens[position].norm == "on" and all(token.is_capitalised for token in around)
    return not is_name or around[1].norm in speech_words("time")


def _is_singular_person(noun: str) -> bool:
    return noun.rsplit(" ", 1)[-1].endswith(
        ("er", "or", "al", "ist", "man", "woman", "nt", "el", "ctor")
    )


def _effective(head: Source, before: Sequence[Source], core: Sequence[Token]) -> Source:
    """`army spokesman` speaks as the army, `hospital official` as the hospital."""
    if not before or (head.rule == "holder" and any(t.kind == "possessive" for t in core)):
        return head
    if head.rule == "holder" and before[-1].rule != "holder":
        return Source(head.noun, before[-1].actor_class, before[-1].rule)
    if head.rule == "country" and before[-1].rule == "none":
        return Source(head.noun, before[-1].actor_class, "none")
    return head


def _trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    """Without marks and conjunctions at both ends, and without an adverbial before the noun phrase."""
    first, last = 0, len(tokens)
    while first < last and (
        tokens[first].kind == "mark"
        or tokens[first].norm in ("and", "but", "so", "yet", "meanwhile")
    ):
        first += 1
    while last > first and (
        tokens[last - 1].kind in ("mark", "possessive") or tokens[last - 1].norm == "and"
    ):
        last -= 1
    if first < last and tokens[first].norm in (
        "on",
        "in",
        "at",
        "by",
        "during",
        "from",
        "of",
        "with",
    ):
        for position in range(first + 1, last):
            starts = tokens[position].norm in speech_words("article") | speech_words("possessive")
            if position > first + 1 and (starts or source_nouns().at(tokens, position) is not None):
                return tokens[position:last]
    return tokens[first:last]


def _core(tokens: Sequence[Token]) -> Sequence[Token]:
    """The noun phrase up to its first preposition or participle (`ministry` of `ministry of defence` stays whole)."""
    stops = speech_words("preposition") | speech_words("boundary")
    position = 0
    while position < len(tokens):
        noun = source_nouns().at(tokens, position)
        if noun is not None:
            position = noun.last
        elif position and tokens[position].norm in stops and not _inside_name(tokens, position):
            return tokens[:position]
        else:
            position += 1
    return tokens


def _inside_name(tokens: Sequence[Token], position: int) -> bool:
    """`Ministry of Defense`, `Army of Islam`: of between capitals belongs to the name."""
    if tokens[position].norm not in ("of", "for", "in", "on") or position + 1 >= len(tokens):
        return False
    following = tokens[position + 1]
    if following.norm in ("the", "and") and position + 2 < len(tokens):
        following = tokens[position + 2]
    return (
        tokens[position - 1].is_capitalised
        and following.is_capitalised
        and position > 0
        and (
            source_nouns().at(tokens, position - 1) is not None
            or tokens[position].norm in ("of", "for", "on")
        )
    )


def _nouns(core: Sequence[Token]) -> list[Match[Source]]:
    return source_nouns().find(core)
