"""The tools above the pages: zoom, turn, compare, magnifier, page number, search."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget

from ui.pages.workbench_buttons import ToolButton
from ui.pages.workbench_flow import FlowLayout
from ui.presenters.page_layout import Fit, Zoom
from ui.theme.theme import Theme

PERCENTS = (50, 75, 100, 125, 150, 200, 300)


class SearchField(QLineEdit):
    """Enter finds, or goes on to the next hit; Shift+Enter goes back."""

    next_wanted = Signal(int)
    query_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = ""
        self.setPlaceholderText("在本卷中查找")
        self.setAccessibleName("在本卷中查找")
        self.textChanged.connect(self._emptied)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip() != self._asked:
                self._ask()
            else:
                self.next_wanted.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        super().keyPressEvent(event)

    def forget(self) -> None:
        """Another case: nothing was asked yet."""
        self._asked = ""
        self.clear()

    def _ask(self) -> None:
        self._asked = self.text().strip()
        self.query_given.emit(self._asked)

    def _emptied(self, text: str) -> None:
        if not text and self._asked:
            self._ask()


class PageTools(QFrame):
    """Tells what the reviewer wants of the pages."""

    zoom_stepped = Signal(int)
    zoom_chosen = Signal(object)
    turn_wanted = Signal()
    compare_switched = Signal(bool)
    lens_switched = Signal(bool)
    folio_entered = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self._theme = theme
        self._smaller = ToolButton(theme, "−", "缩小（Ctrl+滚轮）")
        self._zoom = ToolButton(theme, "适合宽度", "选择显示比例")
        self._larger = ToolButton(theme, "＋", "放大（Ctrl+滚轮）")
        self._turn = ToolButton(theme, "⟳", "把当前页顺时针转 90 度（只改显示）")
        self.compare = ToolButton(theme, "双页比对", "并排比对两页，同步滚动")
        self.lens = ToolButton(theme, "放大镜", "放大镜跟随鼠标")
        self._folio = QLineEdit()
        self._pages = QLabel("/ 0")
        self.search = SearchField()
        self._hits = QLabel("")
        self._back = ToolButton(theme, "‹", "上一处（Shift+回车）")
        self._forth = ToolButton(theme, "›", "下一处（回车）")
        self._build()
        self._wire()

    def show_keys(self, compare: str, lens: str) -> None:
        """The keys of the two switches, in their tips."""
        self.compare.setToolTip(f"并排比对两页，同步滚动（{compare}）")
        self.lens.setToolTip(f"放大镜跟随鼠标（{lens}）")

    def show_zoom(self, zoom: Zoom, factor: float) -> None:
        """Says what the zoom is now."""
        word = {Fit.WIDTH: "适合宽度", Fit.PAGE: "适合整页"}.get(zoom.fit)
        self._zoom.setText(word or f"{round(factor * 100)}%")

    def show_folio(self, folio: int, of: int) -> None:
        if not self._folio.hasFocus():
            self._folio.setText(str(folio))
        self._pages.setText(f"/ {of}")

    def show_hits(self, here: int, of: int, *, asked: bool) -> None:
        """3/11; says so when nothing was found."""
        self._hits.setText(f"{here + 1}/{of}" if of else "未找到" if asked else "")
        for button in (self._back, self._forth):
            button.setVisible(of > 0)

    def _build(self) -> None:
        menu = QMenu(self)
        fits = (("适合宽度", Zoom(Fit.WIDTH)), ("适合整页", Zoom(Fit.PAGE)))
        choices = [*fits, *((f"{percent}%", Zoom(Fit.NONE, percent / 100)) for percent in PERCENTS)]
        for text, zoom in choices:
            action = QAction(text, menu)
            action.triggered.connect(lambda _on=False, zoom=zoom: self.zoom_chosen.emit(zoom))
            menu.addAction(action)
        self._zoom.menu = menu
        for button in (self.compare, self.lens):
            button.setCheckable(True)
        self._folio.setValidator(QIntValidator(1, 99999, self))
        self._folio.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._folio.setAccessibleName("页码")
        self._folio.setToolTip("输入卷内页码后按回车")
        for label in (self._pages, self._hits):
            label.setProperty("look", "soft")
        self.show_hits(-1, 0, asked=False)
        self._fit_type()
        kept: tuple[QWidget, ...] = (self._hits, self._back, self._forth)
        for part in kept:
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        flow = FlowLayout(4, last_right=True)
        flow.setContentsMargins(8, 4, 8, 4)
        for part in (
            self._smaller, self._zoom, self._larger, self._turn, self.compare, self.lens,
            _group(self._folio, self._pages), _group(self.search, self._hits, self._back, self._forth),
        ):  # fmt: skip
            flow.addWidget(part)
        self.setLayout(flow)

    def _fit_type(self) -> None:
        scaled = self._theme.scale.scaled
        self._folio.setFixedWidth(scaled(44))
        self.search.setFixedWidth(scaled(128))
        self._hits.setFixedWidth(scaled(56))
        self._hits.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _wire(self) -> None:
        self._smaller.clicked.connect(lambda: self.zoom_stepped.emit(-1))
        self._larger.clicked.connect(lambda: self.zoom_stepped.emit(1))
        self._turn.clicked.connect(self.turn_wanted.emit)
        self.compare.toggled.connect(self.compare_switched.emit)
        self.lens.toggled.connect(self.lens_switched.emit)
        self._folio.returnPressed.connect(lambda: self.folio_entered.emit(int(self._folio.text() or 0)))
        self._back.clicked.connect(lambda: self.search.next_wanted.emit(-1))
        self._forth.clicked.connect(lambda: self.search.next_wanted.emit(1))
        self._theme.changed.connect(self._fit_type)


def _group(*parts: QWidget) -> QWidget:
    """Widgets that wrap together."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for part in parts:
        row.addWidget(part)
    return holder


def stacked(*parts: QWidget) -> QWidget:
    """Widgets below one another without gaps; the last one takes the room."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, 1 if part is parts[-1] else 0)
    return holder
