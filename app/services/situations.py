"""The facts of a case and whether it is reviewed at all: proposed from its documents, said by the reviewer."""

from __future__ import annotations

from datetime import datetime

from app.domain.casefile import CaseFile
from app.domain.document_type import DocumentType
from app.domain.fact import FactKind
from app.domain.review import Review
from app.domain.situation import CaseSituation, SituationLine
from app.domain.standard import Preset
from app.errors import ScoringError
from app.paths import resources_folder
from app.services.understanding import facts_of
from app.standards.shelf import Shelf
from app.standards.situations import Papers, hint, load_situations
from app.store.database import Store

REASON_MIN = 4  # characters of the reason why a file is not reviewed
_DECISIONS = (
    DocumentType.PENALTY_DECISION, DocumentType.SUMMARY_DECISION, DocumentType.DAILY_PENALTY_DECISION,
)  # fmt: skip


def situation_of(store: Store, shelf: Shelf, review_id: int) -> CaseSituation:
    """The presets of a review's standard: those said to hold, or as long as nobody has said so, those the documents speak for."""
    review = store.reviews.get(review_id)
    standard = shelf.get(review.standard_id, review.standard_edition)
    case = store.cases.get(review.case_id)
    table = load_situations(resources_folder() / "templates" / "case_situations.toml")
    unread = len(store.recognitions.waiting(case.id))
    papers = _papers(store, case, standard.presets)
    confirmed = bool(review.facts or review.ineligible)
    lines = []
    for preset in standard.presets:
        why = hint(preset, table, papers)
        holds = preset.code in review.facts if confirmed else bool(why) and not unread
        lines.append(SituationLine(preset, holds, why))
    return CaseSituation(tuple(lines), review.ineligible, unread, confirmed)


def say_situation(store: Store, shelf: Shelf, review_id: int, said: CaseSituation, now: datetime) -> Review:
    """The review with the presets that hold and the reason why it is not reviewed; both can be undone."""
    reason = said.ineligible.strip()
    if reason and len(reason) < REASON_MIN:
        raise ScoringError("没有写明不符合评查条件的理由。", f"请写明理由（至少 {REASON_MIN} 个字）。")
    review = store.reviews.get(review_id)
    known = {preset.code for preset in shelf.get(review.standard_id, review.standard_edition).presets}
    facts = tuple(line.preset.code for line in said.lines if line.holds and line.preset.code in known)
    with store.atomic():
        if facts != review.facts:
            store.history.set_facts(review_id, facts, now)
        if reason != review.ineligible:
            store.history.set_ineligible(review_id, reason, now)
    return store.reviews.get(review_id)


def _papers(store: Store, case: CaseFile, presets: tuple[Preset, ...]) -> Papers:
    """The kinds of papers; the decision is read only where a preset asks for its penalties."""
    kinds = frozenset(document.doc_type for document in case.documents)
    if not any("罚款" in preset.text or "没收" in preset.text for preset in presets):
        return Papers(kinds)
    decisions = [document for document in case.documents if document.doc_type in _DECISIONS]
    facts = [fact for document in decisions for fact in facts_of(store, document)]
    return Papers(kinds, frozenset(fact.value for fact in facts if fact.kind is FactKind.PENALTY))
