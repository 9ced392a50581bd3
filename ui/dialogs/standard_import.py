"""A sheet beside what was understood of it, before it is kept as the reviewer's own standard."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPlainTextEdit, QSplitter, QTabWidget, QWidget

from app.wording import word
from ui.models.days import day_cell
from ui.models.record_table import Column, RecordTable
from ui.pages.standard_view import StandardView
from ui.presenters.case import read_day
from ui.presenters.standards import StandardsPresenter, doubts_of
from ui.theme.theme import Theme
from ui.widgets.build import button, column, label, row
from ui.widgets.record_view import RecordView

Row = tuple[str, str, str]

ROW_COLUMNS = (
    Column[Row]("原表位置", lambda one: one[0], width=150),
    Column[Row]("理解为", lambda one: one[1] or "？ 没有理解", tone=lambda one: "ink" if one[1] else "warn", width=170),
    Column[Row]("原文", lambda one: one[2]),
)


class StandardImportDialog(QDialog):
    """Three views of the sheet; then name, edition, first day, and keeping it."""

    def __init__(self, parent: QWidget | None, theme: Theme, presenter: StandardsPresenter, imported: Any) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入评分表")
        self.resize(1120, 660)
        self._presenter = presenter
        self._imported = imported
        draft = imported.draft
        self._title = QLineEdit(draft.title)
        self._title.setAccessibleName("标准名称")
        self._edition = QLineEdit(f"{draft.valid_from.year}-01")
        self._edition.setAccessibleName("版次")
        self._edition.setMaximumWidth(theme.scale.scaled(110))
        self._from = QLineEdit(day_cell(draft.valid_from))
        self._from.setAccessibleName("施行日期")
        self._from.setMaximumWidth(theme.scale.scaled(120))
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(self._build_rows(theme), "原表与理解")
        tabs.addTab(self._build_draft(theme), "成为的标准")
        doubts = doubts_of(imported)
        tabs.addTab(_doubts(doubts), f"要核对的地方 {len(doubts)}")
        named = row(label("名称"), self._title, label("版次"), self._edition, label("施行日期"), self._from, spacing=8)
        types = "、".join(word(case_type) for case_type in draft.case_types)
        keep = button("保存为草稿并编辑", self._keep, "primary")
        self._final = QCheckBox("已逐项核对，直接冻结发布")
        self._final.setToolTip("发布后可以用来评查，不能再改动；不勾选时先成为草稿，可以在编辑页接着改")
        self._final.toggled.connect(lambda on: keep.setText("冻结发布" if on else "保存为草稿并编辑"))
        foot = row(label(f"适用：{types}", "soft"), None, self._final, 16, button("不保存", self.reject), keep)
        self.setLayout(
            column(label(headline(imported), "heading", wrap=True), tabs, named, foot, margins=(16, 16, 16, 12))
        )
        self.layout().setStretch(1, 1)  # type: ignore[union-attr]

    def _build_rows(self, theme: Theme) -> QWidget:
        table = RecordTable(ROW_COLUMNS)
        table.show_rows(self._imported.understood.rows)
        return RecordView(table, theme, "原表与理解")

    def _build_draft(self, theme: Theme) -> QWidget:
        self._view = StandardView(theme, self)
        self._view.show_standard(self._imported.draft)
        split = QSplitter()
        split.addWidget(self._view.tree_pane)
        split.addWidget(self._view.text)
        split.setSizes([480, 560])
        return split

    def _keep(self) -> None:
        day = read_day(self._from.text())
        named = self._title.text(), self._edition.text(), day
        if self._presenter.save(self._imported, *named, self._final.isChecked()):
            self.accept()


def headline(imported: Any) -> str:
    """One sentence of counts."""
    draft = imported.draft
    items = len(tuple(draft.leaves()))
    return f"读出 {items} 个评查项、{len(draft.vetoes)} 个否决项。请对照原表核对后再保存。"


def _doubts(lines: tuple[str, ...]) -> QPlainTextEdit:
    box = QPlainTextEdit("\n".join(lines) or "没有需要核对的地方。")
    box.setReadOnly(True)
    box.setAccessibleName("要核对的地方")
    return box
