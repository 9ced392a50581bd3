"""标准: the standards and editions, the tree of one of them, comparing, importing and exporting."""

from __future__ import annotations

import operator
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from app.domain.standard import Standard
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.standard_changes import StandardChangesDialog
from ui.dialogs.standard_import import StandardImportDialog
from ui.dialogs.standard_new import StandardNewDialog
from ui.models.days import day_cell
from ui.models.record_table import Column, RecordTable
from ui.page import Context, Page
from ui.pages.standard_view import StandardView
from ui.presenters.standards import StandardsPresenter
from ui.widgets.build import button, column, head, holder, label
from ui.widgets.busy import BusyBar
from ui.widgets.drop import FileDrop
from ui.widgets.files import ask_file, ask_target
from ui.widgets.problems import tell_problems
from ui.widgets.record_view import RecordView

SHEETS = "评分表和标准文件 (*.docx *.xlsx *.xls *.toml);;所有文件 (*)"
KINDS = "Excel 表格 (*.xlsx);;Word 文档 (*.docx);;标准文件 (*.toml)"

TONES = {"草稿": "warn", "已停用": "soft", "可用": "ok"}


def standard_columns(presenter: StandardsPresenter) -> tuple[Column[Standard], ...]:
    return (
        Column[Standard]("评查标准", lambda one: f"{one.title}（草稿）" if one.draft else one.title),
        Column[Standard]("版次", lambda one: one.edition, width=84, spare=1),
        Column[Standard]("施行", lambda one: day_cell(one.valid_from), width=108, spare=2),
        Column[Standard]("状态", presenter.state_of, tone=lambda one: TONES[presenter.state_of(one)], width=76),
    )


class StandardsPage(Page):
    section = "standards"
    help_topic = "standards"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = StandardsPresenter(context.workspace, context.tasks)
        self._table = RecordTable(standard_columns(self._presenter))
        self._list = RecordView(self._table, context.theme, "评查标准")
        self._view = StandardView(context.theme, self)
        self._bar = BusyBar()
        self.first_focus = self._list
        self._build()
        self._wire()

    def show_what(self, **what: object) -> None:
        self._presenter.load()
        wanted = what.get("standard")
        rows = [row for row, one in enumerate(self._table.records) if (one.id, one.edition) == wanted]
        if rows:
            self._list.select_row(rows[0])

    def _build(self) -> None:
        self._more = button("更多")
        menu = QMenu(self._more)
        menu.setToolTipsVisible(True)
        self._compare = _entry(menu, "与另一版比较…", self._show_changes)
        self._export = _entry(menu, "另存…", self._ask_and_export)
        self._export.setToolTip("把选中的标准另存为 Excel、Word 或标准文件")
        self._retire = _entry(menu, "停用…", self._ask_and_retire)
        self._more.setMenu(menu)
        self._edit = button("编辑草稿", self._open_editor)
        self._copy = button("复制为新版次…", self._ask_and_copy, tip="以选中的标准为底稿另立新版，停用的编号保留")
        self._new = button("新建…", self._ask_and_begin)
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
        whole.addWidget(self._build_head())
        whole.addWidget(split, 1)
        whole.addWidget(self._bar)

    def _build_head(self) -> QWidget:
        return head("标准", None, self._edit, self._copy, self._more, 8, self._new, self._import)

    def _wire(self) -> None:
        presenter = self._presenter
        tell_problems(presenter, self)
        presenter.standards_listed.connect(self._show_list)
        presenter.refused_told.connect(self._tell_refused)
        presenter.sheet_understood.connect(self._show_draft)
        presenter.began.connect(self._bar.begin)
        presenter.ended.connect(self._bar.end)
        self._list.record_selected.connect(self._show_standard)
        presenter.draft_made.connect(lambda name: self._context.go("editor", draft=name))
        self._list.record_activated.connect(lambda _one: self._open_editor())
        FileDrop(self).dropped.connect(lambda paths: self._read(paths[0]))

    def _show_list(self, standards: tuple[Standard, ...]) -> None:
        if len(standards) == len(self._table.records) and all(map(operator.is_, standards, self._table.records)):
            return
        chosen = self._list.selected()
        keys = [(one.id, one.edition) for one in standards]
        key = (chosen.id, chosen.edition) if chosen is not None else None
        self._table.show_rows(standards)
        self._list.select_row(keys.index(key) if key in keys else 0)

    def _tell_refused(self, told: tuple[str, ...]) -> None:
        self._refused.setText("\n".join(f"✗ {one}" for one in told))
        self._refused.setVisible(bool(told))

    def _show_standard(self, standard: Standard | None) -> None:
        self._view.show_standard(standard)
        several = standard is not None and bool(self._presenter.earlier(standard))
        self._compare.setEnabled(several)
        self._compare.setToolTip("" if several else "这份标准只有一个版次")
        self._export.setEnabled(standard is not None)
        draft = standard is not None and bool(self._presenter.draft_of(standard))
        retired = standard is not None and self._presenter.is_retired(standard)
        self._edit.setEnabled(draft)
        self._edit.setToolTip("" if draft else "已发布的版次不能改动；请复制为新版次")
        self._copy.setEnabled(standard is not None)
        self._retire.setEnabled(standard is not None and not draft)
        self._retire.setText("恢复使用" if retired else "停用…")

    def _open_editor(self) -> None:
        standard = self._list.selected()
        name = self._presenter.draft_of(standard) if standard is not None else ""
        if name:
            self._context.go("editor", draft=name)

    def _ask_and_begin(self) -> None:
        StandardNewDialog(self, self._presenter, None).exec()

    def _ask_and_copy(self) -> None:
        standard = self._list.selected()
        if standard is not None:
            StandardNewDialog(self, self._presenter, standard).exec()

    def _ask_and_retire(self) -> None:
        standard = self._list.selected()
        if standard is None:
            return
        if self._presenter.is_retired(standard):
            self._presenter.retire(standard, False)
            return
        question = f"停用“{standard.title}”{standard.edition} 版？"
        told = "停用后开始评查时不再列出这一版；已经用它评查的案卷不受影响。以后可以恢复使用。"
        if ConfirmDialog.ask(self, "停用", question, told, "停用"):
            self._presenter.retire(standard, True)

    def _show_changes(self) -> None:
        standard = self._list.selected()
        if standard is not None:
            StandardChangesDialog(self, self._context.theme, self._presenter, standard).exec()

    def _ask_and_import(self) -> None:
        path = ask_file(self, "选择评分表", SHEETS, "standards")
        if path is not None:
            self._read(path)

    def _read(self, path: Path) -> None:
        if path.suffix.lower() == ".toml":
            self._presenter.open_file(path)
        else:
            self._presenter.understand(path)

    def _show_draft(self, imported: object) -> None:
        StandardImportDialog(self, self._context.theme, self._presenter, imported).exec()

    def _ask_and_export(self) -> None:
        standard = self._list.selected()
        if standard is None:
            return
        target, kind = ask_target(self, "另存标准", f"{standard.title} {standard.edition}", KINDS, "standards")
        if target is not None:
            suffix = kind.rsplit("*", 1)[-1].rstrip(")")
            known = target.suffix in {".xlsx", ".docx", ".toml"}
            self._presenter.export(standard, target if known else target.with_name(target.name + suffix))


def _entry(menu: QMenu, text: str, act: Callable[[], None]) -> QAction:
    entry = menu.addAction(text)
    entry.triggered.connect(lambda _on=False: act())
    return entry
