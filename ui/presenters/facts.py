"""The facts read in a case: looked for in the background, put right one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal

from app.domain.casefile import CaseDocument, CaseFile
from app.domain.fact import Fact, FactKind, KnownFact
from app.domain.page import PageRef
from app.services.looks import known_seals, seen_on
from app.services.understanding import add_fact, confirm_fact, correct_fact, known_facts, take_back
from ui.presenters.presenter import Presenter
from ui.tasks import TaskRunner
from ui.workspace import Workspace


class FactsPresenter(Presenter):
    """One case at a time; what a person says is written at once and the facts are read afresh.

    Words come first. Seals are looked for on the pictures afterwards, document by document, so that other work gets its turn.
    """

    facts_shown = Signal(int, tuple)
    seals_shown = Signal(int, tuple, int)
    fact_changed = Signal()

    def __init__(self, workspace: Workspace, tasks: TaskRunner) -> None:
        super().__init__(workspace, tasks)
        self._case: CaseFile | None = None
        self._seals: dict[tuple[PageRef, ...], tuple[Fact, ...]] = {}
        self._looking = False

    @property
    def case_id(self) -> int:
        """The case whose facts are shown; 0 before the first."""
        return self._case.id if self._case is not None else 0

    def load(self, case: CaseFile) -> None:
        """Read the facts of a case."""
        if self.case_id != case.id:
            self._seals = {}
        self._case = case
        workspace, case_id = self._workspace, case.id
        self._tasks.start(
            lambda: workspace.with_store(known_facts, case_id),
            lambda facts: self._show(case_id, facts),
            self.problem_met.emit,
            owner=self,
        )

    def _show(self, case_id: int, facts: tuple[KnownFact, ...]) -> None:
        self.facts_shown.emit(case_id, facts)
        self._tell_seals()
        self._look_on()

    def _look_on(self) -> None:
        """Look for seals and strokes in the first document that was not looked at yet."""
        document = next(iter(self._waiting()), None)
        if document is None or self._looking:
            return
        self._looking = True
        workspace, pages = self._workspace, document.pages
        self._tasks.start(
            lambda: workspace.with_store(seen_on, document, workspace.evidence),
            lambda seals: self._looked(pages, seals),
            lambda _error: self._looked(pages, ()),
            owner=self,
        )

    def _looked(self, pages: tuple[PageRef, ...], seals: tuple[Fact, ...]) -> None:
        self._looking = False
        self._seals[pages] = seals
        self._tell_seals()
        self._look_on()

    def _tell_seals(self) -> None:
        if self._case is None:
            return
        found: list[KnownFact] = []
        for document in self._case.documents:
            seals = tuple(replace(one, document=document.id) for one in self._seals.get(document.pages, ()))
            found += (self._ask(known_seals, document.id, seals) or ()) if seals else ()
        self.seals_shown.emit(self._case.id, tuple(found), len(self._waiting()))

    def _waiting(self) -> list[CaseDocument]:
        documents = self._case.documents if self._case is not None else ()
        return [one for one in documents if one.pages and one.pages not in self._seals]

    def correct(self, one: KnownFact, typed: str) -> None:
        """Say what a fact really is."""
        if typed.strip():
            self._change(correct_fact, one.fact, typed)

    def drop(self, one: KnownFact) -> None:
        """Say that nothing of the kind stands there."""
        self._change(correct_fact, one.fact, "")

    def confirm(self, one: KnownFact) -> None:
        """Say that it was read rightly."""
        self._change(confirm_fact, one.fact)

    def take_back(self, one: KnownFact) -> None:
        """Let what was read stand again."""
        self._change(take_back, one)

    def add(self, page: PageRef, kind: FactKind, role: str, value: str) -> None:
        """Say what stands on a page that was not read."""
        self._change(add_fact, page, kind, value, role)

    def _change(self, verb: Callable[..., Any], *args: Any) -> None:
        told: list[object] = []
        self.problem_met.connect(told.append)
        self._ask(verb, self.case_id, *args)
        self.problem_met.disconnect(told.append)
        if not told and self._case is not None:
            self.fact_changed.emit()
            self.load(self._case)
