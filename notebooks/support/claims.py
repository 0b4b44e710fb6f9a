"""Who says how many: claims by speaker and by the speaker's relation to the victims."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .scale import NOTE, square_root
from .style import FAINT, GREY, INK, RELATIONS, bars, figure, title
from .words import UNKNOWN, listed, plural, say, shortened

GROUP = ["incident_id", "incident", "victim_actor_id", "victims"]
FIRST = ["both_sides", "spread"]
ROW_INCHES = 0.235
RATIO_TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)


def relations(claims: pd.DataFrame) -> Figure | None:
    """How many claims come from whom: by relation to the victims, and by speaker."""
    if claims.empty:
        say("No document gives a number of people with this outcome.")
        return None
    counts = claims["claimant_relation"].value_counts()
    kinds = [kind for kind in RELATIONS if kind in counts]
    named = claims[claims["claimant_relation"] != "unattributed"]
    speakers = named["speaker"].map(shortened).value_counts().head(8)
    rows = max(len(kinds), len(speakers), 2)
    fig, (left, right) = figure(0.6 + 0.28 * rows, columns=2)
    bars(
        left,
        [RELATIONS[kind][2] for kind in kinds],
        [int(counts[kind]) for kind in kinds],
        [RELATIONS[kind][0] for kind in kinds],
        "claims, by who says it",
        rows,
    )
    bars(
        right,
        list(speakers.index),
        speakers.tolist(),
        GREY,
        "claims, by speaker (the first 8)",
        rows,
    )
    title(fig, who_speaks(claims))
    return fig


def who_speaks(claims: pd.DataFrame) -> str:
    """Which share of the figures comes from a side that fights, and which from nobody named."""
    total = len(claims)
    party = int(claims["claimant_relation"].isin(["own_side", "opposing_side"]).sum())
    nobody = int((claims["claimant_relation"] == "unattributed").sum())
    return (
        f"{party:,} of {plural(total, 'figure')} come from one of the two sides, "
        f"{nobody:,} from nobody who is named"
    )


def sides(found: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """The table of who says how many: figures of each side with the speakers' names."""
    table = found[["incident", "victims"]].copy()
    for kind, (_, _, heading) in RELATIONS.items():
        said = zip(found[f"{kind}_low"], found[f"{kind}_high"], strict=True)
        figures = [UNKNOWN if pd.isna(low) else figure_text(low, high) for low, high in said]
        if kind == "unattributed":
            table[heading] = figures
            continue
        who = [_named(ids, names) for ids in found[f"{kind}_sources"]]
        table[heading] = [
            f"{number} ({by})" if by else number for number, by in zip(figures, who, strict=True)
        ]
    return table


def _named(ids: str | None, names: dict[str, str]) -> str:
    return listed(names.get(one, one) for one in ids.split(", ")) if isinstance(ids, str) else ""


def speakers(claims: pd.DataFrame) -> pd.DataFrame:
    """One row per incident, victims and speaker: the figures that the speaker gave."""
    whole = claims[~claims["is_part"].astype(bool)].copy()
    whole["text"] = [figure_text(one.quantity_low, one.quantity_high) for one in whole.itertuples()]
    keys = [*GROUP, "claimant_actor_id", "claimant_relation"]
    said = whole.groupby(keys, sort=False).agg(
        speaker=("speaker", "first"),
        party=("speaker_party", "first"),
        lowest=("figure", "min"),
        highest=("figure", "max"),
        figures=("figure", lambda column: sorted(set(column))),
        texts=("text", lambda column: list(dict.fromkeys(column))),
    )
    said = said.reset_index()
    group = said.groupby(GROUP)
    said["speakers"] = group["speaker"].transform("count")
    kinds = group["claimant_relation"]
    said["both_sides"] = kinds.transform(lambda one: {"own_side", "opposing_side"} <= set(one))
    said["spread"] = group["highest"].transform("max") - group["lowest"].transform("min")
    return said


def figure_text(low: int | None, high: int | None) -> str:
    """`23`, `10–12`, `≥14`, `≤5`."""
    if pd.isna(low):
        return f"≤{high:,}"
    if pd.isna(high):
        return f"≥{low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def range_plot(claims: pd.DataFrame, outcome: str, groups: int = 8) -> Figure | None:
    """For the victims on whom speakers differ most: who says how many, one speaker a row."""
    said = speakers(claims)
    several = said[said["speakers"] > 1]
    if several.empty:
        say(f"For no incident do two speakers say how many of the same people were {outcome}.")
        return None
    ranked = several.sort_values([*FIRST, "incident_id", "victim_actor_id"], ascending=False)
    chosen = ranked[GROUP].drop_duplicates().head(groups)
    fig, (axis,) = figure(0.5 + ROW_INCHES * (len(several.merge(chosen)) + 1.6 * len(chosen)))
    place, marks = 0.0, []
    for one in chosen.itertuples():
        axis.text(
            0,
            place,
            f"{one.incident}: {one.victims}",
            weight="bold",
            size=9.5,
            va="center",
            color=INK,
            transform=axis.get_yaxis_transform(),
        )
        rows = several[
            (several["incident_id"] == one.incident_id)
            & (several["victim_actor_id"] == one.victim_actor_id)
        ].sort_values("lowest")
        for row in rows.itertuples():
            place += 1
            _speaker_row(axis, place, row)
            marks.append((place, shortened(row.speaker, 40), RELATIONS[row.claimant_relation][0]))
        place += 1.6
    _finish(axis, marks, place, float(several.merge(chosen)["highest"].max()))
    axis.set_xlabel(f"people {outcome} ({NOTE})", size=9, color=GREY, loc="left")
    left_out = several[GROUP].drop_duplicates().shape[0] - len(chosen)
    title(fig, widest(several, outcome), _key(left_out))
    return fig


def _speaker_row(axis: Axes, place: float, row: Any) -> None:
    color, marker, _ = RELATIONS[row.claimant_relation]
    axis.hlines(place, row.lowest, row.highest, color=color, lw=1.6, alpha=0.6)
    axis.scatter(
        row.figures, [place] * len(row.figures), color=color, marker=marker, s=36, zorder=3
    )
    axis.annotate(
        ", ".join(row.texts),
        (row.highest, place),
        xytext=(7, 0),
        textcoords="offset points",
        va="center",
        size=9,
        color=INK,
    )


def _finish(axis: Axes, marks: list[tuple[float, str, str]], below: float, highest: float) -> None:
    axis.set_ylim(below - 0.6, -0.8)
    axis.set_yticks([place for place, _, _ in marks], [name for _, name, _ in marks])
    for label, (_, _, color) in zip(axis.get_yticklabels(), marks, strict=True):
        label.set_color(color)
    square_root(axis.xaxis, highest)
    axis.grid(axis="x", color=FAINT, lw=0.5, alpha=0.6)
    axis.margins(x=0)


def _key(left_out: int) -> str:
    shapes = {"s": "square", "D": "diamond", "o": "circle", "^": "triangle"}
    key = listed(f"{shapes[marker]}: {who}" for _, marker, who in RELATIONS.values())
    more = f" {plural(left_out, 'more group')} of victims not drawn." if left_out else ""
    return f"Who speaks of whose dead: {key}. ≥ stands for at least or more than.{more}"


def widest(said: pd.DataFrame, outcome: str) -> str:
    """The largest contradiction, one between the two sides if there is one: who, how many."""
    one = said.sort_values(FIRST, ascending=False, kind="stable").iloc[0]
    group = said[
        (said["incident_id"] == one["incident_id"])
        & (said["victim_actor_id"] == one["victim_actor_id"])
    ]
    if one["both_sides"]:
        group = group[group["claimant_relation"].isin(["own_side", "opposing_side"])]
    more, less = group.loc[group["highest"].idxmax()], group.loc[group["lowest"].idxmin()]
    return (
        f"{one['incident']}, {one['victims']} {outcome}: {more['highest']:,.0f} "
        f"({_name(more)}) against {less['lowest']:,.0f} ({_name(less)})"
    )


def _name(row: pd.Series) -> str:
    return shortened(row["speaker"] if pd.isna(row["party"]) else row["party"], 40)


def ratio_plot(found: pd.DataFrame, outcome: str) -> Figure | None:
    """Claimed for each that is admitted, by pair of parties, with the incidents behind it."""
    known = found[found["ratio"].fillna(0) > 0].reset_index(drop=True)
    if known.empty:
        say(f"For no incident do both sides give a figure of the same people {outcome}.")
        return None
    fig, (axis,) = figure(0.8 + 0.3 * len(known))
    axis.axvline(1, color=GREY, lw=1)
    axis.hlines(known.index, 1, known["ratio"].astype(float), color=FAINT, lw=2)
    axis.scatter(
        known["ratio"].astype(float),
        known.index,
        color=RELATIONS["opposing_side"][0],
        marker="D",
        s=40,
        zorder=3,
    )
    for place, one in enumerate(known.itertuples()):
        axis.annotate(
            f"{one.opposing_total:,} for {one.own_total:,} (n = {one.n})",
            (max(one.ratio, 1), place),
            xytext=(9, 0),
            textcoords="offset points",
            va="center",
            size=9,
            color=INK,
        )
    axis.set_yticks(known.index, list(known["pair"]))
    axis.tick_params(axis="y", labelcolor=INK)
    axis.set_ylim(len(known) - 0.4, -0.6)
    _ratio_axis(axis, float(known["ratio"].min()), float(known["ratio"].max()))
    axis.set_xlabel(
        "people claimed by the opposing side for each that the own side admits (logarithmic)",
        size=9,
        color=GREY,
        loc="left",
    )
    title(fig, exaggeration(known), f"n: incidents on which both sides give a figure of {outcome}.")
    return fig


def _ratio_axis(axis: Axes, lowest: float, highest: float) -> None:
    axis.set_xscale("log")
    axis.set_xlim(min(lowest, 1) * 0.85, max(highest, 1) * 2.6)
    low, high = axis.get_xlim()
    axis.set_xticks([tick for tick in RATIO_TICKS if low <= tick <= high])
    axis.set_xticks([], minor=True)
    axis.xaxis.set_major_formatter("{x:g}")


def exaggeration(known: pd.DataFrame) -> str:
    """In how many pairs the enemy says more, and where most."""
    more = int((known["ratio"] > 1).sum())
    pairs = plural(len(known), "pair")
    if not more:
        return f"In none of {pairs} does the enemy claim more than is admitted"
    first = known.loc[known["ratio"].idxmax()]
    return (
        f"In {more:,} of {pairs} the enemy claims more than is admitted; most: {first['pair']}, "
        f"{first['ratio']:.1f} times"
    )
