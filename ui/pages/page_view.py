"""PageView: the strip of pages with pins, hits and the mouse that draws them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.page import PageRef, Rect
from ui.pages.page_view_pointer import Pointer, Reactions
from ui.pages.page_view_strip import PageStrip
from ui.presenters.page_layout import Sheet
from ui.presenters.page_marks import PinMark, by_sheet, sheet_index
from ui.presenters.page_pictures import PagePictures
from ui.theme.theme import Theme


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
        cross = Qt.CursorShape.CrossCursor if armed and allowed else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(cross)

    def viewportEvent(self, event: QEvent) -> bool:
        return self.pointer.sees(event) or bool(super().viewportEvent(event))

    def _pan(self, by: QPointF) -> None:
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + round(by.x()))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(by.y()))
