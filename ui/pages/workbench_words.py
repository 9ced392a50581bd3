"""The written part of an answer: reason with phrases, statement without a page, suggestion, note, second reviewer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.presenters.workbench_draft import next_blank, with_phrase
from ui.theme.theme import Theme

PAUSE = 700  # milliseconds without a key after which what was typed is saved
LINES = (2, 5)


class ReasonEdit(QPlainTextEdit):
    """The reason: saved at a pause and on leaving; Tab goes to the next blank of a phrase; Ctrl+Enter is done."""

    text_settled = Signal(str)
    finished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.settle)
        self.textChanged.connect(self._pause.start)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self._grow)
        self._grow()
        self.setAccessibleName("理由")

    def show_text(self, text: str) -> None:
        """Shows what is saved, unless the reviewer is writing."""
        if text == self._shown and (self.hasFocus() or self.toPlainText() == text):
            return
        self._shown = text
        if self.toPlainText() != text:
            with QSignalBlocker(self):
                self.setPlainText(text)
                self.moveCursor(QTextCursor.MoveOperation.Start)
            self._grow()

    def settle(self) -> None:
        """Tells what was written, once."""
        self._pause.stop()
        text = self.toPlainText().strip()
        if text != self._shown.strip():
            self._shown = text
            self.text_settled.emit(text)

    def add_phrase(self, phrase: str) -> None:
        """Puts a standard phrase at the end, with its first blank selected."""
        text, start, length = with_phrase(self.toPlainText(), phrase)
        self.setPlainText(text)
        self._select(start, length)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        """Two lines high, and up to five as they are written."""
        line = self.fontMetrics().lineSpacing()
        lines = min(LINES[1], max(LINES[0], round(self.document().size().height())))
        self.setFixedHeight(lines * line + self._theme.scale.scaled(14) + 8)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.OtherFocusReason and not self.textCursor().hasSelection():
            self.moveCursor(QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.settle()
                self.finished.emit()
                return
        elif event.key() == Qt.Key.Key_Tab:
            blank = next_blank(self.toPlainText(), self.textCursor().selectionEnd())
            if blank is not None:
                self._select(*blank)
                return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.settle()
        return bool(super().event(event))

    def _select(self, start: int, length: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)


class LineField(QLineEdit):
    """One line of an answer, saved at a pause and on leaving."""

    text_settled = Signal(str)

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.settle)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.editingFinished.connect(self.settle)
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)

    def show_text(self, text: str) -> None:
        """Shows what is saved, unless the reviewer is writing."""
        if text == self._shown and (self.hasFocus() or self.text() == text):
            return
        self._shown = text
        if self.text() != text:
            self.setText(text)

    def settle(self) -> None:
        self._pause.stop()
        text = self.text().strip()
        if text != self._shown.strip():
            self._shown = text
            self.text_settled.emit(text)
