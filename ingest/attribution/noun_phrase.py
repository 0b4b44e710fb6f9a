"""The noun phrases around a reporting word: where they begin and end, and whom they name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ingest.attribution.offices import leader_of
from ingest.attribution.source_phrase import ASSISTANTS, core_of, nouns_of
from ingest.attribution.sources import Speaker, source_nouns, speech_words
from ingest.attribution.speakers import Speakers
from ingest.parties.lexicon import lexicon_words
from ingest.parties.names import PERFECT
from ingest.text.page import Sentence
from ingest.text.tokens import Token

LONGEST_PHRASE = 26
MOST_ADVERBS = 10
QUOTES = frozenset("\"“”«»'‘’")
APOSTROPHES = frozenset("'’")
DASHES = frozenset("—–-")
STOPS = frozenset(".,;:()[]!?…") | QUOTES | frozenset("—–")
RELATIVE_REACH = 9
BEFORE_ARTICLES = frozenset(
    {"of", "for", "in", "at", "on", "from", "to", "with", "by", "and", "or", "near", "under", ","}
    | {"as", "behind", "between", "against", "into", "over", "across", "inside", "all", "both"}
)
LONGEST_BRACKET = 6
STOP_REACH = 40
TIME_LEADS = frozenset({"on", "in", "at", "by", "until", "since", "from", "for", "to", "after"})
CONTRASTS = frozenset({"while", "but", "whereas", "although", "though"})
RELATIVE = frozenset({"who", "which"})
ASIDE = RELATIVE | {"whose"}
LONGEST_OFFICE = 8
CITING = frozenset({"citing", "quoting"})
NUMBERING = frozenset({"no", "nr", "number", "."})
NAMELESS = frozenset({"person", "unknown"})
CITED = CITING | {"cited", "cites", "quoted", "quotes"}

Span = tuple[int, int]


class NounPhrases:
    """Finds and resolves the noun phrases of one sentence; spans are token indices."""

    def __init__(self, speakers: Speakers, sentence: Sentence, figures: Sequence[int]) -> None:
        self.speakers = speakers
        self.sentence = sentence
        self.no = sentence.no
        self.tokens = sentence.tokens
        self.figures = figures
        self.subject: Speaker | None = None

    def norm(self, position: int) -> str:
        return self.tokens[position].norm if 0 <= position < len(self.tokens) else ""

    def offset(self, position: int) -> int:
        return self.tokens[position].start if position < len(self.tokens) else self.sentence.end

    def has_figure(self, start: int, end: int) -> bool:
        """Whether a claim's number stands between two offsets."""
        index = bisect_left(self.figures, start)
        return index < len(self.figures) and self.figures[index] < end

    def subject_span(self, position: int) -> Span | None:
        """The subject before the verb at a position."""
        last = position
        while last and position - last < MOST_ADVERBS and self.is_between(last - 1):
            last -= 1
        before = self.norm(last - 1)
        if not last:
            return None
        if before in speech_words("pronoun"):
            return last - 1, last
        if before in RELATIVE or (before == "that" and self.ends_source(last - 1)):
            return self.antecedent(last - 1)
        if before == ",":
            return self.apposition_span(last - 1)
        first = self.phrase_start(last)
        if self.norm(first) in TIME_LEADS and self.norm(first - 1) in RELATIVE:
            return self.antecedent(first - 1)  # which on the day itself had announced
        return (first, last) if first < last else None

    def antecedent(self, relative: int) -> Span | None:
        """`the rebels, who claim ...`: what stands before the relative pronoun."""
        last = relative - 1 if self.norm(relative - 1) == "," else relative
        first = self.phrase_start(last)
        articles = [
            i
            for i in range(first, last)
            if self.norm(i) in speech_words("article") and self.norm(i - 1) != "of"
        ]
        first = articles[-1] if articles else first
        return (first, last) if first < last else None

    def clause_first(self, position: int) -> int:
        """The first token of the clause that a position stands in; 0 is that of the sentence."""
        for index in range(position - 1, max(position - STOP_REACH, 0), -1):
            if self.norm(index) in CONTRASTS or self.norm(index) == ";":
                return index + 1
        return 0

    def party_at(self, position: int) -> Speaker | None:
        """The party that a clause begins with."""
        skipped = 1 if self.norm(position) in speech_words("article") else 0
        phrase = self.tokens[position + skipped : position + skipped + 6]
        mentions = self.speakers.mentions(self.no, phrase) if phrase else []
        if mentions and mentions[0].start == phrase[0].start:
            return self.speakers.of_mention([], mentions[0])
        first = position + skipped
        noun = self.speakers.subject_noun(self.tokens, first) if phrase else None
        if noun is None:
            return None
        return self.speakers.of_phrase(self.no, self.tokens[first : noun.last])

    def is_between(self, position: int) -> bool:
        """Adverbs and days between subject and verb."""
        token = self.tokens[position]
        if token.norm in speech_words("adverb") or token.norm in speech_words("time"):
            return True
        if token.norm in speech_words("auxiliary"):
            return True  # would admit only to
        before = self.norm(position - 1)
        return token.kind == "number" and (before == "on" or before in speech_words("time"))

    def apposition_span(self, comma: int) -> Span | None:
        """`The mayor, Alejandro Eder, said`: from before the first comma to the second."""
        relative = self.relative_before(comma)
        if relative:
            first = self.phrase_start(relative)
            return (first, relative) if first < relative else None
        for index in range(comma - 1, max(comma - LONGEST_PHRASE, -1), -1):
            norm = self.norm(index)
            if norm == "," and index:
                first = self.phrase_start(index)
                return (first, comma) if first < index else None
            is_break = norm in (";", ":") or (norm in "()" and not self.is_inner_stop(index))
            if is_break:
                break
        return None

    def relative_before(self, comma: int) -> int:
        """The comma of `Uganda, whose troops man the post, said`, however long the clause; or 0."""
        for index in range(comma - 1, max(comma - STOP_REACH, 0), -1):
            if self.norm(index) in (";", ":", '"') or self.norm(index) in CONTRASTS:
                return 0
            if self.norm(index) == "," and self.norm(index + 1) in ASIDE:
                return index
        return 0

    def phrase_start(self, last: int) -> int:
        """The first token of the noun phrase that ends before `last`."""
        index = last - 1
        while index >= 0 and last - index < LONGEST_PHRASE:
            norm = self.norm(index)
            if self.tokens[index].start < self.speakers.index.dateline:
                break
            if norm in STOPS and not (self.is_inner_stop(index) or self.is_list_comma(index)):
                break
            if norm in speech_words("article") and not self.goes_left(index):
                return index
            if norm == "to" and self.norm(index - 1) == "according":
                break
            is_open = norm == "who" and self.norm(index - 1) != ","
            if (norm in speech_words("boundary") and not is_open) or (
                norm == "and" and not self.joins(index)
            ):
                break
            index -= 1
        return index + 1

    def goes_left(self, article: int) -> bool:
        """`a spokesman for the army`, `a man who saw the raid`: no phrase begins here."""
        if self.norm(article - 1) in BEFORE_ARTICLES or self.ends_verb(article):
            return True
        reach = range(article - 1, max(article - RELATIVE_REACH, -1), -1)
        for index in reach:
            if self.norm(index) in STOPS:
                return False
            if self.norm(index) in ASIDE:
                return True
        return False

    def ends_verb(self, position: int) -> bool:
        """Whether a reporting verb or the like stands before a token."""
        before = self.norm(position - 1)
        return before in lexicon_words("reporting_verb", "verb")

    def is_inner_stop(self, index: int) -> bool:
        """`Mr.`: a full stop inside a name; brackets around an abbreviation."""
        norm = self.norm(index)
        if norm == ".":
            before = self.tokens[index - 1] if index else None
            return (
                before is not None
                and before.end == self.tokens[index].start
                and len(before.text) <= 4
            )
        if norm in APOSTROPHES:
            return self.is_possessive(index)
        if norm == ")":
            reach = range(index - 1, max(index - LONGEST_BRACKET, 0), -1)
            opener = next((i for i in reach if self.norm(i) == "("), None)
            return opener is not None and self.is_name_bracket(opener, index)
        if norm != "(":
            return False
        ahead = range(index + 1, min(index + LONGEST_BRACKET, len(self.tokens)))
        closer = next((i for i in ahead if self.norm(i) == ")"), None)
        return closer is not None and self.is_name_bracket(index, closer)

    def is_name_bracket(self, opener: int, closer: int) -> bool:
        """`(ISPR)`, `Inspector General (Bastar Range) Sundararajan`."""
        inside = self.tokens[opener + 1 : closer]
        is_name = all(token.is_capitalised for token in inside)
        return len(inside) == 1 or (is_name and self.tokens[opener - 1].is_capitalised)

    def is_possessive(self, index: int) -> bool:
        """`Hamas' armed wing`: an apostrophe after a name in s."""
        if not index or index + 1 >= len(self.tokens):
            return False
        before, after = self.tokens[index - 1], self.tokens[index + 1]
        is_glued = before.end == self.tokens[index].start and after.start > self.tokens[index].end
        return is_glued and before.is_capitalised and before.norm.endswith("s")

    def is_list_comma(self, index: int) -> bool:
        """`RFI, AFP, and Xinhua`: a comma between two sources."""
        if self.norm(index) != "," or not self.ends_source(index):
            return False
        return self.norm(index + 1) == "and" or self.norm(index + 2) == ","

    def ends_source(self, index: int) -> bool:
        """Whether a source noun ends right before a token."""
        before = self.tokens[max(0, index - 2) : index]
        ends = (source_nouns().at(before, position) for position in range(len(before)))
        return any(match is not None and match.last == len(before) for match in ends)

    def follows_be(self, position: int) -> bool:
        """Whether a form of be stands before a token; `IS` in capitals is none."""
        is_form = self.norm(position - 1) in speech_words("be")
        return is_form and self.tokens[position - 1].text != "IS"

    def is_verb(self, position: int) -> bool:
        """`did not report`: an auxiliary shows that a form is a verb."""
        before = {self.norm(index) for index in range(position - 3, position)}
        return bool(before & (speech_words("auxiliary") | PERFECT))

    def joins(self, index: int) -> bool:
        """`US and Nigerien officials`, `residents and medics`: `and` inside one noun phrase."""
        before = self.tokens[max(0, index - 2) : index]
        if not before:
            return False
        if self.ends_source(index):
            return True
        mentions = self.speakers.mentions(self.no, before)
        return any(m.start >= before[-1].start and m.end <= before[-1].end for m in mentions)

    def phrase_after(self, position: int) -> Span | None:
        """The noun phrase that begins at a token."""
        index = position
        while index < len(self.tokens) and index - position < LONGEST_PHRASE:
            norm = self.norm(index)
            if norm in STOPS and not self.is_inner_stop(index):
                break
            is_end = norm in speech_words("boundary") or norm in speech_words("phrase end")
            if is_end and not (norm == "to" and self.norm(index - 1) in ASSISTANTS):
                break
            is_verb = norm in lexicon_words("reporting_verb", "verb")
            is_verb = is_verb and self.norm(index - 1) not in speech_words("article")
            if is_verb and index > position and source_nouns().at(self.tokens, index) is None:
                break
            index += 1
        return (position, index) if index > position else None

    def is_subject_like(self, span: Span, position: int) -> bool:
        """For forms that may be nouns: the words before can speak."""
        comma = next((i for i in range(span[0] + 1, span[1]) if self.norm(i) == ","), span[1])
        phrase: Sequence[Token] = self.tokens[span[0] : comma]
        if phrase[-1].norm in speech_words("pronoun"):
            return phrase[-1].norm != "one"
        core = core_of(phrase)
        is_verb = not self.tokens[position].is_capitalised
        if is_verb and nouns_of(core) and nouns_of(core)[-1].last == len(core):
            phrase = core  # residents of the town report
        while len(phrase) > 2 and (phrase[-1].kind == "number" or phrase[-1].norm in NUMBERING):
            phrase = phrase[:-1]  # communiqué no. 77 reports
        verb, last = self.norm(position), phrase[-1].norm
        is_plural = last.endswith("s") or last in speech_words("plural")
        is_name = phrase[-1].text.isupper() or self.norm(position + 1) in ("that", "to")
        is_plural = is_plural or (is_name and self.names_party(phrase))
        if not verb.endswith("s") and verb != "put" and verb != "," and not is_plural:
            return False
        if self.norm(span[1]) == "," or phrase[-1].is_capitalised:
            return True
        if self.norm(position + 1) in speech_words("article") and nouns_of(core):
            return True  # a person familiar with the matter put the dead at
        ends = (source_nouns().at(phrase, index) for index in range(len(phrase)))
        return any(match is not None and match.last == len(phrase) for match in ends)

    def names_party(self, phrase: Sequence[Token]) -> bool:
        """Whether a phrase is a party's name (`the FARDC claim`)."""
        mentions = self.speakers.mentions(self.no, phrase)
        if not mentions or mentions[-1].end != phrase[-1].end:
            return False
        first = phrase[1] if phrase[0].norm in speech_words("article") else phrase[0]
        return mentions[-1].start == first.start

    def resolve(self, span: Span | None) -> Speaker | None:
        """The speaker of a span; an apposition tells the party of a name."""
        if span is None:
            return None
        phrase = self.tokens[span[0] : span[1]]
        comma = next((index for index, token in enumerate(phrase) if token.text == ","), None)
        if comma is None:
            return self.speakers.of_phrase(self.no, phrase)
        beside = phrase[comma + 1 :]
        if beside and beside[0].norm in CITING:
            return self.speakers.of_phrase(self.no, beside[1:])
        first = self.speakers.of_phrase(self.no, phrase[:comma])
        if not beside or beside[0].kind == "number" or beside[0].norm in speech_words("boundary"):
            return first
        return self.merged(first, self.speakers.of_phrase(self.no, beside), phrase, comma)

    def merged(
        self, first: Speaker | None, second: Speaker | None, phrase: Sequence[Token], comma: int
    ) -> Speaker | None:
        """A name and what the person is, in either order."""
        if first is None or second is None or phrase[0].norm == "one":
            return second or first
        is_nameless = first.party is None and (first.is_person or first.actor_class in NAMELESS)
        leader = leader_of(core_of(phrase[comma + 1 :]))
        if leader is not None:
            first = replace(first, party=leader)  # The president, Joseph Aoun
        is_told = second.is_resolved and (second.party or first.actor_class in NAMELESS)
        better = second if is_nameless and is_told else first
        is_person = first.is_person or second.is_person
        text = self.speakers.text(phrase) if is_person else first.text
        if phrase[0].norm in speech_words("possessive"):
            text = self.speakers.text(phrase[1:])
        return Speaker(better.party, better.actor_class, text, first.start, second.end, is_person)

    def first_party(self, position: int) -> Speaker | None:
        """The subject of a sentence that has no speaker yet."""
        found = self.speakers.index.near(self.no, self.sentence.start)
        before = [m for m in found if m.start < self.tokens[position].start]
        if before and before[0].kind in ("group", "force", "government", "capital"):
            return self.speakers.of_mention([], before[0])
        return None
