"""Sorts the passages of a page into incidents, from left to right."""

from __future__ import annotations

from bisect import bisect_left

from ingest.incidents.event_words import find_cues
from ingest.incidents.frame import Frame, heading_place, is_line
from ingest.incidents.incident import WEAK, Incident, When, when
from ingest.incidents.scope import Scope, opens_campaign
from ingest.incidents.segments import Findings, Segment, segments
from ingest.incidents.sorting import (
    date_beside,
    happens_beside,
    heads_campaign,
    introduces,
    is_aftermath,
    is_first,
    is_in_capitals,
    is_of_document,
    is_open,
    is_recent,
    is_there,
    mirrored,
    place_of,
    scene_of,
    sets_place,
)
from ingest.places.finding import Place
from ingest.text.page import Page, Sentence, is_back_matter

AFTER_DAYS = 3
AFTERMATH_DAYS = 60
RECENT = 100
LEAD_PARAGRAPHS = 2
NOVELTY_REACH = 4


class IncidentSorter:
    """Reads the infobox and the sentences of one page, and keeps what the text is speaking of.

    `main` is the document's event, `default` that of the section, `current` that of the passage
    before; in a campaign there is none.
    """

    def __init__(self, page: Page, frame: Frame, found: Findings) -> None:
        self._page = page
        self._frame = frame
        self._found = found
        self._incidents: list[Incident] = []
        self._main: Incident | None = None
        self._current: Incident | None = None
        self._entry: Incident | None = None
        self._is_campaign = frame.is_campaign
        self._paragraph = -1
        self._section = -1
        self._told_paragraphs = 0
        self._is_told_of = False
        self._is_headline = False
        self._setting: tuple[int, When | None, Place | None] | None = None
        self._setting_segment: Segment | None = None
        self._heading: Place | None = None
        self._scene: Place | None = None

    def read(self) -> list[Incident]:
        """The incidents in order of the text, doublets among them."""
        self._read_infobox()
        hidden = {section.no for section in self._page.sections if is_back_matter(section)}
        for sentence in self._page.sentences:
            if sentence.section_no in hidden:
                continue
            self._turn(sentence)
            self._head(sentence)
            for segment in segments(sentence, self._found):
                self._sort(sentence, segment)
        if self._main is not None and self._main.place is None:
            self._main.placed(self._scene)
        kept = [i for i in self._incidents if i.drafts or i.is_firm or is_of_document(i)]
        date_beside(kept, self._page, self._frame, self._found.published_at)
        return kept

    def _read_infobox(self) -> None:
        main = self._frame.main
        for draft in self._frame.drafts:
            draft.scope = "incident" if main is not None else "aggregate"
        if main is not None:
            self._main = self._current = main
            self._incidents.append(main)
            main.drafts += self._frame.drafts

    def _turn(self, sentence: Sentence) -> None:
        """At a new section or paragraph the text returns to its main event."""
        if sentence.section_no != self._section:
            self._section = sentence.section_no
            self._is_campaign = self._frame.is_campaign
        if sentence.paragraph_no != self._paragraph:
            self._paragraph = sentence.paragraph_no
            self._is_told_of = sentence.part != "body" or is_in_capitals(self._page, sentence)
            self._is_campaign = self._frame.is_campaign or (
                self._is_campaign and heads_campaign(self._page, self._section)
            )
            self._current = None if self._is_campaign else self._main
            self._entry = None
            self._setting = self._setting_segment = None

    def _head(self, sentence: Sentence) -> None:
        """A line that is only a country or region holds for what follows, up to another heading."""
        if sentence.part == "body" and is_line(self._page, sentence):
            first = bisect_left(self._found.place_starts, sentence.start)
            near = self._found.places[first : first + 2]
            self._heading = heading_place(self._page, sentence, near)

    def _sort(self, sentence: Sentence, segment: Segment) -> None:
        """Finds the event of one passage and hands it its claims."""
        if not self._is_told_of and (segment.drafts or segment.events):
            self._is_told_of = True
            self._told_paragraphs += 1
        rest = []
        scope = Scope(segment) if segment.drafts else None
        for draft in segment.drafts:
            is_sum = scope is not None and scope.is_aggregate(draft)
            draft.scope = "aggregate" if is_sum else "incident"
            if draft.scope == "incident":
                rest.append(draft)
        has_sum = len(rest) < len(segment.drafts)
        opens = opens_campaign(segment)
        if has_sum or opens:
            self._is_campaign, self._current = True, None
        if (has_sum or opens) and not rest:
            return
        incident = self._incident_of(sentence, segment, bool(rest))
        if incident is None:
            for draft in rest:
                draft.scope = "aggregate"
            return
        if self._setting_segment is not None and not incident.segments:
            incident.learn(self._setting_segment)
        incident.learn(segment)
        incident.drafts += rest
        self._current = incident
        self._is_campaign = False

    def _incident_of(self, sentence: Sentence, segment: Segment, claims: bool) -> Incident | None:
        """The event of a passage: known, new, or none."""
        told, place = self._when(sentence, segment), place_of(segment)
        if self._frame.is_list and (sentence.no in self._frame.entries or self._entry):
            return self._entry_of(sentence, segment, told, place)
        told, place = self._with_setting(sentence, segment, told, place)
        if not (segment.drafts or segment.events):
            self._note_scene(segment)
            return self._spoken_of(segment)
        known = self._known(segment, told, place)
        if known is not None:
            self._fill(known, segment, told, place)
            return known
        if self._may_open(segment, told, place, claims):
            return self._open(segment, told, place)
        if not claims and (told is not None or sets_place(self._page, segment, place)):
            self._setting = (sentence.no, told, None if is_open(place) else place)
            self._setting_segment = segment
            return None
        return None if self._is_campaign else self._current or self._main

    def _when(self, sentence: Sentence, segment: Segment) -> When | None:
        """The days of a passage; `on the same day` at the head of a paragraph is the main day."""
        found = segment.date
        is_same = found is not None and found.kind == "anaphoric" and "same" in found.text
        main = self._main.when if self._main is not None else None
        if is_same and main is not None and is_first(self._page, sentence):
            return main
        told = when(found)
        if told is None or main is None or not segment.is_shifted or found is None:
            return told
        return mirrored(told, main) if found.text.endswith("after") else told

    def _note_scene(self, segment: Segment) -> None:
        """`The market of X lies in the hills`: the main event's place, if no other is told."""
        if self._told_paragraphs > LEAD_PARAGRAPHS or self._frame.is_list or self._scene:
            return
        self._scene = scene_of(self._page, segment)

    def _spoken_of(self, segment: Segment) -> Incident | None:
        """A passage without claim or event that says who did it belongs to the event before."""
        tells = any(segment.cues(kind) for kind in ("claiming", "blame", "denial"))
        return (self._current or self._main) if tells and not self._is_campaign else None

    def _with_setting(
        self, sentence: Sentence, segment: Segment, told: When | None, place: Place | None
    ) -> tuple[When | None, Place | None]:
        """A sentence that sets date and place holds for the claims of the next one."""
        setting, self._setting = self._setting, None
        is_bare = not (segment.drafts or segment.events)
        if is_bare and told is not None and place is not None:
            self._date_again(told, place)
        is_there = place is not None and place.relation not in WEAK
        if is_bare and told is not None and (is_there or told.precision == "day"):
            self._setting = (sentence.no, told, place if is_there else None)
            self._setting_segment = segment
        elif is_bare:
            self._setting = setting
        elif setting is not None and told is None and sentence.no <= setting[0] + 1:
            return (setting[1], setting[2]) if is_open(place) else (told, place)
        else:
            self._setting_segment = None
        return told, place

    def _date_again(self, told: When, place: Place) -> None:
        """`Palma fell on 24 March` dates the event at that place, if that was not exact."""
        current = self._current
        if current is not None and current.lies_at(place) and current.when is not None:
            current.dated(told)

    def _entry_of(
        self, sentence: Sentence, segment: Segment, told: When | None, place: Place | None
    ) -> Incident:
        """The event of an entry in a timeline or a list of incidents."""
        if self._entry is None:
            dated = self._frame.entries.get(sentence.no) or told
            self._entry = self._open(segment, dated, place)
            self._entry.is_main, self._entry.rule = True, "entry"
        elif self._entry.place is None or self._entry.may_lie_at(place):
            self._entry.placed(place)
        elif self._entry.place.relation == "lead" and place is not None and not is_open(place):
            self._entry.place = place
        if self._entry.when is None:
            self._entry.when = told
        self._entry.is_firm = self._entry.is_firm or bool(segment.events)
        return self._entry

    def _known(self, segment: Segment, told: When | None, place: Place | None) -> Incident | None:
        """The event already told of that a passage goes on with."""
        novel = self._is_novel(segment)
        if self._takes_up_headline(segment, novel):
            return self._main
        if told is not None:
            return self._by_date(segment, told, place, novel)
        if novel and (segment.drafts or place is not None):
            return None
        if place is not None:
            return self._by_place(segment, place)
        return (
            None if self._is_campaign or self._is_shifted(segment) else self._current or self._main
        )

    def _takes_up_headline(self, segment: Segment, novel: bool) -> bool:
        """The first event of the body is that of the headline, which may name a larger place."""
        if not self._is_headline or self._told_paragraphs == 0 or self._main is None:
            return False
        self._is_headline = False
        if novel or segment.is_shifted or segment.is_apart:
            return False
        if any(place.relation not in WEAK for place in segment.places):
            self._main.place = None
            self._main.names.clear()
        return True

    def _is_shifted(self, segment: Segment) -> bool:
        """Whether `two weeks earlier` sets claims apart whose date is not known."""
        return segment.is_shifted and bool(segment.drafts)

    def _by_date(
        self, segment: Segment, told: When, place: Place | None, novel: bool
    ) -> Incident | None:
        same = [
            i
            for i in self._recent()
            if i.is_at(told)
            and i.may_lie_at(place, self._sets_scene(segment, place))
            and self._is_exact(i, told, segment, place)
        ]
        if novel:
            same = [i for i in same if place is not None and i.lies_at(place)]
        elif not same and place is not None and place.relation not in WEAK:
            same = [i for i in self._recent() if i.when is None and is_there(i, place)]
        if same:
            return self._preferred(same)
        current = self._current
        if current is None or novel or segment.is_shifted:
            return None
        if current.when is None:
            is_lead = self._told_paragraphs <= LEAD_PARAGRAPHS or current is not self._main
            is_news = is_lead or (is_open(place) and is_recent(told, self._found.published_at))
            return current if is_news and current.may_lie_at(place) else None
        if is_aftermath(segment) and current.when.is_before(told, AFTERMATH_DAYS):
            return current
        develops = segment.cues("development") or not segment.events
        if develops and current.may_lie_at(place) and current.when.is_before(told, AFTER_DAYS):
            return current
        return None

    def _sets_scene(self, segment: Segment, place: Place | None) -> bool:
        """Whether a passage opens its paragraph with a place that may well be a new one."""
        sentence = self._page.sentences[segment.sentence]
        if place is None or place.kind == "admin1" or sentence.part != "body":
            return False
        is_foreign = place.country_iso3 not in (None, self._frame.home)
        is_new = segment.is_opening and (is_foreign or place.kind == "place")
        return is_new and is_first(self._page, sentence)

    def _is_exact(
        self, incident: Incident, told: When, segment: Segment, place: Place | None
    ) -> bool:
        """A day and a month are one time only where the place or `the attack` says so."""
        is_placed = place is not None and place.kind != "country"
        if incident.when is None or incident.when.precision == told.precision or is_placed:
            return True
        return incident is self._current or any(e.article == "definite" for e in segment.events)

    def _by_place(self, segment: Segment, place: Place) -> Incident | None:
        current = self._current
        if current is not None and (current.lies_at(place) or place.relation in WEAK):
            return current
        same = [i for i in self._recent() if i.lies_at(place)]
        if same and not introduces(self._page, segment, place):
            return self._preferred(same)
        if current is None:
            return None
        if current.may_lie_at(place):
            return current
        return None if introduces(self._page, segment, place) else current

    def _recent(self) -> list[Incident]:
        """The incidents that a passage can go on with."""
        recent = self._incidents[-RECENT:]
        return recent if self._main is None or self._main in recent else [self._main, *recent]

    def _preferred(self, incidents: list[Incident]) -> Incident:
        for incident in (self._current, self._main):
            if incident is not None and incident in incidents:
                return incident
        return incidents[-1]

    def _fill(
        self, incident: Incident, segment: Segment, told: When | None, place: Place | None
    ) -> None:
        """Gives a known event the date and place that a passage adds to it."""
        if told is not None and (incident.when is None or told.precision == "day"):
            incident.dated(told)
        if place is not None and place.relation not in WEAK and incident.may_lie_at(place):
            incident.placed(place)

    def _is_novel(self, segment: Segment) -> bool:
        """Whether words set the event of a passage apart from the one before."""
        tokens = self._page.sentences[segment.sentence].tokens
        return (
            segment.is_apart
            or (self._current is not None and happens_beside(segment))
            or any(
                event.form == "noun"
                and event.article != "definite"
                and find_cues(tokens[max(0, event.first - NOVELTY_REACH) : event.first], "novelty")
                for event in segment.events
            )
        )

    def _may_open(
        self, segment: Segment, told: When | None, place: Place | None, claims: bool
    ) -> bool:
        """Whether a passage tells enough to be a new event."""
        if claims:
            if self._is_campaign:
                is_there = place is not None and place.relation not in WEAK
                is_wide = place is None or place.kind in ("country", "admin1")
                is_single = any(draft.high == 1 for draft in segment.drafts)
                is_named = is_single or any(event.article for event in segment.events)
                if told is not None:
                    return told.precision == "day" or is_there or is_named
                return is_there and (is_named or not is_wide)
            is_new = self._current is None or self._is_novel(segment) or segment.is_shifted
            return bool(told or place or is_new)
        return not self._frame.is_list and self._is_told(segment, told, place)

    def _is_told(self, segment: Segment, told: When | None, place: Place | None) -> bool:
        """Whether an event without claims is told with day and place, or heads the document."""
        single = any(
            event.form in ("noun", "verb", "takes_place")
            and event.type not in ("operation", "other")
            for event in segment.events
        )
        if self._main is None and self._told_paragraphs <= LEAD_PARAGRAPHS:
            return single and not self._is_campaign
        exact = told is not None and told.precision in ("day", "month")
        near = place is not None and place.relation not in WEAK and place.kind != "country"
        opens = is_first(self._page, self._page.sentences[segment.sentence]) and segment.is_opening
        return single and near and (exact or opens)

    def _open(self, segment: Segment, told: When | None, place: Place | None) -> Incident:
        incident = Incident("passage", segment.start, segment.end, told)
        if place is not None and (place.relation not in WEAK or self._frame.is_list):
            incident.placed(place)
        incident.before, incident.heading = self._current, self._heading
        incident.is_novel = self._is_novel(segment) or segment.is_shifted
        incident.is_firm = told is not None and place is not None
        self._incidents.append(incident)
        if self._main is None and not (self._frame.is_campaign or self._frame.is_list):
            incident.is_main = True
            self._main = incident
            self._is_headline = self._told_paragraphs == 0
        return incident
