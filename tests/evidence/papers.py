"""Small PDFs for tests, made in memory."""

from __future__ import annotations

import io

import pypdfium2
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from app.typeset.canvas import PageCanvas
from app.typeset.fonts import Face

LINES = ("行政处罚决定书", "青市监处罚〔2026〕33 号", "当事人 云岫市青檀食品有限公司")


def paper(
    pages: int = 1, lines: tuple[str, ...] = LINES, size: tuple[float, float] = (595, 842), turn: int = 0
) -> bytes:
    """A PDF whose lines stand 40 points apart from 100 points under the top, in a face that is not embedded."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for number in range(pages):
        canvas.setFont("STSong-Light", 20)
        for row, line in enumerate(lines):
            canvas.drawString(100, size[1] - 100 - 40 * row, line)
        if pages > 1:
            canvas.drawString(300, 40, f"第{number + 1}页")
        canvas.showPage()
    canvas.save()
    return _rotated(out.getvalue(), turn) if turn else out.getvalue()


def _rotated(data: bytes, turn: int) -> bytes:
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            page.set_rotation(turn)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def locked() -> bytes:
    """A PDF that needs a password."""
    out = io.BytesIO()
    canvas = Canvas(out, encrypt="secret")
    canvas.drawString(100, 100, "hidden")
    canvas.save()
    return out.getvalue()


def embedded(lines: tuple[str, ...] = LINES, size: tuple[float, float] = (595, 842), pages: int = 1) -> bytes:
    """A PDF in the bundled face, which it carries with it."""
    canvas = PageCanvas()
    for _ in range(pages):
        canvas.page(*size)
        for row, line in enumerate(lines):
            canvas.text(30, 40 + 40 * row, line, Face.SERIF, 20)
    return canvas.finish()
