"""Proposed documents: each can be taken or left, named, typed, and begun on another page, before anything changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QSplitter, QWidget

from app.domain.arranging import Arrangement, ProposedDocument
from app.domain.document_type import DocumentType
from ui.dialogs.page_peek import PagePeekDialog
from ui.models.proposal_table import ProposalTable, ShownProposal, shown
from ui.page import Context
from ui.pages.thumbnails import Thumbnails
from ui.widgets.build import button, column, frame, label, row
from ui.widgets.record_view import RecordView
from ui.widgets.type_combo import TypeCombo


class ArrangeDialog(QDialog):
    """Keeps its own draft; accepting hands it out, closing drops it."""

    def __init__(
        self, parent: QWidget | None, context: Context, title: str, proposals: Sequence[ProposedDocument]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("整理卷内文书")
        self._context = context
        self.draft = Arrangement.of(proposals)
        self._table = ProposalTable()
        self.view = RecordView(self._table, context.theme, "建议的文书")
        self._thumbs = Thumbnails(context, wide=150)
        self._told = label(f"{title}。核对后一次接受；接受以前卷内文书不会改变。", "strong", wrap=True)
        self._build()
        self._wire()
        self._table.show_rows(shown(self.draft))
        self.view.select_row(0)
        self._show_state()
        screen = self.screen().availableGeometry()
        self.resize(min(1200, screen.width() - 80), min(760, screen.height() - 60))

    def _build(self) -> None:
        self._name = QLineEdit()
        self._name.setAccessibleName("文书名称")
        self._type = TypeCombo()
        self._tick = QCheckBox("采用这一份")
        self._why = label(look="meta", wrap=True)
        self._earlier = button("首页提前一页", lambda: self._move_start(-1), tip="前一份的最后一页归入这一份")
        self._later = button("首页推后一页", lambda: self._move_start(1), tip="这一份的第一页归入前一份")
        self._begin = button("从此页另起一份", self._start_here, tip="从选中的页开始成为另一份文书")
        side = column(
            self._tick,
            label("文书名称", "meta"),
            self._name,
            label("文书类型（可输入文字查找）", "meta"),
            self._type,
            self._why,
            row(self._earlier, self._later),
            self._thumbs,
            row(self._begin, None),
            margins=(12, 12, 12, 12),
            spacing=6,
        )
        side.setStretch(7, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.view)
        split.addWidget(frame("pane", side))
        split.setStretchFactor(0, 1)
        split.setSizes([760, 390])
        split.setChildrenCollapsible(False)
        self._hint = label("不采用的页仍留在前一份文书里。", "soft")
        self._accept = button("接受", self.accept, "primary")
        everything = button("全部采用", lambda: self._use(self.draft.tick_all(True)))
        nothing = button("全部不采用", lambda: self._use(self.draft.tick_all(False)))
        foot = frame(
            "foot",
            row(everything, nothing, 8, self._hint, None, self._accept, button("取消", self.reject), margins=(16, 8, 16, 8)),
        )  # fmt: skip
        whole = column(row(self._told, margins=(16, 12, 16, 12)), split, foot, spacing=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _wire(self) -> None:
        self.view.record_selected.connect(lambda _row: self._show_selected())
        self.view.doubleClicked.connect(lambda _index: self._peek())
        self._table.ticked.connect(lambda place, on: self._use(self.draft.tick(place, on)))
        self._tick.toggled.connect(self._tick_selected)
        self._name.editingFinished.connect(self._retitle)
        self._type.type_chosen.connect(self._retype)
        self._thumbs.page_chosen.connect(lambda _number: self._enable())
        self._thumbs.page_activated.connect(lambda _number: self._peek())

    def _selected(self) -> ShownProposal | None:
        chosen: ShownProposal | None = self.view.selected()
        return chosen

    def _use(self, draft: Arrangement) -> None:
        """Show another state of the draft, keeping the selected row selected."""
        before = self._selected()
        self.draft = draft
        self._table.update(shown(draft))
        if before is not None:
            self.view.select_where(lambda one: one.place == before.place)
        self._show_selected()
        self._show_state()

    def _show_selected(self) -> None:
        one = self._selected()
        if one is None:
            return
        proposal = one.row.proposal
        self._tick.blockSignals(True)
        self._tick.setChecked(one.row.ticked)
        self._tick.blockSignals(False)
        self._name.setText(proposal.title)
        self._name.setCursorPosition(0)
        self._type.show_type(proposal.doc_type)
        sure = "由评查人确定" if proposal.confirmed else f"{proposal.reason}（把握 {proposal.confidence:.0%}）"
        self._why.setText(f"依据：{sure}")
        self._thumbs.show_pages(proposal.pages, one.first)
        self._enable()

    def _show_state(self) -> None:
        self._accept.setText(f"接受 {self.draft.ticked} 份")
        self._accept.setEnabled(self.draft.ticked > 0)

    def _enable(self) -> None:
        one, page = self._selected(), self._thumbs.current()
        self._earlier.setEnabled(one is not None and self.draft.may_move(one.place, -1))
        self._later.setEnabled(one is not None and self.draft.may_move(one.place, 1))
        pages = one.row.proposal.pages if one is not None and len(one.row.proposal.documents) == 1 else ()
        self._begin.setEnabled(page in pages and pages.index(page) > 0 if page is not None else False)

    def _tick_selected(self, on: bool) -> None:
        one = self._selected()
        if one is not None:
            self._use(self.draft.tick(one.place, on))

    def _retitle(self) -> None:
        one = self._selected()
        if one is not None and self._name.text().strip() != one.row.proposal.title:
            self._use(self.draft.retitle(one.place, self._name.text()))

    def _retype(self, doc_type: DocumentType) -> None:
        one = self._selected()
        if one is not None:
            self._use(self.draft.retype(one.place, doc_type))

    def _move_start(self, by: int) -> None:
        one = self._selected()
        if one is not None:
            self._use(self.draft.move_start(one.place, by))

    def _start_here(self) -> None:
        one, page = self._selected(), self._thumbs.current()
        if one is not None and page is not None:
            self._use(self.draft.start_at(one.place, one.row.proposal.pages.index(page)))

    def _peek(self) -> None:
        one, page = self._selected(), self._thumbs.current()
        if one is not None and page is not None:
            folio = one.first + one.row.proposal.pages.index(page)
            PagePeekDialog(self, self._context, f"{one.row.proposal.title}　卷内第 {folio} 页", page).exec()

    @classmethod
    def ask(
        cls, parent: QWidget | None, context: Context, title: str, proposals: Sequence[ProposedDocument]
    ) -> Arrangement | None:
        """The proposal as the reviewer left it, or None when nothing should change."""
        dialog = cls(parent, context, title, proposals)
        return dialog.draft if dialog.exec() == QDialog.DialogCode.Accepted else None
