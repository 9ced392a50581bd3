"""批量预检: a list of cases checked one after the other, a line a case; a double click opens the case's pre-check."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from app.domain.precheck_run import CaseChecked
from ui.models.precheck_run_columns import RUN_COLUMNS
from ui.models.record_table import RecordTable
from ui.page import Context, Page
from ui.presenters.precheck_run import PrecheckRunPresenter, summary
from ui.widgets.build import button, column, head, label, row
from ui.widgets.busy import BusyBar
from ui.widgets.problems import tell_problems
from ui.widgets.record_view import RecordView

KINDS = "Excel 表格 (*.xlsx);;CSV 表格 (*.csv)"


class PrecheckRunPage(Page):
    section = "cases"
    help_topic = "precheck"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.presenter = PrecheckRunPresenter(context.workspace, context.tasks)
        self.table = RecordTable(RUN_COLUMNS)
        self.view = RecordView(self.table, context.theme, "批量预检结果")
        self.view.setSortingEnabled(True)
        self.view.sortByColumn(3, Qt.SortOrder.DescendingOrder)
        self.first_focus = self.view
        self._busy = BusyBar()
        self._told = label("在案卷列表里选中几卷，点“批量预检”。", "soft")
        self._again = button("重新预检", lambda: self.presenter.run(self.presenter.case_ids))
        self._save = button("另存为表…", self._ask_and_save, tip="每卷一行，存为 Excel 或者 CSV 表格")
        self._open = button("打开预检", self._open_selected, "primary")
        self._build()
        self._wire()

    def show_what(self, case_ids: Sequence[int] = (), **_what: object) -> None:
        if case_ids:
            self.table.show_rows(())
            self.presenter.run(case_ids)
        self._enable()

    def _build(self) -> None:
        back = button("‹ 案卷", lambda: self._context.go("cases"))
        title = column(label("批量预检", "title"), self._told, spacing=0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head("", back, 4, title, None, self._again, self._save, self._open))
        whole.addLayout(row(self.view, margins=(16, 12, 16, 12)), 1)
        whole.addWidget(self._busy)

    def _wire(self) -> None:
        presenter = self.presenter
        tell_problems(presenter, self)
        presenter.began.connect(self._begin)
        presenter.progressed.connect(self._busy.step)
        presenter.ended.connect(self._busy.end)
        presenter.cases_checked.connect(self._show_lines)
        presenter.table_saved.connect(lambda name: self._told.setText(f"已另存为“{name}”。"))
        self._busy.cancelled.connect(presenter.cancel)
        self.view.record_selected.connect(lambda _line: self._enable())
        self.view.record_activated.connect(self._open_line)

    def _begin(self, what: str) -> None:
        self._told.setText(what)
        self._busy.begin(what)
        self._enable()

    def _show_lines(self, lines: tuple[CaseChecked, ...]) -> None:
        self.table.show_rows(lines)
        self._told.setText(summary(lines, len(self.presenter.case_ids)))
        self.view.select_row(0)
        self._enable()

    def _enable(self) -> None:
        self._again.setEnabled(bool(self.presenter.case_ids) and not self.presenter.running)
        self._save.setEnabled(bool(self.presenter.lines) and not self.presenter.running)
        self._open.setEnabled(self.view.selected() is not None)

    def _ask_and_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "另存为表", "批量预检.xlsx", KINDS)
        if name:
            self.presenter.save(Path(name))

    def _open_selected(self) -> None:
        self._open_line(self.view.selected())

    def _open_line(self, line: CaseChecked | None) -> None:
        if line is not None:
            self._context.go("precheck", case_id=line.case_id)
