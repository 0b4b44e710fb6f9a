"""What a source is: the nouns that can speak, the speaker they make, and who has spoken so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from ingest.parties.lexicon import lexicon_rows
from ingest.text.phrases import PhraseTable


@dataclass(frozen=True, slots=True)
class Source:
    """What a source noun says: the class of the speaker and where the party comes from.

    `rule` is `country` (the state's own), `group` (the armed group meant), `holder` (whoever it
    belongs to), `survivor` (a state's where a force is named) or `none`.
    """

    noun: str
    actor_class: str
    rule: str


@dataclass(slots=True)
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
    """Who has spoken so far: the last source, person and body, and people by surname.

    `offices` has the state and the sentence in which an office was last named with its state,
    `holders` who a chairman or a spokesman was that was named with his body.
    """

    last: Speaker | None = None
    person: Speaker | None = None
    body: Speaker | None = None
    topic: Speaker | None = None
    here: Speaker | None = None
    people: dict[str, Speaker] = field(default_factory=dict)
    offices: dict[str, tuple[str, int]] = field(default_factory=dict)
    holders: dict[str, Speaker] = field(default_factory=dict)

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
            self.people.setdefault(surname(speaker.text), speaker)
        else:
            self.body = speaker


def surname(text: str) -> str:
    """The last capitalised word of a name's first part."""
    words = [word for word in text.split(",")[0].split() if word[:1].isupper()]
    return words[-1] if words else text
