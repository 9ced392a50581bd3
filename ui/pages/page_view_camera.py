"""Which part of the strip of pages is in view, and where a place of a page falls on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from app.domain.page import Rect
from ui.presenters.page_layout import Fit, Frame, PageLayout, Sheet, Zoom, natural_size, scale_for


class Camera:
    """Sheets, zoom and turns of one view, with the offset it is scrolled to."""

    def __init__(self) -> None:
        self.sheets: tuple[Sheet, ...] = ()
        self.zoom = Zoom()
        self.turns: dict[int, int] = {}
        self.pane = (400.0, 400.0)
        self.left = 0
        self.top = 0
        self.layout = PageLayout((), self.zoom, self.pane)
        self._laid: tuple[tuple[Sheet, ...], object] = (), None

    def load(self, sheets: Sequence[Sheet]) -> None:
        self.sheets = tuple(sheets)
        self.turns = {}
        self.lay_out()

    def lay_out(self) -> None:
        """Lays the pages anew if anything they depend on is another."""
        wanted = self.zoom, self.pane, dict(self.turns)
        if self.sheets is not self._laid[0] or wanted != self._laid[1]:
            self._laid = self.sheets, wanted
            self.layout = PageLayout(self.sheets, self.zoom, self.pane, self.turns)

    @property
    def leading(self) -> int:
        """The page being read."""
        return self.layout.leading(self.top, self.pane[1]) if self.sheets else 0

    @property
    def visible(self) -> range:
        return self.layout.visible(self.top, self.top + self.pane[1])

    @property
    def factor(self) -> float:
        """The scale of the page being read, 1 = natural size."""
        if not self.sheets:
            return 1.0
        index = self.leading
        return scale_for(self.zoom, natural_size(self.sheets[index], self.turns.get(index, 0)), self.pane)

    @property
    def fit(self) -> Fit:
        return self.zoom.fit

    def frame(self, index: int) -> QRectF:
        """A page's place in the viewport."""
        frame: Frame = self.layout.frames[index]
        return QRectF(frame.left - self.left, frame.top - self.top, frame.width, frame.height)

    def on_screen(self, index: int, rect: Rect) -> QRectF:
        """A rectangle of the upright page, in the viewport."""
        return self.shown(index, rect.turned(self.turns.get(index, 0)))

    def shown(self, index: int, rect: Rect) -> QRectF:
        """A rectangle of the page as it is shown, in the viewport."""
        frame = self.frame(index)
        return QRectF(
            frame.left() + rect.left * frame.width(),
            frame.top() + rect.top * frame.height(),
            rect.width * frame.width(),
            rect.height * frame.height(),
        )

    def page_at(self, point: QPointF) -> int | None:
        """The page under a point of the viewport, or None beside the pages."""
        if not self.sheets:
            return None
        index = self.layout.index_at(point.y() + self.top)
        return index if self.frame(index).contains(point) else None

    def share(self, index: int, point: QPointF) -> tuple[float, float]:
        """A point of the viewport in 0..1 of the page as it is shown."""
        frame = self.frame(index)
        return (point.x() - frame.left()) / frame.width(), (point.y() - frame.top()) / frame.height()

    def anchor(self, point: QPointF) -> tuple[int, float, float]:
        """The place of a page under a point, to come back to after the layout has changed."""
        index = self.layout.index_at(point.y() + self.top) if self.sheets else 0
        if not self.sheets:
            return 0, 0.0, 0.0
        return (index, *self.share(index, point))

    def offset_of(self, anchor: tuple[int, float, float], point: QPointF) -> tuple[int, int]:
        """The scroll offset that puts an anchor under a point."""
        index, across, down = anchor
        if index >= len(self.layout.frames):
            return 0, 0
        frame = self.layout.frames[index]
        return (
            round(frame.left + across * frame.width - point.x()),
            round(frame.top + down * frame.height - point.y()),
        )
