"""Whether a number without noun counts people of the group that was counted before it.

`Five soldiers were killed. Seven were wounded` goes on with the soldiers. Where the sentences
before count people of several classes, a bare number is of none of them alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.claims.draft import KNOWN, Draft
from ingest.text.page import Page
from ingest.text.tokens import tokenise

BACK = frozenset({"them", "whom", "their", "these", "those"})
TREATING = frozenset(
    {"health", "hospital", "hospitals", "doctor", "doctors", "clinic", "medics", "nurse"}
    | {"surgeons", "morgue"}
)
MORE = frozenset({"more", "further", "another", "others", "additional"})
SUMS = frozenset({"made", "makes", "making", "total", "altogether", "sum"})
SUM_REACH = 24  # characters in front of a number in which it is called a sum
SUBJECT = 8  # tokens at the head of a sentence in which its subject stands


def points_back(page: Page, draft: Draft) -> bool:
    """`five of them`, `four of the wounded`: a share of those counted before."""
    return bool(BACK & {token.norm for token in tokenise(page.text, draft.start, draft.end)})


def goes_on(page: Page, draft: Draft, model: Draft, people: Sequence[Draft]) -> bool:
    """Whether a draft without noun is of the class of an earlier one, its model.

    `people` are the drafts of people near the model, those of its sentence at least.
    """
    if draft.sentence is None or model.sentence is None:
        return True
    if draft.sentence == model.sentence:
        return not _is_apart(page, draft, model) and not _sums_up(page, draft, people)
    if points_back(page, draft):
        return True
    if _is_one_man(page, draft, model):
        return False
    if _counts_the_treated(page, draft, model):
        return False
    if model.victim_class == "armed_group" and _is_new_voice(draft, model):
        return False
    return not _is_mixed(model, people)


def _is_one_man(page: Page, draft: Draft, model: Draft) -> bool:
    """`The bombs killed Hassan Nasrallah. 33 died`: the dead are not all what he was."""
    if (draft.low or 0) <= 1 or not model.low == model.high == 1 or model.head is not None:
        return False
    name = tokenise(page.text, *(model.victim_span or model.quantity_span))[:2]
    return all(token.is_capitalised for token in name)


def _is_apart(page: Page, draft: Draft, model: Draft) -> bool:
    """`80 militants died; al-Shabaab says it killed 71`: somebody else behind a semicolon."""
    is_parted = page.text.find(";", model.end, draft.start) >= 0
    return is_parted and model.victim_class == "armed_group" and _is_new_voice(draft, model)


def _sums_up(page: Page, draft: Draft, people: Sequence[Draft]) -> bool:
    """`three clerks and two soldiers died, which made five`: a sum over several classes."""
    if draft.rule != "short-count":
        return False
    before = tokenise(page.text, max(0, draft.start - SUM_REACH), draft.start)
    told = {other.victim_class for other in people if other.sentence == draft.sentence}
    return bool(SUMS & {token.norm for token in before}) and len(told & KNOWN) > 1


def _is_new_voice(draft: Draft, model: Draft) -> bool:
    """Whether somebody else speaks: the dead of a battle are not the fighters of one report."""
    voices = {draft.claimant_text, model.claimant_text}
    is_same = draft.claimant_party is not None and draft.claimant_party == model.claimant_party
    return draft.rule != "short-count" and None not in voices and len(voices) == 2 and not is_same


def _is_mixed(model: Draft, people: Sequence[Draft]) -> bool:
    """Whether the sentence of a model counts people of several classes side by side."""
    beside = [other for other in people if other.sentence == model.sentence and other.total is None]
    return len({other.victim_class for other in beside} & KNOWN) > 1


def _counts_the_treated(page: Page, draft: Draft, model: Draft) -> bool:
    """Whether a hospital counts: it takes in whoever was hurt."""
    if draft.rule == "short-count" or draft.sentence is None:
        return False
    span = draft.victim_span or draft.quantity_span
    if MORE & {token.norm for token in tokenise(page.text, min(draft.start, span[0]), draft.end)}:
        return False
    before = page.sentences[draft.sentence].start
    said = [token.norm for token in tokenise(page.text, before, draft.start)][:SUBJECT]
    if set(said) & TREATING:
        return True
    named = {token.norm for token in tokenise(draft.claimant_text or "")}
    return bool(named & TREATING) and draft.claimant_text != model.claimant_text
