"""The claims of a page: every statement of how many suffered what, in sentences and infobox."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.clause import Clause, analyse
from ingest.draft import Draft
from ingest.groups import Group
from ingest.lexicon import rows, words
from ingest.links import Link, Linker
from ingest.outcomes import Trigger, find_triggers
from ingest.page import Field, Page, Sentence, is_back_matter
from ingest.phrases import PhraseTable
from ingest.tokens import Token

LARGEST_SHORT_COUNT = 100_000  # a larger number without noun is of people displaced or fed
LOOK_BACK = 2  # sentences from a short count back to the statement that it goes on with
SINGLE_RULES = frozenset({"passive", "active", "reduced-passive", "intransitive", "adjective", "coordinated-outcome", "part", "companion", "among", "list"})
UNQUANTIFIED_RULES = frozenset({"passive", "active", "intransitive"})
TIME_PREPOSITIONS = frozenset(
    {"", ",", "(", "and", "or", "in", "on", "since", "until", "from", "by", "between", "at", "during", "aged", "than", "-", "–", "’", "'"}
)
SEPARATORS = frozenset({"incl", "including", ",", ";", "-", "–", "—", "/", "(", ")", "and"})


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence with an outcome word and a number from which nothing was read."""

    sentence: int
    trigger: tuple[int, int]
    number: tuple[int, int]


@cache
def _ellipses() -> PhraseTable[str]:
    return PhraseTable((row["phrase"], row["phrase"]) for row in rows("ellipsis"))


@cache
def _longest_ellipsis() -> int:
    return max(len(row["phrase"].split()) for row in rows("ellipsis"))


def read_claims(page: Page) -> tuple[list[Draft], list[Unread]]:
    """The drafts of a page in the order of the text, and the sentences that could not be read.

    Victims' parties, speakers and events are not known yet; see `ingest.draft.Draft`.
    """
    drafts: list[Draft] = []
    unread: list[Unread] = []
    for field in page.fields:
        drafts += read_field(page.text, field)
    silent = {section.no for section in page.sections if is_back_matter(section)}
    body: list[Draft] = []
    lead: Trigger | None = None
    for sentence in page.sentences:
        if sentence.section_no in silent:
            continue
        found, missed = _read_sentence(page, sentence, body)
        if lead is not None and sentence.is_bullet and not found:
            found = _read_item(page, sentence, lead)
        elif not sentence.is_bullet or found:
            lead = _lead(sentence) if not found else None
        body += found
        unread += missed
    return drafts + body, unread


def _lead(sentence: Sentence) -> Trigger | None:
    """The outcome word of a line such as `The following were killed:`."""
    if sentence.tokens[-1].text != ":":
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
    draft = _draft(clause, Link(here, first, outcome, "list"), sentence)
    return [draft] if draft is not None else []


def _read_sentence(page: Page, sentence: Sentence, before: Sequence[Draft]) -> tuple[list[Draft], list[Unread]]:
    triggers = find_triggers(sentence.tokens)
    context = _context(page, sentence, before)
    if not triggers and not (context and any(token.kind == "number" for token in sentence.tokens)):
        return [], []
    clause = analyse(page.text, sentence.tokens, triggers)
    links = Linker(clause).read()
    drafts = _drafts(clause, links, sentence)
    drafts += _short_counts(clause, drafts, context, sentence)
    drafts.sort(key=lambda draft: (draft.quantity_span, draft.trigger_span))
    _go_on(drafts, context)
    if drafts or not triggers:
        return drafts, []
    return [], _unread(clause, sentence)


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


def _drafts(clause: Clause, links: Iterable[Link], sentence: Sentence | None) -> list[Draft]:
    made: list[Draft] = []
    by_group: dict[tuple[int, str], Draft] = {}
    for link in links:
        draft = _draft(clause, link, sentence)
        if draft is None:
            continue
        made.append(draft)
        by_group[link.group.first, link.outcome] = draft
    for link in links:
        part = by_group.get((link.group.first, link.outcome))
        if part is not None and link.total is not None:
            part.total = by_group.get((link.total.first, link.outcome))
            part.same_victims = part.total
    return made


def _draft(clause: Clause, link: Link, sentence: Sentence | None) -> Draft | None:
    group, quantity = link.group, link.group.quantity
    low: int | None
    high: int | None
    if quantity is not None and quantity.kind != "article":
        low, high, qualifier, term = quantity.low, quantity.high, quantity.qualifier, quantity.term
        number = _span(clause, quantity.first, quantity.last)
    elif group.is_singular and link.rule in SINGLE_RULES:
        low, high, qualifier, term = 1, 1, "exact", None
        number = _span(clause, group.first, group.last)
    elif quantity is None and link.rule in UNQUANTIFIED_RULES and _is_plain_plural(clause, link):
        low, high, qualifier, term = None, None, "unquantified", None
        number = _span(clause, group.first, group.last)
    else:
        return None
    start, end = _span(clause, min(group.first, link.trigger.first), max(group.last, link.trigger.last))
    return Draft(
        sentence=sentence.no if sentence is not None else None,
        field=None,
        part=sentence.part if sentence is not None else "infobox",
        start=start,
        end=end,
        outcome=link.outcome,
        object=group.object,
        low=low,
        high=high,
        quantity_span=number,
        qualifier=qualifier,
        vague_term=term,
        victim_class=group.victim_class if group.object == "person" else None,
        victim_span=_victim_span(clause, group),
        trigger_span=_span(clause, link.trigger.first, link.trigger.last),
        rule=link.rule,
        head=group.noun.singular if group.noun is not None else None,
    )


def _is_plain_plural(clause: Clause, link: Link) -> bool:
    """A listed plural next to its verb; farther away it is too often somebody else's."""
    group, usage = link.group, clause.usages[link.trigger.first]
    listed = group.noun is not None and group.noun.is_plural and group.object == "person"
    return listed and (group.first >= link.trigger.last or clause.skip_left(usage.start - 1) == group.last - 1)


def _victim_span(clause: Clause, group: Group) -> tuple[int, int] | None:
    quantity = group.quantity
    if quantity is not None and group.last <= quantity.last:
        return None
    return _span(clause, group.first, group.last)


def _span(clause: Clause, first: int, last: int) -> tuple[int, int]:
    return clause.tokens[first].start, clause.tokens[last - 1].end


def _short_counts(
    clause: Clause, drafts: list[Draft], context: list[Draft], sentence: Sentence
) -> list[Draft]:
    """Counts whose noun and outcome stand in an earlier clause (`the army speaks of 40`)."""
    found: list[Draft] = []
    taken = {draft.quantity_span for draft in drafts}
    for group in clause.groups:
        if group.quantity is None or group.quantity.kind not in ("number", "vague") or not group.is_elliptic:
            continue
        number = _span(clause, group.quantity.first, group.quantity.last)
        if number in taken or not _is_introduced(clause, group):
            continue
        start = clause.tokens[group.first].start
        model = _toll_before(drafts, context, start)
        if model is None:
            continue
        found.append(_copy_for(model, clause, group, number, sentence))
    return found


def _toll_before(drafts: list[Draft], context: list[Draft], start: int) -> Draft | None:
    """The statement that a short count goes on with: of the nearest ones the one about the dead."""
    earlier = [d for d in drafts if d.quantity_span[1] <= start and d.object == "person"]
    near = earlier or [draft for draft in context if draft.object == "person"]
    dead = [draft for draft in near if draft.outcome == "killed"]
    return next(reversed(dead or near), None)


def _is_introduced(clause: Clause, group: Group) -> bool:
    if clause.norm(group.first - 1) == "(" and clause.norm(group.last) in ("according", "per", "says"):
        return True
    if _closes_clause(clause, group):
        return True
    first = group.first
    for start in range(max(0, first - _longest_ellipsis() - 1), first):
        match = _ellipses().at(clause.tokens, start)
        if match is not None and match.last == first:
            return True
    return False


def _closes_clause(clause: Clause, group: Group) -> bool:
    """A number without noun at the end of a clause (`had arrived at 123`, `has more than twenty`),
    unless a preposition of time or place leads to it."""
    quantity = group.quantity
    if quantity is None or quantity.kind != "number" or group.last > quantity.last:
        return False
    if clause.norm(quantity.core) == "one" or quantity.qualifier == "up_to":
        return False
    if (quantity.low or 0) > LARGEST_SHORT_COUNT:
        return False
    if clause.tokens[group.first].kind == "number" and quantity.qualifier == "exact" and _looks_like_year(quantity.low):
        return False
    before, after = clause.norm(group.first - 1), clause.norm(group.last)
    weekday = after == "on" and clause.norm(group.last + 1) in words("calendar")
    if before == "," and weekday or before == "and" and after in ("in", "on", "at", "before", "after", "near", "elsewhere"):
        return True
    ends = after in ("", ".", ",", ";", ":", "(", ")", "\"", "”", "'", "’", "and", "or", "according", "before", "but")
    return ends and before not in TIME_PREPOSITIONS


def _looks_like_year(number: int | None) -> bool:
    return number is not None and 1900 <= number < 2100


def _copy_for(
    model: Draft, clause: Clause, group: Group, number: tuple[int, int], sentence: Sentence
) -> Draft:
    quantity = group.quantity
    assert quantity is not None
    start, end = _span(clause, group.first, group.last)
    return Draft(
        sentence=sentence.no,
        field=None,
        part=sentence.part,
        start=start,
        end=end,
        outcome=model.outcome,
        object=model.object,
        low=quantity.low,
        high=quantity.high,
        quantity_span=number,
        qualifier=quantity.qualifier,
        vague_term=quantity.term,
        victim_class=model.victim_class,
        victim_span=None,
        trigger_span=model.trigger_span,
        rule="short-count",
        same_victims=model,
    )


def _go_on(drafts: list[Draft], context: list[Draft]) -> None:
    """Notes whose group a number without noun of its own goes on with."""
    people = [draft for draft in drafts if draft.object == "person"]
    for position, draft in enumerate(people):
        if draft.victim_class is None and draft.same_victims is None:
            draft.same_victims = draft.total or _model(people, position, context, draft)


def _model(people: list[Draft], position: int, context: list[Draft], draft: Draft) -> Draft | None:
    """The draft whose group a bare number shares: the coordinated one behind a demonym, else the
    one before it, else the last of the sentences before."""
    if draft.victim_span is not None:
        for other in people[position + 1 :]:
            if other.trigger_span == draft.trigger_span and other.victim_class not in (None, "people"):
                return other
    before = [*(other for other in context if other.object == "person"), *people[:position]]
    whole = [other for other in before if other.total is None and other.rule != "part"]
    return next(reversed(whole or before), None)


def _unread(clause: Clause, sentence: Sentence) -> list[Unread]:
    for group in clause.groups:
        if group.quantity is not None and group.quantity.kind in ("number", "vague"):
            trigger = clause.triggers[0]
            return [
                Unread(
                    sentence.no,
                    _span(clause, trigger.first, trigger.last),
                    _span(clause, group.quantity.first, group.quantity.last),
                )
            ]
    return []


# -- infobox --------------------------------------------------------------------------------------


@cache
def _field_outcomes() -> dict[str, str]:
    return {row["key"]: row["outcome"] for row in rows("infobox_key")}


def read_field(text: str, field: Field) -> list[Draft]:
    """The drafts of one infobox line; only lines that list losses, and labels such as KIA."""
    clause = analyse(text, field.tokens)
    key = field.key.rstrip("0123456789").strip().casefold()
    if key not in _field_outcomes():
        drafts = _labelled(clause)
    else:
        drafts = _drafts(clause, Linker(clause).read(), None)
        drafts += _listed(clause, drafts, _field_outcomes()[key])
    for draft in drafts:
        draft.field = field.no
        draft.part = "infobox"
    drafts.sort(key=lambda draft: (draft.quantity_span, draft.trigger_span, draft.outcome))
    for draft in drafts:
        if draft.object == "person" and draft.victim_class is None and draft.total is not None:
            draft.victim_class = draft.total.victim_class
    return drafts


def _listed(clause: Clause, drafts: list[Draft], outcome: str) -> list[Draft]:
    """Numbers that stand in the line without an outcome word of their own."""
    taken = {draft.quantity_span for draft in drafts}
    found: list[Draft] = []
    for group in clause.groups:
        quantity = group.quantity
        if quantity is None or quantity.kind in ("article", "unquantified"):
            continue
        number = _span(clause, quantity.first, quantity.last)
        if number in taken or not _stands_alone(clause, group):
            continue
        found += [_listed_draft(clause, group, number, one) for one in _listed_outcomes(group, outcome, bool(drafts))]
    return found


def _listed_outcomes(group: Group, outcome: str, others: bool) -> list[str]:
    if group.object == "unit":
        return []
    if group.object != "person":
        return ["destroyed"]
    if outcome:
        return [outcome]
    if group.quantity is not None and group.quantity.kind == "zero":
        return ["killed", "injured"]
    return [] if others else ["killed"]


def _stands_alone(clause: Clause, group: Group) -> bool:
    """Whether nothing but a separator or a bracket follows (`50,000+ displaced` does not)."""
    following = clause.norm(group.last)
    return following == "" or following in SEPARATORS or clause.tokens[group.last].kind in ("mark", "number")


def _listed_draft(clause: Clause, group: Group, number: tuple[int, int], outcome: str) -> Draft:
    quantity = group.quantity
    assert quantity is not None
    start, end = _span(clause, group.first, group.last)
    return Draft(
        sentence=None,
        field=None,
        part="infobox",
        start=start,
        end=end,
        outcome=outcome,
        object=group.object,
        low=quantity.low,
        high=quantity.high,
        quantity_span=number,
        qualifier=quantity.qualifier,
        vague_term=quantity.term,
        victim_class=group.victim_class if group.object == "person" else None,
        victim_span=_victim_span(clause, group),
        trigger_span=(start, end),
        rule="infobox-list",
    )


def _labelled(clause: Clause) -> list[Draft]:
    """`Name KIA` in a list of commanders."""
    found: list[Draft] = []
    for trigger in clause.triggers:
        if trigger.outcome.kind != "label":
            continue
        first = trigger.first
        while first > 0 and _is_name(clause.tokens[first - 1]):
            first -= 1
        if first == trigger.first:
            continue
        start, end = _span(clause, first, trigger.last)
        found.append(
            Draft(
                sentence=None,
                field=None,
                part="infobox",
                start=start,
                end=end,
                outcome=trigger.outcome.person or "killed",
                object="person",
                low=1,
                high=1,
                quantity_span=(start, clause.tokens[trigger.first - 1].end),
                qualifier="exact",
                vague_term=None,
                victim_class=None,
                victim_span=_span(clause, first, trigger.first),
                trigger_span=_span(clause, trigger.first, trigger.last),
                rule="label",
            )
        )
    return found


def _is_name(token: Token) -> bool:
    return token.text == "-" or token.kind == "word" and (token.is_capitalised or token.norm in ("al", "bin", "ag", "ould"))
