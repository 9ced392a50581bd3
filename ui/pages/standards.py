"""标准: the standards and editions, the tree of one of them, comparing, importing and exporting."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout

from app.domain.standard import Standard
from ui.dialogs.standard_changes import StandardChangesDialog
from ui.dialogs.standard_import import StandardImportDialog
from ui.models.days import day_cell
from ui.models.record_table import Column, RecordTable
from ui.page import Context, Page
from ui.pages.standard_view import StandardView
from ui.presenters.standards import StandardsPresenter
from ui.widgets.build import button, column, head, holder, label
from ui.widgets.busy import BusyBar
from ui.widgets.drop import FileDrop
from ui.widgets.problems import tell_problems
from ui.widgets.record_view import RecordView

SHEETS = "评分表 (*.docx *.xlsx *.xls);;所有文件 (*)"
KINDS = "Excel 表格 (*.xlsx);;Word 文档 (*.docx);;标准文件 (*.toml)"

STANDARD_COLUMNS = (
    Column[Standard]("评查标准", lambda one: f"{one.title}（草稿）" if one.draft else one.title),
    Column[Standard]("版次", lambda one: one.edition, width=84),
    Column[Standard]("施行", lambda one: day_cell(one.valid_from), width=108),
)


class StandardsPage(Page):
    section = "standards"
    help_topic = "standards"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = StandardsPresenter(context.workspace, context.tasks)
        self._table = RecordTable(STANDARD_COLUMNS)
        self._list = RecordView(self._table, context.theme, "评查标准")
        self._view = StandardView(context.theme, self)
        self._bar = BusyBar()
        self.first_focus = self._list
        self._build()
        self._wire()

    def show_what(self, **_what: object) -> None:
        self._presenter.load()

    def _build(self) -> None:
        self._compare = button("与另一版比较…", self._show_changes)
        self._export = button("另存…", self._ask_and_export, tip="把选中的标准另存为 Excel、Word 或标准文件")
        self._import = button("导入评分表…", self._ask_and_import, "primary", "从 Word、Excel 评分表做成自己的标准")
        self._refused = label(look="warn", wrap=True)
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(holder(column(self._list, self._refused, spacing=4)))
        left.addWidget(self._view.tree_pane)
        left.setSizes([220, 460])
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(self._view.text)
        split.setSizes([560, 680])
        split.setStretchFactor(1, 1)
        for part in (left, split):
            part.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head("标准", None, self._compare, self._export, self._import))
        whole.addWidget(split, 1)
        whole.addWidget(self._bar)

    def _wire(self) -> None:
        presenter = self._presenter
        tell_problems(presenter, self)
        presenter.standards_listed.connect(self._show_list)
        presenter.refused_told.connect(self._tell_refused)
        presenter.sheet_understood.connect(self._show_draft)
        presenter.began.connect(self._bar.begin)
        presenter.ended.connect(self._bar.end)
        self._list.record_selected.connect(self._show_standard)
        FileDrop(self).dropped.connect(lambda paths: presenter.understand(paths[0]))

    def _show_list(self, standards: tuple[Standard, ...]) -> None:
        if standards != self._table.records:
            chosen = self._list.selected()
            self._table.show_rows(standards)
            self._list.select_row(standards.index(chosen) if chosen in standards else 0)

    def _tell_refused(self, told: tuple[str, ...]) -> None:
        self._refused.setText("\n".join(f"✗ {one}" for one in told))
        self._refused.setVisible(bool(told))

    def _show_standard(self, standard: Standard | None) -> None:
        self._view.show_standard(standard)
        several = standard is not None and bool(self._presenter.earlier(standard))
        self._compare.setEnabled(several)
        self._compare.setToolTip("" if several else "这份标准只有一个版次")
        self._export.setEnabled(standard is not None)

    def _show_changes(self) -> None:
        standard = self._list.selected()
        if standard is not None:
            StandardChangesDialog(self, self._context.theme, self._presenter, standard).exec()

    def _ask_and_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择评分表", "", SHEETS)
        if name:
            self._presenter.understand(Path(name))

    def _show_draft(self, imported: object) -> None:
        StandardImportDialog(self, self._context.theme, self._presenter, imported).exec()

    def _ask_and_export(self) -> None:
        standard = self._list.selected()
        if standard is None:
            return
        name, kind = QFileDialog.getSaveFileName(self, "另存标准", f"{standard.title} {standard.edition}", KINDS)
        if name:
            suffix = kind.rsplit("*", 1)[-1].rstrip(")")
            target = Path(name)
            known = target.suffix in {".xlsx", ".docx", ".toml"}
            self._presenter.export(standard, target if known else target.with_name(target.name + suffix))
