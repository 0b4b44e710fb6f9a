"""Which model needs which, in what order they run, and which of them are selected."""

from __future__ import annotations

import difflib
import graphlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from warehouse.errors import GraphError, SqlError, UsageError
from warehouse.parse_cache import Parsed
from warehouse.project import PREVIOUS, STAGING, Name, Project, SqlFile


@dataclass(frozen=True)
class Graph:
    """The tables of a project with the tables each reads, in an order that works."""

    order: tuple[Name, ...]
    needs: dict[Name, tuple[Name, ...]]

    def upstream(self, table: Name) -> set[Name]:
        """Everything a table is made of, itself included."""
        return self._reach(table, lambda one: self.needs.get(one, ()))

    def downstream(self, table: Name) -> set[Name]:
        """Everything made of a table, itself included."""
        users: dict[Name, list[Name]] = {}
        for user, needed in self.needs.items():
            for one in needed:
                users.setdefault(one, []).append(user)
        return self._reach(table, lambda one: users.get(one, ()))

    def _reach(self, start: Name, step: Callable[[Name], Iterable[Name]]) -> set[Name]:
        reached, todo = set[Name](), [start]
        while todo:
            one = todo.pop()
            if one not in reached:
                reached.add(one)
                todo.extend(step(one))
        return reached


def make_graph(project: Project, parsed: dict[Name, Parsed], external: Iterable[Name]) -> Graph:
    """Order the models; raises SqlError for a table nobody makes, GraphError for a circle."""
    known = {*project.models, *project.references, *external}
    needs = {
        table: needed_tables(model, parsed[table], known, project)
        for table, model in project.models.items()
    }
    sorter = graphlib.TopologicalSorter({table: sorted(needs[table]) for table in sorted(needs)})
    try:
        order = tuple(table for table in sorter.static_order() if table in project.models)
    except graphlib.CycleError as error:
        path = " -> ".join(shown(table) for table in reversed(error.args[1]))
        raise GraphError(
            f"These models need each other in a circle: {path}\nLet one of them read what the "
            "other is made of, or what was published before (schema `previous`)."
        ) from error
    return Graph(order, needs)


def needed_tables(
    file: SqlFile, parsed: Parsed, known: set[Name], project: Project
) -> tuple[Name, ...]:
    """The tables a file reads; raises SqlError for one that nobody makes."""
    needed = []
    for table in parsed.tables:
        name = (table.schema, table.name)
        if table.schema == PREVIOUS:
            _require_previous(file, table.name, table.offset, project)
        elif name in known:
            needed.append(name)
        else:
            reason = f"there is no table {shown(name)}"
            raise SqlError(file.path, file.text, table.offset, reason, _hint(name, known))
    return tuple(needed)


def select(graph: Graph, project: Project, patterns: Iterable[str]) -> set[Name]:
    """Give the models that patterns like `name`, `+name`, `name+`, `folder/` name."""
    chosen: set[Name] = set()
    for pattern in patterns:
        if pattern.endswith("/"):
            folder = pattern.rstrip("/")
            found = {one.table for one in project.models.values() if one.path.parent.name == folder}
        else:
            model = project.find(pattern.strip("+"))
            found = {model.table} if model else set()
            for one in tuple(found):
                found |= graph.upstream(one) if pattern.startswith("+") else set()
                found |= graph.downstream(one) if pattern.endswith("+") else set()
        if not found:
            names = [model.name for model in project.models.values()]
            raise UsageError(
                f"--select {pattern} selects nothing.{nearest(pattern.strip('+/'), names)} "
                "Name a model, +model, model+ or folder/."
            )
        chosen |= found & project.models.keys()
    return chosen


def shown(table: Name) -> str:
    """The table's name as a query would write it."""
    schema, name = table
    return name if schema == "main" else f"{schema}.{name}"


def nearest(name: str, candidates: Iterable[str]) -> str:
    """Give ` Did you mean X?`, or nothing when no candidate is near."""
    near = difflib.get_close_matches(name, sorted(candidates), 1, 0.6)
    return f" Did you mean {near[0]}?" if near else ""


def _hint(name: Name, known: set[Name]) -> str:
    elsewhere = sorted(table for table in known if table[1] == name[1])
    if elsewhere:
        return f"Did you mean {shown(elsewhere[0])}?"
    hint = nearest(shown(name), map(shown, known)) or nearest(name[1], map(shown, known))
    if hint:
        return hint.strip()
    if name[0] == STAGING:
        return "Ingest it first, or correct the name."
    return "Make a model or a reference CSV of that name, or correct the name."


def _require_previous(file: SqlFile, name: str, offset: int, project: Project) -> None:
    if name not in file.header.previous:
        reason = f"the columns of previous.{name} are not declared"
        advice = f"Add a header line `-- previous: {name}(COLUMN TYPE, ...)`."
        raise SqlError(file.path, file.text, offset, reason, advice)
    if not any(model.name == name for model in project.models.values()):
        names = [model.name for model in project.models.values()]
        reason = f"previous.{name} is no model of this project"
        advice = f"Name a model that is published.{nearest(name, names)}"
        raise SqlError(file.path, file.text, offset, reason, advice)
