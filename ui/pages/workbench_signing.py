"""Leaving the workbench by its doors: signing, opening again, the report, the case, and what went wrong."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.review import Gap
from app.errors import ReviewError
from ui.dialogs.case_situation import CaseSituationDialog
from ui.dialogs.problem import show_problem
from ui.dialogs.sign_off import ReopenDialog, SignOffDialog
from ui.page import Context
from ui.pages.workbench_answering import AnswerSide
from ui.pages.workbench_bars import Banner, HeadBar
from ui.presenters import workbench_desk as desks
from ui.presenters.workbench import WorkbenchPresenter
from ui.presenters.workbench_texts import gap_line, result_text


class SigningSide(QObject):
    """Connects the doors of the page."""

    def __init__(
        self,
        head: HeadBar,
        banner: Banner,
        presenter: WorkbenchPresenter,
        answers: AnswerSide,
        context: Context,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._presenter = presenter
        self._answers = answers
        self._context = context
        self._page = page
        head.sign.clicked.connect(self._sign)
        head.report.clicked.connect(self._report)
        head.back.clicked.connect(self._back)
        head.situation.clicked.connect(self._situation)
        banner.reopen.clicked.connect(self._reopen)
        presenter.problem_met.connect(self.tell)

    def tell(self, error: ReviewError) -> None:
        """Shows an expected problem."""
        show_problem(self._page, error)

    def _sign(self) -> None:
        self._answers.settle()
        standing = self._presenter.standing
        result = result_text(standing)
        reviewer = standing.review.reviewer or self._context.workspace.reviewer
        entries = self._presenter.desk.entries
        gaps = [(gap, gap_line(gap, entries)) for gap in self._presenter.gaps()]
        answer = SignOffDialog.ask(self._page, gaps, result, reviewer, standing.review.comment, self._left())
        if answer is None:
            return
        self._presenter.comment(answer.comment)
        if answer.gap is not None:
            self._go_to_gap(answer.gap)
        else:
            self._presenter.sign(answer.by)

    def _left(self) -> str:
        """What one may have overlooked, though it keeps nobody from signing."""
        unread = desks.unread(self._context.workspace, self._presenter.desk.case, self._presenter.review_id)
        findings = self._answers.open_findings()
        open_ones = f"预检的疑似不符还有 {findings} 处没有采纳，也没有不采纳。" if findings else ""
        return "\n".join(f"▲ {one}" for one in (unread, open_ones) if one)

    def _situation(self) -> None:
        self._answers.settle()
        asked = self._presenter.situation()
        said = CaseSituationDialog.ask(self._page, self._context.theme, asked) if asked is not None else None
        if said is not None:
            self._presenter.say_situation(said)

    def _go_to_gap(self, gap: Gap) -> None:
        self._presenter.choose_code(gap.code, gap.document)

    def _reopen(self) -> None:
        answer = ReopenDialog.ask(self._page, self._context.workspace.reviewer)
        if answer is not None:
            self._presenter.reopen(*answer)

    def _report(self) -> None:
        self._answers.settle()
        self._context.go("report", review_id=self._presenter.standing.review.id, back="workbench")

    def _back(self) -> None:
        self._context.go("case", case_id=self._presenter.desk.case.id)
