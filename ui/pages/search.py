"""查找: words in all cases, as they are typed; a hit opens its page with the place framed."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from app.domain.page import Rect
from app.domain.search import Hit
from ui.dialogs.page_peek import PagePeekDialog
from ui.models.record_table import RIGHT, Column, RecordTable
from ui.page import Context, Page
from ui.presenters.search import MOST, SearchPresenter
from ui.widgets.build import button, head, label, row
from ui.widgets.problems import tell_problems
from ui.widgets.record_view import RecordView

WAIT_MS = 200

HIT_COLUMNS = (
    Column[Hit]("案卷", lambda hit: hit.case_name, width=260),
    Column[Hit]("卷内页码", lambda hit: str(hit.folio), lambda hit: hit.folio, RIGHT, width=80),
    Column[Hit]("上下文", lambda hit: hit.snippet),
)


class SearchPage(Page):
    section = "search"
    help_topic = "search"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = SearchPresenter(context.workspace, context.tasks)
        self._table = RecordTable(HIT_COLUMNS)
        self._list = RecordView(self._table, context.theme, "查找结果")
        self._query = QLineEdit()
        self._told = label(look="soft", wrap=True)
        self._timer = QTimer(self)
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
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
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
        self._query.textChanged.connect(lambda _text: self._timer.start())
        self._query.returnPressed.connect(self._ask)
        self._timer.timeout.connect(self._ask)
        self._list.record_activated.connect(self._peek)
        self._list.record_selected.connect(lambda hit: self._open_case.setEnabled(hit is not None))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._query.setFocus)

    def _ask(self) -> None:
        self._timer.stop()
        self._presenter.ask(self._query.text())

    def _show(self, query: str, hits: tuple[Hit, ...]) -> None:
        self._table.show_rows(hits)
        self._list.select_row(0)
        cases = len({hit.case_id for hit in hits})
        if not query:
            self._told.setText("")
        elif not hits:
            self._told.setText(f"没有找到“{query}”。扫描件识别文字以后才能找到。")
        else:
            more = f"（只显示前 {MOST} 处）" if len(hits) >= MOST else ""
            self._told.setText(f"“{query}”在 {cases} 个案卷中找到 {len(hits)} 处{more}，双击或按回车看所在的页。")
        if not hits:
            self._open_case.setEnabled(False)

    def _peek(self, hit: Hit) -> None:
        rect = _around(hit.rects)
        PagePeekDialog(self, self._context, f"{hit.case_name}　卷内第 {hit.folio} 页", hit.page, rect).exec()

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
