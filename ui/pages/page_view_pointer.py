"""The mouse over the pages: draws a pin, pans, clicks a pin, moves the magnifier, turns the wheel to zoom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from app.domain.page import PageRef, Rect
from ui.pages.page_view_camera import Camera
from ui.pages.page_view_paint import Overlays
from ui.presenters.page_layout import tidy
from ui.presenters.page_marks import PinMark

LEAST = 6  # pixels: a smaller drag was a click
REACH = 10  # pixels around a pin's flag that still hit it


@dataclass(frozen=True, slots=True)
class Reactions:
    """What the view does about the mouse."""

    place_drawn: Callable[[PageRef, Rect], None]
    pin_clicked: Callable[[PinMark], None]
    panned: Callable[[QPointF], None]
    zoomed: Callable[[int, QPointF], None]
    redraw: Callable[[], None]


class Pointer:
    """Remembers what a press began; `drawing` is off when the review is frozen."""

    def __init__(self, camera: Camera, overlays: Overlays, reactions: Reactions) -> None:
        self.drawing = True
        self.lens = False
        self._camera = camera
        self._overlays = overlays
        self._do = reactions
        self._page: int | None = None
        self._start = QPointF()
        self._last: QPointF | None = None

    def sees(self, event: QEvent) -> bool:
        """True when the event was one of the pointer's."""
        if isinstance(event, QWheelEvent):
            return self._wheel(event)
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress:
                return self._press(event)
            if event.type() == QEvent.Type.MouseMove:
                return self._move(event)
            if event.type() == QEvent.Type.MouseButtonRelease:
                return self._release(event)
        elif event.type() == QEvent.Type.Leave and self._overlays.lens is not None:
            self._overlays.lens = None
            self._do.redraw()
        return False

    def drop(self) -> None:
        """Forget a drag half made."""
        self._page, self._last, self._overlays.band = None, None, None
        self._do.redraw()

    def _press(self, event: QMouseEvent) -> bool:
        point = event.position()
        if event.button() == Qt.MouseButton.LeftButton and self.drawing:
            self._page = self._camera.page_at(point)
            self._start = point
            return True
        if event.button() in (Qt.MouseButton.MiddleButton, Qt.MouseButton.LeftButton):
            self._last, self._start = point, point
            return True
        return False

    def _move(self, event: QMouseEvent) -> bool:
        point = event.position()
        if self.lens:
            self._overlays.lens = point
            self._do.redraw()
        if self._page is not None:
            frame = self._camera.frame(self._page)
            self._overlays.band = QRectF(self._start, point).normalized().intersected(frame)
            self._do.redraw()
            return True
        if self._last is not None:
            self._do.panned(self._last - point)
            self._last = point
            return True
        return self.lens

    def _release(self, event: QMouseEvent) -> bool:
        point, page, band = event.position(), self._page, self._overlays.band
        self.drop()
        if page is not None and band is not None and band.width() >= LEAST and band.height() >= LEAST:
            shown = tidy(self._camera.share(page, band.topLeft()), self._camera.share(page, band.bottomRight()))
            turn = self._camera.turns.get(page, 0)
            self._do.place_drawn(self._camera.sheets[page].ref, shown.turned(-turn))
            return True
        if (point - self._start).manhattanLength() < LEAST:
            pin = self.pin_at(point)
            if pin is not None:
                self._do.pin_clicked(pin)
        return True

    def pin_at(self, point: QPointF) -> PinMark | None:
        """The pin drawn at a point, the topmost first; its flag counts too."""
        index = self._camera.page_at(point)
        for mark in reversed(self._overlays.pins.get(index, [])) if index is not None else ():
            box = self._camera.on_screen(index or 0, mark.pin.rect)
            flag = QRectF(box.left() - REACH, box.top() - REACH, 2 * REACH, 2 * REACH)
            if box.contains(point) or flag.contains(point):
                return mark
        return None

    def _wheel(self, event: QWheelEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        steps = 1 if event.angleDelta().y() > 0 else -1
        self._do.zoomed(steps, event.position())
        return True
