"""Another data set's events beside our incidents: read by column names, matched, compared."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure

from .marts import Marts, NoWarehouseError
from .scale import NOTE, square_root
from .style import BLUE, FAINT, GREY, INK, ORANGE, figure, title
from .words import plural, say, shortened

# Their column for each of ours, by data set; several of a list are tried in order.
LAYOUTS: dict[str, dict[str, str]] = {
    "UCDP GED": {
        "their_id": "id",
        "first": "date_start",
        "last": "date_end",
        "place": "where_coordinates",
        "country": "country",
        "latitude": "latitude",
        "longitude": "longitude",
        "side_1": "side_a",
        "side_2": "side_b",
        "low": "low",
        "best": "best",
        "high": "high",
    },
    "ACLED": {
        "their_id": "event_id_cnty",
        "first": "event_date",
        "last": "event_date",
        "place": "location",
        "country": "country",
        "latitude": "latitude",
        "longitude": "longitude",
        "side_1": "actor1",
        "side_2": "actor2",
        "low": "fatalities",
        "best": "fatalities",
        "high": "fatalities",
    },
}
INVENTED = "_invented"
DATES, NUMBERS = ("first", "last"), ("latitude", "longitude", "low", "best", "high")


class NotTheirsError(NoWarehouseError):
    """The file is neither GED nor ACLED; the message says which columns are missing."""


@dataclass(frozen=True)
class Events:
    """Events of another data set under our own column names, and whose they are."""

    source: str
    rows: pd.DataFrame


def read_events(path: str | Path) -> Events:
    """Read a download of UCDP GED or ACLED; raises NotTheirsError for anything else."""
    file = Path(path)
    if not file.is_file():
        raise NotTheirsError(f"There is no file {file}. Name your download in the parameter cell.")
    try:
        raw = pd.read_csv(file, dtype="string", skipinitialspace=True)
    except (ValueError, UnicodeDecodeError) as error:
        raise NotTheirsError(
            f"{file} is no CSV that can be read ({error}). Download it anew."
        ) from error
    for source, columns in LAYOUTS.items():
        if set(columns.values()) <= set(raw.columns):
            mark = " (invented rows)" if file.stem.endswith(INVENTED) else ""
            return Events(source + mark, _renamed(raw, columns))
    lacking = {name: sorted(set(one.values()) - set(raw.columns)) for name, one in LAYOUTS.items()}
    lines = "; ".join(f"for {name} it lacks {', '.join(gone)}" for name, gone in lacking.items())
    raise NotTheirsError(f"{file} is neither GED nor ACLED: {lines}. Export it with all columns.")


def _renamed(raw: pd.DataFrame, columns: dict[str, str]) -> pd.DataFrame:
    rows = pd.DataFrame({ours: raw[theirs] for ours, theirs in columns.items()})
    for name in DATES:
        rows[name] = pd.to_datetime(rows[name], format="mixed", errors="coerce").dt.normalize()
    for name in NUMBERS:
        rows[name] = pd.to_numeric(rows[name], errors="coerce")
    rows[["low", "best", "high"]] = rows[["low", "best", "high"]].astype("Int64")
    return rows.sort_values(["first", "their_id"]).reset_index(drop=True)


def matched(
    marts: Marts, incidents: pd.DataFrame, events: pd.DataFrame, days: int, kilometres: float
) -> pd.DataFrame:
    """One row per incident and event taken for one, no side twice, the closest pairs first.

    Both lie within `days` of each other, and within `kilometres`; where one has no
    coordinates, the name of the place is the same instead (`km` is null then).
    """
    near = marts.query(
        "candidate", tables={"their_event": events}, days=days, kilometres=kilometres
    )
    theirs = events.drop(columns=["latitude", "longitude"])
    pairs = _one_to_one(near).merge(incidents, on="incident_id").merge(theirs, on="their_id")
    return pairs.sort_values(["date_start", "incident_id"]).reset_index(drop=True)


def _one_to_one(near: pd.DataFrame) -> pd.DataFrame:
    """Of candidates, the cheapest first, those of which neither side is taken yet."""
    ours: set[str] = set()
    theirs: set[str] = set()
    kept = []
    for row in near.itertuples():
        if row.incident_id not in ours and row.their_id not in theirs:
            ours.add(row.incident_id)
            theirs.add(row.their_id)
            kept.append(row.Index)
    return near.loc[kept]


def unmatched(
    incidents: pd.DataFrame, events: pd.DataFrame, pairs: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Our incidents without a partner, and their events without one in our time and countries."""
    ours = incidents[~incidents["incident_id"].isin(pairs["incident_id"])]
    theirs = events[~events["their_id"].isin(pairs["their_id"])]
    span = incidents["date_start"].dropna()
    if span.empty:
        return ours, theirs.head(0)
    inside = (theirs["last"] >= span.min()) & (theirs["first"] <= span.max())
    return ours, theirs[inside]


def side_by_side(pairs: pd.DataFrame, source: str, limit: int = 25) -> Figure | None:
    """Figures of killed, ours as a range with its best, theirs as a diamond, row by row."""
    known = pairs[pairs["killed_best"].notna() & pairs["best"].notna()].copy()
    if known.empty:
        say(f"No incident could be matched with an event of {source} that has a figure.")
        return None
    known["gap"] = (known["killed_best"] - known["best"]).abs()
    shown = known.nlargest(limit, "gap").sort_values("date_start").reset_index(drop=True)
    fig, (axis,) = figure(0.8 + 0.32 * len(shown))
    places = shown.index.to_numpy()
    for low, high, shift, color in (
        ("killed_low", "killed_high", -0.13, BLUE),
        ("low", "high", 0.13, ORANGE),
    ):
        axis.hlines(
            places + shift, shown[low].astype(float), shown[high].astype(float), color=color, lw=2
        )
    axis.scatter(shown["killed_best"].astype(float), places - 0.13, color=BLUE, s=34, zorder=3)
    axis.scatter(
        shown["best"].astype(float), places + 0.13, color=ORANGE, marker="D", s=30, zorder=3
    )
    for place, one in enumerate(shown.itertuples()):
        axis.annotate(
            f"{one.killed_best:,} : {one.best:,}",
            (max(one.killed_high, one.high), place),
            xytext=(9, 0),
            textcoords="offset points",
            va="center",
            size=9,
            color=INK,
        )
    axis.set_yticks(places, [shortened(one, 40) for one in shown["incident"]])
    axis.tick_params(axis="y", labelcolor=INK)
    axis.set_ylim(len(shown) - 0.4, -0.6)
    square_root(axis.xaxis, 1.1 * float(shown[["killed_high", "high"]].max().max()))
    axis.grid(axis="x", color=FAINT, lw=0.5, alpha=0.6)
    axis.set_xlabel(f"people killed ({NOTE})", size=9, color=GREY, loc="left")
    reading = (
        f"Blue dot and range: ours. Orange diamond and range: {source}. Figures: ours : theirs."
    )
    if len(known) > limit:
        reading += f" The {limit} of {len(known):,} pairs that differ most."
    title(fig, agreement(known, source), reading)
    return fig


def agreement(known: pd.DataFrame, source: str) -> str:
    """In how many matched pairs the figures are equal, ours higher, ours lower."""
    equal = int((known["killed_best"] == known["best"]).sum())
    higher = int((known["killed_best"] > known["best"]).sum())
    return (
        f"{source} and we agree in {equal:,} of {plural(len(known), 'matched pair')}; ours is "
        f"higher in {higher:,} and lower in {len(known) - equal - higher:,}"
    )


def coverage(ours: pd.DataFrame, theirs: pd.DataFrame, pairs: pd.DataFrame, source: str) -> str:
    """How many are matched and how many on each side are not."""
    undated = int(ours["date_start"].isna().sum())
    return (
        f"{plural(len(pairs), 'incident')} matched with an event of {source}; "
        f"{plural(len(ours), 'incident')} of ours without a partner"
        + (f" ({undated:,} of them undated, so they cannot have one)" if undated else "")
        + f", and {plural(len(theirs), 'event')} of theirs within our span of time."
    )
