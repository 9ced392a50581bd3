"""Words with boxes out of a PDF's text layer, at about the price of its bare text.

Asking pdfium for the box of every character costs more than the text itself. So only the first and the last character of
a run (what stands between spaces and line ends) are asked for their boxes; where these two do not fit a straight run, it
is measured character by character and cut where it leaps. `Word.part` finds a place inside a run.
"""

from __future__ import annotations

import ctypes
import re
from array import array
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdf

_RUN = re.compile(r"\S+")
_SCALE = 1_000_000
_HIDDEN = dict.fromkeys((0, 2, 0xFFFE, 0xFFFF, 0xAD, 0xFEFF, 0x200B))
Box = tuple[float, float, float, float]


def _quick(call: Any, answer: Any, *kinds: Any) -> Any:
    """A function of pdfium with plain numbers for its pointers, at a third of the price of a call."""
    return ctypes.PYFUNCTYPE(answer, *kinds)(ctypes.cast(call, ctypes.c_void_p).value or 0)


_POINTER, _INT = ctypes.c_void_p, ctypes.c_int
_loose_box = _quick(pdf.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _POINTER)
_map_error = _quick(pdf.FPDFText_HasUnicodeMapError, _INT, _POINTER, _INT)
_text_object = _quick(pdf.FPDFText_GetTextObject, _POINTER, _POINTER, _INT)
_font_of = _quick(pdf.FPDFTextObj_GetFont, _POINTER, _POINTER)


@dataclass(slots=True)
class RawWords:
    """Words of one page as flat columns: texts, and four numbers (left, top, right, bottom in 0..1) for each."""

    texts: list[str] = field(default_factory=list)
    boxes: array[float] = field(default_factory=lambda: array("d"))
    unmapped: int = 0
    loose_faces: list[str] = field(default_factory=list)


def read_words(page: pdfium.PdfPage) -> RawWords:
    """Words of a page in the order of its text layer, upright after the page's own rotation."""
    layer = pdf.FPDFText_LoadPage(page.raw)
    if not layer:
        return RawWords()
    try:
        text = _text_of(layer)
        if not text.strip():
            return RawWords()
        return _PageWords(layer, page).read(text)
    finally:
        pdf.FPDFText_ClosePage(layer)


def _text_of(layer: object) -> str:
    """The characters, one per index of pdfium; a character beyond U+FFFF stays in its two halves."""
    count = pdf.FPDFText_CountChars(layer)
    if count <= 0:
        return ""
    buffer = ctypes.create_string_buffer((count + 1) * 2)
    got = pdf.FPDFText_GetText(layer, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    raw = buffer.raw[: max(got - 1, 0) * 2]
    if len(raw) != count * 2:
        codes = [pdf.FPDFText_GetUnicode(layer, index) for index in range(count)]
        return "".join(chr(code) if code < 0x10000 else "\ufffd" for code in codes)
    text = raw.decode("utf-16-le", "surrogatepass")
    return text if len(text) == count else "".join(map(chr, memoryview(raw).cast("H")))


def _whole(text: str) -> str:
    """The text with halves of rare characters put together and invisible characters taken out."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").translate(_HIDDEN)


class _PageWords:
    """Reads the boxes of one page, in the coordinates of the PDF until they are added."""

    def __init__(self, layer: Any, page: pdfium.PdfPage) -> None:
        self._address = ctypes.cast(layer, ctypes.c_void_p).value
        self._one = (ctypes.c_float * 4)()
        self._axes = _axes(page)
        self._words = RawWords()
        self._seen_fonts: set[int | None] = set()

    def read(self, text: str) -> RawWords:
        spans = [found.span() for found in _RUN.finditer(text)]
        boxes = self._boxes(spans)
        words, add = self._words, self._add
        high = 0.0
        for at, ((first, after), box, last) in enumerate(zip(spans, boxes[::2], boxes[1::2], strict=True)):
            if box == _NOWHERE:
                continue
            # a face is looked at where the size changes and now and then: asking for each run costs as much as its box
            if not at % 4 or words.unmapped or abs(box[1] - box[3] - high) > _SAME_SIZE:
                self._check_font(text, first, after)
            high = box[1] - box[3]
            if _one_run(box, last, after - first - 1):
                add(text[first:after], *_around(box, last))
            else:
                self._add_leaping(text, first, after - 1)
            if text[after : after + 1] in _GAPS and words.texts:
                words.texts[-1] += " "
        return words

    def _boxes(self, spans: list[tuple[int, int]]) -> list[Box]:
        """The boxes of the first and last characters of spans, in turn."""
        found = (ctypes.c_float * (8 * len(spans)))()
        place = ctypes.addressof(found)
        address, ask = self._address, _loose_box
        for first, after in spans:
            ask(address, first, place)
            ask(address, after - 1, place + 16)
            place += 32
        numbers = iter(memoryview(found).cast("B").cast("f").tolist())
        return list(zip(numbers, numbers, numbers, numbers, strict=True))

    def _check_font(self, text: str, first: int, after: int) -> None:
        """Count what has no character code, and remember faces of Chinese text that the PDF does not carry with it."""
        if _map_error(self._address, first) == 1 or text[first] in "\x00\ufffd":
            self._words.unmapped += after - first
        if text[first] < "\u2e80":
            return
        font = _font_of(_text_object(self._address, first))
        if font in self._seen_fonts:
            return
        self._seen_fonts.add(font)
        handle = ctypes.cast(font, pdf.FPDF_FONT)
        if font and pdf.FPDFFont_GetIsEmbedded(handle) == 0:
            self._words.loose_faces.append(_font_name(handle))

    def _add_leaping(self, text: str, first: int, last: int) -> None:
        """A run that is not straight, cut where it leaps."""
        run = before = _NOWHERE
        begin = first
        for index in range(first, last + 1):
            _loose_box(self._address, index, ctypes.addressof(self._one))
            left, top, right, bottom = self._one
            box = (left, top, right, bottom)
            if box == _NOWHERE:
                continue
            if run == _NOWHERE:
                run = box
            elif _one_run(before, box, 1):
                run = _around(run, box)
            else:
                self._add(text[begin:index], *run)
                run, begin = box, index
            before = box
        if run != _NOWHERE:
            self._add(text[begin : last + 1], *run)

    def _add(self, run: str, left: float, top: float, right: float, bottom: float) -> None:
        """A word between two opposite corners."""
        if not run.isprintable():
            run = _whole(run)
            if not run:
                return
        a, b, c, d, e, f = self._axes
        x1, y1 = a * left + b * top + c, d * left + e * top + f
        x2, y2 = a * right + b * bottom + c, d * right + e * bottom + f
        if x1 > x2:
            x1, x2 = x2, x1
        if y1 > y2:
            y1, y2 = y2, y1
        self._words.texts.append(run)
        self._words.boxes.extend((x1, y1, x2, y2))


_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)
_SAME_SIZE = 0.2
_GAPS = frozenset(" \t\u3000\xa0")


def _font_name(font: object) -> str:
    buffer = ctypes.create_string_buffer(256)
    got = int(pdf.FPDFFont_GetBaseFontName(font, buffer, 256))
    raw = buffer.raw[: max(0, min(got, 256) - 1)]
    for code in ("utf-8", "gb18030"):
        try:
            return raw.decode(code).split("+")[-1]
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _axes(page: pdfium.PdfPage) -> tuple[float, float, float, float, float, float]:
    """The map from PDF points to 0..1 of the page as shown; asked of pdfium, so crop box and rotation are right."""
    x, y = ctypes.c_int(), ctypes.c_int()
    far = 1000.0
    seen = []
    for px, py in ((0.0, 0.0), (far, 0.0), (0.0, far)):
        pdf.FPDF_PageToDevice(page.raw, 0, 0, _SCALE, _SCALE, 0, px, py, ctypes.byref(x), ctypes.byref(y))
        seen.append((x.value / _SCALE, y.value / _SCALE))
    (ox, oy), (xx, xy), (yx, yy) = seen
    return (xx - ox) / far, (yx - ox) / far, ox, (xy - oy) / far, (yy - oy) / far, oy


def _one_run(first: Box, last: Box, steps: int) -> bool:
    """Whether the last character stands where a straight line of such characters would put it."""
    left, top, right, bottom = first
    left2, top2, right2, bottom2 = last
    if bottom <= (top2 + bottom2) / 2 <= top:
        wide = max(right - left, right2 - left2)
        return abs(left2 - left) <= steps * wide * 2.2 + 1
    if left <= (left2 + right2) / 2 <= right:
        high = max(top - bottom, top2 - bottom2)
        return abs(top2 - top) <= steps * high * 2.2 + 1
    return False


def _around(one: Box, two: Box) -> Box:
    left, top, right, bottom = one
    left2, top2, right2, bottom2 = two
    return (
        left if left < left2 else left2, top if top > top2 else top2,
        right if right > right2 else right2, bottom if bottom < bottom2 else bottom2,
    )  # fmt: skip
