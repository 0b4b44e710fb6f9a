"""What kind of document it is: about one event, about a campaign, or a list of events."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from ingest.claims.draft import Draft
from ingest.dates.expressions import DateExpression
from ingest.incidents.event_words import discourse_table, event_table, find_cues
from ingest.incidents.incident import LOCATED, Incident, When, when
from ingest.places.finding import Place
from ingest.text.page import Page, Sentence
from ingest.text.tokens import Token, tokenise

LEAST_ENTRIES = 3
LEAD_TOKENS = 3
TIMES_OF_DAY = frozenset(("night", "evening", "morning", "afternoon", "dawn", "overnight", "of"))
ENTRY_SENTENCES = 12
HEADING_TOKENS = 6
LONG = timedelta(days=45)
CLOCK = re.compile(r"^[ \t]*\d{1,2}[:.]\d\d(?:[ \t]?[A-Z]{2,4})?[ \t]*$", re.MULTILINE)


@dataclass(slots=True)
class Frame:
    """The document as a whole.

    `main` is the event of its infobox, `drafts` are the claims of the infobox, `entries` the
    sentences that open an entry of a list, with the date at their head; `is_live` says that lines
    are headed by the time of day.
    """

    main: Incident | None = None
    drafts: list[Draft] = field(default_factory=list)
    is_campaign: bool = False
    is_list: bool = False
    is_live: bool = False
    home: str | None = None
    entries: dict[int, When | None] = field(default_factory=dict)


def read_frame(
    page: Page, places: Sequence[Place], dates: Sequence[DateExpression], drafts: Sequence[Draft]
) -> Frame:
    """The frame of a page."""
    frame = Frame(drafts=[draft for draft in drafts if draft.field is not None])
    told = [date for date in dates if _is_in_field(page, date, "date")]
    frame.is_campaign = _is_campaign(page, told)
    frame.home = home_country(page, places)
    frame.is_live = len(CLOCK.findall(page.text)) >= LEAST_ENTRIES
    if page.fields and not frame.is_campaign:
        frame.main = _main(page, places, told)
    elif not page.fields:
        frame.entries = _entries(page, places, dates, drafts)
        frame.is_list = bool(frame.entries)
    return frame


def _is_in_field(page: Page, item: DateExpression, key: str) -> bool:
    return any(
        field_.start <= item.char_start < field_.end
        for field_ in page.fields
        if field_.key.casefold() == key
    )


def _is_campaign(page: Page, told: Sequence[DateExpression]) -> bool:
    """Whether the infobox dates it over months, or the title calls it a war or the like."""
    if not page.fields:
        return _is_campaign_title(page) and page.format == "encyclopedia"
    known = [date for date in told if date.start and date.end]
    starts = [date.start for date in known if date.start]
    ends = [date.end for date in known if date.end]
    if starts and (max(ends) - min(starts) > LONG or any(date.is_open for date in known)):
        return not any(date.precision == "year" for date in known) or _is_campaign_title(page)
    return not starts and _is_campaign_title(page)


def _is_campaign_title(page: Page) -> bool:
    tokens = tokenise(page.title or "")
    return bool(find_cues(tokens, "campaign_title")) and not _names_event(tokens)


def _names_event(tokens: Sequence[Token]) -> bool:
    """Whether the title has a noun of one event (`attack`, not `attacks`)."""
    campaign = discourse_table("campaign_title")
    return any(
        match.value[0] == "noun" and campaign.at(tokens, match.first) is None
        for match in event_table().find(tokens)
    )


def _main(page: Page, places: Sequence[Place], told: Sequence[DateExpression]) -> Incident:
    """The event of the infobox."""
    first = page.fields[0]
    incident = Incident("infobox", first.start, first.end, is_main=True, is_firm=True)
    for date in told:
        _widen(incident, when(date))
    located = [place for place in places if place.relation == "field"]
    for place in located:
        incident.placed(place)
    return incident


def _widen(incident: Incident, found: When | None) -> None:
    """Two dates of one field are the first and last day."""
    old = incident.when
    if old is None or found is None or old.precision != found.precision:
        incident.when = old or found
        return
    incident.when = When(min(old.start, found.start), max(old.end, found.end), old.precision)


def _entries(
    page: Page,
    places: Sequence[Place],
    dates: Sequence[DateExpression],
    drafts: Sequence[Draft],
) -> dict[int, When | None]:
    """The sentences that open the entries of a timeline or of a list of incidents."""
    openers = [s for s in page.sentences if s.part == "body" and _opens_paragraph(page, s)]
    heads = {date.char_start: date for date in dates}
    dated = {s.no: when(date) for s in openers if (date := _leading_date(s, heads))}
    dated = {number: found for number, found in dated.items() if _has_body(page, number)}
    for entries in (dated, _labelled(openers, places), _bullets(page, openers, places)):
        if len(entries) >= LEAST_ENTRIES and _cover(page, entries, drafts):
            return entries
    return {}


def _opens_paragraph(page: Page, sentence: Sentence) -> bool:
    before = page.sentences[sentence.no - 1] if sentence.no else None
    return before is None or before.paragraph_no != sentence.paragraph_no


def _leading_date(sentence: Sentence, heads: dict[int, DateExpression]) -> DateExpression | None:
    """The date at the head of an entry (`15 March:`, `Night of 5 May,`), not `On 15 March`."""
    if not sentence.tokens:
        return None
    first = 0
    while first < LEAD_TOKENS and sentence.tokens[first].norm in TIMES_OF_DAY:
        first += 1
    date = heads.get(sentence.tokens[min(first, len(sentence.tokens) - 1)].start)
    if date is None and sentence.is_bullet and len(sentence.tokens) > 1:
        date = heads.get(sentence.tokens[1].start)
        return date if date is not None else None
    if date is None:
        return None
    if date.rule == "numeric_head":
        return date
    after = next((t for t in sentence.tokens if t.start >= date.char_end), None)
    marked = after is not None and after.text in (":", "-", "–", "—", ".", ",", "(", "|")
    return date if marked or sentence.is_bullet else None


def _has_body(page: Page, number: int) -> bool:
    """Whether more than a date stands there (`4 March 2021. Gunmen ...` is two sentences)."""
    if len(page.sentences[number].tokens) > LEAD_TOKENS + 2:
        return True
    following = page.sentences[number + 1 : number + 2]
    return any(s.paragraph_no == page.sentences[number].paragraph_no for s in following)


def _labelled(openers: Sequence[Sentence], places: Sequence[Place]) -> dict[int, When | None]:
    """Entries that begin with the place of their event (`Gao:`, `Gao - `, `Gao, Mali (4 May)`)."""
    heads = {place.start for place in places if place.relation in ("lead", "in")}
    return {
        s.no: None
        for s in openers
        if s.tokens and s.tokens[0].start in heads and not _is_heading(s)
    }


def _is_heading(sentence: Sentence) -> bool:
    return len(sentence.tokens) <= HEADING_TOKENS and sentence.tokens[-1].kind != "mark"


def heading_place(page: Page, sentence: Sentence, places: Sequence[Place]) -> Place | None:
    """The country or region that a line names and nothing else."""
    if not sentence.tokens or not _is_alone(page, sentence) or not _is_heading(sentence):
        return None
    place = next((p for p in places if p.start == sentence.tokens[0].start), None)
    if place is None or place.kind not in ("country", "admin1"):
        return None
    left = [token for token in sentence.tokens if token.start >= place.end]
    return place if len(left) <= 1 else None


def is_line(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence is a heading on a line of its own."""
    return bool(sentence.tokens) and _is_alone(page, sentence) and _is_heading(sentence)


def _is_alone(page: Page, sentence: Sentence) -> bool:
    after = sentence.no + 1
    is_last = after == len(page.sentences) or (
        page.sentences[after].paragraph_no != sentence.paragraph_no
    )
    return is_last and _opens_paragraph(page, sentence) and not sentence.is_bullet


def _bullets(
    page: Page, openers: Sequence[Sentence], places: Sequence[Place]
) -> dict[int, When | None]:
    """Bullets that tell of an event at a place of their own."""
    told = [s for s in openers if s.is_bullet and _tells(page, s)]
    starts = [place.start for place in places]
    placed = [
        s
        for s in told
        if bisect_left(starts, s.start) < bisect_left(starts, _paragraph_end(page, s))
    ]
    bullets = sum(sentence.is_bullet for sentence in openers)
    return {s.no: None for s in placed} if 3 * len(placed) >= 2 * bullets else {}


def _tells(page: Page, sentence: Sentence) -> bool:
    """Whether the paragraph that a sentence opens names an event."""
    following = page.sentences[sentence.no : sentence.no + LEAD_TOKENS]
    return any(
        s.paragraph_no == sentence.paragraph_no and event_table().find(s.tokens) for s in following
    )


def _paragraph_end(page: Page, sentence: Sentence) -> int:
    """The offset behind the paragraph of a sentence."""
    last = sentence
    for following in page.sentences[sentence.no : sentence.no + ENTRY_SENTENCES]:
        if following.paragraph_no == sentence.paragraph_no:
            last = following
    return last.end


def home_country(page: Page, places: Sequence[Place]) -> str | None:
    """The country of which the document tells."""
    fields = {p.country_iso3 for p in places if p.relation == "field" and p.country_iso3}
    if len(fields) == 1:
        return fields.pop()
    end = page.sentences[0].end if page.sentences else 0
    counts: Counter[str] = Counter()
    for place in places:
        if place.country_iso3 and place.relation != "dateline":
            weight = 3 if place.relation in LOCATED else 1
            counts[place.country_iso3] += weight * (3 if place.start < end else 1)
    return counts.most_common(1)[0][0] if counts else None


def _cover(page: Page, entries: dict[int, When | None], drafts: Sequence[Draft]) -> bool:
    """Whether most claims of the document stand in the entries."""
    paragraphs = {page.sentences[number].paragraph_no for number in entries}
    told = [draft for draft in drafts if draft.sentence is not None and draft.part != "headline"]
    inside = [d for d in told if page.sentences[d.sentence or 0].paragraph_no in paragraphs]
    return bool(told) and 2 * len(inside) > len(told)
