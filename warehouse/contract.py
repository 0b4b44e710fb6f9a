"""The promised columns: a committed snapshot of what marts and staging tables look like."""

from __future__ import annotations

import json
from pathlib import Path

from warehouse.errors import ContractError
from warehouse.project import STAGING, Columns

FILE = "schema.json"
ADVICE = (
    "If the change is meant, run `warehouse build --accept-contract` and commit the snapshot; "
    "else correct the models."
)


def read_contract(root: Path) -> Columns | None:
    """Give the snapshot, None when the project has none; raises ContractError when it is broken."""
    path = root / FILE
    if not path.exists():
        return None
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        return {
            (schema, table): dict(columns)
            for schema, tables in content.items()
            for table, columns in tables.items()
        }
    except (ValueError, AttributeError, TypeError) as error:
        raise ContractError(
            f"{path} is not a snapshot ({error}). Write it anew with "
            "`warehouse build --accept-contract`."
        ) from error


def write_contract(root: Path, columns: Columns) -> None:
    """Write the snapshot of marts and staging tables."""
    content: dict[str, dict[str, dict[str, str]]] = {}
    for (schema, table), found in sorted(columns.items()):
        if schema in ("main", STAGING):
            content.setdefault(schema, {})[table] = found
    (root / FILE).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def require_contract(root: Path, found: Columns, partly: bool = False) -> None:
    """Compare marts with the snapshot; raises ContractError when one differs.

    `partly` says that `found` need not hold all marts.
    """
    promised = read_contract(root)
    if promised is None:
        return
    lines = []
    for table in sorted(promised.keys() | found.keys()):
        if table[0] == "main" and not (partly and table not in found):
            lines += _differences(table[1], promised.get(table), found.get(table))
    if lines:
        raise ContractError("\n".join(["the marts differ from the snapshot", *lines, ADVICE]))


def _differences(
    name: str, promised: dict[str, str] | None, found: dict[str, str] | None
) -> list[str]:
    if promised is None or found is None:
        return [f"  {name}: {'new table' if promised is None else 'gone'}"]
    lines = [f"  {name}.{one}: gone" for one in promised if one not in found]
    lines += [f"  {name}.{one}: new, {found[one]}" for one in found if one not in promised]
    lines += [
        f"  {name}.{one}: {kind}, was {promised[one]}"
        for one, kind in found.items()
        if promised.get(one, kind) != kind
    ]
    return lines
