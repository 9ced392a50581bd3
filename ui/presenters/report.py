"""The report of a review: made in the background, shown as the very PDF, saved, printed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage

from app.domain.casefile import CaseFile, FieldName
from app.domain.page import PageRef
from app.domain.review import Review
from app.services.cases import open_case
from app.services.reports import report_pdf, write_findings_word, write_report
from app.services.reviews import open_review
from ui.presenters.page_layout import Sheet
from ui.presenters.page_pictures import as_image
from ui.presenters.presenter import Presenter
from ui.tasks import TaskRunner
from ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Paper:
    """A made report: the bytes, and its pages as sheets of the reader."""

    pdf: bytes
    sheets: tuple[Sheet, ...]

    @property
    def pages(self) -> tuple[PageRef, ...]:
        return tuple(sheet.ref for sheet in self.sheets)


class ReportPresenter(Presenter):
    """One review at a time."""

    review_opened = Signal(object, object)
    report_made = Signal(object)
    report_saved = Signal(object)
    began = Signal(str)
    ended = Signal()

    def __init__(self, workspace: Workspace, tasks: TaskRunner, renders: TaskRunner) -> None:
        super().__init__(workspace, tasks)
        self._renders = renders
        self.review: Review | None = None
        self.case: CaseFile | None = None

    def make(self, review_id: int) -> None:
        """Make the report of a review and show it."""
        review = self._ask(open_review, review_id)
        case = self._ask(open_case, review.case_id) if review is not None else None
        if review is None or case is None:
            return
        self.review, self.case = review, case
        self.review_opened.emit(review, case)
        workspace, shelf, evidence = self._workspace, self._workspace.shelf, self._workspace.evidence

        def make() -> Paper:
            pdf = workspace.with_store(report_pdf, shelf, review_id, evidence)
            key = f"report:{hashlib.sha256(pdf).hexdigest()}"
            workspace.show_paper(key, pdf)
            return Paper(pdf, _sheets(key, evidence.texts(key)))

        self._run("正在制作报告…", make, self.report_made.emit)

    def save_pdf(self, target: Path) -> None:
        """Write the report as PDF, whole or not at all."""
        self._save(write_report, target)

    def save_word(self, target: Path) -> None:
        """Write the findings as a Word document."""
        self._save(write_findings_word, target)

    def draw(self, page: PageRef, width: int, drawn: Callable[[QImage], None]) -> None:
        """One page in a width of pixels, for paper."""
        evidence = self._workspace.evidence
        self._renders.start(
            lambda: as_image(evidence.render(page.file_hash, page.number, width, 0)),
            drawn,
            self.problem_met.emit,
            owner=self,
        )

    def file_name(self) -> str:
        """What the saved report is called unless the reviewer says otherwise."""
        named = (self.case.field(FieldName.CASE_NO) or self.case.name) if self.case is not None else ""
        safe = "".join("_" if char in '\\/:*?"<>|' else char for char in named)
        return f"案卷评查报告 {safe}".strip()

    def _save(self, verb: Callable[..., Any], target: Path) -> None:
        if self.review is None:
            return
        workspace, shelf, evidence = self._workspace, self._workspace.shelf, self._workspace.evidence
        review_id = self.review.id
        self._run(
            f"正在写入 {target.name}…",
            lambda: workspace.with_store(verb, shelf, review_id, evidence, target),
            lambda _written: self.report_saved.emit(target),
        )

    def _run(self, what: str, call: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def finished(answer: Any) -> None:
            self.ended.emit()
            done(answer)

        def failed(error: Any) -> None:
            self.ended.emit()
            self.problem_met.emit(error)

        self.began.emit(what)
        self._tasks.start(call, finished, failed, owner=self)


def _sheets(key: str, texts: Any) -> tuple[Sheet, ...]:
    return tuple(
        Sheet(PageRef(key, text.number), text.number, text.width, text.height, 0, "评查报告") for text in texts
    )
