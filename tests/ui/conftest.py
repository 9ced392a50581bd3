"""Fixtures of the window: settings in a temporary folder, runners that are closed."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.casefile import CaseFile
from app.domain.page import PageText
from app.errors import ReviewError
from app.evidence.picture import Picture
from app.services.pages import view_of
from app.standards.shelf import Shelf
from app.store.database import open_store
from tests.services.arriving import DECISION, FILING, NOON, take
from tests.services.conftest import STANDARD
from ui.main_window import MainWindow
from ui.tasks import TaskRunner
from ui.theme.theme import Theme
from ui.workspace import Workspace

LONG = 20_000  # ms


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Waits for facts longer than a busy machine needs; a fact that never comes still fails."""
    for wait in ("waitUntil", "waitSignal", "waitSignals"):
        setattr(qtbot, wait, partial(getattr(qtbot, wait), timeout=LONG))
    return qtbot


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> None:
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    QCoreApplication.setOrganizationName("window")
    QCoreApplication.setApplicationName("anjuan")


@pytest.fixture(autouse=True)
def garbage_of_the_gui_thread() -> Iterator[None]:
    """As in the program: worker threads never destroy widgets."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


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


class PlainEvidence:
    """Stands in for the page worker: every page is a white picture."""

    def __init__(self, source: Callable[[str], bytes]) -> None:
        self.source = source
        self.loaded: list[str] = []
        self.pages = 2

    def load(self, key: str, pdf: bytes, name: str = "") -> int:
        self.loaded.append(key)
        return self.pages

    def render(self, key: str, number: int, width_px: int, turn: int = 0) -> Picture:
        high = width_px * 842 // 595
        return Picture(width_px, high, b"\xff" * (width_px * high * 4))

    def texts(self, key: str) -> tuple[PageText, ...]:
        return tuple(PageText(number + 1, 595.0, 842.0) for number in range(self.pages))

    def close(self) -> None:
        self.loaded.clear()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace(tmp_path / "work", open_store, lambda: Shelf((STANDARD,)), lambda: NOON, PlainEvidence, view_of)
    made.reviewer = "沈评查"
    yield made
    made.close()


@pytest.fixture
def renders(qapp: QApplication, troubles: Troubles) -> Iterator[TaskRunner]:
    runner = TaskRunner(troubles.problems.append, troubles.bugs.append, "renders")
    yield runner
    runner.close()


@pytest.fixture
def case(workspace: Workspace) -> CaseFile:
    """A case of two documents, taken in."""
    taken: CaseFile = workspace.with_store(take, FILING, DECISION)
    return taken


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The look of the application; put on once, a test that changes it puts it back."""
    made = Theme()
    if not qapp.styleSheet():
        made.apply()
    return made


@pytest.fixture
def window(
    qapp: QApplication, workspace: Workspace, tasks: TaskRunner, renders: TaskRunner, theme: Theme
) -> Iterator[MainWindow]:
    made = MainWindow(workspace, tasks, renders, theme)
    yield made
    made.close()
    shiboken6.delete(made)  # a window left alive is styled again with every later one
