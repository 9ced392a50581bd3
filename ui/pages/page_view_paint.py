"""Paints what a page view shows: pages or their placeholders, hits, pins, the rubber band and the magnifier."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from app.domain.page import Rect
from ui.pages.page_view_camera import Camera
from ui.presenters.page_marks import PinMark
from ui.presenters.page_pictures import PagePictures, Wish, wish
from ui.theme.roles import LIGHT, SCHEMES, Roles, Scheme
from ui.theme.theme import Theme

WIDEST = 3200
LENS_RADIUS = 120
LENS_FACTOR = 2.2
HIT = QColor(255, 208, 60, 120)
HIT_HERE = QColor(255, 150, 30, 150)
BADGE = 9.0


@dataclass
class Overlays:
    """Everything that lies over the pages of one view."""

    pins: dict[int, list[PinMark]] = field(default_factory=dict)
    hits: dict[int, list[tuple[Rect, bool]]] = field(default_factory=dict)
    flash: tuple[int, Rect, int] | None = None
    band: QRectF | None = None
    frame: tuple[int, Rect] | None = None  # moved by keys; in shares of the page as it is shown
    lens: QPointF | None = None


def paper_roles(theme: Theme) -> Roles:
    """Colours for marks on the page, which stays white in the dark scheme too."""
    return LIGHT if theme.scheme is Scheme.DARK else SCHEMES[theme.scheme]


def wished(camera: Camera, index: int, ratio: float, factor: float = 1.0) -> Wish:
    """The picture a page needs at its shown size."""
    width = camera.layout.frames[index].width * ratio * factor
    return wish(camera.sheets[index].ref, camera.turns.get(index, 0), min(width, WIDEST))


class PagePainter:
    """One paint pass over a viewport."""

    def __init__(self, painter: QPainter, camera: Camera, pictures: PagePictures, theme: Theme, ratio: float) -> None:
        self._painter = painter
        self._camera = camera
        self._pictures = pictures
        self._theme = theme
        self._roles = paper_roles(theme)
        self._ratio = ratio

    def paint(self, overlays: Overlays) -> None:
        for index in self._camera.visible:
            self._page(index)
            self._hits(index, overlays)
            for mark in overlays.pins.get(index, ()):
                self._pin(index, mark)
        self._flash(overlays)
        if overlays.band is not None:
            self._band(overlays.band)
        elif overlays.frame is not None:
            self._band(self._camera.shown(*overlays.frame))
        if overlays.lens is not None:
            self._lens(overlays.lens)

    def _page(self, index: int) -> None:
        frame, painter = self._camera.frame(index), self._painter
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(QColor(self._theme.roles.paper))
        painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))
        wanted = wished(self._camera, index, self._ratio)
        image = self._pictures.cache.get(wanted)
        if image is not None and image.width() == round(frame.width() * self._ratio):
            image.setDevicePixelRatio(self._ratio)
            painter.drawImage(frame.topLeft(), image)
            return
        image = image or self._pictures.cache.stand_in(wanted)
        if image is not None:
            self._stretched(frame, image)
        else:
            self._placeholder(frame, index, self._pictures.problem(wanted))

    def _stretched(self, frame: QRectF, image: QImage) -> None:
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=True)
        self._painter.drawImage(frame, image, QRectF(image.rect()))
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)

    def _placeholder(self, frame: QRectF, index: int, problem: str) -> None:
        painter = self._painter
        painter.setPen(QColor(self._roles.bad if problem else self._roles.soft))
        painter.setFont(self._theme.font(14))
        sheet = self._camera.sheets[index]
        text = f"第 {sheet.folio} 页\n{problem or '正在打开……'}"
        box = frame.intersected(QRectF(0, 0, *self._camera.pane)).adjusted(16, 16, -16, -16)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), text)

    def _hits(self, index: int, overlays: Overlays) -> None:
        painter = self._painter
        for rect, here in overlays.hits.get(index, ()):
            box = self._camera.on_screen(index, rect).adjusted(-1, -1, 1, 1)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(box, HIT_HERE if here else HIT)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            if here:
                painter.setPen(QPen(QColor(self._roles.warn), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box)

    def _pin(self, index: int, mark: PinMark) -> None:
        painter, box = self._painter, self._camera.on_screen(index, mark.pin.rect)
        red = QColor(self._roles.bad)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        wash = QColor(red)
        wash.setAlpha(26 if mark.active else 8)
        painter.setBrush(wash)
        pen = QPen(red, 2.0 if mark.active else 1.2)
        if not mark.active:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(box, 2, 2)
        self._badge(box.topLeft(), mark, red)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _badge(self, corner: QPointF, mark: PinMark, red: QColor) -> None:
        painter = self._painter
        font = self._theme.font(12 if mark.active else 11, bold=True)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        radius = max(BADGE, metrics.height() / 2)
        width = max(2 * radius, metrics.horizontalAdvance(mark.label) + radius)
        box = QRectF(corner.x() - radius, corner.y() - radius, width, 2 * radius)
        box.moveLeft(max(box.left(), 2.0))
        painter.setPen(QPen(red, 1.2))
        painter.setBrush(red if mark.active else QColor(self._roles.paper))
        painter.drawRoundedRect(box, radius, radius)
        painter.setPen(QColor(self._roles.on_accent) if mark.active else red)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark.label)

    def _flash(self, overlays: Overlays) -> None:
        if overlays.flash is None or overlays.flash[2] % 2:
            return
        index, rect, _ = overlays.flash
        red = QColor(self._roles.bad)
        self._painter.setPen(QPen(red, 4))
        red.setAlpha(70)
        self._painter.setBrush(red)
        self._painter.drawRect(self._camera.on_screen(index, rect).adjusted(-3, -3, 3, 3))

    def _band(self, band: QRectF) -> None:
        red = QColor(self._roles.bad)
        self._painter.setPen(QPen(red, 2))
        red.setAlpha(30)
        self._painter.setBrush(red)
        self._painter.drawRect(band)

    def _lens(self, point: QPointF) -> None:
        index = self._camera.page_at(point)
        if index is None:
            return
        wanted = wished(self._camera, index, self._ratio, LENS_FACTOR)
        image = self._pictures.cache.get(wanted) or self._pictures.cache.stand_in(wanted)
        if image is None:
            return
        painter, (across, down) = self._painter, self._camera.share(index, point)
        frame = self._camera.frame(index)
        size = QPointF(frame.width() * LENS_FACTOR, frame.height() * LENS_FACTOR)
        target = QRectF(point.x() - across * size.x(), point.y() - down * size.y(), size.x(), size.y())
        circle = QPainterPath()
        circle.addEllipse(point, LENS_RADIUS, LENS_RADIUS)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setClipPath(circle)
        painter.fillPath(circle, QColor(self._theme.roles.desk))
        self._stretched(target, image)
        painter.setClipping(False)
        painter.setPen(QPen(self._theme.color("accent"), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(point, LENS_RADIUS, LENS_RADIUS)
        painter.restore()
