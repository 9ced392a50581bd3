"""Words with boxes out of a PDF's text layer, at about the price of its bare text.

Asking pdfium for the box of every character costs more than the text itself. So the text is cut into words first (one
script per word, broken at spaces and line ends) and only the first and last character of a word are asked for their
boxes; where those two do not fit a straight run, the word is measured character by character.
"""

from __future__ import annotations

import ctypes
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdf

_SQUARE = (
    r"\u1100-\u11ff\u2e80-\u2fff\u3001-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
    r"\ud840-\ud8bf\udc00-\udfff\u2014\u2018-\u201d\u2026\u25a0-\u26ff"
)
_WORD = re.compile(rf"(?:[{_SQUARE}]+|[^\s{_SQUARE}]+)[ \t\u3000]*")
_SCALE = 1_000_000
_HIDDEN = dict.fromkeys((0, 2, 0xFFFE, 0xFFFF, 0xAD, 0xFEFF, 0x200B))


@dataclass(slots=True)
class RawWords:
    """Words of one page as flat columns: texts, and four numbers (left, top, right, bottom in 0..1) for each."""

    texts: list[str] = field(default_factory=list)
    boxes: array[float] = field(default_factory=lambda: array("d"))
    unmapped: int = 0
    loose_faces: list[str] = field(default_factory=list)

    def add(self, text: str, box: tuple[float, float, float, float]) -> None:
        """Put a word at the end."""
        self.texts.append(text)
        self.boxes.extend(box)


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
    if not text.isprintable():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").translate(_HIDDEN)
    return text


class _PageWords:
    """Reads the boxes of one page; keeps one buffer for pdfium's answers because making one per call is slow."""

    def __init__(self, layer: object, page: pdfium.PdfPage) -> None:
        self._layer = layer
        self._rect = pdf.FS_RECTF()
        self._ref = ctypes.byref(self._rect)
        self._axes = _axes(page)
        self._words = RawWords()
        self._seen_fonts: set[int] = set()

    def read(self, text: str) -> RawWords:
        for found in _WORD.finditer(text):
            first, last = found.start(), found.end() - 1
            while last > first and text[last] in " \t\u3000":
                last -= 1
            self._read_word(text, first, last, found.end())
        return self._words

    def _read_word(self, text: str, first: int, last: int, end: int) -> None:
        box = self._box(first)
        if box is None:
            return
        if pdf.FPDFText_HasUnicodeMapError(self._layer, first) == 1 or text[first] in "\x00\ufffd":
            self._words.unmapped += last - first + 1
        word = _whole(text[first : last + 1])
        if not word.strip():
            return
        word += " " if end > last + 1 else ""
        if text[first] >= "\u2e80":
            self._note_face(first)
        if first == last:
            self._words.add(word, box)
            return
        other = self._box(last)
        if other is not None and _one_run(box, other, last - first):
            self._words.add(word, _around(box, other))
            return
        for part, around in self._parts(text, first, last):
            self._words.add(part, around)

    def _note_face(self, index: int) -> None:
        """Remember a face of Chinese text that the PDF does not carry with it."""
        font = pdf.FPDFTextObj_GetFont(pdf.FPDFText_GetTextObject(self._layer, index))
        address = ctypes.addressof(font.contents) if font else 0
        if address in self._seen_fonts:
            return
        self._seen_fonts.add(address)
        if font and pdf.FPDFFont_GetIsEmbedded(font) == 0:
            self._words.loose_faces.append(_font_name(font))

    def _parts(self, text: str, first: int, last: int) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
        run: tuple[float, float, float, float] | None = None
        before: tuple[float, float, float, float] | None = None
        begin = first
        for index in range(first, last + 1):
            box = self._box(index)
            if box is None:
                continue
            if run is None or before is None:
                run = box
            elif _follows(before, box):
                run = _around(run, box)
            else:
                yield _whole(text[begin:index]), run
                run, begin = box, index
            before = box
        if run is not None:
            yield _whole(text[begin : last + 1]), run

    def _box(self, index: int) -> tuple[float, float, float, float] | None:
        if not pdf.FPDFText_GetLooseCharBox(self._layer, index, self._ref):
            return None
        rect = self._rect
        left, top = self._point(rect.left, rect.top)
        right, bottom = self._point(rect.right, rect.bottom)
        if left > right:
            left, right = right, left
        if top > bottom:
            top, bottom = bottom, top
        return left, top, right, bottom

    def _point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._axes
        return a * x + b * y + c, d * x + e * y + f


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


def _one_run(first: tuple[float, ...], last: tuple[float, ...], steps: int) -> bool:
    """Whether the last character stands where a straight line of such characters would put it."""
    if first[1] <= (last[1] + last[3]) / 2 <= first[3]:
        wide = max(first[2] - first[0], last[2] - last[0])
        return abs(last[0] - first[0]) <= steps * wide * 2.2 + 0.002
    if first[0] <= (last[0] + last[2]) / 2 <= first[2]:
        high = max(first[3] - first[1], last[3] - last[1])
        return abs(last[1] - first[1]) <= steps * high * 2.2 + 0.002
    return False


def _follows(before: tuple[float, ...], box: tuple[float, ...]) -> bool:
    return _one_run(before, box, 1)


def _around(one: tuple[float, ...], two: tuple[float, ...]) -> tuple[float, float, float, float]:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])
