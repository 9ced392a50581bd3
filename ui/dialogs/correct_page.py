"""One recognised page beside its words, to be corrected line by line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QScrollArea, QSplitter, QWidget

from app.domain.page import PageRef
from ui.dialogs.page_peek import WIDE, PagePicture
from ui.page import Context
from ui.presenters.page_pictures import wish
from ui.presenters.pictures import picture_source
from ui.widgets.build import button, column, frame, holder, label, row


class CorrectPageDialog(QDialog):
    """The picture is never changed; what was recognised stays kept beside the correction."""

    def __init__(
        self, parent: QWidget | None, context: Context, title: str, page: PageRef, lines: Sequence[str]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._wanted = wish(page, page.turn, WIDE)
        self._picture = PagePicture(context.theme.color("bad"))
        self._pictures = picture_source(context.workspace, context.renders, self)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._picture)
        area.setAccessibleName("页面")
        self.text = QPlainTextEdit("\n".join(lines))
        self.text.setAccessibleName("识别出的文字")
        hint = label("对照左边的页面逐行改正。原页面不会改动，识别结果另外保存。", "soft", wrap=True)
        split = QSplitter()
        split.addWidget(area)
        split.addWidget(holder(column(hint, self.text, margins=(12, 12, 12, 0))))
        split.setSizes([620, 480])
        split.setChildrenCollapsible(False)
        foot = frame(
            "foot",
            row(
                label(title, "soft"),
                None,
                button("保存校正", self.accept, "primary"),
                button("取消", self.reject),
                margins=(16, 8, 16, 8),
            ),
        )
        self.setLayout(column(split, foot, spacing=0))
        screen = self.screen().availableGeometry()
        self.resize(min(1200, screen.width() - 60), min(900, screen.height() - 60))
        self._pictures.picture_drawn.connect(lambda _wish: self._show())
        self._pictures.picture_failed.connect(lambda _wish, _why: self._show())
        self._pictures.want(self, (self._wanted,))
        self.finished.connect(lambda _code: self._pictures.close())

    def _show(self) -> None:
        self._picture.show_image(self._pictures.cache.get(self._wanted), self._pictures.problem(self._wanted))

    @classmethod
    def ask(
        cls, parent: QWidget | None, context: Context, title: str, page: PageRef, lines: Sequence[str]
    ) -> str | None:
        """The corrected text, or None when nothing should be kept."""
        dialog = cls(parent, context, title, page, lines)
        return dialog.text.toPlainText() if dialog.exec() == QDialog.DialogCode.Accepted else None
