"""An empty place says what it is for and holds the one button that fills it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.build import button, column, label, row


class Empty(QWidget):
    """Title, one sentence, at most one button."""

    def __init__(self, title: str, text: str, action: str = "", on_click: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.setAccessibleName(title)
        name, sentence = label(title, "heading"), label(text, "soft", wrap=True)
        for part in (name, sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = column(None, name, sentence, margins=(24, 24, 24, 24), spacing=12)
        if action:
            layout.addLayout(row(None, button(action, on_click, "primary"), None))
        layout.addStretch(2)
        self.setLayout(layout)
