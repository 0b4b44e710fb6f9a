"""Documents with marked figures: `[12 soldiers] were killed` gives a draft for each bracket."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from ingest.claims.draft import Draft
from ingest.text.page import Page, parse

FIGURE = re.compile(
    r"\d[\d,]*|\b(?:no|one|two|three|four|five|six|seven|eight|nine|ten|twelve|dozens)\b", re.I
)
TRIGGER = re.compile(
    r"\b(?:kill|dead|die|death|wound|injur|hurt|captur|seiz|destroy|burn|abduct|kidnap|missing|slain|lost|shot"
    r"|arrest|damag|loss|perish|neutrali|recover|torch|casualties|toll|execut)\w*",
    re.I,
)


def table(name: str) -> list[dict[str, str]]:
    """The rows of `NAME.csv` beside this file; `\\n` in a document is a line break."""
    path = Path(__file__).with_name(f"{name}.csv")
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return [{**row, "document": row["document"].replace("\\n", "\n")} for row in rows]


def drafts_of(
    marked: str, victim_class: str | None = None, thing: str = "person"
) -> tuple[Page, list[Draft]]:
    """The page of a text without its brackets, and one draft for each of them."""
    spans: list[tuple[int, int]] = []
    plain, opened = "", 0
    for character in marked:
        if character == "[":
            opened = len(plain)
        elif character == "]":
            spans.append((opened, len(plain)))
        else:
            plain += character
    page = parse(plain)
    return page, [_draft(page, span, victim_class, thing) for span in spans]


def _draft(page: Page, span: tuple[int, int], victim_class: str | None, thing: str) -> Draft:
    start, end = span
    number = FIGURE.search(page.text, start, end)
    quantity = number.span() if number else span
    field = next((f.no for f in page.fields if f.start <= start < f.end), None)
    sentence = next((s.no for s in page.sentences if s.start <= start < s.end), None)
    stop = next((s.end for s in page.sentences if s.start <= start < s.end), len(page.text))
    begin = next((s.start for s in page.sentences if s.start <= start < s.end), 0)
    triggers = list(TRIGGER.finditer(page.text, begin, stop))
    nearest = min(triggers, key=lambda match: abs(match.start() - start), default=None)
    return Draft(
        sentence=None if field is not None else sentence,
        field=field,
        part="infobox" if field is not None else "body",
        start=start,
        end=end,
        outcome=_outcome(nearest.group() if nearest else ""),
        object=thing,
        low=None,
        high=None,
        quantity_span=quantity,
        qualifier="none" if number and number.group().lower() == "no" else "exact",
        vague_term=None,
        victim_class=victim_class,
        victim_span=span,
        trigger_span=nearest.span() if nearest else quantity,
        rule="marked",
    )


def _outcome(word: str) -> str:
    stem = word.lower()
    if stem.startswith(("captur", "seiz", "recover", "abduct", "kidnap", "arrest")):
        return "captured"
    if stem.startswith(("wound", "injur", "hurt")):
        return "injured"
    return "destroyed" if stem.startswith(("destroy", "burn", "torch")) else "killed"
