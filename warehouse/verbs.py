"""The built-in commands: arguments, and which module does the work. Imports wait until it runs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.project import Project
    from warehouse.report import Report


def _project(options: Namespace) -> Project:
    from warehouse.project import read_project

    return read_project(options.sql)


def _report(options: Namespace) -> Report:
    from warehouse.report import Report

    return Report(options.quiet, options.verbose)


def _configure_build(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="MODEL",
        help="model, +model (with what it needs), model+ (with what needs it) or folder/",
    )
    parser.add_argument("--force", action="store_true", help="build although nothing changed")
    parser.add_argument(
        "--dry-run", action="store_true", help="build, check and compare, but publish nothing"
    )
    parser.add_argument(
        "--accept-contract", action="store_true", help="take the marts' columns as promised"
    )


def _build(options: Namespace) -> int:
    from warehouse.build import Build
    from warehouse.report import print_json

    report = _report(options)
    outcome = Build(_project(options), options.database, report).run(
        options.select, options.force, options.dry_run, options.accept_contract
    )
    report.say(outcome.closing(options.database, options.dry_run))
    if options.json:
        print_json(outcome.as_json())
    return 0


def _configure_check(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--contract", action="store_true", help="only compare the marts with the snapshot"
    )


def _check(options: Namespace) -> int:
    from warehouse.recheck import check_contract, recheck
    from warehouse.report import print_json

    project, report = _project(options), _report(options)
    if options.contract:
        check_contract(project, options.database)
        report.say("The marts have the promised columns.")
        return 0
    results = recheck(project, options.database)
    for result in results:
        report.check(result)
    failed = sum(result.failed for result in results)
    report.say(f"{len(results)} checks, {failed} failed.")
    if options.json:
        print_json([result.as_json() for result in results])
    return 1 if failed else 0


def _configure_show(parser: ArgumentParser) -> None:
    parser.add_argument("table", help="table, or SCHEMA.TABLE")
    parser.add_argument("--limit", type=int, default=20, help="rows at most (default 20)")


def _show(options: Namespace) -> int:
    from warehouse.report import print_json, print_table
    from warehouse.show import first_rows

    columns, rows = first_rows(options.database, options.table, options.limit)
    if options.json:
        print_json([dict(zip(columns, row, strict=True)) for row in rows])
    else:
        print_table(columns, rows)
    return 0


def _configure_export(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder to write")
    parser.add_argument(
        "--layout", default="parquet", help="parquet (default), csv, or one of the project's"
    )
    parser.add_argument("--force", action="store_true", help="also into a folder with other files")


def _export(options: Namespace) -> int:
    from warehouse.export import export

    paths = export(
        _project(options), options.database, options.folder, options.layout, options.force
    )
    _report(options).say(f"Wrote {len(paths)} files to {options.folder}.")
    return 0


def _configure_diff(parser: ArgumentParser) -> None:
    parser.add_argument("old", type=Path, help="the earlier database file")
    parser.add_argument("new", type=Path, help="the later database file")


def _diff(options: Namespace) -> int:
    from warehouse.diff import diff
    from warehouse.report import print_json

    found = diff(options.old, options.new)
    if options.json:
        print_json(found.as_json())
    else:
        print("\n".join(found.lines()) or "No difference.")
    return 0


def _configure_lineage(parser: ArgumentParser) -> None:
    parser.add_argument("column", metavar="TABLE.COLUMN", help="the column to trace back")


def _lineage(options: Namespace) -> int:
    from warehouse.lineage import lineage_lines, read_origins

    origins, columns = read_origins(_project(options), options.database)
    print("\n".join(lineage_lines(origins, columns, options.column)))
    return 0


def _configure_docs(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, nargs="?", default=Path("warehouse.html"), help="the page to write"
    )


def _docs(options: Namespace) -> int:
    from warehouse.catalogue import write_catalogue

    write_catalogue(_project(options), options.database, options.file)
    _report(options).say(f"Wrote {options.file}.")
    return 0


def _lint(options: Namespace) -> int:
    from warehouse.lint import lint
    from warehouse.report import print_json

    project = _project(options)
    found = lint(project)
    if options.json:
        print_json([one.as_json() for one in found])
    else:
        for one in found:
            print(one)
    _report(options).say(f"{len(project.models)} models, {len(found)} findings.")
    return 1 if found else 0


def _configure_nothing(parser: ArgumentParser) -> None:
    """Add no arguments."""


Verb = tuple[str, Callable[[ArgumentParser], None], Callable[[Namespace], int]]
BUILT_IN: dict[str, Verb] = {
    "build": ("run the models and their checks, and publish", _configure_build, _build),
    "check": ("run the checks on what is published", _configure_check, _check),
    "show": ("print the first rows of a table", _configure_show, _show),
    "export": (
        "write the marts, or a layout made of them, to a folder",
        _configure_export,
        _export,
    ),
    "diff": ("compare two warehouses, tables, columns and rows", _configure_diff, _diff),
    "lineage": ("trace a column back to where it comes from", _configure_lineage, _lineage),
    "docs": ("write a page about all tables and columns", _configure_docs, _docs),
    "lint": ("find SQL that changes totals silently or is not portable", _configure_nothing, _lint),
}
