"""Tables whose columns say what befell people: `| Date | Place | Killed | Injured | Source |`.

A table is a head row with an outcome in a column, and the rows of as many cells below it; cells are
parted by bars or tabs. A number in such a column counts who the column or the cell names, and the
column `Source` says who counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.claims.clause import analyse
from ingest.claims.draft import Draft
from ingest.claims.drafting import bare_draft
from ingest.claims.nouns import nouns
from ingest.claims.outcomes import find_triggers
from ingest.text.page import Page, Sentence, is_row
from ingest.text.tokens import Token, tokenise

SOURCE_HEADS = frozenset({"source", "sources", "claimant", "claimed", "reported", "according"})
OUTCOMES = frozenset({"killed", "injured", "missing", "captured", "destroyed", "damaged"})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Column:
    """What the numbers of a column count."""

    outcome: str
    victim_class: str | None
    object: str


@dataclass(frozen=True, slots=True)
class _Head:
    """A head row: how many cells, the columns that count, the column of the source."""

    cells: int
    columns: dict[int, _Column]
    source: int | None


def read_tables(page: Page) -> dict[int, list[Draft]]:
    """The drafts of all tables by the number of the sentence that a row is; a head has none."""
    found: dict[int, list[Draft]] = {}
    head: _Head | None = None
    for sentence in page.sentences:
        if not is_row(page.text, sentence.start, sentence.end):
            head = None
            continue
        cells = list(_cells(page.text, sentence))
        if head is None or len(cells) > head.cells:
            head = _head(page.text, cells)
            if head is not None:
                found[sentence.no] = []
        else:
            found[sentence.no] = list(_drafts(page.text, sentence, cells, head))
    return found


def _cells(text: str, sentence: Sentence) -> Iterator[Span]:
    """The cells of a row, without the bars around it."""
    row = text[sentence.start : sentence.end]
    mark = "|" if "|" in row else "\t"
    inner = row.strip(mark)
    position = sentence.start + row.index(inner)
    for cell in inner.split(mark):
        yield position, position + len(cell)
        position += len(cell) + 1


def _head(text: str, cells: Sequence[Span]) -> _Head | None:
    """The head that a row makes; None where no column tells an outcome."""
    titles = [tokenise(text, *cell) for cell in cells]
    columns = {number: column for number, title in enumerate(titles) if (column := _column(title))}
    source = next((n for n, title in enumerate(titles) if title and _is_source(title)), None)
    return _Head(len(cells), columns, source) if columns else None


def _is_source(title: Sequence[Token]) -> bool:
    return title[0].norm in SOURCE_HEADS


def _column(title: Sequence[Token]) -> _Column | None:
    """`Killed`, `Civilians injured`, `Vehicles destroyed`: what a title says of a number below."""
    triggers = find_triggers(title)
    if not triggers or any(token.kind == "number" for token in title):
        return None
    listed = nouns().find(title)
    noun = next(
        (n.value for n in listed if n.value.victim_class or n.value.object != "person"), None
    )
    object_ = noun.object if noun is not None else "person"
    outcome = triggers[0].outcome.of(object_)
    if outcome not in OUTCOMES:
        return None
    return _Column(outcome, noun.victim_class if noun is not None else None, object_)


def _drafts(text: str, row: Sentence, cells: Sequence[Span], head: _Head) -> Iterator[Draft]:
    for number, column in head.columns.items():
        if number >= len(cells):
            break  # the last cells of a row with tabs may be empty
        clause = analyse(text, tokenise(text, *cells[number]))
        for group in clause.groups:
            if group.quantity is None or group.quantity.kind in ("article", "unquantified"):
                continue
            draft = bare_draft(clause, group, group.quantity, column.outcome, "table")
            draft.sentence, draft.part, draft.head = row.no, row.part, None
            if group.is_elliptic:
                draft.object, draft.victim_class = column.object, column.victim_class
            if head.source is not None and head.source < len(cells):
                draft.source = cells[head.source]
            yield draft
