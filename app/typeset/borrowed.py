"""A font that a foreign document brings along: its outlines taken glyph by glyph into a font file of our own making.

The foreign file itself is never embedded: what is damaged or hostile in it stays outside.
"""

from __future__ import annotations

import io
from typing import Any

from fontTools.cffLib import CFFFontSet
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from app.typeset.embed import Program

_UNITS = 2048
_ANY_DAY = 3_471_292_800  # the same bytes every time
_MOST_STEPS = 20_000
_MOST_GLYPHS = 65_000
_ASCENT, _DESCENT = 880, -120


class BorrowedFont:
    """Glyphs by number or by character, and the file of those that were used."""

    def __init__(self, data: bytes, index: int) -> None:
        self._source = _cff(data) if data[:1] == b"\x01" and data[:4] != b"\0\1\0\0" else _sfnt(data)
        self.resource = f"B{index}"
        self._codes: dict[tuple[int, str], int] = {}
        self._glyphs: list[Any] = [TTGlyphPen(None).glyph()]
        self._advances: list[int] = [_UNITS // 2]

    @property
    def used(self) -> bool:
        """Whether any glyph was taken."""
        return bool(self._codes)

    def glyph_of(self, char: str) -> int | None:
        """The number of the glyph that shows a character, or None where the font does not say."""
        return self._source.of_char(ord(char))

    def char_of(self, glyph: int) -> str | None:
        """The character that a glyph shows, or None where the font does not say."""
        return self._source.char_of(glyph)

    def code(self, glyph: int, text: str) -> tuple[str, float]:
        """The code of a glyph that stands for a text, and its advance in em; raises what a damaged font makes raise."""
        number = self._codes.get((glyph, text))
        if number is None:
            outline, advance = self._source.outline(glyph)
            number = len(self._glyphs)
            if number > _MOST_GLYPHS:
                raise ValueError("too many glyphs")
            self._glyphs.append(outline)
            self._advances.append(advance)
            self._codes[glyph, text] = number
        return f"{number:04X}", self._advances[number] / _UNITS

    def program(self) -> Program:
        """A TrueType file of the used glyphs."""
        names = [".notdef", *(f"g{number}" for number in range(1, len(self._glyphs)))]
        builder = FontBuilder(_UNITS, isTTF=True)
        builder.setupGlyphOrder(names)
        builder.setupCharacterMap({})
        builder.setupGlyf(dict(zip(names, self._glyphs, strict=True)))
        table = builder.font["glyf"]
        metrics = {name: (wide, _left(table[name])) for name, wide in zip(names, self._advances, strict=True)}
        builder.setupHorizontalMetrics(metrics)
        builder.setupHorizontalHeader(ascent=_scaled(_ASCENT), descent=_scaled(_DESCENT))
        builder.setupMaxp()
        builder.font["head"].created = builder.font["head"].modified = _ANY_DAY
        builder.font.recalcTimestamp = False
        out = io.BytesIO()
        builder.font.save(out, reorderTables=None)
        head = builder.font["head"]
        box = tuple(value * 1000 // _UNITS for value in (head.xMin, head.yMin, head.xMax, head.yMax))
        widths = tuple(wide * 1000 // _UNITS for wide in self._advances[1:])
        texts = tuple(text for _, text in self._codes)
        name = f"ANJUAN+Borrowed{self.resource}"
        return Program(self.resource, name, out.getvalue(), box, _ASCENT, _DESCENT, widths, texts)


class _Source:
    """The outlines of a foreign font."""

    def __init__(self, glyphs: Any, order: list[str], units: float, chars: dict[int, str]) -> None:
        self._set = glyphs
        self._order = order
        self._units = units
        self._chars = chars
        self._numbers: dict[str, int] = {}
        self._spoken: dict[str, str] = {}

    def of_char(self, code: int) -> int | None:
        """The number of the glyph of a character; symbol fonts keep theirs at U+F000."""
        name = self._chars.get(code) or self._chars.get(0xF000 + code)
        if name is None:
            return None
        self._numbers = self._numbers or {name: number for number, name in enumerate(self._order)}
        return self._numbers.get(name)

    def char_of(self, glyph: int) -> str | None:
        """The ordinary character of a glyph."""
        if not self._spoken:
            self._spoken = {name: chr(code) for code, name in self._chars.items() if not 0xE000 <= code <= 0xF8FF}
        return self._spoken.get(self._order[glyph]) if glyph < len(self._order) else None

    def outline(self, glyph: int) -> tuple[Any, int]:
        """The outline and advance in units of the font that is made."""
        name = self._order[glyph]
        record = DecomposingRecordingPen(self._set)
        shape = self._set[name]
        shape.draw(record)
        if len(record.value) > _MOST_STEPS:
            raise ValueError("glyph too complex")
        scale = _UNITS / self._units
        pen = TTGlyphPen(None)
        record.replay(TransformPen(Cu2QuPen(pen, 1.0, reverse_direction=False), (scale, 0, 0, scale, 0, 0)))
        return pen.glyph(), min(max(round(float(shape.width or 0) * scale), 0), 4 * _UNITS)


def _sfnt(data: bytes) -> _Source:
    font = TTFont(io.BytesIO(data), lazy=True, fontNumber=0, checkChecksums=0, recalcBBoxes=False)
    if "glyf" in font:  # their names say nothing, and subsets often lack the table that has them
        font.setGlyphOrder([f"g{number}" for number in range(int(font["maxp"].numGlyphs))])
    units = float(font["head"].unitsPerEm)
    if not 16 <= units <= 32_768:
        raise ValueError("units per em")
    return _Source(font.getGlyphSet(), font.getGlyphOrder(), units, _characters(font))


def _characters(font: TTFont) -> dict[int, str]:
    if "cmap" not in font:
        return {}
    best = font["cmap"].getBestCmap()
    if best:
        return dict(best)
    return next((dict(table.cmap) for table in font["cmap"].tables if table.platformID == 3), {})


def _cff(data: bytes) -> _Source:
    """A bare CFF, as a subset embedded for one document often is."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts[fonts.fontNames[0]]
    matrix = getattr(top, "FontMatrix", None) or [0.001]
    return _Source(_Bare(top), list(top.charset), 1 / (abs(float(matrix[0])) or 0.001), {})


class _Bare(dict[str, Any]):
    """The glyphs of a bare CFF under their names."""

    def __init__(self, top: Any) -> None:
        super().__init__()
        self._outlines = top.CharStrings

    def __missing__(self, name: str) -> Any:
        return _BareGlyph(self._outlines[name])


class _BareGlyph:
    """One glyph of a bare CFF; how wide it is comes out when it is drawn."""

    def __init__(self, outline: Any) -> None:
        self._outline = outline
        self.width = 0.0

    def draw(self, pen: Any) -> None:
        """Draw it, and learn its width."""
        self._outline.draw(pen)
        self.width = float(self._outline.width or 0)


def _left(glyph: Any) -> int:
    return int(getattr(glyph, "xMin", 0) or 0)


def _scaled(value: int) -> int:
    return value * _UNITS // 1000
