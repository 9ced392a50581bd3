"""A workspace, a shelf with one small standard, and folders that arrive as files written by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.standards.shelf import Shelf
from app.store.database import Store, open_store
from tests.services.small import STANDARD


@pytest.fixture
def shelf() -> Shelf:
    return Shelf((STANDARD,))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


@pytest.fixture
def store(workspace: Path) -> Iterator[Store]:
    with open_store(workspace) as opened:
        yield opened
