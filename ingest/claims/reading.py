"""The claims of a page: every statement of how many suffered what, in sentences and infobox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.claims.clause import Clause, analyse
from ingest.claims.draft import Draft
from ingest.claims.drafting import bare_draft, draft_of, drafts_of, span
from ingest.claims.groups import Group
from ingest.claims.infobox import read_field
from ingest.claims.linker import link_groups
from ingest.claims.links import Link
from ingest.claims.nouns import nouns
from ingest.claims.number_words import is_number
from ingest.claims.outcomes import Trigger, find_triggers
from ingest.claims.quantity import Quantity
from ingest.claims.short_counts import short_counts
from ingest.claims.tables import read_tables
from ingest.text.page import Page, Sentence, is_back_matter

LOOK_BACK = 2  # sentences from a short count back to the statement that it goes on with
QUESTION_REACH = 9  # tokens from "many" to "died"
OPEN_CLASSES = (None, "people")


@dataclass(slots=True)
class Unread:
    """A sentence with an outcome word and a number from which nothing was read."""

    sentence: int
    trigger: tuple[int, int]
    number: tuple[int, int]


def read_claims(page: Page) -> tuple[list[Draft], list[Unread]]:
    """The drafts of a page in the order of the text, and the sentences that could not be read.

    Victims' parties, speakers and events are not known yet; see `ingest.claims.draft.Draft`.
    """
    boxed = [draft for field in page.fields for draft in read_field(page.text, field)]
    silent = {section.no for section in page.sections if is_back_matter(section)}
    body: list[Draft] = []
    unread: list[Unread] = []
    lead: Trigger | None = None
    asked: Draft | None = None
    tables = read_tables(page)
    for sentence in page.sentences:
        if sentence.section_no in silent:
            continue
        if sentence.no in tables:
            body += tables[sentence.no]
            continue
        found, missed = _read_sentence(page, sentence, body, asked)
        asked = _asked(page, sentence, found, asked)
        if lead is not None and sentence.is_bullet and not found:
            found = _read_item(page, sentence, lead)
        elif not sentence.is_bullet or found:
            lead = _lead(sentence) if not found else None
        body += found
        unread += missed
    return boxed + body, unread


def _asked(
    page: Page, sentence: Sentence, found: Sequence[Draft], before: Draft | None
) -> Draft | None:
    """What a sentence asks without a figure of its own: `nobody knows how many people died`.

    A question holds for its own paragraph and the next, until a figure answers it.
    """
    if any(draft.object == "person" for draft in found):
        return None
    draft = _question(page, sentence)
    if draft is not None or before is None or before.sentence is None:
        return draft
    distance = sentence.paragraph_no - page.sentences[before.sentence].paragraph_no
    return before if distance <= 1 else None


def _question(page: Page, sentence: Sentence) -> Draft | None:
    """The statement without a figure that `how many` opens."""
    tokens = sentence.tokens
    for index in range(1, len(tokens)):
        if tokens[index - 1].norm != "how" or tokens[index].norm != "many":
            continue
        for trigger in find_triggers(tokens[index : index + QUESTION_REACH]):
            outcome = trigger.outcome.person
            if outcome is not None and outcome != "casualties":
                number = Quantity(index, index + 1, index, None, None, "unquantified", "question")
                noun = nouns().at(tokens, index + 1)
                told = noun.value.victim_class if noun is not None else "unknown"
                group = Group(index, index + 1, index, number, None, told, "person")
                draft = bare_draft(analyse(page.text, tokens, []), group, number, outcome, "asked")
                draft.sentence, draft.part = sentence.no, sentence.part
                return draft
    return None


def _read_sentence(
    page: Page, sentence: Sentence, before: Sequence[Draft], asked: Draft | None
) -> tuple[list[Draft], list[Unread]]:
    triggers = find_triggers(sentence.tokens)
    context = _context(page, sentence, before) or ([asked] if asked is not None else [])
    if not triggers and not (context and any(is_number(token) for token in sentence.tokens)):
        return [], []
    clause = analyse(page.text, sentence.tokens, triggers)
    drafts = drafts_of(clause, link_groups(clause), sentence)
    drafts += short_counts(clause, drafts, context, sentence)
    drafts.sort(key=lambda draft: (draft.quantity_span, draft.trigger_span))
    _go_on(drafts, context)
    return drafts, _unread(clause, sentence) if triggers and not drafts else []


def _context(page: Page, sentence: Sentence, before: Sequence[Draft]) -> list[Draft]:
    """The drafts of the sentences just before in the same paragraph, in order."""
    found: list[Draft] = []
    for draft in reversed(before):
        if not _is_near(page, sentence, draft):
            break
        found.append(draft)
    return found[::-1]


def _is_near(page: Page, sentence: Sentence, draft: Draft) -> bool:
    if draft.sentence is None:
        return False
    other = page.sentences[draft.sentence]
    same = other.paragraph_no == sentence.paragraph_no
    return same and sentence.no - other.no <= LOOK_BACK


def _lead(sentence: Sentence) -> Trigger | None:
    """The outcome word of a line such as `The following were killed:`."""
    if not sentence.tokens or sentence.tokens[-1].text != ":":
        return None
    return next(iter(find_triggers(sentence.tokens)), None)


def _read_item(page: Page, sentence: Sentence, lead: Trigger) -> list[Draft]:
    """A list item whose verb stands in the line above the list."""
    clause = analyse(page.text, sentence.tokens)
    first = next((group for group in clause.groups if group.quantity is not None), None)
    outcome = lead.outcome.of(first.object) if first is not None else None
    if first is None or outcome is None or first.object == "unit":
        return []
    here = Trigger(first.first, first.last, lead.outcome)
    draft = draft_of(clause, Link(here, first, outcome, "list"), sentence)
    return [draft] if draft is not None else []


def _go_on(drafts: Sequence[Draft], context: Sequence[Draft]) -> None:
    """Notes whose group a number without noun of its own goes on with."""
    people = [draft for draft in drafts if draft.object == "person"]
    for position, draft in enumerate(people):
        if draft.victim_class is None and draft.same_victims is None:
            draft.same_victims = draft.total or _model(people, position, context)


def _model(people: Sequence[Draft], position: int, context: Sequence[Draft]) -> Draft | None:
    """The draft whose group a bare number shares: the coordinated one behind a demonym, else the
    one before it, else the last of the sentences before."""
    draft = people[position]
    if draft.victim_span is not None:
        for other in people[position + 1 :]:
            same_word = other.trigger_span == draft.trigger_span
            if same_word and other.victim_class not in OPEN_CLASSES:
                return other
    before = [other for other in context if other.object == "person"] + list(people[:position])
    whole = [other for other in before if other.total is None and other.rule != "part"]
    return next(reversed(whole or before), None)


def _unread(clause: Clause, sentence: Sentence) -> list[Unread]:
    for group in clause.groups:
        quantity = group.quantity
        if quantity is not None and quantity.kind in ("number", "vague"):
            trigger = clause.triggers[0]
            word = span(clause, trigger.first, trigger.last)
            return [Unread(sentence.no, word, span(clause, quantity.first, quantity.last))]
    return []
