"""Facts put right by hand: what was read where, and what a person says it is."""

from __future__ import annotations

from app.domain.fact import Correction, FactKind
from app.store.sqlfile import SqlFile


class Facts:
    """Corrections of facts, by case and page; they outlive another reading of the page."""

    def __init__(self, file: SqlFile) -> None:
        self._file = file

    def correct(self, case_id: int, said: Correction) -> None:
        """Keep a correction; one of the same reading is replaced."""
        self._file.run(
            "insert or replace into facts_by_hand (case_id, file_hash, number, kind, role, was, value) values (?, ?, ?, ?, ?, ?, ?)",
            (case_id, said.file_hash, said.page, said.kind.value, said.role, said.was, said.value),
        )

    def forget(self, case_id: int, said: Correction) -> None:
        """Let the reading stand again."""
        self._file.run(
            "delete from facts_by_hand where case_id = ? and file_hash = ? and number = ? and kind = ? and role = ? and was = ?",
            (case_id, said.file_hash, said.page, said.kind.value, said.role, said.was),
        )

    def of_document(self, document_id: int) -> tuple[Correction, ...]:
        """The corrections on the pages of a document."""
        rows = self._file.rows(
            "select distinct f.file_hash, f.number, f.kind, f.role, f.was, f.value from facts_by_hand f "
            "join documents d on d.case_id = f.case_id "
            "join document_pages p on p.document_id = d.id and p.file_hash = f.file_hash and p.number = f.number "
            "where d.id = ? order by f.rowid",
            (document_id,),
        )
        return tuple(Correction(row[0], row[1], FactKind(row[2]), row[3], row[4], row[5]) for row in rows)
