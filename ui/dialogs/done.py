"""Something is done, and there is one thing one may want next."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget

from ui.widgets.build import button, column, label, row


class DoneDialog(QDialog):
    """One sentence, close, and the next step."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str, then: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        close = button("关闭", self.reject)
        close.setDefault(True)
        next_step = (button(then, self.accept),) if then else ()
        text = label(sentence, wrap=True, selectable=True)
        self.setLayout(column(text, 8, row(None, *next_step, close), margins=(24, 24, 24, 16), spacing=12))

    @classmethod
    def ask(cls, parent: QWidget | None, title: str, sentence: str, then: str) -> bool:
        """True when the reviewer wants the next step."""
        return cls(parent, title, sentence, then).exec() == QDialog.DialogCode.Accepted

    @classmethod
    def tell(cls, parent: QWidget | None, title: str, sentence: str) -> None:
        """Say it; there is nothing to choose."""
        cls(parent, title, sentence).exec()
