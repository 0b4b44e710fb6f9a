"""Which reader read a document: a fingerprint of the code and data that its rows depend on."""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

PACKAGE = Path(__file__).parent
REFERENCE = PACKAGE.parent / "sql" / "reference"
ENTRY = "read"
LENGTH = 12
FILE_NAME = re.compile(r"\w+\.\w+")
IMPORTS = (ast.Import, ast.ImportFrom)


@lru_cache(maxsize=1)
def reader_version() -> str:
    """Changes when the reader's modules, a lexicon or reference data that it reads change."""
    digest = hashlib.sha256()
    for path in reader_files():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:LENGTH]


def reader_files() -> list[Path]:
    """Everything that a reading depends on besides the document."""
    trees = _modules()
    modules = [PACKAGE / f"{name}.py" for name in sorted(trees)]
    lexicon = sorted((PACKAGE / "lexicon").glob("*.csv"))
    named = {text for tree in trees.values() for text in _texts(tree) if FILE_NAME.fullmatch(text)}
    reference = [REFERENCE / name for name in sorted(named) if (REFERENCE / name).is_file()]
    return [*modules, *lexicon, *reference]


def _modules() -> dict[str, ast.Module]:
    """The modules of this package that reading imports, directly or not."""
    found: dict[str, ast.Module] = {}
    waiting = [ENTRY]
    while waiting:
        name = waiting.pop()
        if name not in found:
            text = (PACKAGE / f"{name}.py").read_text(encoding="utf-8")
            found[name] = ast.parse(text)
            waiting += _imported(found[name])
    return found


def _imported(tree: ast.Module) -> Iterator[str]:
    """The modules of this package that one of them imports."""
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, IMPORTS) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{name}" for name in names)]
        for package, _, rest in (name.partition(".") for name in names):
            module = rest.partition(".")[0]
            if package == PACKAGE.name and (PACKAGE / f"{module}.py").is_file():
                yield module


def _texts(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
