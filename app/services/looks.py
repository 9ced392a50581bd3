"""How the pages of a case look: nearly white ones, and red round seals on scans."""

from __future__ import annotations

from app.domain.casefile import CaseDocument
from app.domain.fact import Fact, FactKind, KnownFact, known
from app.domain.page import WHOLE_PAGE, PageRef, Pin, WordSource
from app.errors import IntakeError
from app.evidence.ink import LOOK_WIDTH, Look, look_at
from app.evidence.worker import EvidenceWorker
from app.store.database import Store

_SCANNED = {WordSource.RECOGNITION, WordSource.NONE, WordSource.CORRECTION}


def look_of(worker: EvidenceWorker, ref: PageRef) -> Look | None:
    """How a page looks as it is shown, or None when it cannot be shown; the worker knows where its bytes are."""
    try:
        return look_at(worker.render(ref.file_hash, ref.number, LOOK_WIDTH, ref.turn))
    except IntakeError:
        return None


def seals_of(store: Store, document: CaseDocument, worker: EvidenceWorker) -> tuple[Fact, ...]:
    """Red round seals seen on the scanned pages of a document, or that none was seen; a hint, never a proof."""
    scanned = [ref for ref in document.pages if store.pages.get(ref.file_hash, ref.number).source in _SCANNED]
    looks = [(ref, look) for ref in scanned if (look := look_of(worker, ref)) is not None]
    seen = [
        Fact(FactKind.SEAL, "可见", document.id, "红色圆章", Pin(ref.file_hash, ref.number, look.seal, ""), "", 0.8)
        for ref, look in looks
        if look.seal is not None
    ]
    if seen or not looks:
        return tuple(seen)
    last = looks[-1][0]
    whole = Pin(last.file_hash, last.number, WHOLE_PAGE, "")
    return (Fact(FactKind.SEAL, "未见", document.id, "红色圆章", whole, "", 0.5),)


def known_seals(store: Store, document: int, seals: tuple[Fact, ...]) -> tuple[KnownFact, ...]:
    """What was seen of seals in a document, with what a person says of it."""
    said = tuple(one for one in store.facts.of_document(document) if one.kind is FactKind.SEAL)
    return known(seals, said, document)
