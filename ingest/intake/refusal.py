"""Why a document stays out: a reason that a person understands, and what they can do."""

from __future__ import annotations


class RefusedError(Exception):
    """Something under the name of a document cannot be read as one.

    `reason` is the short name of what is wrong, `detail` what was found and what to do, `size` the
    number of bytes where that is known.
    """

    def __init__(self, reason: str, detail: str, size: int | None = None) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
        self.size = size
