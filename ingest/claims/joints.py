"""How the groups of a clause hang together: lists, and the words that introduce a part."""

from __future__ import annotations

from functools import cache

from ingest.claims.clause import Clause
from ingest.claims.groups import Group
from ingest.claims.heads import QUOTES
from ingest.claims.number_words import is_number
from ingest.lexicon import kinds, rows
from ingest.text.phrases import PhraseTable

TAIL_LIMIT = 7  # tokens of a name behind "of"
BRACKET_LIMIT = 6  # tokens of a bracket inside a list
PART_LIMIT = 3  # tokens of a phrase that introduces a part


@cache
def _phrases(kind: str) -> PhraseTable[str]:
    found = (row["phrase"] for row in rows("joint") if row["kind"] == kind)
    return PhraseTable((phrase, phrase) for phrase in found)


def joined_before(clause: Clause, group: Group) -> Group | None:
    """The group to which a connector in front of this one leads (`ten soldiers` for the second
    group of `ten soldiers and two civilians`)."""
    index = group.first - 1
    while index >= 0 and clause.tokens[index].text in QUOTES:
        index -= 1
    first = index
    while index >= 0 and _is_connector(clause, index):
        index -= 1
    if index == first or index < 0:
        return None
    index = _before_ages(clause, index)
    if clause.norm(index) == ")":
        index = _before_bracket(clause, index)
    found = clause.group_ending(index)
    if found is None and index >= 0 and clause.tokens[index].is_capitalised:
        return _before_tail(clause, index)
    return found


def joined_after(clause: Clause, group: Group) -> Group | None:
    """The group to which a connector behind this one leads."""
    if _ends_speech(clause, group.last):
        return None
    index = _behind_bracket(clause, clause.skip_right(group.last))
    index = _behind_ages(clause, index)
    companion = companion_at(clause, index)
    if companion is not None:
        return companion
    first = index
    while _is_connector(clause, index):
        index += 1
    return clause.group_starting(clause.skip_right(index)) if index > first else None


def _ends_speech(clause: Clause, index: int) -> bool:
    """Whether a quotation ends behind a group: `"We lost two men," the colonel said`."""
    if index + 1 >= len(clause.tokens) or clause.norm(index) != ",":
        return False
    mark = clause.tokens[index + 1]
    return mark.text in QUOTES and mark.start == clause.tokens[index].end


def companion_at(clause: Clause, index: int) -> Group | None:
    """The group behind `as well as`, `along with` at an index."""
    match = _phrases("list").at(clause.tokens, index) if index < len(clause.tokens) else None
    return clause.group_starting(match.last) if match is not None else None


def part_introduced(clause: Clause, index: int) -> int | None:
    """Where a phrase such as `including`, `among them`, `of whom` starts that ends at an index."""
    for start in range(max(0, index - PART_LIMIT), index + 1):
        match = _phrases("part").at(clause.tokens, start)
        if match is not None and match.last == index + 1:
            return start
    return None


def _is_connector(clause: Clause, index: int) -> bool:
    return clause.norm(index) == "," or clause.norm(index) in kinds("function_word")["and"]


def _before_bracket(clause: Clause, index: int) -> int:
    while index > 0 and clause.norm(index) != "(":
        index -= 1
    return index - 1


def _behind_bracket(clause: Clause, index: int) -> int:
    """The index behind a short bracket that opens at `index` (`… Democratic Forces (SDF)`)."""
    if clause.norm(index) != "(":
        return index
    for last in range(index + 1, min(index + BRACKET_LIMIT, len(clause.tokens))):
        if clause.norm(last) == ")":
            return last + 1
    return index


def _before_ages(clause: Clause, index: int) -> int:
    """The index in front of `, aged 14 and 16` or `, 65` that ends at `index`."""
    first = index
    while first > 0 and _is_age(clause, first):
        first -= 1
    if clause.norm(first) == "aged":
        return first - 1 - (clause.norm(first - 1) == ",")
    return first - 1 if first < index and clause.norm(first) == "," else index


def _behind_ages(clause: Clause, index: int) -> int:
    """The index behind `, aged 14 and 16` or `, 65` that begins at `index`."""
    if clause.norm(index) != ",":
        return index
    last = first = index + 1 + (clause.norm(index + 1) == "aged")
    while last < len(clause.tokens) and _is_age(clause, last):
        last += 1
    return last if last > first and clause.norm(last) == "," else index


def _is_age(clause: Clause, index: int) -> bool:
    is_uncounted = is_number(clause.tokens[index]) and index not in clause.group_at
    between = clause.norm(index) == "and" and is_number(clause.tokens[index - 1])
    return is_uncounted or (between and index - 1 not in clause.group_at)


def _before_tail(clause: Clause, index: int) -> Group | None:
    """The group in front of `from Niger`, `of the 84th`, `of the Department of Defense`."""
    for start in range(index, max(0, index - TAIL_LIMIT), -1):
        if clause.norm(start) in ("from", "of"):
            found = clause.group_ending(start - 1)
            if found is not None:
                return found
        elif not clause.tokens[start].is_capitalised and clause.norm(start) != "the":
            return None
    return None
