"""Numbers that count nobody: years, dates, money, shares, ages, times, codes, measures."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.claims.nouns import nouns
from ingest.claims.number_words import is_number, number_words
from ingest.lexicon import kinds, words
from ingest.text.tokens import Token

CURRENCY = frozenset("$€£¥₦₹")
DASHES = frozenset("-–—‑")
FRACTIONS = frozenset({"half", "third", "thirds", "quarter", "quarters", "fifth", "fifths"})
YEARS = range(1900, 2100)
AGED = frozenset({"aged", "age", "ages"})
OLDEST = 110


def _months() -> frozenset[str]:
    return kinds("calendar")["month"]


def counts_nothing(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the number at tokens `first` up to `last` is a date, a measure, a name's part."""
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    is_digits = tokens[first].kind == "number"
    if (is_digits and _is_code(tokens, first, last)) or _is_fraction(tokens, first):
        return True
    if _is_age(tokens, first, last):
        return True
    if _is_age_limit(tokens, first, last) or _is_age_aside(tokens, first, last):
        return True
    if [token.norm for token in tokens[last : last + 3]] == ["and", "a", "half"]:
        return True
    if before is not None:
        if before.text in CURRENCY or (before.norm in words("naming") and is_digits):
            return True
        if before.text == "." and first > 1 and tokens[first - 2].norm in words("naming"):
            return True
        glued = before.end == tokens[first].start
        if is_digits and glued and before.text in ("/", ":", ".", "#", "_"):
            return True
        if glued and before.text in DASHES and first > 1 and tokens[first - 2].kind == "word":
            attached = tokens[first - 2].end == before.start
            if attached and tokens[first - 2].norm not in number_words():
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


def _is_age_aside(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`his brother, then 23, took over`, `her youngest, who is six,`: an age between commas."""
    before = [token.norm for token in tokens[max(0, first - 2) : first]]
    closes = last < len(tokens) and tokens[last].text == ","
    opens = (
        before[-1:] in (["then"], ["now"]) and before[:1] == [","] and _is_one(tokens, first - 3)
    )
    return closes and (opens or before in (["who", "is"], ["who", "was"]))


def _is_one(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word can name one person: a figure may follow `25 dead, then 41, of whom …`."""
    noun = nouns().at(tokens, index) if index >= 0 else None
    return index >= 0 and (
        tokens[index].is_capitalised or (noun is not None and not noun.value.is_plural)
    )


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
        return is_compound and following.kind == "word" and following.norm not in number_words()
    return False


def _is_age(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a number is an age: `aged 22 and 27`, `Adrian Nel, 40, …`, `his sons, 17 and 20,`,
    `four soldiers, all 19, …`. A row of ages stands behind a word or between commas."""
    opener = first - 1
    while opener > 0 and (
        is_number(tokens[opener]) or tokens[opener].norm in ("and", ",", "all", "both", "or")
    ):
        if tokens[opener].text == "," and tokens[opener - 1].kind == "word":
            break
        opener -= 1
    if opener >= 0 and tokens[opener].norm in AGED:
        return True
    if opener < 1 or tokens[first].kind != "number":
        return False
    if tokens[opener].text not in (",", "("):
        return False
    return _is_age_behind(tokens, opener, first, last)


def _is_age_limit(tokens: Sequence[Token], first: int, last: int) -> bool:
    """`children under ten`, `nine under the age of five`."""
    before = [token.norm for token in tokens[max(0, first - 2) : first]]
    if before == ["age", "of"]:
        return True
    if len(before) < 2 or before[1] not in ("under", "below", "over"):
        return False
    is_young = before[0] == "children" or before[0].rstrip("s") in kinds("noun_kind")["age"]
    return is_young and (last >= len(tokens) or tokens[last].kind == "mark")


def _is_age_behind(tokens: Sequence[Token], opener: int, first: int, last: int) -> bool:
    """Whether nothing but ages stands from the comma behind a person to the next mark."""
    following = last
    joints = ("and", ",") if tokens[opener].text == "(" else ("and",)
    while following < len(tokens) and (
        tokens[following].kind == "number" or tokens[following].norm in joints
    ):
        following += 1
    if following >= len(tokens) or float(tokens[first].text.replace(",", "")) > OLDEST:
        return False
    name, after = tokens[opener - 1], tokens[following].text
    if tokens[opener].text == "(":
        several = sum(token.kind == "number" for token in tokens[opener:following]) > 1
        return several and after == ")"
    return after == "," or (name.is_capitalised and after in (")", "."))


def _is_date_part(tokens: Sequence[Token], first: int, last: int) -> bool:
    token = tokens[first]
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if after is not None and after.norm in _months() and after.is_capitalised:
        return True
    if after is not None and _leads_to_date(tokens, last):
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


def _leads_to_date(tokens: Sequence[Token], last: int) -> bool:
    """Whether `and 23 December` follows: `the attacks of 22 and 23 December`."""
    if last + 2 >= len(tokens) or tokens[last].norm not in ("and", "to", "or", "-", "–"):
        return False
    is_month = tokens[last + 2].norm in _months() and tokens[last + 2].is_capitalised
    return is_month and tokens[last + 1].kind == "number"


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
