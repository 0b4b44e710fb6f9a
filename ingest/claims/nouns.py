"""The listed head nouns: what they count, and of which class people are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ingest.lexicon import rows
from ingest.text.phrases import PhraseTable


@dataclass(frozen=True, slots=True)
class Noun:
    """A listed head noun: its singular, what it counts, and of which class people are."""

    singular: str
    is_plural: bool
    victim_class: str | None
    object: str


@cache
def nouns() -> PhraseTable[Noun]:
    """The listed head nouns in singular and plural."""
    entries: list[tuple[str, Noun]] = []
    for row in rows("group_noun"):
        singular, plural = row["singular"], row["plural"] or plural_of(row["singular"])
        victim_class, object_ = row["victim_class"] or None, row["object"]
        if plural != singular:
            entries.append((singular, Noun(singular, False, victim_class, object_)))
        invariable_aircraft = plural == singular and object_ == "aircraft"
        entries.append((plural, Noun(singular, not invariable_aircraft, victim_class, object_)))
    return PhraseTable(entries)


def plural_of(noun: str) -> str:
    """The regular English plural of a noun: of its last word, or of the one before `of`."""
    head, of, contents = noun.partition(" of ")
    if of:
        return plural_of(head) + of + contents
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"
