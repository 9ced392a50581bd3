"""The middle pane: one view of the pages, or two beside each other that scroll together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.domain.page import PageRef, Rect
from ui.pages.page_view import PageView
from ui.pages.workbench_lines import CheckLine
from ui.presenters.page_layout import Sheet
from ui.presenters.page_marks import PinMark
from ui.presenters.page_pictures import PagePictures
from ui.theme.theme import Theme


class PagePair(QWidget):
    """`main` is the view one works in; `other` is shown for comparing."""

    def __init__(self, pictures: PagePictures, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.main = PageView(pictures, theme)
        self.other = PageView(pictures, theme)
        self.other.setAccessibleName("比对页面")
        self._which = QComboBox()
        self._folio, self._pages = QLineEdit(), QLabel()
        self._folio.setFixedWidth(theme.scale.scaled(44))
        self._together = CheckLine(theme, "同步滚动")
        self._together.setChecked(True)
        self._views = QSplitter(Qt.Orientation.Horizontal)
        for view in (self.main, self.other):
            self._views.addWidget(view)
        self._views.setChildrenCollapsible(False)
        self._head = self._build_head()
        self._following = False
        self._sheets: Sequence[Sheet] = ()
        self._marks: Sequence[PinMark] = ()
        self._hits: tuple[Sequence[tuple[PageRef, Sequence[Rect]]], int] = (), -1
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._views, 1)
        self._head.hide()
        self.other.hide()
        self._wire()

    def _build_head(self) -> QFrame:
        self._which.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._which.setAccessibleName("右边显示的文书")
        self._which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._which.setMinimumContentsLength(12)
        self._folio.setAccessibleName("右边的页码")
        self._folio.setToolTip("输入右边要看的卷内页码后按回车")
        self._folio.setValidator(QIntValidator(1, 99999, self))
        self._folio.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._pages.setProperty("look", "soft")
        policy = self._together.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Maximum)
        self._together.setSizePolicy(policy)
        head = QFrame()
        head.setProperty("look", "bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self._together)
        row.addStretch(1)
        word = QLabel("右边显示")
        word.setProperty("look", "meta")
        row.addWidget(word)
        row.addWidget(self._which)
        row.addWidget(self._folio)
        row.addWidget(self._pages)
        return head

    @property
    def comparing(self) -> bool:
        return not self.other.isHidden()

    def show_sheets(self, sheets: Sequence[Sheet]) -> None:
        self.main.show_sheets(sheets)
        self._sheets, self._marks, self._hits = sheets, (), ((), -1)
        if self.comparing:
            self._fill_other()
        self._pages.setText(f"/ {len(sheets)}")
        self._which.clear()
        seen: set[int] = set()
        for index, sheet in enumerate(sheets):
            if sheet.document not in seen:
                seen.add(sheet.document)
                self._which.addItem(f"{sheet.folio}　{sheet.title}", index)

    def show_pins(self, marks: Sequence[PinMark]) -> None:
        self._marks = marks
        self.main.show_pins(marks)
        if self.comparing:
            self.other.show_pins(marks)

    def show_hits(self, hits: Sequence[tuple[PageRef, Sequence[Rect]]], here: int) -> None:
        self._hits = hits, here
        self.main.show_hits(hits, here)
        if self.comparing:
            self.other.show_hits(hits, here)

    def compare(self, *, on: bool) -> None:
        """Shows the second view at the page after the one being read, or hides it."""
        if on == self.comparing:
            return
        self._head.setVisible(on)
        self.other.setVisible(on)
        if on:
            half = self.width() // 2
            self._views.setSizes([half, half])
            self._fill_other()
            index = min(self.main.camera.leading + 1, max(0, len(self.main.camera.sheets) - 1))
            self._show_reached(index)
            self._open(index)

    def _fill_other(self) -> None:
        """The second view is laid out only when it is looked at."""
        self.other.show_sheets(self._sheets)
        self.other.show_pins(self._marks)
        self.other.show_hits(*self._hits)

    def _wire(self) -> None:
        self.main.scrolled.connect(lambda dx, dy: self._follow(self.other, dx, dy))
        self.other.scrolled.connect(lambda dx, dy: self._follow(self.main, dx, dy))
        self._which.activated.connect(lambda at: self._open(int(self._which.itemData(at))))
        self._folio.returnPressed.connect(self._enter_folio)
        self.other.page_reached.connect(self._show_reached)

    def _follow(self, view: PageView, dx: int, dy: int) -> None:
        if self._following or not self.comparing or not self._together.isChecked():
            return
        self._following = True
        view.horizontalScrollBar().setValue(view.horizontalScrollBar().value() + dx)
        view.verticalScrollBar().setValue(view.verticalScrollBar().value() + dy)
        self._following = False

    def _open(self, index: int) -> None:
        """Another document in the second view; the first one stays where it is."""
        self._following = True
        self.other.go_to(index)
        self._following = False

    def _enter_folio(self) -> None:
        last = max(1, len(self.other.camera.sheets))
        self._open(min(max(int(self._folio.text() or 0), 1), last) - 1)
        self._show_reached(self.other.camera.leading)
        self.other.setFocus()

    def _show_reached(self, index: int) -> None:
        """Says which page is on the right, however it came there."""
        self._which.setCurrentIndex(self._entry_of(index))
        self._folio.setText(str(index + 1))

    def _entry_of(self, index: int) -> int:
        rows = [row for row in range(self._which.count()) if int(self._which.itemData(row)) <= index]
        return rows[-1] if rows else 0
