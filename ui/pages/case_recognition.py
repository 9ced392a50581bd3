"""文字识别 of a case: what is waiting, what a person should look at, correcting a page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.recognition import RecognisedPage
from ui.dialogs.correct_page import CorrectPageDialog
from ui.models.recognition_columns import DOUBTFUL, RECOGNITION_COLUMNS
from ui.models.record_table import RecordTable
from ui.page import Context
from ui.presenters.recognition import RecognitionPresenter
from ui.recognition import RecognitionStep
from ui.widgets.build import button, column, label, row
from ui.widgets.problems import tell_problems
from ui.widgets.record_view import RecordView


class RecognitionPane(QWidget):
    """Lists the pages that came as pictures."""

    case_changed = Signal()
    counted = Signal(int, int)  # pages, of them still to be looked at

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = RecognitionPresenter(context.workspace, context.tasks, context.recognition)
        self._table = RecordTable(RECOGNITION_COLUMNS)
        self._list = RecordView(self._table, context.theme, "扫描页")
        self._state = label(look="soft", wrap=True)
        self._begin = button("开始识别", self._presenter.begin, "primary")
        self._pause = button("暂停", self._presenter.pause)
        self._correct = button("校正文字…", self._correct_page)
        self._again = button("重新识别此页", self._recognise_again)
        top = row(self._state, None, self._correct, self._again, self._pause, self._begin, margins=(16, 8, 12, 8))
        top.setStretch(0, 1)
        self.setLayout(column(top, self._list, spacing=0))
        self._wire()

    def show_case(self, case_id: int) -> None:
        self._presenter.load(case_id)

    def _wire(self) -> None:
        tell_problems(self._presenter, self)
        self._presenter.pages_shown.connect(self._show_pages)
        self._presenter.page_corrected.connect(self.case_changed)
        self._list.record_selected.connect(lambda _page: self._enable())
        self._list.record_activated.connect(lambda _page: self._correct_page())
        queue = self._presenter.queue
        if queue is not None:
            queue.stepped.connect(self._show_step)
            queue.case_recognised.connect(self._recognised)
            queue.paused.connect(lambda: self._presenter.load(self._presenter.case_id))

    def _show_pages(self, pages: tuple[RecognisedPage, ...]) -> None:
        before = self._list.selected()
        self._table.show_rows(pages)
        keys = [page.ref for page in pages]
        self._list.select_row(keys.index(before.ref) if before is not None and before.ref in keys else 0)
        waiting = sum(page.waiting for page in pages)
        doubtful = sum(not page.waiting and not page.corrected and page.confidence < DOUBTFUL for page in pages)
        self.counted.emit(len(pages), waiting + doubtful)
        self._state.setText(self._sentence(len(pages), waiting, doubtful))
        self._enable()

    def _sentence(self, pages: int, waiting: int, doubtful: int) -> str:
        if not pages:
            return "本卷没有需要识别的扫描页。"
        if waiting and self._presenter.missing:
            return self._presenter.missing
        parts = [
            f"扫描页 {pages} 页",
            f"等待识别 {waiting}" if waiting else "",
            f"请人工核对 {doubtful}" if doubtful else "",
        ]
        return "，".join(part for part in parts if part) + "。识别在后台进行，可以照常评查。"

    def _enable(self) -> None:
        page = self._list.selected()
        waiting = any(one.waiting for one in self._table.records)
        running = self._presenter.queue is not None and self._presenter.queue.running
        can = not self._presenter.missing
        self._begin.setEnabled(waiting and can and not running)
        self._pause.setEnabled(running)
        self._correct.setEnabled(page is not None)
        self._again.setEnabled(page is not None and can and not page.waiting)

    def _show_step(self, step: RecognitionStep) -> None:
        if step.case_id == self._presenter.case_id:
            if step.done:
                self._presenter.load(step.case_id)
            self._state.setText(f"正在识别 {step.done + 1}/{step.total}：{step.what}")
            self._enable()

    def _recognised(self, case_id: int) -> None:
        if case_id == self._presenter.case_id:
            self._presenter.load(case_id)
            self.case_changed.emit()

    def _correct_page(self) -> None:
        page = self._list.selected()
        if page is None:
            return
        title = f"{page.title}　卷内第 {page.folio} 页"
        text = CorrectPageDialog.ask(self.window(), self._context, title, page.ref, self._presenter.lines(page.ref))
        if text is not None:
            self._presenter.correct(page.ref, text)

    def _recognise_again(self) -> None:
        page = self._list.selected()
        if page is not None:
            self._presenter.again(page.ref)
