"""The few line icons of the window, drawn on a 24 x 24 grid in a colour of the theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap


def _polyline(path: QPainterPath, *points: tuple[float, float]) -> None:
    path.moveTo(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))


def _home(path: QPainterPath) -> None:
    _polyline(path, (3, 12), (12, 4), (21, 12))
    _polyline(path, (5.5, 10.5), (5.5, 20), (18.5, 20), (18.5, 10.5))
    _polyline(path, (10, 20), (10, 14), (14, 14), (14, 20))


def _cases(path: QPainterPath) -> None:
    _polyline(path, (3, 19.5), (3, 5), (9.5, 5), (11.5, 7.5), (21, 7.5), (21, 19.5), (3, 19.5))
    _polyline(path, (7, 12), (17, 12))
    _polyline(path, (7, 15.5), (14, 15.5))


def _search(path: QPainterPath) -> None:
    path.addEllipse(QRectF(4, 4, 12, 12))
    _polyline(path, (14.5, 14.5), (20.5, 20.5))


def _standards(path: QPainterPath) -> None:
    for y in (6, 12, 18):
        _polyline(path, (3.5, y), (5, y + 1.5), (8, y - 2))
        _polyline(path, (11, y), (20.5, y))


def _statutes(path: QPainterPath) -> None:
    _polyline(
        path,
        (12, 6.5),
        (9, 5),
        (3.5, 5),
        (3.5, 18.5),
        (9, 18.5),
        (12, 20),
        (15, 18.5),
        (20.5, 18.5),
        (20.5, 5),
        (15, 5),
    )
    _polyline(path, (15, 5), (12, 6.5), (12, 20))


def _settings(path: QPainterPath) -> None:
    for y, x in ((6, 15), (12, 8), (18, 13)):
        _polyline(path, (3, y), (x - 2, y))
        path.addEllipse(QRectF(x - 2, y - 2, 4, 4))
        _polyline(path, (x + 2, y), (21, y))


def _about(path: QPainterPath) -> None:
    path.addEllipse(QRectF(3.5, 3.5, 17, 17))
    _polyline(path, (12, 11), (12, 16.5))
    _polyline(path, (12, 7.4), (12, 7.8))


_DRAW: dict[str, Callable[[QPainterPath], None]] = {
    "home": _home,
    "cases": _cases,
    "search": _search,
    "standards": _standards,
    "statutes": _statutes,
    "settings": _settings,
    "about": _about,
}


def icon(name: str, color: QColor, pixels: int = 20) -> QIcon:
    """The named icon at the given size, sharp on scaled screens."""
    scale = 2
    pixmap = QPixmap(pixels * scale, pixels * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(scale)
    path = QPainterPath()
    _DRAW[name](path)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(pixels / 24, pixels / 24)
    pen = QPen(color, 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.end()
    return QIcon(pixmap)
