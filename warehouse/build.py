"""Build: run the models into a new file, check them, and publish all of them or none."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from warehouse import __version__
from warehouse.checks import Result, run_checks, run_free_check
from warehouse.contract import require_contract, write_contract
from warehouse.database_file import signature
from warehouse.diff import Change, columns_of, count_changes, count_rows
from warehouse.errors import CheckError, ProjectError, SqlError, StoreError
from warehouse.graph import Graph, make_graph, needed_tables, select, shown
from warehouse.notices import messages
from warehouse.parse_cache import Cache, Parsed
from warehouse.project import BUILD, STAGING, Columns, Name, Project, SqlFile
from warehouse.reference import create_reference
from warehouse.report import Report
from warehouse.sql import (
    insert_rows,
    listed,
    literal,
    quoted,
    run_at,
    run_file,
    table_sql,
)
from warehouse.store import Store, Working


@dataclass
class Outcome:
    """What a build did."""

    build_id: str = ""
    skipped: bool = False
    tables: list[dict[str, Any]] = field(default_factory=list)
    checks: list[Result] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    milliseconds: float = 0

    def as_json(self) -> dict[str, Any]:
        """The same as plain values."""
        return {
            "build_id": self.build_id,
            "skipped": self.skipped,
            "tables": self.tables,
            "checks": [check.as_json() for check in self.checks],
            "changes": [asdict(change) for change in self.changes],
            "milliseconds": round(self.milliseconds),
        }

    def closing(self, database: Path, dry: bool) -> str:
        """How it ended, for a person."""
        if self.skipped:
            return f"Nothing changed since build {self.build_id}; --force builds all the same."
        warned = sum(1 for check in self.checks if check.bad_rows)
        done = "Dry run, nothing published:" if dry else f"Published build {self.build_id}:"
        return (
            f"{done} {len(self.tables)} tables, {len(self.checks)} checks, {warned} with "
            f"warnings, {self.milliseconds / 1000:.2f} s, {database}"
        )


class Build:
    """One build of a project into a database file."""

    def __init__(self, project: Project, database: Path, report: Report) -> None:
        """Take what to build, where, and where to tell about it."""
        self.project, self.database, self.report = project, database, report
        self.cache = Cache(database)
        self.outcome = Outcome()
        self._published: Columns = {}

    def run(
        self,
        patterns: Sequence[str] = (),
        force: bool = False,
        dry: bool = False,
        accept_contract: bool = False,
    ) -> Outcome:
        """Build what the patterns select, or everything; `dry` publishes nothing.

        Raises SqlError, GraphError, CheckError, ContractError or StoreError; then nothing is
        published.
        """
        started = time.perf_counter()
        if not (patterns or force or dry or accept_contract) and self._is_current():
            self.outcome.skipped = True
        else:
            parsed = self.cache.parse_models(self.project)
            with Store(self.database, self.report.say).rebuild() as working:
                self._build(working, parsed, patterns)
                self._settle_contract(working.connection, accept_contract, bool(patterns))
                if dry:
                    working.discard()
            if not dry:
                self.cache.notes = {} if patterns else self._notes()
            self.cache.save()
        self.outcome.milliseconds = (time.perf_counter() - started) * 1000
        return self.outcome

    def _is_current(self) -> bool:
        """Whether neither the project nor the database changed since the last build."""
        notes = self.cache.notes
        self.outcome.build_id = str(notes.get("build_id", ""))
        return (
            bool(notes)
            and notes.get("inputs") == self._inputs()
            and self._marks() == notes.get("database")
        )

    def _inputs(self) -> list[str]:
        return [self.project.digest, __version__, duckdb.__version__]

    def _marks(self) -> list[list[int] | None]:
        return [list(mark) if mark else None for mark in signature(self.database)]

    def _notes(self) -> dict[str, Any]:
        return {
            "inputs": self._inputs(),
            "database": self._marks(),
            "build_id": self.outcome.build_id,
        }

    def _build(self, working: Working, parsed: dict[Name, Parsed], patterns: Sequence[str]) -> None:
        connection, project = working.connection, self.project
        published = working.tables("published")
        external = {table for table in published if table[0] == STAGING}
        self._require_ingested(parsed, external)
        graph = make_graph(project, parsed, external)
        chosen = select(graph, project, patterns) if patterns else set(project.models)
        recorded = _recorded(connection, published)
        self._require_free_names(set(published) - recorded)
        kept = (recorded & project.models.keys()) - chosen
        bookkeeping = {table for table in published if table[0] == BUILD}
        for message in messages(connection):
            self.report.warn(message)
        working.drop((recorded | bookkeeping | set(project.tables)) - kept)
        connection.execute("set errors_as_json = true")
        self._published = columns_of(connection, "published")
        self._make_schemas(connection)
        self._load_previous(connection, chosen)
        for reference in project.references.values():
            create_reference(connection, reference)
        self._run_models(connection, graph, chosen)
        self._check(working, parsed, chosen, bool(patterns))
        self._compare(connection, chosen)
        self._record(connection, graph, patterns)
        for reference in project.references.values():
            if reference.in_place:
                connection.execute(f"drop view {table_sql(reference.table)}")

    def _settle_contract(
        self, connection: duckdb.DuckDBPyConnection, accept: bool, partly: bool
    ) -> None:
        columns = columns_of(connection, "warehouse")
        marts = {one: found for one, found in columns.items() if one in self.project.models}
        if accept:
            staging = {one: found for one, found in columns.items() if one[0] == STAGING}
            write_contract(self.project.root, {**marts, **staging})
        else:
            require_contract(self.project.root, marts, partly)

    def _require_ingested(self, parsed: dict[Name, Parsed], external: set[Name]) -> None:
        reads = {table.schema for one in parsed.values() for table in one.tables}
        if STAGING in reads and not external:
            raise StoreError(
                f"Nothing has been ingested into {self.database}. Run `warehouse ingest PATH...` "
                "first, or name another database with --database FILE."
            )

    def _require_free_names(self, others: set[Name]) -> None:
        taken = sorted(others & set(self.project.tables))
        if taken:
            raise StoreError(
                f"{self.database} holds a table {shown(taken[0])} that no build has made, and a "
                "model wants its name. Rename the table or the model."
            )

    def _make_schemas(self, connection: duckdb.DuckDBPyConnection) -> None:
        for schema in sorted({schema for schema, _ in self.project.tables} | {BUILD}):
            connection.execute(f"create schema if not exists {quoted(schema)}")

    def _load_previous(self, connection: duckdb.DuckDBPyConnection, chosen: set[Name]) -> None:
        """Give models the last published tables they ask for, empty where there are none."""
        connection.execute("attach ':memory:' as previous")
        declared: dict[str, str] = {}
        for model in (self.project.models[table] for table in sorted(chosen)):
            for name, columns in model.header.previous.items():
                offset = next(one.offset for one in model.header.entries if one.word == "previous")
                if declared.get(name) == columns:
                    continue
                if declared.setdefault(name, columns) != columns:
                    reason = f"previous.{name} is declared with other columns elsewhere"
                    raise SqlError(
                        model.path, model.text, offset, reason, "Declare the same columns in both."
                    )
                create = f"create table previous.{quoted(name)} ({columns})"
                run_at(connection, model, create, None, fixed=offset)
                self._fill_previous(connection, model, name, offset)

    def _fill_previous(
        self, connection: duckdb.DuckDBPyConnection, model: SqlFile, name: str, offset: int
    ) -> None:
        source = self.project.find(name)
        if source is None or source.table not in self._published:
            return
        wanted = connection.execute(f"describe previous.{quoted(name)}").fetchall()
        there = self._published[source.table]
        columns = listed(tuple(row[0] for row in wanted if row[0] in there))
        if columns:
            run_at(
                connection,
                model,
                f"insert into previous.{quoted(name)} ({columns}) "
                f"select {columns} from published.{table_sql(source.table)}",
                None,
                fixed=offset,
            )

    def _run_models(
        self, connection: duckdb.DuckDBPyConnection, graph: Graph, chosen: set[Name]
    ) -> None:
        """Make the chosen tables in order; after an error, go on with what does not need it."""
        broken: set[Name] = set()
        errors: list[SqlError] = []
        for table in graph.order:
            if table not in chosen:
                continue
            if broken.intersection(graph.needs[table]):
                broken.add(table)
                continue
            try:
                self._run_model(connection, self.project.models[table])
            except SqlError as error:
                broken.add(table)
                errors.append(error)
        if len(errors) == 1:
            raise errors[0]
        if errors:
            raise ProjectError("\n\n".join(map(str, errors)))

    def _run_model(self, connection: duckdb.DuckDBPyConnection, model: SqlFile) -> None:
        started = time.perf_counter()
        _, counted = run_file(connection, model, f"create table {table_sql(model.table)} as ")
        milliseconds = (time.perf_counter() - started) * 1000
        row = {"table": shown(model.table), "rows": counted[0][0]}
        self.outcome.tables.append({**row, "milliseconds": round(milliseconds, 1)})

    def _comment(
        self, connection: duckdb.DuckDBPyConnection, parsed: dict[Name, Parsed], chosen: set[Name]
    ) -> None:
        statements = []
        for table in sorted(chosen):
            name, prose = table_sql(table), self.project.models[table].header.prose
            if prose:
                statements.append(f"comment on table {name} is {literal(prose)}")
            statements += [
                f"comment on column {name}.{quoted(column)} is {literal(comment)}"
                for column, comment in parsed[table].columns
                if comment and column not in ("", "*")
            ]
        if statements:
            connection.execute(";".join(statements)).fetchall()

    def _check(
        self, working: Working, parsed: dict[Name, Parsed], chosen: set[Name], partly: bool
    ) -> None:
        """Run the checks; raises CheckError and leaves the file for a look when one fails."""
        connection = working.connection
        self._comment(connection, parsed, chosen)
        results = self.outcome.checks
        for table in sorted(chosen):
            results.extend(run_checks(connection, self.project.models[table]))
        for file in self._free_checks(chosen, partly):
            results.append(run_free_check(connection, file))
        for result in results:
            self.report.check(result)
        _record_checks(connection, results)
        failed = [result for result in results if result.failed]
        if failed:
            aside = self.database.with_name(f"{self.database.stem}.failed.duckdb")
            working.keep_as(aside)
            raise CheckError(
                f"{len(failed)} of {len(results)} checks failed; nothing was published. Look at "
                f'the bad rows with `duckdb {aside} "from build.bad_row"`, correct the models, '
                "the reference data or what was ingested, and build again."
            )

    def _free_checks(self, chosen: set[Name], partly: bool) -> list[SqlFile]:
        if not partly:
            return list(self.project.checks)
        known = {*self.project.tables, *self._published}
        return [
            file
            for file, parsed in zip(
                self.project.checks, self.cache.parse(self.project.checks), strict=True
            )
            if chosen.intersection(needed_tables(file, parsed, known, self.project))
        ]

    def _compare(self, connection: duckdb.DuckDBPyConnection, chosen: set[Name]) -> None:
        """Say how the marts' rows differ from the published ones, and how many others have now."""
        new = columns_of(connection, "warehouse")
        inner = {table for table in chosen if table[0] != "main"}
        brief = count_rows(connection, inner)
        for table in sorted(chosen - inner):
            key = self.project.models[table].header.key
            change = count_changes(connection, table, key, self._published, new)
            brief[change.table] = change.brief
            self.outcome.changes.append(change)
        for row in self.outcome.tables:
            row["change"] = brief[row["table"]]
        marts = {change.table for change in self.outcome.changes}
        self.report.tables(
            [row for row in self.outcome.tables if self.report.verbose or row["table"] in marts]
        )

    def _record(
        self, connection: duckdb.DuckDBPyConnection, graph: Graph, patterns: Sequence[str]
    ) -> None:
        """Write the build's own bookkeeping: what was made, from which inputs."""
        self.outcome.build_id = self._build_id(connection, graph, patterns)
        connection.execute(
            "create table build.build as select ? as build_id, ? as runner_version",
            [self.outcome.build_id, __version__],
        ).fetchall()
        connection.execute(
            "create table build.model (schema_name varchar, table_name varchar, kind varchar, "
            "key_columns varchar[], sha256 varchar)"
        ).fetchall()
        there = set(columns_of(connection, "warehouse"))
        rows: list[tuple[Any, ...]] = [
            (*table, "model", list(model.header.key), model.digest)
            for table, model in self.project.models.items()
            if table in there
        ]
        rows += [
            (*table, "reference", [], reference.digest)
            for table, reference in self.project.references.items()
            if not reference.in_place
        ]
        insert_rows(connection, "build.model", rows)

    def _build_id(
        self, connection: duckdb.DuckDBPyConnection, graph: Graph, patterns: Sequence[str]
    ) -> str:
        """A hash of everything that went in: files of the project and rows of staging."""
        inputs = [self.project.digest, __version__, *patterns]
        made = set(self.project.tables)
        read = {table for needed in graph.needs.values() for table in needed} - made
        for table in sorted(read):
            rows = connection.execute(
                f"select count(*), sum(hash(one)::hugeint) from {table_sql(table)} as one"
            ).fetchall()
            inputs.append(f"{table} {rows}")
        return hashlib.sha256("\n".join(inputs).encode()).hexdigest()[:12]


def _recorded(connection: duckdb.DuckDBPyConnection, published: list[Name]) -> set[Name]:
    """The tables that an earlier build made."""
    if (BUILD, "model") not in published:
        return set()
    return set(
        connection.execute("select schema_name, table_name from published.build.model").fetchall()
    )


def _record_checks(connection: duckdb.DuckDBPyConnection, results: list[Result]) -> None:
    connection.execute(
        "create table build.check_result (table_name varchar, check_name varchar, "
        "severity varchar, bad_rows bigint)"
    ).fetchall()
    connection.execute(
        "create table build.bad_row (table_name varchar, check_name varchar, row_no integer, "
        "content varchar)"
    ).fetchall()
    summary = [(one.table, one.name, one.severity, one.bad_rows) for one in results]
    insert_rows(connection, "build.check_result", summary)
    bad = [
        (one.table, one.name, number, content)
        for one in results
        for number, content in enumerate(one.rows_as_json, 1)
    ]
    insert_rows(connection, "build.bad_row", bad)
