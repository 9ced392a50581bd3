"""The banner over the documents of a case that says how they could be arranged."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from app.domain.arranging import ProposedDocument, proposal_text
from app.domain.casefile import CaseFile
from ui.dialogs.arrange import ArrangeDialog
from ui.page import Context
from ui.presenters.arranging import ArrangingPresenter
from ui.widgets.build import button, label, row
from ui.widgets.problems import tell_problems


class ArrangeBanner(QFrame):
    """Hidden while there is nothing to propose."""

    case_arranged = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = ArrangingPresenter(context.workspace, context.tasks)
        self._proposals: tuple[ProposedDocument, ...] = ()
        self.setProperty("look", "note")
        self._text = label(look="warn", wrap=True)
        self._open = button("查看建议…", self._ask)
        self._later = button("暂不整理", self._presenter.wave_off)
        layout = row(self._text, self._open, self._later, margins=(12, 6, 12, 6))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()
        tell_problems(self._presenter, self)
        self._presenter.proposed.connect(self._show)
        self._presenter.offered.connect(self._offer)
        self._presenter.searching.connect(lambda: self._wait("正在查找要整理的文书…"))
        self._presenter.problem_met.connect(lambda _error: self._show(self._proposals))
        self._presenter.arranged.connect(lambda _case: self.case_arranged.emit())

    def show_case(self, case: CaseFile) -> None:
        self._presenter.look(case)

    def look_again(self) -> None:
        """Words have come in that may show more."""
        self._presenter.look_again()

    def _show(self, proposals: tuple[ProposedDocument, ...]) -> None:
        self._proposals = proposals
        self._text.setText(proposal_text(proposals))
        self._open.setText("查看建议…")
        self._open.setEnabled(True)
        self._later.setEnabled(True)
        self.setVisible(bool(proposals))

    def _offer(self, pages: int) -> None:
        self._show(())
        self._text.setText(f"有 {pages} 页的文书没有确认类型，可以查找要拆分或合并的文书。")
        self._open.setText("查找")
        self.show()

    def _wait(self, told: str) -> None:
        self._text.setText(told)
        self._open.setEnabled(False)
        self._later.setEnabled(False)

    def _ask(self) -> None:
        case, told = self._presenter.case, self._text.text()
        if case is None:
            return
        if not self._proposals:
            self._presenter.look_now()
            return
        draft = ArrangeDialog.ask(self.window(), self._context, told, self._proposals)
        if draft is not None:
            self._wait("正在整理卷内文书…")
            self._presenter.accept(draft.result(case.documents))
