"""A paged view: sizes, words with boxes, pictures and clippings of its pages, out of the bytes of a PDF.

Foreign bytes are opened in a worker process only (`app.evidence.worker`); this module is what runs there.
"""

from __future__ import annotations

import ctypes
import math
from mmap import mmap
from types import TracebackType
from typing import Self

import pypdfium2 as pdfium
import pypdfium2.raw as pdf

from app.domain.page import PageText, Rect, WordSource
from app.errors import IntakeError
from app.evidence.picture import Picture
from app.evidence.plain import words_of
from app.evidence.words import RawWords, read_words

MAX_PIXELS = 24_000_000
_PASSWORD = 4
_ROTATE = {0: 0, 90: 1, 180: 2, 270: 3}
_WHITE = 0xFFFFFFFF
_BGRX = 3


class OpenPdf:
    """One PDF opened; pages are counted from 1."""

    def __init__(self, data: bytes) -> None:
        try:
            self._pdf = pdfium.PdfDocument(data)
            self.page_count = len(self._pdf)
        except pdfium.PdfiumError as error:
            raise _unreadable(error) from error
        if self.page_count == 0:
            self._pdf.close()
            raise IntakeError("PDF文件里没有页面。", "请用原软件打开检查，重新导出后再导入。")

    def close(self) -> None:
        """Free what pdfium holds."""
        self._pdf.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def size(self, number: int) -> tuple[float, float]:
        """Width and height of a page in points, as it is shown."""
        with self._page(number) as page:
            width, height = page.get_size()
            return float(width), float(height)

    def raw_words(self, number: int) -> tuple[float, float, RawWords]:
        """Width, height and flat words of a page."""
        with self._page(number) as page:
            width, height = page.get_size()
            return width, height, read_words(page)

    def render(self, number: int, width_px: int, turn: int = 0) -> Picture:
        """A page drawn to a width in pixels after a clockwise quarter-turn."""
        with self._page(number) as page:
            width, height = _pixels(page, width_px, turn)
            return _picture(page, (0, 0, width, height), (width, height), turn)

    def render_into(self, memory: mmap, number: int, width_px: int, turn: int = 0) -> tuple[int, int]:
        """Width and height of a page drawn into memory."""
        with self._page(number) as page:
            width, height = _pixels(page, width_px, turn)
            buffer = (ctypes.c_ubyte * (width * height * 4)).from_buffer(memory)
            _draw(page, buffer, (0, 0, width, height), (width, height), turn)
            return width, height

    def region(self, number: int, rect: Rect, turn: int, dpi: int) -> Picture:
        """The part of a turned page inside a rectangle, drawn at a resolution."""
        with self._page(number) as page:
            width, height = _turned(page.get_size(), turn)
            most = math.sqrt(MAX_PIXELS / max(width * height * rect.width * rect.height, 1e-6))
            scale = min(dpi / 72, most)
            full = max(1, round(width * scale)), max(1, round(height * scale))
            left, top = int(rect.left * full[0]), int(rect.top * full[1])
            right, bottom = math.ceil(rect.right * full[0]), math.ceil(rect.bottom * full[1])
            box = left, top, max(1, right - left), max(1, bottom - top)
            return _picture(page, box, full, turn)

    def _page(self, number: int) -> _Page:
        if not 1 <= number <= self.page_count:
            raise IntakeError(f"没有第{number}页（共{self.page_count}页）。", "请刷新后重试。")
        return _Page(self._pdf, number)


class _Page:
    """One loaded page, freed at the end of a `with`."""

    def __init__(self, document: pdfium.PdfDocument, number: int) -> None:
        try:
            self._page = document[number - 1]
        except pdfium.PdfiumError as error:
            raise IntakeError(f"PDF第{number}页已损坏，无法读取。", "请用原软件打开检查，重新导出后再导入。") from error

    def __enter__(self) -> pdfium.PdfPage:
        return self._page

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._page.close()


def page_texts(data: bytes) -> tuple[PageText, ...]:
    """All pages of a PDF with their words; a page without a text layer has no words and says so."""
    with OpenPdf(data) as opened:
        return tuple(_page_text(number, *opened.raw_words(number)) for number in range(1, opened.page_count + 1))


def render(data: bytes, number: int, width_px: int, turn: int = 0) -> Picture:
    """A page of a PDF drawn to a width in pixels after a clockwise quarter-turn."""
    with OpenPdf(data) as opened:
        return opened.render(number, width_px, turn)


def clip(data: bytes, page: int, rect: Rect, turn: int = 0, dpi: int = 150, margin: float = 0.012) -> bytes:
    """PNG of the strip of a page around a rectangle, with the rectangle drawn in red; the same bytes every time."""
    from app.evidence.clipping import clip_of

    with OpenPdf(data) as opened:
        return clip_of(opened, page, rect, turn, dpi, margin)


def _page_text(number: int, width: float, height: float, raw: RawWords) -> PageText:
    words = words_of(raw.texts, raw.boxes)
    return PageText(number, width, height, words, WordSource.TEXT_LAYER if words else WordSource.NONE)


def _picture(page: pdfium.PdfPage, box: tuple[int, int, int, int], full: tuple[int, int], turn: int) -> Picture:
    width, height = box[2:]
    buffer = (ctypes.c_ubyte * (width * height * 4))()
    _draw(page, buffer, box, full, turn)
    return Picture(width, height, bytes(buffer))


def _draw(
    page: pdfium.PdfPage, buffer: object, box: tuple[int, int, int, int], full: tuple[int, int], turn: int
) -> None:
    left, top, width, height = box
    bitmap = pdf.FPDFBitmap_CreateEx(width, height, _BGRX, buffer, width * 4)
    if not bitmap:
        raise IntakeError("页面太大，无法显示。", "请缩小显示比例。")
    try:
        pdf.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        pdf.FPDF_RenderPageBitmap(bitmap, page.raw, -left, -top, *full, _ROTATE[turn % 360], pdf.FPDF_ANNOT)
    finally:
        pdf.FPDFBitmap_Destroy(bitmap)


def _pixels(page: pdfium.PdfPage, width_px: int, turn: int) -> tuple[int, int]:
    """Pixels of a whole page of a width, cut to what memory allows."""
    width, height = _turned(page.get_size(), turn)
    across = max(1, width_px)
    down = max(1, math.ceil(across * height / width))
    if across * down > MAX_PIXELS:
        across = max(1, int(math.sqrt(MAX_PIXELS * width / height)))
        down = max(1, min(math.ceil(across * height / width), MAX_PIXELS // across))
    return across, down


def _turned(size: tuple[float, float], turn: int) -> tuple[float, float]:
    width, height = max(size[0], 1.0), max(size[1], 1.0)
    return (height, width) if turn % 180 else (width, height)


def _unreadable(error: pdfium.PdfiumError) -> IntakeError:
    if getattr(error, "err_code", None) == _PASSWORD:
        return IntakeError("PDF文件已加密，需要密码才能打开。", "请向报送单位取消密码后重新导入。")
    return IntakeError("PDF文件已损坏或不是PDF。", "请用原软件打开检查，重新导出后再导入。")
