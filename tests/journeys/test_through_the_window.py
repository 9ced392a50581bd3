"""One case through the window: taken in, answered with a key, seen as the report that would be printed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.review import Review, Stage
from app.domain.taking import TakeIn
from app.evidence.worker import EvidenceWorker
from app.paths import resources_folder
from app.services.demo import SAMPLE
from app.services.pages import view_of
from app.services.reviews import reviews_of
from app.standards.shelf import load_shelf
from app.store.database import open_store
from ui.dialogs.start_review import Start, StartReviewDialog
from ui.dialogs.take_in import TakeInSummaryDialog
from ui.main_window import MainWindow
from ui.tasks import TaskRunner
from ui.theme.theme import Theme
from ui.workspace import Workspace

NOON = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
STANDARD = "penalty-ordinary"
MINUTE = 60_000


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    QCoreApplication.setOrganizationName("window")
    shelf = load_shelf(resources_folder() / "standards")
    workspace = Workspace(tmp_path / "work", open_store, lambda: shelf, lambda: NOON, EvidenceWorker, view_of)
    troubles: list[object] = []
    tasks = TaskRunner(troubles.append, troubles.append, "tasks")
    renders = TaskRunner(troubles.append, troubles.append, "renders")
    made = MainWindow(workspace, tasks, renders, Theme())
    yield made
    made.close()
    tasks.close()
    renders.close()
    shiboken6.delete(made)
    workspace.close()
    assert troubles == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "望樟〔2026〕7号 案卷"
    made.mkdir()
    for pattern in ("04-*", "30-*"):
        [path] = SAMPLE.glob(pattern)
        shutil.copy(path, made / path.name)
    return made


def test_a_folder_becomes_a_report_without_leaving_the_window(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[TakeIn] = []
    monkeypatch.setattr(TakeInSummaryDialog, "tell", lambda _page, taken: told.append(taken) or True)
    monkeypatch.setattr(StartReviewDialog, "ask", _choose)
    window.show_page("home")
    window.show()
    home: Any = window.current
    with qtbot.waitSignal(home._take_in.case_taken_in, timeout=MINUTE):
        home._take_in.take_in((folder,))
    case_page: Any = window.current
    case = case_page._presenter.case
    assert (len(told[0].taken), len(case.documents)) == (2, 2)

    case_page._ask_and_start()
    bench = window.current
    assert bench is not None
    assert bench is not case_page
    bench.setFocus()
    qtbot.keyClick(bench, Qt.Key.Key_1)
    workspace = window._context.workspace
    [review] = workspace.with_store(reviews_of, case.id)
    assert len(review.marks) == 1

    _see_report(qtbot, window, review)
    window.hide()


def _choose(_parent: object, _theme: object, standards: Any, _reviewer: str) -> Start:
    chosen = next(standard for standard, fits in standards if fits and standard.id == STANDARD)
    return Start(chosen, "沈评查", Stage.FIRST_REVIEW)


def _see_report(qtbot: QtBot, window: MainWindow, review: Review) -> None:
    window.show_page("report", review_id=review.id)
    page: Any = window.current
    with qtbot.waitSignal(page._presenter.report_made, timeout=MINUTE) as made:
        pass
    paper = made.args[0]
    assert paper.pdf.startswith(b"%PDF")
    with qtbot.waitSignal(page._view._pictures.picture_drawn, timeout=MINUTE):
        page._view.go_to(0)
    assert page._print.isEnabled()
