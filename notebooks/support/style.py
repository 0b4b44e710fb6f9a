"""How charts look: colours that colour-blind people tell apart, markers beside them, titles."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from pandas import NA

# Colours of Okabe and Ito's palette for colour-blind readers.
BLUE, ORANGE, GREEN, VERMILION, GREY = "#0072B2", "#E69F00", "#009E73", "#D55E00", "#6B6B6B"
PALE, INK, FAINT = "#E8E8E4", "#222222", "#B9B9B4"

RELATIONS: dict[str, tuple[str, str, str]] = {
    "own_side": (BLUE, "s", "the victims' own side"),
    "opposing_side": (VERMILION, "D", "the opposing side"),
    "third_party": (GREEN, "o", "third parties"),
    "unattributed": (GREY, "^", "nobody named"),
}
WIDTH = 10.0
SHOWN_PIXELS_AN_INCH, DRAWN_PIXELS_AN_INCH = 90, 160
INCH_A_TITLE_LETTER, INCH_A_LETTER = 0.104, 0.077


class Chart(Figure):
    """A figure that a notebook shows with its title as the words for who cannot see it."""

    finding = ""

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, object]]:
        """Words and width beside the picture, which Jupyter's own backend draws."""
        width = round(self.get_figwidth() * SHOWN_PIXELS_AN_INCH)
        return {"text/plain": self.finding}, {"image/png": {"alt": self.finding, "width": width}}


def figure(height: float, columns: int = 1, rows: int = 1) -> tuple[Chart, list[Axes]]:
    """A figure of the usual width with quiet panels, row by row; `height` is that of a row."""
    fig, axes = plt.subplots(
        rows,
        columns,
        figsize=(WIDTH, height * rows),
        dpi=DRAWN_PIXELS_AN_INCH,
        layout="constrained",
        squeeze=False,
        FigureClass=Chart,
    )
    for axis in axes.flat:
        quiet(axis)
    plt.close(fig)
    assert isinstance(fig, Chart)
    return fig, list(axes.flat)


def quiet(axis: Axes) -> None:
    """Leave what reads as data: no box, faint grid, small grey tick labels."""
    axis.spines[["top", "right", "left"]].set_visible(False)
    axis.spines["bottom"].set_color(FAINT)
    axis.tick_params(length=0, labelsize=9, colors=GREY)
    axis.set_axisbelow(True)


def title(fig: Chart, finding: str, reading: str = "") -> None:
    """The finding as a title, and under it how to read the chart; both wrapped to the width."""
    fig.finding = finding[:1].upper() + finding[1:]
    width = fig.get_figwidth() - 0.3
    bold = textwrap.fill(fig.finding, int(width / INCH_A_TITLE_LETTER), break_on_hyphens=False)
    small = textwrap.fill(reading, int(width / INCH_A_LETTER))
    lines = bold.count("\n") + 1
    below = small.count("\n") + 1 if small else 0
    height = fig.get_figheight() + 0.26 * lines + 0.19 * below + 0.12
    fig.set_figheight(height)
    fig.text(0.012, 1 - 0.06 / height, bold, size=13, weight="bold", color=INK, va="top")
    fig.text(0.012, 1 - (0.12 + 0.26 * lines) / height, small, size=9.5, color=GREY, va="top")
    top = 1 - (0.26 * lines + 0.19 * below + 0.18) / height
    fig.set_layout_engine("constrained", rect=(0, 0, 1, top))


def bars(
    axis: Axes,
    labels: Sequence[str],
    values: Sequence[float],
    color: str | list[str],
    unit: str,
    rows: int = 0,
) -> None:
    """Horizontal bars, the first on top, each with its value or NA; room for `rows` of them."""
    places = range(len(labels))
    lengths = [0.0 if value is NA else float(value) for value in values]
    axis.barh(places, lengths, color=color, height=0.62)
    for place, value, length in zip(places, values, lengths, strict=True):
        axis.annotate(
            "no number" if value is NA else f"{value:,.0f}",
            (length, place),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            size=9,
            color=INK,
        )
    axis.set_yticks(places, labels)
    axis.tick_params(axis="y", labelcolor=INK)
    axis.set_ylim(max(rows, len(labels)) - 0.4, -0.6)
    axis.set_xticks([])
    axis.spines["bottom"].set_visible(False)
    axis.set_xlim(0, max([*lengths, 1]) * 1.15)
    axis.set_xlabel(unit, size=9, color=GREY, loc="left")
