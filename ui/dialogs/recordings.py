"""录音录像: which there are, from where to play, and writing a place down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.domain.casefile import SourceFile
from app.domain.recording import clock, length_of, place_in, seconds_at
from app.errors import ReviewError
from ui.models.file_columns import size_text
from ui.models.record_table import RIGHT, Column, RecordTable
from ui.page import Context
from ui.presenters.recordings import RecordingsPresenter
from ui.widgets.build import button, column, label, row
from ui.widgets.record_view import RecordView

COLUMNS = (
    Column[SourceFile]("文件", lambda file: file.name),
    Column[SourceFile]("时长", lambda file: length_of(file) or "不详", width=110),
    Column[SourceFile]("大小", lambda file: size_text(file.size), lambda file: file.size, RIGHT, width=90),
)


class RecordingsDialog(QDialog):
    """Plays from a place; `write` offers to put the place into the statement of an answer."""

    def __init__(
        self,
        parent: QWidget | None,
        context: Context,
        files: Sequence[SourceFile],
        write: bool = False,
        at: tuple[str, int] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("录音录像")
        self.setMinimumSize(600, 360)
        self.presenter = RecordingsPresenter(context.workspace, context.tasks, self)
        table = RecordTable(COLUMNS)
        table.show_rows(files)
        self.view = RecordView(table, context.theme, "录音录像")
        self.at = QLineEdit(clock(at[1] if at else 0))
        self.at.setAccessibleName("从何时开始，时分秒")
        self.at.setFixedWidth(context.theme.scale.scaled(110))
        self._told = label(
            "时间写成 00:12:30 或 12分30秒。由系统的播放器打开，本程序不解码、不改动原件。", "soft", wrap=True
        )
        self._play = button("播放", self._start, "primary")
        self._write = button("写入本项说明", self.accept, tip="把文件名和时间写进“无页码可指”的说明")
        self._write.setVisible(write)
        line = row(label("从"), self.at, label("开始"), self._play, None)
        foot = row(None, self._write, button("关闭", self.reject))
        self.setLayout(column(self.view, line, self._told, foot, margins=(24, 20, 24, 16), spacing=10))
        self.view.select_where(lambda file: at is not None and file.name == at[0])
        self.view.record_activated.connect(lambda _file: self._start())
        self.at.returnPressed.connect(self._start)
        self.presenter.told.connect(self._tell)
        self.presenter.problem_met.connect(self._tell_problem)

    @property
    def place(self) -> str:
        """The chosen place as it is written down; empty while the time is none."""
        file, seconds = self.view.selected(), seconds_at(self.at.text())
        return place_in(file.name, seconds) if file is not None and seconds is not None else ""

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        context: Context,
        files: Sequence[SourceFile],
        write: bool = False,
        at: tuple[str, int] | None = None,
    ) -> str:
        """The place to be written down, or empty."""
        dialog = cls(parent, context, files, write, at)
        chosen = dialog.exec() == QDialog.DialogCode.Accepted
        place = dialog.place if chosen else ""
        dialog.deleteLater()
        return place

    def accept(self) -> None:
        if self._timed():
            super().accept()

    def _start(self) -> None:
        file, seconds = self.view.selected(), seconds_at(self.at.text())
        if self._timed() and file is not None and seconds is not None:
            self.presenter.play(file, seconds)

    def _timed(self) -> bool:
        """Whether a place is written; says how one writes it when not."""
        if seconds_at(self.at.text()) is None:
            self._tell(f"✗ “{self.at.text()}”不是时间。请写成 00:12:30 或 12分30秒。")
            self.at.setFocus()
            return False
        return True

    def _tell(self, text: str) -> None:
        self._told.setText(text)

    def _tell_problem(self, error: ReviewError) -> None:
        self._tell(f"✗ {error.message}{error.advice}")
