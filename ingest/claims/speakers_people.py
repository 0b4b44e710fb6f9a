"""Whose people a speaker counts without saying it: his own dead, or those whom he has killed.

`The Ugandan army listed nine dead and 23 wounded` tells of soldiers, `al-Shabaab said it had killed
64` of whoever was attacked. Soldiers they were where the nearest words that show who was hit tell
of nobody else: those of the sentence, of the paragraph, of headline and lead, of the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ingest.claims.continuing import points_back
from ingest.claims.draft import Draft
from ingest.claims.struck import struck_class
from ingest.parties.index import PartyIndex
from ingest.text.page import Page
from ingest.text.tokens import tokenise

VICTIMS = frozenset({"state_force", "civilian"})
CROWD = frozenset({"person", "people", "victim"})
LEAD = 2  # paragraphs below the headline that tell what a text is about
# Offices that count whoever was hit, not the dead of their own.
HELPERS = frozenset(
    {"health", "hospital", "medical", "emergency", "emergencies", "rescue", "civil", "interior"}
    | {"governor", "mayor", "prosecutor", "prosecutors", "district", "local"}
)


class Struck:
    """Of which classes those are who were hit, by sentence and paragraph and in the whole text."""

    def __init__(self, page: Page, index: PartyIndex, people: Sequence[Draft]) -> None:
        self.page = page
        self.index = index
        self.sentences: dict[int, set[str]] = defaultdict(set)
        self.paragraphs: dict[int, set[str]] = defaultdict(set)
        for draft in people:
            if draft.sentence is not None:
                self._note(draft.sentence, "civilian" if _is_crowd(draft) else draft.victim_class)
        for sentence in page.sentences:
            self._note(sentence.no, struck_class(sentence.tokens))
        lead = sorted({sentence.paragraph_no for sentence in page.sentences})[: LEAD + 1]
        self.lead = {found for number in lead for found in self.paragraphs.get(number, ())}
        self.all = {found for told in self.paragraphs.values() for found in told}

    def _note(self, number: int, victim_class: str | None) -> None:
        if victim_class is not None and victim_class in VICTIMS:
            self.sentences[number].add(victim_class)
            self.paragraphs[self.page.sentences[number].paragraph_no].add(victim_class)

    def by_speaker(self, draft: Draft) -> str | None:
        """The class of bare people whom a fighting side counts: soldiers or not told."""
        if draft.sentence is None or draft.qualifier == "none" or points_back(self.page, draft):
            return None
        told = self._told(draft.sentence)
        is_told = told == {"state_force"} or (not told and _is_army(draft))
        return "state_force" if is_told and _counts_soldiers(draft) else None

    def _told(self, number: int) -> set[str]:
        paragraph = self.page.sentences[number].paragraph_no
        near = self.sentences.get(number) or self.paragraphs.get(paragraph)
        if near or self.index.label_of(number) is not None:
            return near or set()  # an entry of a timeline stands for itself
        return self.lead or self.all


def _is_army(draft: Draft) -> bool:
    """Whether the army itself speaks, whose figures are of its own where nobody else is told of."""
    said = {token.norm for token in tokenise(draft.claimant_text or "")}
    return draft.claimant_class == "state_force" and "police" not in said


def _is_crowd(draft: Draft) -> bool:
    """`150 people`, `some 170 Afghans`: not soldiers alone."""
    return draft.victim_class == "people" or draft.head in CROWD


def _counts_soldiers(draft: Draft) -> bool:
    """Whether a speaker's bare people can be soldiers: a state's own, those that a group killed."""
    if draft.claimant_class == "armed_group":
        return True
    is_state = draft.claimant_class in ("state_force", "government")
    said = {token.norm for token in tokenise(draft.claimant_text or "")}
    return (
        is_state and not said & HELPERS and draft.rule != "active" and draft.outcome != "captured"
    )
