"""Characters by kind, and what they measure in the face the document asks for."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

from app.intake.word.faces import drawn_face, latin_advance, metrics_of
from app.intake.word.form import TextStyle
from app.intake.word.symbols import SMALL_SIGNS
from app.typeset.fonts import Face

EAST, LATIN, EITHER, SPACE = "e", "l", "a", "s"
WidthOf = Callable[[Face, str, float], float]
_EAST_RANGES = (
    (0x1100, 0x11FF), (0x2E80, 0x303F), (0x3040, 0xA4CF), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF), (0x20000, 0x3FFFF), (0x1F000, 0x1FAFF),
)  # fmt: skip
_EITHER_RANGES = ((0x2010, 0x2027), (0x2030, 0x205E), (0x2100, 0x2BFF), (0x0370, 0x045F), (0xE000, 0xF8FF))
_EITHER_CHARS = frozenset("·×÷°±§¤¨ˇ´¸¶®©")
SMALL = 0.58


class Measure:
    """Kinds, advances and heights; everything asked twice is remembered."""

    def __init__(self, width_of: WidthOf) -> None:
        self._width_of = width_of
        self._kinds: dict[str, str] = {}
        self._gapped: dict[str, bool] = {}
        self._advances: dict[tuple[str, bool, bool], dict[str, float]] = {}
        self._heights: dict[tuple[int, bool], tuple[float, float]] = {}
        self._kept: list[TextStyle] = []

    def kind(self, char: str) -> str:
        """East Asian, Latin, either (as its neighbours are), or a space one may break at."""
        found = self._kinds.get(char)
        if found is None:
            found = self._kinds[char] = _kind(char)
        return found

    def takes_gap(self, char: str) -> bool:
        """True for letters and digits, which keep a distance to the other script."""
        found = self._gapped.get(char)
        if found is None:
            found = self._gapped[char] = unicodedata.category(char)[0] in "LN"
        return found

    def face(self, style: TextStyle, east: bool) -> Face:
        """The bundled face that draws this style."""
        return drawn_face(style.east if east else style.latin, style.bold)

    def size(self, style: TextStyle) -> float:
        """The size the glyphs have: raised and lowered text is smaller."""
        return style.size * SMALL if style.script else style.size

    def advance(self, style: TextStyle, char: str, east: bool) -> float:
        """The advance of a character in points, with the run's scale and spacing."""
        name = style.east if east else style.latin
        table = self._advances.setdefault((name, style.bold, east), {})
        em = table.get(char)
        if em is None:
            em = table[char] = self._em(name, style.bold, char, east)
        return em * self.size(style) * style.scale + style.spacing

    def _em(self, name: str, bold: bool, char: str, east: bool) -> float:
        if unicodedata.combining(char) or char in "\u200b\u200c\u200d\u2060\ufeff\u00ad":
            return 0.0
        if char in SMALL_SIGNS:
            return SMALL / 2
        if east:
            return 0.5 if unicodedata.east_asian_width(char) == "H" else 1.0
        known = latin_advance(name, bold, "-" if char == "\u2011" else " " if char == "\u00a0" else char)
        return self._width_of(drawn_face(name, bold), char, 1000) / 1000 if known is None else known

    def drawn(self, style: TextStyle, text: str, east: bool) -> float:
        """The width of the drawn glyphs at this style's size."""
        face, size = self.face(style, east), self.size(style)
        small = "".join(SMALL_SIGNS[char][0] for char in text if char in SMALL_SIGNS)
        if small:
            plain = "".join(char for char in text if char not in SMALL_SIGNS)
            return self._width_of(face, plain, size) + self._width_of(face, small, size * SMALL)
        return self._width_of(face, text, size)

    def heights(self, style: TextStyle, east: bool) -> tuple[float, float]:
        """Ascent and descent of a line in this style, raised or lowered text included."""
        key = (id(style), east)
        found = self._heights.get(key)
        if found is None:
            self._kept.append(style)
            metrics = metrics_of(style.east if east else style.latin)
            size, lift = style.size, style.position
            found = self._heights[key] = (
                metrics.ascent * size + max(lift, 0.0),
                metrics.descent * size - min(lift, 0.0),
            )
        return found


def _kind(char: str) -> str:
    code = ord(char)
    if char == " ":
        return SPACE
    if any(low <= code <= high for low, high in _EAST_RANGES):
        return EAST
    if char in _EITHER_CHARS or any(low <= code <= high for low, high in _EITHER_RANGES):
        return EITHER
    return LATIN


def visible(style: TextStyle) -> TextStyle:
    """The style for a list label: no underline, nothing raised."""
    return replace(style, underline="", script="", shade="")
