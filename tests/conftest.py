"""Shared fixtures: an offscreen screen unless --onscreen is given, and examples that no slow machine fails."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("house"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--onscreen", action="store_true", help="show the windows of the tests")


def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application of all tests: a window that closes must not end the waiting of the tests after it."""
    qapp.setQuitOnLastWindowClosed(False)
    return qapp
