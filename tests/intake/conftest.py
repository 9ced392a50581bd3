"""Readers shared by the tests of taking in, and a case folder to fill."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.intake.readers import Readers


@pytest.fixture(scope="session")
def readers() -> Iterator[Readers]:
    with Readers() as made:
        yield made
