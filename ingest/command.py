"""The command `warehouse ingest`."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path


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
        """Read what `options.paths` name; 0 when all of it is in, 1 when something was rejected.

        Raises WarehouseError for what the user can put right.
        """
        from ingest.progress import Progress
        from ingest.run import ingest
        from warehouse.errors import UsageError
        from warehouse.store import Store

        if not options.paths and not options.reread:
            raise UsageError("Name what to read: `warehouse ingest PATH...`, or --reread.")
        progress = Progress(sys.stderr)
        store = Store(Path(options.database))
        try:
            summary = ingest(options.paths, options.reread, store, options.processes, progress)
        finally:
            progress.close()
        print(summary, file=sys.stderr)
        return 1 if summary.rejected else 0
