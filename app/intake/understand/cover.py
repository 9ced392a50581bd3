"""The fields on a case's cover, read from its documents, each with the place it was read at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from app.domain.casefile import CaseDocument, CaseField, CaseType, FieldName
from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.page import PageText
from app.domain.reading import Reading
from app.intake.understand.agency import own_number, read_agency
from app.intake.understand.events import CLOSING, read_events
from app.intake.understand.form import read_form
from app.intake.understand.hit import Hit
from app.intake.understand.parties import read_parties
from app.intake.understand.patterns import USCC
from app.intake.understand.people import read_officers

_OPENING = {
    CaseType.PENALTY_SUMMARY: {T.SUMMARY_DECISION},
    CaseType.NO_PENALTY: {T.NO_PENALTY_DECISION},
    CaseType.DAILY_PENALTY: {T.DAILY_PENALTY_DECISION},
    CaseType.PENALTY_ORDINARY: {T.PENALTY_DECISION},
    CaseType.RECONSIDERATION: {T.RECONSIDERATION_DECISION, T.RECONSIDERATION_APPLICATION},
    CaseType.LICENSING: {T.LICENCE_DECISION, T.LICENCE_REFUSAL, T.LICENCE_ACCEPTANCE, T.LICENCE_APPLICATION},
    CaseType.COERCIVE_MEASURE: {T.SEIZURE_DECISION},
    CaseType.COERCIVE_EXECUTION: {T.ENFORCE_DECISION, T.ENFORCE_APPLICATION},
    CaseType.TRANSFER: {T.CRIME_TRANSFER},
    CaseType.INSPECTION: {T.INSPECTION_APPROVAL, T.INSPECTION_NOTICE, T.INSPECTION_RESULT},
}
_DECISIONS = (
    T.PENALTY_DECISION, T.SUMMARY_DECISION, T.NO_PENALTY_DECISION, T.DAILY_PENALTY_DECISION, T.LICENCE_DECISION,
    T.LICENCE_REFUSAL, T.SEIZURE_DECISION, T.ENFORCE_DECISION, T.RECONSIDERATION_DECISION,
)  # fmt: skip


class ReadDocument:
    """A document together with its searchable words, made searchable when first looked into."""

    def __init__(self, document: CaseDocument, pages: Sequence[PageText]) -> None:
        self.document = document
        self._pages = pages

    @cached_property
    def reading(self) -> Reading:
        """The words of its pages."""
        return Reading(self.document.pages, self._pages)

    @property
    def doc_type(self) -> T:
        """The document's type."""
        return self.document.doc_type


def read_documents(documents: Iterable[tuple[CaseDocument, Sequence[PageText]]]) -> tuple[ReadDocument, ...]:
    """Documents with their pages, ready to be searched."""
    return tuple(ReadDocument(document, pages) for document, pages in documents)


def read_fields(documents: Iterable[tuple[CaseDocument, Sequence[PageText]]]) -> tuple[CaseField, ...]:
    """What can be read for the cover; a field that cannot be read is left out."""
    read = read_documents(documents)
    fields = [
        _first(FieldName.CASE_NO, read, (T.COVER, T.FILING_APPROVAL, T.CLOSING_APPROVAL), _labelled("案卷编号|案卷号|案件编号|案号|立案号|卷号"))
        or _first(FieldName.CASE_NO, read, (T.FILING_APPROVAL, *_DECISIONS), _number),
        _first(FieldName.DECISION_NO, read, _DECISIONS, _number),
        _first(FieldName.TITLE, read, (T.COVER, T.FILING_APPROVAL, T.CLOSING_APPROVAL, T.LEGAL_REVIEW), _labelled("案卷题名|题名|案件名称|案名|案由")),
        _first(FieldName.CAUSE, read, (T.FILING_APPROVAL, T.DECISION_APPROVAL, T.CLOSING_APPROVAL, T.COVER, T.INVESTIGATION_REPORT), _labelled("案由|案件名称|案卷题名")),
        _first(FieldName.UNIT, read, (T.COVER, *_DECISIONS, T.PRIOR_NOTICE, T.SCENE_RECORD), _agency),
        _first(FieldName.PARTY, read, (*_DECISIONS, T.FILING_APPROVAL, T.INVESTIGATION_REPORT, T.CLOSING_APPROVAL, T.COVER), _party),
        _first(FieldName.PARTY_CODE, read, (*_DECISIONS, T.FILING_APPROVAL, T.IDENTITY_PROOF, T.INVESTIGATION_REPORT), _uscc),
        _first(FieldName.FILED_ON, read, (T.FILING_APPROVAL,), _closed_on) or _first(FieldName.FILED_ON, read, (T.COVER,), _event("立案")),
        _first(FieldName.DECIDED_ON, read, _DECISIONS, _closed_on) or _first(FieldName.DECIDED_ON, read, (T.COVER,), _event("决定")),
        _first(FieldName.CLOSED_ON, read, (T.CLOSING_APPROVAL,), _closed_on) or _first(FieldName.CLOSED_ON, read, (T.COVER,), _event("结案")),
        _first(FieldName.OFFICERS, read, (T.COVER, T.FILING_APPROVAL), _labelled("承办人员|承办人|办案人员"))
        or _first(FieldName.OFFICERS, read, (T.FILING_APPROVAL, T.SCENE_RECORD, T.INQUIRY_RECORD, T.INVESTIGATION_REPORT), _officers),
    ]  # fmt: skip
    case_type = guess_case_type([item.doc_type for item in read])
    fields.append(CaseField(FieldName.CASE_TYPE, case_type.value) if case_type else None)
    return tuple(item for item in fields if item is not None)


def guess_case_type(types: Sequence[T]) -> CaseType | None:
    """The case type its documents speak for, or None."""
    held = set(types)
    return next((case_type for case_type, opening in _OPENING.items() if held & opening), None)


_Finder = Callable[[Reading, T], tuple[str, int, int] | None]


def _first(name: FieldName, read: Sequence[ReadDocument], types: Sequence[T], find: _Finder) -> CaseField | None:
    for wanted in types:
        for item in read:
            if item.doc_type is wanted and (found := find(item.reading, item.doc_type)):
                value, start, end = found
                return CaseField(name, value, item.reading.pin(start, end))
    return None


def _told(hits: Iterable[Hit], kind: FactKind, role: str = "") -> tuple[str, int, int] | None:
    """The first finding of a kind (and role, when given)."""
    found = (hit for hit in hits if hit.kind is kind and (not role or hit.role == role))
    return next(((hit.value, hit.start, hit.end) for hit in found), None)


def _labelled(labels: str) -> _Finder:
    """The value of a form's field."""

    def find(reading: Reading, _: T) -> tuple[str, int, int] | None:
        for field in read_form(reading):
            if re.fullmatch(labels, field.label) and 2 <= len(field.value) <= 80:
                return field.value, field.start, field.end
        return None

    return find


def _event(role: str) -> _Finder:
    """The date of an event."""

    def find(reading: Reading, doc_type: T) -> tuple[str, int, int] | None:
        found = _told(read_events(reading, doc_type), FactKind.DATE, role)
        return found if found and re.fullmatch(r"\d{4}-\d\d-\d\d", found[0]) else None  # 2月30日 is no date

    return find


def _closed_on(reading: Reading, doc_type: T) -> tuple[str, int, int] | None:
    """The date the document is closed with, as an event of its own."""
    return _event(CLOSING.get(doc_type, "决定"))(reading, doc_type)


def _number(reading: Reading, doc_type: T) -> tuple[str, int, int] | None:
    return _told(own_number(reading, doc_type), FactKind.DOC_NUMBER)


def _uscc(reading: Reading, _: T) -> tuple[str, int, int] | None:
    match = USCC.search(reading.flow)
    return (match.group(), match.start(), match.end()) if match else None


def _party(reading: Reading, doc_type: T) -> tuple[str, int, int] | None:
    return _told(read_parties(reading, doc_type), FactKind.PARTY)


def _agency(reading: Reading, doc_type: T) -> tuple[str, int, int] | None:
    return _told(read_agency(reading, doc_type), FactKind.AGENCY)


def _officers(reading: Reading, doc_type: T) -> tuple[str, int, int] | None:
    found = [hit for hit in read_officers(reading, doc_type) if hit.kind is FactKind.OFFICER and hit.role == "承办"]
    names = list(dict.fromkeys(hit.value for hit in found))
    return ("、".join(names[:4]), found[0].start, found[0].end) if found else None
