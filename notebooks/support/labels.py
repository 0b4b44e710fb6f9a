"""Names beside points, put where they cover neither each other nor other points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patheffects import withStroke
from matplotlib.text import Annotation
from matplotlib.transforms import Bbox

from .style import INK

# Where a name may stand: sideways and upwards in points, and how it is aligned there.
Spot = tuple[float, float, str, str]
BESIDE: tuple[Spot, ...] = (
    (1, 0, "left", "center"),
    (-1, 0, "right", "center"),
    (0, 1, "center", "bottom"),
    (0, -1, "center", "top"),
    (0.8, 0.8, "left", "bottom"),
    (-0.8, 0.8, "right", "bottom"),
    (0.8, -0.8, "left", "top"),
    (-0.8, -0.8, "right", "top"),
)
AROUND: tuple[Spot, ...] = tuple(
    (across, up, "center", "center")
    for across, up in (
        (0, 0),
        (0, 16),
        (0, -16),
        (30, 0),
        (-30, 0),
        (30, 16),
        (-30, 16),
        (0, 30),
        (0, -30),
    )
)
GAP = 3.0
HALO = [withStroke(linewidth=2, foreground="white", alpha=0.8)]


@dataclass(frozen=True)
class Label:
    """A name at a point; `radius` (in points) is kept free, 0 for a name that marks an area.

    A label without text only keeps others off its point.
    """

    x: Any
    y: Any
    text: str
    radius: float = 4.0

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where the name may stand, best first."""
        if not self.radius:
            return AROUND
        near = self.radius + GAP
        return tuple(
            (across * far, up * far, horizontal, vertical)
            for far in (near, near * 2)
            for across, up, horizontal, vertical in BESIDE
        )


def place_labels(axis: Axes, labels: Sequence[Label], size: float = 8.5) -> int:
    """Write names in order of importance; one without a free spot is left out.

    Gives how many are shown. Axis limits must not change afterwards.
    """
    canvas = FigureCanvasAgg(axis.get_figure(root=True))
    canvas.draw()
    axis.set_xlim(axis.get_xlim())
    axis.set_ylim(axis.get_ylim())
    renderer = canvas.get_renderer()
    frame = axis.get_window_extent(renderer)
    points = {label: _disc(axis, label) for label in labels if label.radius}
    taken: list[Bbox] = []
    for label in [label for label in labels if label.text]:
        others = [*taken, *(box for other, box in points.items() if other is not label)]
        for spot in label.spots:
            text = _written(axis, label, spot, size)
            box = text.get_window_extent(renderer)
            if _inside(box, frame) and not any(box.overlaps(other) for other in others):
                taken.append(box)
                break
            text.remove()
    return len(taken)


def _written(axis: Axes, label: Label, spot: Spot, size: float) -> Annotation:
    across, up, horizontal, vertical = spot
    return axis.annotate(
        label.text,
        (label.x, label.y),
        xytext=(across, up),
        textcoords="offset points",
        ha=horizontal,
        va=vertical,
        size=size,
        color=INK,
        path_effects=HALO,
    )


def _inside(box: Bbox, frame: Bbox) -> bool:
    return bool(
        frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1
    )


def _disc(axis: Axes, label: Label) -> Bbox:
    across, up = axis.convert_xunits(label.x), axis.convert_yunits(label.y)
    x, y = axis.transData.transform((across, up))
    pixels = label.radius * axis.figure.dpi / 72
    return Bbox.from_extents(x - pixels, y - pixels, x + pixels, y + pixels)
