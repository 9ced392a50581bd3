"""The fields of a case, edited in place, each with the page it was read from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QWidget

from app.domain.casefile import CaseField, CaseFile, CaseType, FieldName
from app.domain.page import Pin
from app.wording import word
from ui.theme.theme import set_look
from ui.widgets.build import button, column, label

ORDER = (
    FieldName.CASE_NO,
    FieldName.DECISION_NO,
    FieldName.TITLE,
    FieldName.UNIT,
    FieldName.PARTY,
    FieldName.PARTY_CODE,
    FieldName.CAUSE,
    FieldName.FILED_ON,
    FieldName.DECIDED_ON,
    FieldName.CLOSED_ON,
    FieldName.OFFICERS,
)


SHORT = {FieldName.PARTY_CODE: "信用代码"}


class FieldRow(QWidget):
    """One field: its value, and a link to where it was read."""

    edited = Signal(object, str)
    source_wanted = Signal(object)

    def __init__(self, name: FieldName) -> None:
        super().__init__()
        self.name = name
        self._pin: Pin | None = None
        self.edit = QLineEdit()
        self.edit.setAccessibleName(word(name))
        self.edit.editingFinished.connect(self._finish)
        self.source = button("", self._show_source, "link", "查看读取这一内容的页")
        self._problem = label(look="bad", wrap=True)
        self._problem.hide()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(4)
        layout.setVerticalSpacing(2)
        layout.addWidget(self.edit, 0, 0)
        layout.addWidget(self.source, 0, 1)
        layout.addWidget(self._problem, 1, 0, 1, 2)

    def show_field(self, field: CaseField | None, folio: int | None) -> None:
        self._problem.hide()
        value = field.value if field is not None else ""
        if self.edit.text() != value or not self.edit.hasFocus():
            self.edit.setText(value)
            self.edit.setCursorPosition(0)
        self.edit.setToolTip(value)
        self._pin = field.pin if field is not None else None
        by_hand = field is not None and field.by_hand
        self.source.setText("手工填写" if by_hand else f"第 {folio} 页" if folio else "未读到" if not value else "")
        self.source.setFixedWidth(self.fontMetrics().horizontalAdvance("第 000 页") + 12)
        self.source.setEnabled(bool(folio) and not by_hand)
        self.source.setVisible(bool(self.source.text()))
        set_look(self.source, "link" if self.source.isEnabled() else "mark")

    def refuse(self, reason: str) -> None:
        self._problem.setText(f"✗ {reason}")
        self._problem.show()

    def _finish(self) -> None:
        self.edited.emit(self.name, self.edit.text())

    def _show_source(self) -> None:
        if self._pin is not None:
            self.source_wanted.emit(self._pin)


class FieldsPane(QWidget):
    """All fields of the cover."""

    edited = Signal(object, str)
    source_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows = {name: FieldRow(name) for name in ORDER}
        self._type = QComboBox()
        self._type.setAccessibleName(word(FieldName.CASE_TYPE))
        for case_type in CaseType:
            self._type.addItem(word(case_type), case_type)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._add(grid, FieldName.CASE_TYPE, self._type)
        for name, made in self._rows.items():
            self._add(grid, name, made)
        self.setLayout(column(grid, None, margins=(16, 12, 12, 12)))
        self._wire()

    def show_case(self, case: CaseFile) -> None:
        known = {field.name: field for field in case.fields}
        for name, made in self._rows.items():
            field = known.get(name)
            pin = field.pin if field is not None else None
            made.show_field(field, case.folio(pin.file_hash, pin.page) if pin is not None else None)
        self._type.setCurrentIndex(self._type.findData(case.case_type))

    def refuse(self, name: FieldName, reason: str) -> None:
        self._rows[name].refuse(reason)

    def _add(self, grid: QGridLayout, name: FieldName, editor: QWidget) -> None:
        title = label(SHORT.get(name, word(name)), "soft")
        title.setToolTip(word(name))
        title.setBuddy(editor.edit if isinstance(editor, FieldRow) else editor)
        line = grid.rowCount()
        grid.addWidget(title, line, 0)
        grid.addWidget(editor, line, 1)

    def _wire(self) -> None:
        for made in self._rows.values():
            made.edited.connect(self.edited)
            made.source_wanted.connect(self.source_wanted)
        self._type.activated.connect(lambda _row: self.edited.emit(FieldName.CASE_TYPE, self._type.currentData().value))
