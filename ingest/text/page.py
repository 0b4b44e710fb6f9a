"""A document taken apart: title, infobox, sections, paragraphs, sentences, tokens.

Two formats are known. A flattened encyclopedia article starts with `= Title =`, may have a header
line with `- Key: value` lines below it, and `== Headings ==`; or its infobox has no bullets, and
its headings no signs. Anything else is a news text: its
first line is the headline, every other line or run of lines a paragraph or a list item.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.text.tokens import Token, tokenise

TITLE = re.compile(r"=\s*([^=\n]+?)\s*=\s*$")
HEADING = re.compile(r"(={2,6})\s*([^=\n]+?)\s*\1\s*$")
FIELD = re.compile(r"[-*•]\s*([A-Z][A-Za-z_ ]{0,30}\d?)\s*:[ \t]*(.*)$")
# The same in an article that came as plain text: no dashes, the side in brackets behind the key.
PLAIN_FIELD = re.compile(r"(?:[-*•]\s*)?([A-Z][^\W\d][\w ()'’–-]{0,44}?)\s*:[ \t]+(\S.*)$")
SURE_KEY = re.compile(
    r"(?:belligerent|combatant|perpetrator|assailant)s?\b.*|attack type|part of"
    r"|casualties and losses\b.*|commanders and leaders",
    re.IGNORECASE,
)
FEWEST_FIELDS = 4  # of an infobox in plain text
BULLET = re.compile(r"[ \t]*(?:[•●▪◦‣*·–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]+")
# A full stop, closing quotes or brackets, white space, and then something that can open a sentence.
SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*(\s+)(?=[\"“‘'«(\[]*[A-Z0-9À-Þ])")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Pvt|Adm|Brig|Cmdr|Insp|Supt|Rev|Hon|Gov|Sen|Rep|Pres|St|Mt|Ft"
    r"|[Nn]os?|incl|excl|est|approx|resp|bn|bns|coy|bde|regt|sqn|hwy|brgy|prov|mun|dist|govt|viz|cf|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|ca|al|Jr|Sr|Spc|Pfc|SSgt|Const|Det|Ave|Rd)"
    r"|\b[A-Z]|\b(?:[A-Z]\.)+[A-Z])\.$"
)
BACK_MATTER = frozenset(
    {
        "see also",
        "references",
        "external links",
        "notes",
        "further reading",
        "sources",
        "bibliography",
    }
)
LONGEST_ABBREVIATION = 6
ABBREVIATION_REACH = 12
ATX_HEADING = re.compile(r"(#{1,6})[ \t]+([^#\n]+?)[ \t]*#*$")
TABLE_RULE = re.compile(r"[|\s:+-]+$")
CELLS = 3  # of the rows of a table at least
LONGEST_CELL = 80
HARD_WRAP = 50
LONGEST_HEADING = 5  # words
LONGEST_SENTENCE = 400  # tokens; reading a sentence may take more than linear time


@dataclass(slots=True)
class Sentence:
    """A sentence, list item, heading or caption of the page; `text` is that of the whole page."""

    no: int
    section_no: int
    paragraph_no: int
    part: str
    start: int
    end: int
    is_bullet: bool
    text: str = field(repr=False)
    is_read: bool = True
    _tokens: list[Token] | None = field(default=None, repr=False)
    _starts: list[int] | None = field(default=None, repr=False)

    @property
    def tokens(self) -> list[Token]:
        """The words of the sentence; none where it stands far from anything to read."""
        if self._tokens is None:
            self._tokens = tokenise(self.text, self.start, self.end) if self.is_read else []
        return self._tokens

    def index_at(self, offset: int) -> int:
        """The index of the first token at or behind an offset of the page."""
        if self._starts is None:
            self._starts = [token.start for token in self.tokens]
        return bisect_left(self._starts, offset)

    def before(self, offset: int) -> list[Token]:
        """The tokens that end at or in front of an offset of the page."""
        index = self.index_at(offset)
        if index and self.tokens[index - 1].end > offset:
            index -= 1
        return self.tokens[:index]

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens that begin between two offsets of the page."""
        return self.tokens[self.index_at(start) : self.index_at(end)]


@dataclass(slots=True)
class Section:
    """A heading and what stands under it; `level` 0 is what stands before the first heading."""

    no: int
    heading: str | None
    level: int
    start: int
    end: int


@dataclass(slots=True)
class Field:
    """One line of an infobox; `start` and `end` are those of the value."""

    no: int
    key: str
    start: int
    end: int
    tokens: list[Token]


@dataclass(slots=True)
class Page:
    """A whole document, ready to be read."""

    text: str
    format: str
    title: str | None = None
    sections: list[Section] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)

    def paragraph(self, number: int) -> list[Sentence]:
        """The sentences of one paragraph in order."""
        return [sentence for sentence in self.sentences if sentence.paragraph_no == number]

    def field_value(self, field_: Field) -> str:
        """The words of an infobox value."""
        return self.text[field_.start : field_.end]


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str


def parse(text: str) -> Page:
    """The page of a text in NFC with plain line ends; every text gives one, even an empty one."""
    lines = _lines(text)
    first = next((line for line in lines if line.text.strip()), None)
    title = TITLE.match(first.text) if first is not None else None
    page = Page(text, "encyclopedia" if title else "news")
    page.sections.append(Section(0, None, 0, 0, len(text)))
    if first is None:
        return page
    page.title = title.group(1) if title else first.text.strip().lstrip("#").strip()
    offset = first.text.find(page.title)
    _add_sentence(
        page, first.start + offset, first.start + offset + len(page.title), "headline", 0, False
    )
    rest = [line for line in lines if line.start > first.start]
    if page.format == "encyclopedia":
        rest = _read_infobox(page, rest)
    else:
        rest = _read_plain_infobox(page, rest)
    _read_body(page, rest, is_plain=title is None and page.format == "encyclopedia")
    page.sections[-1].end = len(text)
    return page


def is_back_matter(section: Section) -> bool:
    """Whether a section lists links and sources and tells nothing."""
    return (section.heading or "").strip().casefold() in BACK_MATTER


def _lines(text: str) -> list[_Line]:
    lines, position = [], 0
    for raw in text.split("\n"):
        lines.append(_Line(position, position + len(raw), raw))
        position += len(raw) + 1
    return lines


def _read_infobox(page: Page, lines: list[_Line]) -> list[_Line]:
    """Takes the infobox off the top of the article; gives back the lines below it."""
    filled = [number for number, line in enumerate(lines) if line.text.strip()]
    for position in filled[:2]:
        number = position
        while number < len(lines) and (match := FIELD.match(lines[number].text)):
            start = lines[number].start + match.start(2)
            end = start + len(match.group(2).rstrip())
            tokens = tokenise(page.text, start, end)[:LONGEST_SENTENCE]
            page.fields.append(Field(len(page.fields), match.group(1).strip(), start, end, tokens))
            number += 1
        if page.fields:
            return lines[number:]
        if BULLET.match(lines[position].text) or HEADING.match(lines[position].text):
            break
    return lines


def _read_plain_infobox(page: Page, lines: list[_Line]) -> list[_Line]:
    """Takes the run of `Key: value` lines off the top of an article in plain text, if their keys
    are those of an infobox; gives back the other lines."""
    filled = [number for number, line in enumerate(lines) if line.text.strip()]
    for position in filled[:3]:
        number = position
        found: list[re.Match[str]] = []
        while number < len(lines) and (match := PLAIN_FIELD.match(lines[number].text)):
            found.append(match)
            number += 1
        is_sure = any(SURE_KEY.fullmatch(match.group(1)) for match in found)
        if len(found) >= FEWEST_FIELDS and is_sure:
            for line, match in zip(lines[position:number], found, strict=True):
                _add_field(page, line, match)
            page.format = "encyclopedia"
            return [*lines[:position], *lines[number:]]
    return lines


def _add_field(page: Page, line: _Line, match: re.Match[str]) -> None:
    start = line.start + match.start(2)
    end = start + len(match.group(2).rstrip())
    tokens = tokenise(page.text, start, end)[:LONGEST_SENTENCE]
    page.fields.append(Field(len(page.fields), match.group(1).strip(), start, end, tokens))


def _read_body(page: Page, lines: list[_Line], is_plain: bool) -> None:
    number = 0
    paragraph = 1
    while number < len(lines):
        line = lines[number]
        if not line.text.strip():
            number += 1
            continue
        heading = _heading(line.text.strip())
        if heading is None and is_plain and _is_bare_heading(lines, number):
            _open_section(page, line, line.text, 2)
            number += 1
            continue
        if heading:
            _open_section(page, line, heading.group(2), len(heading.group(1)))
            number += 1
            continue
        last = _last_line_of_paragraph(lines, number)
        _read_paragraph(page, line.start, lines[last].end, paragraph)
        paragraph += 1
        number = last + 1


def _is_bare_heading(lines: list[_Line], number: int) -> bool:
    """`Background`: a few words below a blank line, in an article without marked headings."""
    line = lines[number].text.strip()
    is_below_blank = number > 0 and not lines[number - 1].text.strip()
    is_short = len(line.split()) <= LONGEST_HEADING and line[:1].isupper() and line[-1].isalnum()
    return is_below_blank and is_short and ":" not in line and BULLET.match(line) is None


def _heading(line: str) -> re.Match[str] | None:
    """`== Attack ==`, `## Attack`: a heading, its level in the first group."""
    if line.startswith("="):
        return HEADING.match(line)
    return ATX_HEADING.match(line) if line.startswith("#") else None


def is_row(text: str, start: int, end: int) -> bool:
    """Whether a line is a row of a table: cells parted by bars or tabs, none of them prose."""
    row = text[start:end].strip("| ")
    cells = row.split("|") if "|" in row else row.split("\t")
    return len(cells) >= CELLS and max(map(len, cells)) <= LONGEST_CELL


def _open_section(page: Page, line: _Line, heading: str, level: int) -> None:
    page.sections[-1].end = line.start
    page.sections.append(Section(len(page.sections), heading.strip(), level, line.start, line.end))


def _last_line_of_paragraph(lines: list[_Line], number: int) -> int:
    """Lines that somebody broke at a column belong together; others are paragraphs of their own."""
    while number + 1 < len(lines):
        line, following = lines[number].text.rstrip(), lines[number + 1].text
        wrapped = (
            len(line) >= HARD_WRAP and line[-1] not in '.!?:;"”' and following[:1].strip() != ""
        )
        if not wrapped or BULLET.match(following) or _heading(following.strip()):
            break
        if is_row(line, 0, len(line)) or is_row(following, 0, len(following)):
            break
        if not (following[:1].islower() or _looks_wrapped(lines, number)):
            break
        number += 1
    return number


def _looks_wrapped(lines: list[_Line], number: int) -> bool:
    """Whether the neighbouring lines are about equally long, as in text set to a column."""
    lengths = [
        len(line.text) for line in lines[max(0, number - 2) : number + 3] if line.text.strip()
    ]
    return len(lengths) >= 3 and max(lengths) <= 100 and sorted(lengths)[-2] >= HARD_WRAP


def _read_paragraph(page: Page, start: int, end: int, paragraph: int) -> None:
    if is_row(page.text, start, end):
        if TABLE_RULE.match(page.text, start, end) is None:
            _add_sentence(page, *_stripped(page.text, start, end), "body", paragraph, True)
        return
    bullet = BULLET.match(page.text, start, end)
    first = bullet.end() if bullet else start
    for begin, stop in split_sentences(page.text, first, end):
        _add_sentence(page, begin, stop, "body", paragraph, bullet is not None)


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the sentences of one paragraph, without the white space around them."""
    begin, end = _stripped(text, start, end)
    if begin == end:
        return []
    spans = []
    for match in SENTENCE_END.finditer(text, begin, end):
        stop = match.start(1)
        if _is_abbreviated(text, begin, stop) and not _ends_anyway(text, stop):
            continue
        spans.append((begin, stop))
        begin = match.end()
    spans.append((begin, end))
    return spans


def _is_abbreviated(text: str, begin: int, stop: int) -> bool:
    """Whether the full stop before `stop` is that of an abbreviation; most words are too long."""
    if text[stop - 1] != "." or text[stop - LONGEST_ABBREVIATION - 2 : stop - 1].isalpha():
        return False
    return ABBREVIATION.search(text, max(begin, stop - ABBREVIATION_REACH), stop) is not None


def _ends_anyway(text: str, stop: int) -> bool:
    """After `a.m.`, `U.S.` and the like a sentence ends when an article or pronoun follows."""
    return bool(
        re.match(
            r"\s+(?:The|A|An|He|She|It|They|In|On|At|But|And|One|Two|No)\b", text[stop : stop + 8]
        )
    )


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _add_sentence(
    page: Page, start: int, end: int, part: str, paragraph: int, bullet: bool
) -> None:
    """Adds a sentence, in pieces where it is longer than any that a person has written."""
    section, sentences, text = page.sections[-1].no, page.sentences, page.text
    pieces = ((start, end),) if end - start <= LONGEST_SENTENCE else _pieces(text, start, end)
    for first, last in pieces:
        number = len(sentences)
        sentences.append(Sentence(number, section, paragraph, part, first, last, bullet, text))


def _pieces(text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    tokens = tokenise(text, start, end)
    cuts = [token.start for token in tokens[::LONGEST_SENTENCE]] + [end]
    return list(pairwise(cuts)) if tokens else [(start, end)]
