"""Searching and narrowing the case list, and the counts beside each filter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from app.domain.listing import CaseState, CaseSummary
from app.wording import word
from ui.models.case_columns import SIGNS, grade_text
from ui.models.days import day_cell
from ui.models.record_table import RECORD_ROLE

NONE = "（未填写）"


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the list: its title and the word it finds in a case."""

    key: str
    title: str
    value: Callable[[CaseSummary], str]


FACETS = (
    Facet("state", "状态", lambda case: f"{SIGNS[case.state]} {word(case.state)}"),
    Facet("grade", "等次", lambda case: grade_text(case) or "尚无等次"),
    Facet("type", "案件类型", lambda case: word(case.case_type)),
    Facet("unit", "被评查单位", lambda case: case.unit or NONE),
)


def state_value(state: CaseState) -> str:
    """The word a state has in the filter."""
    return f"{SIGNS[state]} {word(state)}"


def facet_counts(cases: Sequence[CaseSummary], facet: Facet) -> tuple[tuple[str, int], ...]:
    """Each word of a facet with the number of its cases, the most frequent first."""
    counts = Counter(facet.value(case) for case in cases)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def matches(case: CaseSummary, query: str) -> bool:
    """True when every word of the query is somewhere in what the list shows of the case."""
    texts = (case.name, case.case_no, case.title, case.unit, case.party, case.reviewer, case.round_name)
    whole = "\n".join((*texts, word(case.case_type), case.grade, day_cell(case.closed_on))).casefold()
    return all(part in whole for part in query.casefold().split())


class CaseFilter(QSortFilterProxyModel):
    """Keeps the cases that fit the query and every chosen facet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._query = ""
        self._chosen: dict[str, str] = {}

    def search(self, query: str) -> None:
        self._query = query
        self.invalidateFilter()

    def choose(self, key: str, value: str) -> None:
        """Narrow by one facet; an empty value lets everything through."""
        self._chosen[key] = value
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        case = self.sourceModel().index(row, 0, parent).data(RECORD_ROLE)
        return matches(case, self._query) and all(
            facet.value(case) == self._chosen[facet.key] for facet in FACETS if self._chosen.get(facet.key)
        )
