"""The one place that tells the reviewer about a problem, expected or not."""

from __future__ import annotations

import platform
import traceback

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import ReviewError, StandardError
from ui.widgets.build import row


class ProblemDialog(QDialog):
    """What happened, what to do next, and details that can be copied."""

    def __init__(self, parent: QWidget | None, title: str, message: str, advice: str = "", details: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self._text = "\n".join(part for part in (message, advice, details) if part)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(_label(message, "heading"))
        if advice:
            column.addWidget(_label(advice, ""))
        if details:
            box = QPlainTextEdit(details)
            box.setReadOnly(True)
            box.setAccessibleName("详细信息")
            box.setMinimumHeight(140)
            column.addWidget(box)
        column.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        copy = QPushButton("复制内容")
        known = QPushButton("知道了")
        known.setProperty("look", "primary")
        known.setDefault(True)
        copy.clicked.connect(self._copy)
        known.clicked.connect(self.accept)
        known.setFocus()
        return row(copy, None, known)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._text)


def show_problem(parent: QWidget | None, error: ReviewError) -> None:
    """Tell an expected problem as it is."""
    details = "\n".join(error.problems) if isinstance(error, StandardError) else ""
    ProblemDialog(parent, "提示", error.message, error.advice, details).exec()


def show_crash(parent: QWidget | None, error: BaseException, version: str) -> None:
    """Tell a bug: the work so far is saved, and the report can be copied and handed on."""
    ProblemDialog(
        parent,
        "程序出现问题",
        "程序出现了一个没有预料到的问题。",
        "已经作出的评查都已保存，可以继续使用；如反复出现，请复制下面的内容交给技术人员。",
        crash_report(error, version),
    ).exec()


def crash_report(error: BaseException, version: str) -> str:
    """Version, system and stack of a bug; the error's own text is left out, it may hold names from a case."""
    frames = traceback.extract_tb(error.__traceback__)
    stack = "\n".join(f"  {frame.filename.split('/')[-1]}:{frame.lineno} {frame.name}" for frame in frames)
    return f"版本 {version}\n系统 {platform.platform()}\n错误 {type(error).__name__}\n{stack}"


def _label(text: str, look: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", look)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
