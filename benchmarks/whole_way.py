"""Measure reading and building: `python benchmarks/whole_way.py [DOCUMENTS]`.

Documents are the samples, each with a line of its own so that no two are the same text. Prints one
line a step: wall and CPU time, documents and megabytes a second, and the largest process.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WAREHOUSE = Path(sys.executable).parent / "warehouse"
DOCUMENTS = 2000
A_FOLDER = 1000


def write_documents(folder: Path, count: int) -> int:
    """Write documents into a folder; gives their size in bytes."""
    samples = [
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt"))
    ]
    size = 0
    for number in range(count):
        text = f"{samples[number % len(samples)]}\nNumber {number}.\n"
        path = folder / str(number // A_FOLDER) / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        size += path.write_bytes(text.encode())
    return size


def step(name: str, arguments: list[str], count: int, size: int) -> None:
    """Run the command once and print what it took."""
    before, started = _children(), time.perf_counter()
    subprocess.run([str(WAREHOUSE), *arguments, "--quiet"], stdout=subprocess.DEVNULL, check=True)
    wall = time.perf_counter() - started
    after = _children()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"{name:<24} {wall:7.2f} s (CPU {cpu:7.2f} s) {count / wall:9,.0f} documents/s "
        f"{size / wall / 1e6:7.2f} MB/s   largest process so far {after.ru_maxrss / 1024:5.0f} MiB"
    )


def _children() -> resource.struct_rusage:
    return resource.getrusage(resource.RUSAGE_CHILDREN)


def main() -> None:
    """Measure the whole way on as many documents as the command line says."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write_documents(folder / "documents", count)
        cores = os.cpu_count() or 1
        print(f"{count:,} documents, {size / 1e6:.1f} MB, {cores} cores")
        step("help", ["--help"], 1, 0)
        for file, processes in (("one.duckdb", 1), ("all.duckdb", cores)):
            database = ["--database", str(folder / file)]
            ingest = ["ingest", str(folder / "documents"), *database, "--processes", str(processes)]
            step(f"ingest, processes: {processes}", ingest, count, size)
        step("ingest, nothing new", ingest, count, size)
        step("build", ["build", *database], count, size)
        step("build, nothing changed", ["build", *database], count, size)
        step("export", ["export", str(folder / "parquet"), *database], count, size)


if __name__ == "__main__":
    main()
