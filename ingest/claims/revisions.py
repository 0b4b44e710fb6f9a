"""Which figures a text itself replaces by later ones: `12, up from 9`, `first 8, then 11`.

Both figures stay claims. The old one is marked, so that a toll is not made of what its own speaker
has given up.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ingest.claims.draft import Draft
from ingest.lexicon import rows
from ingest.text.page import Page
from ingest.text.phrases import PhraseTable
from ingest.text.tokens import tokenise

REACH = 160  # characters between an old figure and the one that replaces it


@cache
def _phrases() -> PhraseTable[str]:
    return PhraseTable((row["phrase"], row["stands"]) for row in rows("revision"))


def mark_revised(page: Page, drafts: Sequence[Draft]) -> None:
    """Sets `is_revised` on figures that the same speaker replaces in the same passage."""
    people = [draft for draft in drafts if draft.object == "person" and draft.sentence is not None]
    people.sort(key=lambda draft: draft.quantity_span)
    last: dict[tuple[str, str | None], Draft] = {}
    for draft in people:
        if draft.total is not None:
            continue
        key = (draft.outcome, draft.victim_class)
        earlier = last.get(key)
        if earlier is not None and _replaces(page, earlier, draft):
            stands = _stands(page, earlier, draft)
            if stands is not None:
                (draft if stands == "before_old" else earlier).is_revised = True
        last[key] = draft


def _replaces(page: Page, earlier: Draft, later: Draft) -> bool:
    """Whether two figures can be one toll told twice: near, in one paragraph, by one speaker."""
    assert earlier.sentence is not None and later.sentence is not None
    one, other = page.sentences[earlier.sentence], page.sentences[later.sentence]
    near = later.quantity_span[0] - earlier.quantity_span[1] <= REACH
    speakers = {earlier.claimant_text, later.claimant_text} - {None}
    return near and one.paragraph_no == other.paragraph_no and len(speakers) <= 1


def _stands(page: Page, earlier: Draft, later: Draft) -> str | None:
    tokens = tokenise(page.text, earlier.quantity_span[1], later.quantity_span[0])
    found = _phrases().find(tokens)
    return found[-1].value if found else None
