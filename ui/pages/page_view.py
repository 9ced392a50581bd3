"""PageView: the strip of pages with pins, hits and the mouse that draws them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.page import PageRef, Rect
from ui.pages.page_view_frame import KeyFrame
from ui.pages.page_view_pointer import Pointer, Reactions
from ui.pages.page_view_strip import PageStrip
from ui.presenters.page_layout import Sheet
from ui.presenters.page_marks import PinMark, by_sheet, sheet_index
from ui.presenters.page_pictures import PagePictures
from ui.theme.theme import Theme

EDGE = 24  # pixels kept free around a frame moved by keys


class PageView(PageStrip):
    """Shows sheets; tells where a rectangle was drawn and which pin was clicked."""

    place_drawn = Signal(object, object)
    pin_clicked = Signal(object)

    def __init__(self, pictures: PagePictures, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(pictures, theme, parent)
        self._places: dict[tuple[str, int], int] = {}
        self.pointer = Pointer(
            self.camera,
            self.overlays,
            Reactions(self.place_drawn.emit, self.pin_clicked.emit, self._pan, self._zoom_step, self._redraw),
        )
        self.key_frame = KeyFrame(self.camera, self.overlays, self._reveal)
        self.setAccessibleName("案卷页面")
        self.viewport().setMouseTracking(True)

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        """Replaces the pages; the place in the strip is kept where it still exists."""
        self.camera.load(sheets)
        self._places = sheet_index(sheets)
        self._reached = -1
        self._lay_out()

    def show_pins(self, marks: Sequence[PinMark]) -> None:
        self.overlays.pins = by_sheet(marks, self._places)
        self._redraw()

    def show_hits(self, hits: Sequence[tuple[PageRef, Sequence[Rect]]], here: int) -> None:
        """Paints search hits; the one at index `here` is set off."""
        self.overlays.hits = {}
        for number, (ref, rects) in enumerate(hits):
            index = self._places.get((ref.file_hash, ref.number))
            if index is not None:
                self.overlays.hits.setdefault(index, []).extend((rect, number == here) for rect in rects)
        self._redraw()

    def index_of(self, file_hash: str, number: int) -> int | None:
        return self._places.get((file_hash, number))

    def use_lens(self, *, on: bool) -> None:
        self.pointer.lens = on
        self.overlays.lens = None
        self.requests.lens = on
        self.requests.soon()
        self._redraw()

    def set_drawing(self, *, allowed: bool, armed: bool) -> None:
        """Whether a drag draws a pin; armed shows the cross."""
        self.pointer.drawing = allowed
        self.pointer.drop()
        if not (allowed and armed):
            self.key_frame.end()
        cross = Qt.CursorShape.CrossCursor if armed and allowed else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(cross)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.key_frame.takes(event):
            self._redraw()
            return
        super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        return self.pointer.sees(event) or bool(super().viewportEvent(event))

    def _reveal(self, box: QRectF) -> None:
        """Brings the frame into sight with as little scrolling as will do."""
        for bar, low, high, pane in (
            (self.horizontalScrollBar(), box.left(), box.right(), self.camera.pane[0]),
            (self.verticalScrollBar(), box.top(), box.bottom(), self.camera.pane[1]),
        ):
            if low < EDGE:
                bar.setValue(bar.value() + round(low - EDGE))
            elif high > pane - EDGE:
                bar.setValue(bar.value() + round(high - pane + EDGE))
        self._redraw()

    def _pan(self, by: QPointF) -> None:
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + round(by.x()))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(by.y()))
