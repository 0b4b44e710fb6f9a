"""The speech grammar: which stretch of a sentence is said by whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ingest.attribution.noun_phrase import DASHES, QUOTES, STOP_REACH, STOPS, Span
from ingest.attribution.source_phrase import statement_nouns
from ingest.attribution.sources import Speaker, source_nouns, speech_words
from ingest.attribution.speakers import Speakers
from ingest.attribution.verb_objects import VerbObjects, noun_forms
from ingest.attribution.verbless import OPENERS, Frame
from ingest.parties.lexicon import lexicon_rows, lexicon_words
from ingest.parties.names import PERFECT
from ingest.text.page import Sentence

TELLING = frozenset({"told", "tell", "tells", "informed", "informs"})
PASSIVE_REACH = 8
REVISED = frozenset({"raised", "revised", "lowered", "corrected", "updated", "cut", "reduced"})
OPENING_REACH = 7
SUBORDINATORS = frozenset({"after", "before", "since", "until"})
GAP_REACH = 4
LEAD_REACH = 7
LEADS = frozenset(
    {"forced", "obliged", "compelled", "had", "went", "goes", "continued", "asks", "asked", "chose"}
    | {"prefer", "prefers", "preferred", "rushed", "hastened", "hurried", "began", "came"}
)
NAMING = frozenset({"called", "calls", "termed", "terms", "dubbed"})
OPENING_QUOTES = frozenset('"“')
SHARING = frozenset({"with", "and", ",", "but", ";"})
OBJECT_REACH = 8

__all__ = ["Frame", "SpeechReader"]


@lru_cache(maxsize=1)
def reporting_verbs() -> dict[str, str]:
    """Each form of a reporting verb with its kind."""
    return {row["verb"]: row["kind"] for row in lexicon_rows("reporting_verb")}


@lru_cache(maxsize=1)
def frame_openers() -> frozenset[str]:
    """Every word at which a frame can be found."""
    return frozenset(reporting_verbs()) | OPENERS | statement_nouns()


class SpeechReader:
    """Reads the frames of one sentence after the other, in order of the text."""

    def __init__(self, speakers: Speakers) -> None:
        self.speakers = speakers

    def frames(self, sentence: Sentence, figures: Sequence[int]) -> list[Frame]:
        """Who says what in a sentence with claims at the offsets `figures` (ascending)."""
        reading = _SentenceReader(self.speakers, sentence, figures)
        self.speakers.introduce(sentence.no, sentence.tokens)
        reading.read()
        self.speakers.close()
        return reading.frames


class _SentenceReader(VerbObjects):
    """One sentence while its frames are found."""

    def read(self) -> None:
        self.read_labels()
        openers = frame_openers()
        reported = lexicon_words("report_noun", "noun") if self.figures else frozenset[str]()
        for position, token in enumerate(self.tokens):
            if token.norm in NAMING and self.is_naming(position):
                self.subject = self.resolve(self.subject_span(position)) or self.subject
                continue
            if token.norm in reported and self.read_reported(position):
                continue
            if token.norm not in openers or self.read_verbless(position):
                continue
            kind = reporting_verbs().get(token.norm)
            if kind is not None and token.kind == "word":
                self.read_verb(position, kind)
        if self.sentence.part == "headline":
            self.read_tail()
        self.read_colon()
        if self.frames and len(self.figures) > 1:
            self.read_gapped()

    def read_colon(self) -> None:
        """`The chief shook his head: "We lost four men."`: the subject says what is quoted."""
        for position, token in enumerate(self.tokens[:-1]):
            if token.text != ":" or self.norm(position + 1) not in OPENING_QUOTES:
                continue
            here = token.end
            is_told = any(frame.start <= here < frame.end for frame in self.frames)
            if position < 2 or is_told or not self.has_figure(here, self.sentence.end):
                continue
            speaker = self.opening_subject()
            if speaker is not None and speaker.is_resolved:
                self.add_forward(speaker, position, here)

    def opening_subject(self) -> Speaker | None:
        """Who a sentence is about: a pronoun, a body or a person introduced before."""
        if self.norm(0) in speech_words("pronoun"):
            return self.speakers.of_pronoun(self.no, self.tokens[0])
        here = self.speakers.memory.here
        if here is not None:
            return here
        last = next((i for i, t in enumerate(self.tokens) if not t.is_capitalised), 0)
        return self.speakers.memory.people.get(self.tokens[last - 1].text) if last else None

    def read_verb(self, position: int, kind: str) -> None:
        before = self.norm(position - 1)
        if self.norm(position) == "alleged" and self.is_adjective(position):
            return
        if self.follows_be(position) and kind == "participle":
            self.read_progressive(position)
        elif self.follows_be(position) or self.is_reduced(position, kind):
            self.read_passive(position, kind)
        elif before == "to":
            self.read_infinitive(position, kind)
        elif self.is_revised_clause(position):
            return
        elif kind == "participle":
            self.read_participle(position)
        elif not self.object_fits(position, kind):
            self.remember_subject(position, kind)
        elif kind == "speech" and self.is_inverted(position):
            self.read_inverted(position)
        else:
            self.read_active(position, kind)

    def is_naming(self, position: int) -> bool:
        """`what the KDF called a training camp, reporting ...`: the KDF goes on to speak."""
        span = self.subject_span(position)
        opener = span[0] - (self.norm(span[0] - 1) in speech_words("article")) if span else 0
        return opener > 0 and self.norm(opener - 1) == "what"

    def is_adjective(self, position: int) -> bool:
        """`126 alleged members`, `the alleged attackers`"""
        before = self.norm(position - 1)
        is_number = position > 0 and self.tokens[position - 1].kind == "number"
        is_counted = self.has_figure(self.offset(position - 1), self.offset(position))
        return is_number or is_counted or before in speech_words("article")

    def read_infinitive(self, position: int, kind: str) -> None:
        """`The ministry was forced to admit nine dead`, `the police went on to say that`."""
        lead = next(
            (i for i in range(position - 2, position - LEAD_REACH, -1) if self.norm(i) in LEADS),
            None,
        )
        if lead is None or not self.object_fits(position, kind):
            return
        while lead > 1 and (self.follows_be(lead) or self.norm(lead - 1) in PERFECT):
            lead -= 1
        speaker = self.resolve(self.subject_span(lead))
        if speaker is not None and speaker.is_resolved:
            self.add_forward(speaker, position, self.tokens[position].end)

    def is_revised_clause(self, position: int) -> bool:
        """`..., later raised to 332`: goes on with the figure of the clause before."""
        if self.norm(position) not in REVISED or self.norm(position + 1) != "to":
            return False
        first = position
        while first and self.is_between(first - 1):
            first -= 1
        return self.norm(first - 1) == ","

    def read_active(self, position: int, kind: str) -> None:
        """`X said that ...`, `..., X said`."""
        speaker: Speaker | None
        if self.norm(position - 1) in ("and", "but"):
            speaker, span = self.shared_subject(position), (position, position)
        else:
            found = self.subject_span(position)
            if found is None:
                speaker, span = self.shared_subject(position), (position, position)
            elif not self.is_verb(position) and self.is_doubtful(position, found):
                return
            else:
                speaker, span = self.resolve(found), found
        if self.cited is not None and span[0] <= self.cited[0] < position:
            speaker = self.cited[1]
        if speaker is not None and (kind in ("speech", "out", "of") or speaker.is_resolved):
            self.place(position, span, speaker)

    def shared_subject(self, position: int) -> Speaker | None:
        """`JNIM attacked a post and said ...`: the subject of the clause before."""
        if self.norm(position - 1) not in ("and", "but"):
            return None
        first = self.clause_first(position - 1)
        pronoun = self.tokens[first] if self.norm(first) in speech_words("pronoun") else None
        return (
            (self.party_at(first) if first else None)
            or (self.speakers.of_pronoun(self.no, pronoun) if pronoun is not None else None)
            or self.subject
            or self.party_at(0)
            or self.first_party(position)
        )

    def read_passive(self, position: int, kind: str) -> None:
        """`were reported by the army`, `was claimed by JNIM`: the source stands after by."""
        by = self.agent_of(position, kind)
        if by is None or kind not in ("speech", "figure", "claim"):
            return
        speaker = self.resolve(self.phrase_after(by + 1))
        if speaker is None or not speaker.is_resolved:
            return
        if kind == "claim":
            self.subject = speaker
            self.speakers.memory.note(speaker)
        else:
            self.add_backward(speaker, position, self.tokens[position].start)

    def is_reduced(self, position: int, kind: str) -> bool:
        """`the toll announced on Monday by the governor`: a passive without its verb."""
        if kind not in ("speech", "figure") or not self.norm(position).endswith(("ed", "en")):
            return False
        last = position + 1
        while last < len(self.tokens) and last - position < PASSIVE_REACH:
            if self.norm(last) == "by":
                return self.has_figure(self.clause_offset(position), self.tokens[position].start)
            if not self.is_between(last):
                return False
            last += 1
        return False

    def read_progressive(self, position: int) -> None:
        """`the radio was counting 50 dead`, `officials are reporting nine`."""
        if self.has_figure(self.tokens[position].end, self.sentence.end):
            span = self.subject_span(position - 1)
            speaker = self.resolve(span)
            if span is not None and speaker is not None and speaker.is_resolved:
                self.place(position, span, speaker)

    def agent_of(self, position: int, kind: str) -> int | None:
        """The `by` of a passive: close behind, or behind adverbials where a figure is given."""
        for index in range(position + 1, position + (PASSIVE_REACH if kind == "figure" else 4)):
            norm = self.norm(index)
            if norm == "by":
                return index
            if norm in STOPS or norm in speech_words("boundary"):
                return None
        return None

    def read_participle(self, position: int) -> None:
        """`..., adding that` goes on with the speaker of the sentence."""
        before = self.norm(position - 1)
        own = self.participle_subject(position)
        if own is not None:
            self.add_forward(own, position, self.tokens[position].end)
            return
        speaker = self.subject or self.first_party(position)
        goes_on = before in (",", "and", "also") or position < 2 or before in QUOTES
        if speaker is not None and goes_on:
            self.add_forward(speaker, position, self.tokens[position].end)

    def participle_subject(self, position: int) -> Speaker | None:
        """`with China admitting four`, `residents putting it at nine`."""
        span = self.owner_span(position)
        if span is None or not self.has_figure(self.tokens[position].end, self.sentence.end):
            return None
        opener = span[0] - (self.norm(span[0] - 1) in speech_words("article"))
        is_own = self.norm(opener - 1) in SHARING and opener > 0
        return self.named(span) if is_own else None

    def remember_subject(self, position: int, kind: str) -> None:
        """`JNIM claimed the attack. It ...`: no figure is told, but the next pronoun means them."""
        if kind not in ("claim", "denial", "figure") or self.norm(position) in noun_forms():
            return
        if self.norm(position) in PERFECT:
            return
        speaker = self.resolve(self.subject_span(position)) or self.shared_subject(position)
        if speaker is not None and speaker.is_resolved:
            self.subject = speaker
            self.speakers.memory.note(speaker)

    # Where the verb stands

    def is_inverted(self, position: int) -> bool:
        """`..., said the mayor.`"""
        before = self.norm(position - 1)
        is_first = position == 0 and self.tokens[0].is_capitalised
        if not (is_first or before == "," or before in QUOTES or before in DASHES):
            return False
        if self.norm(position) in TELLING:
            return False  # `..., the mayor, told AFP`
        span = self.phrase_after(position + 1)
        if span is None or self.norm(position + 1) in speech_words("pronoun") - {"one"}:
            return False
        if self.has_figure(self.tokens[span[0]].start, self.tokens[span[1] - 1].end):
            return False
        after = self.norm(span[1])
        closes = after == "" or after in STOPS or after in ("and", "who")
        phrase = self.tokens[span[0] : span[1]]
        names = any(source_nouns().at(phrase, index) for index in range(len(phrase)))
        return closes and (names or phrase[0].is_capitalised)

    def read_inverted(self, position: int) -> None:
        span = self.phrase_after(position + 1)
        if span is None:
            return
        speaker = self.resolve(self.with_name(span))
        if speaker is None:
            return
        if not position:
            self.add_forward(speaker, position, self.offset(span[1]))
            return
        self.add_backward(speaker, position, self.tokens[position].start)
        if self.norm(span[1]) == "," and self.norm(span[1] + 1) in QUOTES:
            self.add_forward(speaker, position, self.tokens[span[1]].end)

    def read_gap(self, position: int, span: Span, speaker: Speaker) -> bool:
        """`the 40 dead that JNIM claims`: the figure stands before the relative clause."""
        first = span[0] - (self.norm(span[0] - 1) in speech_words("article"))
        if self.norm(first - 1) not in ("that", "which"):
            return False
        start, end = self.offset(max(0, first - 1 - GAP_REACH)), self.offset(first - 1)
        between = [self.norm(index) for index in range(max(0, first - 1 - GAP_REACH), first - 1)]
        is_near = not set(between) & (speech_words("preposition") | STOPS | speech_words("be"))
        following = self.tokens[position].end
        if not is_near or not self.has_figure(start, end):
            return False
        if self.has_figure(following, self.offset(self.stop_after(position + 1))):
            return False
        self._add(speaker, start, end, position, is_backward=True, is_narrow=True)
        return True

    def aside_end(self, position: int, span: Span) -> int:
        """`Months after the army said it had won, nine men died`: up to the comma."""
        first = span[0] - (self.norm(span[0] - 1) in speech_words("article"))
        if first > OPENING_REACH or self.norm(first - 1) not in SUBORDINATORS:
            return self.sentence.end
        return self.offset(self.stop_after(position + 1))

    def place(self, position: int, span: Span, speaker: Speaker) -> None:
        """A frame before the verb, after it, or both."""
        after = self.tokens[position].end
        if self.read_gap(position, span, speaker):
            return
        if not self.is_trailing(position, span):
            if self.norm(position + 1) == ";":
                return  # the search has concluded; seven are dead
            stop = self.aside_end(position, span)
            self._add(speaker, after, stop, position, is_backward=False)
            return
        start = self.tokens[span[0]].start
        has_figure = self.has_figure(self.clause_offset(span[0]), start)
        self.add_backward(speaker, span[0], start)
        if not has_figure or self.norm(position + 1) == ",":
            self.add_forward(speaker, position, after)

    def is_trailing(self, position: int, span: Span) -> bool:
        """`..., the ministry said on Friday.`"""
        first = span[0]
        opener = self.norm(first - 1)
        if opener == "as" and self.norm(first - 2) == ",":
            opener = ","
        if first == 0 or not (opener == "," or opener in QUOTES or opener in DASHES):
            return False
        following = self.after_object(position)
        norm = self.norm(following)
        if norm == "" or (norm in STOPS and norm != ":" and norm not in QUOTES):
            return True
        if norm not in speech_words("adjunct"):
            return norm != "that" and not self.has_figure(
                self.tokens[position].end, self.sentence.end
            )
        stop = self.stop_after(following)
        ahead = {self.norm(index) for index in range(following, stop)}
        return "that" not in ahead and not self.has_figure(
            self.tokens[position].end, self.offset(stop)
        )

    def after_object(self, position: int) -> int:
        """Behind whom it was told to: `told AFP`, `told reporters in Kyiv`."""
        following = position + 1
        if self.norm(position) not in TELLING:
            return following
        limit = min(following + OBJECT_REACH, len(self.tokens))
        while following < limit and self.is_listener(following):
            following += 1
        return following

    def is_listener(self, position: int) -> bool:
        token = self.tokens[position]
        return (
            token.is_capitalised
            or token.kind == "possessive"
            or token.norm in speech_words("article")
            or token.norm in ("and", "state", "news")
            or source_nouns().at(self.tokens, position) is not None
        )

    def stop_after(self, position: int) -> int:
        """The next punctuation mark."""
        limit = min(position + STOP_REACH, len(self.tokens))
        for index in range(position, limit):
            if self.tokens[index].text in ",;:" or self.tokens[index].text in QUOTES:
                return index
        return limit
