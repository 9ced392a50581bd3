"""Signing a review off, and opening a signed one again. Each dialog asks and returns a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.review import Gap
from ui.widgets.build import row

REASON_MIN = 4


@dataclass(frozen=True, slots=True)
class SignOffAnswer:
    """What the reviewer wants: to sign by a name, or to go to a gap; the comment in either case."""

    comment: str
    by: str = ""
    gap: Gap | None = None


class SignOffDialog(QDialog):
    """Lists what is missing; a click goes there. With nothing missing, it signs."""

    def __init__(
        self,
        parent: QWidget | None,
        gaps: Sequence[tuple[Gap, str]],
        result: str,
        reviewer: str,
        comment: str,
        left: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("签署评查")
        self.setMinimumWidth(560)
        self._gaps = tuple(gaps)
        self._chosen: Gap | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 24, 24, 16)
        self._column.setSpacing(12)
        head = f"还有 {len(gaps)} 处没有完成，不能签署" if gaps else f"评查已经完成：{result}"
        self._column.addWidget(_label(head, "heading"))
        self.list = self._build_list()
        if left:
            self._column.addWidget(_label(left, "warn"))
        self._column.addWidget(_label("评语（印入报告）", "meta"))
        self.comment = QPlainTextEdit(comment)
        self.comment.setAccessibleName("评语")
        self.comment.setTabChangesFocus(True)
        self.comment.setFixedHeight(92)
        self._column.addWidget(self.comment)
        self._column.addWidget(_label("评查人", "meta"))
        self.by = QLineEdit(reviewer)
        self.by.setAccessibleName("评查人")
        self._column.addWidget(self.by)
        if not gaps:
            self._column.addWidget(_label("签署后只能查看；需要修改时要写明理由重新开启，并留下记录。", "soft"))
        self.sign = self._build_buttons()
        self.by.textChanged.connect(self._allow)
        self._allow()

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        gaps: Sequence[tuple[Gap, str]],
        result: str,
        reviewer: str,
        comment: str,
        left: str = "",
    ) -> SignOffAnswer | None:
        """What the reviewer decided; None when cancelled. `left` says what may have been overlooked."""
        dialog = cls(parent, gaps, result, reviewer, comment, left)
        answer = dialog.answer() if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return answer

    def answer(self) -> SignOffAnswer:
        comment = self.comment.toPlainText().strip()
        if self._chosen is not None:
            return SignOffAnswer(comment, gap=self._chosen)
        return SignOffAnswer(comment, by=self.by.text().strip())

    def _build_list(self) -> QListWidget:
        box = QListWidget()
        box.setAccessibleName("没有完成的地方")
        box.setWordWrap(True)
        for _, line in self._gaps:
            QListWidgetItem(line, box)
        box.itemClicked.connect(self._go)
        box.itemActivated.connect(self._go)
        if self._gaps:
            self._column.addWidget(_label("点一下跳到那一项：", "meta"))
            box.setMinimumHeight(180)
            self._column.addWidget(box)
        return box

    def _build_buttons(self) -> QPushButton:
        sign = QPushButton("签署")
        sign.setProperty("look", "primary")
        sign.setAutoDefault(False)
        cancel = QPushButton("取消")
        cancel.setAutoDefault(False)
        sign.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self._column.addLayout(row(None, cancel, sign))
        return sign

    def _go(self, item: QListWidgetItem) -> None:
        self._chosen = self._gaps[self.list.row(item)][0]
        self.accept()

    def _allow(self) -> None:
        self.sign.setEnabled(not self._gaps and bool(self.by.text().strip()))


class ReopenDialog(QDialog):
    """Asks who opens a signed review again and why."""

    def __init__(self, parent: QWidget | None, reviewer: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("重新开启评查")
        self.setMinimumWidth(480)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(_label("重新开启后可以继续修改，原来的签署和这次的理由都会留下记录。", ""))
        column.addWidget(_label(f"理由（至少 {REASON_MIN} 个字）", "meta"))
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName("重新开启的理由")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(92)
        column.addWidget(self.reason)
        column.addWidget(_label("经办人", "meta"))
        self.by = QLineEdit(reviewer)
        self.by.setAccessibleName("经办人")
        column.addWidget(self.by)
        self.reopen = QPushButton("重新开启")
        self.reopen.setProperty("look", "primary")
        cancel = QPushButton("取消")
        self.reopen.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        column.addLayout(row(None, cancel, self.reopen))
        self.reason.textChanged.connect(self._allow)
        self.by.textChanged.connect(self._allow)
        self._allow()

    @classmethod
    def ask(cls, parent: QWidget | None, reviewer: str) -> tuple[str, str] | None:
        """Who and why; None when cancelled."""
        dialog = cls(parent, reviewer)
        answered = dialog.exec() == QDialog.DialogCode.Accepted
        answer = (dialog.by.text().strip(), dialog.reason.toPlainText().strip())
        dialog.deleteLater()
        return answer if answered else None

    def _allow(self) -> None:
        long_enough = len(self.reason.toPlainText().strip()) >= REASON_MIN
        self.reopen.setEnabled(long_enough and bool(self.by.text().strip()))


def _label(text: str, look: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", look)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    return label
