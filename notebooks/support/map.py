"""Incidents on a map that shows how exactly each place is known."""

from __future__ import annotations

from math import cos, radians

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure

from .labels import Label, place_labels
from .outlines import CREDIT, countries, country_name
from .style import BLUE, FAINT, GREY, PALE, WIDTH, figure, title
from .words import plural, say

MARGIN = 0.12
SMALLEST, LARGEST = 6.0, 22.0
NAMED, NAMED_IN_A_CROWD, CROWD = 30, 8, 200
SHARE = (0.30, 0.62)


def incident_map(incidents: pd.DataFrame) -> Figure | None:
    """Dots for places, rings for regions, tinted countries for what is known no nearer."""
    located = incidents[incidents["latitude"].notna()]
    rest = incidents[incidents["latitude"].isna() & incidents["country_iso3"].notna()]
    by_country = {
        code: number
        for code, number in rest["country_iso3"].value_counts().items()
        if code in countries()
    }
    if located.empty and not by_country:
        say("No incident has a place that a map could show.")
        return None
    window = _window(located, by_country)
    fig, (axis,) = figure(WIDTH * _share(window))
    _draw_countries(axis, by_country)
    _fit(axis, window)
    _draw_points(axis, located)
    _label(axis, located, by_country)
    axis.text(1, 0, CREDIT, transform=axis.transAxes, ha="right", va="bottom", size=7, color=GREY)
    title(fig, where_most(incidents), _reading(incidents, len(rest)))
    return fig


def where_most(incidents: pd.DataFrame) -> str:
    """The country with most incidents."""
    counts = incidents["country_iso3"].value_counts()
    if counts.empty:
        return "No incident names a country"
    many = counts[counts == counts.max()]
    names = " and ".join(sorted(country_name(str(code)) for code in many.index[:3]))
    each = " each" if len(many) > 1 else ""
    return f"Most incidents lie in {names}: {counts.max():,}{each} of {len(incidents):,}"


def _reading(incidents: pd.DataFrame, unlocated: int) -> str:
    exact = int((incidents["latitude"].notna() & (incidents["place_precision"] == "place")).sum())
    nowhere = int(incidents["country_iso3"].isna().sum())
    return (
        f"Filled: a known place ({exact:,}). Ring: only the region is known "
        f"({len(incidents) - exact - unlocated - nowhere:,}). Shaded with a number: incidents of "
        f"which the country is all that can be put on a map ({unlocated:,}). "
        "Area of dots and rings: people killed."
        + (f" {plural(nowhere, 'incident')} without a country left out." if nowhere else "")
    )


Window = tuple[float, float, float, float]


def _window(located: pd.DataFrame, by_country: dict[str, int]) -> Window:
    """West, south, east, north of all that must be seen, with a margin."""
    middles = [countries()[code].middle for code in by_country]
    across = [*located["longitude"].astype(float), *(x for x, _ in middles)]
    up = [*located["latitude"].astype(float), *(y for _, y in middles)]
    west, south, east, north = min(across), min(up), max(across), max(up)
    margin = max(MARGIN * (east - west), MARGIN * (north - south), 3.0)
    return west - margin, south - margin, east + margin, north + margin


def _share(window: Window) -> float:
    """Height of the map in its width, within what is good to look at."""
    west, south, east, north = window
    share = (north - south) / ((east - west) * cos(radians((south + north) / 2)))
    return min(max(share, SHARE[0]), SHARE[1])


def _fit(axis: Axes, window: Window) -> None:
    """Show the window, widened on one side to fill the panel, at true proportions there."""
    west, south, east, north = window
    stretch = cos(radians((south + north) / 2))
    share = _share(window)
    wide, high = (east - west) * stretch, north - south
    if high / wide < share:
        extra = (wide * share - high) / 2
        south, north = south - extra, north + extra
    else:
        extra = (high / share - wide) / 2 / stretch
        west, east = west - extra, east + extra
    axis.set_xlim(west, east)
    axis.set_ylim(south, north)
    axis.set_aspect(1 / stretch, adjustable="box")
    axis.set_xticks([])
    axis.set_yticks([])
    axis.spines["bottom"].set_visible(False)
    axis.set_facecolor("#F4F7F9")


def _draw_countries(axis: Axes, by_country: dict[str, int]) -> None:
    for tinted, colour in ((False, PALE), (True, "#FBE3B5")):
        rings = [
            ring
            for code, country in countries().items()
            if (code in by_country) == tinted
            for ring in country.rings
        ]
        axis.add_collection(PolyCollection(rings, facecolor=colour, edgecolor="none"))
    lines = [ring for country in countries().values() for ring in country.rings]
    axis.add_collection(LineCollection(lines, colors=FAINT, linewidths=0.6))


def _sizes(located: pd.DataFrame) -> pd.Series[float]:
    """Marker areas in square points: those killed, and at least a dot that is seen."""
    killed = located["killed_best"].fillna(0).astype(float)
    sizes = SMALLEST**2 + LARGEST**2 * killed / max(killed.max() if len(killed) else 0, 1)
    return sizes * min(1.0, CROWD / max(len(located), 1)) ** 0.7


def _draw_points(axis: Axes, located: pd.DataFrame) -> None:
    sizes, exact = _sizes(located), located["place_precision"] == "place"
    dots, rings = located[exact], located[~exact]
    axis.scatter(
        dots["longitude"],
        dots["latitude"],
        s=sizes[exact],
        facecolor=BLUE,
        edgecolor="white",
        linewidth=0.8,
        alpha=0.8,
        zorder=3,
    )
    axis.scatter(
        rings["longitude"],
        rings["latitude"],
        s=sizes[~exact] + 40,
        facecolor="none",
        edgecolor=BLUE,
        linewidth=1.8,
        zorder=3,
    )


def _label(axis: Axes, located: pd.DataFrame, by_country: dict[str, int]) -> None:
    areas = [
        Label(*countries()[code].middle, f"{countries()[code].name} {number}", 0)
        for code, number in by_country.items()
    ]
    by_place = located.assign(radius=_sizes(located) ** 0.5 / 2)
    by_place = by_place.sort_values("radius", ascending=False).drop_duplicates("place_name")
    names = NAMED if len(located) <= CROWD else NAMED_IN_A_CROWD
    points = [
        Label(float(one.longitude), float(one.latitude), str(one.place_name), float(one.radius))
        for one in by_place.head(names).itertuples()
    ]
    place_labels(axis, areas + points)
