"""Draw the pictures of the README from the samples.

python -m notebooks.pictures docs/pictures
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from notebooks.execute import build_samples
from notebooks.support.claims import range_plot
from notebooks.support.map import incident_map
from notebooks.support.marts import Marts
from notebooks.support.style import GREY

PIXELS_AN_INCH = 100
GROUPS = 5
NOTE = "From the samples: every event is invented."


def draw(folder: Path) -> list[Path]:
    """Write the two pictures into the folder and give their paths."""
    with tempfile.TemporaryDirectory() as temporary:
        database = Path(temporary) / "samples.duckdb"
        build_samples(database)
        marts = Marts(database)
        claims = marts.query("claim", outcome="killed")
        charts = {
            "who_says_how_many.png": range_plot(claims, "killed", GROUPS),
            "incidents.png": incident_map(marts.query("incident")),
        }
    folder.mkdir(parents=True, exist_ok=True)
    for name, chart in charts.items():
        if chart is None:
            raise SystemExit(f"The samples have nothing to draw for {name}. Read them again.")
        chart.text(0.85, 0.008, NOTE, ha="right", va="bottom", size=8.5, color=GREY)
        chart.savefig(folder / name, dpi=PIXELS_AN_INCH, metadata={"Software": None})
    return [folder / name for name in charts]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("Name the folder: python -m notebooks.pictures docs/pictures")
    for picture in draw(Path(sys.argv[1])):
        print(picture)
