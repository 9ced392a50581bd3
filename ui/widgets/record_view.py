"""RecordView: the one table widget; rows are chosen by click, Enter or double click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.models.record_table import RECORD_ROLE, SORT_ROLE, TONE_ROLE, RecordTable
from ui.theme.theme import Theme

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
SHARED_LEAST = 120  # pixels at 14 px type that a column without a width of its own should have


class ToneDelegate(QStyledItemDelegate):
    """Paints a cell's text in the colour role its column names."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        tone = index.data(TONE_ROLE)
        if tone:
            color = self._theme.color(str(tone))
            palette = QPalette(option.palette)  # type: ignore[attr-defined]
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                palette.setColor(role, color)
            option.palette = palette  # type: ignore[attr-defined]


class RecordView(QTableView):
    """Shows a RecordTable through a sorting proxy."""

    record_activated = Signal(object)
    record_selected = Signal(object)
    rows_moved = Signal()

    def __init__(
        self, table: RecordTable[Any], theme: Theme, name: str, proxy: QSortFilterProxyModel | None = None
    ) -> None:
        super().__init__()
        self._table = table
        self._theme = theme
        self._across = 0
        self.proxy = proxy or QSortFilterProxyModel(self)
        self.proxy.setSortRole(SORT_ROLE)
        self.proxy.setSourceModel(table)
        self._delegate = ToneDelegate(theme)
        self.setAccessibleName(name)
        self.setProperty("look", "plain")
        self.setModel(self.proxy)
        self.setItemDelegate(self._delegate)
        self._set_habits()
        self._wire()

    def selected(self) -> Any:
        """The record of the selected row, or None."""
        rows = self.selectionModel().selectedRows() if self.selectionModel() else []
        return rows[0].data(RECORD_ROLE) if rows else None

    def selected_all(self) -> tuple[Any, ...]:
        """The records of all selected rows, from top to bottom."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return tuple(index.data(RECORD_ROLE) for index in rows)

    def select_row(self, number: int) -> None:
        """Select a row of what is shown, if there is one."""
        if 0 <= number < self.proxy.rowCount():
            self.setCurrentIndex(self.proxy.index(number, 0))
            self.selectRow(number)

    def select_where(self, fits: Callable[[Any], bool]) -> None:
        """Select the first row whose record fits, or the first of all."""
        rows = range(self.proxy.rowCount())
        self.select_row(next((at for at in rows if fits(self.proxy.index(at, 0).data(RECORD_ROLE))), 0))

    def rows_in_view(self) -> range:
        """The rows that can be seen, the one cut by the lower edge too."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return range(max(first, 0), (last if last >= 0 else self.proxy.rowCount() - 1) + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected() is not None:
            self.record_activated.emit(self.selected())
            return
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.proxy.rowCount() - 1}
        if event.key() in ends and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.select_row(ends[Qt.Key(event.key())])  # Qt goes to the ends of the row, which is one record here
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._across = event.size().width()
        self._give_way()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self.rows_moved.emit()

    def _give_way(self) -> None:
        """Hide the columns one can do without while the others would be cut, once the room is known."""
        if not self._across:
            return
        scale, columns = self._theme.scale, self._table.columns
        need = [scale.scaled(one.width or SHARED_LEAST) for one in columns]
        hidden: set[int] = set()
        for number in sorted(range(len(columns)), key=lambda at: -columns[at].spare):
            room = self._across - sum(need[at] for at in range(len(columns)) if at not in hidden)
            if room >= 0 or not columns[number].spare:
                break
            hidden.add(number)
        for number in range(len(columns)):
            self.setColumnHidden(number, number in hidden)

    def _set_habits(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setStretchLastSection(False)

    def _wire(self) -> None:
        self.selectionModel().selectionChanged.connect(lambda *_: self.record_selected.emit(self.selected()))
        self.verticalScrollBar().valueChanged.connect(self.rows_moved)
        self.doubleClicked.connect(lambda index: self.record_activated.emit(index.data(RECORD_ROLE)))
        self._theme.changed.connect(self._measure)
        self._measure()

    def _measure(self) -> None:
        scale = self._theme.scale
        self.verticalHeader().setDefaultSectionSize(scale.scaled(34))
        header = self.horizontalHeader()
        header.setMinimumSectionSize(scale.scaled(36))
        for number, column in enumerate(self._table.columns):
            if column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                self.setColumnWidth(number, scale.scaled(column.width))
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self._give_way()
