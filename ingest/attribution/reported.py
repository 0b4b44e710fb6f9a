"""Statements as nouns and speakers without a verb: `JNIM's claim that`, `and Hamas ten`."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from ingest.attribution.labels import LabelSources
from ingest.attribution.noun_phrase import DASHES, STOPS, Span
from ingest.attribution.sources import Speaker, source_nouns, speech_words
from ingest.parties.lexicon import lexicon_words
from ingest.text.tokens import Token

LONGEST_OWNER = 12
GIVER_REACH = 10
OF_REACH = 6
GIVER_LINKS = frozenset({"by", "from", "of"})
TOLLS = frozenset({"toll", "tolls", "count", "counts", "tally", "tallies"})
CONTENT_WORDS = frozenset({"that", "to", "saying", "claiming", "stating", "announcing"})
WHICH = frozenset({"according", "under", "by"})
BEFORE_GAPPED = frozenset({"and", "but", "while", "whereas", ",", ";"})
NUMBER_LEADS = frozenset(
    {"that", "about", "at", "least", "more", "than", "some", "only", "just", "around", "up", "to"}
    | {"of", "over", "nearly", "almost", "no", "fewer", "less", "put", "it"}
)


class ReportedSources(LabelSources):
    """Frames of nouns that hold a statement, and of speakers that share another's verb."""

    @cached_property
    def nouns(self) -> frozenset[int]:
        """The tokens inside source nouns."""
        found = source_nouns().find(self.tokens)
        return frozenset(index for match in found for index in range(match.first, match.last))

    @cached_property
    def compounds(self) -> frozenset[int]:
        """The tokens inside source nouns of several words."""
        found = source_nouns().find(self.tokens)
        return frozenset(i for m in found for i in range(m.first, m.last) if m.last - m.first > 1)

    def read_reported(self, position: int) -> bool:
        """`X's claim that`, `claims by X of`, `the falsehood put out by X that`."""
        owner = self.owner_before(position)
        if owner is not None:
            content = self.content_at(position + 1)
            return content is not None and self.add_reported(owner, position, content)
        given = self.giver(position + 1)
        if given is not None:
            speaker, last = given
            content = self.content_at(last)
            return content is not None and self.add_reported(speaker, position, content)
        return self.read_given(position)

    def add_reported(self, speaker: Speaker, position: int, content: int) -> bool:
        subject = self.subject
        self.add_forward(speaker, position, self.offset(content))
        self.subject = subject or speaker
        return True

    def owner_before(self, position: int) -> Speaker | None:
        """Whose statement it is: `the army's`, `Houthi`, `police`, `its`."""
        before = position
        if self.norm(before - 1) in speech_words("possessive"):
            return self.subject or self.speakers.memory.meant or self.speakers.memory.last
        while before and self.is_plain_adjective(before - 1):
            before -= 1
        if before and self.tokens[before - 1].kind == "possessive":
            return self.named(self.owner_span(before - 1))
        return self.named(self.owner_span(position))

    def is_plain_adjective(self, position: int) -> bool:
        token = self.tokens[position]
        is_word = token.kind in ("word", "number") and not token.is_capitalised
        is_small = token.norm in speech_words("article") or token.norm in speech_words("boundary")
        return is_word and not is_small and position not in self.nouns

    def owner_span(self, last: int) -> Span | None:
        """The capitals and source nouns that end before a token."""
        first = last
        while (
            first
            and last - first < LONGEST_OWNER
            and self.is_owner_word(self.tokens[first - 1], first - 1)
        ):
            first -= 1
        return (first, last) if first < last else None

    def is_owner_word(self, token: Token, position: int) -> bool:
        if token.norm in speech_words("article") or token.norm in speech_words("boundary"):
            return False
        is_name = token.kind == "word" and token.is_capitalised
        is_mark = token.text in DASHES and self.is_hyphen(position)
        return is_name or is_mark or token.kind == "possessive" or position in self.nouns

    def named(self, span: Span | None) -> Speaker | None:
        """The speaker of a span that is a party's name or a source noun."""
        if span is None:
            return None
        phrase = self.tokens[span[0] : span[1]]
        is_source = span[1] - 1 in self.nouns or self.names_party(phrase)
        speaker = self.resolve(span) if is_source else None
        return speaker if speaker is not None and speaker.is_resolved else None

    def giver(self, position: int) -> tuple[Speaker, int] | None:
        """`by X`, `put out by X`, `from X` behind the noun, and where it ends."""
        for index in range(position, min(position + GIVER_REACH, len(self.tokens))):
            norm = self.norm(index)
            if norm == "by":
                return self.giver_after(index + 1)
            if index == position and norm in GIVER_LINKS and not self.is_toll(position - 1):
                found = self.giver_after(index + 1)
                return found if found is not None and self.is_source(found[0]) else None
            if norm in STOPS or norm in speech_words("boundary") or norm in speech_words("be"):
                return None
            if self.tokens[index].kind == "number":
                return None
        return None

    def is_toll(self, position: int) -> bool:
        """`the toll from the strike` comes from no speaker."""
        return self.norm(position) in TOLLS

    def is_source(self, speaker: Speaker) -> bool:
        """Whether a speaker is known by more than a name."""
        return speaker.party is not None or speaker.actor_class not in ("person", "unknown")

    def giver_after(self, position: int) -> tuple[Speaker, int] | None:
        span = self.phrase_after(position)
        if span is None:
            return None
        last = next((i for i in range(*span) if self.opens_count(i)), span[1])
        while last > span[0] + 1 and self.is_between(last - 1):
            last -= 1
        if last <= span[0] or self.has_figure(self.offset(span[0]), self.offset(last)):
            return None
        speaker = self.resolve((span[0], last))
        if speaker is None or not speaker.is_resolved:
            return None
        return speaker, span[1] if self.norm(last) != "of" else last

    def opens_count(self, position: int) -> bool:
        """`of 12 dead`"""
        after = position + 1
        is_of = self.norm(position) == "of" and position not in self.nouns
        return is_of and self.has_figure(self.offset(after), self.offset(after + OF_REACH))

    def content_at(self, position: int) -> int | None:
        """The token at which what is stated begins, where it holds a figure."""
        start = position
        if self.norm(start) == ",":
            content = self.after_which(start + 1)
        elif self.norm(start) in CONTENT_WORDS:
            content = start + 1
        else:
            content = start + 1 if self.opens_count(start) else None
        if content is None or not self.has_figure(self.offset(content), self.sentence.end):
            return None
        return content

    def after_which(self, position: int) -> int | None:
        """Behind `according to which`, `under which`."""
        if self.norm(position) not in WHICH:
            return None
        which = next((i for i in (position + 1, position + 2) if self.norm(i) == "which"), None)
        return which + 1 if which is not None else None

    def read_given(self, position: int) -> bool:
        """`the toll of 71 dead given by the ministry`"""
        if not self.opens_count(position + 1):
            return False
        first = position + 2
        for index in range(first, min(first + GIVER_REACH, len(self.tokens))):
            if self.norm(index) == "by" and self.is_given(index - 1):
                found = self.giver_after(index + 1)
                if found is None:
                    return False
                start, end = self.tokens[position].start, self.tokens[index].start
                self._add(found[0], start, end, position, is_backward=True)
                return True
            if self.norm(index) in STOPS or self.norm(index) in speech_words("be"):
                return False
        return False

    def is_given(self, position: int) -> bool:
        """A participle of giving out a statement."""
        norm = self.norm(position)
        return norm in lexicon_words("reporting_verb", "verb") or norm in ("out", "about")

    def read_gapped(self) -> None:
        """`the army reported 17 dead and Islamic State more than 100`: the verb is shared."""
        self.frames.sort(key=lambda frame: frame.at)
        told = list(self.frames)
        ats = [frame.at for frame in told]
        for figure in self.figures[1:]:
            position = self.token_at(figure)
            while position and self.norm(position - 1) in NUMBER_LEADS:
                position -= 1
            span = self.owner_span(position)
            if span is None or self.tokens[span[1] - 1].kind == "possessive":
                continue
            opener = span[0] - (self.norm(span[0] - 1) in speech_words("article"))
            number = bisect_left(ats, self.offset(opener))
            if self.norm(opener - 1) not in BEFORE_GAPPED or not number:
                continue
            speaker = self.named(span)
            rival = told[number - 1].speaker
            if speaker is None or speaker.party == rival.party:
                continue
            is_office = span[1] - 1 in self.nouns or speaker.actor_class == "armed_group"
            if rival.party is not None or is_office:
                self.add_forward(speaker, span[0], self.offset(span[1]))
        self.frames.sort(key=lambda frame: frame.at)

    def token_at(self, offset: int) -> int:
        return bisect_left(self.tokens, offset, key=lambda token: token.start)
