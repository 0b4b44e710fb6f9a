"""Make notebooks/support/outlines.json.gz: country outlines of Natural Earth (public domain).

The npm package world-atlas carries Natural Earth's countries at 1:50 million as TopoJSON; this
script has npm fetch it, joins the arcs to rings, rounds to a hundredth of a degree (about a
kilometre), and writes rings as differences of whole numbers. Needs npm and pycountry.

    python tools/make_outlines.py
"""

from __future__ import annotations

import gzip
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

import pycountry

PACKAGE = "world-atlas@2.0.2"
MEMBER = "package/countries-50m.json"
TARGET = Path(__file__).parent.parent / "notebooks" / "support" / "outlines.json.gz"
SOURCE = "Natural Earth 1:50m countries, public domain, by way of the npm package " + PACKAGE
UNITS = 100
LEFT_OUT = {"Antarctica"}
USER_ASSIGNED = {"Kosovo": "XKX"}

Point = tuple[int, int]
Ring = list[Point]


def main() -> None:
    """Fetch, convert, write, and say how large the result is."""
    countries: dict[str, dict[str, Any]] = {}
    topology = fetch()
    arcs = [whole_numbers(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["countries"]["geometries"]:
        rings = [differences(joined(ring, arcs)) for ring in ring_arcs(geometry)]
        name = geometry["properties"]["name"]
        if name not in LEFT_OUT:
            country = countries.setdefault(code(geometry), {"name": name, "rings": []})
            country["rings"] += [ring for ring in rings if len(ring) >= 8]
    kept = dict(sorted(countries.items()))
    content = {"source": SOURCE, "units_per_degree": UNITS, "countries": kept}
    text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
    TARGET.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
    print(f"{TARGET.name}: {len(kept)} countries, {TARGET.stat().st_size:,} bytes")


def fetch() -> dict[str, Any]:
    """Give the TopoJSON document out of the npm package."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", "--silent", PACKAGE],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
        with tarfile.open(Path(folder) / packed.stdout.strip()) as archive:
            member = archive.extractfile(MEMBER)
            if member is None:
                raise SystemExit(f"{PACKAGE} has no {MEMBER}. Look for the file's new name.")
            content: dict[str, Any] = json.load(member)
            return content


def code(geometry: dict[str, Any]) -> str:
    """ISO 3166 alpha-3 of a country; the name of what has none."""
    name = str(geometry["properties"]["name"])
    found = pycountry.countries.get(numeric=str(geometry.get("id", "")).zfill(3))
    return str(found.alpha_3) if found else USER_ASSIGNED.get(name, name)


def whole_numbers(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    """Undo TopoJSON's quantisation and round to our own units."""
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    points, x, y = [], 0, 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append(
            (round((x * scale_x + move_x) * UNITS), round((y * scale_y + move_y) * UNITS))
        )
    return points


def ring_arcs(geometry: dict[str, Any]) -> list[list[int]]:
    """The arc numbers of each ring, holes too: an outline is drawn, and a hole has one."""
    if geometry["type"] == "Polygon":
        return list(geometry["arcs"])
    return [ring for polygon in geometry["arcs"] for ring in polygon]


def joined(ring: list[int], arcs: list[Ring]) -> Ring:
    """The points of a ring; a negative number is an arc taken backwards."""
    points: Ring = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += [point for point in arc if not points or point != points[-1]]
    return unwrapped(points)


def unwrapped(ring: Ring) -> Ring:
    """A ring that crosses 180 degrees goes on beyond it instead of leaping to the other side."""
    points, turns, before = [], 0, ring[0][0]
    for x, y in ring:
        turns += (x - before < -180 * UNITS) - (x - before > 180 * UNITS)
        points.append((x + turns * 360 * UNITS, y))
        before = x
    return points


def differences(ring: Ring) -> list[int]:
    """x, y of the first point, then the steps to each next one."""
    flat, before = [], (0, 0)
    for x, y in ring:
        flat += [x - before[0], y - before[1]]
        before = (x, y)
    return flat


if __name__ == "__main__":
    main()
