"""How sure the figures are: other rules, other conventions, precision, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .style import BLUE, FAINT, GREY, INK, bars, figure, title
from .words import plural, say

RULES = {
    "independent_first": "those who are no party, else the own side",
    "lowest": "the lowest of all",
    "highest": "the highest of all",
    "median": "the middle of all",
    "third_party": "only those who are no party",
    "latest": "the one given last",
    "own_side": "each side on its own dead",
}
CONVENTIONS = {"acled": "ACLED", "isaf": "ISAF", "muc": "MUC-4"}
NAME_ONLY = "name only"
# What is surest first, each with a darker tone than the next; the last is what nobody tells.
DATES = ("day", "month", "year", "unknown")
PLACES = ("place", "admin2", "admin1", NAME_ONLY, "country", "unknown")
VOICES = ("three or more", "two", "one", "none")
SHADES = ("#00456C", "#2A83B8", "#6DABD2", "#A3CAE3", "#D0E3EF", "#E8E8E4")


def rules(found: pd.DataFrame, outcome: str) -> Figure | None:
    """What all incidents add up to, rule by rule."""
    if found.empty:
        say(f"No incident has a figure of people {outcome}, so no rule has anything to pick.")
        return None
    found = found.reset_index(drop=True)
    fig, (axis,) = figure(0.8 + 0.32 * len(found))
    axis.hlines(
        found.index, found["low"].astype(float), found["high"].astype(float), color=FAINT, lw=3
    )
    colors = [BLUE if used else GREY for used in found["is_used"]]
    axis.scatter(found["best"].astype(float), found.index, color=colors, s=46, zorder=3)
    for place, one in enumerate(found.itertuples()):
        axis.annotate(
            f"{one.best:,} in {plural(one.incidents, 'incident')}",
            (one.high, place),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
            size=9,
            color=INK,
        )
    axis.set_yticks(found.index, [RULES.get(rule, rule) for rule in found["rule"]])
    for label, color in zip(axis.get_yticklabels(), colors, strict=True):
        label.set_color(color)
    axis.set_ylim(len(found) - 0.4, -0.6)
    axis.set_xlim(0, float(found["high"].max()) * 1.3 + 1)
    axis.grid(axis="x", color=FAINT, lw=0.5, alpha=0.6)
    axis.set_xlabel(f"people {outcome}, all incidents together", size=9, color=GREY, loc="left")
    reading = (
        "Dot: the sum of the figures that the rule picks; blue is the rule in use. Bar: sums of "
        "the lowest and highest figures. A rule that wants a certain speaker leaves out incidents."
    )
    title(fig, sensitivity(found, outcome), reading)
    return fig


def sensitivity(found: pd.DataFrame, outcome: str) -> str:
    """How far the rules lie apart that have a figure for every incident."""
    full = found[found["incidents"] == found["incidents"].max()]
    low, high = int(full["best"].min()), int(full["best"].max())
    if low == high:
        return (
            f"The rule makes no difference: {low:,} {outcome} under each that covers all incidents"
        )
    used = found[found["is_used"]]
    mine = f"; the rule in use gives {int(used['best'].iloc[0]):,}" if len(used) else ""
    return f"By rule, the {outcome} add up to {low:,} or to {high:,}{mine}"


def conventions(found: pd.DataFrame, outcome: str) -> Figure | None:
    """What the claims in vague words stand for under each convention."""
    if found.empty:
        say(f"No claim of people {outcome} in one incident is in words such as dozens or several.")
        return None
    fig, (axis,) = figure(0.7 + 0.34 * len(found))
    names = [CONVENTIONS.get(one, one) for one in found["convention"]]
    labels = [
        f"{name}{' (in use)' if used else ''}"
        for name, used in zip(names, found["is_used"], strict=True)
    ]
    colors = [BLUE if used else GREY for used in found["is_used"]]
    numbers = found["at_least"].where(found["with_number"] > 0)
    bars(axis, labels, numbers.tolist(), colors, f"people {outcome}, at least")
    claims = int(found["claims"].max())
    says = [
        f"{int(one.at_least):,} by {name}" if one.with_number else f"no number by {name}"
        for one, name in zip(found.itertuples(), names, strict=True)
    ]
    title(
        fig,
        f"{plural(claims, 'claim')} in vague words: {', '.join(says)}",
        "Sum of the claims, the same dead more than once where several say so; no total.",
    )
    return fig


def precision(incidents: pd.DataFrame) -> Figure | None:
    """Shares of incidents by precision of day and place, and by how many speakers there are."""
    if incidents.empty:
        say("There is no incident whose precision could be shown.")
        return None
    rows = shares(incidents)
    fig, (axis,) = figure(0.5 + 0.55 * len(rows))
    for place, (_, counts) in enumerate(rows):
        _shares(axis, place, counts)
    axis.set_yticks(range(len(rows)), [name for name, _ in rows])
    axis.tick_params(axis="y", labelcolor=INK)
    axis.set_ylim(len(rows) - 0.5, -0.5)
    axis.set_xlim(0, len(incidents))
    axis.set_xlabel("incidents", size=9, color=GREY, loc="left")
    reading = "Darker is surer. Name only: the place is named, but no list knows where it lies."
    title(fig, exactness(incidents), reading)
    return fig


def shares(incidents: pd.DataFrame) -> list[tuple[str, list[tuple[str, int]]]]:
    """Counts for each row of the chart, the surest kind first."""
    voices = (
        incidents["speaker_count"].fillna(0).clip(upper=3).map(dict(enumerate(reversed(VOICES))))
    )
    places = incidents["place_precision"].mask(
        (incidents["place_precision"] == "place") & incidents["latitude"].isna(), NAME_ONLY
    )
    columns: Sequence[tuple[str, pd.Series, Sequence[str]]] = (
        ("day known to the", incidents["date_precision"], DATES),
        ("place known to the", places, PLACES),
        ("named speakers", voices, VOICES),
    )
    return [
        (name, [(kind, int((column == kind).sum())) for kind in kinds])
        for name, column, kinds in columns
    ]


def _shares(axis: Axes, place: int, counts: list[tuple[str, int]]) -> None:
    left, total = 0, sum(number for _, number in counts)
    shades = [*SHADES[: len(counts) - 1], SHADES[-1]]
    for shade, (kind, number) in zip(shades, counts, strict=True):
        if not number:
            continue
        axis.barh(place, number, left=left, color=shade, height=0.66, edgecolor="white")
        text = f"{kind} {number:,}" if number / total > 0.0125 * len(kind) else f"{number:,}"
        dark = SHADES.index(shade) < 2
        axis.text(
            left + number / 2,
            place,
            text,
            ha="center",
            va="center",
            size=8.5,
            color="white" if dark else INK,
        )
        left += number


def exactness(incidents: pd.DataFrame) -> str:
    """How many incidents have a day, and how many of those a place with coordinates."""
    exact = incidents["date_precision"] == "day"
    located = exact & incidents["latitude"].notna() & (incidents["place_precision"] == "place")
    return (
        f"{exact.sum():,} of {plural(len(incidents), 'incident')} are dated to the day, "
        f"{located.sum():,} of them at a place with coordinates"
    )
