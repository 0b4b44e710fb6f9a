"""Layouts of other data sets, read back the way their users read them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from pyld import jsonld

from notebooks.support.marts import Marts
from notebooks.support.match import matched, read_events

Exported = Callable[[str], Path]
Ask = Callable[[str], list[tuple[Any, ...]]]
HERE = Path(__file__).parent
OA = "http://www.w3.org/ns/oa#"
HXL_TAG = re.compile(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*")
# What only UCDP or ACLED can give: left empty, never invented.
THEIRS = {
    "ged": r"(conflict|dyad|side_[ab]|country)_(dset_id|new_id|name|id)$|gwno[ab]$|code_status$",
    "acled": r"iso$|source_scale$|tags$|assoc_actor",
}


def order_of(layout: str) -> list[str]:
    with (HERE / "column_order.csv").open(encoding="utf-8", newline="") as lines:
        return next(
            row["columns"].split() for row in csv.DictReader(lines) if row["layout"] == layout
        )


@pytest.fixture
def ged(exported: Exported) -> pd.DataFrame:
    return pd.read_csv(exported("ged") / "ged.csv")


@pytest.fixture
def acled(exported: Exported) -> pd.DataFrame:
    return pd.read_csv(exported("acled") / "acled.csv")


@pytest.mark.parametrize(("layout", "count"), [("ged", 49), ("acled", 31)])
def test_columns_in_their_order_and_nothing_invented(
    layout: str, count: int, exported: Exported
) -> None:
    frame = pd.read_csv(exported(layout) / f"{layout}.csv")
    assert list(frame.columns) == order_of(layout) and len(frame.columns) == count
    only_theirs = [name for name in frame.columns if re.match(THEIRS[layout], name)]
    assert len(only_theirs) >= 5 and frame[only_theirs].isna().all().all()


def test_ged_has_the_incidents_with_a_date_and_a_death(
    ged: pd.DataFrame, warehouse_rows: Ask
) -> None:
    expected = warehouse_rows(
        "select incident_id, killed_low, killed_best, killed_high from fct_incident "
        "where killed_best >= 1 and date_start is not null order by incident_id"
    )
    found = ged.sort_values("relid")[["relid", "low", "best", "high"]]
    assert [tuple(row) for row in found.itertuples(index=False)] == expected


def test_ged_deaths_add_up_and_figures_are_in_order(ged: pd.DataFrame) -> None:
    deaths = ged[["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]]
    assert deaths.ge(0).all().all() and deaths.sum(axis=1).equals(ged["best"])
    assert (ged["low"] <= ged["best"]).all() and (ged["best"] <= ged["high"]).all()


def test_ged_ids_are_numbers_that_survive_a_spreadsheet(ged: pd.DataFrame) -> None:
    assert ged["id"].dtype == np.int64 and ged["id"].is_unique
    assert ged["id"].between(1, 2**53 - 1).all()


def test_ged_puts_the_government_in_side_a(ged: pd.DataFrame) -> None:
    state_based = ged[ged["type_of_violence"] == 1]
    assert len(state_based) and state_based["side_a"].str.match("Forces of|Government of").all()
    one_sided = ged[ged["type_of_violence"] == 3]
    assert (one_sided["side_b"] == "Civilians").all()
    assert set(ged["type_of_violence"].dropna()) <= {1, 2, 3}


def test_ged_precision_and_cells(ged: pd.DataFrame) -> None:
    assert ged["where_prec"].dropna().isin([1, 2, 3, 4, 5, 6, 7]).all()
    assert ged["date_prec"].isin([1, 2, 3, 4, 5]).all()
    assert (pd.to_datetime(ged["date_start"]) <= pd.to_datetime(ged["date_end"])).all()
    located = ged[ged["latitude"].notna()]
    assert len(located)
    # A cell of PRIO-GRID is half a degree wide; numbers run east from 180 W, then north.
    row, column = (90 + located["latitude"]) // 0.5, (180 + located["longitude"]) // 0.5
    assert (located["priogrid_gid"] == row * 720 + column + 1).all()
    assert ged["priogrid_gid"].isna().equals(ged["latitude"].isna())
    points = located["geom_wkt"].str.extract(r"POINT \((\S+) (\S+)\)").astype(float)
    assert np.allclose(points[0], located["longitude"]) and np.allclose(
        points[1], located["latitude"]
    )


def test_acled_counts_by_its_own_rule(acled: pd.DataFrame, warehouse_rows: Ask) -> None:
    lowest = dict(
        warehouse_rows(
            "select incident_id, best from incident_toll where outcome = 'killed' "
            "and victim_class = 'all' and rule = 'lowest'"
        )
    )
    assert acled["event_id_cnty"].is_unique and len(acled)
    expected = [lowest.get(incident, 0) for incident in acled["event_id_cnty"]]
    assert acled["fatalities"].tolist() == expected


def test_acled_leaves_out_what_it_does_not_code(acled: pd.DataFrame, warehouse_rows: Ask) -> None:
    coded = {
        row[0]
        for row in warehouse_rows(
            "select incident_id from fct_incident join dim_place using (place_id) "
            "where date_precision in ('day', 'month') and precision <> 'country'"
        )
    }
    assert set(acled["event_id_cnty"]) == coded
    assert acled["time_precision"].isin([1, 2, 3]).all()
    assert acled["geo_precision"].isin([1, 2, 3]).all()
    assert pd.to_datetime(acled["event_date"]).dt.year.equals(acled["year"].astype("int32"))
    assert acled[["disorder_type", "event_type", "sub_event_type"]].notna().all().all()


@pytest.mark.parametrize("layout", ["ged", "acled"])
def test_the_notebook_that_compares_finds_every_incident_again(
    layout: str, exported: Exported, samples_database: Path
) -> None:
    events, marts = read_events(exported(layout) / f"{layout}.csv").rows, Marts(samples_database)
    own = "relid" if layout == "ged" else "event_id_cnty"
    ids = pd.read_csv(exported(layout) / f"{layout}.csv", dtype="string")
    incidents = marts.query("incident")
    exact = incidents[(incidents["date_precision"] == "day") & incidents["place_name"].notna()]
    pairs = matched(marts, exact, events, days=0, kilometres=1)
    there = set(exact["incident_id"]) & set(ids[own])
    assert len(there) > 5 and there <= set(pairs["incident_id"]) | _same_place_and_day(exact)


def _same_place_and_day(incidents: pd.DataFrame) -> set[str]:
    """Incidents that no reader could tell apart by day and place."""
    twins = incidents[incidents.duplicated(["date_start", "place_name"], keep=False)]
    return set(twins["incident_id"])


def test_geopandas_reads_points(exported: Exported, warehouse_rows: Ask) -> None:
    frame = geopandas.read_parquet(exported("geoparquet") / "geoparquet.parquet")
    assert frame.crs == "OGC:CRS84" and frame.geometry.name == "geometry"
    assert len(frame) == warehouse_rows("select count(*) from fct_incident")[0][0]
    located = frame[frame["latitude"].notna()]
    assert len(located) and (located.geometry.geom_type == "Point").all()
    assert np.allclose(located.geometry.x, located["longitude"])
    assert np.allclose(located.geometry.y, located["latitude"])
    assert frame[frame["latitude"].isna()].geometry.isna().all()


def test_geoparquet_says_its_version(exported: Exported) -> None:
    metadata = pq.read_metadata(exported("geoparquet") / "geoparquet.parquet").metadata
    geo = json.loads(metadata[b"geo"])
    assert geo["version"] == "1.1.0" and geo["primary_column"] == "geometry"
    assert geo["columns"]["geometry"] == {"encoding": "WKB", "geometry_types": ["Point"]}


def test_hxl_has_a_tag_for_each_column(exported: Exported, warehouse_rows: Ask) -> None:
    with (exported("hxl") / "hxl.csv").open(encoding="utf-8", newline="") as lines:
        header, tags, *rows = csv.reader(lines)
    assert len(tags) == len(header) and all(HXL_TAG.fullmatch(tag) for tag in tags)
    assert len(set(tags)) == len(tags)
    assert len(rows) == warehouse_rows("select count(*) from fct_incident")[0][0]


def test_annotations_expand_and_quote_the_documents(
    exported: Exported, warehouse_rows: Ask
) -> None:
    document = json.loads((exported("annotations") / "annotations.jsonld").read_text("utf-8"))
    assert document["@context"] == "http://www.w3.org/ns/anno.jsonld"
    terms = json.loads((HERE / "anno_terms.json").read_text("utf-8"))
    expanded = jsonld.expand({**document, "@context": terms["@context"]})
    texts = dict(
        warehouse_rows(
            "select coalesce(url, 'urn:document:' || document_id), text from staging.document"
        )
    )
    assert len(expanded) == warehouse_rows("select count(*) from fct_casualty_claim")[0][0]
    for annotation in expanded:
        [target] = annotation[OA + "hasTarget"]
        text = texts[target[OA + "hasSource"][0]["@id"]]
        selectors = {_type(one): one for one in target[OA + "hasSelector"]}
        quote = selectors[OA + "TextQuoteSelector"]
        position = selectors[OA + "TextPositionSelector"]
        start, end = (int(_value(position, OA + name)) for name in ("start", "end"))
        before, exact, after = (_value(quote, OA + name) for name in ("prefix", "exact", "suffix"))
        assert text[start:end] == exact
        assert text[:start].endswith(before) and text[end:].startswith(after)
        assert len(before) <= 32 and len(after) <= 32


def _type(node: dict[str, Any]) -> str:
    kind = node["http://www.w3.org/1999/02/22-rdf-syntax-ns#type"][0]
    return str(kind["@id"])


def _value(node: dict[str, Any], name: str) -> str:
    return str(node[name][0]["@value"]) if name in node else ""
