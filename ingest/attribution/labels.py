"""Sources that stand before a colon, and those that end a headline."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.attribution.noun_phrase import Span
from ingest.attribution.source_phrase import core_of, is_name_part, statement_nouns
from ingest.attribution.sources import source_nouns
from ingest.attribution.verbless import VerblessSources
from ingest.parties.lexicon import lexicon_words
from ingest.text.tokens import Token

HEADLINE_MARKS = frozenset({":", "-", "–", "—"})
CLOCK_MARKS = frozenset({":", ".", "h", "-", "–", "—", "|", "]", "["})
CLOCK_WORDS = frozenset({"am", "pm", "gmt", "utc", "edt", "est", "bst"})
CLOCK_REACH = 7
LABEL_REACH = 8
MOST_NAMES = 5
TAIL_REACH = 5


class LabelSources(VerblessSources):
    """The frames of labels (`Army: five dead`) and of a headline's tail."""

    def read_labels(self) -> None:
        """`ISGS: 70 killed; army: 12.`: sources with a colon before their figures.

        A bar parts the entries of a list: `4 March | Surkh Rod | Police: seven killed`.
        """
        breaks = [i + 1 for i, token in enumerate(self.tokens) if token.text in ";|"]
        for first in (0, *breaks):
            if first or not self.opens_bullet() or self.opens_with_office():
                self.read_label(first)

    def read_label(self, first: int) -> None:
        """The source that opens a clause: `Army: five dead`, `Police on Saturday: 32 killed`."""
        first = self.behind_clock(first)
        head = self.tokens[first : first + LABEL_REACH]
        colon = next((i for i, token in enumerate(head) if token.text == ":"), 0)
        if not colon or not head or head[0].kind != "word":
            return
        colon += first
        span = (first, self.before_day(first, colon))
        verbs = lexicon_words("reporting_verb", "verb")
        if any(self.norm(index) in verbs for index in range(first, span[1] - 1)):
            return
        core = (first, first + len(core_of(self.tokens[first : span[1]])))
        is_source = self.names_source(span) and (core == span or self.names_source(core))
        if is_source or self.names_person(span) or self.names_word(span):
            speaker = self.resolve(span)
            if speaker is not None and speaker.is_resolved:
                here = self.tokens[colon].end
                stop = self.speakers.page.text.find("\n", here, self.sentence.end)
                end = stop if stop > 0 else self.sentence.end
                self._add(speaker, here, end, colon, is_backward=False)

    def behind_clock(self, first: int) -> int:
        """Behind the time of an entry (`09:12`, `7.40 pm GMT -`)."""
        if self.norm(first + 1) not in CLOCK_MARKS or self.tokens[first].kind != "number":
            return first
        ahead = range(first, min(first + CLOCK_REACH, len(self.tokens)))
        return next((i for i in ahead if not _is_clock(self.tokens[i])), first)

    def before_day(self, first: int, last: int) -> int:
        """Where a phrase ends in front of the day that may close it."""
        end = last
        while end > first + 1 and self.is_between(end - 1):
            end -= 1
        is_day = end < last and self.norm(end - 1) == "on"
        return end - 1 if is_day and end > first + 1 else end

    def opens_bullet(self) -> bool:
        """Whether the sentence is the first of a list item, whose label is a place or a day."""
        first = self.speakers.index.paragraph_of(self.no).start
        return self.sentence.is_bullet and self.no == first

    def opens_with_office(self) -> bool:
        """`- Interior ministry: 17 killed`: a list item that opens with a source's noun."""
        colon = next((i for i, t in enumerate(self.tokens[:LABEL_REACH]) if t.text == ":"), 0)
        noun = source_nouns().at(self.tokens, colon - 1) if colon else None
        ends = [m.last for m in source_nouns().find(self.tokens[:colon])]
        return noun is not None or colon in ends

    def names_person(self, span: Span) -> bool:
        """`Mayor Ihor Terekhov: ...`, `Taliban spokesman Qari Yousuf: ...`: office and name."""
        phrase = self.tokens[span[0] : span[1]]
        found = [n for n in source_nouns().find(phrase) if n.value.rule in ("country", "holder")]
        if not found or not self.opens_with_party(phrase, found[-1].first):
            return False
        rest = phrase[found[-1].last :]
        return 0 < len(rest) < MOST_NAMES and all(is_name_part(token) for token in rest)

    def opens_with_party(self, phrase: Sequence[Token], last: int) -> bool:
        """Whether the words before an office are a party's name or nothing."""
        mentions = self.speakers.mentions(self.no, phrase[:last]) if last else []
        return not last or (bool(mentions) and mentions[0].start == phrase[0].start)

    def names_word(self, span: Span) -> bool:
        """`JNIM statement to media: ...`: a party and what it gives out."""
        core = core_of(self.tokens[span[0] : span[1]])
        mentions = self.speakers.mentions(self.no, core)
        noun = source_nouns().at(core, len(core) - 1)
        is_word = noun is not None and noun.value.noun in statement_nouns()
        return is_word and bool(mentions) and mentions[0].start == core[0].start

    def read_tail(self) -> None:
        """A headline's `... - army` or `...: officials`."""
        last = len(self.tokens)
        reach = range(last - 2, max(last - TAIL_REACH - 2, 0), -1)
        mark = next((i for i in reach if self.tokens[i].text in HEADLINE_MARKS), None)
        if mark is None or self.is_hyphen(mark):
            return
        if not self.names_source((mark + 1, last)):
            return
        speaker = self.resolve((mark + 1, last))
        if speaker is not None and speaker.is_resolved:
            self.add_backward(speaker, mark, self.tokens[mark].start)


def _is_clock(token: Token) -> bool:
    return token.kind == "number" or token.norm in CLOCK_MARKS | CLOCK_WORDS
