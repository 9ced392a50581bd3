"""The case list and the home page: what is there, what is left, where work stopped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from app.domain.listing import CaseState, CaseSummary
from app.services.cases import list_cases, remove_case
from ui.presenters.presenter import Presenter

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
        cases = self._ask(list_cases, self._workspace.shelf)
        if cases is not None:
            self.cases_listed.emit(cases)

    def remove(self, case_id: int) -> None:
        """Take a case out of the list for good; the page has asked before."""
        self._ask(remove_case, case_id)
        self.load()
