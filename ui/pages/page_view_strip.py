"""PageStrip: pages below one another in a scroll area; zoom, turn, going to a place, painting."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.domain.page import Rect
from ui.pages.page_view_camera import Camera
from ui.pages.page_view_flash import Flash
from ui.pages.page_view_paint import Overlays, PagePainter
from ui.pages.page_view_requests import PictureRequests
from ui.presenters.page_layout import LARGEST, SMALLEST, STEP, Fit, Zoom
from ui.presenters.page_pictures import PagePictures
from ui.theme.theme import Theme


class PageStrip(QAbstractScrollArea):
    """Paints what its camera sees; tells which page is being read and how far it was scrolled."""

    page_reached = Signal(int)
    pages_seen = Signal(object)
    zoom_changed = Signal()
    empty = ""  # what stands where there are no pages
    scrolled = Signal(int, int)

    def __init__(self, pictures: PagePictures, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.camera = Camera()
        self.overlays = Overlays()
        self._pictures = pictures
        self._theme = theme
        self._reached = -1
        self._laying = False
        self.requests = PictureRequests(self, self.camera, pictures)
        self.requests.picture_wanted_here.connect(self._redraw)
        self.requests.pages_seen.connect(self.pages_seen)
        self._flash = Flash(self.overlays, self._redraw, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        theme.changed.connect(self._redraw)

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
        if flash and rect is not None:
            self._flash.start(index, rect)

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

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.color("desk"))
        ratio = self.devicePixelRatioF()
        if not self.camera.sheets:
            self._paint_empty(painter)
        PagePainter(painter, self.camera, self._pictures, self._theme, ratio).paint(self.overlays)
        painter.end()

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setPen(self._theme.color("soft"))
        painter.setFont(self._theme.font(14))
        box = self.viewport().rect().adjusted(24, 24, -24, -24)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        # Qt's own distances hold what happened while the pages were laid anew
        if self._laying:
            return
        left, top = self.camera.left, self.camera.top
        self._read_bars()
        self._redraw()
        self.requests.soon()
        self.scrolled.emit(self.camera.left - left, self.camera.top - top)

    def _lay_out(self, at: QPointF | None = None) -> None:
        """Lays the pages anew; what lay at a point of the pane (its top by default) lies there again."""
        point = at or QPointF(self.camera.pane[0] / 2, 0)
        anchor = self.camera.anchor(point)
        grown = self.viewport().width() - self.camera.pane[0]
        self.camera.pane = (float(self.viewport().width()), float(self.viewport().height()))
        self.camera.lay_out()
        if at is None:
            point = QPointF(point.x() + grown / 2, 0)
        self._laying = True
        self._set_bars(*self.camera.offset_of(anchor, point))
        self._laying = False
        self._read_bars()
        self._redraw()
        self.requests.soon()

    def _set_bars(self, left: int, top: int) -> None:
        layout, pane = self.camera.layout, self.camera.pane
        for bar, whole, part, value in (
            (self.horizontalScrollBar(), layout.width, pane[0], left),
            (self.verticalScrollBar(), layout.height, pane[1], top),
        ):
            bar.setRange(0, max(0, round(whole - part)))
            bar.setPageStep(max(1, round(part * 0.9)))
            bar.setSingleStep(60)
            bar.setValue(value)

    def _read_bars(self) -> None:
        self.camera.left = self.horizontalScrollBar().value()
        self.camera.top = self.verticalScrollBar().value()
        reached = self.camera.leading
        if self.camera.sheets and reached != self._reached:
            self._reached = reached
            self.page_reached.emit(reached)

    def _zoom_step(self, steps: int, at: QPointF | None) -> None:
        factor = min(max(self.camera.factor * STEP**steps, SMALLEST), LARGEST)
        self.set_zoom(replace(self.camera.zoom, fit=Fit.NONE, factor=factor), at)

    def _redraw(self) -> None:
        self.viewport().update()
