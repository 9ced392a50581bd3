"""A frame over one page for hands on the keyboard: arrows move it, Shift with arrows sizes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent

from app.domain.page import PageRef, Rect
from ui.pages.page_view_camera import Camera
from ui.pages.page_view_paint import Overlays

STEP = (0.02, 0.014)  # shares of a page: as far to the side as down, to the eye
FINE = 5  # with Ctrl a step is this much smaller
LEAST = (0.02, 0.01)
FIRST = (0.6, 0.06)  # size of a frame that begins on nothing
ROOM = 0.006  # left around a search hit

_SIDES: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class KeyFrame:
    """Kept in 0..1 of the page as it is shown; the overlays paint it."""

    def __init__(self, camera: Camera, overlays: Overlays, reveal: Callable[[QRectF], None]) -> None:
        self._camera = camera
        self._overlays = overlays
        self._reveal = reveal

    def begin(self, seed: tuple[int, Rect] | None = None) -> None:
        """Show the frame around a place of an upright page, or in the middle of the page being read."""
        if not self._camera.sheets:
            return
        if seed is None:
            index = self._camera.leading
            self._overlays.frame = (index, self._middle(index))
        else:
            index, rect = seed
            shown = rect.turned(self._camera.turns.get(index, 0))
            self._overlays.frame = (
                index,
                _kept(shown.left - ROOM, shown.top - ROOM, shown.right + ROOM, shown.bottom + ROOM),
            )
        self._reveal(self.box)

    def end(self) -> None:
        self._overlays.frame = None

    def follow(self) -> None:
        """Another page is being read: the frame comes along when it is no longer in sight."""
        if self._overlays.frame is not None and not self.box.intersects(QRectF(0, 0, *self._camera.pane)):
            self.begin()

    def place(self) -> tuple[PageRef, Rect] | None:
        """The page and the rectangle on it, upright."""
        if self._overlays.frame is None:
            return None
        index, rect = self._overlays.frame
        return self._camera.sheets[index].ref, rect.turned(-self._camera.turns.get(index, 0))

    def takes(self, event: QKeyEvent) -> bool:
        """True when the key moved or sized the frame."""
        side = _SIDES.get(event.key())
        if self._overlays.frame is None or side is None:
            return False
        modifiers = event.modifiers()
        fine = FINE if modifiers & Qt.KeyboardModifier.ControlModifier else 1
        by = side[0] * STEP[0] / fine, side[1] * STEP[1] / fine
        index, rect = self._overlays.frame
        sizing = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        self._overlays.frame = (index, _sized(rect, *by) if sizing else _moved(rect, *by))
        self._reveal(self.box)
        return True

    @property
    def box(self) -> QRectF:
        """Where the frame is on the screen."""
        if self._overlays.frame is None:
            return QRectF()
        index, rect = self._overlays.frame
        return self._camera.shown(index, rect)

    def _middle(self, index: int) -> Rect:
        page = self._camera.frame(index)
        seen = page.intersected(QRectF(0, 0, *self._camera.pane))
        middle = self._camera.share(index, seen.center() if seen.isValid() else QPointF(page.center()))[1]
        wide, high = FIRST
        return _moved(Rect(0.5 - wide / 2, middle - high / 2, 0.5 + wide / 2, middle + high / 2), 0, 0)


def _kept(left: float, top: float, right: float, bottom: float) -> Rect:
    return Rect(*(round(min(max(side, 0.0), 1.0), 5) for side in (left, top, right, bottom)))


def _moved(rect: Rect, x: float, y: float) -> Rect:
    """The rectangle further on, whole on the page."""
    x = min(max(x, -rect.left), 1 - rect.right)
    y = min(max(y, -rect.top), 1 - rect.bottom)
    return _kept(rect.left + x, rect.top + y, rect.right + x, rect.bottom + y)


def _sized(rect: Rect, x: float, y: float) -> Rect:
    """Its right and lower edge further on, never closer than one can see."""
    right = max(rect.right + x, rect.left + LEAST[0])
    bottom = max(rect.bottom + y, rect.top + LEAST[1])
    return _kept(rect.left, rect.top, right, bottom)
