"""Cases: taking in, listing, opening, and putting right what the machine guessed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain.casefile import CaseDocument, CaseField, CaseFile, CaseType, FieldName
from app.domain.document_type import DocumentType
from app.domain.listing import CaseSummary
from app.domain.page import PageRef
from app.errors import RecordMissing, ReviewError, StandardError
from app.services.scores import Scores
from app.services.taking_in import take_in_case
from app.standards.shelf import Shelf
from app.store.database import Store

__all__ = [
    "list_cases",
    "merge_documents",
    "open_case",
    "remove_case",
    "rename_case",
    "rename_document",
    "reorder_documents",
    "retype_document",
    "set_case_type",
    "set_field",
    "split_document",
    "take_in_case",
    "turn_page",
]


def list_cases(store: Store, shelf: Shelf) -> tuple[CaseSummary, ...]:
    """All cases, newest first: signed ones with their frozen score, open ones with the score so far."""
    versions = store.reviews.versions()
    digests = {(standard.id, standard.edition): standard.digest for standard in shelf.standards}
    scores = Scores(shelf)
    listed = []
    for summary in store.cases.summaries():
        version = versions.get(summary.review_id or 0)
        key = summary, version, digests.get((summary.standard_id, summary.standard_edition))
        known = summary.review_id is None or (version is None and summary.problems is not None)
        if not known and key not in store.listed:
            store.listed[key] = _so_far(store, scores, summary)
        listed.append(summary if known else store.listed[key])
    return tuple(listed)


def _so_far(store: Store, scores: Scores, summary: CaseSummary) -> CaseSummary:
    try:
        return scores.so_far(summary, store.reviews.get(summary.review_id or 0))
    except StandardError:  # the edition is not on this shelf: listed all the same, without a score
        return summary


def open_case(store: Store, case_id: int) -> CaseFile:
    """A whole case."""
    return store.cases.get(case_id)


def rename_case(store: Store, case_id: int, name: str) -> CaseFile:
    """The case under its new name."""
    if not name.strip():
        raise ReviewError("案卷名称不能为空。", "请输入名称。")
    store.cases.rename(case_id, name.strip())
    return store.cases.get(case_id)


def set_case_type(store: Store, case_id: int, case_type: CaseType) -> CaseFile:
    """The case with its kind put right."""
    with store.atomic():
        store.cases.set_type(case_id, case_type)
        store.cases.set_field(case_id, CaseField(FieldName.CASE_TYPE, case_type.value, by_hand=True))
        return store.cases.get(case_id)


def set_field(store: Store, case_id: int, name: FieldName, value: str) -> CaseFile:
    """The case with a field of its cover written by hand; the place it was read at is kept when the value is the same."""
    if name is FieldName.CASE_TYPE:
        return set_case_type(store, case_id, CaseType(value))
    with store.atomic():
        before = next((field for field in store.cases.fields(case_id) if field.name is name), None)
        pin = before.pin if before is not None and before.value == value.strip() else None
        store.cases.set_field(case_id, CaseField(name, value.strip(), pin, by_hand=True))
        return store.cases.get(case_id)


def remove_case(store: Store, case_id: int) -> None:
    """Remove a case, its reviews, and the originals no other case holds."""
    with store.atomic():
        unused = store.cases.remove(case_id)
        store.pages.remove(unused)
    store.evidence.forget(unused)


def retype_document(store: Store, case_id: int, document_id: int, doc_type: DocumentType) -> CaseFile:
    """The case with a document's type said by the reviewer."""
    return _change(store, case_id, document_id, lambda one: replace(one, doc_type=doc_type, type_confirmed=True))


def rename_document(store: Store, case_id: int, document_id: int, title: str) -> CaseFile:
    """The case with a document under another title."""
    if not title.strip():
        raise ReviewError("文书名称不能为空。", "请输入名称。")
    return _change(store, case_id, document_id, lambda one: replace(one, title=title.strip()))


def reorder_documents(store: Store, case_id: int, document_ids: Sequence[int]) -> CaseFile:
    """The case with its documents in the order given."""
    with store.atomic():
        documents = {document.id: document for document in store.documents.of_case(case_id)}
        if sorted(documents) != sorted(document_ids):
            raise RecordMissing("卷内目录已经变化，顺序没有调整。", "请刷新后重试。")
        store.documents.replace_all(case_id, [documents[one] for one in document_ids])
        return store.cases.get(case_id)


def merge_documents(store: Store, case_id: int, document_ids: Sequence[int]) -> CaseFile:
    """The case with some documents joined into the first of them, pages in the order of the case."""
    with store.atomic():
        documents = store.documents.of_case(case_id)
        chosen = [document for document in documents if document.id in document_ids]
        if len(chosen) < 2 or len(chosen) != len(set(document_ids)):
            raise ReviewError("至少选择两份文书才能合并。", "请重新选择。")
        pages = tuple(page for document in chosen for page in document.pages)
        rest = [document for document in documents if document not in chosen[1:]]
        kept = [replace(document, pages=pages) if document is chosen[0] else document for document in rest]
        store.documents.replace_all(case_id, kept)
        return store.cases.get(case_id)


def split_document(store: Store, case_id: int, document_id: int, before_page: int) -> CaseFile:
    """The case with a document cut in two before its n-th page (from 1)."""
    with store.atomic():
        documents = list(store.documents.of_case(case_id))
        at = _index(documents, document_id)
        whole = documents[at]
        if not 2 <= before_page <= len(whole.pages):
            raise ReviewError("不能在这里拆分文书。", f"请在第 2 页到第 {len(whole.pages)} 页之间选择。")
        first = replace(whole, pages=whole.pages[: before_page - 1])
        second = replace(whole, id=0, title=f"{whole.title}（续）", pages=whole.pages[before_page - 1 :])
        store.documents.replace_all(case_id, [*documents[:at], first, second, *documents[at + 1 :]])
        return store.cases.get(case_id)


def turn_page(store: Store, case_id: int, page: PageRef, turn: int) -> CaseFile:
    """The case with a page shown turned clockwise by 0, 90, 180 or 270 degrees; pins on it turn along."""
    with store.atomic():
        documents = [
            replace(document, pages=tuple(_turned(one, page, turn) for one in document.pages))
            for document in store.documents.of_case(case_id)
        ]
        store.documents.replace_all(case_id, documents)
        return store.cases.get(case_id)


def _turned(one: PageRef, page: PageRef, turn: int) -> PageRef:
    same = one.file_hash == page.file_hash and one.number == page.number
    return replace(one, turn=turn % 360) if same else one


def _change(store: Store, case_id: int, document_id: int, change: Callable[[CaseDocument], CaseDocument]) -> CaseFile:
    with store.atomic():
        documents = list(store.documents.of_case(case_id))
        at = _index(documents, document_id)
        documents[at] = change(documents[at])
        store.documents.replace_all(case_id, documents)
        return store.cases.get(case_id)


def _index(documents: Sequence[CaseDocument], document_id: int) -> int:
    for at, document in enumerate(documents):
        if document.id == document_id:
            return at
    raise RecordMissing("没有这份文书。", "卷内目录可能已经变化，请刷新后重试。")
