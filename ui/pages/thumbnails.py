"""Thumbnails: the pages of a document or a report; one can be chosen or opened in large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from app.domain.page import PageRef
from ui.models.record_table import RECORD_ROLE
from ui.models.thumb_list import ThumbList
from ui.page import Context
from ui.presenters.page_pictures import Wish, wish
from ui.presenters.pictures import picture_source


class ThumbView(QListView):
    """A list of pictures that tells when Enter is pressed on one."""

    opened = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class Thumbnails(QWidget):
    page_chosen = Signal(int)
    page_activated = Signal(int)

    def __init__(self, context: Context, wide: int = 96, one_column: bool = False) -> None:
        super().__init__()
        self._context = context
        self._wide = wide
        self._pictures = picture_source(context.workspace, context.renders, self)
        self._missing: list[Wish] = []
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(0)
        self._model = ThumbList(self._picture_of, self._size())
        self._view = ThumbView()
        self._set_habits(one_column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self._wire()

    def show_pages(self, pages: Sequence[PageRef], first: int = 1) -> None:
        """Show pages, numbered from `first`; the page chosen before stays chosen when it is still there."""
        before = self.current()
        self._model.show_pages(pages, [f"第 {first + at} 页" for at in range(len(pages))])
        place = next(
            (at for at, ref in enumerate(pages) if before is not None and _same_place(ref, before)),
            0 if pages else -1,
        )
        if place >= 0:
            self.choose(place)

    def choose(self, row: int) -> None:
        self._view.setCurrentIndex(self._model.index(row))

    def current(self) -> PageRef | None:
        """The chosen page."""
        index = self._view.currentIndex()
        page = index.data(RECORD_ROLE) if index.isValid() else None
        return page if isinstance(page, PageRef) else None

    def _set_habits(self, one_column: bool) -> None:
        view = self._view
        view.setModel(self._model)
        view.setAccessibleName("页面缩略图")
        view.setProperty("look", "thumbs")
        view.setViewMode(QListView.ViewMode.IconMode)
        view.setFlow(QListView.Flow.TopToBottom if one_column else QListView.Flow.LeftToRight)
        view.setWrapping(not one_column)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setMovement(QListView.Movement.Static)
        view.setUniformItemSizes(True)
        view.setSpacing(4)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setIconSize(self._size())

    def _wire(self) -> None:
        self._ask.timeout.connect(lambda: self._pictures.want(self, self._missing))
        self._pictures.picture_drawn.connect(lambda _wish: self._model.redraw())
        self._view.selectionModel().currentChanged.connect(lambda now, _before: self.page_chosen.emit(now.row()))
        self._view.doubleClicked.connect(lambda index: self.page_activated.emit(index.row()))
        self._view.opened.connect(lambda index: self.page_activated.emit(index.row()))
        self._context.theme.changed.connect(self._resize_cards)

    def _resize_cards(self) -> None:
        self._view.setIconSize(self._size())
        self._model.use_size(self._size())

    def _size(self) -> QSize:
        wide = self._context.theme.scale.scaled(self._wide)
        return QSize(wide, round(wide * 1.38))

    def _picture_of(self, page: PageRef) -> QImage | None:
        wanted = wish(page, 0, self._size().width() * 1.5)
        image: QImage | None = self._pictures.cache.get(wanted)
        if image is None and not self._pictures.problem(wanted):
            if wanted in self._missing:
                self._missing.remove(wanted)
            self._missing.insert(0, wanted)
            del self._missing[64:]
            self._ask.start()
        return image


def _same_place(one: PageRef, other: PageRef) -> bool:
    return (one.file_hash, one.number) == (other.file_hash, other.number)
