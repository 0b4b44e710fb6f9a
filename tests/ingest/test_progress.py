from __future__ import annotations

import io
from itertools import count

import pytest

from ingest.intake.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "is_quiet", "seconds", "shown"),
    [
        (Terminal(), False, 1.0, True),
        (Terminal(), False, 0.001, False),
        (Terminal(), True, 1.0, False),
        (io.StringIO(), False, 1.0, False),
    ],
)
def test_long_runs_count_on_a_terminal_only(
    stream: io.StringIO, is_quiet: bool, seconds: float, shown: bool
) -> None:
    ticks = count()
    progress = Progress(stream, is_quiet, lambda: next(ticks) * seconds)
    progress.start("documents read", 20)
    for _ in range(20):
        progress.step()
    progress.close()
    text = stream.getvalue()
    assert ("documents read: 20 of 20" in text) is shown
    assert bool(text) is shown
    assert not shown or text.endswith("\r\x1b[K")
