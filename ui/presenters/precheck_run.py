"""The pre-check over a list of cases, in the background; what is done when it is stopped stays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import Signal

from app.domain.precheck_run import CaseChecked
from app.errors import ReviewError
from app.services.precheck_runs import precheck_cases
from app.services.precheck_tables import write_run
from app.services.prechecks import Statutes
from ui.presenters.presenter import Presenter
from ui.tasks import Job, Progress, TaskRunner
from ui.workspace import Workspace


class PrecheckRunPresenter(Presenter):
    """One run at a time."""

    began = Signal(str)
    progressed = Signal(int, int, str)
    ended = Signal()
    cases_checked = Signal(tuple)
    table_saved = Signal(str)

    def __init__(self, workspace: Workspace, tasks: TaskRunner) -> None:
        super().__init__(workspace, tasks)
        self._job: Job | None = None
        self.case_ids: tuple[int, ...] = ()
        self.lines: tuple[CaseChecked, ...] = ()

    @property
    def running(self) -> bool:
        return self._job is not None

    def run(self, case_ids: Sequence[int]) -> None:
        """Check the cases, newest rules and facts."""
        if self.running or not case_ids:
            return
        self.case_ids = tuple(case_ids)
        self.began.emit(f"正在预检 {len(case_ids)} 卷…")
        self._job = self._tasks.start_long(self._check, self._done, self.progressed.emit, self._failed, owner=self)

    def save(self, target: Path) -> None:
        """The lines as they stand, written as a table."""
        try:
            write_run(self.lines, target)
        except ReviewError as error:
            self.problem_met.emit(error)
        else:
            self.table_saved.emit(target.name)

    def cancel(self) -> None:
        if self._job is not None:
            self._job.stop.set()

    def _check(self, progress: Progress, cancel: Event) -> tuple[CaseChecked, ...]:
        workspace = self._workspace
        statutes, today = Statutes(workspace.folder), workspace.clock().date()
        return workspace.with_store(precheck_cases, statutes, self.case_ids, today, progress, cancel)

    def _done(self, lines: tuple[CaseChecked, ...]) -> None:
        self._job = None
        self.lines = lines
        self.ended.emit()
        self.cases_checked.emit(lines)

    def _failed(self, error: ReviewError) -> None:
        self._job = None
        self.ended.emit()
        self.problem_met.emit(error)


def summary(lines: Sequence[CaseChecked], wanted: int) -> str:
    """How many cases were checked and what was found, in a sentence."""
    good = [line for line in lines if not line.failed]
    faulty = sum(line.suspected > 0 for line in good)
    told = f"已预检 {len(good)} 卷：{faulty} 卷有疑似不符，共 {sum(line.suspected for line in good)} 处。"
    if len(good) < len(lines):
        told += f"{len(lines) - len(good)} 卷没有完成。"
    if len(lines) < wanted:
        told += f"已停止，还有 {wanted - len(lines)} 卷没有预检。"
    return told
