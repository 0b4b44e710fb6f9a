"""From the links of a clause to drafts of claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.claims.clause import Clause
from ingest.claims.draft import Draft
from ingest.claims.groups import Group
from ingest.claims.links import Link
from ingest.claims.quantity import Quantity
from ingest.text.page import Sentence

# Links by which one person or thing, named without a number, is counted as one.
SINGLE_RULES = frozenset(
    {"passive", "active", "reduced-passive", "intransitive", "adjective", "coordinated-outcome"}
    | {"part", "companion", "among", "list", "participle"}
)
INDEFINITE = frozenset({"any", "each", "every", "either", "which", "what"})
UNQUANTIFIED_RULES = frozenset({"passive", "active", "intransitive"})


@dataclass(slots=True)
class _Figure:
    low: int | None
    high: int | None
    qualifier: str
    term: str | None
    first: int
    last: int


def drafts_of(clause: Clause, links: Iterable[Link], sentence: Sentence | None) -> list[Draft]:
    """The drafts of a clause; `sentence` is None in an infobox. Parts know their totals."""
    pairs = [(link, draft_of(clause, link, sentence)) for link in links]
    made = {(link.group.first, link.outcome): draft for link, draft in pairs}
    for link, draft in pairs:
        if draft is not None and link.total is not None:
            draft.total = made.get((link.total.first, link.outcome))
            draft.same_victims = draft.total
    return [draft for _, draft in pairs if draft is not None]


def draft_of(clause: Clause, link: Link, sentence: Sentence | None) -> Draft | None:
    """The draft of a link; None where the link counts nobody."""
    figure = _figure(clause, link)
    if figure is None:
        return None
    group, trigger = link.group, link.trigger
    first = min(group.first, trigger.first)
    if figure.qualifier == "none":
        # What makes a zero of "any fighters" stands in front of the verb.
        first = min(first, clause.usages[trigger.first].start)
    made = _draft(
        clause,
        _described(clause, group),
        figure,
        (link.outcome, link.rule),
        span(clause, first, max(group.last, trigger.last)),
        span(clause, trigger.first, trigger.last),
    )
    made.head = group.noun.singular if group.noun is not None else None
    if sentence is not None:
        made.sentence, made.part = sentence.no, sentence.part
    return made


def _described(clause: Clause, group: Group) -> Group:
    """A name with the class and the extent of its description: `Ana Paz, a local mayor,`."""
    if not group.is_named or clause.norm(group.last) != ",":
        return group
    beside = clause.group_starting(group.last + 1)
    is_description = beside is not None and beside.is_singular and clause.norm(beside.last) == ","
    if beside is None or not is_description or beside.victim_class in (None, "inherit"):
        return group
    return replace(group, victim_class=beside.victim_class, last=beside.last)


def bare_draft(clause: Clause, group: Group, quantity: Quantity, outcome: str, rule: str) -> Draft:
    """The draft of a number that has its outcome from elsewhere (a list's head, an infobox key)."""
    words = (quantity.first, quantity.last)
    figure = _Figure(quantity.low, quantity.high, quantity.qualifier, quantity.term, *words)
    extent = span(clause, group.first, group.last)
    return _draft(clause, group, figure, (outcome, rule), extent, extent)


def _draft(
    clause: Clause,
    group: Group,
    figure: _Figure,
    reading: tuple[str, str],
    extent: tuple[int, int],
    trigger: tuple[int, int],
) -> Draft:
    """A draft of no sentence yet; `reading` is the outcome and the rule that read it."""
    outcome, rule = reading
    return Draft(
        sentence=None,
        field=None,
        part="infobox",
        start=extent[0],
        end=extent[1],
        outcome=outcome,
        object=group.object,
        low=figure.low,
        high=figure.high,
        quantity_span=span(clause, figure.first, figure.last),
        qualifier=figure.qualifier,
        vague_term=figure.term,
        victim_class=group.victim_class if group.object == "person" else None,
        victim_span=_victim_span(clause, group),
        trigger_span=trigger,
        rule=rule,
    )


def span(clause: Clause, first: int, last: int) -> tuple[int, int]:
    """The characters of tokens `first` up to `last` (exclusive)."""
    return clause.tokens[first].start, clause.tokens[last - 1].end


def _figure(clause: Clause, link: Link) -> _Figure | None:
    """The number of a link: as stated, one of a single person or thing, none of a plural."""
    group, quantity = link.group, link.group.quantity
    if quantity is not None and quantity.kind != "article":
        words = (quantity.first, quantity.last)
        return _Figure(quantity.low, quantity.high, quantity.qualifier, quantity.term, *words)
    if group.is_singular and link.rule in SINGLE_RULES and not _is_indefinite(clause, group):
        return _Figure(1, 1, "exact", None, group.first, group.last)
    if quantity is None and link.rule in UNQUANTIFIED_RULES and _is_plain_plural(clause, link):
        return _Figure(None, None, "unquantified", None, group.first, group.last)
    return None


def _is_indefinite(clause: Clause, group: Group) -> bool:
    """Whether a single one is anybody: `denied losing any aircraft`, `each soldier`."""
    return group.quantity is None and clause.norm(group.first - 1) in INDEFINITE


def _is_plain_plural(clause: Clause, link: Link) -> bool:
    """A listed plural next to its verb; farther away it is too often somebody else's."""
    group, usage = link.group, clause.usages[link.trigger.first]
    if group.noun is None or not group.noun.is_plural or group.object != "person":
        return False
    is_behind = group.first >= link.trigger.last
    return is_behind or clause.skip_left(usage.start - 1) == group.last - 1


def _victim_span(clause: Clause, group: Group) -> tuple[int, int] | None:
    quantity = group.quantity
    if quantity is not None and group.last <= quantity.last:
        return None
    return span(clause, group.first, group.last)
