"""The documents of a case: an ordered run of pages each."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.casefile import CaseDocument
from app.domain.document_type import DocumentType
from app.domain.page import PageRef
from app.store.shapes import Turns
from app.store.sqlfile import SqlFile


class Documents:
    """Documents of cases; every case numbers them from 1 without gaps."""

    def __init__(self, file: SqlFile) -> None:
        self._file = file

    def of_case(self, case_id: int) -> tuple[CaseDocument, ...]:
        """The documents of a case in order."""
        pages: dict[int, list[PageRef]] = {}
        for document_id, file_hash, number, turn in self._file.rows(
            "select p.document_id, p.file_hash, p.number, p.turn from document_pages p join documents d "
            "on d.id = p.document_id where d.case_id = ? order by p.document_id, p.ordinal",
            (case_id,),
        ):
            pages.setdefault(document_id, []).append(PageRef(file_hash, number, turn))
        return tuple(
            CaseDocument(
                row[0], row[1], row[2], DocumentType(row[3]), tuple(pages.get(row[0], ())), row[4], row[5], bool(row[6])
            )
            for row in self._file.rows(
                "select id, ordinal, title, doc_type, type_confidence, type_reason, type_confirmed from documents where case_id = ? order by ordinal",
                (case_id,),
            )
        )

    def replace_all(self, case_id: int, documents: Sequence[CaseDocument]) -> None:
        """Make the case have exactly these documents in this order; id 0 is a new one."""
        with self._file.atomic():
            kept = {document.id for document in documents if document.id}
            for (old,) in self._file.rows("select id from documents where case_id = ?", (case_id,)):
                if old not in kept:
                    self._file.run("delete from documents where id = ?", (old,))
            for ordinal, document in enumerate(documents, start=1):
                self._put(case_id, ordinal, document)

    def page_counts(self, case_id: int) -> dict[int, int]:
        """Document id -> number of pages, in the order of the case."""
        return dict(
            self._file.rows(
                "select o.id, (select count(*) from document_pages d where d.document_id = o.id) from documents o "
                "where o.case_id = ? order by o.ordinal",
                (case_id,),
            )
        )

    def turns(self, case_id: int) -> Turns:
        """The pages of a case that were turned."""
        return {
            (file_hash, number): turn
            for file_hash, number, turn in self._file.rows(
                "select p.file_hash, p.number, p.turn from document_pages p join documents d on d.id = p.document_id "
                "where d.case_id = ? and p.turn <> 0",
                (case_id,),
            )
        }

    def _put(self, case_id: int, ordinal: int, document: CaseDocument) -> None:
        values = (
            ordinal,
            document.title,
            document.doc_type.value,
            document.type_confidence,
            document.type_reason,
            int(document.type_confirmed),
        )
        if document.id:
            self._file.run(
                "update documents set ordinal = ?, title = ?, doc_type = ?, type_confidence = ?, type_reason = ?, "
                "type_confirmed = ? where id = ? and case_id = ?",
                (*values, document.id, case_id),
            )
            self._file.run("delete from document_pages where document_id = ?", (document.id,))
            document_id = document.id
        else:
            document_id = self._file.run(
                "insert into documents (case_id, ordinal, title, doc_type, type_confidence, type_reason, type_confirmed) "
                "values (?, ?, ?, ?, ?, ?, ?)",
                (case_id, *values),
            )
        self._file.run_many(
            "insert into document_pages (document_id, ordinal, file_hash, number, turn) values (?, ?, ?, ?, ?)",
            ((document_id, at, ref.file_hash, ref.number, ref.turn) for at, ref in enumerate(document.pages, start=1)),
        )
