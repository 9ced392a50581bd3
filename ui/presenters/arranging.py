"""Which documents the pages of a case make: looked for in the background, taken when the reviewer agrees."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.domain.arranging import ProposedDocument
from app.domain.casefile import CaseFile
from app.services.arranging import accept_documents, proposed_documents
from ui.presenters.presenter import Presenter
from ui.tasks import TaskRunner
from ui.workspace import Workspace

Proposals = tuple[ProposedDocument, ...]
MANY = 300  # pages beyond which one asks before looking: it takes long and other work waits


class ArrangingPresenter(Presenter):
    """One case at a time; nothing changes before `accept`."""

    proposed = Signal(tuple)
    offered = Signal(int)
    searching = Signal()
    arranged = Signal(object)

    def __init__(self, workspace: Workspace, tasks: TaskRunner) -> None:
        super().__init__(workspace, tasks)
        self.case: CaseFile | None = None
        self._waved_off: set[int] = set()

    def look(self, case: CaseFile) -> None:
        """Work out what could be arranged, unless the same was worked out for the case as it stands."""
        same = self.case is not None and (self.case.id, self.case.documents) == (case.id, case.documents)
        self.case = case
        if not same:
            self.look_again()

    def look_again(self) -> None:
        """Work it out afresh, for instance after pages were recognised."""
        case = self.case
        if case is None:
            return
        self.proposed.emit(())
        if case.id in self._waved_off:
            return
        pages = sum(len(document.pages) for document in case.documents if not document.type_confirmed)
        if pages > MANY:
            self.offered.emit(pages)
        elif pages:
            self.look_now()

    def look_now(self) -> None:
        """Work it out however long it takes."""
        case = self.case
        if case is None:
            return
        self.searching.emit()
        workspace = self._workspace
        self._tasks.start(
            lambda: workspace.with_store(proposed_documents, case.id, workspace.evidence),
            lambda proposals: self._tell(case, proposals),
            self.problem_met.emit,
            owner=self,
        )

    def wave_off(self) -> None:
        """No more proposals for this case until the window is opened again."""
        if self.case is not None:
            self._waved_off.add(self.case.id)
            self.proposed.emit(())

    def accept(self, proposals: Sequence[ProposedDocument]) -> None:
        """Make the documents as the reviewer left the proposal."""
        case = self.case
        if case is None:
            return
        workspace, taken = self._workspace, tuple(proposals)
        self._tasks.start(
            lambda: workspace.with_store(accept_documents, case.id, taken),
            self.arranged.emit,
            self.problem_met.emit,
            owner=self,
        )

    def _tell(self, case: CaseFile, proposals: Proposals) -> None:
        if self.case is case:
            self.proposed.emit(proposals if any(one.changed for one in proposals) else ())
