"""Who says a figure: `attribute` gives every draft its claimant."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from ingest.attribution.infobox_source import bracket_source
from ingest.attribution.press import issuer
from ingest.attribution.quotation import Quotation
from ingest.attribution.sources import Speaker
from ingest.attribution.speakers import Speakers
from ingest.attribution.speech import Frame, SpeechReader, reporting_verbs
from ingest.claims.draft import Draft
from ingest.parties.index import PartyIndex
from ingest.text.page import Page, Sentence

MOST_FRAMES = 20
LOOK_BACK = 12
SAID_REACH = 40
CLAUSE = 40
ROSE_REACH = 90
ROSE = re.compile(
    r"[,;] (?:but|and|though|although) the (?:\w+ )?(?:toll|count|number|figure)(?: \w+){0,4}?"
    r" (?:rose|risen|climbed|reached|grew|grown|jumped|passed)\b[^,;]*$"
)
Days = Sequence[tuple[int, int, date]]


def attribute(
    page: Page,
    index: PartyIndex,
    drafts: Sequence[Draft],
    *,
    document_type: str | None = None,
    days: Days = (),
) -> None:
    """Sets the claimant of every draft (party, class, words) and the day of the statement.

    `document_type` is that of the sidecar: in a `press_release` the issuer speaks wherever nobody
    else does. `days` are date expressions that stand for one day: start, end, day, ascending.
    """
    speakers = Speakers(page, index)
    reader = SpeechReader(speakers)
    narrator = issuer(page, index, speakers, document_type)
    by_sentence: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.sentence is not None:
            by_sentence[draft.sentence].append(draft)
        elif draft.field is not None:
            _set(draft, bracket_source(page, index, speakers, draft))
    quotation = Quotation()
    reach = _reach(by_sentence)
    for sentence in page.sentences:
        if sentence.no not in reach:
            speakers.introduce(sentence.no, sentence.tokens)
            speakers.close()
            continue
        here = sorted(by_sentence.get(sentence.no, ()), key=lambda draft: draft.start)
        frames = reader.frames(sentence, [_figure(draft) for draft in here])
        for draft in quotation.enter(sentence, frames):
            _set(draft, quotation.speaker)
        brackets = _brackets(frames, here)
        starts = [draft.start for draft in here]
        for draft in here:
            if draft.source is not None:
                _set(draft, _told_by(speakers, sentence, draft.source))
                continue
            frame = brackets.get(_figure(draft)) or _frame_of(page, frames, draft)
            frame = frame or _voice_before(page, frames, draft)
            if frame is None:
                _set(draft, quotation.speaker_of(draft) or narrator)
            else:
                _set(draft, frame.speaker)
                draft.reported_on = _day(frame, days, starts)
        quotation.leave(frames)


def _told_by(speakers: Speakers, row: Sentence, cell: tuple[int, int]) -> Speaker | None:
    """The speaker that a cell of a table's row names."""
    tokens = row.tokens[row.index_at(cell[0]) : row.index_at(cell[1])]
    speaker = speakers.of_phrase(row.no, tokens) if tokens else None
    return speaker if speaker is not None and speaker.is_resolved else None


def _reach(numbers: Iterable[int]) -> set[int]:
    """The sentences that can name a claim's speaker: its own and some before."""
    return {near for number in numbers for near in range(number - LOOK_BACK, number + 2)}


def _figure(draft: Draft) -> int:
    return draft.quantity_span[0]


def _set(draft: Draft, speaker: Speaker | None) -> None:
    if speaker is None:
        return
    draft.claimant_party = speaker.party
    draft.claimant_class = speaker.actor_class
    draft.claimant_text = speaker.text


def _rose(page: Page, frame: Frame, offset: int) -> bool:
    """`Police said five were killed, but the toll rose to seven`: told by nobody."""
    first = max(frame.at, offset - ROSE_REACH)
    return ROSE.search(page.text, first, offset) is not None


def _frame_of(page: Page, frames: Sequence[Frame], draft: Draft) -> Frame | None:
    """The frame that a figure stands in; of several, the one that begins last."""
    offset = _figure(draft)
    middle = bisect_left(frames, offset, key=lambda frame: frame.at)
    near = frames[max(0, middle - MOST_FRAMES) : middle + MOST_FRAMES]
    covering = [frame for frame in near if frame.start <= offset < frame.end]
    covering = [frame for frame in covering if frame.is_backward or not _rose(page, frame, offset)]
    wide = [frame for frame in covering if not frame.is_narrow]
    inner = max(wide, key=lambda frame: (frame.start, frame.at), default=None)
    if inner is None or _is_known(inner.speaker):
        return inner
    outer = [frame for frame in wide if frame.is_backward and frame.at > inner.at]
    return next((frame for frame in outer if _is_known(frame.speaker)), inner)


def _is_known(speaker: Speaker) -> bool:
    """`Intercepts indicated nine dead, the general conceded`: intercepts are nobody."""
    return speaker.party is not None or speaker.actor_class != "unknown" or speaker.is_person


def _voice_before(page: Page, frames: Sequence[Frame], draft: Draft) -> Frame | None:
    """`..., the army said; one officer was hurt`: the last clause goes on in the same voice."""
    before = [frame for frame in frames if frame.is_backward and frame.at < draft.start]
    if not before or before[-1].is_narrow:
        return None
    mark = page.text.find(";", before[-1].at, draft.start)
    if not 0 <= mark - before[-1].at < SAID_REACH or draft.sentence is None:
        return None
    tokens = page.sentences[draft.sentence].tokens
    first = bisect_left(tokens, mark, key=lambda token: token.start)
    is_other = any(token.norm in reporting_verbs() for token in tokens[first : first + CLAUSE])
    return None if is_other else before[-1]


def _brackets(frames: Sequence[Frame], drafts: Sequence[Draft]) -> dict[int, Frame]:
    """The figure right before each bracket that names a source."""
    figures = sorted(_figure(draft) for draft in drafts)
    found: dict[int, Frame] = {}
    for frame in frames:
        position = bisect_left(figures, frame.end) - 1
        if frame.is_narrow and position >= 0 and figures[position] >= frame.start:
            found[figures[position]] = frame
    return found


def _day(frame: Frame, days: Days, starts: Sequence[int]) -> date | None:
    """The day that the same clause gives for the statement; `starts` are those of the claims."""
    first, last = frame.window
    ahead = bisect_right(starts, frame.at)
    last = min(last, starts[ahead]) if ahead < len(starts) else last
    number = bisect_left(days, first, key=lambda found: found[0])
    if number == len(days) or days[number][1] > last:
        return None
    return days[number][2]
