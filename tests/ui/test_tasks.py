"""The runner's answers, errors, progress and cancelling."""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from app.errors import Cancelled, IntakeError
from tests.ui.conftest import Troubles
from ui.tasks import TaskRunner


class Listener(QObject):
    heard = Signal(object)


def test_the_answer_comes_back_on_the_gui_thread(qtbot: QtBot, tasks: TaskRunner) -> None:
    listener = Listener()
    threads: list[bool] = []

    def answered(value: object) -> None:
        threads.append(threading.current_thread() is threading.main_thread())
        listener.heard.emit(value)

    with qtbot.waitSignal(listener.heard) as blocker:
        tasks.start(lambda: threading.current_thread().name, answered)
    assert str(blocker.args[0]).startswith("tasks")
    assert threads == [True]


def test_an_expected_error_goes_to_the_one_who_asked(qtbot: QtBot, tasks: TaskRunner, troubles: Troubles) -> None:
    listener = Listener()

    def fail() -> None:
        raise IntakeError("第 3 份文书无法读取。", "请重新扫描。")

    with qtbot.waitSignal(listener.heard) as blocker:
        tasks.start(fail, lambda _answer: None, listener.heard.emit)
    assert isinstance(blocker.args[0], IntakeError)
    assert troubles.problems == []


def test_a_bug_goes_to_the_crash_dialog(qtbot: QtBot, tasks: TaskRunner, troubles: Troubles) -> None:
    def fail() -> None:
        raise KeyError("x")

    with qtbot.waitSignal(tasks.busy_changed, check_params_cb=lambda busy: not busy):
        tasks.start(fail, lambda _answer: None)
    qtbot.waitUntil(lambda: bool(troubles.bugs))
    assert isinstance(troubles.bugs[0], KeyError)


def test_progress_names_what_is_being_done(qtbot: QtBot, tasks: TaskRunner) -> None:
    listener = Listener()
    steps: list[tuple[int, int, str]] = []

    def work(progress: Any, _cancel: threading.Event) -> str:
        progress(1, 2, "立案审批表")
        progress(2, 2, "送达回证")
        return "done"

    with qtbot.waitSignal(listener.heard):
        tasks.start_long(work, listener.heard.emit, lambda *step: steps.append(step))
    assert steps == [(1, 2, "立案审批表"), (2, 2, "送达回证")]


def test_a_cancelled_call_sees_the_event(qtbot: QtBot, tasks: TaskRunner) -> None:
    listener = Listener()

    def work(_progress: Any, cancel: threading.Event) -> None:
        assert cancel.wait(5)
        raise Cancelled

    with qtbot.waitSignal(listener.heard) as blocker:
        job = tasks.start_long(work, lambda _a: None, lambda *_s: None, listener.heard.emit)
        job.cancel()
    assert isinstance(blocker.args[0], Cancelled)


def test_a_destroyed_owner_gets_no_answer(qtbot: QtBot, tasks: TaskRunner) -> None:
    import shiboken6

    owner, gate, answers = QObject(), threading.Event(), list[object]()
    with qtbot.waitSignal(tasks.busy_changed, check_params_cb=lambda busy: not busy):
        tasks.start(lambda: gate.wait(5), answers.append, owner=owner)
        shiboken6.delete(owner)
        gate.set()
    assert answers == []


def test_two_hundred_calls_keep_their_order(qtbot: QtBot, tasks: TaskRunner) -> None:
    answers: list[int] = []
    with qtbot.waitSignal(tasks.busy_changed, check_params_cb=lambda busy: not busy):
        for number in range(200):
            tasks.start(lambda number=number: number, answers.append)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(answers) == 200)
    assert answers == list(range(200))


def test_closing_drops_what_waits(qtbot: QtBot, tasks: TaskRunner) -> None:
    gate, ran = threading.Event(), list[int]()
    tasks.start(lambda: gate.wait(5), lambda _a: None)
    for number in range(20):
        tasks.start(lambda number=number: ran.append(number), lambda _a: None)  # type: ignore[misc]
    gate.set()
    tasks.close()
    tasks.start(lambda: ran.append(99), lambda _a: None)
    assert 99 not in ran


def test_many_emits_keep_the_process_alive(qtbot: QtBot) -> None:
    listener, heard = Listener(), list[object]()
    listener.heard.connect(heard.append)
    for _ in range(2000):
        listener.heard.emit(True)
    assert len(heard) == 2000
