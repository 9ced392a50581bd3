"""案卷列表: search on top, filters with counts on the left, the table beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
)

from app.domain.listing import CaseState, CaseSummary
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.done import DoneDialog
from ui.dialogs.register import RegisterDialog
from ui.models.case_columns import CASE_COLUMNS, case_title
from ui.models.case_filter import CaseFilter, state_value
from ui.models.record_table import RECORD_ROLE, RecordTable
from ui.page import Context, Page
from ui.pages.case_facets import FacetPane
from ui.pages.take_in_bar import TakeInBar
from ui.presenters.case_list import CaseListPresenter
from ui.presenters.take_in import TakeInPresenter
from ui.widgets.build import button, column, frame, head, label, row, scrolled
from ui.widgets.empty import Empty
from ui.widgets.problems import tell_problems
from ui.widgets.record_view import RecordView


class CaseListPage(Page):
    section = "cases"
    help_topic = "cases"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = CaseListPresenter(context.workspace, context.tasks)
        self._take_in = TakeInPresenter(context.workspace, context.tasks)
        self._bar = TakeInBar(self._take_in, self, context.recognition)
        self._table = RecordTable(CASE_COLUMNS)
        self._filter = CaseFilter()
        self._view = RecordView(self._table, context.theme, "案卷列表", self._filter)
        self._view.setSortingEnabled(True)
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._view.sortByColumn(4, Qt.SortOrder.DescendingOrder)
        self._facets = FacetPane()
        self.first_focus = self._view
        self._build()
        self._wire()

    def show_what(self, state: CaseState | None = None, **_what: object) -> None:
        if state is not None:
            self._facets.choose("state", state_value(state))
        self._presenter.load()

    def _build(self) -> None:
        self._search = QLineEdit()
        self._search.setPlaceholderText("查找案号、单位、当事人、案由…（Ctrl+F）")
        self._search.setAccessibleName("查找案卷")
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumWidth(self._context.theme.scale.scaled(170))
        self._count = label(look="soft")
        self._open = button("打开", self._open_selected)
        self._remove = button("删除…", self._ask_and_remove, "danger")
        self._check = button(
            "批量预检",
            self._precheck,
            tip="预检选中的案卷（按住 Ctrl 或 Shift 多选）；只选一卷或不选，就预检列表里的全部案卷",
        )
        top = head(
            "案卷",
            8,
            self._search,
            self._count,
            None,
            self._remove,
            self._open,
            button("导入清单…", self._take_in_register, tip="从 Excel 或 CSV 清单建立案卷，没有扫描件也可以评分"),
            button("导入文件…", self._bar.choose_files),
            button("导入案卷…", self._bar.choose_folder, "primary"),
        )
        pane = frame("rail", column(scrolled(self._facets), row(self._check, margins=(8, 8, 8, 8))))
        pane.setFixedWidth(min(self._context.theme.scale.scaled(196), 250))
        self._facet_frame = pane
        self._stack = QStackedWidget()
        self._empty = Empty("还没有案卷", "一个文件夹就是一份案卷。", "导入案卷…", self._bar.choose_folder)
        self._nothing = Empty("没有符合条件的案卷", "换一个查找的词，或者放宽左边的条件。", "显示全部", self._show_all)
        for page in (self._view, self._empty, self._nothing):
            self._stack.addWidget(page)
        body = row(pane, spacing=0)
        body.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addLayout(body, 1)
        whole.addWidget(self._bar)

    def _wire(self) -> None:
        tell_problems(self._presenter, self)
        self._presenter.cases_listed.connect(self._show_cases)
        self._facets.facet_chosen.connect(self._narrow)
        self._search.textChanged.connect(self._find)
        self._search.returnPressed.connect(self._view.setFocus)
        self._view.record_activated.connect(self._open_case)
        self._view.record_selected.connect(lambda _case: self._enable())
        self._bar.case_chosen.connect(lambda case_id: self._context.go("case", case_id=case_id))
        self._bar.list_changed.connect(self._presenter.load)
        self._context.theme.changed.connect(
            lambda: self._facet_frame.setFixedWidth(min(self._context.theme.scale.scaled(196), 250))
        )
        QShortcut(QKeySequence.StandardKey.Find, self, self._search.setFocus)

    def _show_cases(self, cases: tuple[CaseSummary, ...]) -> None:
        chosen = self._view.selected()
        self._table.show_rows(cases)
        self._facets.show_counts(cases)
        self._recount()
        self._view.select_where(lambda case: chosen is not None and case.id == chosen.id)

    def _find(self, query: str) -> None:
        self._filter.search(query)
        self._recount()

    def _narrow(self, key: str, value: str) -> None:
        self._filter.choose(key, value)
        self._recount()

    def _show_all(self) -> None:
        self._search.clear()
        self._facets.choose_all()

    def _recount(self) -> None:
        shown, total = self._filter.rowCount(), self._table.rowCount()
        self._count.setText(f"{shown} 卷" if shown == total else f"{shown}/{total} 卷")
        self._stack.setCurrentWidget(self._view if shown else self._nothing if total else self._empty)
        self._enable()

    def _enable(self) -> None:
        chosen = len(self._view.selected_all()) if self._filter.rowCount() > 0 else 0
        self._open.setEnabled(chosen == 1)
        self._remove.setEnabled(chosen == 1)
        self._check.setEnabled(self._filter.rowCount() > 0)
        shown = self._filter.rowCount()
        self._check.setText(
            f"预检选中的 {chosen} 卷" if chosen > 1 else f"预检所列 {shown} 卷" if shown else "批量预检"
        )

    def _precheck(self) -> None:
        """The selected cases, or all that are listed while fewer than two are selected."""
        chosen = self._view.selected_all()
        self._context.go("precheck_run", case_ids=[case.id for case in (chosen if len(chosen) > 1 else self._listed())])

    def _listed(self) -> tuple[CaseSummary, ...]:
        rows = range(self._filter.rowCount())
        return tuple(self._filter.index(row, 0).data(RECORD_ROLE) for row in rows)

    def _open_case(self, case: CaseSummary) -> None:
        self._context.go("case", case_id=case.id)

    def _take_in_register(self) -> None:
        taken = RegisterDialog.ask(self, self._context)
        if taken is None:
            return
        self._presenter.load()
        left = f"{len(taken.left_out)} 行有问题，没有导入。" if taken.left_out else ""
        told = "没有扫描件的，打开后直接开始评查，扣分时写明纸质案卷的页码。"
        DoneDialog.tell(self, "导入清单", f"已建立 {len(taken.cases)} 卷案卷。{left}\n{told}")

    def _open_selected(self) -> None:
        case = self._view.selected()
        if case is not None:
            self._open_case(case)

    def _ask_and_remove(self) -> None:
        case = self._view.selected()
        if case is not None and ConfirmDialog.ask(
            self,
            "删除案卷",
            f"删除案卷“{case_title(case)}”？",
            "案卷、文书和对它的评查都会从列表中删除，不能恢复。磁盘上的原文件不受影响。",
            "删除",
        ):
            self._presenter.remove(case.id)
