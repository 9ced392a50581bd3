"""A page shown and the words of a PDF, each against bare pypdfium2, the worker process included."""

from __future__ import annotations

import pypdfium2 as pdfium

from app.evidence.worker import EvidenceWorker
from tests.benchmarks.measure import Figure, interleaved_ratio
from tests.evidence.papers import embedded

_LINE = "违法事实：2026年3月10日，本局执法人员对当事人经营场所进行检查"
_PAGES = 20
_WIDTH = 1240


def measure() -> tuple[Figure, ...]:
    """Words with boxes of 20 pages, and one page drawn at 150 dpi."""
    data = embedded((_LINE,) * 18, pages=_PAGES, size=(700, 990))
    with EvidenceWorker() as worker, pdfium.PdfDocument(data) as document:
        worker.load("paper", data)
        words = interleaved_ratio(lambda: worker.texts("paper"), lambda: _bare_text(document))
        shown = interleaved_ratio(
            lambda: [worker.render("paper", number, _WIDTH) for number in range(1, 6)],
            lambda: [_bare_render(document, number) for number in range(5)],
        )
    return (
        Figure("page shown / bare pypdfium2 render", shown, 2.0, note="worker process and transfer included"),
        Figure("PDF words with boxes / bare pypdfium2 text", words, 2.0, note="worker process included"),
    )


def _bare_text(document: pdfium.PdfDocument) -> list[str]:
    return [page.get_textpage().get_text_range() for page in document]


def _bare_render(document: pdfium.PdfDocument, index: int) -> object:
    page = document[index]
    return page.render(scale=_WIDTH / page.get_width(), prefer_bgrx=True).buffer
