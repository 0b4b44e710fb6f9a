"""Whether sailors and crews are of a navy or of a merchant ship: the nearest ship tells."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from ingest.claims.draft import Draft
from ingest.lexicon import rows
from ingest.text.page import Page

SEAFARERS = frozenset({"sailor", "seaman", "seafarer", "mariner", "crew", "crew member", "crewman"})
FEWEST = 2  # words of one kind of ship in a text, from which it is about those


@cache
def _vessels() -> dict[str, str]:
    return {row["word"]: row["victim_class"] for row in rows("vessel")}


class Ships:
    """What the sentences and paragraphs of a page tell of navies and of merchant ships."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.paragraphs: dict[int, list[str]] = defaultdict(list)
        self.told: dict[int, list[str]] = {}
        for sentence in page.sentences:
            told = [_vessels()[t.norm] for t in sentence.tokens if t.norm in _vessels()]
            self.told[sentence.no] = told
            self.paragraphs[sentence.paragraph_no] += told
        whole = [word for told in self.told.values() for word in told]
        share = whole.count("civilian")
        self.is_merchant = share >= FEWEST and 2 * share > len(whole)

    def class_of(self, draft: Draft) -> str | None:
        """The class of counted sailors and crews; None where no ship tells it."""
        if draft.sentence is None or draft.head not in SEAFARERS:
            return None
        paragraph = self.page.sentences[draft.sentence].paragraph_no
        for told in (self.told[draft.sentence], self.paragraphs[paragraph]):
            if len(set(told)) == 1:
                return told[0]
        return "civilian" if self.is_merchant else None
