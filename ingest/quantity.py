"""How a text says how many: digits, number words, ranges, bounds, stated zeros, vague words.

The meaning of `low`, `high` and `qualifier` is that of the annotation guide: `at least n` has no
high, `up to n` no low, a vague word neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.lexicon import kinds, rows, words
from ingest.phrases import PhraseTable
from ingest.tokens import Token

LARGEST = (
    2_000_000_000  # what an INTEGER column holds; a longer run of digits is no count of people
)
CURRENCY = frozenset("$€£¥₦₹")
DASHES = frozenset("-–—‑")
FRACTIONS = frozenset({"half", "third", "thirds", "quarter", "quarters", "fifth", "fifths"})
NEW_NUMBER = frozenset({("unit", "unit"), ("ten", "unit"), ("ten", "ten")})  # "six twenty" is two
YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
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
def _number_words() -> dict[str, tuple[int, str]]:
    return {row["word"]: (int(row["value"]), row["kind"]) for row in rows("number_word")}


def _months() -> frozenset[str]:
    return kinds("calendar")["month"]


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


def is_number(token: Token) -> bool:
    """Whether a token is, or is part of, a number in digits or words."""
    return token.kind == "number" or token.norm in _number_words()


def find_quantities(text: str, tokens: Sequence[Token]) -> list[Quantity]:
    """The quantities in a list of tokens, in order, none overlapping another.

    Numbers that count nothing (years, dates, money, shares, ages, times, names with a number) are
    left out; what is counted is for the caller to see.
    """
    found: list[Quantity] = []
    position = 0
    while position < len(tokens):
        quantity, following = _at(text, tokens, position)
        if quantity is None:
            position = following
            continue
        quantity = _with_qualifier(tokens, quantity, found[-1].last if found else 0)
        found.append(quantity)
        position = quantity.last
    return found


def _at(text: str, tokens: Sequence[Token], position: int) -> tuple[Quantity | None, int]:
    """The quantity that starts at a token, if any, and where to look on."""
    following = position + 1
    vague = _vague().at(tokens, position)
    if vague is not None and not _is_degree(tokens, vague.first, vague.last, vague.value):
        return _vague_quantity(tokens, vague.first, vague.last, vague.value), vague.last
    zero = _zero(tokens, position)
    if zero is not None:
        return zero, zero.last
    number = _number(text, tokens, position)
    if number is None:
        return _article(tokens, position), following
    value, last = number
    if value > LARGEST or _counts_nothing(text, tokens, position, last):
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
    if tokens[position].norm == "any":
        return "not" in before[-5:] or "without" in before[-2:] or "didnt" in before[-4:]
    return "neither" in before or before[-1:] == ["without"]


def _number(text: str, tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """The value of the number that starts at a token, and the index after it."""
    token = tokens[position]
    if token.kind == "number":
        return _digits(tokens, position)
    if token.norm in ("half", "a", "an"):
        return _after_article(tokens, position)
    found = _number_words().get(token.norm)
    if found is None:
        return None
    return (found[0], position + 1) if found[1] == "both" else _words(tokens, position)


def _digits(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    text = tokens[position].text
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    scale = _number_words().get(following.norm) if following is not None else None
    if "." in text:
        if scale is None or scale[1] != "scale":
            return None
        return round(float(text) * scale[0]), position + 2
    value = int("".join(c for c in text if c.isdigit()))
    if scale is not None and scale[1] == "scale":
        return value * scale[0], position + 2
    return value, position + 1


def _after_article(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """`a dozen`, `a hundred`, `half a dozen`."""
    norms = [token.norm for token in tokens[position : position + 3]]
    if norms == ["half", "a", "dozen"]:
        return 6, position + 3
    found = _number_words().get(norms[1]) if len(norms) > 1 else None
    if norms[0] in ("a", "an") and found is not None and found[1] == "scale":
        return _words(tokens, position + 1)
    return None


def _words(tokens: Sequence[Token], position: int) -> tuple[int, int]:
    total = current = 0
    index = position
    last_kind = ""
    while index < len(tokens):
        norm = tokens[index].norm
        found = _number_words().get(norm)
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
    following = _number_words().get(tokens[index + 1].norm)
    if following is None:
        return False
    if tokens[index].norm == "and":
        big = tokens[index - 1].norm in ("hundred", "thousand")
        return big and following[1] != "scale"
    return last_kind == "ten" and following[1] == "unit"


def _counts_nothing(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    is_digits = tokens[first].kind == "number"
    if (is_digits and _is_code(tokens, first, last)) or _is_fraction(tokens, first):
        return True
    if before is not None:
        if before.norm in ("aged", "age", "ages"):
            return True
        if before.text in CURRENCY or (before.norm in words("naming") and is_digits):
            return True
        if before.text == "." and first > 1 and tokens[first - 2].norm in words("naming"):
            return True
        glued = before.end == tokens[first].start
        if is_digits and glued and before.text in ("/", ":", ".", "#", "_"):
            return True
        if glued and before.text in DASHES and first > 1 and tokens[first - 2].kind == "word":
            attached = tokens[first - 2].end == before.start
            if attached and tokens[first - 2].norm not in _number_words():
                return True
    if after is not None and _is_measure(text, tokens, first, last, after):
        return True
    return is_digits and _is_date_part(tokens, first, last)


def _is_code(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Digits in several pieces, or with a zero in front, dial and name (`22 555 0199`)."""
    neighbours = [tokens[i] for i in (first - 1, last) if 0 <= i < len(tokens)]
    leads_with_zero = tokens[first].text.startswith("0") and len(tokens[first].text) > 2
    return leads_with_zero or any(token.kind == "number" for token in neighbours)


def _is_fraction(tokens: Sequence[Token], first: int) -> bool:
    """`half of the 400 prisoners` counts 200, which nobody has said."""
    before = [token.norm for token in tokens[max(0, first - 3) : first]]
    return "of" in before and bool(FRACTIONS & set(before))


def _is_measure(text: str, tokens: Sequence[Token], first: int, last: int, after: Token) -> bool:
    units = kinds("unit")
    if any(after.norm in units[kind] for kind in ("time", "distance", "weight", "share", "money")):
        return True
    if after.norm in ("million", "billion", "trillion"):
        return True
    glued = after.start == tokens[last - 1].end
    if glued and (after.kind == "word" or after.text in ("/", ":", "°")):
        return True
    if after.text in DASHES and last + 1 < len(tokens):
        # "a 12-year-old boy", "three-day", "five-storey", "14-hour"
        following = tokens[last + 1]
        is_compound = following.start == after.end and after.start == tokens[last - 1].end
        return is_compound and following.kind == "word" and following.norm not in _number_words()
    return _is_age(text, tokens, first, last)


def _is_age(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """`Adrian Nel, 40, …`: a number between commas behind a name."""
    before, after = tokens[first - 1] if first else None, tokens[last]
    if before is None or before.text != "," or first < 2:
        return False
    name = tokens[first - 2]
    between_commas = tokens[first].kind == "number" and after.text == ","
    is_name = name.is_capitalised and after.text in (",", ")", ".")
    return name.kind == "word" and (is_name or between_commas)


def _is_date_part(tokens: Sequence[Token], first: int, last: int) -> bool:
    token = tokens[first]
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if after is not None and after.norm in _months() and after.is_capitalised:
        return True
    value = int("".join(c for c in token.text if c.isdigit()) or 0)
    previous = before.norm if before is not None else ""
    if previous == "." and first > 1:
        previous = tokens[first - 2].norm
    if previous in _months() and before is not None and value <= 2100:
        return value <= 31 or value in YEARS
    if "," in token.text or value not in YEARS or len(token.text) != 4:
        return False
    return _is_year(tokens, first, last, previous)


def _is_year(tokens: Sequence[Token], first: int, last: int, previous: str) -> bool:
    """A bare four-digit number is a year unless something that can be counted follows."""
    if previous in (
        "in",
        "since",
        "of",
        "by",
        "until",
        "from",
        "and",
        "to",
        "during",
        "the",
        "between",
        ",",
    ):
        return True
    after = tokens[last] if last < len(tokens) else None
    if after is None or after.kind != "word" or previous in DASHES or previous in ("(", "/"):
        return True
    return after.is_capitalised or after.norm in (
        "and",
        "in",
        "to",
        "when",
        "the",
        "coup",
        "census",
    )


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
        token.norm in _number_words() and token.norm not in ("one", "both")
    )


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
    number = _number(text, tokens, last + 1) if is_joint else None
    if number is None or tokens[last + 1].norm in ("a", "an"):
        return plain
    other, end = number
    if other <= value or other > LARGEST or _counts_nothing(text, tokens, last + 1, end):
        return plain
    if joint.norm == "or" and other > value * 2:
        return plain
    start = first - 1 if between else first
    return Quantity(start, end, first, value, other, "range", "number")


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
            return _qualified(replace(quantity, first=start), match.value)
    return None


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
