"""The documents of a case with their words and their facts."""

from __future__ import annotations

from app.domain.casefile import CaseDocument
from app.domain.fact import Correction, Fact, FactKind, KnownFact, known
from app.domain.fact_value import settled
from app.domain.page import PageRef, PageText
from app.errors import ReviewError
from app.intake.understand.facts import read_facts
from app.store.database import Store


def pages_of(store: Store, document: CaseDocument) -> tuple[PageText, ...]:
    """The words of a document's pages, turned as they are shown."""
    return tuple(store.pages.get(ref.file_hash, ref.number).turned(ref.turn) for ref in document.pages)


def facts_of(store: Store, document: CaseDocument) -> tuple[Fact, ...]:
    """Everything that can be read in one document; what a person has put right wins."""
    return tuple(one.fact for one in _known(store, document) if not one.dropped)


def known_facts(store: Store, case_id: int) -> tuple[KnownFact, ...]:
    """The facts of all documents in the order of the case, with what was read where a person spoke."""
    return tuple(one for document in store.documents.of_case(case_id) for one in _known(store, document))


def correct_fact(store: Store, case_id: int, fact: Fact, value: str) -> None:
    """Remember what a fact really is, "" when nothing of the kind stands there; the reading stays known."""
    with store.atomic():
        said = _said(fact, _was(store, fact), settled(fact.kind, value) if value.strip() else "")
        store.facts.forget(case_id, said) if said.was == said.value else store.facts.correct(case_id, said)


def confirm_fact(store: Store, case_id: int, fact: Fact) -> None:
    """Remember that a fact was read rightly, so that it counts as certain."""
    with store.atomic():
        store.facts.correct(case_id, _said(fact, _was(store, fact), fact.value))


def take_back(store: Store, case_id: int, one: KnownFact) -> None:
    """Let what was read stand again; what a person added goes."""
    with store.atomic():
        store.facts.forget(case_id, _said(one.fact, one.read, ""))


def add_fact(store: Store, case_id: int, page: PageRef, kind: FactKind, value: str, role: str = "") -> None:
    """Remember a fact on a page that the machine did not read."""
    if not value.strip():
        raise ReviewError("要素不能为空。", "请输入内容。")
    with store.atomic():
        store.facts.correct(case_id, Correction(page.file_hash, page.number, kind, role, "", settled(kind, value)))


def _known(store: Store, document: CaseDocument) -> tuple[KnownFact, ...]:
    read = read_facts(document.id, document.doc_type, document.pages, pages_of(store, document))
    return known(read, store.facts.of_document(document.id), document.id)


def _said(fact: Fact, was: str, value: str) -> Correction:
    if fact.pin is None:
        raise ReviewError("这条要素没有位置，不能更正。", "请在页面上选定文字后新增要素。")
    return Correction(fact.pin.file_hash, fact.pin.page, fact.kind, fact.role, was, value)


def _was(store: Store, fact: Fact) -> str:
    """What was read where this fact stands, whatever a person said of it since."""
    if fact.pin is None or not fact.by_hand:
        return fact.value
    place = (fact.pin.file_hash, fact.pin.page, fact.kind, fact.role)
    said = store.facts.of_document(fact.document)
    same = [one for one in said if (one.file_hash, one.page, one.kind, one.role) == place]
    return next((one.was for one in same if fact.value in (one.value, one.was)), fact.value)
