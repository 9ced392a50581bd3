"""The background queue of scans, and the pane that lists them."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.errors import Cancelled, IntakeError
from app.services.recognition import correct_page
from tests.services.arriving import file_of, take
from tests.services.test_recognition import BLANK, Drawing, Engine
from ui.page import Context
from ui.pages.case_recognition import RecognitionPane
from ui.recognition import RecognitionQueue
from ui.tasks import TaskRunner
from ui.theme.theme import Theme
from ui.workspace import Workspace

SCAN = file_of("IMG_02.pdf", b"scan two", pages=(BLANK,))


def _recognise(store: Any, case_id: int, progress: Any, cancel: Event) -> Any:
    from app.services.recognition import recognise_case

    return recognise_case(store, case_id, Drawing(), Engine(), progress, cancel)  # type: ignore[arg-type]


@pytest.fixture
def scans(qapp: object, troubles: Any) -> Iterator[TaskRunner]:
    runner = TaskRunner(troubles.problems.append, troubles.bugs.append, "scans")
    yield runner
    runner.close()


def _waiting(store: Any) -> tuple[int, ...]:
    return store.recognitions.cases_waiting()


def test_the_queue_goes_through_every_case_with_waiting_pages(
    qtbot: QtBot, workspace: Workspace, scans: TaskRunner
) -> None:
    first = workspace.with_store(take, SCAN)
    queue = RecognitionQueue(workspace, scans, _recognise, _waiting)
    with qtbot.waitSignal(queue.case_recognised) as told:
        queue.resume()
    assert told.args == [first.id]
    assert workspace.with_store(_waiting) == ()
    assert not queue.running


def test_pausing_stops_after_the_page_under_way(qtbot: QtBot, workspace: Workspace, scans: TaskRunner) -> None:
    workspace.with_store(take, SCAN)
    begun = Event()

    def slow(_store: Any, _case_id: int, _progress: Any, cancel: Event) -> None:
        begun.set()
        cancel.wait(5)
        raise Cancelled

    queue = RecognitionQueue(workspace, scans, slow, _waiting)
    with qtbot.waitSignal(queue.paused):
        queue.resume()
        assert begun.wait(5)
        queue.pause()
    assert not queue.running


def test_an_engine_that_fails_is_told(qtbot: QtBot, workspace: Workspace, scans: TaskRunner) -> None:
    workspace.with_store(take, SCAN)

    def broken(*_given: Any) -> None:
        raise IntakeError("文字识别无法启动。", "请检查安装。")

    queue = RecognitionQueue(workspace, scans, broken, _waiting)
    with qtbot.waitSignal(queue.failed) as told:
        queue.resume()
    assert "无法启动" in told.args[0].message


def test_the_pane_counts_what_is_open_and_follows_a_correction(
    qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, renders: TaskRunner, scans: TaskRunner, theme: Theme
) -> None:
    case = workspace.with_store(take, SCAN)
    queue = RecognitionQueue(workspace, scans, _recognise, _waiting)
    pane = RecognitionPane(Context(workspace, tasks, renders, theme, lambda *_a, **_k: None, queue))
    qtbot.addWidget(pane)
    counts: list[tuple[int, int]] = []
    pane.counted.connect(lambda pages, still: counts.append((pages, still)))
    pane.show_case(case.id)
    assert counts == [(1, 1)]
    with qtbot.waitSignal(queue.case_recognised):
        queue.add(case.id)
    assert counts[-1] == (1, 0)
    ref = pane._table.record(0).ref
    workspace.with_store(correct_page, ref, ["送达回证"])
    pane.show_case(case.id)
    assert pane._table.record(0).corrected
