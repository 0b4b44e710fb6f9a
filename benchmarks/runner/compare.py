"""Measure building the same models by this runner, a bare script and, with --peers, by others.

    python benchmarks/runner/compare.py [--rows 100 200000] [--rounds 5] [--peers FOLDER]

Each round runs all of them in turn: cold, again with nothing changed, and after one mart's SQL
changed. Prints medians of wall time and the ratio to the bare script. FOLDER keeps the peers'
environments for the next time.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
from peers import install, write_dbt, write_sqlmesh

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
STATES = ("cold", "unchanged", "one mart changed")
SOURCES = """
create schema staging;
create table staging.raw_sighting as select
    range::varchar as sighting_id, (range * 7 % {sites})::varchar as site_id,
    (range * 13 % {observers})::varchar as observer_id, 'Species ' || range % 60 as species,
    (date '2015-01-01' + (range * 31 % 3000)::integer)::varchar as seen_on,
    case when range % 9 = 0 then '' else (range % 40)::varchar end as counted
from range({rows});
create table staging.raw_observer as select range::varchar as observer_id,
    'Observer ' || range as observer_name,
    case when range % 5 > 0 then (range - 1)::varchar end as mentor_id from range({observers});
create table staging.raw_site as select range::varchar as site_id, 'Site ' || range as site_name,
    case when range % 4 > 0 then (range - 1)::varchar end as parent_id,
    ['fen', 'hill', 'wood'][1 + range % 3] as habitat from range({sites});
create table staging.raw_species as select 'Species ' || range as species,
    'Family ' || range % 6 as family from range(60);
"""


def write_sources(database: Path, rows: int) -> None:
    """Write the raw tables."""
    size = {"rows": rows, "sites": max(rows // 50, 4), "observers": max(rows // 20, 5)}
    with duckdb.connect() as connection:
        connection.execute(f"attach '{database}' as raw (storage_version 'v1.2.0')")
        connection.execute("use raw")
        connection.execute(SOURCES.format(**size)).fetchall()


class Runner:
    """One way to build, in a folder of its own."""

    def __init__(
        self, name: str, folder: Path, command: Callable[[Path, Path, Path], list[str]]
    ) -> None:
        self.name, self.command = name, command
        self.sql, self.database = folder / name / "sql", folder / name / "bench.duckdb"
        self.work = folder / name / "work"

    def prepare(self, sources: Path) -> None:
        """Begin with raw tables and nothing built."""
        shutil.rmtree(self.sql.parent, ignore_errors=True)
        shutil.copytree(HERE / "sql", self.sql)
        shutil.copy(sources, self.database)

    def change(self) -> None:
        """Change one mart's SQL so that its rows change."""
        mart = self.sql / "marts" / "fct_site_year.sql"
        text = mart.read_text()
        mart.write_text(text.replace("site_year.counted,", "site_year.counted + 1 as counted,"))

    def run(self) -> float:
        """Build once; gives the seconds."""
        command = self.command(self.sql, self.work, self.database)
        started = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, env=environment())
        if done.returncode:
            sys.exit(f"{self.name}: {done.stdout}{done.stderr}")
        return time.perf_counter() - started


def environment() -> dict[str, str]:
    """No telemetry, and this checkout on the path."""
    quiet = {"DO_NOT_TRACK": "1", "SQLMESH__DISABLE_ANONYMIZED_ANALYTICS": "1"}
    return {**os.environ, **quiet, "PYTHONPATH": str(ROOT)}


def runners(folder: Path, peers: Path | None) -> list[Runner]:
    """This runner and the bare script, and the peers when a folder for them is given."""
    python = sys.executable

    def ours(sql: Path, work: Path, database: Path) -> list[str]:
        arguments = ["build", "--sql", str(sql), "--database", str(database)]
        return [python, "-m", "warehouse.cli", *arguments]

    def bare(sql: Path, work: Path, database: Path) -> list[str]:
        return [python, str(HERE / "bare.py"), str(sql), str(database)]

    found = [Runner("bare", folder, bare), Runner("warehouse", folder, ours)]
    if peers:
        peers.mkdir(parents=True, exist_ok=True)
        dbt, mesh = install("dbt", peers) / "dbt", install("sqlmesh", peers) / "sqlmesh"
        found.append(
            Runner("dbt", folder, lambda sql, work, db: [str(dbt), *write_dbt(sql, work, db)])
        )
        found.append(
            Runner("sqlmesh", folder, lambda s, w, db: [str(mesh), *write_sqlmesh(s, w, db)])
        )
    return found


def compare(rows: int, rounds: int, peers: Path | None) -> None:
    """Measure all runners in turn and print a table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = folder / "sources.duckdb"
        write_sources(sources, rows)
        entrants = runners(folder, peers)
        times: dict[tuple[str, str], list[float]] = {}
        for _ in range(rounds):
            for runner in entrants:
                runner.prepare(sources)
            for state in STATES:
                for runner in entrants:
                    if state == STATES[2]:
                        runner.change()
                    times.setdefault((runner.name, state), []).append(runner.run())
    print(f"\n{rows:,} rows, median of {rounds} (ratio to bare)")
    for runner in entrants:
        cells = []
        for state in STATES:
            median = statistics.median(times[runner.name, state])
            ratio = median / statistics.median(times["bare", state])
            cells.append(f"{state} {median:6.2f} s ({ratio:4.2f})")
        print(f"  {runner.name:<10}", "   ".join(cells), flush=True)


def main() -> None:
    """Read the arguments and compare at each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[100, 200_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="also dbt and SQLMesh")
    options = parser.parse_args()
    for rows in options.rows:
        compare(rows, options.rounds, options.peers)


if __name__ == "__main__":
    main()
