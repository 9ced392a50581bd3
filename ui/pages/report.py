"""报告: thumbnails, the very PDF that is printed and saved, and the three ways out of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from app.domain.casefile import CaseFile, FieldName
from app.domain.review import Review
from app.errors import ReviewError
from app.wording import word
from ui.dialogs.done import DoneDialog
from ui.dialogs.problem import show_problem
from ui.page import Context, Page
from ui.pages.page_view import PageView
from ui.pages.thumbnails import Thumbnails
from ui.presenters.page_layout import Fit, Zoom
from ui.presenters.pictures import picture_source
from ui.presenters.report import Paper, ReportPresenter
from ui.widgets.build import button, column, head, holder, label, row, stretch_names
from ui.widgets.busy import BusyBar
from ui.widgets.elided import ElidedLabel
from ui.widgets.files import ask_target


class ReportPage(Page):
    section = "cases"
    help_topic = "report"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = ReportPresenter(context.workspace, context.tasks, context.renders)
        self._thumbs = Thumbnails(context, wide=104, one_column=True)
        self._view = PageView(picture_source(context.workspace, context.renders, self), context.theme)
        self._view.setAccessibleName("报告页面")
        self._view.set_drawing(allowed=False, armed=False)
        self._bar = BusyBar()
        self._paper: Paper | None = None
        self._back = "case"
        self.first_focus = self._view
        self._build()
        self._wire()

    def show_what(self, review_id: int | None = None, back: str = "", **_what: object) -> None:
        if back:
            self._back = back
        known = self._presenter.review
        wanted = review_id if review_id is not None else known.id if known is not None else None
        if wanted is not None:
            self._presenter.make(wanted)

    def _build(self) -> None:
        self._title = label("评查报告", "title")
        self._meta = ElidedLabel("soft")
        self._print = button("打印…", self._ask_and_print, "primary", "Ctrl+P")
        self._pdf = button("另存 PDF…", self._ask_and_save_pdf, tip="Ctrl+S")
        self._word = button("另存 Word…", self._ask_and_save_word, tip="问题清单的 Word 版，可以修改")
        self._print.setShortcut(QKeySequence.StandardKey.Print)
        self._pdf.setShortcut(QKeySequence.StandardKey.Save)
        back = button("‹ 返回", self._go_back)
        names = column(self._title, self._meta, spacing=0)
        top = head("", back, 4, names, self._word, self._pdf, self._print)
        stretch_names(top)
        self._number = label(look="soft")
        zoom = row(
            button("－", lambda: self._view.step_zoom(-1), tip="缩小"),
            button("＋", lambda: self._view.step_zoom(1), tip="放大"),
            button("适合宽度", lambda: self._view.set_zoom(Zoom(Fit.WIDTH))),
            button("整页", lambda: self._view.set_zoom(Zoom(Fit.PAGE))),
            None,
            self._number,
            margins=(12, 6, 16, 6),
        )
        split = QSplitter()
        split.addWidget(self._thumbs)
        split.addWidget(holder(column(zoom, self._view, spacing=0)))
        split.setSizes([self._context.theme.scale.scaled(176), 1060])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(split, 1)
        whole.addWidget(self._bar)
        self._enable()

    def _wire(self) -> None:
        presenter = self._presenter
        presenter.problem_met.connect(self._tell)
        presenter.review_opened.connect(self._show_review)
        presenter.report_made.connect(self._show_paper)
        presenter.report_saved.connect(self._tell_saved)
        presenter.began.connect(self._bar.begin)
        presenter.ended.connect(self._bar.end)
        self._thumbs.page_chosen.connect(self._go_to)
        self._view.page_reached.connect(self._follow)

    def _show_review(self, review: Review, case: CaseFile) -> None:
        if self._paper is not None and self._paper.sheets:
            self._paper = None
            self._thumbs.show_pages(())
            self._view.show_sheets(())
        draft = "" if review.signed is not None else "　尚未签署，仅供预览"
        self._meta.setText(
            f"{case.field(FieldName.CASE_NO) or case.name}　{word(review.stage)}　评查人 {review.reviewer}{draft}"
        )
        self._enable()

    def _show_paper(self, paper: Paper) -> None:
        self._paper = paper
        self._view.show_sheets(paper.sheets)
        self._thumbs.show_pages(paper.pages)
        self._view.go_to(0)
        self._number.setText(f"共 {len(paper.sheets)} 页")
        self._enable()

    def _enable(self) -> None:
        for act in (self._print, self._pdf, self._word):
            act.setEnabled(self._paper is not None)

    def _go_to(self, number: int) -> None:
        if number >= 0 and self.sender() is not self._view:
            self._view.go_to(number)

    def _follow(self, number: int) -> None:
        total = len(self._paper.sheets) if self._paper is not None else 0
        self._number.setText(f"第 {number + 1} 页，共 {total} 页")
        self._thumbs.blockSignals(True)
        self._thumbs.choose(number)
        self._thumbs.blockSignals(False)

    def _go_back(self) -> None:
        review = self._presenter.review
        if self._back == "workbench" and review is not None:
            self._context.go("workbench", review_id=review.id)
        elif review is not None:
            self._context.go("case", case_id=review.case_id)
        else:
            self._context.go("cases")

    def _ask_and_save_pdf(self) -> None:
        target = self._ask_target("PDF 文件 (*.pdf)", ".pdf")
        if target is not None:
            self._presenter.save_pdf(target)

    def _ask_and_save_word(self) -> None:
        target = self._ask_target("Word 文档 (*.docx)", ".docx")
        if target is not None:
            self._presenter.save_word(target)

    def _ask_target(self, kind: str, suffix: str) -> Path | None:
        target, _ = ask_target(self, "另存为", f"{self._presenter.file_name()}{suffix}", kind, "reports")
        if target is None:
            return None
        return target if target.suffix.lower() == suffix else target.with_name(target.name + suffix)

    def _ask_and_print(self) -> None:
        if self._paper is None:
            return
        from ui.pages.print_run import PrintRun, ask_printer

        printer = ask_printer(self, len(self._paper.pages))
        if printer is None:
            return
        run = PrintRun(printer, self._paper.pages, self._presenter.draw, self)
        run.progressed.connect(lambda done, total: self._bar.step(done, total, "正在打印…"))
        run.printed.connect(self._bar.end)
        run.printed.connect(run.deleteLater)
        run.failed.connect(self._bar.end)
        run.failed.connect(self._tell)
        self._bar.cancelled.connect(run.stop)
        self._bar.begin("正在打印…")
        run.start()

    def _tell(self, error: ReviewError) -> None:
        show_problem(self.window(), error)

    def _tell_saved(self, target: Path) -> None:
        if DoneDialog.ask(self.window(), "已保存", f"✓ 已保存到“{target}”。", "打开文件"):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))
