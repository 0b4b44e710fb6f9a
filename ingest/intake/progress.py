"""A line that counts on long runs, for a person at a terminal."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

QUIET_SECONDS = 2.0
INTERVAL = 0.2


class Progress:
    """Counts steps of one stage; writes only to a terminal, and only when it takes a while."""

    def __init__(
        self, stream: TextIO, is_quiet: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Take where to write, whether to be quiet all the same, and what tells the time."""
        self.stream = stream
        self.clock = clock
        self.is_shown = stream.isatty() and not is_quiet
        self._next = clock() + QUIET_SECONDS
        self._has_written = False
        self._label = ""
        self._done = 0
        self._total: int | None = None

    def start(self, label: str, total: int | None = None) -> None:
        """Begin a stage with its name and, if known, the number of steps to come."""
        self._label, self._total, self._done = label, total, 0

    def step(self) -> None:
        """Count one."""
        self._done += 1
        if self.is_shown and self.clock() >= self._next:
            of = f" of {self._total}" if self._total is not None else ""
            self.stream.write(f"\r\x1b[K{self._label}: {self._done}{of}")
            self.stream.flush()
            self._has_written = True
            self._next = self.clock() + INTERVAL

    def close(self) -> None:
        """Wipe the line away."""
        if self._has_written:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
