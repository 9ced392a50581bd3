"""The documents of a case as a table whose rows can be dragged to another place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.domain.casefile import CaseDocument
from app.wording import word
from ui.models.record_table import RIGHT, Column, RecordTable

MIME = "application/x-anjuan-document"
UNSURE = 0.6
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with its running page numbers and how many of its pages hold no words."""

    document: CaseDocument
    folios: str


def type_text(row: DocumentRow) -> str:
    """The type; a guess that is not sure carries a question mark."""
    document = row.document
    unsure = not document.type_confirmed and document.type_confidence < UNSURE
    return f"？ {word(document.doc_type)}" if unsure else word(document.doc_type)


def _tone(row: DocumentRow) -> str:
    return "warn" if type_text(row).startswith("？") else "ink"


DOCUMENT_COLUMNS = (
    Column[DocumentRow](
        "序号", lambda row: str(row.document.ordinal), lambda row: row.document.ordinal, RIGHT, width=48
    ),
    Column[DocumentRow]("文书名称", lambda row: row.document.title),
    Column[DocumentRow]("类型", type_text, tone=_tone, tip=lambda row: row.document.type_reason, width=164, spare=1),
    Column[DocumentRow]("卷内页码", lambda row: row.folios, lambda row: row.document.ordinal, RIGHT, width=80),
)


class DocumentTable(RecordTable[DocumentRow]):
    """Tells where a dragged row was dropped; it moves only when the case is shown afresh."""

    row_moved = Signal(int, int)

    def __init__(self) -> None:
        super().__init__(DOCUMENT_COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(MIME, str(indexes[0].row()).encode())
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: Index) -> bool:
        if not data.hasFormat(MIME):
            return False
        source = int(bytes(data.data(MIME).data()).decode())
        target = row if row >= 0 else parent.row() if parent.isValid() else self.rowCount()
        if target > source:
            target -= 1
        if target != source:
            self.row_moved.emit(self.record(source).document.id, target)
        return False
