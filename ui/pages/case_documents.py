"""卷内文书: the documents of a case, and what can be done with the one that is selected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QSplitter, QStackedWidget, QWidget

from app.domain.casefile import CaseDocument, CaseFile
from app.domain.page import PageRef
from ui.models.document_table import DocumentRow, DocumentTable
from ui.page import Context
from ui.pages.thumbnails import Thumbnails
from ui.presenters.case import CasePresenter, folio_span
from ui.widgets.build import button, column, frame, label, row
from ui.widgets.empty import Empty
from ui.widgets.record_view import RecordView
from ui.widgets.type_combo import TypeCombo


class DocumentsPane(QWidget):
    """Table on the left, the selected document with its pages on the right."""

    page_wanted = Signal(object)
    more_wanted = Signal()

    def __init__(self, context: Context, presenter: CasePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._table = DocumentTable()
        self.view = RecordView(self._table, context.theme, "卷内文书")
        self._thumbs = Thumbnails(context)
        self._case: CaseFile | None = None
        self._build()
        self._wire()

    def show_case(self, case: CaseFile) -> None:
        """Show the documents afresh and keep the selected one selected."""
        before = self._selected()
        number = before.ordinal - 1 if before is not None and self._same(case) else 0
        ids = [document.id for document in case.documents]
        if before is not None and before.id in ids:
            number = ids.index(before.id)
        self._case = case
        self._stack.setCurrentIndex(0 if case.documents else 1)
        self._table.show_rows([DocumentRow(document, folio_span(case, document)) for document in case.documents])
        self.view.select_row(min(number, len(ids) - 1))
        self._show_selected()

    def _build(self) -> None:
        view = self.view
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        view.setDragDropOverwriteMode(False)
        view.setDropIndicatorShown(True)
        self._name = QLineEdit()
        self._name.setAccessibleName("文书名称")
        self._type = TypeCombo()
        self._why = label(look="meta", wrap=True)
        self._up = button("↑ 上移", lambda: self._shift(-1), tip="上移（Alt+↑），也可以直接拖动")
        self._down = button("↓ 下移", lambda: self._shift(1), tip="下移（Alt+↓），也可以直接拖动")
        self._merge = button("合并", self._merge_selected, tip="把选中的几份合并为一份；只选一份时与下一份合并")
        self._split = button("从此页拆分", self._split_here, tip="从选中的页开始成为另一份文书")
        self._turn = button("⟳ 旋转此页", self._turn_page, tip="把选中的页向右转 90 度")
        self._peek = button("看大图", self._peek_page)
        side = column(
            label("文书名称", "meta"),
            self._name,
            label("文书类型（可输入文字查找）", "meta"),
            self._type,
            self._why,
            row(self._up, self._down, self._merge),
            self._thumbs,
            row(self._peek, self._turn, self._split),
            margins=(12, 12, 12, 12),
            spacing=6,
        )
        side.setStretch(6, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.view)
        split.addWidget(frame("pane", side))
        split.setStretchFactor(0, 1)
        split.setSizes([545, 300])
        split.setChildrenCollapsible(False)
        empty = Empty(
            "这份案卷没有扫描件",
            "可以直接点“开始评查”，翻看纸质案卷逐项打分，扣分时写明纸质案卷的页码。有了扫描件，随时可以加进来。",
            "添加文件…",
            self.more_wanted.emit,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        self._stack.addWidget(empty)
        self.setLayout(column(self._stack))

    def _wire(self) -> None:
        self.view.record_selected.connect(lambda _row: self._show_selected())
        self._table.row_moved.connect(self._presenter.move)
        self._name.editingFinished.connect(self._rename)
        self._type.type_chosen.connect(self._retype)
        self._thumbs.page_chosen.connect(lambda _number: self._enable())
        self._thumbs.page_activated.connect(lambda _number: self._peek_page())
        self.view.doubleClicked.connect(lambda _index: self._peek_page())
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self._shift(step))

    def _selected(self) -> CaseDocument | None:
        chosen = self.view.selected()
        return chosen.document if chosen is not None else None

    def _same(self, case: CaseFile) -> bool:
        return self._case is not None and self._case.id == case.id

    def _show_selected(self) -> None:
        document = self._selected()
        if document is not None:
            self._name.setText(document.title)
            self._name.setCursorPosition(0)
            self._type.show_type(document.doc_type)
            reason = "已由评查人确认" if document.type_confirmed else document.type_reason
            self._why.setText(f"判断依据：{reason}" if reason else "")
            self._thumbs.show_pages(document.pages, self._first_folio(document))
        else:
            self._thumbs.show_pages(())
        self._enable()

    def _first_folio(self, document: CaseDocument) -> int:
        before = self._case.documents[: document.ordinal - 1] if self._case is not None else ()
        return 1 + sum(len(other.pages) for other in before)

    def _enable(self) -> None:
        document, case = self._selected(), self._case
        several = len(self.view.selected_all()) > 1
        there = document is not None and case is not None
        last = len(case.documents) if case is not None else 0
        for part in (self._name, self._type):
            part.setEnabled(there and not several)
        self._up.setEnabled(document is not None and document.ordinal > 1 and not several)
        self._down.setEnabled(document is not None and document.ordinal < last and not several)
        self._merge.setEnabled(several or (document is not None and document.ordinal < last))
        page = self._thumbs.current()
        for act in (self._peek, self._turn):
            act.setEnabled(there and page is not None)
        self._split.setEnabled(document is not None and page is not None and document.pages.index(page) > 0)

    def _rename(self) -> None:
        document = self._selected()
        if document is not None and self._name.text().strip() != document.title:
            self._presenter.rename(document.id, self._name.text())

    def _retype(self, doc_type: object) -> None:
        document = self._selected()
        if document is not None:
            self._presenter.retype(document.id, doc_type)  # type: ignore[arg-type]

    def _shift(self, step: int) -> None:
        document = self._selected()
        if document is not None:
            self._presenter.move(document.id, document.ordinal - 1 + step)

    def _merge_selected(self) -> None:
        documents = [chosen.document for chosen in self.view.selected_all()]
        if len(documents) == 1 and self._case is not None:
            documents.append(self._case.documents[documents[0].ordinal])
        self._presenter.merge([document.id for document in documents])

    def _split_here(self) -> None:
        document, page = self._selected(), self._thumbs.current()
        if document is not None and page is not None:
            self._presenter.split(document.id, document.pages.index(page) + 1)

    def _turn_page(self) -> None:
        page = self._thumbs.current()
        if page is not None:
            self._presenter.turn(page)

    def _peek_page(self) -> None:
        page: PageRef | None = self._thumbs.current()
        if page is not None:
            self.page_wanted.emit(page)
