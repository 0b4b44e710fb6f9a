"""What was read of a page, written down as the rows of staging."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date

from ingest.claims.draft import Draft
from ingest.claims.reading import Unread
from ingest.dates.expressions import DateExpression
from ingest.document import Document
from ingest.incidents.incident import Incident
from ingest.parties.finding import actor_rows
from ingest.parties.index import PartyIndex
from ingest.places.finding import Place
from ingest.rows import (
    ActorMention,
    ClaimMention,
    DateMention,
    IncidentMention,
    InfoboxField,
    PlaceMention,
    Reading,
    Section,
    Sentence,
    UnreadCandidate,
)
from ingest.text.normal import NormalText
from ingest.text.page import Page

CONTEXT = 32  # characters kept on either side of a quote, as W3C Web Annotation selectors do


class Recorder:
    """Turns offsets of the normal text into those of the document, and findings into rows."""

    def __init__(
        self, document: Document, normal: NormalText, page: Page, published_at: date | None
    ) -> None:
        self._id = document.document_id
        self._document = document
        self._text = document.text
        self._normal = normal
        self._page = page
        self._published_at = published_at

    def reading(
        self,
        drafts: Sequence[Draft],
        incidents: Sequence[Incident],
        dates: Iterable[DateExpression],
        places: Iterable[Place],
        parties: PartyIndex | None,
        unread: Iterable[Unread],
    ) -> Reading:
        """All rows of the document."""
        return Reading(
            title=self._page.title,
            published_at=self._published_at,
            format=self._page.format,
            sections=tuple(self._sections()),
            sentences=tuple(self._sentences()),
            infobox_fields=tuple(self._fields()),
            incidents=tuple(self._incident(n, one) for n, one in enumerate(incidents)),
            claims=self._claims(drafts),
            dates=tuple(self._date(one) for one in dates),
            places=tuple(self._place(one) for one in places),
            actors=tuple(self._actors(parties)) if parties is not None else (),
            unread=tuple(self._unread(one) for one in unread),
        )

    def _span(self, start: int, end: int) -> tuple[int, int]:
        if not self._normal.breaks:
            return start, end
        return self._normal.span(start, end)

    def _quote(self, start: int, end: int) -> tuple[int, int, str]:
        first, last = self._span(start, end)
        return first, last, self._text[first:last]

    def _sections(self) -> Iterable[Section]:
        for one in self._page.sections:
            yield Section(self._id, one.no, one.heading, one.level, *self._span(one.start, one.end))

    def _sentences(self) -> Iterable[Sentence]:
        for one in self._page.sentences:
            span = self._span(one.start, one.end)
            yield Sentence(self._id, one.no, one.section_no, one.paragraph_no, one.part, *span)

    def _fields(self) -> Iterable[InfoboxField]:
        for one in self._page.fields:
            start, end, value = self._quote(one.start, one.end)
            yield InfoboxField(self._id, one.no, one.key, value, start, end)

    def _incident(self, number: int, one: Incident) -> IncidentMention:
        start, end, quote = self._quote(one.start, one.end)
        when, place = one.when, one.place
        is_placed = place is not None and place.kind in ("place", "admin2")
        return IncidentMention(
            document_id=self._id,
            incident_no=number,
            incident_name=one.name,
            incident_type=one.type,
            date_start=when.start if when is not None else None,
            date_end=when.end if when is not None else None,
            date_precision=when.precision if when is not None else "unknown",
            place_name=place.name if place is not None and is_placed else None,
            admin1=one.admin1
            or (place.name if place is not None and place.kind == "admin1" else None),
            country_iso3=one.country,
            attacker_party=one.attacker,
            attacker_class=one.attacker_class,
            target_party=one.target,
            target_class=one.target_class,
            claimed_by_party=one.claimed_by,
            is_main=one.is_main,
            char_start=start,
            char_end=end,
            quote=quote,
            rule=one.rule,
        )

    def _claims(self, drafts: Sequence[Draft]) -> tuple[ClaimMention, ...]:
        """The claims with ids from document and place; the same statement twice counts up."""
        ids: dict[int, str] = {}
        seen: set[str] = set()
        for draft in drafts:
            number = 0
            while (claim_id := self._claim_id(draft, number)) in seen:
                number += 1
            seen.add(claim_id)
            ids[id(draft)] = claim_id
        return tuple(self._claim(draft, ids) for draft in drafts)

    def _claim_id(self, draft: Draft, number: int) -> str:
        place = self._span(draft.start, draft.end)
        figure = self._span(*draft.quantity_span)
        key = "|".join(map(str, (self._id, *place, *figure, draft.outcome, draft.object, number)))
        return "clm_" + hashlib.sha256(key.encode()).hexdigest()[:16]

    def _claim(self, draft: Draft, ids: dict[int, str]) -> ClaimMention:
        start, end, quote = self._quote(draft.start, draft.end)
        victims = draft.victim_span
        return ClaimMention(
            claim_id=ids[id(draft)],
            document_id=self._id,
            sentence_no=draft.sentence,
            incident_no=draft.incident,
            scope=draft.scope,
            outcome=draft.outcome,
            object=draft.object,
            quantity_low=draft.low,
            quantity_high=draft.high,
            quantity_text=self._quote(*draft.quantity_span)[2],
            qualifier=draft.qualifier,
            vague_term=draft.vague_term,
            victim_class=draft.victim_class,
            victim_party=draft.victim_party,
            victim_text=self._quote(*victims)[2] if victims is not None else None,
            claimant_party=draft.claimant_party,
            claimant_class=draft.claimant_class,
            claimant_text=draft.claimant_text,
            reported_on=draft.reported_on,
            total_claim_id=ids.get(id(draft.total)) if draft.total is not None else None,
            is_revised=draft.is_revised,
            part=draft.part,
            char_start=start,
            char_end=end,
            quote=quote,
            context_before=self._text[max(0, start - CONTEXT) : start],
            context_after=self._text[end : end + CONTEXT],
            rule=draft.rule,
        )

    def _date(self, one: DateExpression) -> DateMention:
        start, end, quote = self._quote(one.char_start, one.char_end)
        return DateMention(self._id, one.start, one.end, one.precision, start, end, quote, one.rule)

    def _place(self, one: Place) -> PlaceMention:
        start, end, quote = self._quote(one.start, one.end)
        return PlaceMention(
            self._id, one.name, one.kind, one.admin1, one.country_iso3, start, end, quote, one.rule
        )

    def _actors(self, parties: PartyIndex) -> Iterable[ActorMention]:
        for one in actor_rows(self._id, parties):
            start, end, quote = self._quote(one.char_start, one.char_end)
            yield ActorMention(
                one.document_id,
                one.party,
                one.actor_class,
                one.actor_name,
                one.country_iso3,
                one.is_known,
                start,
                end,
                quote,
                one.rule,
            )

    def _unread(self, one: Unread) -> UnreadCandidate:
        sentence = self._page.sentences[one.sentence]
        start, end, quote = self._quote(sentence.start, sentence.end)
        trigger, number = self._quote(*one.trigger)[2], self._quote(*one.number)[2]
        return UnreadCandidate(self._id, sentence.no, trigger, number, start, end, quote)
