"""How a text says how many: digits, number words, ranges, bounds, stated zeros, vague words.

The meaning of `low`, `high` and `qualifier` is that of the annotation guide: `at least n` has no
high, `up to n` no low, a vague word neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.claims.no_counts import DASHES, counts_nothing
from ingest.claims.number_words import number_words
from ingest.lexicon import rows, words
from ingest.text.phrases import PhraseTable
from ingest.text.tokens import Token

LARGEST = 2_000_000_000  # what an INTEGER column holds; more digits are no count of people
COLLECTIVES = {"pair": 2, "trio": 3, "score": 20}  # before "of"
RANGING = frozenset({"range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "run"})
CHANGE_REACH = 12  # tokens from a verb of change to its "from 41"
NEW_NUMBER = frozenset({("unit", "unit"), ("ten", "unit"), ("ten", "ten")})  # "six twenty" is two
# "the toll goes up to 11", "Burundi owned up to five": no bound.
RISING = frozenset({"go", "goes", "going", "gone", "went", "rise", "rises", "rose", "risen"})
RISING |= {"own", "owns", "owned", "owning"}


@dataclass(slots=True)
class Quantity:
    """Tokens `first` up to `last` (exclusive) say a number.

    `kind` is `number`, `article` (a, an), `zero`, `vague` or `unquantified`; `core` is the token at
    which the number itself starts, behind its "at least". `term` is the vague word's key.
    """

    first: int
    last: int
    core: int
    low: int | None
    high: int | None
    qualifier: str
    kind: str
    term: str | None = None


@cache
def _qualifiers(position: str) -> PhraseTable[str]:
    found = (row for row in rows("qualifier") if row["position"] == position)
    return PhraseTable((row["phrase"], row["qualifier"]) for row in found)


@cache
def _longest_qualifier() -> int:
    return max(len(row["phrase"].split()) for row in rows("qualifier"))


@cache
def _vague() -> PhraseTable[str]:
    return PhraseTable((row["phrase"], row["term"]) for row in rows("vague"))


def find_quantities(text: str, tokens: Sequence[Token]) -> list[Quantity]:
    """The quantities in a list of tokens, in order, none overlapping another.

    Numbers that count nothing (years, dates, money, shares, ages, times, names with a number) are
    left out; what is counted is for the caller to see.
    """
    found: list[Quantity] = []
    openers = _openers()
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.kind != "number" and token.norm not in openers:
            position += 1
            continue
        quantity, following = _at(text, tokens, position)
        if quantity is None:
            position = following
            continue
        quantity = _with_qualifier(tokens, quantity, found[-1].last if found else 0)
        found.append(quantity)
        position = quantity.last
    return found


@cache
def _openers() -> frozenset[str]:
    """The words with which a quantity in words can begin."""
    phrases = [*_vague().phrases(), *_zeros().phrases()]
    first = {phrase.split()[0] for phrase in phrases}
    return frozenset(first | number_words().keys() | {"a", "an", "another", "any", "half"})


def _at(text: str, tokens: Sequence[Token], position: int) -> tuple[Quantity | None, int]:
    """The quantity that starts at a token, if any, and where to look on."""
    following = position + 1
    vague = _vague().at(tokens, position)
    if vague is not None and not _is_degree(tokens, vague.first, vague.last, vague.value):
        return _vague_quantity(tokens, vague.first, vague.last, vague.value), vague.last
    zero = _zero(tokens, position)
    if zero is not None:
        return zero, zero.last
    number = number_at(tokens, position)
    if number is None:
        return _article(tokens, position), following
    value, last = number
    if value > LARGEST or counts_nothing(text, tokens, position, last):
        return None, _range(text, tokens, position, last, value).last
    return _range(text, tokens, position, last, value), last


def _is_degree(tokens: Sequence[Token], first: int, last: int, term: str) -> bool:
    """`as many as 40`, `how few`, `a couple and their children` count nothing vaguely."""
    if term == "couple":
        return last >= len(tokens) or tokens[last].norm != "of"
    return (
        term in ("many", "few")
        and first > 0
        and tokens[first - 1].norm in ("as", "so", "how", "too")
    )


def _vague_quantity(tokens: Sequence[Token], first: int, last: int, term: str) -> Quantity:
    if term == "unquantified":
        return Quantity(first, last, first, None, None, "unquantified", "unquantified")
    while last < len(tokens) and tokens[last].norm in ("more", "other"):
        last += 1
    return Quantity(first, last, first, None, None, "vague", "vague", term)


@cache
def _zeros() -> PhraseTable[frozenset[str]]:
    return PhraseTable((row["phrase"], frozenset(row["unless"].split())) for row in rows("zero"))


def _zero(tokens: Sequence[Token], position: int) -> Quantity | None:
    match = _zeros().at(tokens, position)
    last = match.last if match is not None else position
    if match is not None and last < len(tokens) and tokens[last].norm in match.value:
        return None  # "no longer", "none other"
    if match is None and tokens[position].norm in ("any", "a") and _is_negated(tokens, position):
        last += 1
    return Quantity(position, last, position, 0, 0, "none", "zero") if last > position else None


def _is_negated(tokens: Sequence[Token], position: int) -> bool:
    """Whether `any` (or `a`, after `neither` and `without`) stands under a negation near by."""
    before = [token.norm for token in tokens[max(0, position - 9) : position]]
    if "whether" in before[-5:] or "if" in before[-5:]:
        return False
    if before[-2:-1] == ["without"] and before[-1].endswith("ing"):
        return True  # "without losing a man"
    if [token.norm for token in tokens[position : position + 2]] == ["a", "single"]:
        return bool({"not", "never"} & set(before[-3:]))
    if tokens[position].norm == "any":
        return "not" in before[-5:] or "without" in before[-2:] or "didnt" in before[-4:]
    return "neither" in before or before[-1:] == ["without"]


def number_at(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """The value of the number that starts at a token, and the index after it."""
    token = tokens[position]
    if token.kind == "number":
        return _digits(tokens, position)
    if token.norm in ("half", "a", "an"):
        return _after_article(tokens, position)
    found = number_words().get(token.norm)
    if found is None:
        return None
    return (found[0], position + 1) if found[1] == "both" else _words(tokens, position)


def _digits(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    text = tokens[position].text
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    scale = number_words().get(following.norm) if following is not None else None
    if "." in text:
        if scale is None or scale[1] != "scale":
            return None
        return round(float(text) * scale[0]), position + 2
    value = int("".join(c for c in text if c.isdigit()))
    if scale is not None and scale[1] == "scale":
        return value * scale[0], position + 2
    return value, position + 1


def _after_article(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """`a dozen`, `a hundred`, `half a dozen`, `a pair of`."""
    norms = [token.norm for token in tokens[position : position + 3]]
    if norms[0] == "a" and norms[2:] == ["of"] and norms[1] in COLLECTIVES:
        return COLLECTIVES[norms[1]], position + 2
    if norms == ["half", "a", "dozen"]:
        return 6, position + 3
    found = number_words().get(norms[1]) if len(norms) > 1 else None
    if norms[0] in ("a", "an") and found is not None and found[1] == "scale":
        return _words(tokens, position + 1)
    return None


def _words(tokens: Sequence[Token], position: int) -> tuple[int, int]:
    total = current = 0
    index = position
    last_kind = ""
    while index < len(tokens):
        norm = tokens[index].norm
        found = number_words().get(norm)
        if found is None:
            joined = index > position and index + 1 < len(tokens)
            if joined and (norm == "and" or norm in DASHES) and _goes_on(tokens, index, last_kind):
                index += 1
                continue
            break
        value, kind = found
        if (kind, last_kind) in NEW_NUMBER:
            break
        if kind != "scale":
            current += value
        elif value == 100 or value == 12:
            current = max(current, 1) * value
        else:
            total, current = total + max(current, 1) * value, 0
        last_kind = kind
        index += 1
    return total + current, index


def _goes_on(tokens: Sequence[Token], index: int, last_kind: str) -> bool:
    """`one hundred and five` and `twenty-five` are one number, `dozen and five` is not."""
    following = number_words().get(tokens[index + 1].norm)
    if following is None:
        return False
    if tokens[index].norm == "and":
        big = tokens[index - 1].norm in ("hundred", "thousand")
        return big and following[1] != "scale"
    return last_kind == "ten" and following[1] == "unit"


def _article(tokens: Sequence[Token], position: int) -> Quantity | None:
    if tokens[position].norm not in ("a", "an", "another"):
        return None
    qualifier = _qualifiers("before").at(tokens, position)
    if qualifier is not None and (
        qualifier.last > position + 1 or _starts_number(tokens, qualifier.last)
    ):
        return None
    return Quantity(position, position + 1, position, 1, 1, "exact", "article")


def _starts_number(tokens: Sequence[Token], index: int) -> bool:
    if index >= len(tokens):
        return False
    token = tokens[index]
    return token.kind == "number" or (
        token.norm in number_words() and token.norm not in ("one", "both")
    )


def _behind_estimate(tokens: Sequence[Token], index: int) -> int:
    """The index behind an estimating word, as in `180 or close to 200`."""
    match = _qualifiers("before").at(tokens, index) if index < len(tokens) else None
    return match.last if match is not None and match.value == "about" else index


def _is_changed(tokens: Sequence[Token], first: int) -> bool:
    """Whether one figure gives way to another: `raised from 41 to 46`."""
    if first == 0 or tokens[first - 1].norm != "from":
        return False
    if first > 1 and tokens[first - 2].norm in RANGING:
        return False
    before = {token.norm for token in tokens[max(0, first - CHANGE_REACH) : first]}
    return bool(before & _changes())


@cache
def _changes() -> frozenset[str]:
    verbs = {row["phrase"] for row in rows("ellipsis") if row["kind"] == "verb"}
    return frozenset(verbs | (words("toll_word") - words("function_word")))


def _range(text: str, tokens: Sequence[Token], first: int, last: int, value: int) -> Quantity:
    """Joins `5–6`, `five to six`, `15 or 16`, and `between ten and twelve`."""
    plain = Quantity(first, last, first, value, value, "exact", "number")
    if last + 1 >= len(tokens):
        return plain
    joint = tokens[last]
    between = first > 0 and tokens[first - 1].norm == "between"
    is_joint = (
        joint.text in DASHES or joint.norm in ("to", "or") or (between and joint.norm == "and")
    )
    if joint.norm == "to" and _is_changed(tokens, first):
        return plain
    start = _behind_estimate(tokens, last + 1) if joint.norm == "or" else last + 1
    number = number_at(tokens, start) if is_joint and start < len(tokens) else None
    if number is None or tokens[start].norm in ("a", "an"):
        return plain
    other, end = number
    if other <= value or other > LARGEST or counts_nothing(text, tokens, start, end):
        return plain
    if joint.norm == "or" and other > value * 2:
        return plain
    begin = first - 1 if between else first
    return Quantity(begin, end, first, value, other, "range", "number")


def _with_qualifier(tokens: Sequence[Token], quantity: Quantity, floor: int) -> Quantity:
    """Takes in the "at least", "some", "or more" around a number, back to token `floor`."""
    if quantity.kind in ("zero", "article", "unquantified"):
        return quantity
    quantity = _after(tokens, quantity)
    while True:
        grown = _before(tokens, quantity, floor)
        if grown is None:
            return quantity
        quantity = grown


def _before(tokens: Sequence[Token], quantity: Quantity, floor: int) -> Quantity | None:
    end = quantity.first
    while end > floor and tokens[end - 1].text in "\"“”'‘’":
        end -= 1
    for start in range(max(floor, end - _longest_qualifier() - 1), end):
        match = _qualifiers("before").at(tokens, start)
        if match is not None and match.last == end:
            if match.value == "up_to" and start and _rises(tokens, start):
                return None
            return _qualified(replace(quantity, first=start), match.value)
    return None


def _rises(tokens: Sequence[Token], start: int) -> bool:
    """Whether a toll goes up to a number: `the toll goes up to 11`, `Toll in blast up to 17`."""
    before = [token.norm for token in tokens[max(0, start - CHANGE_REACH) : start]]
    return before[-1] in RISING or "toll" in before


def _after(tokens: Sequence[Token], quantity: Quantity) -> Quantity:
    if quantity.last >= len(tokens):
        return quantity
    match = _qualifiers("after").at(tokens, quantity.last)
    if match is None:
        return quantity
    return _qualified(replace(quantity, last=match.last), match.value)


def _qualified(quantity: Quantity, qualifier: str) -> Quantity:
    """The quantity under one more qualifier; the one nearest to the number counts."""
    if quantity.kind != "number" or quantity.qualifier not in ("exact",) or qualifier == "exact":
        return quantity
    if qualifier in ("at_least", "more_than"):
        return replace(quantity, qualifier=qualifier, high=None)
    if qualifier == "up_to":
        return replace(quantity, qualifier=qualifier, low=None)
    return replace(quantity, qualifier=qualifier)
