"""A scale of square roots: small tolls are seen beside large ones, and zero has a place."""

from __future__ import annotations

import numpy as np
from matplotlib.axis import Axis
from numpy.typing import NDArray

TICKS = (0, 1, 5, 10, 25, 50, 100, 200, 300, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)
NOTE = "square-root scale"

FloatArray = NDArray[np.float64]


def square_root(axis: Axis, highest: float) -> None:
    """Put an axis that counts people from 0 to `highest` on the scale."""
    name, end = axis.axis_name, max(highest, 1) * 1.1 + 1
    getattr(axis.axes, f"set_{name}scale")("function", functions=(_root, _square))
    getattr(axis.axes, f"set_{name}lim")(-0.002 * end - 0.1, end)
    axis.set_ticks([tick for tick in TICKS if tick <= end])
    axis.set_ticks([], minor=True)
    axis.set_major_formatter("{x:,.0f}")


def _root(values: FloatArray) -> FloatArray:
    """Square root, mirrored below zero, where the scale has room for half a dot."""
    return np.asarray(np.sign(values) * np.sqrt(np.abs(values)))


def _square(values: FloatArray) -> FloatArray:
    return np.asarray(np.sign(values) * np.square(values))
