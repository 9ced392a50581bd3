"""Choosing several out of a list that can be searched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QWidget

from ui.widgets.build import button, column, label, row


class PickDialog(QDialog):
    """Ticked entries come first; typing narrows the list."""

    def __init__(
        self, parent: QWidget | None, title: str, options: Sequence[tuple[str, str]], chosen: Iterable[str]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(460, 520)
        self._search = QLineEdit()
        self._search.setPlaceholderText("输入文字查找…")
        self._search.setAccessibleName("查找")
        self._search.setClearButtonEnabled(True)
        self._list = QListWidget()
        self._list.setAccessibleName(title)
        self._count = label(look="soft")
        ticked = list(chosen)
        known = dict(options)
        first = [(value, known.get(value, value)) for value in ticked]
        for value, text in (*first, *(option for option in options if option[0] not in ticked)):
            self._add(value, text, value in ticked)
        foot = row(self._count, None, button("取消", self.reject), button("确定", self.accept, "primary"))
        self.setLayout(column(self._search, self._list, foot, margins=(16, 16, 16, 12), spacing=12))
        self._search.textChanged.connect(self._narrow)
        self._list.itemChanged.connect(lambda _entry: self._tell())
        self._tell()
        self._search.setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget | None, title: str, options: Sequence[tuple[str, str]], chosen: Iterable[str]
    ) -> tuple[str, ...] | None:
        """What was ticked, or None."""
        dialog = cls(parent, title, options, chosen)
        return dialog.picked() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def picked(self) -> tuple[str, ...]:
        entries = (self._list.item(at) for at in range(self._list.count()))
        return tuple(
            str(entry.data(Qt.ItemDataRole.UserRole))
            for entry in entries
            if entry.checkState() == Qt.CheckState.Checked
        )

    def _add(self, value: str, text: str, on: bool) -> None:
        entry = QListWidgetItem(text)
        entry.setData(Qt.ItemDataRole.UserRole, value)
        entry.setFlags(entry.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        entry.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._list.addItem(entry)

    def _narrow(self, query: str) -> None:
        needle = query.strip().casefold()
        for at in range(self._list.count()):
            entry = self._list.item(at)
            entry.setHidden(needle not in entry.text().casefold())

    def _tell(self) -> None:
        self._count.setText(f"已选 {len(self.picked())} 个")
