"""查找: words in all cases, as they are typed; a page found opens with the place framed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from app.domain.page import Rect
from app.domain.search import Excerpt, PageHit
from ui.dialogs.page_peek import PagePeekDialog
from ui.models.record_table import RIGHT, Column, RecordTable
from ui.page import Context, Page
from ui.presenters.search import SearchPresenter
from ui.widgets.build import button, head, label, row
from ui.widgets.problems import tell_problems
from ui.widgets.record_view import RecordView

WAIT_MS = 200


def hit_columns(excerpts: Mapping[PageHit, Excerpt]) -> tuple[Column[PageHit], ...]:
    """Columns of pages found; what is not read yet stays empty until it is."""

    def folio(hit: PageHit) -> str:
        return str(excerpts[hit].folio) if hit in excerpts else ""

    def around(hit: PageHit) -> str:
        told = excerpts.get(hit)
        if told is None:
            return ""
        return told.snippet if told.places < 2 else f"{told.snippet}　（本页共 {told.places} 处）"

    return (
        Column("案卷", lambda hit: hit.case_name, width=260),
        Column("卷内页码", folio, align=RIGHT, width=80),
        Column("上下文", around),
    )


class SearchPage(Page):
    section = "search"
    help_topic = "search"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        # not among the verbs: a long taking in must not hold a search back
        self._presenter = SearchPresenter(context.workspace, context.renders)
        self._table = RecordTable(hit_columns(self._presenter.excerpts))
        self._list = RecordView(self._table, context.theme, "查找结果")
        self._query = QLineEdit()
        self.first_focus = self._query
        self._told = label(look="soft", wrap=True)
        self._timer = QTimer(self)
        self._look = QTimer(self)
        self._build()
        self._wire()

    def show_what(self, query: str = "", **_what: object) -> None:
        if query:
            self._query.setText(query)
        self._query.setFocus()
        self._query.selectAll()

    def _build(self) -> None:
        self._query.setPlaceholderText("在全部案卷的文书中查找，例如：申请回避、统一社会信用代码、人名…（Ctrl+F）")
        self._query.setAccessibleName("查找全部案卷")
        self._query.setClearButtonEnabled(True)
        self._open_case = button("打开案卷", self._go)
        for timer, wait in ((self._timer, WAIT_MS), (self._look, 0)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
        self._told.setText("输入一个字以上即可查找，全角半角、大小写一样看待。扫描件识别文字以后才能找到。")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        top = head("查找", self._query, self._open_case)
        whole.addWidget(top)
        whole.addLayout(row(self._told, margins=(24, 8, 24, 8)))
        whole.addWidget(self._list, 1)
        self._open_case.setEnabled(False)

    def _wire(self) -> None:
        tell_problems(self._presenter, self)
        self._presenter.hits_found.connect(self._show)
        self._presenter.hits_added.connect(self._add)
        self._presenter.pages_counted.connect(self._tell_count)
        self._presenter.excerpts_read.connect(self._table.tell_changed)
        self._query.textChanged.connect(lambda _text: self._timer.start())
        self._query.returnPressed.connect(self._ask)
        self._timer.timeout.connect(self._ask)
        self._look.timeout.connect(self._look_at_rows)
        self._list.rows_moved.connect(self._look.start)
        self._list.record_activated.connect(self._peek)
        self._list.record_selected.connect(lambda hit: self._open_case.setEnabled(hit is not None))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._query.setFocus)

    def _ask(self) -> None:
        self._timer.stop()
        self._presenter.ask(self._query.text())

    def _show(self, query: str, hits: tuple[PageHit, ...]) -> None:
        self._table.show_rows(hits)
        self._list.scrollToTop()
        self._list.select_row(0)
        self._open_case.setEnabled(bool(hits))
        if not query:
            self._told.setText("")
        elif not hits:
            self._told.setText(f"没有找到“{query}”。扫描件识别文字以后才能找到。")
        else:
            cases = len({hit.case_id for hit in hits})
            self._told.setText(f"“{query}”在 {cases} 个案卷的 {len(hits)} 页上找到，双击或按回车看所在的页。")
        self._look.start()

    def _tell_count(self, pages: int) -> None:
        text = self._query.text().strip()
        self._told.setText(f"“{text}”共在 {pages} 页上找到，新案卷在前，往下滚动显示更多；双击或按回车看所在的页。")

    def _add(self, hits: tuple[PageHit, ...]) -> None:
        self._table.add_rows(hits)
        self._look.start()

    def _look_at_rows(self) -> None:
        """What came into view is read, and near the end the next pages are fetched."""
        rows = self._list.rows_in_view()
        self._presenter.read(self._table.record(at) for at in rows)
        if rows.stop >= len(self._table.records):
            self._presenter.more()

    def _peek(self, hit: PageHit) -> None:
        told = self._presenter.excerpts.get(hit)
        folio = f"卷内第 {told.folio} 页" if told else ""
        rect = _around(self._presenter.place(hit))
        PagePeekDialog(self, self._context, f"{hit.case_name}　{folio}", hit.page, rect).exec()

    def _go(self) -> None:
        hit = self._list.selected()
        if hit is not None:
            self._context.go("case", case_id=hit.case_id)


def _around(rects: tuple[Rect, ...]) -> Rect | None:
    if not rects:
        return None
    return Rect(
        min(one.left for one in rects),
        min(one.top for one in rects),
        max(one.right for one in rects),
        max(one.bottom for one in rects),
    )
