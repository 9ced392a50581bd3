"""The places of an answer: buttons that jump to a pin, arming a new one, and the statement that there is no page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.page import Pin
from app.domain.review import Mark
from ui.pages.workbench_flow import FlowLayout
from ui.pages.workbench_lines import PinChip
from ui.pages.workbench_words import LineField
from ui.presenters.page_marks import circled
from ui.presenters.workbench_texts import statement_lacks
from ui.theme.theme import Theme


class PinRow(QWidget):
    """Shows the pins of an answer and what may be done with them."""

    pin_chosen = Signal(object)
    pin_removed = Signal(int)
    pin_wanted = Signal()
    statement_written = Signal(str)
    recordings_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._place: Callable[[Pin], str] = lambda pin: f"第{pin.page}页"
        self._shown: tuple[Pin, ...] = ()
        self._editable = True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._holder = QWidget()
        self._flow = FlowLayout(6, self._holder)
        column.addWidget(self._holder)
        self._add = _plain(
            "＋ 在页面上框选 P",
            "按 P 或点这里，再在页面上拖出一个框；只用键盘时方向键移动红框、Shift+方向键改大小，回车确定，Esc 取消",
        )
        self._none = _plain("无页码可指…", "缺少文书等没有页面可指的情形，写明十个字以上的说明")
        self._listen = _plain("录音录像…", "从指定时间听看，并把时间写进说明")
        self._listen.hide()
        self._listens, self._pages = False, True
        self._add.clicked.connect(self.pin_wanted.emit)
        self._listen.clicked.connect(self.recordings_wanted.emit)
        self._none.clicked.connect(self._open_statement)
        self._statement = LineField("无页码可指的说明", "说明为什么没有页面可指（至少十个字）")
        self._fixed = (self._add, self._none, self._listen)
        self._left = QLabel()
        self._left.setProperty("look", "meta")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._statement, 1)
        row.addWidget(self._left)
        column.addLayout(row)
        self._statement.text_settled.connect(self.statement_written.emit)
        self._statement.textChanged.connect(self._count)
        self._rebuild()

    def name_places(self, place: Callable[[Pin], str]) -> None:
        """How a pin is called: document and running page number."""
        self._place = place
        self._rebuild()

    def show_key(self, key: str) -> None:
        """The key that arms a new pin."""
        self._add.setText(f"＋ 在页面上框选 {key}")

    def offer_pages(self, *, there: bool) -> None:
        """Without pages to point at, the page of the paper file is written down."""
        self._pages = there
        self._none.setText("无页码可指…" if there else "写明纸质案卷页码…")
        self._statement.setAccessibleName("无页码可指的说明" if there else "纸质案卷的页码和文书")
        self._statement.setPlaceholderText(
            "说明为什么没有页面可指（至少十个字）" if there else "例如：纸质案卷第12页送达回证，没有签收日期"
        )
        self._add.setVisible(there and self._editable)

    def offer_recordings(self, *, there: bool) -> None:
        """Whether the case holds recordings that may be pointed at."""
        self._listens = there
        self._listen.setVisible(there)

    @property
    def statement(self) -> str:
        """What is written in place of a page."""
        return self._statement.text()

    def add_to_statement(self, text: str) -> None:
        """Puts a place in a recording at the end of the statement, where one goes on writing."""
        self._open_statement()
        self._statement.setText(f"{self._statement.text().strip()}{text}：")
        self._statement.settle()

    def show_mark(self, mark: Mark | None, *, editable: bool) -> None:
        pins = mark.pins if mark else ()
        statement = mark.no_page if mark else ""
        self._statement.show_text(statement)
        wanted = bool(statement) or (self._statement.hasFocus() and not pins)
        self._statement.setVisible(wanted)
        self._left.setVisible(wanted)
        self._statement.setReadOnly(not editable)
        if pins != self._shown or editable != self._editable:
            self._shown, self._editable = pins, editable
            self._rebuild()
        self._none.setVisible(editable and not pins and not wanted)

    def settle(self) -> None:
        self._statement.settle()

    def _rebuild(self) -> None:
        while self._flow.count() > 0:
            item = self._flow.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None and widget not in self._fixed:
                widget.hide()
                widget.deleteLater()
        for index, pin in enumerate(self._shown):
            self._flow.addWidget(self._pin_button(index, pin))
        for button in self._fixed:
            self._flow.addWidget(button)
        self._add.setVisible(self._editable and self._pages)
        self._listen.setVisible(self._listens)
        self._none.setVisible(self._editable and not self._shown)
        self._holder.updateGeometry()

    def _pin_button(self, index: int, pin: Pin) -> PinChip:
        button = PinChip(self._theme, f"{circled(index + 1)} {self._place(pin)}", removable=self._editable)
        button.setToolTip(pin.text or "跳到这一处")
        button.clicked.connect(lambda: self.pin_chosen.emit(pin))
        button.removed.connect(lambda: self.pin_removed.emit(index))
        return button

    def _open_statement(self) -> None:
        self._none.hide()
        self._statement.show()
        self._left.show()
        self._count()
        self._statement.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        lacks = statement_lacks(self._statement.text())
        self._left.setText(f"还差 {lacks} 字" if lacks else "✓")


def _plain(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(tip)
    return button
