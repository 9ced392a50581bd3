"""One page in large, with the place a value was read from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from app.domain.page import PageRef, Rect
from ui.page import Context
from ui.presenters.page_notes import notes_of_page
from ui.presenters.page_pictures import wish
from ui.presenters.pictures import picture_source
from ui.widgets.build import button, column, frame, label, row
from ui.widgets.elided import ElidedLabel

WIDE = 1000


class PagePicture(QWidget):
    """Paints one page at the width it is given and frames a place on it."""

    def __init__(self, color: QColor) -> None:
        super().__init__()
        self._image: QImage | None = None
        self._problem = ""
        self._rect: Rect | None = None
        self._color = color

    def show_image(self, image: QImage | None, problem: str = "", rect: Rect | None = None) -> None:
        self._image, self._problem, self._rect = image, problem, rect
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._image is None:
            text = self._problem or "正在显示页面…"
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image)
        if self._rect is not None:
            wide, high = self.width(), self.height()
            area = QRectF(
                self._rect.left * wide, self._rect.top * high, self._rect.width * wide, self._rect.height * high
            )
            painter.setPen(QPen(self._color, 2))
            painter.drawRect(area.adjusted(-4, -4, 4, 4))

    def _fit(self) -> None:
        if self._image is not None and self._image.width():
            self.setFixedHeight(round(self.width() * self._image.height() / self._image.width()))


class PagePeekDialog(QDialog):
    """Opened from the case page; Esc closes it."""

    def __init__(
        self, parent: QWidget | None, context: Context, title: str, page: PageRef, rect: Rect | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._wanted = wish(page, 0, WIDE)
        self._rect = rect
        self._picture = PagePicture(context.theme.color("bad"))
        self._pictures = picture_source(context.workspace, context.renders, self)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._picture)
        area.setAccessibleName(title)
        self._area = area
        close = button("关闭", self.reject)
        foot = frame("foot", row(label(title, "soft"), None, close, margins=(16, 8, 16, 8)))
        self._note = ElidedLabel("warn")
        told = " ".join(notes_of_page(context.workspace, page))
        self._note.setText(f"▲ {told}")
        self._note.setVisible(bool(told))
        whole = column(area, row(self._note, margins=(16, 4, 16, 4) if told else (0, 0, 0, 0)), foot, spacing=0)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._fit_screen()
        self._pictures.picture_drawn.connect(lambda _wish: self._show())
        self._pictures.picture_failed.connect(lambda _wish, _why: self._show())
        self._pictures.want(self, (self._wanted,))
        self.finished.connect(lambda _code: self._pictures.close())

    def _fit_screen(self) -> None:
        screen = self.screen().availableGeometry()
        self.resize(min(860, screen.width() - 80), min(1000, screen.height() - 60))

    def _show(self) -> None:
        image = self._pictures.cache.get(self._wanted)
        self._picture.show_image(image, self._pictures.problem(self._wanted), self._rect)
        if image is not None and self._rect is not None:
            middle = round((self._rect.top + self._rect.bottom) / 2 * self._picture.height())
            self._area.ensureVisible(0, middle, 0, self._area.viewport().height() // 2)
