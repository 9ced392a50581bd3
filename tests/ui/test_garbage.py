"""Garbage of the window is collected on the GUI thread only."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.garbage import GarbageCollector
from ui.tasks import TaskRunner


class Knot(QObject):
    """An object that holds itself, so that only the collector frees it."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def test_python_no_longer_collects_by_itself(qapp: QApplication) -> None:
    collector = GarbageCollector()
    assert not gc.isenabled()
    collector.deleteLater()


def test_knots_outlive_the_work_of_other_threads(qapp: QApplication, tasks: TaskRunner) -> None:
    collector = GarbageCollector()
    gc.collect()
    knot = weakref.ref(Knot())
    job = tasks.start(lambda: len([[number] for number in range(200_000)]), lambda _count: None)
    assert job.future is not None
    assert job.future.result() == 200_000
    assert knot() is not None
    collector.deleteLater()


def test_what_is_due_is_collected_here(qapp: QApplication) -> None:
    collector = GarbageCollector()
    gc.collect()
    knot = weakref.ref(Knot())
    held = [[number] for number in range(gc.get_threshold()[0] + 1)]
    assert collector.collect() == 0
    assert knot() is None
    assert len(held) > 700
    collector.deleteLater()


def test_nothing_is_collected_before_it_is_due(qapp: QApplication) -> None:
    collector = GarbageCollector()
    gc.collect()
    assert collector.collect() is None
    collector.deleteLater()
