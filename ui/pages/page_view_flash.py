"""A place of a page that flashes twice when one jumps to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.domain.page import Rect
from ui.pages.page_view_paint import Overlays

BEAT = 170  # milliseconds
BEATS = 4  # on, off, on, off


class Flash(QObject):
    """Counts the beats down in the overlays and has them redrawn."""

    def __init__(self, overlays: Overlays, redraw: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._overlays = overlays
        self._redraw = redraw
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self._next)

    def start(self, index: int, rect: Rect) -> None:
        self._overlays.flash = (index, rect, BEATS)
        self._beat.start()
        self._redraw()

    def _next(self) -> None:
        if self._overlays.flash is not None:
            index, rect, left = self._overlays.flash
            self._overlays.flash = (index, rect, left - 1) if left > 1 else None
        if self._overlays.flash is None:
            self._beat.stop()
        self._redraw()
