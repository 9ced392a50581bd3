"""What an import was not sure of, to be gone through beside the draft."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from ui.widgets.build import button, column, label, row


class DoubtsDialog(QDialog):
    """The list can be copied; it stays with the draft until all of it has been checked."""

    def __init__(self, parent: QWidget | None, doubts: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入时要核对的地方")
        self.resize(680, 420)
        box = QPlainTextEdit("\n".join(doubts))
        box.setReadOnly(True)
        box.setAccessibleName("要核对的地方")
        told = label("请对照原表逐条核对，需要时在草稿里改正。", wrap=True)
        foot = row(None, button("都核对过了", self.accept), button("稍后再看", self.reject, "primary"))
        self.setLayout(column(told, box, foot, margins=(16, 16, 16, 12), spacing=12))
