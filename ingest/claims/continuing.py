"""Whether a number without noun counts people of the group that was counted before it.

`Five soldiers were killed. Seven were wounded` goes on with the soldiers. Where the sentences
before count people of several classes, a bare number is of none of them alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.claims.draft import Draft
from ingest.text.page import Page
from ingest.text.tokens import tokenise

BACK = frozenset({"them", "whom", "their", "these", "those"})
TOLD = frozenset({"state_force", "armed_group", "civilian"})
TREATING = frozenset(
    {
        "hospital",
        "hospitals",
        "doctor",
        "doctors",
        "clinic",
        "medics",
        "nurse",
        "surgeons",
        "morgue",
    }
)
SUBJECT = 8  # tokens at the head of a sentence in which its subject stands


def points_back(page: Page, draft: Draft) -> bool:
    """`five of them`, `four of the wounded`: a share of those counted before."""
    return bool(BACK & {token.norm for token in tokenise(page.text, draft.start, draft.end)})


def goes_on(page: Page, draft: Draft, model: Draft, people: Sequence[Draft]) -> bool:
    """Whether a draft without noun is of the class of an earlier one, its model.

    `people` are the drafts of people near the model, those of its sentence at least.
    """
    if draft.sentence is None or model.sentence is None or draft.sentence == model.sentence:
        return True
    if points_back(page, draft):
        return True
    if _counts_the_treated(page, draft, model):
        return False
    if model.victim_class == "armed_group" and _is_new_voice(draft, model):
        return False
    return not _is_mixed(model, people)


def _is_new_voice(draft: Draft, model: Draft) -> bool:
    """Whether somebody else speaks: the dead of a battle are not the fighters of one report."""
    voices = {draft.claimant_text, model.claimant_text}
    is_same = draft.claimant_party is not None and draft.claimant_party == model.claimant_party
    return draft.rule != "short-count" and None not in voices and len(voices) == 2 and not is_same


def _is_mixed(model: Draft, people: Sequence[Draft]) -> bool:
    """Whether the sentence of a model counts people of several classes side by side."""
    beside = [other for other in people if other.sentence == model.sentence and other.total is None]
    return len({other.victim_class for other in beside} & TOLD) > 1


def _counts_the_treated(page: Page, draft: Draft, model: Draft) -> bool:
    """Whether a hospital counts: it takes in whoever was hurt."""
    if draft.rule == "short-count" or draft.sentence is None:
        return False
    before = page.sentences[draft.sentence].start
    said = [token.norm for token in tokenise(page.text, before, draft.start)][:SUBJECT]
    if set(said) & TREATING:
        return True
    named = {token.norm for token in tokenise(draft.claimant_text or "")}
    return bool(named & TREATING) and draft.claimant_text != model.claimant_text
