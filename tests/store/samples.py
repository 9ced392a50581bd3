"""Pages, files and cases written by hand for tests."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from app.domain.casefile import CaseDocument, CaseType, FileState, SourceFile
from app.domain.document_type import DocumentType
from app.domain.page import PageRef, PageText, Rect, Word, WordSource
from app.store.database import Store

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def page_of(*lines: str, number: int = 1) -> PageText:
    """A page with one word a line, each ten thousandths of the width for a character."""
    words = tuple(
        Word(line, Rect(0.1, 0.1 + 0.05 * at, 0.1 + 0.02 * len(line), 0.13 + 0.05 * at))
        for at, line in enumerate(lines)
    )
    return PageText(number, 595.0, 842.0, words, WordSource.TEXT_LAYER if words else WordSource.NONE)


def hash_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def source_file(name: str, pages: int = 1, state: FileState = FileState.READ) -> SourceFile:
    return SourceFile(hash_of(name), "0" * 64, name, len(name), "application/pdf", pages, state)


def document(*refs: PageRef, title: str = "立案审批表", known_as: int = 0) -> CaseDocument:
    return CaseDocument(known_as, 1, title, DocumentType.FILING_APPROVAL, refs)


def put_case(store: Store, *files: tuple[str, list[PageText]], name: str = "测试案卷") -> int:
    """A case with one document for each file."""
    with store.atomic():
        case_id = store.cases.add(name, CaseType.PENALTY_ORDINARY, NOON)
        for file_name, pages in files:
            store.pages.add(hash_of(file_name), pages)
        store.cases.add_files(case_id, [source_file(file_name, len(pages)) for file_name, pages in files])
        documents = [
            document(*(PageRef(hash_of(file_name), page.number) for page in pages), title=file_name)
            for file_name, pages in files
        ]
        store.documents.replace_all(case_id, documents)
    return case_id
