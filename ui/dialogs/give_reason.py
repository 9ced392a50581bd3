"""Asking for one reason in words."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from ui.widgets.build import button, column, label, row


class GiveReasonDialog(QDialog):
    """A question and a box; the button comes alive when enough is written."""

    def __init__(self, parent: QWidget | None, title: str, question: str, least: int, act: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        self._least = least
        self.box = QPlainTextEdit()
        self.box.setAccessibleName(title)
        self.box.setFixedHeight(110)
        self._count = label(look="meta")
        self._accept = button(act, self.accept, "primary")
        self.box.textChanged.connect(self._watch)
        foot = row(self._count, None, self._accept, button("取消", self.reject))
        self.setLayout(column(label(question, wrap=True), self.box, foot, margins=(24, 20, 24, 16), spacing=12))
        self._watch()

    def _watch(self) -> None:
        written = len(self.box.toPlainText().strip())
        self._accept.setEnabled(written >= self._least)
        self._count.setText(
            "" if written >= self._least else f"至少 {self._least} 个字，还差 {self._least - written} 个"
        )

    @classmethod
    def ask(cls, parent: QWidget | None, title: str, question: str, least: int, act: str) -> str:
        """What was written, or "" when the reviewer thought better of it."""
        dialog = cls(parent, title, question, least, act)
        return dialog.box.toPlainText().strip() if dialog.exec() == QDialog.DialogCode.Accepted else ""
