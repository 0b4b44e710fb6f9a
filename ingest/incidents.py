"""Which claims are of one event: the passages of a page sorted into incidents.

The page is read from left to right. A passage belongs to the event that its date and place name,
else to the one that the paragraph is about, else to the one that the document is about. A new
event is opened by a date or place of its own, or by a word that sets it apart ("another attack").
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ingest.dates import DateExpression
from ingest.draft import Draft
from ingest.event_details import describe
from ingest.event_words import find_cues, heading_words
from ingest.frame import Frame, read_frame
from ingest.incident import RANK, Incident, When, when
from ingest.incident_merge import merged
from ingest.page import Page, Sentence, is_back_matter
from ingest.parties import PartyIndex
from ingest.places import Place
from ingest.scope import is_aggregate, opens_campaign
from ingest.segments import Findings, Segment, segments

WEAK = frozenset({"from", "distance", "dateline", "bare", "modifier"})
AFTER_DAYS = 3
LEAD_PARAGRAPHS = 1


def assign(
    page: Page,
    places: Sequence[Place],
    dates: Sequence[DateExpression],
    parties: PartyIndex,
    drafts: Sequence[Draft],
    published_at: date | None,
) -> list[Incident]:
    """The incidents of a page in order of the text; sets `scope` and `incident` of each draft.

    `places`, `dates` and `drafts` are in order of the text; `published_at` dates what is told of
    "today" where the dates module could not.
    """
    frame = read_frame(page, places, dates, drafts)
    sorter = _Sorter(page, frame, Findings(dates, places, drafts))
    sorter.read()
    incidents = merged(sorter.incidents)
    describe(page, frame, incidents, parties, places)
    for draft in drafts:
        draft.incident = None
    for number, incident in enumerate(incidents):
        for draft in incident.drafts:
            draft.incident = number
    return incidents


class _Sorter:
    """Sorts the passages of one page into incidents."""

    def __init__(self, page: Page, frame: Frame, found: Findings) -> None:
        self._page = page
        self._frame = frame
        self._found = found
        self.incidents: list[Incident] = []
        self._main: Incident | None = None
        self._default: Incident | None = None
        self._current: Incident | None = None
        self._is_campaign = frame.is_campaign
        self._paragraph = -1
        self._section = -1
        self._entry: Incident | None = None

    def read(self) -> None:
        """Reads the infobox, then the sentences in order."""
        self._read_infobox()
        hidden = {section.no for section in self._page.sections if is_back_matter(section)}
        for sentence in self._page.sentences:
            if sentence.section_no in hidden:
                continue
            self._turn(sentence)
            for segment in segments(self._page, sentence, self._found):
                self._sort(sentence, segment)
        self.incidents = [i for i in self.incidents if i.drafts or i.is_firm or i.is_main]

    def _read_infobox(self) -> None:
        frame = self._frame
        if frame.main is None:
            for draft in frame.drafts:
                draft.scope = "aggregate"
            return
        self._main = self._default = self._current = frame.main
        self.incidents.append(frame.main)
        for draft in frame.drafts:
            draft.scope = "incident"
            frame.main.drafts.append(draft)

    def _turn(self, sentence: Sentence) -> None:
        """At a new section or paragraph the text returns to its main event."""
        if sentence.section_no != self._section:
            self._section = sentence.section_no
            self._default = self._main
            self._is_campaign = False
        if sentence.paragraph_no != self._paragraph:
            self._paragraph = sentence.paragraph_no
            self._current = self._default
            self._entry = None
            if not self._frame.is_campaign:
                self._is_campaign = self._is_campaign and self._heads_campaign()

    def _heads_campaign(self) -> bool:
        heading = self._page.sections[self._section].heading
        return heading is not None and "operation" in heading_words(heading).split()

    def _sort(self, sentence: Sentence, segment: Segment) -> None:
        """Finds the event of one passage and hands it its claims."""
        aggregate = [draft for draft in segment.drafts if is_aggregate(segment, draft)]
        for draft in segment.drafts:
            draft.scope = "aggregate" if draft in aggregate else "incident"
        if aggregate or opens_campaign(segment):
            self._is_campaign = True
        rest = [draft for draft in segment.drafts if draft not in aggregate]
        if aggregate and not rest:
            return
        incident = self._incident_of(sentence, segment, bool(rest))
        if incident is None:
            for draft in rest:
                draft.scope = "aggregate"
            return
        if segment.drafts or segment.events:
            incident.learn(segment)
        incident.drafts += rest
        self._current = incident

    def _incident_of(self, sentence: Sentence, segment: Segment, claims: bool) -> Incident | None:
        """The event of a passage: known, new, or none."""
        told = when(segment.date)
        place = self._place(segment)
        if self._frame.is_list and (sentence.no in self._frame.entries or self._entry):
            return self._entry_of(sentence, segment, told, place)
        known = self._known(segment, told, place)
        if known is not None:
            return self._filled(known, segment, told, place)
        if self._is_campaign and told is None and place is None:
            return None
        if not self._may_open(segment, told, place, claims):
            return self._current or self._main if claims else None
        return self._open(segment, told, place)

    def _entry_of(
        self, sentence: Sentence, segment: Segment, told: When | None, place: Place | None
    ) -> Incident | None:
        """The event of an entry in a timeline or a list of incidents."""
        if self._entry is None:
            dated = told or self._frame.entries[sentence.no]
            same = [
                i
                for i in self.incidents
                if place and i.lies_at(place) and i.when == dated and dated
            ]
            self._entry = same[0] if same else self._open(segment, dated, place)
            self._entry.is_main = True
            self._entry.rule = "entry"
        if self._entry.may_lie_at(place) and segment.events + segment.drafts:
            self._entry.placed(place)
        self._entry.dated(told)
        self._entry.is_firm = self._entry.is_firm or bool(segment.events)
        return self._entry

    def _known(self, segment: Segment, told: When | None, place: Place | None) -> Incident | None:
        """The event already told of that a passage goes on with."""
        novel = self._is_novel(segment)
        if told is not None:
            return self._by_date(segment, told, place, novel)
        if place is not None and not novel:
            return self._by_place(segment, place)
        if novel and segment.drafts:
            return None
        if self._is_campaign:
            return None
        return self._current or self._main

    def _by_date(
        self, segment: Segment, told: When, place: Place | None, novel: bool
    ) -> Incident | None:
        same = [
            i
            for i in self.incidents
            if i.when is not None and i.when.meets(told) and i.may_lie_at(place)
        ]
        if novel and place is None:
            same = [i for i in same if i.when and i.when.precision == told.precision]
        if same:
            return self._preferred(same)
        current = self._current
        if current is None:
            return None
        if current.when is None:
            return current if current.may_lie_at(place) and not novel else None
        develops = segment.cues("development") or not segment.events
        if develops and place is None and current.when.just_before(told, AFTER_DAYS):
            return current
        return None

    def _by_place(self, segment: Segment, place: Place) -> Incident | None:
        current = self._current
        if current is not None and (current.lies_at(place) or place.relation in WEAK):
            return current
        same = [i for i in self.incidents if i.lies_at(place)]
        if same:
            return self._preferred(same)
        if current is None:
            return None
        opens = any(event.article != "definite" for event in segment.events) and segment.drafts
        return current if current.may_lie_at(place) or not opens else None

    def _preferred(self, incidents: list[Incident]) -> Incident:
        for incident in (self._current, self._main):
            if incident is not None and incident in incidents:
                return incident
        return incidents[-1]

    def _filled(
        self, incident: Incident, segment: Segment, told: When | None, place: Place | None
    ) -> Incident:
        """A known event with the date and place that a passage adds to it."""
        if segment.events or segment.drafts:
            if incident.when is None or (told and told.precision == "day"):
                incident.dated(told)
            if place is not None and place.relation not in WEAK and incident.may_lie_at(place):
                incident.placed(place)
        return incident

    def _is_novel(self, segment: Segment) -> bool:
        """Whether words set the event of a passage apart from the one before."""
        return any(
            event.article != "definite" and self._is_apart(segment, event.first)
            for event in segment.events
            if event.form != "plural"
        )

    def _is_apart(self, segment: Segment, first: int) -> bool:
        tokens = self._page.sentences[segment.sentence].tokens
        return bool(find_cues(tokens[max(0, first - 4) : first], "novelty"))

    def _may_open(
        self, segment: Segment, told: When | None, place: Place | None, claims: bool
    ) -> bool:
        """Whether a passage tells enough to be a new event."""
        if claims:
            return bool(told or place or self._is_novel(segment) or self._current is None)
        single = any(event.form != "plural" for event in segment.events)
        exact = told is not None and told.precision in ("day", "month")
        near = place is not None and place.relation not in WEAK and place.kind != "country"
        return single and exact and near

    def _open(self, segment: Segment, told: When | None, place: Place | None) -> Incident:
        incident = Incident("passage", segment.start, segment.end, told)
        incident.placed(place)
        incident.is_novel = self._is_novel(segment)
        incident.is_firm = told is not None and place is not None
        self.incidents.append(incident)
        if self._main is None and not self._frame.is_campaign and not self._frame.is_list:
            incident.is_main = True
            self._main = self._default = incident
        return incident

    def _place(self, segment: Segment) -> Place | None:
        """The place of a passage's event: the most exact, of several the first."""
        places = [p for p in segment.places if p.relation not in ("distance", "dateline")]
        if not places:
            return None
        return min(
            places, key=lambda p: (p.relation in WEAK, RANK[p.kind], p.relation == "near" and False)
        )
