"""One limit as a form: what it is for, its number, where it comes from."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QWidget

from app.domain.tables import LIMIT_NAMES, UNIT_NAMES, LimitRow
from ui.widgets.build import button, column, label, row

FIELDS = ("", "市监", "生态", "应急", "治安", "城管", "交通", "农业", "文旅", "卫健", "医保", "其他")
PARTIES = ("", "自然人", "单位")


class LimitDialog(QDialog):
    """The row chosen in the list is the pattern for the new one; the program's own rows are never changed."""

    def __init__(self, parent: QWidget | None, pattern: LimitRow | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("期限和数额")
        self.setMinimumWidth(520)
        self._key, self._unit = QComboBox(), QComboBox()
        for key, name in LIMIT_NAMES.items():
            self._key.addItem(name, key)
        for unit, name in UNIT_NAMES.items():
            self._unit.addItem(name, unit)
        self._field, self._party = QComboBox(), QComboBox()
        for field in FIELDS:
            self._field.addItem(field or "通用", field)
        for party in PARTIES:
            self._party.addItem(party or "不区分", party)
        self._value, self._province = QLineEdit(), QLineEdit()
        self._since, self._source = QLineEdit(), QLineEdit()
        self._province.setPlaceholderText("空白为全国，例如：江苏")
        self._since.setPlaceholderText("例如：2026-02-01")
        self._source.setPlaceholderText("依据的文件和条款")
        form = QFormLayout()
        for word, editor in (
            ("事项", self._key), ("数值", self._value), ("单位", self._unit), ("领域", self._field), ("地区", self._province),
            ("对象", self._party), ("起用日期", self._since), ("来源", self._source),
        ):  # fmt: skip
            editor.setAccessibleName(word)
            form.addRow(word, editor)
        note = label("保存在本单位的期限表中，优先于随程序附带的数值；随附的数值不会改动。", "soft", wrap=True)
        foot = row(None, button("保存", self.accept, "primary"), button("取消", self.reject))
        self.setLayout(column(form, note, foot, margins=(24, 20, 24, 16), spacing=12))
        if pattern is not None:
            self._show(pattern)

    def _show(self, pattern: LimitRow) -> None:
        for box, value in (
            (self._key, pattern.key),
            (self._unit, pattern.unit),
            (self._field, pattern.field),
            (self._party, pattern.party),
        ):
            box.setCurrentIndex(max(box.findData(value), 0))
        for editor, text in (
            (self._value, pattern.value), (self._province, pattern.province), (self._since, pattern.valid_from), (self._source, pattern.source),
        ):  # fmt: skip
            editor.setText(text)

    def made(self) -> LimitRow:
        """The limit as the form stands."""
        return LimitRow(
            self._key.currentData(),
            self._value.text().strip(),
            self._unit.currentData(),
            self._source.text().strip(),
            self._field.currentData(),
            self._province.text().strip(),
            self._party.currentData(),
            self._since.text().strip(),
            own=True,
        )

    @classmethod
    def ask(cls, parent: QWidget | None, pattern: LimitRow | None) -> LimitRow | None:
        """The limit to keep, or None."""
        dialog = cls(parent, pattern)
        return dialog.made() if dialog.exec() == QDialog.DialogCode.Accepted else None
