"""The evaluation report of a review: its content, the PDF, and the Word twin of the findings."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from app.domain.casefile import CaseFile
from app.domain.page import Pin, Rect
from app.domain.review import Review
from app.domain.standard import Standard
from app.errors import ReportError
from app.reporting.build import build_content, pins_to_clip
from app.reporting.content import ReportContent
from app.services.files import write_whole
from app.services.reading import pages_read
from app.services.scores import score_of
from app.services.settings import read_preferences
from app.standards.shelf import Shelf
from app.store.database import Store


class Clipper(Protocol):
    """Cuts pictures out of pages, as `app.evidence.worker.EvidenceWorker` does."""

    def load(self, key: str, pdf: bytes, name: str = "") -> int:
        """Open a PDF under a key."""

    def clip(self, key: str, page: int, rect: Rect, turn: int = 0) -> bytes:
        """PNG of a rectangle of a page."""


def report_content(store: Store, shelf: Shelf, review_id: int, clipper: Clipper) -> ReportContent:
    """Everything the report of a review says, clippings included."""
    review = store.reviews.get(review_id)
    case = store.cases.get(review.case_id)
    standard = shelf.get(review.standard_id, review.standard_edition)
    _refuse_changed(review, standard)
    score = score_of(shelf, review, case.case_type)
    read = pages_read(store, review_id)
    unit = review.signed.unit if review.signed else read_preferences(store).unit  # as it was called at signing
    return build_content(case, review, standard, score, _clippings(store, case, review, clipper), read, unit)


def report_pdf(store: Store, shelf: Shelf, review_id: int, clipper: Clipper) -> bytes:
    """The report as PDF; the same data gives the same bytes."""
    from app.reporting.sheet import report_pdf as set_pdf  # loads reportlab, which the window does not start with

    return set_pdf(report_content(store, shelf, review_id, clipper))


def write_report(store: Store, shelf: Shelf, review_id: int, clipper: Clipper, target: Path) -> Path:
    """The report written as PDF, whole or not at all."""
    return write_whole(target, report_pdf(store, shelf, review_id, clipper))


def write_findings_word(store: Store, shelf: Shelf, review_id: int, clipper: Clipper, target: Path) -> Path:
    """The findings written as a Word document, whole or not at all."""
    from app.reporting.word import findings_docx

    return write_whole(target, findings_docx(report_content(store, shelf, review_id, clipper)))


def _refuse_changed(review: Review, standard: Standard) -> None:
    if review.signed is not None and review.signed.standard_digest != standard.digest:
        raise ReportError(
            f"评查标准“{standard.title}”（{standard.edition} 版）在签署之后被改动过，报告不能重出。",
            "请恢复签署时使用的标准文件。",
        )


def _clippings(store: Store, case: CaseFile, review: Review, clipper: Clipper) -> dict[Pin, bytes]:
    names = {file.sha256: file.name for file in case.files}
    turns = {(ref.file_hash, ref.number): ref.turn for document in case.documents for ref in document.pages}
    loaded: set[str] = set()
    clippings: dict[Pin, bytes] = {}
    for pin in pins_to_clip(review):
        if not store.evidence.has(pin.file_hash):
            continue  # the file left the case: the pin is told by its words
        if pin.file_hash not in loaded:
            clipper.load(pin.file_hash, store.evidence.view(pin.file_hash), names.get(pin.file_hash, ""))
            loaded.add(pin.file_hash)
        clippings[pin] = clipper.clip(pin.file_hash, pin.page, pin.rect, turns.get((pin.file_hash, pin.page), 0))
    return clippings
