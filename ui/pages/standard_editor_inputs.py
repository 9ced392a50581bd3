"""One input of the editor's form for each way of typing; none changes when the wheel turns over it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from ui.dialogs.pick import PickDialog
from ui.presenters.standard_editor_fields import Field, Kind
from ui.presenters.standard_editor_form import FormLine
from ui.widgets.build import button, label

AFTER_MS = 600  # a pause in typing after which the draft is kept
LINE_MIN, LINE_MAX = 1, 8
_SHORT = {Kind.POINTS, Kind.MAYBE_POINTS, Kind.WHOLE}


def is_short(field: Field) -> bool:
    """Whether a field holds a number or a code."""
    return field.narrow or field.kind in _SHORT


class Input(QWidget):
    """`typed` tells what is in the field, at a pause and on leaving; `left` follows on leaving."""

    typed = Signal(object)
    left = Signal()

    def __init__(self, line: FormLine) -> None:
        super().__init__()
        self.line = line
        self._lay = QHBoxLayout(self)
        self._lay.setContentsMargins(0, 0, 0, 0)

    def show_line(self, line: FormLine) -> None:
        """Show the value that is in force."""
        self.line = line

    def flush(self) -> None:
        """Tell at once what is still waiting for a pause."""

    def _hold(self, inner: QWidget) -> None:
        inner.setAccessibleName(self.line.field.label)
        self.setFocusProxy(inner)
        self._lay.addWidget(inner)


class _Typing(Input):
    """What line and text box share: the pause, and leaving."""

    def __init__(self, line: FormLine) -> None:
        super().__init__(line)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(AFTER_MS)
        self._pause.timeout.connect(self._tell)

    def flush(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._tell()

    def _leave(self) -> None:
        self.flush()
        self.left.emit()

    def _tell(self) -> None:
        self.typed.emit(self._text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # a field with nothing of its own to undo leaves the key to the draft
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            back, on = self._own_steps()
            undo = event.matches(QKeySequence.StandardKey.Undo) and not back
            redo = event.matches(QKeySequence.StandardKey.Redo) and not on
            if undo or redo:
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _text(self) -> str:
        raise NotImplementedError

    def _own_steps(self) -> tuple[bool, bool]:
        raise NotImplementedError


class LineInput(_Typing):
    def __init__(self, line: FormLine) -> None:
        super().__init__(line)
        self._edit = QLineEdit()
        self._edit.setPlaceholderText(line.field.hint)
        self._edit.textEdited.connect(lambda _text: self._pause.start())
        self._edit.editingFinished.connect(self._leave)
        self._edit.installEventFilter(self)
        self._hold(self._edit)
        self.show_line(line)

    def show_line(self, line: FormLine) -> None:
        super().show_line(line)
        if self._edit.text() != line.shown:
            self._edit.setText(line.shown)
            self._edit.setCursorPosition(0)

    def _text(self) -> str:
        return self._edit.text()

    def _own_steps(self) -> tuple[bool, bool]:
        return self._edit.isUndoAvailable(), self._edit.isRedoAvailable()


class _Box(QPlainTextEdit):
    left = Signal()
    widened = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.widened.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() > 0 and self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class TextInput(_Typing):
    """Several lines; grows with what is written."""

    def __init__(self, line: FormLine) -> None:
        super().__init__(line)
        self._box = _Box()
        self._box.setTabChangesFocus(True)
        self._box.setPlaceholderText(line.field.hint)
        self._hold(self._box)
        self.show_line(line)
        self._box.textChanged.connect(self._changed)
        self._box.left.connect(self._leave)
        self._box.widened.connect(self._fit)
        self._box.installEventFilter(self)

    def show_line(self, line: FormLine) -> None:
        super().show_line(line)
        text = "\n".join(line.shown) if isinstance(line.shown, tuple) else line.shown
        if self._box.toPlainText() != text:
            self._box.blockSignals(True)
            self._box.setPlainText(text)
            self._box.blockSignals(False)
            self._fit()

    def _changed(self) -> None:
        self._pause.start()
        self._fit()

    def _fit(self) -> None:
        lines = self._box.document().size().height()  # in lines once it is laid out, wrapped ones included
        rows = min(max(int(lines), LINE_MIN), LINE_MAX)
        bars = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > LINE_MAX else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._box.setVerticalScrollBarPolicy(bars)
        high = self._box.fontMetrics().lineSpacing() * rows + 2 * int(self._box.document().documentMargin()) + 12
        self._box.setFixedHeight(high)

    def _text(self) -> str:
        return self._box.toPlainText()

    def _own_steps(self) -> tuple[bool, bool]:
        steps = self._box.document()
        return steps.isUndoAvailable(), steps.isRedoAvailable()


class FlagInput(Input):
    def __init__(self, line: FormLine) -> None:
        super().__init__(line)
        self._check = QCheckBox(line.field.label)
        self._check.clicked.connect(lambda on: self.typed.emit(bool(on)))
        self._hold(self._check)
        self.show_line(line)

    def show_line(self, line: FormLine) -> None:
        super().show_line(line)
        self._check.setChecked(line.shown)


class StillCombo(QComboBox):
    """A combo that the wheel does not change while the form is scrolled past it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceInput(Input):
    def __init__(self, line: FormLine) -> None:
        super().__init__(line)
        self._combo = StillCombo()
        self._options: tuple[Any, ...] = ()
        self._hold(self._combo)
        self.show_line(line)
        self._combo.activated.connect(lambda at: self.typed.emit(self._combo.itemData(at)))

    def show_line(self, line: FormLine) -> None:
        super().show_line(line)
        known = {value for value, _text in line.options}
        options = line.options if line.shown in known else (*line.options, (line.shown, f"{line.shown}（没有）"))
        if options != self._options:
            self._options = options
            self._combo.clear()
            for value, text in options:
                self._combo.addItem(text, value)
        self._combo.setCurrentIndex(self._combo.findData(line.shown))


class PickInput(Input):
    """Several out of many: what is chosen as words, and a searched list behind a button."""

    def __init__(self, line: FormLine) -> None:
        super().__init__(line)
        self._words = label(wrap=True)
        self._button = button("选择…", self._pick)
        self._button.setAccessibleName(f"选择{line.field.label}")
        self._lay.addWidget(self._words, 1)
        self._lay.addWidget(self._button)
        self.setFocusProxy(self._button)
        self.show_line(line)

    def show_line(self, line: FormLine) -> None:
        super().show_line(line)
        texts = dict(line.options)
        many = bool(line.field.names)
        words = [value if many else texts.get(value, value) for value in line.shown]
        self._words.setText("、".join(words) or line.field.hint or "（没有）")

    def _pick(self) -> None:
        picked = PickDialog.ask(self.window(), self.line.field.label, self.line.options, self.line.shown)
        if picked is not None:
            self.typed.emit(picked)


class SaidInput(Input):
    """Sentences to read."""

    def __init__(self, line: FormLine) -> None:
        super().__init__(line)
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay.addWidget(self._words)
        self.show_line(line)

    def show_line(self, line: FormLine) -> None:
        super().show_line(line)
        self._words.setText("\n".join(f"· {one}" for one in line.shown))


_INPUTS: dict[Kind, type[Input]] = {
    Kind.TEXT: TextInput,
    Kind.LINES: TextInput,
    Kind.FLAG: FlagInput,
    Kind.CHOICE: ChoiceInput,
    Kind.MAYBE_CHOICE: ChoiceInput,
    Kind.NAMED: ChoiceInput,
    Kind.PICK: PickInput,
    Kind.SAID: SaidInput,
}


def make_input(line: FormLine) -> Input:
    """The input for a line of the form."""
    return _INPUTS.get(line.field.kind, LineInput)(line)
