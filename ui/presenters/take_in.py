"""Taking a case in: progress, cancelling, the question about a folder seen before, and the summary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.taking import TakeIn, TakeInMode
from app.errors import ReviewError
from app.paths import resources_folder
from ui.presenters.presenter import Presenter
from ui.tasks import Job, Progress, TaskRunner
from ui.workspace import Workspace

if TYPE_CHECKING:
    from app.services.taking_in import Reader


class TakeInPresenter(Presenter):
    """One taking in at a time."""

    began = Signal(str)
    progressed = Signal(int, int, str)
    same_found = Signal(object)
    case_taken_in = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, workspace: Workspace, tasks: TaskRunner, reader: Reader | None = None) -> None:
        super().__init__(workspace, tasks)
        self._reader = reader
        self._job: Job | None = None
        self._sources: tuple[Path, ...] = ()

    @property
    def running(self) -> bool:
        return self._job is not None

    def take_in(self, sources: Sequence[Path], mode: TakeInMode = TakeInMode.ASK, into: int | None = None) -> None:
        """Take folders, zips and files in as one case, or into a case that is there."""
        if self.running or not sources:
            return
        self._sources = tuple(sources)
        self.began.emit("正在读取…")
        self._job = self._tasks.start_long(
            lambda progress, cancel: self._run(progress, cancel, mode, into),
            self._done,
            self.progressed.emit,
            self._failed,
            owner=self,
        )

    def take_in_practice_case(self) -> None:
        """Take the bundled practice case in."""
        self.take_in((practice_folder(),))

    def answer_same(self, mode: TakeInMode) -> None:
        """The reviewer has said what to do with files that belong to a case already."""
        self.take_in(self._sources, mode)

    def cancel(self) -> None:
        if self._job is not None:
            self._job.stop.set()

    def _run(self, progress: Progress, cancel: Event, mode: TakeInMode, into: int | None) -> TakeIn:
        # the readers of documents are loaded with the first taking in, not with the window
        from app.intake.read import read_source
        from app.services.cases import take_in_case

        workspace = self._workspace
        return workspace.with_store(
            take_in_case,
            self._sources,
            now=workspace.clock(),
            progress=progress,
            cancel=cancel,
            mode=mode,
            into=into,
            reader=self._reader or read_source,
        )

    def _done(self, taken: TakeIn) -> None:
        self._end()
        if taken.case is None and taken.same is not None:
            self.same_found.emit(taken)
        else:
            self.case_taken_in.emit(taken)

    def _failed(self, error: ReviewError) -> None:
        stopped = self._job is not None and self._job.stop.is_set()
        self._end()
        if stopped:
            self.cancelled.emit()
        else:
            self.problem_met.emit(error)

    def _end(self) -> None:
        self._job = None
        self.ended.emit()


def practice_folder() -> Path:
    """Where the bundled practice case lies."""
    return resources_folder() / "samples" / "练习案卷"
