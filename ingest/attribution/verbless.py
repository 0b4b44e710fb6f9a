"""Sources that are named without a verb: according to, by the count of, in brackets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.attribution.noun_phrase import (
    CITED,
    CITING,
    CONTRASTS,
    LONGEST_OFFICE,
    QUOTES,
    RELATIVE,
    NounPhrases,
    Span,
)
from ingest.attribution.source_phrase import core_of, statement_nouns
from ingest.attribution.sources import Speaker, source_nouns, speech_words
from ingest.attribution.speakers import Speakers
from ingest.parties.lexicon import lexicon_words
from ingest.text.page import Sentence

LEARNED = frozenset({"learned", "learnt", "gathered", "heard", "understood"})
FIGURES = lexicon_words("figure_noun", "word")
ACCOUNTS = frozenset({"account", "version"})
OPENERS = FIGURES | CITED | LEARNED | ACCOUNTS | {"words", "according", "per", "by", "("}
COUNTS = frozenset(
    {"count", "account", "reckoning", "estimate", "estimates", "accounts", "tally", "tallies"}
    | {"counts", "figures", "admission"}
)
CLAIMS = frozenset({"claim", "claims", "claimed", "figure", "figures", "estimate", "count"})
GOES_ON = frozenset({"including", "among", "of", "with", "most", "half", "all", "some", "along"})
CLAUSE_REACH = 120
NAMED_SOURCES = frozenset({"group", "force", "government"})
ORIGINS = frozenset({"comes", "came", "stems", "stemmed", "originates", "originated"})
ORIGIN_REACH = 24
ADJUNCT_REACH = 8
NO_SOURCES = frozenset({"plan", "plans", "tradition", "custom", "law", "schedule", "islamic"})
LABEL_REACH = 8
WHERE = frozenset({"where", "which", "and", "in", "but"})
MOST_OWN = 3
TAIL_REACH = 5


@dataclass(slots=True)
class Frame:
    """`speaker` says what stands from `start` to `end`; `at` is the reporting word.

    A narrow frame covers one figure only (that before a bracket). `window` is where the day of
    the statement can stand.
    """

    speaker: Speaker
    start: int
    end: int
    at: int
    is_backward: bool
    is_narrow: bool
    window: tuple[int, int]


class VerblessSources(NounPhrases):
    """The frames of one sentence as far as no verb of reporting is needed."""

    def __init__(self, speakers: Speakers, sentence: Sentence, figures: Sequence[int]) -> None:
        super().__init__(speakers, sentence, figures)
        self.frames: list[Frame] = []
        self.cited: tuple[int, Speaker] | None = None

    # Placing

    def add_forward(self, speaker: Speaker, position: int, start: int) -> None:
        """`speaker` says what follows from an offset on."""
        self._add(speaker, start, self.sentence.end, position, is_backward=False)

    def add_backward(self, speaker: Speaker, position: int, end: int) -> None:
        """`speaker` says the clauses before an offset."""
        start = self.clause_offset(position)
        self._add(speaker, start, end, position, is_backward=True)

    def _add(
        self,
        speaker: Speaker,
        start: int,
        end: int,
        position: int,
        *,
        is_backward: bool,
        is_narrow: bool = False,
    ) -> None:
        at = self.tokens[position].start
        window = (min(speaker.start, at), self.offset(position + ADJUNCT_REACH))
        self.frames.append(Frame(speaker, start, end, at, is_backward, is_narrow, window))
        self.subject = speaker
        self.speakers.memory.note(speaker)

    def clause_offset(self, position: int) -> int:
        """Where the clauses begin that a source after them covers."""
        previous = self.frames[-1] if self.frames else None
        for index in range(position - 1, max(position - CLAUSE_REACH, -1), -1):
            token = self.tokens[index]
            if previous is not None and token.start < previous.at:
                return previous.end if previous.is_backward else self.tokens[index + 1].start
            if token.text == ";":
                return token.end
            contrast = token.norm in CONTRASTS and self.norm(index - 1) == ","
            if contrast and previous is not None:
                return token.end
        return self.offset(max(0, position - CLAUSE_REACH))

    def subclause_offset(self, at: int) -> int | None:
        """`JNIM says it acts for Gaza, where 40 died according to medics`: behind the comma."""
        previous = self.frames[-1] if self.frames else None
        if previous is None or previous.is_backward:
            return None
        for index in range(at - 1, max(at - CLAUSE_REACH, 1), -1):
            if self.tokens[index].start < previous.start:
                return None
            if self.norm(index) in WHERE and self.norm(index - 1) == ",":
                start = self.tokens[index].start
                return start if self.has_figure(start, self.tokens[at].start) else None
        return None

    # Reading

    def read_verbless(self, position: int) -> bool:
        """Reads a source that begins at a token; gives back whether one does."""
        norm, following = self.norm(position), self.norm(position + 1)
        if norm == "according" and following == "to":
            return self.read_according(position, position + 2)
        if norm == "per" and position and following not in ("cent", "day", "capita"):
            return self.read_according(position, position + 1)
        if norm == "by" and (counted := self.counted(position)) is not None:
            return self.read_according(position, *counted)
        if norm in CITED:
            return self.read_citing(position)
        if norm in LEARNED and following == "from":
            return self.read_according(position, position + 2)
        if norm == "words" and self.norm(position - 2) == "in":
            return self.read_words(position)
        if norm == "(":
            return self.read_bracket(position)
        is_figure = norm in FIGURES | ACCOUNTS
        if is_figure and (self.read_figure(position) or self.read_origin(position)):
            return True
        return norm in statement_nouns() and self.read_statement(position)

    def read_according(self, at: int, position: int, last: int = 0) -> bool:
        """`according to X`, `per X`, `by X's count`: the clause before, else the clause after.

        `last` is where the source ends, if that is known.
        """
        span = self.phrase_after(position)
        span = self.with_name(span) if span is not None else None
        span = (position, last) if last else span
        speaker = self.resolve(span) if self.norm(position) not in NO_SOURCES else None
        if speaker is None or span is None or (self.norm(at) == "per" and not speaker.is_resolved):
            return False
        here, bracket = self.tokens[at].start, self.open_bracket(at)
        if bracket is not None:
            inner = self.tokens[bracket].end
            start = inner if self.has_figure(inner, here) else self.clause_offset(at)
            self._add(speaker, start, here, at, is_backward=True, is_narrow=True)
        elif self.has_figure(self.clause_offset(at), here):
            clause = self.subclause_offset(at)
            self._add(speaker, clause or self.clause_offset(at), here, at, is_backward=True)
            if self.norm(span[1]) == "," and self.norm(span[1] + 1) in GOES_ON:
                self.add_forward(speaker, at, self.offset(span[1]))
        else:
            self.add_forward(speaker, at, self.offset(span[1]))
        return True

    def with_name(self, span: Span) -> Span:
        """`said the governor, Oleh Bondar.`: with the name or office after the comma."""
        if self.norm(span[1]) != "," or self.norm(span[1] + 1) in QUOTES:
            return span
        beside = self.phrase_after(span[1] + 1)
        is_end = beside is not None and self.norm(beside[1]) in ("", ".", ",")
        if beside is None or not is_end or beside[1] - beside[0] > LONGEST_OFFICE:
            return span
        phrase = self.tokens[beside[0] : beside[1]]
        is_name = all(token.is_capitalised for token in phrase)
        is_office = self.names_source(beside)
        return (span[0], beside[1]) if is_name or is_office else span

    def open_bracket(self, position: int) -> int | None:
        """The bracket that is open before a token."""
        for index in range(position - 1, max(position - LABEL_REACH, -1), -1):
            if self.tokens[index].text in "()":
                return index if self.tokens[index].text == "(" else None
        return None

    def counted(self, position: int) -> tuple[int, int] | None:
        """Where the source of `by the count of X`, `by X's count` begins and, if told, ends."""
        for index in range(position + 1, min(position + 10, len(self.tokens))):
            if self.norm(index) in COUNTS:
                if self.norm(index + 1) == "of":
                    return index + 2, 0
                is_name = index > position + 1 and self.names_source((position + 1, index))
                is_name = is_name or self.names_party(self.tokens[position + 1 : index])
                return position + 1, index if is_name else index + 1
            if self.tokens[index].kind == "mark" and self.tokens[index].text != "-":
                break
        return None

    def read_citing(self, position: int) -> bool:
        """`AFP reported, citing a security source`: the one cited is the source."""
        span = self.phrase_after(position + 1)
        if self.norm(position) not in CITING and not self.cites(position, span):
            return False
        speaker = self.resolve(span)
        if speaker is None or not speaker.is_resolved or span is None:
            return False
        if speaker.party is None and self.frames and self.is_mere_figure(span):
            return True
        self.cited = (position, speaker)
        here = self.tokens[position].start
        first = self.offset(self.clause_first(position))
        if self.frames and self.frames[-1].at >= first:
            teller = self.frames[-1].speaker
            for number in range(len(self.frames) - 1, max(len(self.frames) - MOST_OWN, 0) - 1, -1):
                frame = self.frames[number]
                if frame.speaker is teller and frame.at >= first:
                    self.frames[number] = replace(frame, speaker=speaker)
        else:
            self.add_backward(speaker, position, here)
        self.add_forward(speaker, position, self.offset(span[1]))
        return True

    def cites(self, position: int, span: Span | None) -> bool:
        """`SANA quoted an officer as saying`, `the agency, which cited two officials,`."""
        if span is None or self.norm(position - 1) in speech_words("be"):
            return False
        is_said = self.norm(span[1]) == "as"
        is_aside = self.norm(position - 1) in RELATIVE or self.is_verb(position)
        core = core_of(self.tokens[span[0] : span[1]])
        return is_said or (is_aside and self.names_source((span[0], span[0] + len(core))))

    def read_words(self, position: int) -> bool:
        """`In the words of the governor, ...`, `in his words`."""
        if self.norm(position + 1) == "of":
            return self.read_according(position, position + 2)
        if self.norm(position - 1) not in speech_words("possessive"):
            return False
        speaker = self.speakers.memory.person
        if speaker is None:
            return False
        self.add_forward(speaker, position, self.tokens[position].end)
        return True

    def is_mere_figure(self, span: Span) -> bool:
        """`he said, citing preliminary data`: figures of nobody else."""
        phrase = self.tokens[span[0] : span[1]]
        noun = source_nouns().at(phrase, len(phrase) - 1)
        return noun is not None and noun.value.noun in statement_nouns()

    def read_figure(self, position: int) -> bool:
        """`The ministry's figure stands at 71 dead`."""
        first = self.phrase_start(position)
        owners = [i for i in range(first, position) if self.tokens[i].kind == "possessive"]
        verb = position + 1
        if self.norm(verb) in ("for", "in"):
            ahead = range(verb + 1, verb + TAIL_REACH)
            told = speech_words("standing") | speech_words("be")
            verb = next((i for i in ahead if self.norm(i) in told - {"of"}), verb)
        following = self.norm(verb)
        is_told = following in speech_words("be") or following in speech_words("standing")
        is_account = self.norm(position) in ACCOUNTS and following in ("had", "has")
        is_account = is_account and self.norm(position + 2) == "it"
        if is_told and not owners and "official" in self.phrase_norms(first, position):
            return self.read_official(first, position)
        if not owners or not (is_told or is_account):
            return False
        speaker = self.resolve((first, owners[-1]))
        if speaker is None or not speaker.is_resolved:
            return False
        self.add_forward(speaker, position, self.tokens[position].end)
        return True

    def read_origin(self, position: int) -> bool:
        """`The figure of 60 dead, which few believe, comes from the Red Cross.`"""
        for index in range(position + 1, min(position + ORIGIN_REACH, len(self.tokens))):
            if self.norm(index) in ORIGINS and self.norm(index + 1) == "from":
                speaker = self.resolve(self.phrase_after(index + 2))
                here, first = self.tokens[index].start, self.tokens[position].start
                if speaker is None or not speaker.is_resolved or not self.has_figure(first, here):
                    return False
                self._add(speaker, first, here, position, is_backward=True)
                return True
        return False

    def read_statement(self, position: int) -> bool:
        """`Its initial assessment was that ...`, `the army's conclusion is that ...`."""
        following = self.norm(position + 1), self.norm(position + 2)
        is_told = following[0] in speech_words("be") and following[1] == "that"
        first = self.phrase_start(position)
        if not is_told or first >= position:
            return False
        owners = [i for i in range(first, position) if self.tokens[i].kind == "possessive"]
        if owners:
            speaker = self.resolve((first, owners[-1]))
        elif self.norm(first) in speech_words("possessive"):
            speaker = self.subject or self.speakers.memory.meant or self.speakers.memory.last
        else:
            return False
        if speaker is None or not speaker.is_resolved:
            return False
        self.add_forward(speaker, position, self.tokens[position + 2].end)
        return True

    def phrase_norms(self, first: int, last: int) -> set[str]:
        return {self.norm(index) for index in range(first, last)}

    def read_official(self, first: int, position: int) -> bool:
        """`The official count stands at 21`: that of the state."""
        at = next(i for i in range(first, position) if self.norm(i) == "official")
        speaker = self.resolve((at, at + 1))
        if speaker is None or speaker.party is None:
            return False
        self.add_forward(speaker, position, self.tokens[position].end)
        return True

    def read_bracket(self, position: int) -> bool:
        """`(protection cluster)`, `(police)`: a source for the figure before it."""
        reach = range(position + 1, min(position + LABEL_REACH, len(self.tokens)))
        close = next((i for i in reach if self.tokens[i].text == ")"), None)
        here, start = self.tokens[position].start, self.clause_offset(position)
        if close is None or not self.has_figure(start, here):
            return False
        inside = self.tokens[position + 1 : close]
        if (
            len(inside) == 1
            and inside[0].text.isupper()
            and self.tokens[position - 1].is_capitalised
        ):
            return False  # Inter Services Public Relations (ISPR)
        is_marked = len(inside) > 1 and inside[-1].norm in CLAIMS
        inside = inside[:-1] if is_marked else inside
        verbs = lexicon_words("reporting_verb", "verb")
        if any(
            t.kind == "number" or t.norm in verbs or t.norm in ("according", "per") for t in inside
        ):
            return False
        ends = [m.last for i in range(len(inside)) if (m := source_nouns().at(inside, i))]
        is_name = is_marked and self.names_party(inside)
        if not is_name and (not ends or ends[-1] != len(inside)):
            return False
        speaker = self.speakers.of_phrase(self.no, inside)
        if speaker is None or not speaker.is_resolved:
            return False
        self._add(speaker, start, here, position, is_backward=True, is_narrow=True)
        return True

    def names_source(self, span: Span) -> bool:
        """Whether a span is a group's name or ends in a source noun."""
        phrase = self.tokens[span[0] : span[1]]
        mentions = self.speakers.mentions(self.no, phrase)
        is_name = bool(mentions) and mentions[-1].kind in NAMED_SOURCES
        if is_name and mentions[-1].end == phrase[-1].end:
            return mentions[-1].start == phrase[0].start
        ends = [m.last for i in range(len(phrase)) if (m := source_nouns().at(phrase, i))]
        return bool(ends) and max(ends) == len(phrase)

    def is_hyphen(self, position: int) -> bool:
        """Whether a dash joins two words."""
        token = self.tokens[position]
        return token.text == "-" and self.tokens[position - 1].end == token.start
