"""The case list and the home page: what is there, what is left, where work stopped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.domain.listing import CaseState, CaseSummary
from ui.presenters.presenter import Presenter

if TYPE_CHECKING:
    from app.store.database import Store

RECENT = 12


@dataclass(frozen=True, slots=True)
class Today:
    """What the home page says first."""

    counts: dict[CaseState, int]
    resume: CaseSummary | None
    recent: tuple[CaseSummary, ...]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def today(cases: Sequence[CaseSummary]) -> Today:
    """Counts by state, the review touched last and not signed, and the cases touched last."""
    latest = sorted(cases, key=lambda case: (case.touched_at or case.taken_in_at, case.id), reverse=True)
    counts = Counter(case.state for case in cases)
    resume = next((case for case in latest if case.state is CaseState.IN_REVIEW), None)
    return Today({state: counts[state] for state in CaseState}, resume, tuple(latest[:RECENT]))


class CaseListPresenter(Presenter):
    """Reads the list afresh each time it is asked."""

    cases_listed = Signal(tuple)

    def load(self) -> None:
        """List what is there; scores of open reviews follow when the standards have not been read yet."""
        cases = self._ask(_summaries)
        if cases is None:
            return
        if not any(case.state is CaseState.IN_REVIEW for case in cases):
            self.cases_listed.emit(cases)
        elif self._workspace.shelf_read:
            self.cases_listed.emit(self._scored())
        else:
            self.cases_listed.emit(cases)
            self._tasks.start(self._scored, self.cases_listed.emit, self.problem_met.emit, owner=self)

    def remove(self, case_id: int) -> None:
        """Take a case out of the list for good; the page has asked before."""
        from app.services.cases import remove_case

        self._ask(remove_case, case_id)
        self.load()

    def _scored(self) -> tuple[CaseSummary, ...]:
        # the rooms behind scoring are loaded with the first open review, not with the window
        from app.services.cases import list_cases

        return self._workspace.with_store(list_cases, self._workspace.shelf)


def _summaries(store: Store) -> tuple[CaseSummary, ...]:
    return store.cases.summaries()
