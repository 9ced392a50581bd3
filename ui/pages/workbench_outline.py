"""The left pane: 卷内目录 with folios, unread dots and counts of pins."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.models.outline import LINE_ROLE, OutlineLine, OutlineModel
from ui.pages.workbench_buttons import LEFT, RIGHT, dot
from ui.theme.measures import GAP_M, GAP_S
from ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
BADGES_APART = 4


class OutlineDelegate(QStyledItemDelegate):
    """Paints one line: unread dot, number, title, counts of findings and pins, folios."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, self._theme.scale.row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, OutlineLine):
            return
        theme, box = self._theme, QRect(option.rect)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("accent_soft"))
        if chosen:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.color("accent"))
        number = theme.scale.scaled(22)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("soft"))
        painter.drawText(QRect(box.left() + GAP_S, box.top(), number, box.height()), RIGHT, str(line.number))
        right = self._right_side(painter, box, line)
        left = box.left() + GAP_S + number + GAP_S
        font = theme.font(14)
        painter.setFont(font)
        painter.setPen(theme.color("ink"))
        text = QFontMetrics(font).elidedText(line.title, Qt.TextElideMode.ElideRight, right - left - 4)
        painter.drawText(QRect(left, box.top(), right - left, box.height()), LEFT, text)

    def _right_side(self, painter: QPainter, box: QRect, line: OutlineLine) -> int:
        """Draws folios and counts from the right; gives the left edge of them."""
        theme = self._theme
        wide = max(QFontMetrics(theme.font(13)).horizontalAdvance(line.folios), theme.scale.scaled(14))
        right = box.right() - GAP_M
        painter.drawText(QRect(right - wide, box.top(), wide + 1, box.height()), RIGHT, line.folios)
        right -= wide + GAP_S
        middle = box.center().y() + 0.5
        if line.unread:
            self._unread_dot(painter, QPointF(box.left() + GAP_S, middle))
        half = theme.scale.scaled(9)
        for count, tone in ((line.pins, "bad"), (line.findings, "warn")):
            if count:
                dot(painter, theme, QPointF(right - half, middle), str(count), tone)
                right -= 2 * half + BADGES_APART
        return right

    def _unread_dot(self, painter: QPainter, middle: QPointF) -> None:
        """In the margin, where it takes no room from the title."""
        radius = self._theme.scale.scaled(3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawEllipse(middle, radius, radius)
        painter.restore()


class OutlinePane(QFrame):
    """The list of documents; a click opens one."""

    document_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "pane")
        self.model = OutlineModel(self)
        self.list = QListView()
        self.list.setProperty("look", "plain")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setModel(self.model)
        self.list.setItemDelegate(OutlineDelegate(theme, self))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("卷内目录")
        self._count = QLabel("卷内目录")
        self._unread = QLabel()
        for label in (self._count, self._unread):
            label.setProperty("look", "meta")
        head = QHBoxLayout()
        head.setContentsMargins(GAP_M, 0, GAP_M, 0)
        head.addWidget(self._count, 1)
        head.addWidget(self._unread)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GAP_S, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self._theme = theme
        self._wire()

    def _wire(self) -> None:
        self.list.clicked.connect(self._open)
        self.list.activated.connect(self._open)
        self._theme.changed.connect(self.list.doItemsLayout)

    def show_lines(self, lines: Sequence[OutlineLine]) -> None:
        self.model.show_lines(lines)
        pages = max((line.last for line in lines), default=0)
        unread = sum(line.unread for line in lines)
        self._count.setText(f"卷内目录 · {len(lines)} 份 {pages} 页")
        self._unread.setText(f"未读 {unread}" if unread else "已全部阅读" if pages else "")

    def show_reached(self, document: int) -> None:
        """Marks the document being read."""
        row = self.model.row_of(document)
        if row >= 0 and self.list.currentIndex().row() != row:
            self.list.setCurrentIndex(self.model.index(row))

    def _open(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if isinstance(line, OutlineLine):
            self.document_chosen.emit(line.document)
