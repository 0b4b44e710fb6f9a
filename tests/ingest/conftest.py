from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from house import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    (tmp_path / "documents").mkdir()
    return House(tmp_path)


@pytest.fixture
def make_house(tmp_path: Path) -> Callable[[str], House]:
    def make(name: str) -> House:
        (tmp_path / name / "documents").mkdir(parents=True)
        return House(tmp_path / name)

    return make
