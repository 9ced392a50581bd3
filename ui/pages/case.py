"""案卷: fields with their pages, documents, files, reviews, and the way to the workbench."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from app.domain.casefile import CaseFile, FieldName
from app.domain.page import WHOLE_PAGE, PageRef, Pin, Rect
from app.domain.review import Review
from app.wording import word
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.page_peek import PagePeekDialog
from ui.dialogs.start_review import StartReviewDialog
from ui.models.record_table import RecordTable
from ui.models.review_columns import review_columns
from ui.page import Context, Page
from ui.pages.case_arranging import ArrangeBanner
from ui.pages.case_documents import DocumentsPane
from ui.pages.case_facts import FactsPane
from ui.pages.case_fields import FieldsPane
from ui.pages.case_files import FilesPane
from ui.pages.case_recognition import RecognitionPane
from ui.pages.take_in_bar import TakeInBar
from ui.presenters.case import CasePresenter
from ui.presenters.take_in import TakeInPresenter
from ui.widgets.build import button, column, frame, head, holder, label, row, scrolled, stretch_names
from ui.widgets.elided import ElidedLabel
from ui.widgets.problems import tell_problems
from ui.widgets.record_view import RecordView

LARGE = 19  # pixels of type up to which fields and documents stand side by side


class CasePage(Page):
    section = "cases"
    help_topic = "case"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = CasePresenter(context.workspace, context.tasks)
        self._take_in = TakeInPresenter(context.workspace, context.tasks)
        self._bar = TakeInBar(self._take_in, self, context.recognition)
        self._fields = FieldsPane()
        self._documents = DocumentsPane(context, self._presenter)
        self._banner = ArrangeBanner(context)
        self._files = FilesPane(context)
        self._review_table = RecordTable(review_columns(self._presenter.standard_title))
        self._reviews = RecordView(self._review_table, context.theme, "评查记录")
        self._recognition = RecognitionPane(context)
        self._facts = FactsPane(context)
        self._open_review: Review | None = None
        self.first_focus = self._documents.view
        self._build()
        self._wire()

    def show_what(self, case_id: int | None = None, **_what: object) -> None:
        known = self._presenter.case
        wanted = case_id if case_id is not None else known.id if known is not None else None
        if wanted is not None:
            if known is None or known.id != wanted:
                self._tabs.setCurrentIndex(0)
            self._presenter.load(wanted)

    def _build(self) -> None:
        self._title = ElidedLabel("title")
        self._meta = ElidedLabel("soft")
        self._start = button("开始评查", self._begin, "primary", "Ctrl+R")
        # a shortcut of the button itself would go with every change of its text
        QShortcut(QKeySequence("Ctrl+R"), self, self._begin)
        self._report = button("报告", self._show_report)
        self._another = button("另起一次评查…", self._ask_and_start)
        self._precheck = button("预检", self._show_precheck, tip="对照法律和案卷自身逐条检查，列出疑点")
        back = button("‹ 案卷", lambda: self._context.go("cases"))
        names = column(self._title, self._meta, spacing=0)
        top = head("", back, 4, names, self._another, self._precheck, self._report, self._start)
        stretch_names(top)
        self._tabs = QTabWidget()
        self._tabs.tabBar().setAccessibleName("案卷的各部分")
        self._tabs.addTab(holder(column(self._banner, self._documents, spacing=0)), "卷内文书")
        self._tabs.addTab(self._facts, "要素")
        self._tabs.addTab(self._files, "原始文件")
        self._tabs.addTab(self._build_reviews(), "评查记录")
        self._tabs.addTab(self._recognition, "文字识别")
        self._tabs.setDocumentMode(True)
        self._field_pane = frame("pane", column(scrolled(self._fields)))
        self._split = split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._tabs)
        split.setChildrenCollapsible(False)
        self._place_fields()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(split, 1)
        whole.addWidget(self._bar)

    def _place_fields(self) -> None:
        """Beside the documents; on a tab of their own where large type leaves no room for both."""
        scale = self._context.theme.scale
        if scale.base > LARGE:
            self._tabs.addTab(self._field_pane, "案件信息")
        elif self._split.indexOf(self._field_pane) < 0:
            self._tabs.removeTab(self._tabs.indexOf(self._field_pane))
            self._split.insertWidget(0, self._field_pane)
            self._split.setStretchFactor(1, 1)
            self._split.setSizes([min(scale.scaled(400), 480), 840])
            self._field_pane.show()

    def _build_reviews(self) -> QWidget:
        hint = label("双击或按回车打开一次评查。", "soft")
        top = row(hint, None, margins=(16, 12, 12, 12))
        return holder(column(top, self._reviews, spacing=0))

    def _wire(self) -> None:
        presenter = self._presenter
        tell_problems(presenter, self)
        presenter.case_shown.connect(self._show_case)
        self._context.theme.changed.connect(self._place_fields)
        presenter.reviews_shown.connect(self._show_reviews)
        presenter.field_refused.connect(self._fields.refuse)
        presenter.case_removed.connect(lambda: self._context.go("cases"))
        presenter.review_started.connect(lambda review: self._context.go("workbench", review_id=review.id))
        self._fields.edited.connect(presenter.set_field)
        self._fields.source_wanted.connect(self._peek_pin)
        self._documents.page_wanted.connect(self._peek)
        self._facts.place_wanted.connect(self._peek_pin)
        self._files.removal_wanted.connect(self._ask_and_remove)
        self._files.more_wanted.connect(self._add_files)
        self._documents.more_wanted.connect(self._add_files)
        self._reviews.record_activated.connect(lambda review: self._context.go("workbench", review_id=review.id))
        self._recognition.case_changed.connect(self._read_again)
        self._banner.case_arranged.connect(self.show_what)
        self._recognition.counted.connect(self._count_scans)
        self._bar.list_changed.connect(self.show_what)
        self._bar.case_chosen.connect(lambda case_id: self._context.go("case", case_id=case_id))

    def _show_case(self, case: CaseFile) -> None:
        self._title.setText(case.field(FieldName.CASE_NO) or case.name)
        parts = [case.field(FieldName.UNIT), case.field(FieldName.PARTY), word(case.case_type)]
        self._meta.setText(" · ".join(part for part in parts if part))
        self._fields.show_case(case)
        self._documents.show_case(case)
        self._banner.show_case(case)
        self._facts.show_case(case)
        self._files.show_case(case)
        self._recognition.show_case(case.id)
        self._tabs.setTabText(0, f"卷内文书 {len(case.documents)} 份 {case.page_count} 页")
        self._tabs.setTabText(2, f"原始文件 {len(case.files)}")

    def _read_again(self) -> None:
        self.show_what()
        self._banner.look_again()

    def _count_scans(self, pages: int, open_pages: int) -> None:
        self._tabs.setTabText(4, f"文字识别 {open_pages}/{pages}" if open_pages else f"文字识别 {pages}")

    def _show_reviews(self, reviews: tuple[Review, ...]) -> None:
        self._review_table.show_rows(reviews)
        self._tabs.setTabText(3, f"评查记录 {len(reviews)}")
        newest = reviews[-1] if reviews else None
        self._open_review = newest
        self._start.setText("开始评查" if newest is None else "继续评查" if newest.signed is None else "查看评查")
        self._report.setEnabled(newest is not None)
        self._another.setVisible(newest is not None)

    def _begin(self) -> None:
        if self._open_review is not None:
            self._context.go("workbench", review_id=self._open_review.id)
        else:
            self._ask_and_start()

    def _ask_and_start(self) -> None:
        context = self._context
        chosen = StartReviewDialog.ask(self, context.theme, self._presenter.standards(), context.workspace.reviewer)
        if chosen is not None:
            self._presenter.start_review(chosen.standard, chosen.reviewer, chosen.stage)

    def _show_report(self) -> None:
        if self._open_review is not None:
            self._context.go("report", review_id=self._open_review.id, back="case")

    def _show_precheck(self) -> None:
        if self._presenter.case is not None:
            self._context.go("precheck", case_id=self._presenter.case.id)

    def _peek_pin(self, pin: Pin) -> None:
        case = self._presenter.case
        if case is None:
            return
        document = case.document_at(pin.file_hash, pin.page)
        refs = document.pages if document is not None else ()
        page = next((ref for ref in refs if (ref.file_hash, ref.number) == (pin.file_hash, pin.page)), None)
        self._peek(page or PageRef(pin.file_hash, pin.page), pin.rect if pin.rect != WHOLE_PAGE else None)

    def _peek(self, page: PageRef, rect: Rect | None = None) -> None:
        case = self._presenter.case
        if case is None:
            return
        document = case.document_at(page.file_hash, page.number)
        folio = case.folio(page.file_hash, page.number)
        title = f"{document.title if document is not None else ''}　卷内第 {folio} 页"
        PagePeekDialog(self, self._context, title, page, rect).exec()

    def _add_files(self) -> None:
        if self._presenter.case is not None:
            self._bar.choose_files(self._presenter.case.id)

    def _ask_and_remove(self) -> None:
        case = self._presenter.case
        if case is not None and ConfirmDialog.ask(
            self,
            "删除案卷",
            f"删除案卷“{case.field(FieldName.CASE_NO) or case.name}”？",
            "案卷、文书和对它的评查都会删除，不能恢复。磁盘上的原文件不受影响。",
            "删除",
        ):
            self._presenter.remove()
