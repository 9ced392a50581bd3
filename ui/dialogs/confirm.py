"""Asking before something that cannot be taken back; cancelling is the default."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from ui.widgets.build import button, column, label, row


class ConfirmDialog(QDialog):
    """A question, its consequence, and a button that names the act."""

    def __init__(self, parent: QWidget | None, title: str, question: str, consequence: str, act: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        cancel = button("取消", self.reject)
        cancel.setDefault(True)
        self.setLayout(
            column(
                label(question, "heading", wrap=True),
                label(consequence, wrap=True),
                8,
                row(None, button(act, self.accept, "danger"), cancel),
                margins=(24, 24, 24, 16),
                spacing=12,
            )
        )

    @classmethod
    def ask(cls, parent: QWidget | None, title: str, question: str, consequence: str, act: str) -> bool:
        """True when the reviewer wants it done."""
        return cls(parent, title, question, consequence, act).exec() == QDialog.DialogCode.Accepted
