"""Proposed documents as a table whose first column can be ticked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal

from app.domain.arranging import Arrangement, ProposedRow
from app.wording import word
from ui.models.document_table import UNSURE
from ui.models.record_table import RIGHT, Column, RecordTable

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ShownProposal:
    """A row of the arrangement with its place there and the running number of its first page."""

    place: int
    row: ProposedRow
    first: int

    @property
    def folios(self) -> str:
        """17–19, or 20."""
        last = self.first + len(self.row.proposal.pages) - 1
        return str(self.first) if last == self.first else f"{self.first}–{last}"

    @property
    def unsure(self) -> bool:
        """A guess a person should look at."""
        return self.row.proposal.confidence < UNSURE and not self.row.proposal.confirmed


def shown(arrangement: Arrangement) -> tuple[ShownProposal, ...]:
    """The rows that would change something."""
    rows, first = [], 1
    for place, row in enumerate(arrangement.rows):
        if row.proposal.changed:
            rows.append(ShownProposal(place, row, first))
        first += len(row.proposal.pages)
    return tuple(rows)


def _tone(one: ShownProposal) -> str:
    return "soft" if not one.row.ticked else "ink"


PROPOSAL_COLUMNS = (
    Column[ShownProposal]("采用", lambda _one: "", width=48),
    Column[ShownProposal]("文书名称", lambda one: one.row.proposal.title, tone=_tone),
    Column[ShownProposal](
        "类型",
        lambda one: ("？ " if one.unsure else "") + word(one.row.proposal.doc_type),
        tone=lambda one: "warn" if one.unsure and one.row.ticked else _tone(one),
    ),
    Column[ShownProposal]("卷内页码", lambda one: one.folios, lambda one: one.first, RIGHT, tone=_tone, width=76),
    Column[ShownProposal]("依据", lambda one: one.row.proposal.reason, tone=_tone, width=110, spare=1),
)


class ProposalTable(RecordTable[ShownProposal]):
    """Tells which row was ticked or left; it changes only when shown afresh."""

    ticked = Signal(int, bool)

    def __init__(self) -> None:
        super().__init__(PROPOSAL_COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and index.column() == 0 else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object | None:
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid() and index.column() == 0:
            return Qt.CheckState.Checked if self.record(index.row()).row.ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.ticked.emit(self.record(index.row()).place, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def update(self, rows: tuple[ShownProposal, ...]) -> None:
        """Show rows of the same number without losing the place in the list."""
        if len(rows) != self.rowCount():
            self.show_rows(rows)
            return
        self._rows = rows
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
