"""How many incidents, when, and by whom: charts and the sentences above them."""

from __future__ import annotations

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from .labels import Label, place_labels
from .scale import NOTE, square_root
from .style import BLUE, FAINT, GREY, INK, VERMILION, bars, figure, title
from .words import plural, say

SINGLE_LIMIT = 60
NAMED = 14


def overview(incidents: pd.DataFrame) -> str:
    """How many incidents there are, over which days, and what they cost."""
    if incidents.empty:
        return "The warehouse holds no incident yet."
    counted = incidents["killed_best"].notna()
    dated = incidents["date_start"].dropna()
    span = f", from {dated.min():%Y-%m-%d} to {dated.max():%Y-%m-%d}" if len(dated) else ""
    return (
        f"{plural(len(incidents), 'incident')}{span}. "
        f"For {counted.sum():,} of them somebody says how many were killed: together "
        f"{incidents['killed_best'].sum():,} by the rule in use, "
        f"{incidents['killed_low'].sum():,} at the least and "
        f"{incidents['killed_high'].sum():,} at the most that a source stands by."
    )


def timeline(incidents: pd.DataFrame) -> Figure | None:
    """Each incident on its day with its range of killed; many incidents: how many a period."""
    dated = incidents[incidents["date_start"].notna()].copy()
    if dated.empty:
        say("No incident has a date, so there is no timeline.")
        return None
    dated["middle"] = dated["date_start"] + (dated["date_end"] - dated["date_start"]) / 2
    if len(dated) > SINGLE_LIMIT:
        return _counts_by_period(dated)
    undated = len(incidents) - len(dated)
    return _ranges_by_day(dated, undated)


def _ranges_by_day(dated: pd.DataFrame, undated: int) -> Figure:
    fig, (axis,) = figure(3.6)
    known = dated[dated["killed_best"].notna()]
    silent = dated[dated["killed_best"].isna()]
    dated["level"] = dated["killed_best"].fillna(0)
    axis.hlines(
        dated["level"].astype(float),
        dated["date_start"],
        dated["date_end"],
        color=BLUE,
        lw=2,
        alpha=0.45,
    )
    axis.vlines(
        known["middle"],
        known["killed_low"].astype(float),
        known["killed_high"].astype(float),
        color=BLUE,
        lw=1.6,
        alpha=0.6,
    )
    axis.scatter(known["middle"], known["killed_best"].astype(float), s=34, color=BLUE, zorder=3)
    axis.scatter(
        silent["middle"], [0] * len(silent), s=30, facecolor="white", edgecolor=GREY, zorder=3
    )
    _toll_axis(axis, int(known["killed_high"].max()) if len(known) else 1)
    _date_axis(axis)
    ranked = dated.sort_values("killed_best", ascending=False, kind="stable")
    place_labels(
        axis,
        [
            Label(one.middle, float(one.level), one.incident if number < NAMED else "")
            for number, one in enumerate(ranked.itertuples())
        ],
    )
    reading = (
        "Dot: the figure by the rule in use. Upright line: lowest to highest figure. Level line: "
        "the month or year, where no day is told. Hollow: nobody gives a figure of killed."
    )
    if undated:
        reading += f" {plural(undated, 'incident')} without a date left out."
    title(fig, deadliest(dated), reading)
    return fig


def deadliest(incidents: pd.DataFrame) -> str:
    """Which incident cost most lives, and how far its figures lie apart."""
    known = incidents[incidents["killed_best"].fillna(0) > 0]
    if known.empty:
        return "No dated incident has a figure of people killed"
    one = known.loc[known["killed_best"].idxmax()]
    spread = ""
    if one["killed_low"] != one["killed_high"]:
        spread = f", though figures go from {one['killed_low']:,} to {one['killed_high']:,}"
    return f"{one['incident']} is the deadliest: {one['killed_best']:,} killed{spread}"


def _counts_by_period(dated: pd.DataFrame) -> Figure:
    days = (dated["middle"].max() - dated["middle"].min()).days
    period, code = (
        ("month", "M") if days < 1500 else ("quarter", "Q") if days < 4000 else ("year", "Y")
    )
    counts = dated.groupby(dated["middle"].dt.to_period(code)).size()
    counts = counts.reindex(pd.period_range(counts.index.min(), counts.index.max(), freq=code))
    counts = counts.fillna(0).astype(int)
    fig, (axis,) = figure(3.2)
    starts = counts.index.to_timestamp()
    width = [
        (end - start).days * 0.86
        for start, end in zip(starts, (counts.index + 1).to_timestamp(), strict=True)
    ]
    axis.bar(starts, counts.to_numpy(), width=width, align="edge", color=BLUE)
    axis.grid(axis="y", color=FAINT, lw=0.5, alpha=0.6)
    axis.yaxis.set_major_locator(MaxNLocator(integer=True))
    axis.set_ylabel(f"incidents a {period}", size=9, color=GREY)
    _date_axis(axis)
    peak = counts.idxmax()
    title(
        fig,
        f"Most incidents fall in {peak}: {counts.max():,} of {counts.sum():,}",
        "An incident of which only the month or year is told is counted in the middle of it.",
    )
    return fig


def _toll_axis(axis: Axes, highest: int) -> None:
    square_root(axis.yaxis, highest)
    axis.grid(axis="y", color=FAINT, lw=0.5, alpha=0.6)
    axis.set_ylabel(f"people killed ({NOTE})", size=9, color=GREY)
    axis.spines["bottom"].set_visible(False)


def _date_axis(axis: Axes) -> None:
    locator = mdates.AutoDateLocator(minticks=3, maxticks=9)
    axis.xaxis.set_major_locator(locator)
    axis.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator))
    axis.margins(x=0.06)


def breakdown(incidents: pd.DataFrame) -> Figure | None:
    """Incidents by type, and people killed by who attacked."""
    if incidents.empty:
        say("Without incidents there is nothing to break down.")
        return None
    types = incidents["incident_type"].value_counts().sort_values(ascending=False, kind="stable")
    killed = (
        incidents.groupby("attacker")["killed_best"].sum().sort_values(ascending=False).head(10)
    )
    killed = killed[killed > 0]
    rows = max(len(types), len(killed), 2)
    fig, (left, right) = figure(0.6 + 0.28 * rows, columns=2)
    bars(left, list(types.index), types.tolist(), BLUE, "incidents, by type", rows)
    bars(right, list(killed.index), killed.tolist(), VERMILION, "people killed, by attacker", rows)
    for label in right.get_yticklabels():
        label.set_color(GREY if label.get_text() == "Not stated" else INK)
    title(fig, commonest(incidents, types))
    return fig


def commonest(incidents: pd.DataFrame, types: pd.Series[int]) -> str:
    """The commonest type, and the attacker with most dead."""
    first = (
        f"{types.iloc[0]:,} of {plural(len(incidents), 'incident')} are of type {types.index[0]}"
    )
    told = incidents[(incidents["attacker"] != "Not stated")]
    by = told.groupby("attacker")["killed_best"].sum()
    if by.empty or by.max() <= 0:
        return first
    total = incidents["killed_best"].sum()
    return f"{first}; attacks by {by.idxmax()} hold {by.max():,} of {total:,} killed"
