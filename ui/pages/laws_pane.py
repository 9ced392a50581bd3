"""法律条文: the laws at hand with their versions, the articles of one, and the wording of the chosen article."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSplitter, QWidget

from app.domain.law_line import LawLine, Provision
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.done import DoneDialog
from ui.dialogs.law_import import LawImportDialog
from ui.models.law_columns import ARTICLE_COLUMNS, LAW_COLUMNS
from ui.models.record_table import RecordTable
from ui.page import Context
from ui.presenters.laws import LawsPresenter
from ui.widgets.build import button, clear, column, holder, label, row, scrolled
from ui.widgets.busy import BusyBar
from ui.widgets.files import ask_file
from ui.widgets.problems import tell_problems
from ui.widgets.record_view import RecordView

TEXTS = "法规原文 (*.docx *.txt);;所有文件 (*)"


class LawsPane(QWidget):
    """Three columns: law, article, wording."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.presenter = LawsPresenter(context.workspace, context.tasks)
        self._articles: tuple[Provision, ...] = ()
        self._laws = RecordTable(LAW_COLUMNS)
        self.law_view = RecordView(self._laws, context.theme, "法律、法规、规章")
        self._article_table = RecordTable(ARTICLE_COLUMNS)
        self.article_view = RecordView(self._article_table, context.theme, "条文")
        self._text = column(margins=(20, 16, 20, 16), spacing=10)
        self._busy = BusyBar()
        self._build()
        self._wire()

    def refresh(self) -> None:
        """Read the laws anew."""
        self.presenter.load()

    def _build(self) -> None:
        self._query = QLineEdit()
        self._query.setPlaceholderText("查找条文")
        self._query.setAccessibleName("查找条文")
        self._query.setClearButtonEnabled(True)
        self._note = label(look="soft", wrap=True)
        self._remove = button("删除原文…", self._ask_remove, "danger")
        bring = button("导入法规原文…", self._ask_import, "primary", "导入官方文本，评查时显示行为发生时有效的条文")
        articles = holder(column(self._query, self.article_view, spacing=8))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.law_view)
        split.addWidget(articles)
        split.addWidget(scrolled(holder(self._text)))
        split.setSizes([430, 330, 440])
        split.setStretchFactor(2, 1)
        split.setChildrenCollapsible(False)
        foot = row(self._note, self._remove, bring)
        foot.setStretch(0, 1)
        whole = column(split, holder(foot), self._busy, margins=(16, 12, 16, 12), spacing=8)
        whole.setStretch(0, 1)
        self.setLayout(whole)

    def _wire(self) -> None:
        tell_problems(self.presenter, self)
        self.presenter.laws_listed.connect(self._show_laws)
        self.presenter.text_imported.connect(self._tell_imported)
        self.presenter.began.connect(self._busy.begin)
        self.presenter.ended.connect(self._busy.end)
        self.law_view.record_selected.connect(self._show_law)
        self.article_view.record_selected.connect(self._show_article)
        self._query.textChanged.connect(lambda _text: self._filter())

    def _show_laws(self, lines: tuple[LawLine, ...]) -> None:
        chosen = self.law_view.selected()
        self._laws.show_rows(lines)
        self.law_view.select_where(
            lambda line: chosen is not None and (line.name, line.valid_from) == (chosen.name, chosen.valid_from)
        )

    def _show_law(self, line: LawLine | None) -> None:
        self._articles = self.presenter.articles(line) if line is not None else ()
        self._remove.setVisible(line is not None and line.official)
        self._note.setText(_note(line) if line is not None else "")
        self._filter()

    def _filter(self) -> None:
        words = self._query.text().split()
        rows = [
            one
            for one in self._articles
            if all(word in f"{one.label}{one.title}{one.point}{one.text}" for word in words)
        ]
        self._article_table.show_rows(rows)
        self.article_view.select_row(0)
        if not rows:
            self._show_article(None)

    def _show_article(self, one: Provision | None) -> None:
        clear(self._text)
        if one is None:
            self._text.addWidget(label("没有符合的条文。" if self._articles else "在左边选一部法。", "soft"))
        else:
            self._text.addWidget(label(f"{one.label}　{one.title}", "heading", wrap=True, selectable=True))
            if one.text:
                self._text.addWidget(label(one.validity, "meta"))
                self._text.addWidget(label(one.text, wrap=True, selectable=True))
            if one.point:
                self._text.addWidget(label(f"要点：{one.point}", "soft", wrap=True, selectable=True))
            if not one.text:
                self._text.addWidget(label("要点是本程序的概括，不是条文；引用时请核对官方原文。", "meta", wrap=True))
        self._text.addStretch(1)

    def _ask_import(self) -> None:
        path = ask_file(self, "选择法规原文", TEXTS, "laws")
        day = LawImportDialog.ask(self.window(), path) if path is not None else None
        if path is not None and day is not None:
            self.presenter.bring(path, day)

    def _tell_imported(self, told: str) -> None:
        DoneDialog.tell(self.window(), "已导入", told)

    def _ask_remove(self) -> None:
        line = self.law_view.selected()
        if line is not None and ConfirmDialog.ask(
            self.window(),
            "删除原文",
            f"删除“{line.name}”{line.valid_from} 施行的原文？",
            "只删除导入的这一版文本；要点、标准和评查结果不受影响。",
            "删除",
        ):
            self.presenter.remove(line)


def _note(line: LawLine) -> str:
    if not line.official:
        return f"{line.full_name}。{line.note}。"
    until = f"至 {line.valid_to.isoformat()} 止" if line.valid_to is not None else "现行"
    return f"{line.full_name}，{until}。来自文件 {line.note}。"
