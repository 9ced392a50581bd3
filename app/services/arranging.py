"""Proposing which pages make which documents, and taking the reviewer's word for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.arranging import ProposedDocument, as_it_is
from app.domain.casefile import CaseDocument, CaseFile
from app.domain.page import PageRef
from app.errors import ReviewError
from app.evidence.worker import EvidenceWorker
from app.intake.understand.document_type import guess_type
from app.intake.understand.split import is_blank, parts_of_one, propose_split
from app.services.looks import look_of
from app.services.recognition import understand_again
from app.services.understanding import pages_of
from app.store.database import Store


def proposed_documents(
    store: Store, case_id: int, worker: EvidenceWorker | None = None
) -> tuple[ProposedDocument, ...]:
    """The whole case as documents, in order: volumes cut, parts of one joined, the rest as it stands."""
    documents = store.cases.get(case_id).documents
    joined = {at: group for group in parts_of_one(_names(store, case_id, documents)) for at in group}
    proposals: list[ProposedDocument] = []
    for at, document in enumerate(documents):
        group = joined.get(at)
        if document.type_confirmed:
            proposals.append(as_it_is(document))
        elif group is None:
            proposals += _cut(store, document, worker)
        elif group[0] == at:
            proposals.append(_join(store, [documents[index] for index in group]))
    return tuple(proposals)


def accept_documents(store: Store, case_id: int, proposals: Sequence[ProposedDocument]) -> CaseFile:
    """The case with the documents as proposed (or as the reviewer changed the proposal); every page stays in it once."""
    with store.atomic():
        held = {document.id: document for document in store.documents.of_case(case_id)}
        before = sorted((ref.file_hash, ref.number) for document in held.values() for ref in document.pages)
        after = sorted((ref.file_hash, ref.number) for one in proposals for ref in one.pages)
        if before != after:
            raise ReviewError("卷内页面已经变化，或有页面遗漏、重复，没有调整文书。", "请重新生成拆分建议。")
        used: set[int] = set()
        store.documents.replace_all(case_id, [_made(one, held, used) for one in proposals])
    return understand_again(store, case_id)


def _made(one: ProposedDocument, held: dict[int, CaseDocument], used: set[int]) -> CaseDocument:
    kept = next((number for number in one.documents if number in held and number not in used), 0)
    if kept:
        used.add(kept)
    if not one.changed and kept:
        return held[kept]
    return CaseDocument(kept, 0, one.title, one.doc_type, one.pages, one.confidence, one.reason, one.confirmed)


def _names(store: Store, case_id: int, documents: Sequence[CaseDocument]) -> list[str]:
    """The file a document comes from when it is the only one from it, else a name that goes with no other."""
    names = {file.sha256: file.name for file in store.cases.get(case_id).files}
    hashes = [{ref.file_hash for ref in document.pages} for document in documents]
    return [
        names.get(next(iter(held)), "") if len(held) == 1 and sum(held == other for other in hashes) == 1 else f"?{at}"
        for at, held in enumerate(hashes)
    ]


def _cut(store: Store, document: CaseDocument, worker: EvidenceWorker | None) -> list[ProposedDocument]:
    pages = pages_of(store, document)
    if len(pages) < 2:
        return [as_it_is(document)]
    empty = [index for index, page in enumerate(pages) if is_blank(page)]
    drawn = [index for index in empty if worker and not _white(worker, document.pages[index])]
    proposals = propose_split(pages, drawn=drawn)
    if len(proposals) == 1:
        return [as_it_is(document)]
    return [
        ProposedDocument(
            document.pages[one.first : one.last + 1], one.doc_type, one.title, one.confidence, one.reason, (document.id,), True
        )
        for one in proposals
    ]  # fmt: skip


def _white(worker: EvidenceWorker, ref: PageRef) -> bool:
    look = look_of(worker, ref)
    return look is None or look.white


def _join(store: Store, documents: Sequence[CaseDocument]) -> ProposedDocument:
    pages = tuple(ref for document in documents for ref in document.pages)
    guess = guess_type(documents[0].title, [page for document in documents for page in pages_of(store, document)])
    whole = replace(documents[0], pages=pages)
    ids = tuple(document.id for document in documents)
    return ProposedDocument(whole.pages, guess.doc_type, documents[0].title, guess.confidence, "文件名分页", ids, True)
