"""The recordings of a case: laid ready in the background, then given to a player at a place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from app.domain.casefile import SourceFile
from app.domain.recording import clock
from app.services.originals import lay_ready, save_original
from ui.presenters.player import player_call
from ui.presenters.presenter import Presenter
from ui.tasks import TaskRunner
from ui.workspace import Workspace


class RecordingsPresenter(Presenter):
    """Copies lie in the scratch folder while the window is open."""

    told = Signal(str)
    saved = Signal(object)

    def __init__(self, workspace: Workspace, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(workspace, tasks)
        self.setParent(parent)

    def play(self, file: SourceFile, seconds: int) -> None:
        """Open a recording at a place."""
        workspace = self._workspace
        folder = workspace.scratch
        self.told.emit("正在准备…")
        self._tasks.start(
            lambda: workspace.with_store(lay_ready, file, folder),
            lambda path: self._start(path, seconds),
            self.problem_met.emit,
            owner=self,
        )

    def save(self, file: SourceFile, target: Path) -> None:
        """Write a source file out as it came."""
        workspace = self._workspace
        self._tasks.start(
            lambda: workspace.with_store(save_original, file, target),
            self.saved.emit,
            self.problem_met.emit,
            owner=self,
        )

    def _start(self, path: Path, seconds: int) -> None:
        call = player_call(path, seconds)
        if call is not None and _run(call):
            self.told.emit(f"已交给播放器，从 {clock(seconds)} 开始。")
        elif QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            where = f"这个播放器不能从指定时间开始，请拖到 {clock(seconds)}。" if seconds else ""
            self.told.emit(f"已交给系统的播放器。{where}")
        else:
            self.told.emit("这台计算机没有能打开它的播放器。请点“另存原件…”，拷到能播放的计算机上听看。")


def _run(call: tuple[str, list[str]]) -> bool:
    started = QProcess.startDetached(*call)
    return bool(started[0] if isinstance(started, tuple) else started)
