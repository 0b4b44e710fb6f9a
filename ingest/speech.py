"""The speech grammar: which stretch of a sentence is said by whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.page import Sentence
from ingest.party_lexicon import lexicon_rows
from ingest.speakers import Speaker, Speakers, source_nouns, speech_words
from ingest.tokens import Token

LONGEST_PHRASE = 26
QUOTES = frozenset("\"“”«»'‘’")
DASHES = frozenset("—–-")
STOPS = frozenset(".,;:()[]!?…") | QUOTES | frozenset("—–")
CLAIM_OBJECTS = frozenset(
    {
        "responsibility",
        "credit",
        "attack",
        "attacks",
        "bombing",
        "ambush",
        "assault",
        "raid",
        "killings",
        "abduction",
    }
)
CONTRASTS = frozenset({"while", "but", "whereas", "although", "though"})
FIGURES = frozenset(
    {"figure", "figures", "toll", "count", "tally", "estimate", "estimates", "number"}
)
AMBIGUOUS = frozenset(
    [
        "report",
        "reports",
        "claim",
        "claims",
        "count",
        "counts",
        "list",
        "lists",
        "record",
        "records",
        "post",
        "note",
        "notes",
        "estimate",
        "estimates",
        "document",
        "documents",
        "release",
        "issue",
        "register",
        "find",
        "finds",
        "show",
        "shows",
        "lower",
        "put",
        "state",
        "states",
        "mention",
        "mentions",
        "update",
        "correct",
        "cite",
        "put",
    ]
)
ADJUNCT_REACH = 8


@dataclass(frozen=True, slots=True)
class Frame:
    """`speaker` says what stands from `start` to `end`; `at` is the reporting word.

    `is_narrow` frames cover one figure only (a bracket). `window` is where the day of the
    statement can stand.
    """

    speaker: Speaker
    start: int
    end: int
    at: int
    is_backward: bool
    is_narrow: bool
    window: tuple[int, int]


@lru_cache(maxsize=1)
def reporting_verbs() -> dict[str, str]:
    """Each form of a reporting verb with its kind."""
    return {row["verb"]: row["kind"] for row in lexicon_rows("reporting_verb")}


class SpeechReader:
    """Reads the frames of one sentence after the other, in order of the text."""

    def __init__(self, speakers: Speakers) -> None:
        self.speakers = speakers

    def frames(self, sentence: Sentence, figures: Sequence[int]) -> list[Frame]:
        """Who says what in a sentence in which claims stand at the offsets `figures` (ascending)."""
        reading = _Sentence(self.speakers, sentence, figures)
        reading.read()
        return reading.frames


class _Sentence:
    """One sentence while its frames are found."""

    def __init__(self, speakers: Speakers, sentence: Sentence, figures: Sequence[int]) -> None:
        self.speakers = speakers
        self.sentence = sentence
        self.no = sentence.no
        self.tokens = sentence.tokens
        self.figures = figures
        self.frames: list[Frame] = []
        self.subject: Speaker | None = None

    def read(self) -> None:
        self.read_label()
        for position, token in enumerate(self.tokens):
            if token.kind == "mark":
                if token.text == "(":
                    self.read_bracket(position)
                continue
            kind = reporting_verbs().get(token.norm)
            if kind is not None and not (token.norm in FIGURES and self.read_figure(position)):
                self.read_verb(position, kind)
            elif token.norm == "according" and self.norm(position + 1) == "to":
                self.read_according(position, position + 2)
            elif (
                token.norm == "per" and position and self.norm(position + 1) not in ("cent", "day")
            ):
                self.read_according(position, position + 1)
            elif token.norm == "by" and self.counted(position):
                self.read_according(position, self.counted(position))
            elif token.norm in ("citing", "quoting"):
                self.read_citing(position)
            elif token.norm in FIGURES:
                self.read_figure(position)
        if self.sentence.part == "headline":
            self.read_tail()

    def norm(self, position: int) -> str:
        return self.tokens[position].norm if 0 <= position < len(self.tokens) else ""

    # Verbs

    def read_verb(self, position: int, kind: str) -> None:
        before = self.norm(position - 1)
        if before in speech_words("be") or (before == "to" and kind != "participle"):
            return self.read_passive(position, kind)
        if kind == "participle":
            return self.read_participle(position)
        if not self.object_fits(position, kind):
            return self.remember_subject(position, kind)
        if self.is_inverted(position, kind):
            return self.read_inverted(position)
        span = self.subject_span(position)
        if span is None or (
            self.tokens[position].norm in AMBIGUOUS and not self.is_subject_like(span)
        ):
            return None
        speaker = self.resolve(span)
        if speaker is None or (kind not in ("speech",) and not self.can_count(speaker)):
            return None
        self.place(position, span, speaker, kind)
        return None

    def read_passive(self, position: int, kind: str) -> None:
        """`were reported by the army`: the source stands after by."""
        if kind in ("speech", "figure", "claim") and self.norm(position + 1) == "by":
            span = self.phrase_after(position + 2)
            speaker = self.resolve(span) if span else None
            if speaker is not None and speaker.is_resolved:
                if kind == "claim":
                    self.speakers.memory.note(speaker)
                else:
                    self.add(
                        speaker,
                        self.clause_start(position),
                        self.tokens[position].start,
                        position,
                        True,
                    )

    def read_participle(self, position: int) -> None:
        """`..., adding that` goes on with the speaker of the sentence."""
        before = self.norm(position - 1)
        speaker = self.subject or self.first_party(position)
        if speaker is not None and (
            before in (",", "and", "also") or position < 2 or before in QUOTES
        ):
            self.add(speaker, self.tokens[position].end, self.sentence.end, position, False)

    def object_fits(self, position: int, kind: str) -> bool:
        """Whether what follows the verb makes it one of reporting."""
        following = [self.norm(index) for index in range(position + 1, position + 8)]
        if kind == "of":
            return "of" in following[:5]
        if kind == "describe":
            return "as" in following
        if kind == "accuse":
            return "of" in [self.norm(index) for index in range(position + 1, position + 14)]
        if kind == "arrive":
            return "at" in following[:2]
        if kind == "denial":
            return False
        if kind == "claim":
            return self.is_claim(position, following)
        return True

    def is_claim(self, position: int, following: Sequence[str]) -> bool:
        """`claimed to have killed`, not `claimed responsibility` or `claimed 20 lives`."""
        if "lives" in following or "life" in following:
            return False
        words = [norm for norm in following if norm not in speech_words("article")]
        return not (
            words
            and (
                words[0] in CLAIM_OBJECTS
                or (len(words) > 1 and words[1] in CLAIM_OBJECTS and not words[0].isdigit())
            )
        )

    def remember_subject(self, position: int, kind: str) -> None:
        """`JNIM claimed the attack. It ...`: no figure is told, but the next pronoun means them."""
        if kind in ("claim", "denial") and (span := self.subject_span(position)) is not None:
            speaker = self.resolve(span)
            if speaker is not None and speaker.is_resolved:
                self.subject = speaker
                self.speakers.memory.note(speaker)

    def is_inverted(self, position: int, kind: str) -> bool:
        """`..., said the mayor.`"""
        before = self.norm(position - 1)
        if kind != "speech" or not (before == "," or before in QUOTES or before in DASHES):
            return False
        span = self.phrase_after(position + 1)
        if span is None or self.norm(position + 1) in speech_words("pronoun") | {"that"}:
            return False
        after = self.norm(span[1])
        if not (
            after == ""
            or after in STOPS
            or after in speech_words("adjunct")
            or after in ("and", "who")
        ):
            return False
        phrase = self.tokens[span[0] : span[1]]
        return (
            any(source_nouns().at(phrase, index) for index in range(len(phrase)))
            or phrase[0].is_capitalised
        )

    def read_inverted(self, position: int) -> None:
        span = self.phrase_after(position + 1)
        speaker = self.resolve(span) if span else None
        if speaker is not None and span is not None:
            self.add(
                speaker, self.clause_start(position), self.tokens[position].start, position, True
            )
            if any(self.tokens[span[1] - 1].end <= figure for figure in self.figures):
                self.go_on_after(speaker, span[1])

    def go_on_after(self, speaker: Speaker, position: int) -> None:
        """`"...," said the mayor, "and ..."`: the quotation goes on."""
        if self.norm(position) == "," and self.norm(position + 1) in QUOTES:
            self.add(speaker, self.tokens[position].end, self.sentence.end, position, False)

    def subject_span(self, position: int) -> tuple[int, int] | None:
        """The tokens of the subject before a verb."""
        last = position
        while last and self.is_between(last - 1):
            last -= 1
        if not last:
            return None
        if self.norm(last - 1) in speech_words("pronoun"):
            return last - 1, last
        if self.norm(last - 1) == ",":
            return self.apposition_span(last - 1)
        first = self.phrase_start(last)
        return (first, last) if first < last else None

    def is_between(self, position: int) -> bool:
        """Adverbs and days between subject and verb."""
        token = self.tokens[position]
        if token.norm in speech_words("adverb") or token.norm in speech_words("time"):
            return True
        return token.kind == "number" and self.norm(position - 1) in {"on", "since"} | speech_words(
            "time"
        )

    def apposition_span(self, comma: int) -> tuple[int, int] | None:
        """`The mayor, Alejandro Eder, said`: from before the first comma to the second."""
        for index in range(comma - 1, max(comma - LONGEST_PHRASE, -1), -1):
            norm = self.norm(index)
            if norm == "," and index:
                return self.phrase_start(index), comma
            if norm in ";:" or (norm in STOPS and norm not in (")", "(", ".")):
                break
        return None

    def phrase_start(self, last: int) -> int:
        """The first token of the noun phrase that ends before `last`."""
        index = last - 1
        while index >= 0 and last - index < LONGEST_PHRASE:
            norm = self.norm(index)
            if norm in STOPS and not self.is_inner_stop(index):
                break
            if norm in speech_words("boundary") or (norm == "and" and not self.joins(index)):
                if norm == "who" and index and not self.is_relative_clear(index):
                    index -= 1
                    continue
                break
            index -= 1
        return index + 1

    def is_relative_clear(self, index: int) -> bool:
        """Whether `who` opens a clause of its own; `two officers who asked not to be named` does not."""
        return self.norm(index + 1) not in (
            "asked",
            "spoke",
            "declined",
            "requested",
            "wished",
            "refused",
        )

    def is_inner_stop(self, index: int) -> bool:
        """`U.S.`, `Mr.`: a full stop inside a name; brackets around an abbreviation."""
        norm = self.norm(index)
        if norm == ".":
            return (
                index > 0
                and self.tokens[index - 1].end == self.tokens[index].start
                and len(self.tokens[index - 1].text) <= 4
            )
        if norm == ")":
            return self.norm(index - 2) == "("
        return norm == "(" and self.norm(index + 2) == ")"

    def joins(self, index: int) -> bool:
        """`US and Nigerien officials`, `residents and medics`: and inside one noun phrase."""
        before = self.tokens[max(0, index - 2) : index]
        if not before:
            return False
        if any(source_nouns().at(before, position) for position in range(len(before))):
            return True
        return any(
            m.start >= before[-1].start and m.end <= before[-1].end
            for m in self.speakers.mentions(self.no, before)
        )

    def is_subject_like(self, span: tuple[int, int]) -> bool:
        """For forms that may be nouns: the words before can speak."""
        phrase = self.tokens[span[0] : span[1]]
        if phrase[-1].norm in speech_words("pronoun"):
            return phrase[-1].norm != "one"
        if self.norm(span[1] - 1) == "," or phrase[-1].is_capitalised:
            return True
        return any(
            (m := source_nouns().at(phrase, index)) and m.last == len(phrase)
            for index in range(len(phrase))
        )

    def can_count(self, speaker: Speaker) -> bool:
        return speaker.is_resolved

    # Resolving

    def resolve(self, span: tuple[int, int]) -> Speaker | None:
        """The speaker of a span; an apposition tells the party of a name, and the other way round."""
        phrase = self.tokens[span[0] : span[1]]
        comma = next((index for index, token in enumerate(phrase) if token.text == ","), None)
        if comma is None:
            return self.speakers.of_phrase(self.no, self.after_relative(phrase))
        first = self.speakers.of_phrase(self.no, phrase[:comma])
        beside = phrase[comma + 1 :]
        if not beside or beside[0].norm in speech_words("boundary") or beside[0].kind == "number":
            return first
        second = self.speakers.of_phrase(self.no, beside)
        return self.merged(first, second, phrase)

    def after_relative(self, phrase: Sequence[Token]) -> Sequence[Token]:
        return phrase

    def merged(
        self, first: Speaker | None, second: Speaker | None, phrase: Sequence[Token]
    ) -> Speaker | None:
        if first is None or second is None or not first.is_resolved:
            return second or first
        better = (
            second if first.party is None and first.actor_class in ("person", "unknown") else first
        )
        text = self.speakers.text(phrase) if first.is_person or second.is_person else first.text
        return Speaker(
            better.party,
            better.actor_class,
            text,
            first.start,
            second.end,
            first.is_person or second.is_person,
        )

    def first_party(self, position: int) -> Speaker | None:
        """The subject of a sentence that has no speaker yet."""
        found = self.speakers.index.near(self.no, self.sentence.start)
        before = [m for m in found if m.start < self.tokens[position].start]
        if before and before[0].kind in ("group", "force", "government"):
            return self.speakers.of_mention(self.tokens[:1], before[0])
        return None

    # Placing

    def place(self, position: int, span: tuple[int, int], speaker: Speaker, kind: str) -> None:
        """A frame before the verb, after it, or both."""
        start = self.tokens[span[0]].start
        after = self.tokens[position].end
        if self.is_trailing(position, span):
            has_figure = self.has_figure(self.clause_offset(span[0]), start)
            self.add(speaker, self.clause_offset(span[0]), start, position, True)
            if not has_figure:
                self.add(speaker, after, self.sentence.end, position, False)
            return
        self.add(speaker, after, self.sentence.end, position, False)

    def is_trailing(self, position: int, span: tuple[int, int]) -> bool:
        """`..., the ministry said on Friday.`"""
        first = span[0]
        opener = self.norm(first - 1)
        if first == 0 or not (opener == "," or opener in QUOTES or opener in DASHES):
            return False
        following = self.after_object(position + 1)
        norm = self.norm(following)
        if norm == "" or (norm in STOPS and norm != ":"):
            return True
        if norm not in speech_words("adjunct"):
            return False
        stop = self.stop_after(following)
        ahead = [self.norm(index) for index in range(following, stop)]
        if "that" in ahead:
            return False
        return not self.has_figure(self.tokens[position].end, self.offset(stop))

    def after_object(self, position: int) -> int:
        """Behind whom it was told to: `told AFP`, `told reporters in Kyiv`."""
        if self.norm(position - 1) not in ("told", "tell", "tells", "informed", "informs"):
            return position
        while position < len(self.tokens) and (
            self.tokens[position].is_capitalised
            or self.norm(position) in speech_words("article") | {"and", "state"}
            or source_nouns().at(self.tokens, position) is not None
            or self.tokens[position].kind == "possessive"
        ):
            position += 1
        return position

    def stop_after(self, position: int) -> int:
        """The next punctuation mark."""
        for index in range(position, min(position + 40, len(self.tokens))):
            if self.tokens[index].text in ",;:" or self.tokens[index].text in QUOTES:
                return index
        return min(position + 40, len(self.tokens))

    def offset(self, position: int) -> int:
        return self.tokens[position].start if position < len(self.tokens) else self.sentence.end

    def has_figure(self, start: int, end: int) -> bool:
        index = bisect_left(self.figures, start)
        return index < len(self.figures) and self.figures[index] < end

    def clause_start(self, position: int) -> int:
        return self.clause_offset(position)

    def clause_offset(self, position: int) -> int:
        """Where the clauses begin that a source after them covers."""
        previous = self.frames[-1] if self.frames else None
        for index in range(position - 1, max(position - 120, -1), -1):
            token = self.tokens[index]
            if previous is not None and token.start < previous.at:
                return previous.end if previous.is_backward else self.tokens[index + 1].start
            if token.text == ";":
                return token.end
            if token.norm in CONTRASTS and self.norm(index - 1) == "," and previous is not None:
                return token.end
        return self.sentence.start if position < 120 else self.tokens[position - 120].start

    def add(
        self,
        speaker: Speaker,
        start: int,
        end: int,
        position: int,
        is_backward: bool,
        is_narrow: bool = False,
    ) -> None:
        at = self.tokens[position].start
        window = (min(speaker.start, at), self.offset(position + ADJUNCT_REACH))
        self.frames.append(Frame(speaker, start, end, at, is_backward, is_narrow, window))
        self.subject = speaker
        self.speakers.memory.note(speaker)

    # Sources without a verb

    def phrase_after(self, position: int) -> tuple[int, int] | None:
        """The noun phrase that begins at a token."""
        index = position
        while index < len(self.tokens) and index - position < LONGEST_PHRASE:
            norm = self.norm(index)
            if norm in STOPS and not self.is_inner_stop(index):
                break
            if norm in speech_words("boundary") | speech_words("be") | {"had", "has", "have", "to"}:
                break
            if norm in reporting_verbs() and index > position and norm not in AMBIGUOUS:
                break
            index += 1
        return (position, index) if index > position else None

    def read_according(self, at: int, position: int) -> None:
        """`according to X`, `per X`, `by X's count`: the clause before, else the clause after."""
        span = self.phrase_after(position)
        speaker = self.resolve(span) if span else None
        if speaker is None or span is None or (self.norm(at) == "per" and not speaker.is_resolved):
            return
        start, here = self.clause_offset(at), self.tokens[at].start
        if self.norm(at - 1) == "(" or self.is_bracketed(at):
            self.add(speaker, start, here, at, True, is_narrow=True)
        elif self.has_figure(start, here) and at:
            self.add(speaker, start, here, at, True)
        else:
            self.add(speaker, self.offset(span[1]), self.sentence.end, at, False)

    def is_bracketed(self, position: int) -> bool:
        """Whether a bracket is open before a token."""
        for index in range(position - 1, max(position - 8, -1), -1):
            if self.tokens[index].text in "()":
                return self.tokens[index].text == "("
        return False

    def counted(self, position: int) -> int:
        """Where the source begins after `by the count of`, `by X's count`, `by one estimate`; else 0."""
        window = [self.norm(index) for index in range(position + 1, position + 9)]
        words = {"count", "account", "reckoning", "estimate", "estimates", "accounts", "tally"}
        place = next((index for index, norm in enumerate(window) if norm in words), None)
        if place is None or any(norm in STOPS for norm in window[:place]):
            return 0
        if place + 1 < len(window) and window[place + 1] == "of":
            return position + place + 3
        return position + 1

    def read_citing(self, position: int) -> None:
        """`AFP reported, citing a security source`: the one cited is the source."""
        span = self.phrase_after(position + 1)
        speaker = self.resolve(span) if span else None
        if speaker is None or not speaker.is_resolved or span is None:
            return
        if self.frames and self.frames[-1].end >= self.tokens[position].start:
            last = self.frames[-1]
            self.frames[-1] = Frame(
                speaker, last.start, last.end, last.at, last.is_backward, False, last.window
            )
        else:
            self.add(
                speaker, self.clause_offset(position), self.tokens[position].start, position, True
            )
        self.add(speaker, self.offset(span[1]), self.sentence.end, position, False)

    def read_figure(self, position: int) -> bool:
        """`The ministry's figure stands at 71 dead`, `an army toll of 12`."""
        first = self.phrase_start(position)
        following = self.norm(position + 1)
        owned = any(token.kind == "possessive" for token in self.tokens[first:position])
        if not owned or following not in speech_words("be") | {
            "stands",
            "stood",
            "of",
            "remains",
            "rose",
            "was",
        }:
            return False
        end = next(
            i for i in range(position - 1, first - 1, -1) if self.tokens[i].kind == "possessive"
        )
        speaker = self.resolve((first, end))
        if speaker is None or not speaker.is_resolved:
            return False
        self.add(speaker, self.tokens[position].end, self.sentence.end, position, False)
        return True

    def read_bracket(self, position: int) -> None:
        """`(protection cluster)`, `(Nigerien claim)`: a source for the figure before it."""
        close = next(
            (
                i
                for i in range(position + 1, min(position + 9, len(self.tokens)))
                if self.tokens[i].text == ")"
            ),
            None,
        )
        if close is None or close == position + 1:
            return
        inside = self.tokens[position + 1 : close]
        if any(
            t.kind == "number" or t.norm in reporting_verbs() or t.norm in ("according", "per")
            for t in inside
        ):
            return
        if not self.has_figure(self.clause_offset(position), self.tokens[position].start):
            return
        speaker = self.speakers.of_phrase(self.no, inside)
        if speaker is not None and speaker.is_resolved and source_nouns().at(inside, 0) is not None:
            self.add(
                speaker,
                self.clause_offset(position),
                self.tokens[position].start,
                position,
                True,
                is_narrow=True,
            )

    def read_label(self) -> None:
        """`ISGS: 70 killed.`, `Army: five dead`: a source with a colon before its figures."""
        colon = next((i for i, token in enumerate(self.tokens[:8]) if token.text == ":"), None)
        if colon is None or colon == 0 or self.sentence.is_bullet:
            return
        phrase = self.tokens[:colon]
        mentions = self.speakers.mentions(self.no, phrase)
        noun = source_nouns().at(phrase, 0)
        is_group = (
            len(mentions) == 1 and mentions[0].kind == "group" and mentions[0].end == phrase[-1].end
        )
        if (is_group and mentions[0].start == phrase[0].start) or (
            noun is not None and noun.last == colon
        ):
            speaker = self.speakers.of_phrase(self.no, phrase)
            if speaker is not None and speaker.is_resolved:
                self.add(speaker, self.tokens[colon].end, self.sentence.end, colon, False)

    def read_tail(self) -> None:
        """A headline's `... - army` or `...: officials`."""
        marks = [i for i, token in enumerate(self.tokens) if token.text in (":", "-", "–", "—")]
        if not marks or not 0 < len(self.tokens) - marks[-1] - 1 <= 5 or not marks[-1]:
            return
        phrase = self.tokens[marks[-1] + 1 :]
        if (
            self.tokens[marks[-1]].text == "-"
            and self.tokens[marks[-1] - 1].end == self.tokens[marks[-1]].start
        ):
            return
        ends = [noun.last for i in range(len(phrase)) if (noun := source_nouns().at(phrase, i))]
        mentions = self.speakers.mentions(self.no, phrase)
        if not (ends and max(ends) == len(phrase)) and not (
            mentions and mentions[-1].end == phrase[-1].end
        ):
            return
        speaker = self.speakers.of_phrase(self.no, phrase)
        if speaker is not None and speaker.is_resolved:
            self.add(speaker, self.sentence.start, self.tokens[marks[-1]].start, marks[-1], True)
