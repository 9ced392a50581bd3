"""The line over the pages that says what a reader must know of the page in view."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QSizePolicy

from app.domain.page import PageRef
from ui.widgets.build import label, row
from ui.widgets.elided import ElidedLabel

Notes = Mapping[str, tuple[str, ...]]


class PageNote(QFrame):
    """Keeps its place while the case has pages with notes, so that pages do not jump; gone when it has none."""

    def __init__(self) -> None:
        super().__init__()
        self._notes: Notes = {}
        self._where = label(look="meta")
        self._text = ElidedLabel("warn")
        layout = row(self._where, self._text, margins=(12, 2, 12, 2), spacing=12)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.setProperty("look", "bar")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_notes(self, notes: Notes) -> None:
        """Another case."""
        self._notes = notes
        self._text.setText("")
        self._where.setText("")
        self.setVisible(bool(notes))

    def show_page(self, page: PageRef, where: str) -> None:
        """The page in view, and what it is called."""
        told = " ".join(self._notes.get(page.file_hash, ()))
        self._where.setText(where)
        self._text.setText(f"▲ {told}" if told else "")
