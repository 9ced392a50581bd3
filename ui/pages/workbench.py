"""The workbench: 卷内目录, pages and checklist beside each other, every answer saved at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.models.keymap import KeyMap
from ui.page import Context, Page
from ui.pages.page_view_note import PageNote
from ui.pages.page_view_pair import PagePair
from ui.pages.page_view_tools import PageTools, stacked
from ui.pages.workbench_answering import AnswerParts, AnswerSide
from ui.pages.workbench_bars import Banner, FootBar, HeadBar
from ui.pages.workbench_checklist import ChecklistPane
from ui.pages.workbench_keys import act, hints
from ui.pages.workbench_listening import ListeningSide
from ui.pages.workbench_outline import OutlinePane
from ui.pages.workbench_reading import ReadingParts, ReadingSide
from ui.pages.workbench_signing import SigningSide
from ui.presenters.page_reading import ReadingPresenter
from ui.presenters.settings import read_keys
from ui.presenters.workbench import WorkbenchPresenter
from ui.presenters.workbench_desk import Desk
from ui.presenters.workbench_findings import FindingsPresenter

OUTLINE, CHECKLIST = 240, 448
WIDEST = 1.3
PANES = "workbench/panes"
NO_PAGES = "这份案卷没有扫描件。\n请翻看纸质案卷评查；扣分时在右边写明纸质案卷的页码和文书。"


class WorkbenchPage(Page):
    """Builds the panes; the two halves keep them in step."""

    section = "cases"
    help_topic = "workbench"
    whole_window = True

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.presenter = WorkbenchPresenter(context.workspace, self)
        self.reading = ReadingPresenter(context.workspace, context.renders, self)
        self.findings = FindingsPresenter(context.workspace, context.tasks, self)
        self.head, self.banner, self.foot = HeadBar(theme), Banner(), FootBar()
        self.outline, self.tools = OutlinePane(theme), PageTools(theme)
        self.pair = PagePair(self.reading.pictures, theme)
        self.pair.main.empty = NO_PAGES
        self.note = PageNote()
        self.checklist = ChecklistPane(theme)
        self.panes = self._build_panes()
        self._build()
        self.side = ReadingSide(
            ReadingParts(self.outline, self.tools, self.pair, self.note), self.reading, self.presenter, self
        )
        # before anything else of a case is shown, its page is asked for
        self.presenter.review_opened.connect(self._open_pages)
        parts = AnswerParts(self.head, self.banner, self.foot, self.outline, self.pair, self.checklist)
        self.answers = AnswerSide(parts, self.presenter, self.reading, self.side, self.findings, self)
        ListeningSide(self.checklist, self.presenter, context, self)
        doors = SigningSide(self.head, self.banner, self.presenter, self.answers, context, self)
        self.reading.problem_met.connect(doors.tell)
        self.findings.problem_met.connect(doors.tell)
        self._actions = self._build_actions()
        self._keys = KeyMap()
        self.checklist.card_opened.connect(lambda card: card.show_keys(self._keys))
        self.destroyed.connect(self.reading.close)

    def show_what(self, *, review_id: int | None = None, case_id: int | None = None, **what: Any) -> None:
        """Opens a review, or the newest one of a case; `item` and `page` (running number) say where."""
        if review_id is not None:
            self.presenter.open(review_id)
        elif case_id is not None:
            self.presenter.open_case(case_id)
        self._stack.setCurrentIndex(0 if self.presenter.is_open else 1)
        self._take_keys()
        if not self.presenter.is_open:
            return
        self.presenter.choose_code(str(what.get("item", "")))
        if review_id is not None or case_id is not None:
            self.side.open_at(int(what.get("page", 0)) or self.presenter.standing.review.last_page)
        self.pair.main.setFocus()

    def may_leave(self) -> bool:
        """Saves what is being typed, and where one is."""
        if self.presenter.is_open:
            self.answers.settle()
            self.side.keep_now()
        QSettings().setValue(PANES, self.panes.saveState())
        return True

    def _open_pages(self, desk: Desk) -> None:
        self.reading.open(desk.case, self.presenter.review_id)
        self.side.open_at(self.presenter.standing.review.last_page)
        self.pair.main.requests.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.presenter.is_open or not act(event, self._keys, self._actions):
            super().keyPressEvent(event)

    def _build_panes(self) -> QSplitter:
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.addWidget(self.outline)
        panes.addWidget(stacked(self.tools, self.note, self.pair))
        panes.addWidget(self.checklist)
        panes.setChildrenCollapsible(False)
        panes.setHandleWidth(1)
        for index, stretch in enumerate((0, 1, 0)):
            panes.setStretchFactor(index, stretch)
        saved = QSettings().value(PANES)
        if not (isinstance(saved, QByteArray) and panes.restoreState(saved)):
            screen = self.screen().availableGeometry().width()
            more = min(max(screen / 1366, 1.0), WIDEST)  # on a large screen titles need not be cut
            outline, checklist = round(OUTLINE * more), round(CHECKLIST * more)
            panes.setSizes([outline, max(screen, 1366) - outline - checklist, checklist])
        return panes

    def _build(self) -> None:
        desk = stacked(self.head, self.banner, self.foot, self.panes)
        column = desk.layout()
        assert isinstance(column, QVBoxLayout)
        column.removeWidget(self.foot)
        column.addWidget(self.foot)
        self._stack = QStackedWidget()
        self._stack.addWidget(desk)
        self._stack.addWidget(self._build_empty())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _build_empty(self) -> QWidget:
        empty = QWidget()
        column = QVBoxLayout(empty)
        text = QLabel("这里逐项评查一份案卷。\n请先从案卷列表里打开一份。")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        button = QPushButton("打开案卷列表")
        button.setProperty("look", "primary")
        button.clicked.connect(lambda: self._context.go("cases"))
        column.addStretch(1)
        column.addWidget(text)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return empty

    def _build_actions(self) -> dict[str, Callable[[], object]]:
        presenter, side, answers, view = self.presenter, self.side, self.answers, self.pair.main
        answer = {f"answer_{number}": (lambda number=number: presenter.press(number)) for number in (1, 2, 3, 4)}
        return answer | {
            "next_open": answers.next_open,
            "next_entry": lambda: presenter.step(1),
            "last_entry": lambda: presenter.step(-1),
            "next_page": lambda: side.step_page(1),
            "last_page": lambda: side.step_page(-1),
            "first_page": lambda: side.go_end(last=False),
            "end_page": lambda: side.go_end(last=True),
            "arm": lambda: answers.arm(on=True),
            "pin_frame": answers.pin_frame,
            "whole_page": answers.pin_whole_page,
            "accept": answers.accept_finding,
            "reason": answers.write_reason,
            "compare": self.tools.compare.toggle,
            "lens": self.tools.lens.toggle,
            "larger": lambda: view.step_zoom(1),
            "smaller": lambda: view.step_zoom(-1),
            "fit": side.fit,
            "undo": answers.undo,
            "redo": presenter.redo,
            "search": self._search,
            "next_hit": lambda: self.reading.step_hit(1),
            "last_hit": lambda: self.reading.step_hit(-1),
            "report": self.head.report.click,
            "sign": self._sign,
            "back": self.head.back.click,
            "leave": self._leave,
        }

    def _search(self) -> None:
        self.tools.search.setFocus()
        self.tools.search.selectAll()

    def _take_keys(self) -> None:
        """The keys may have been changed in the settings since; what is printed on the buttons follows."""
        self._keys = keys = read_keys(QSettings())
        self.foot.show_hints(hints(keys))
        self.tools.show_keys(keys.shown("compare"), keys.shown("lens"))
        self.head.show_keys(keys)
        if self.checklist.card is not None:
            self.checklist.card.show_keys(keys)

    def _sign(self) -> None:
        if not self.head.sign.isHidden():
            self.head.sign.click()

    def _leave(self) -> None:
        """Esc: out of a field, out of arming, out of the magnifier; once more, and the search goes too."""
        nothing_left = self.pair.main.hasFocus() and not self.answers.armed and not self.tools.lens.isChecked()
        if nothing_left:
            self.tools.search.clear()
        self.answers.settle()
        self.answers.arm(on=False)
        self.tools.lens.setChecked(False)
        self.pair.main.setFocus()
