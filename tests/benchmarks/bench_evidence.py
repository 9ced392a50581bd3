"""A page shown and the words of a PDF, each against bare pypdfium2, the worker process included."""

from __future__ import annotations

import io
import time
from functools import partial
from pathlib import Path

import pypdfium2 as pdfium
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.evidence.worker import EvidenceWorker
from app.typeset.fonts import Face, font_file
from tests.benchmarks.measure import Figure, interleaved_ratio

_TEXT = (
    "违法事实：2026年3月10日，本局执法人员对当事人经营场所进行检查，发现货架上陈列待售的“松月”牌核桃酥12盒，"
    "生产日期为2025年8月1日，保质期6个月，已于2026年2月1日超过保质期。"
)
_PAGES, _ROWS, _COLUMNS = 20, 30, 30
_WIDTH = 1240


def measure() -> tuple[Figure, ...]:
    """Words with boxes of 20 pages, and one page drawn at 150 dpi."""
    data = _pages()
    with EvidenceWorker() as worker, pdfium.PdfDocument(data) as document:
        worker.load("paper", data)
        clock = partial(_cpu_seconds, worker)
        words = interleaved_ratio(lambda: worker.texts("paper"), lambda: _bare_text(document), 9, clock)
        shown = interleaved_ratio(
            lambda: [worker.render("paper", number, _WIDTH) for number in range(1, 6)],
            lambda: [_bare_render(document, number) for number in range(5)],
        )
    return (
        Figure("page shown / bare pypdfium2 render", shown, 2.0, note="worker process and transfer included"),
        Figure("PDF words with boxes / bare pypdfium2 text", words, 2.0, note="CPU seconds of both processes"),
    )


def _cpu_seconds(worker: EvidenceWorker) -> float:
    """CPU time of this process and of the worker (nanoseconds in /proc); waiting for a busy machine is not counted."""
    process = worker._process._process
    spent = Path(f"/proc/{process.pid}/schedstat").read_text().split()[0] if process is not None else "0"
    return time.process_time() + int(spent) / 1e9


def _pages() -> bytes:
    """Pages of 900 characters in an embedded face, as another program would write them."""
    pdfmetrics.registerFont(TTFont("Bundled", str(font_file(Face.SERIF))))
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(_PAGES):
        canvas.setFont("Bundled", 12)
        for row in range(_ROWS):
            begin = row * 7 % 40
            canvas.drawString(60, 780 - 24 * row, (_TEXT * 2)[begin : begin + _COLUMNS])
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _bare_text(document: pdfium.PdfDocument) -> list[str]:
    return [page.get_textpage().get_text_range() for page in document]


def _bare_render(document: pdfium.PdfDocument, index: int) -> object:
    page = document[index]
    return page.render(scale=_WIDTH / page.get_width(), prefer_bgrx=True).buffer
