"""One case of a model, and a short way to write rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """What a model gives; tables go by their bare names, those of the last build as `previous.`"""

    model: str
    says: str
    given: Mapping[str, Sequence[Row]]
    gives: Sequence[Row]


def rows(columns: str, *values: Any, **common: Any) -> list[Row]:
    """One row a value (or tuple of values) under the named columns, and `common` in each."""
    names = columns.split()
    tuples = [value if isinstance(value, tuple) else (value,) for value in values]
    return [dict(zip(names, one, strict=True)) | common for one in tuples]
