"""Outlines of the countries, from a file made by tools/make_outlines.py: nothing is fetched."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).with_name("outlines.json.gz")
CREDIT = "Outlines: Natural Earth"

Ring = NDArray[np.float64]


@dataclass(frozen=True)
class Country:
    """A country's name and its rings, each an array of longitude and latitude in degrees."""

    name: str
    rings: tuple[Ring, ...]

    @property
    def mainland(self) -> Ring:
        """The ring that covers the largest area."""
        return max(self.rings, key=_area)

    @property
    def middle(self) -> tuple[float, float]:
        """Longitude and latitude of the mainland's centroid, where its label goes."""
        x, y = self.mainland.T
        cross = x * np.roll(y, -1) - np.roll(x, -1) * y
        area = cross.sum() * 3
        along = ((x + np.roll(x, -1)) * cross).sum() / area
        up = ((y + np.roll(y, -1)) * cross).sum() / area
        return float(along), float(up)


@cache
def countries() -> dict[str, Country]:
    """All countries by ISO 3166 alpha-3; the few areas without a code stand under their name."""
    content = json.loads(gzip.decompress(FILE.read_bytes()))
    units = content["units_per_degree"]
    return {
        code: Country(one["name"], tuple(_ring(steps, units) for steps in one["rings"]))
        for code, one in content["countries"].items()
    }


def country_name(code: str) -> str:
    """The name of a country, or the code itself where no outline has it."""
    found = countries().get(code)
    return found.name if found else code


def _ring(steps: list[int], units: int) -> Ring:
    return np.cumsum(np.array(steps, dtype=np.int64).reshape(-1, 2), axis=0) / units


def _area(ring: Ring) -> float:
    x, y = ring.T
    return abs(float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum())) / 2
