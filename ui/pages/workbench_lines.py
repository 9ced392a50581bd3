"""Painted lines and chips of the answer card: a box with wrapped words, a phrase, a pin with its remover."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.pages.workbench_buttons import CENTRE, LEFT, RIGHT, PaintedButton
from ui.theme.measures import GAP_S
from ui.theme.theme import Theme

WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CROSS = "✕"


class CheckLine(PaintedButton):
    """A box with words that wrap and, at the right, what ticking it costs."""

    def __init__(self, theme: Theme, text: str, aside: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self._aside = aside
        self.setCheckable(True)
        self.setAccessibleName(f"{text}，{aside}" if aside else text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self.theme.scale.row, self._words(width).height() + 8)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.scale.scaled(110), self.theme.scale.row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._box(painter)
        painter.setFont(theme.font(14))
        painter.setPen(theme.color("ink" if self.isEnabled() else "soft"))
        words = self._words(self.width())
        painter.drawText(QRect(words.left(), 0, words.width(), self.height()), WRAP, self.text())
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("bad" if self.isChecked() else "soft"))
        painter.drawText(self.rect().adjusted(0, 0, -2, 0), RIGHT, self._aside)
        self.ring(painter)

    def _box(self, painter: QPainter) -> None:
        theme, side = self.theme, self.theme.scale.scaled(16)
        box = QRectF(2.5, round((self.height() - side) / 2) + 0.5, side, side)
        live = self.isEnabled()
        painter.setPen(QPen(theme.color("accent" if live and (self.isChecked() or self.underMouse()) else "soft"), 1.2))
        painter.setBrush(theme.color("accent" if self.isChecked() and live else "field"))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            painter.setPen(QPen(theme.color("on_accent" if live else "soft"), 2))
            left, top = box.left(), box.top()
            corners = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.28))
            painter.drawPolyline([QPointF(left + x * side, top + y * side) for x, y in corners])

    def _words(self, width: int) -> QRect:
        """The rectangle the words take within a width."""
        left = self.theme.scale.scaled(16) + 5 + GAP_S
        aside = QFontMetrics(self.theme.font(12)).horizontalAdvance(self._aside)
        room = max(40, width - left - (aside + GAP_S if aside else 0) - 2)
        metrics = QFontMetrics(self.theme.font(14))
        box = metrics.boundingRect(QRect(0, 0, room, 10_000), int(WRAP), self.text())
        return QRect(left, 0, room, box.height())


class Chip(PaintedButton):
    """A standard phrase; a long one is cut, its tip tells all."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self.setToolTip(text)
        self.setAccessibleName(f"常用语：{text}")

    def sizeHint(self) -> QSize:
        scaled = self.theme.scale.scaled
        return QSize(min(self.wide(self.text(), 13) + scaled(22), scaled(186)), scaled(26))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, half = QPainter(self), self.theme, self.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if self.underMouse() or self.hasFocus() else "accent_soft"), 1))
        painter.setBrush(theme.color("accent_soft"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), half, half)
        inset = theme.scale.scaled(11)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("accent"))
        shown = QFontMetrics(theme.font(13)).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - 2 * inset + 4
        )
        painter.drawText(self.rect().adjusted(inset, 0, -inset + 4, 0), LEFT, shown)


class PinChip(PaintedButton):
    """A pin: a click jumps there; the cross at its end, or Delete, takes it away."""

    removed = Signal()

    def __init__(self, theme: Theme, text: str, *, removable: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self._removable = removable
        self.setMouseTracking(True)
        self._over_cross = False
        self.setAccessibleName(f"跳到标记 {text}" + ("，按删除键删除" if removable else ""))

    def sizeHint(self) -> QSize:
        scale = self.theme.scale
        tail = self._tail() if self._removable else GAP_S
        return QSize(self.wide(self.text()) + scale.scaled(10) + tail, scale.row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._on_cross(event.position())
        if over != self._over_cross:
            self._over_cross = over
            self.update()
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._on_cross(event.position()):
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._on_cross(event.position()) and not self.isDown():
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.box(painter, "field", "accent" if self.underMouse() else "line")
        inset = theme.scale.scaled(8)
        painter.setFont(theme.font(14))
        sign, _, place = self.text().partition(" ")
        painter.setPen(theme.color("bad"))
        painter.drawText(self.rect().adjusted(inset, 0, 0, 0), LEFT, sign)
        painter.setPen(theme.color("ink"))
        painter.drawText(self.rect().adjusted(inset + self.wide(f"{sign} "), 0, 0, 0), LEFT, place)
        if self._removable:
            painter.setPen(theme.color("bad" if self._over_cross else "soft"))
            painter.setFont(theme.font(12))
            painter.drawText(QRect(self.width() - self._tail(), 0, self._tail(), self.height()), CENTRE, CROSS)
        self.ring(painter)

    def _tail(self) -> int:
        return self.theme.scale.scaled(30)

    def _on_cross(self, point: QPointF) -> bool:
        return self._removable and self.rect().contains(point.toPoint()) and point.x() >= self.width() - self._tail()
