"""Buttons the workbench paints itself: stage tabs, verdicts with their keys, and the rows of the checklist."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from ui.theme.measures import GAP_M, GAP_S, RADIUS
from ui.theme.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class PaintedButton(QAbstractButton):
    """A button drawn from roles; it takes the focus by Tab only, so that single keys stay with the page."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def wide(self, text: str, size: int = 14, *, bold: bool = False) -> int:
        """Pixels a text takes."""
        return QFontMetrics(self.theme.font(size, bold)).horizontalAdvance(text)

    def ring(self, painter: QPainter) -> None:
        """The focus, for those who use the keyboard."""
        if self.hasFocus():
            painter.setPen(QPen(self.theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def box(self, painter: QPainter, ground: str, line: str) -> None:
        """A rounded box in roles."""
        painter.setPen(QPen(self.theme.color(line), 1))
        painter.setBrush(self.theme.color(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)


class ToolButton(PaintedButton):
    """A slim button of the tool bar; one with a menu opens it, one that is checkable stays pressed."""

    def __init__(self, theme: Theme, text: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.menu: QMenu | None = None
        self.clicked.connect(self._open)

    def sizeHint(self) -> QSize:
        scaled, text = self.theme.scale.scaled, self.wide(self.text())
        return QSize(max(text + scaled(14), scaled(30)), self.theme.scale.row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked() or self.isDown()
        self.box(painter, "accent_soft" if on else "field", "accent" if on or self.underMouse() else "line")
        painter.setPen(self.theme.color("accent" if on else "ink" if self.isEnabled() else "soft"))
        painter.setFont(self.theme.font(14))
        painter.drawText(self.rect(), CENTRE, self.text())
        self.ring(painter)

    def _open(self) -> None:
        if self.menu is not None:
            self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class StageTab(PaintedButton):
    """A stage of the checklist; ✓ once everything in it is decided."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self.setCheckable(True)
        self.done = False

    def show_done(self, *, done: bool) -> None:
        self.done = done
        self.setAccessibleDescription("已全部评完" if done else "未评完")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.wide(self.text(), 13) + self.theme.scale.scaled(26), self.theme.scale.scaled(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            self.box(painter, "accent", "accent")
        elif self.underMouse():
            self.box(painter, "accent_soft", "accent_soft")
        ink = "on_accent" if self.isChecked() else "ok" if self.done else "soft"
        painter.setPen(self.theme.color(ink))
        painter.setFont(self.theme.font(13))
        painter.drawText(self.rect(), CENTRE, f"{self.text()} ✓" if self.done else self.text())
        self.ring(painter)


class VerdictButton(PaintedButton):
    """A verdict with the key that gives it."""

    def __init__(self, theme: Theme, text: str, key: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self._key = key
        self._tone = tone
        self.setCheckable(True)
        self.show_key(key)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_key(self, key: str) -> None:
        """Another key gives this verdict."""
        self._key = key
        self.setAccessibleName(f"{self.text()}，快捷键 {key}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.wide(self.text(), 14, bold=True) + self.theme.scale.scaled(50), self.theme.scale.scaled(36))

    def minimumSizeHint(self) -> QSize:
        scaled = self.theme.scale.scaled
        return QSize(self.wide(self.text(), 14, bold=True) + scaled(18) + 14, scaled(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = self._tone if self.isEnabled() else "soft"
        if self.isChecked():
            self.box(painter, {"ok": "ok_soft", "bad": "bad_soft", "warn": "warn_soft"}.get(tone, "accent_soft"), tone)
        else:
            self.box(painter, "field", "accent" if self.underMouse() and self.isEnabled() else "line")
        self._word_and_key(painter, tone)
        self.ring(painter)

    def _word_and_key(self, painter: QPainter, tone: str) -> None:
        word, high = self.wide(self.text(), 14, bold=True), self.theme.scale.scaled(18)
        cap = max(high, self.wide(self._key, 11) + 6)
        gap = min(GAP_S, max(3, (self.width() - word - cap) // 3))
        left = (self.width() - word - cap - gap) // 2
        painter.setFont(self.theme.font(14, bold=True))
        painter.setPen(self.theme.color(tone if self.isChecked() else "ink" if self.isEnabled() else "soft"))
        painter.drawText(QRect(left, 0, word + 2, self.height()), CENTRE, self.text())
        box = QRectF(left + word + gap, (self.height() - high) / 2, cap, high)
        painter.setPen(QPen(self.theme.color("line"), 1))
        painter.setBrush(self.theme.color("window"))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(self.theme.color("soft"))
        painter.setFont(self.theme.font(11))
        painter.drawText(box, CENTRE, self._key)


class EntryRow(PaintedButton):
    """One closed question: its sign, code, text and points."""

    def __init__(self, theme: Theme, code: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)
        self._code = code
        self._fact = ""
        self._sign, self._tone, self._worth, self._pins, self._findings = "·", "soft", "", 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{code} {text}")

    def show_state(self, sign: str, tone: str, word: str, worth: str, pins: int) -> None:
        self._sign, self._tone, self._worth, self._pins = sign, tone, worth, pins
        self.setAccessibleName(f"{self._code} {self.text()}，{word}，{worth}")
        self.update()

    def show_fact(self, fact: str) -> None:
        """The fact of the case that takes the question off the sheet; "" when it is asked."""
        self._fact = fact
        self.setToolTip(f"{self._code} {self.text()}" + (f"\n⊘ 按案情不适用：{fact}" if fact else ""))

    def show_findings(self, count: int) -> None:
        """How many suspected faults wait here."""
        if count != self._findings:
            self._findings = count
            self.setAccessibleDescription(f"预检疑似不符 {count} 处" if count else "")
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.theme.scale.row)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.theme.scale.row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, high = QPainter(self), self.theme, self.height()
        painter.fillRect(self.rect(), theme.color("accent_soft" if self.underMouse() else "panel"))
        painter.setPen(theme.color("line"))
        painter.drawLine(0, high - 1, self.width(), high - 1)
        sign = theme.scale.scaled(18)
        painter.setPen(theme.color(self._tone))
        painter.setFont(theme.font(14, bold=True))
        painter.drawText(QRect(GAP_M, 0, sign, high), CENTRE, self._sign)
        right = self._worth_text(painter)
        code_left = GAP_M + sign + GAP_S
        code_wide = max(self.wide(f"{self._code}　"), theme.scale.scaled(46))
        painter.setFont(theme.font(14))
        painter.setPen(theme.color("soft" if self._fact else "ink"))
        painter.drawText(QRect(code_left, 0, code_wide, high), LEFT, self._code)
        left = code_left + code_wide
        text = QFontMetrics(theme.font(14)).elidedText(
            self._fact or self.text(), Qt.TextElideMode.ElideRight, right - left - GAP_S
        )
        painter.drawText(QRect(left, 0, right - left, high), LEFT, text)
        self.ring(painter)

    def _worth_text(self, painter: QPainter) -> int:
        """Draws points and count of pins at the right; gives the left edge of both."""
        theme, right = self.theme, self.width() - GAP_M
        wide = self.wide(self._worth, 13)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("soft"))
        painter.drawText(QRect(right - wide, 0, wide + 1, self.height()), RIGHT, self._worth)
        left = right - wide - GAP_S
        for count, tone in ((self._pins, "bad"), (self._findings, "warn")):
            if count:
                dot(painter, theme, QPointF(left - theme.scale.scaled(9), self.height() / 2), str(count), tone)
                left -= theme.scale.scaled(18) + GAP_S
        return left


def dot(painter: QPainter, theme: Theme, centre: QPointF, text: str, tone: str) -> None:
    """A small round count."""
    radius = theme.scale.scaled(9)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(tone), 1))
    painter.setBrush(QColor(theme.color(f"{tone}_soft")))
    painter.drawEllipse(centre, radius, radius)
    painter.setPen(theme.color(tone))
    painter.setFont(theme.font(11))
    painter.drawText(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), CENTRE, text)
    painter.restore()
