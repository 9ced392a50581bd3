"""What the machine proposes at each question, and what the reviewer says to it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QObject, Signal

from app.domain.finding import DecidedFinding, Decision, Finding, FindingDecision, Outcome
from app.domain.review import Mark
from app.domain.standard import Standard
from app.errors import ReviewError
from app.services.prechecks import Statutes, decide, decided_findings, findings_by_item, proposal
from ui.presenters.workbench_entries import Entry
from ui.tasks import TaskRunner
from ui.workspace import Workspace

Placed = dict[str, tuple[DecidedFinding, ...]]
ORDER = (Outcome.SUSPECTED, Outcome.UNDECIDED, Outcome.CONFORMS)


class FindingsPresenter(QObject):
    """Runs the pre-check of the open case in the background and keeps its findings by question."""

    findings_placed = Signal()
    precheck_failed = Signal(str)
    problem_met = Signal(object)

    def __init__(self, workspace: Workspace, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tasks = tasks
        self._statutes = Statutes(workspace.folder)
        self._standard: Standard | None = None
        self._case_id = 0
        self._due = False
        self._placed: Placed = {}

    def prepare(self, case_id: int, standard: Standard) -> None:
        """Names the case to be checked next; what was found for another one is forgotten at once."""
        self._case_id, self._standard, self._placed = case_id, standard, {}
        self._due = True

    def run(self) -> None:
        """Checks the case that was named, once."""
        if not self._due or self._standard is None:
            return
        self._due = False
        case_id, standard = self._case_id, self._standard
        self._statutes = Statutes(self._workspace.folder)  # rules may have been changed since
        workspace, statutes = self._workspace, self._statutes
        today = workspace.clock().date()

        def check() -> Placed:
            found = workspace.with_store(decided_findings, statutes, case_id, today)
            return findings_by_item(standard, statutes, found)

        self._tasks.start(
            check,
            lambda placed: self._place(case_id, placed),
            lambda error: self.precheck_failed.emit(error.message),
            owner=self,
        )

    def at(self, entry: Entry) -> tuple[DecidedFinding, ...]:
        """The findings at a question, suspected faults first; of its document only, where it asks about one."""
        here = [one for one in self._placed.get(entry.code, ()) if _concerns(one.finding, entry.document)]
        return tuple(sorted(here, key=lambda one: ORDER.index(one.finding.outcome)))

    def waiting(self, entry: Entry) -> int:
        """How many suspected faults at a question still wait for a word."""
        return sum(1 for one in self.at(entry) if waits(one))

    def by_document(self) -> Counter[int]:
        """How many suspected faults that wait rest on each document."""
        waiting = (one.finding for some in self._placed.values() for one in some if waits(one))
        return Counter(finding.evidence[0].document for finding in waiting if finding.evidence)

    def proposal(self, finding: Finding) -> Mark | None:
        """The answer a finding would make, for the reviewer to confirm."""
        return proposal(self._standard, self._statutes, finding) if self._standard is not None else None

    def decide(self, finding: Finding, decision: Decision, reason: str = "") -> bool:
        """Keeps what the reviewer says; False when it was refused."""
        by = self._workspace.reviewer or "评查人"
        now = self._workspace.clock()
        try:
            said = self._workspace.with_store(decide, self._case_id, finding, decision, reason, by, now)
        except ReviewError as error:
            self.problem_met.emit(error)
            return False
        self._placed = {code: tuple(_told(one, said) for one in some) for code, some in self._placed.items()}
        self.findings_placed.emit()
        return True

    def _place(self, case_id: int, placed: Placed) -> None:
        if case_id == self._case_id:
            self._placed = {code: some for code, some in placed.items() if code}
            self.findings_placed.emit()


def waits(one: DecidedFinding) -> bool:
    """Whether a finding still waits for the reviewer."""
    return one.finding.outcome is Outcome.SUSPECTED and one.decision in {None, Decision.LATER}


def _concerns(finding: Finding, document: int | None) -> bool:
    return document is None or not finding.evidence or finding.evidence[0].document == document


def _told(one: DecidedFinding, said: FindingDecision) -> DecidedFinding:
    return DecidedFinding(one.finding, (*one.said, said)) if one.finding.key == said.finding else one
