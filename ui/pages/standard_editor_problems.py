"""What is to be mended in a draft, each a click away from its field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QWidget

from ui.presenters.standard_editor_draft import Editing
from ui.theme.theme import Theme
from ui.widgets.build import column, label

SPOT = Qt.ItemDataRole.UserRole
FULL = 16_777_215  # Qt's word for no limit
HIGH = 150


class ProblemPane(QWidget):
    """A line of counts over the list; only the line when there is nothing to mend."""

    spot_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.count = label("", "strong")
        self.list = QListWidget()
        self.list.setAccessibleName("要改正的地方")
        self.list.setProperty("look", "plain")
        self.setLayout(column(self.count, self.list, margins=(16, 6, 8, 4), spacing=2))
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)

    def show_editing(self, editing: Editing) -> None:
        """Show the problems of the draft."""
        warnings = len(editing.spots) - len(editing.faults)
        first = f"✗ {len(editing.faults)} 处要改正" if editing.faults else "✓ 没有错误，可以冻结发布"
        self.count.setText(f"{first}　！{warnings} 处提醒" if warnings else first)
        self.count.setProperty("look", "bad" if editing.faults else "ok")
        self.count.style().polish(self.count)
        at = self.list.currentRow()
        self.list.clear()
        for spot in editing.spots:
            entry = QListWidgetItem(f"{'！' if spot.warning else '✗'} {spot.where}：{spot.text}")
            entry.setToolTip(entry.text())
            entry.setForeground(self._theme.color("warn" if spot.warning else "bad"))
            entry.setData(SPOT, spot)
            self.list.addItem(entry)
        self.list.setCurrentRow(min(at, self.list.count() - 1))
        self._make_room(bool(editing.spots))

    def _make_room(self, problems: bool) -> None:
        """With nothing to mend the form above has the room."""
        if problems is self.list.isVisibleTo(self):
            return
        self.list.setVisible(problems)
        line = self.count.sizeHint().height() + 16
        self.setMaximumHeight(FULL if problems else line)
        wanted = self._theme.scale.scaled(HIGH) if problems else line
        split = self.parentWidget()
        if isinstance(split, QSplitter):
            split.setSizes([split.height() - wanted, wanted])

    def _choose(self, entry: QListWidgetItem) -> None:
        self.spot_chosen.emit(entry.data(SPOT))
