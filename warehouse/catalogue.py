"""One static HTML page about the warehouse: tables, columns, checks, dependencies, lineage."""

from __future__ import annotations

from html import escape
from pathlib import Path

from warehouse.graph import Graph, make_graph, shown
from warehouse.lineage import Column, Origins, column_name, read_origins, roots
from warehouse.parse_cache import Cache, Parsed
from warehouse.project import STAGING, Columns, Name, Project, SqlFile

BOX_WIDTH, BOX_HEIGHT, GAP_X, GAP_Y = 190, 24, 70, 10
STYLE = """
body{font:15px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#222}
h2{margin-top:2.5rem;border-bottom:1px solid #ccc}table{border-collapse:collapse;width:100%}
td,th{text-align:left;vertical-align:top;padding:.2rem .6rem;border-bottom:1px solid #eee}
code,pre{font-size:.9em}pre{background:#f6f6f6;padding:.7rem;overflow:auto}
.scroll{overflow:auto}svg text{font:12px system-ui,sans-serif}svg rect{stroke:#678;rx:4}
.main{fill:#d5e8d4}.staging{fill:#fff2cc}.reference{fill:#e1d5e7}.other{fill:#dae8fc}
path{fill:none;stroke:#99a}
"""


def write_catalogue(project: Project, database: Path, target: Path) -> None:
    """Write the page for a built database; raises StoreError when it cannot be read."""
    origins, columns = read_origins(project, database)
    parsed = Cache(database).parse_models(project)
    external = {table for table in columns if table[0] == STAGING}
    graph = make_graph(project, parsed, external)
    page = _page(project, graph, parsed, columns, origins)
    target.write_text(page, encoding="utf-8")


def _page(
    project: Project,
    graph: Graph,
    parsed: dict[Name, Parsed],
    columns: Columns,
    origins: Origins,
) -> str:
    comments = {table: dict(one.columns) for table, one in parsed.items()}
    marts = [model for model in project.models.values() if model.schema == "main"]
    others = [model for model in project.models.values() if model.schema != "main"]
    plain = sorted(table for table in columns if table[0] in (STAGING, "reference"))
    sections = [
        _model_section(model, graph, columns.get(model.table, {}), comments[model.table], origins)
        for model in [*marts, *others]
    ]
    sections += [_plain_section(table, columns[table]) for table in plain]
    contents = " · ".join(_link(table) for table in [*(m.table for m in [*marts, *others]), *plain])
    return (
        "<!doctype html><html lang='en'><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width'><title>Warehouse catalogue</title>"
        f"<style>{STYLE}</style><h1>Warehouse catalogue</h1><p>{contents}</p>"
        f"<h2>What is made of what</h2><div class='scroll'>{_drawing(graph)}</div>"
        f"{''.join(sections)}{_free_checks(project)}</html>\n"
    )


def _model_section(
    model: SqlFile,
    graph: Graph,
    columns: dict[str, str],
    comments: dict[str, str],
    origins: Origins,
) -> str:
    rows = "".join(
        f"<tr><td><code>{escape(name)}</code><td>{escape(kind)}<td>{escape(comments.get(name, ''))}"
        f"<td>{_origin_cell((*model.table, name), origins)}"
        for name, kind in columns.items()
    )
    checks = "".join(
        f"<li><code>{escape(check.name)}</code> {escape(check.condition)} ({check.severity})"
        for check in model.header.checks
    )
    needs = ", ".join(_link(table) for table in graph.needs[model.table]) or "nothing"
    return (
        f"{_heading(model.table)}<p>{escape(model.header.prose)}</p><p>Made of: {needs}</p>"
        f"<table><tr><th>column<th>type<th>meaning<th>made of</tr>{rows}</table>"
        f"<ul>{checks}</ul><details><summary>SQL</summary><pre>{escape(model.text)}</pre></details>"
    )


def _plain_section(table: Name, columns: dict[str, str]) -> str:
    rows = "".join(
        f"<tr><td><code>{escape(name)}</code><td>{escape(kind)}" for name, kind in columns.items()
    )
    return f"{_heading(table)}<table><tr><th>column<th>type</tr>{rows}</table>"


def _free_checks(project: Project) -> str:
    items = "".join(
        f"<li><code>{escape(file.name)}</code> {escape(file.header.prose)}"
        for file in project.checks
    )
    return f"<h2>Checks across tables</h2><ul>{items}</ul>" if items else ""


def _origin_cell(column: Column, origins: Origins) -> str:
    """The columns it is directly made of and, folded, where their values come from at first."""
    direct = [escape(column_name(one)) for one in origins.get(column, [])]
    first = sorted(escape(column_name(one)) for one in roots(origins, column) - {column})
    if not direct:
        return ""
    return (
        f"<details><summary>{', '.join(direct)}</summary>from {', '.join(first)}</details>"
        if first != direct
        else ", ".join(direct)
    )


def _heading(table: Name) -> str:
    return f"<h2 id='{escape(shown(table))}'>{escape(shown(table))}</h2>"


def _link(table: Name) -> str:
    return f"<a href='#{escape(shown(table))}'>{escape(shown(table))}</a>"


def _drawing(graph: Graph) -> str:
    """The tables as boxes, left what others are made of, right what is made of them."""
    places = _places(graph)
    width = max((x for x, _ in places.values()), default=0) + BOX_WIDTH
    height = max((y for _, y in places.values()), default=0) + BOX_HEIGHT
    lines = "".join(
        _arrow(places[source], places[table])
        for table, needs in graph.needs.items()
        for source in needs
    )
    boxes = "".join(_box(table, x, y) for table, (x, y) in places.items())
    return f"<svg width='{width + 2}' height='{height + 2}' role='img'>{lines}{boxes}</svg>"


def _places(graph: Graph) -> dict[Name, tuple[int, int]]:
    """Put each table one column right of the last it needs."""
    depth: dict[Name, int] = {}
    sources = {source for needs in graph.needs.values() for source in needs}
    for table in [*sorted(sources - graph.needs.keys()), *graph.order]:
        depth[table] = 1 + max((depth[one] for one in graph.needs.get(table, ())), default=-1)
    places: dict[Name, tuple[int, int]] = {}
    filled: dict[int, int] = {}
    for table, column in depth.items():
        row = filled.get(column, 0)
        filled[column] = row + 1
        places[table] = (1 + column * (BOX_WIDTH + GAP_X), 1 + row * (BOX_HEIGHT + GAP_Y))
    return places


def _arrow(source: tuple[int, int], target: tuple[int, int]) -> str:
    x1, y1 = source[0] + BOX_WIDTH, source[1] + BOX_HEIGHT // 2
    x2, y2 = target[0], target[1] + BOX_HEIGHT // 2
    middle = (x1 + x2) // 2
    return f"<path d='M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}'/>"


def _box(table: Name, x: int, y: int) -> str:
    kind = table[0] if table[0] in ("main", STAGING, "reference") else "other"
    return (
        f"<a href='#{escape(shown(table))}'><rect class='{kind}' x='{x}' y='{y}' "
        f"width='{BOX_WIDTH}' height='{BOX_HEIGHT}'/>"
        f"<text x='{x + 6}' y='{y + 16}'>{escape(_cut(shown(table)))}</text></a>"
    )


def _cut(text: str) -> str:
    return text if len(text) <= 30 else text[:29] + "…"
