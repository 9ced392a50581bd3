"""The pages of a document as small pictures; only those in view are drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap

from app.domain.page import PageRef
from ui.models.record_table import RECORD_ROLE

Index = QModelIndex | QPersistentModelIndex


class ThumbList(QAbstractListModel):
    """`picture_of` gives the picture of a page, or None while it is still being drawn."""

    def __init__(self, picture_of: Callable[[PageRef], QImage | None], size: QSize) -> None:
        super().__init__()
        self._picture_of = picture_of
        self._size = size
        self._pages: tuple[PageRef, ...] = ()
        self._captions: tuple[str, ...] = ()

    def show_pages(self, pages: Sequence[PageRef], captions: Sequence[str]) -> None:
        self.beginResetModel()
        self._pages = tuple(pages)
        self._captions = tuple(captions)
        self.endResetModel()

    def use_size(self, size: QSize) -> None:
        self.beginResetModel()
        self._size = size
        self.endResetModel()

    def redraw(self) -> None:
        """A picture has come in."""
        if self._pages:
            self.dataChanged.emit(self.index(0), self.index(len(self._pages) - 1), [Qt.ItemDataRole.DecorationRole])

    def row_of(self, page: PageRef) -> int:
        """The row of a page, or -1."""
        return self._pages.index(page) if page in self._pages else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object | None:
        if not index.isValid() or not 0 <= index.row() < len(self._pages):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._captions[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._on_card(self._picture_of(self._pages[index.row()]))
        if role == RECORD_ROLE:
            return self._pages[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignHCenter
        return None

    def _on_card(self, image: QImage | None) -> QIcon:
        """The picture in the middle of a field of fixed size, so that nothing jumps when it arrives."""
        card = QPixmap(self._size)
        card.fill(Qt.GlobalColor.transparent)
        painter = QPainter(card)
        if image is None:
            painter.fillRect(card.rect().adjusted(12, 4, -12, -4), QColor("#ffffff"))
        else:
            fitted = image.scaled(
                self._size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            left, top = (card.width() - fitted.width()) // 2, (card.height() - fitted.height()) // 2
            painter.drawImage(left, top, fitted)
            painter.setPen(QColor("#9a9a9a"))
            painter.drawRect(left, top, fitted.width() - 1, fitted.height() - 1)
        painter.end()
        icon = QIcon(card)
        icon.addPixmap(card, QIcon.Mode.Selected)  # a chosen page keeps its white
        return icon
