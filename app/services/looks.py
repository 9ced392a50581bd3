"""How the pages of a case look: nearly white ones, and red round seals and pen strokes behind 签名 on scans."""

from __future__ import annotations

import re

from app.domain.casefile import CaseDocument
from app.domain.fact import Fact, FactKind, KnownFact, known
from app.domain.page import WHOLE_PAGE, PageRef, PageText, Pin, Rect, Word, WordSource
from app.domain.reading import Reading
from app.errors import IntakeError
from app.evidence.ink import LOOK_WIDTH, Look, ink_in, look_at
from app.evidence.worker import EvidenceWorker
from app.store.database import Store

_SIGN = re.compile(r"(?:签名|签字|签章)(?:或者?盖章)?[）)]?[：:]?")
_NAME = re.compile(r"[\t ]*[\u4e00-\u9fff·]{2,8}(?![\u4e00-\u9fff]*[：:（(])")
STROKES = "笔迹"  # the role of a signature that was seen, not read
_LEAST_INK = 0.015  # share of inked points of a line's height behind a label; specks and noise stay under it
_SURE = 0.75
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


def seen_on(store: Store, document: CaseDocument, worker: EvidenceWorker) -> tuple[Fact, ...]:
    """Seals and pen strokes seen on the scanned pages of a document."""
    return seals_of(store, document, worker) + signatures_of(store, document, worker)


def known_seals(store: Store, document: int, seals: tuple[Fact, ...]) -> tuple[KnownFact, ...]:
    """What was seen of seals and strokes in a document, with what a person says of it."""
    said = tuple(one for one in store.facts.of_document(document) if one.kind is FactKind.SEAL or one.role == STROKES)
    return known(seals, said, document)


def signatures_of(store: Store, document: CaseDocument, worker: EvidenceWorker) -> tuple[Fact, ...]:
    """Whether something stands behind each 签名 of the scanned pages: words or pen strokes; never who wrote it."""
    facts: list[Fact] = []
    for ref in document.pages:
        page = store.pages.get(ref.file_hash, ref.number).turned(ref.turn)
        if page.source in _SCANNED and any("签" in word.text for word in page.words):
            facts += _signatures(document.id, worker, ref, page)
    return tuple(facts)


def _signatures(document: int, worker: EvidenceWorker, ref: PageRef, page: PageText) -> list[Fact]:
    reading = Reading([ref], [page])
    labels = [(match.end(), pin) for match in _SIGN.finditer(reading.flow) if (pin := reading.pin(*match.span()))]
    if not labels:
        return []
    picture = worker.render(ref.file_hash, ref.number, 2 * LOOK_WIDTH, ref.turn)
    facts = []
    for end, pin in labels:
        place = _behind(pin.rect, page.words)
        others = [word.rect for word in page.words if word.confidence >= _SURE]
        named = _NAME.match(reading.flow, end)
        seen = named is not None or ink_in(picture, place, others) > _LEAST_INK
        back = place.turned(-ref.turn % 360)
        where = Pin(ref.file_hash, ref.number, back, named.group().strip() if named else "")
        facts.append(Fact(FactKind.SIGNATURE, "可见" if seen else "未见", document, STROKES, where, pin.text, 0.6))
    return facts


def _behind(label: Rect, words: tuple[Word, ...]) -> Rect:
    """The space behind a label up to the next surely read word, a little higher and lower than the line."""
    middle, more = (label.top + label.bottom) / 2, 0.5 * label.height
    after = [
        word.rect.left
        for word in words
        if word.rect.top <= middle <= word.rect.bottom and word.rect.left >= label.right and word.confidence >= _SURE
    ]
    right = min([label.right + 0.3, 0.96, *after])
    return Rect(label.right, label.top - more, max(right, label.right + 0.01), label.bottom + more)
