"""原始文件: every file as it came in, its hashes, why it was not read, and ways to get it out again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.casefile import CaseFile, FileState, SourceFile
from app.domain.recording import is_recording
from ui.dialogs.done import DoneDialog
from ui.dialogs.recordings import RecordingsDialog
from ui.models.file_columns import FILE_COLUMNS, remark
from ui.models.record_table import RecordTable
from ui.page import Context
from ui.presenters.recordings import RecordingsPresenter
from ui.widgets.build import button, column, frame, label, row
from ui.widgets.files import ask_target
from ui.widgets.problems import tell_problems
from ui.widgets.record_view import RecordView


class FilesPane(QWidget):
    """The files of one case; a recording is played, any file can be saved as it came."""

    removal_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._case: CaseFile | None = None
        self._presenter = RecordingsPresenter(context.workspace, context.tasks, self)
        self._table = RecordTable(FILE_COLUMNS)
        self.view = RecordView(self._table, context.theme, "原始文件")
        self._unread = label(look="warn", wrap=True)
        self._told = label(look="soft", wrap=True, selectable=True)
        self._listen = button("录音录像…", self._play, tip="用系统的播放器听看，可以从指定时间开始")
        self._save = button("另存原件…", self._ask_and_save, tip="把选中的文件原样存到别处")
        copy = button("复制校验值", self._copy_hashes, tip="复制全部文件名和校验值（SM3、SHA-256）")
        remove = button("删除案卷…", self.removal_wanted.emit, "danger")
        more = button("添加文件…", self.more_wanted.emit, tip="把后来补交的文件加入这份案卷")
        top = row(more, self._listen, self._save, copy, None, remove, margins=(12, 8, 12, 8))
        told = row(self._unread, margins=(16, 0, 12, 8))
        self._foot = frame("foot", column(self._told, margins=(16, 8, 12, 8)))
        self.setLayout(column(top, told, self.view, self._foot, spacing=0))
        self._foot.hide()
        tell_problems(self._presenter, self)
        self._presenter.saved.connect(self._tell_saved)
        self.view.record_selected.connect(self._show_file)
        self.view.record_activated.connect(self._open)

    def show_case(self, case: CaseFile) -> None:
        """Another case, or this one changed."""
        before = self.view.selected()
        self._case = case
        self._table.show_rows(case.files)
        self.view.select_where(lambda file: file == before)
        self._listen.setVisible(any(map(is_recording, case.files)))
        unread = [file for file in case.files if file.state is not FileState.READ and not is_recording(file)]
        self._unread.setText(f"… {len(unread)} 个文件没有读出页面，原因和办法见“说明”。" if unread else "")
        self._unread.setVisible(bool(unread))

    def _show_file(self, file: SourceFile | None) -> None:
        """What a row has no room for."""
        self._save.setEnabled(_held(file))
        told = remark(file) if file is not None else ""
        self._told.setText(told)
        self._foot.setVisible(bool(told))

    def _open(self, file: SourceFile) -> None:
        if is_recording(file):
            self._play()
        elif _held(file):
            self._ask_and_save()

    def _play(self) -> None:
        if self._case is None:
            return
        files = [file for file in self._case.files if is_recording(file)]
        chosen = self.view.selected()
        at = (chosen.name, 0) if chosen is not None else None
        RecordingsDialog.ask(self.window(), self._context, files, at=at)

    def _ask_and_save(self) -> None:
        file = self.view.selected()
        if file is None:
            return
        target, _ = ask_target(self, "另存原件", Path(file.name).name, "所有文件 (*)", "originals")
        if target is not None:
            self._presenter.save(file, target)

    def _tell_saved(self, target: Path) -> None:
        DoneDialog.tell(self, "另存原件", f"已原样保存到：\n{target}")

    def _copy_hashes(self) -> None:
        files = self._case.files if self._case is not None else ()
        lines = [f"{file.name}\tSM3 {file.sm3}\tSHA-256 {file.sha256}" for file in files]
        QGuiApplication.clipboard().setText("\n".join(lines))


def _held(file: SourceFile | None) -> bool:
    """Whether the bytes are here; of what was refused they are not."""
    return file is not None and file.state is not FileState.REFUSED
