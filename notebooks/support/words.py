"""Sentences and tables that a notebook shows."""

from __future__ import annotations

import html
from collections.abc import Iterable
from numbers import Real

import numpy as np
import pandas as pd
from IPython.display import HTML, Markdown, display

UNKNOWN = "–"


def say(*sentences: str) -> None:
    """Show sentences as a paragraph."""
    display(Markdown(" ".join(sentence for sentence in sentences if sentence)))


def show(frame: pd.DataFrame, otherwise: str, **headings: str) -> None:
    """Show a table, of some columns under other headings if any are given; no rows: say why."""
    if frame.empty:
        say(otherwise)
        return
    if headings:
        frame = frame[list(headings)].rename(columns=headings)
    display(HTML(table(frame)))


def table(frame: pd.DataFrame) -> str:
    """A table as HTML: no row numbers, a dash for what is unknown, text as it is."""
    heads = "".join(f"<th>{html.escape(str(name))}</th>" for name in frame.columns)
    rows = "".join(
        "<tr>" + "".join(_cell(value) for value in row) + "</tr>"
        for row in frame.itertuples(index=False)
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(value: object) -> str:
    side = "right" if isinstance(value, Real) else "left"
    return f'<td style="text-align:{side}">{html.escape(cell_text(value))}</td>'


def cell_text(value: object) -> str:
    """A value as people read it: 1,234; 1.3; yes; 2024-03-20; a dash for null."""
    if isinstance(value, list | tuple | np.ndarray):
        return listed(str(one) for one in value)
    if pd.isna(value):
        return UNKNOWN
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, Real):
        return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    return str(value)


def plural(number: int, noun: str, many: str = "") -> str:
    """`1 incident`, `2 incidents`, `1,200 bodies`."""
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def listed(items: Iterable[str], limit: int = 8) -> str:
    """`a, b and c`; of a long list the first ones and how many more."""
    words = list(items)
    if len(words) > limit:
        words = [*words[:limit], f"{len(words) - limit:,} more"]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def shortened(text: str, width: int = 44) -> str:
    """The text, cut at a word's end where it is longer than `width`."""
    if len(text) <= width:
        return text
    return text[: width - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
