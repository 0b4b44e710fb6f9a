"""How well the reader reads the gold documents: claims found, with the right people and speaker.

    python -m tests.reading.gold

A gold claim is found by a claim of the same outcome and the same numbers at most 120 characters
away, each one used once, the nearest first. `count` asks for the object as well, `party` for class
and party of the victims, `full` for the speaker's party and the scope.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ingest.document import Document
from ingest.read import read
from ingest.rows import ClaimMention

GOLD = Path(__file__).parent.parent / "gold"
FOLDERS = ("dev", "open", "varied", "unseen", "press", "sealed")
LEVELS = ("count", "party", "full")
REACH = 120


@dataclass
class Score:
    """Claims of gold, claims read, and how many of them agree at each level."""

    gold: int = 0
    read: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LEVELS, 0))

    def add(self, other: Score) -> None:
        self.gold += other.gold
        self.read += other.read
        for level in LEVELS:
            self.right[level] += other.right[level]

    def f1(self, level: str) -> float:
        """Harmonic mean of precision and recall, which is twice the right ones over both sums."""
        both = self.gold + self.read
        return 2 * self.right[level] / both if both else 1.0


def documents(folder: str) -> Iterator[tuple[Document, dict[str, Any]]]:
    """The documents of a folder with their gold readings."""
    for path in sorted((GOLD / folder).glob("*.txt")):
        sidecar = path.with_suffix(".meta.json")
        told = json.loads(sidecar.read_text(encoding="utf-8")) if sidecar.exists() else {}
        day = told.get("published_at")
        document = Document(
            f"doc_{path.stem}",
            path.read_bytes().decode("utf-8"),
            title=told.get("title"),
            document_type=told.get("document_type"),
            published_at=date.fromisoformat(day) if day else None,
        )
        yield document, json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def score(document: Document, gold: dict[str, Any]) -> Score:
    """How the claims read in a document agree with its gold reading."""
    wanted = [row for row in gold["claims"] if row["qualifier"] != "unquantified"]
    found = [claim for claim in read(document).claims if claim.qualifier != "unquantified"]
    result = Score(len(wanted), len(found))
    for row, claim in pairs(wanted, found):
        if row["object"] != claim.object:
            continue
        result.right["count"] += 1
        party = row["victim_party"]
        same_party = party is None or code(party) == code(claim.victim_party)
        if row["victim_class"] != claim.victim_class or not same_party:
            continue
        result.right["party"] += 1
        speaker = code(row["claimant_party"]) == code(claim.claimant_party)
        result.right["full"] += speaker and row["scope"] == claim.scope
    return result


def pairs(
    wanted: list[dict[str, Any]], found: list[ClaimMention]
) -> Iterator[tuple[dict[str, Any], ClaimMention]]:
    """Gold claims with the claims that say the same, the nearest first, each used once."""
    near = sorted(
        (distance(row, claim), one, other)
        for one, row in enumerate(wanted)
        for other, claim in enumerate(found)
        if says_the_same(row, claim) and distance(row, claim) <= REACH
    )
    used: tuple[set[int], set[int]] = (set(), set())
    for _, one, other in near:
        if one not in used[0] and other not in used[1]:
            used[0].add(one)
            used[1].add(other)
            yield wanted[one], found[other]


def says_the_same(row: dict[str, Any], claim: ClaimMention) -> bool:
    numbers = (row["low"], row["high"]) == (claim.quantity_low, claim.quantity_high)
    vague = (row["qualifier"] == "vague") == (claim.qualifier == "vague")
    return row["outcome"] == claim.outcome and numbers and vague


def distance(row: dict[str, Any], claim: ClaimMention) -> int:
    """Characters between the two quotes; less than none for those that overlap more."""
    first = max(row["char_start"], claim.char_start)
    last = min(row["char_end"], claim.char_end)
    return first - last


def code(party: str | None) -> str | None:
    """A party's code without case, accents and marks."""
    if party is None:
        return None
    plain = unicodedata.normalize("NFKD", party).casefold()
    return "".join(c for c in plain if c.isalnum())


def main() -> None:
    print(f"{'folder':<10}{'gold':>6}{'read':>6}" + "".join(f"{level:>8}" for level in LEVELS))
    for folder in FOLDERS:
        whole = Score()
        for document, gold in documents(folder):
            whole.add(score(document, gold))
        shares = "".join(f"{whole.f1(level):>8.3f}" for level in LEVELS)
        print(f"{folder:<10}{whole.gold:>6}{whole.read:>6}{shares}")


if __name__ == "__main__":
    main()
