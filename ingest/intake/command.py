"""The command `warehouse ingest`."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from contextlib import closing
from dataclasses import asdict

SOME_REJECTED = 3


class Ingest:
    """Reads documents into the staging tables."""

    name = "ingest"
    help = "read documents (files, folders, globs) into the staging tables"

    def configure(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("paths", metavar="PATH", nargs="*", help="a file, a folder or a glob")
        parser.add_argument(
            "--reread",
            action="store_true",
            help="read all kept texts again that an older reader or lexicon has read",
        )
        parser.add_argument(
            "--processes",
            type=int,
            default=os.cpu_count() or 1,
            metavar="N",
            help="how many processes read (default: one a core)",
        )

    def run(self, options: Namespace) -> int:
        """Read what `options.paths` name; 0 when all of it is in, 3 when something was rejected.

        Raises WarehouseError for what the user can put right.
        """
        from ingest.intake.progress import Progress
        from ingest.intake.run import ingest
        from warehouse.errors import UsageError
        from warehouse.store import Store

        if not options.paths and not options.reread:
            raise UsageError("Name what to read: `warehouse ingest PATH...`, or --reread.")
        if options.processes < 1:
            raise UsageError("At least one process has to read. Give --processes 1 or more.")
        store = Store(options.database)
        with closing(Progress(sys.stderr, options.quiet)) as progress:
            summary = ingest(options.paths, options.reread, store, options.processes, progress)
        if options.json:
            print(json.dumps(asdict(summary)))
        if summary.rejected or not options.quiet:
            print(summary, file=sys.stderr)
        return SOME_REJECTED if summary.rejected else 0
