"""Fixtures of the window: settings in a temporary folder, runners that are closed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app.errors import ReviewError
from ui.tasks import TaskRunner


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> None:
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture(autouse=True)
def no_window_left_open() -> Iterator[None]:
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication):
        left = [w.objectName() or type(w).__name__ for w in app.topLevelWidgets() if w.isVisible()]
        assert left == []


class Troubles:
    """What a runner reported instead of an answer."""

    def __init__(self) -> None:
        self.problems: list[ReviewError] = []
        self.bugs: list[BaseException] = []


@pytest.fixture
def troubles() -> Troubles:
    return Troubles()


@pytest.fixture
def tasks(qapp: QApplication, troubles: Troubles) -> Iterator[TaskRunner]:
    runner = TaskRunner(troubles.problems.append, troubles.bugs.append)
    yield runner
    runner.close()
