"""The facts read in a case: looked for in the background, put right one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal

from app.domain.fact import FactKind, KnownFact
from app.domain.page import PageRef
from app.services.understanding import add_fact, confirm_fact, correct_fact, known_facts, take_back
from ui.presenters.presenter import Presenter
from ui.tasks import TaskRunner
from ui.workspace import Workspace


class FactsPresenter(Presenter):
    """One case at a time; what a person says is written at once and the facts are read afresh."""

    facts_shown = Signal(int, tuple)
    fact_changed = Signal()

    def __init__(self, workspace: Workspace, tasks: TaskRunner) -> None:
        super().__init__(workspace, tasks)
        self.case_id = 0

    def load(self, case_id: int) -> None:
        """Read the facts of a case."""
        self.case_id = case_id
        workspace = self._workspace
        self._tasks.start(
            lambda: workspace.with_store(known_facts, case_id),
            lambda facts: self.facts_shown.emit(case_id, facts),
            self.problem_met.emit,
            owner=self,
        )

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
        if not told:
            self.fact_changed.emit()
            self.load(self.case_id)
