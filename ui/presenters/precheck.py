"""The pre-check of a case: run in the background, decided finding by finding."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.casefile import CaseFile
from app.domain.finding import CheckList, DecidedFinding, Decision, Finding, Outcome
from app.domain.law_line import Provision
from app.domain.overview import Overview
from app.services.cases import open_case
from app.services.laws import LawLibrary
from app.services.prechecks import Statutes, decide, overview_of, write_precheck_list
from app.services.rules import standard_of_case
from ui.presenters.presenter import Presenter
from ui.presenters.workbench_desk import day_of_act
from ui.tasks import TaskRunner
from ui.workspace import Workspace

if TYPE_CHECKING:
    from app.store.database import Store

SHOWN = (Outcome.SUSPECTED, Outcome.UNDECIDED, Outcome.CONFORMS, Outcome.NOT_APPLICABLE)


class PrecheckPresenter(Presenter):
    """One case at a time."""

    case_shown = Signal(object)
    overview_made = Signal(object)
    finding_decided = Signal(object)
    list_saved = Signal(object)
    began = Signal(str)
    ended = Signal()

    def __init__(self, workspace: Workspace, tasks: TaskRunner) -> None:
        super().__init__(workspace, tasks)
        self.case: CaseFile | None = None
        self._library = LawLibrary(workspace.folder)

    def run(self, case_id: int) -> None:
        """Check the case and tell everything found."""
        case = self._ask(open_case, case_id)
        if case is None:
            return
        self.case = case
        self._library = LawLibrary(self._workspace.folder)
        self.case_shown.emit(case)
        workspace = self._workspace
        today = workspace.clock().date()
        self.began.emit("正在对照法律和案卷自身逐条检查…")
        self._tasks.start(
            lambda: workspace.with_store(_overview, workspace.folder, case_id, today),
            self._made,
            self._failed,
            owner=self,
        )

    def decide(self, finding: Finding, decision: Decision, reason: str = "") -> None:
        """Keep what the reviewer says to a finding."""
        if self.case is None:
            return
        workspace = self._workspace
        by = workspace.reviewer or "评查人"
        said = self._ask(decide, self.case.id, finding, decision, reason, by, workspace.clock())
        if said is not None:
            self.finding_decided.emit(said)

    def provisions(self, finding: Finding) -> tuple[Provision, ...]:
        """The articles a finding rests on, as they stood on the day of the act."""
        return self._library.cited(finding.article, day_of_act(self.case)) if self.case is not None else ()

    def save_list(self, target: Path) -> None:
        """Write the 预检清单 as PDF."""
        if self.case is None:
            return
        workspace, case_id = self._workspace, self.case.id
        today = workspace.clock().date()
        self.began.emit("正在制作预检清单…")
        self._tasks.start(
            lambda: workspace.with_store(_write_list, workspace.folder, case_id, today, target),
            self._saved,
            self._failed,
            owner=self,
        )

    def _saved(self, target: Path) -> None:
        self.ended.emit()
        self.list_saved.emit(target)

    def _made(self, overview: Overview) -> None:
        self.ended.emit()
        self.overview_made.emit(overview)

    def _failed(self, error: object) -> None:
        self.ended.emit()
        self.problem_met.emit(error)


def _overview(store: Store, folder: Path, case_id: int, today: date) -> Overview:
    return overview_of(store, Statutes(folder), case_id, today, standard_of_case(store, case_id))


def _write_list(store: Store, folder: Path, case_id: int, today: date, target: Path) -> Path:
    return write_precheck_list(store, Statutes(folder), case_id, today, target, standard_of_case(store, case_id))


def chosen(
    findings: Iterable[DecidedFinding], check_list: CheckList | None, outcome: Outcome | None
) -> tuple[DecidedFinding, ...]:
    """The findings of one list and one result; None means all of them."""
    return tuple(
        one
        for one in findings
        if (check_list is None or one.finding.check_list is check_list)
        and (outcome is None or one.finding.outcome is outcome)
    )
