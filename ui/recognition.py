"""RecognitionQueue: scanned pages are recognised in the background, case after case, while the reviewer works on.

What is still to be done is asked of the store, so closing the window loses nothing: the next start goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal

from app.errors import ReviewError
from ui.tasks import Job, Progress, TaskRunner
from ui.workspace import Workspace

AUTOMATIC = "recognition/automatic"


@dataclass(frozen=True, slots=True)
class RecognitionStep:
    """What is being recognised: the case, how many pages of it are done, and the page under way."""

    case_id: int
    done: int
    total: int
    what: str


class RecognitionQueue(QObject):
    """One case at a time, one page at a time; `recognise` and `waiting` are services handed in by the composition root."""

    stepped = Signal(object)
    case_recognised = Signal(int)
    paused = Signal()
    failed = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        runner: TaskRunner,
        recognise: Callable[[Any, int, Progress, Event], Any],
        waiting: Callable[[Any], tuple[int, ...]],
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._runner = runner
        self._recognise = recognise
        self._waiting = waiting
        self._cases: list[int] = []
        self._job: Job | None = None
        self._now = 0

    @property
    def running(self) -> bool:
        return self._job is not None

    @property
    def automatic(self) -> bool:
        """True while scans are recognised without being asked for."""
        return str(QSettings().value(AUTOMATIC, "true")) == "true"

    def set_automatic(self, on: bool) -> None:
        QSettings().setValue(AUTOMATIC, "true" if on else "false")
        if on:
            self.resume()

    def resume(self) -> None:
        """Go on with every case that has pages waiting, the newest first."""
        for case_id in self._workspace.with_store(self._waiting):
            self._add(case_id)
        self._next()

    def add(self, case_id: int) -> None:
        """Recognise a case next."""
        self._add(case_id, first=True)
        self._next()

    def pause(self) -> None:
        """Stop after the page under way; nothing recognised so far is lost."""
        self._cases.clear()
        if self._job is not None:
            self._job.stop.set()

    def _add(self, case_id: int, first: bool = False) -> None:
        if case_id in self._cases or (self._job is not None and case_id == self._now):
            return
        self._cases.insert(0 if first else len(self._cases), case_id)

    def _next(self) -> None:
        if self._job is not None or not self._cases:
            return
        case_id = self._now = self._cases.pop(0)
        workspace = self._workspace
        self._job = self._runner.start_long(
            lambda progress, cancel: workspace.with_store(self._recognise, case_id, progress, cancel),
            lambda _state: self._ended(case_id),
            lambda done, total, what: self.stepped.emit(RecognitionStep(case_id, done, total, what)),
            self._stopped,
            owner=self,
        )

    def _ended(self, case_id: int) -> None:
        self._job = None
        self.case_recognised.emit(case_id)
        self._next()

    def _stopped(self, error: ReviewError) -> None:
        job, self._job = self._job, None
        if job is not None and job.stop.is_set():
            self.paused.emit()
        else:
            self.failed.emit(error)
