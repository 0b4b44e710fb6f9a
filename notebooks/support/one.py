"""Everything about one incident: what it was, its claims in context, how its toll grew."""

from __future__ import annotations

import html

import matplotlib.dates as mdates
import pandas as pd
from IPython.display import HTML, display
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from .labels import Label, place_labels
from .marts import Marts
from .outlines import country_name
from .style import BLUE, FAINT, GREY, RELATIONS, figure, title
from .words import listed, plural, say, shortened


def choose(marts: Marts, wanted: str | None) -> str:
    """The id of the incident meant; says so and gives an empty id when there is none."""
    found = marts.query("chosen", wanted=wanted)
    if found.empty and wanted:
        say(f"There is no incident with the id or a name like “{wanted}”.")
    elif found.empty:
        say("The warehouse holds no incident yet.")
    return "" if found.empty else str(found["incident_id"].iloc[0])


def facts(incidents: pd.DataFrame, roles: pd.DataFrame, incident_id: str) -> None:
    """Say what the incident was: type, day, place, parties, toll."""
    chosen = incidents[incidents["incident_id"] == incident_id]
    if chosen.empty:
        say("No incident is chosen, so the rest of this notebook stays empty.")
        return
    one = chosen.iloc[0]
    say(f"## {one['incident']}\n\n`{incident_id}`:", what_and_where(one), toll(one), who(roles))


def what_and_where(one: pd.Series) -> str:
    """Type, days with their precision, place with its precision."""
    when = "on a day that nobody tells"
    if one["date_precision"] in ("month", "year"):
        when = f"in {one['date_start']:{'%B %Y' if one['date_precision'] == 'month' else '%Y'}}"
    elif pd.notna(one["date_start"]):
        when = f"on {one['date_start']:%Y-%m-%d}"
        if one["date_end"] > one["date_start"]:
            when = f"from {one['date_start']:%Y-%m-%d} to {one['date_end']:%Y-%m-%d}"
    country = country_name(one["country_iso3"]) if pd.notna(one["country_iso3"]) else pd.NA
    place = [one["place_name"], one["admin1"], country]
    where = ", ".join(dict.fromkeys(str(name) for name in place if pd.notna(name)))
    kind = str(one["incident_type"]).capitalize()
    return f"{kind} {when}, {where or 'at a place that nobody tells'}."


def toll(one: pd.Series) -> str:
    """People killed by the rule in use, with the range of the sources."""
    if pd.isna(one["killed_best"]):
        return "Nobody says how many were killed."
    spread = "all sources agree"
    if one["killed_low"] != one["killed_high"]:
        spread = f"sources stand by {one['killed_low']:,} to {one['killed_high']:,}"
    return f"Killed: {one['killed_best']:,} ({spread})."


def who(roles: pd.DataFrame) -> str:
    """The parties by their role."""
    named = roles.groupby("role")["actor"].apply(list)
    return " ".join(
        f"{str(role).capitalize()}: {listed(actors)}." for role, actors in named.items()
    )


def show_quotes(quotes: pd.DataFrame) -> None:
    """Each claim as its speaker and its words, marked within the words around them."""
    if quotes.empty:
        say("No document gives a figure for it.")
        return
    display(HTML("".join(_quote(one) for one in quotes.to_dict("records"))))


def _quote(one: dict[str, object]) -> str:
    color, _, relation = RELATIONS[str(one["claimant_relation"])]
    mark = " (rejected)" if one["is_rejected"] else " (corrected)" if one["is_corrected"] else ""
    whom = one["victims"] if one["object"] == "person" else f"{one['object']} of {one['victims']}"
    head = f"{one['outcome']}: {one['number'] or 'no number'}, {whom}"
    speaker = html.escape(f"{one['speaker']}, {relation}{mark}")
    before, words, after = (
        html.escape(str(one[name] or "")) for name in ("context_before", "quote", "context_after")
    )
    return (
        f'<p style="border-left:4px solid {color};padding-left:0.8em;margin:0.9em 0">'
        f"<b>{html.escape(head)}</b> · <span style='color:{color}'>{speaker}</span><br>"
        f"… {before}<mark>{words}</mark>{after} …<br>"
        f"<small>{html.escape(str(one['document']))}</small></p>"
    )


def toll_over_time(tolls: pd.DataFrame, outcome: str) -> Figure | None:
    """Figures on the days on which they were given, a panel for each class of victims."""
    if tolls.empty:
        say(f"No figure of people {outcome} has a day on which it was given.")
        return None
    if tolls["said_on"].nunique() == 1:
        day = tolls["said_on"].iloc[0]
        count = plural(len(tolls), "figure")
        say(f"All figures with a day ({count}) were given on {day:%Y-%m-%d}: no growth to see.")
        return None
    groups = list(tolls["victims"].value_counts().index)
    columns = min(len(groups), 2)
    fig, axes = figure(2.6, columns, rows=-(-len(groups) // columns))
    for axis, name in zip(axes, groups, strict=False):
        _grown(axis, tolls[tolls["victims"] == name], name, tolls["said_on"])
    for axis in axes[len(groups) :]:
        axis.remove()
    reading = "Dot: a figure on the day it was given. Grey steps: the highest figure up to then."
    title(fig, growth(tolls, outcome), reading)
    return fig


def _grown(axis: Axes, tolls: pd.DataFrame, name: str, days: pd.Series) -> None:
    highest = tolls.groupby("said_on")["highest_so_far"].max().astype(float)
    axis.step(highest.index, highest, where="post", color=FAINT, lw=1.6)
    axis.scatter(tolls["said_on"], tolls["figure"].astype(float), color=BLUE, s=34, zorder=3)
    margin = (days.max() - days.min()) * 0.25 + pd.Timedelta(days=1)
    axis.set_xlim(days.min() - margin, days.max() + margin)
    axis.set_ylim(0, float(tolls["figure"].max()) * 1.25 + 1)
    locator = mdates.AutoDateLocator(minticks=2, maxticks=4)
    axis.xaxis.set_major_locator(locator)
    axis.xaxis.set_major_formatter(mdates.ConciseDateFormatter(locator, show_offset=True))
    axis.grid(axis="y", color=FAINT, lw=0.5, alpha=0.6)
    axis.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axis.set_ylabel(name, size=9, color=GREY)
    same = tolls.groupby(["said_on", "figure"])["speaker"].apply(list).reset_index()
    place_labels(
        axis,
        [
            Label(one.said_on, float(one.figure), shortened(listed(one.speaker, 2), 26))
            for one in same.itertuples()
        ],
        size=8,
    )


def growth(tolls: pd.DataFrame, outcome: str) -> str:
    """The first and the highest figure of the victims whose figures lie furthest apart."""
    reach = tolls.groupby("victims")["figure"].agg(lambda one: one.max() - one.min())
    of_group = tolls[tolls["victims"] == reach.idxmax()].reset_index(drop=True)
    first, last = of_group.iloc[0], of_group.loc[of_group["figure"].idxmax()]
    opening = f"{first['victims']} {outcome}: {first['figure']:,} at first ({first['speaker']})"
    if last["figure"] == first["figure"]:
        return f"{opening}, and nobody gives more later"
    return f"{opening}, {last['figure']:,} by {last['said_on']:%Y-%m-%d} ({last['speaker']})"
