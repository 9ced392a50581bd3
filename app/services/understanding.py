"""The documents of a case with their words and their facts."""

from __future__ import annotations

from app.domain.casefile import CaseDocument
from app.domain.fact import Correction, Fact, FactKind, corrected
from app.domain.page import PageRef, PageText
from app.errors import ReviewError
from app.intake.understand.facts import read_facts
from app.store.database import Store


def pages_of(store: Store, document: CaseDocument) -> tuple[PageText, ...]:
    """The words of a document's pages, turned as they are shown."""
    return tuple(store.pages.get(ref.file_hash, ref.number).turned(ref.turn) for ref in document.pages)


def facts_of(store: Store, document: CaseDocument) -> tuple[Fact, ...]:
    """Everything that can be read in one document; what a person has put right wins."""
    read = read_facts(document.id, document.doc_type, document.pages, pages_of(store, document))
    return corrected(read, store.facts.of_document(document.id), document.id)


def correct_fact(store: Store, case_id: int, fact: Fact, value: str) -> None:
    """Remember what a fact really is, "" when nothing of the kind stands there; the reading stays known."""
    if fact.pin is None:
        raise ReviewError("这条要素没有位置，不能更正。", "请在页面上选定文字后新增要素。")
    with store.atomic():
        said = Correction(fact.pin.file_hash, fact.pin.page, fact.kind, fact.role, _was(store, fact), value.strip())
        store.facts.forget(case_id, said) if said.was == said.value else store.facts.correct(case_id, said)


def add_fact(store: Store, case_id: int, page: PageRef, kind: FactKind, value: str, role: str = "") -> None:
    """Remember a fact on a page that the machine did not read."""
    if not value.strip():
        raise ReviewError("要素不能为空。", "请输入内容。")
    with store.atomic():
        store.facts.correct(case_id, Correction(page.file_hash, page.number, kind, role, "", value.strip()))


def _was(store: Store, fact: Fact) -> str:
    """What was read where this fact stands, whatever a person said of it since."""
    assert fact.pin is not None
    place = (fact.pin.file_hash, fact.pin.page, fact.kind, fact.role, fact.value)
    said = store.facts.of_document(fact.document) if fact.by_hand else ()
    return next(
        (one.was for one in said if (one.file_hash, one.page, one.kind, one.role, one.value) == place), fact.value
    )
