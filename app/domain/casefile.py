"""A case file: source files, documents, pages and the fields on its cover."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from app.domain.document_type import DocumentType
from app.domain.page import PageRef, Pin


class CaseType(Enum):
    """What kind of enforcement the case is; a standard says which kinds it scores."""

    PENALTY_ORDINARY = "penalty_ordinary"
    PENALTY_SUMMARY = "penalty_summary"
    NO_PENALTY = "no_penalty"
    LICENSING = "licensing"
    COERCIVE_MEASURE = "coercive_measure"
    COERCIVE_EXECUTION = "coercive_execution"
    INSPECTION = "inspection"
    RECONSIDERATION = "reconsideration"
    DAILY_PENALTY = "daily_penalty"
    TRANSFER = "transfer"


class FileState(Enum):
    """What became of a source file on taking in."""

    READ = "read"
    KEPT = "kept"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it came: hashes of its original bytes, and what could be made of it."""

    sha256: str
    sm3: str
    name: str
    size: int
    media: str
    page_count: int
    state: FileState
    reason: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """One 文书 of a case: an ordered run of pages, which may come from one file, a part of one, or several."""

    id: int
    ordinal: int
    title: str
    doc_type: DocumentType
    pages: tuple[PageRef, ...]
    type_confidence: float = 0.0
    type_reason: str = ""
    type_confirmed: bool = False


class FieldName(Enum):
    """The fields on the cover of a case."""

    CASE_NO = "case_no"
    TITLE = "title"
    UNIT = "unit"
    PARTY = "party"
    PARTY_CODE = "party_code"
    CAUSE = "cause"
    CASE_TYPE = "case_type"
    FILED_ON = "filed_on"
    DECIDED_ON = "decided_on"
    CLOSED_ON = "closed_on"
    OFFICERS = "officers"
    DECISION_NO = "decision_no"


@dataclass(frozen=True, slots=True)
class CaseField:
    """A value on the case's cover; dates are ISO. `pin` is the place it was read at; `by_hand` wins over reading."""

    name: FieldName
    value: str
    pin: Pin | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A whole case as the store gives it out."""

    id: int
    name: str
    taken_in_at: datetime
    case_type: CaseType
    fields: tuple[CaseField, ...] = ()
    files: tuple[SourceFile, ...] = ()
    documents: tuple[CaseDocument, ...] = ()

    def field(self, name: FieldName) -> str:
        """The value of a field, or an empty string."""
        return next((item.value for item in self.fields if item.name is name), "")

    @property
    def page_count(self) -> int:
        """Number of pages over all documents."""
        return sum(len(document.pages) for document in self.documents)

    def folio(self, file_hash: str, page: int) -> int | None:
        """The running page number in the whole case (from 1) of a page of a source file, or None."""
        number = 0
        for document in self.documents:
            for ref in document.pages:
                number += 1
                if ref.file_hash == file_hash and ref.number == page:
                    return number
        return None

    def unread(self, read: Container[tuple[str, int]]) -> tuple[int, ...]:
        """The running numbers of the pages not among those read, which are (file hash, page number)."""
        pages = ((ref.file_hash, ref.number) for document in self.documents for ref in document.pages)
        return tuple(folio for folio, place in enumerate(pages, 1) if place not in read)

    def document_at(self, file_hash: str, page: int) -> CaseDocument | None:
        """The document that holds a page of a source file, or None."""
        for document in self.documents:
            if any(ref.file_hash == file_hash and ref.number == page for ref in document.pages):
                return document
        return None
