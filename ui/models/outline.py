"""The 卷内目录 as a list model: one row per document, with folios, what is unread, and how many pins lie there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.casefile import CaseDocument, CaseFile
from app.domain.document_type import DocumentType
from app.domain.page import Pin

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One document as the outline shows it."""

    document: int
    number: int
    title: str
    doc_type: DocumentType
    first: int
    last: int
    unread: int = 0
    pins: int = 0
    findings: int = 0

    @property
    def folios(self) -> str:
        """ "9–10", or one number."""
        if self.last < self.first:
            return "无页"
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def spoken(self) -> str:
        """The whole line in words, for those who hear it."""
        parts = [f"{self.number} {self.title}，第{self.folios}页"]
        if self.unread:
            parts.append(f"未读 {self.unread} 页")
        if self.pins:
            parts.append(f"标记 {self.pins} 处")
        if self.findings:
            parts.append(f"预检疑似不符 {self.findings} 处")
        return "，".join(parts)


def outline_lines(
    case: CaseFile, read: frozenset[Place], pins: Iterable[Pin], findings: Mapping[int, int] | None = None
) -> tuple[OutlineLine, ...]:
    """The lines of a case, given the pages read, all pins, and the suspected faults that wait by document."""
    pinned = [(pin.file_hash, pin.page) for pin in pins]
    lines, folio = [], 0
    for number, document in enumerate(case.documents, start=1):
        line = _line(document, number, folio, read, pinned)
        lines.append(replace(line, findings=(findings or {}).get(document.id, 0)))
        folio += len(document.pages)
    return tuple(lines)


def _line(
    document: CaseDocument, number: int, before: int, read: frozenset[Place], pinned: Sequence[Place]
) -> OutlineLine:
    places = [(ref.file_hash, ref.number) for ref in document.pages]
    return OutlineLine(
        document.id,
        number,
        document.title,
        document.doc_type,
        before + 1,
        before + len(places),
        sum(1 for place in places if place not in read),
        sum(1 for place in pinned if place in places),
    )


class OutlineModel(QAbstractListModel):
    """Shows outline lines; changes in place when only counts have changed, so that the selection stays."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[OutlineLine, ...] = ()

    def show_lines(self, lines: Sequence[OutlineLine]) -> None:
        """Replaces the lines."""
        same = [line.document for line in lines] == [line.document for line in self._lines]
        if not same:
            self.beginResetModel()
            self._lines = tuple(lines)
            self.endResetModel()
            return
        self._lines = tuple(lines)
        if lines:
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))

    @property
    def lines(self) -> tuple[OutlineLine, ...]:
        """What is shown."""
        return self._lines

    def row_of(self, document: int) -> int:
        """The row of a document, -1 when it is not there."""
        return next((row for row, line in enumerate(self._lines) if line.document == document), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object | None:
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return line.spoken
        return line if role == LINE_ROLE else None
