"""Which reader read a document: a fingerprint of the code and data that its rows depend on."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
REFERENCE = PACKAGE.parent / "sql" / "reference"
ENTRY = "read"
LENGTH = 12
IMPORT = re.compile(r"^\s*(?:from|import) ingest(?:\.([\w.]+))?(?: import (.+))?", re.MULTILINE)
FILE_NAME = re.compile(r"[\"'](\w+\.\w+)[\"']")


@lru_cache(maxsize=1)
def reader_version() -> str:
    """Changes when the reader's modules, a lexicon or reference data that it reads change."""
    digest = hashlib.sha256()
    for path in reader_files():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:LENGTH]


def reader_files() -> list[Path]:
    """Everything that a reading depends on besides the document."""
    modules = _modules()
    lexicon = sorted((PACKAGE / "lexicon").glob("*.csv"))
    named = {name for text in modules.values() for name in FILE_NAME.findall(text)}
    reference = [REFERENCE / name for name in sorted(named) if (REFERENCE / name).is_file()]
    return [*sorted(modules), *lexicon, *reference]


def _modules() -> dict[Path, str]:
    """The modules of this package that reading imports, directly or not, with their text."""
    found: dict[Path, str] = {}
    waiting = [ENTRY]
    while waiting:
        name = waiting.pop().replace(".", "/")
        for path in (PACKAGE / f"{name}.py", PACKAGE / name / "__init__.py"):
            if path.is_file() and path not in found:
                found[path] = path.read_text(encoding="utf-8")
                for module, names in IMPORT.findall(found[path]):
                    inner = [f"{module}.{one}".strip(".") for one in re.findall(r"\w+", names)]
                    waiting += [module, *inner]
    return found
