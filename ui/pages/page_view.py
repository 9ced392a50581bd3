"""PageView: the pages of a case below one another, drawn from pictures that come in from the page worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.domain.page import PageRef, Rect
from ui.pages.page_view_camera import Camera
from ui.pages.page_view_paint import LENS_FACTOR, Overlays, PagePainter, wished
from ui.pages.page_view_pointer import Pointer, Reactions
from ui.presenters.page_layout import LARGEST, SMALLEST, STEP, Fit, Sheet, Zoom
from ui.presenters.page_marks import PinMark, by_sheet, sheet_index
from ui.presenters.page_pictures import PagePictures, Wish
from ui.theme.theme import Theme

SETTLED = 350  # milliseconds without scrolling after which a page counts as looked at
FLASH = 170
HEAVY = 12 * 1024 * 1024  # bytes of a picture that is not prefetched


class PageView(QAbstractScrollArea):
    """Shows sheets; tells which page is being read, which were seen, and where a rectangle was drawn."""

    place_drawn = Signal(object, object)
    pin_clicked = Signal(object)
    page_reached = Signal(int)
    pages_seen = Signal(object)
    zoom_changed = Signal()
    scrolled = Signal(int, int)

    def __init__(self, pictures: PagePictures, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = Camera()
        self.overlays = Overlays()
        self._pictures = pictures
        self._theme = theme
        self._places: dict[tuple[str, int], int] = {}
        self._reached = -1
        self.pointer = Pointer(
            self.camera,
            self.overlays,
            Reactions(self.place_drawn.emit, self.pin_clicked.emit, self._pan, self._zoom_step, self._redraw),
        )
        self._settle = self._timer(SETTLED, self._tell_seen)
        self._beat = self._timer(FLASH, self._flash_on)
        self._relay = self._timer(0, self._ask)
        self._set_up()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setAccessibleName("案卷页面")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self._pictures.picture_drawn.connect(self._picture_came)
        self._pictures.picture_failed.connect(self._picture_came)
        self._theme.changed.connect(self._redraw)
        pictures, asker = self._pictures, id(self)
        self.destroyed.connect(lambda: pictures.forget(asker))

    def _timer(self, pause: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(then)
        return timer

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

    def go_to(self, index: int, rect: Rect | None = None, *, flash: bool = False) -> None:
        """Brings a page to the top, or a place of it to a third of the pane; the place may flash twice."""
        if not 0 <= index < len(self.camera.sheets):
            return
        frame = self.camera.layout.frames[index]
        if rect is None:
            self.verticalScrollBar().setValue(round(frame.top - 8))
        else:
            box = self.camera.on_screen(index, rect)
            self.verticalScrollBar().setValue(round(self.camera.top + box.center().y() - self.camera.pane[1] / 3))
            self.horizontalScrollBar().setValue(round(self.camera.left + box.center().x() - self.camera.pane[0] / 2))
        self.overlays.flash = (index, rect, 4) if flash and rect is not None else None
        if self.overlays.flash is not None:
            self._beat.start()
        self._redraw()

    def set_zoom(self, zoom: Zoom, at: QPointF | None = None) -> None:
        """Another zoom; what lies at a point of the pane (its upper middle by default) stays there."""
        self.camera.zoom = zoom
        self._lay_out(at)
        self.zoom_changed.emit()

    def step_zoom(self, steps: int) -> None:
        self._zoom_step(steps, None)

    def turn(self, index: int) -> None:
        """Turns a page clockwise for the eye; its pins turn with it."""
        if 0 <= index < len(self.camera.sheets):
            self.camera.turns[index] = (self.camera.turns.get(index, 0) + 90) % 360
            self._lay_out()

    def use_lens(self, *, on: bool) -> None:
        self.pointer.lens = on
        self.overlays.lens = None
        self._relay.start()
        self._redraw()

    def set_drawing(self, *, allowed: bool, armed: bool) -> None:
        """Whether a drag draws a pin; armed shows the cross."""
        self.pointer.drawing = allowed
        self.pointer.drop()
        cross = Qt.CursorShape.CrossCursor if armed and allowed else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(cross)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("desk"))
        ratio = self.devicePixelRatioF()
        PagePainter(painter, self.camera, self._pictures, self._theme, ratio).paint(self.overlays)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def viewportEvent(self, event: QEvent) -> bool:
        return self.pointer.sees(event) or bool(super().viewportEvent(event))

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        # Qt's own distances are wrong after the bars were set silently in `_lay_out`
        left, top = self.camera.left, self.camera.top
        self._read_bars()
        self._redraw()
        self._relay.start()
        self.scrolled.emit(self.camera.left - left, self.camera.top - top)

    def _lay_out(self, at: QPointF | None = None) -> None:
        size = self.viewport().size()
        point = at or QPointF(self.camera.pane[0] / 2, 0)
        anchor = self.camera.anchor(point)
        grown = size.width() - self.camera.pane[0]
        self.camera.pane = (float(size.width()), float(size.height()))
        self.camera.lay_out()
        if at is None:
            point = QPointF(point.x() + grown / 2, 0)
        left, top = self.camera.offset_of(anchor, point)
        for bar, whole, pane, value in (
            (self.horizontalScrollBar(), self.camera.layout.width, size.width(), left),
            (self.verticalScrollBar(), self.camera.layout.height, size.height(), top),
        ):
            with QSignalBlocker(bar):
                bar.setRange(0, max(0, round(whole) - pane))
                bar.setPageStep(max(1, round(pane * 0.9)))
                bar.setSingleStep(60)
                bar.setValue(value)
        self._read_bars()
        self._redraw()
        self._relay.start()

    def _read_bars(self) -> None:
        self.camera.left = self.horizontalScrollBar().value()
        self.camera.top = self.verticalScrollBar().value()
        reached = self.camera.leading
        if self.camera.sheets and reached != self._reached:
            self._reached = reached
            self.page_reached.emit(reached)

    def _ask(self) -> None:
        """Wish for what is in view, then its neighbours, so that a page turn finds its picture ready."""
        if not self.camera.sheets or not self.isVisible():
            return
        ratio = self.devicePixelRatioF()
        here = list(self.camera.visible)
        if not here:
            return
        wishes: list[Wish] = [wished(self.camera, index, ratio) for index in here]
        if self.pointer.lens:
            wishes += [wished(self.camera, index, ratio, LENS_FACTOR) for index in here]
        for index in (here[-1] + 1, here[0] - 1, here[-1] + 2):
            if 0 <= index < len(self.camera.sheets) and self._light(index, ratio):
                wishes.append(wished(self.camera, index, ratio))
        self._pictures.want(self, wishes)
        self._settle.start()

    def _light(self, index: int, ratio: float) -> bool:
        frame = self.camera.layout.frames[index]
        return frame.width * frame.height * ratio * ratio * 4 <= HEAVY

    def _tell_seen(self) -> None:
        ratio = self.devicePixelRatioF()
        top, bottom = self.camera.top, self.camera.top + self.camera.pane[1]
        seen = tuple(
            index
            for index in self.camera.visible
            if self.camera.layout.shown_share(index, top, bottom) >= 0.5
            and wished(self.camera, index, ratio) in self._pictures.cache
        )
        if seen and self.isVisible():
            self.pages_seen.emit(seen)

    def _picture_came(self, wanted: Wish) -> None:
        names = {(self.camera.sheets[i].ref.file_hash, self.camera.sheets[i].ref.number) for i in self.camera.visible}
        if (wanted.file_hash, wanted.number) in names:
            self._redraw()
            self._settle.start()

    def _flash_on(self) -> None:
        if self.overlays.flash is None:
            return
        index, rect, left = self.overlays.flash
        self.overlays.flash = (index, rect, left - 1) if left > 1 else None
        if self.overlays.flash is not None:
            self._beat.start()
        self._redraw()

    def _pan(self, by: QPointF) -> None:
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + round(by.x()))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + round(by.y()))

    def _zoom_step(self, steps: int, at: QPointF | None) -> None:
        factor = min(max(self.camera.factor * STEP**steps, SMALLEST), LARGEST)
        self.set_zoom(replace(self.camera.zoom, fit=Fit.NONE, factor=factor), at)

    def _redraw(self) -> None:
        self.viewport().update()
