"""SideList: the list on the left of settings and help, with rows a hand can hit."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.theme import Theme


class _Rows(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._theme.scale.scaled(40))


class SideList(QListWidget):
    """One choice out of a few."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._rows = _Rows(theme)
        self.setItemDelegate(self._rows)
        self.setAccessibleName(name)
        self.setProperty("look", "plain")
        theme.changed.connect(self.scheduleDelayedItemsLayout)
