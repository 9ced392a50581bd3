"""Text objects as glyphs in their places: embedded fonts by glyph number or character, else the bundled faces."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from app.domain.page import usual_width
from app.evidence.faults import PARSER_FAULTS
from app.intake.ofd.document import FontSaid
from app.intake.ofd.geometry import Matrix, apply, deltas, numbers, times
from app.intake.ofd.package import OfdPackage, children, local
from app.intake.ofd.words import Placed
from app.typeset.borrowed import BorrowedFont
from app.typeset.fonts import Face, covers
from app.typeset.vector import Glyph, VectorCanvas

_FACES = (
    (Face.KAI, ("楷", "kai")),
    (Face.SANS, ("黑", "hei", "gothic", "sans", "arial", "等线", "雅黑", "helvetica", "calibri")),
)
_SLANT = 0.2126
_MOST_FONTS = 60
_MOST_CHARS = 2_000_000
_MOST_FONT_BYTES = 40 * 1024**2
_NOTHING_SAID = "\u200b"  # keeps a glyph that adds no text from being taken for its code


@dataclass(frozen=True, slots=True)
class _Said:
    """One glyph to place: its number in the embedded font if that is told, and the text it stands for."""

    glyph: int | None
    text: str


@dataclass(slots=True)
class Fonts:
    """The fonts of a document as they are used; what cannot be had is counted."""

    canvas: VectorCanvas
    left_out: Counter[str]
    missing: dict[str, None] = field(default_factory=dict)
    replaced: dict[str, None] = field(default_factory=dict)
    unspoken: int = 0
    _bundled: dict[tuple[Face, str], tuple[str, str, float]] = field(default_factory=dict)
    _written: int = 0
    _opened: dict[tuple[OfdPackage, str], BorrowedFont | None] = field(default_factory=dict)

    def embedded(self, said: FontSaid | None, package: OfdPackage) -> BorrowedFont | None:
        """The font in the package, opened once; None where there is none or it is damaged."""
        if said is None or not said.path:
            return None
        key = (package, said.path)
        if key not in self._opened:
            self._opened[key] = self._open(said, package)
        return self._opened[key]

    def _open(self, said: FontSaid, package: OfdPackage) -> BorrowedFont | None:
        data = package.resource(said.path, _MOST_FONT_BYTES)
        if data is None or len(self._opened) >= _MOST_FONTS:
            self.left_out["打不开的嵌入字体"] += 1
            return None
        try:
            font = BorrowedFont(data, len(self._opened) + 1)
        except (*PARSER_FAULTS, *_font_faults()):
            self.left_out["损坏的嵌入字体"] += 1
            return None
        self.canvas.borrow(font)
        return font

    def bundled(self, face: Face, char: str) -> tuple[str, str, float]:
        """Resource, code and advance of a character in a bundled face; what none draws is a sign and is counted."""
        made = self._bundled.get((face, char))
        if made is None:
            drawn = char
            if covers(face, char):
                self.missing[char] = None
                drawn = "〓"
            made = self._bundled[face, char] = self.canvas.bundled(face, drawn)
        return made

    def _within_bounds(self, text: str) -> str:
        """The text, cut where the document says more than any honest one."""
        room = max(_MOST_CHARS - self._written, 0)
        self._written += len(text)
        if len(text) > room:
            self.left_out["过多的文字"] += len(text) - room
        return text[:room]

    def write(self, node: Any, by: Matrix, said: FontSaid | None, package: OfdPackage) -> Iterator[Placed]:
        """The glyphs of a text object through a matrix to the page, with the text each stands for."""
        size = abs((numbers(node.get("Size")) or (3.5,))[0])
        name = said.name if said else ""
        bold = (numbers(node.get("Weight")) or (400.0,))[0] >= 600 or (said is not None and said.bold)
        writing = _Writing(self, self.embedded(said, package), _face(name, bold), name or "未命名字体")
        upright = times(_frame(node, writing.font is None), (*by[:4], 0.0, 0.0))
        changes = _changes(node)
        at = 0
        x = y = 0.0
        for code in children(node, "TextCode"):
            text = self._within_bounds(_text_of(code))
            glyphs = list(_glyphs(text, at, changes))
            at += len(text)
            x, y = (numbers(code.get("X")) or (x,))[0], (numbers(code.get("Y")) or (y,))[0]
            steps = _Steps(code, len(glyphs), size, node)
            place = (x, y)
            for said_glyph in map(writing.spoken, glyphs):
                made = writing.glyph(said_glyph)
                here: Matrix = (*upright[:4], *apply(by, *place))
                em: Matrix = (here[0] * size, here[1] * size, here[2] * size, here[3] * size, here[4], here[5])
                advance = made[2] if made else usual_width(said_glyph.text[:1] or " ")
                yield Placed(said_glyph.text, em, advance, Glyph(made[0], made[1], here) if made else None)
                place = steps.after(place, advance)


class _Writing:
    """One font, embedded or not, and the bundled face for what it lacks."""

    def __init__(self, fonts: Fonts, font: BorrowedFont | None, face: Face, name: str) -> None:
        self._fonts = fonts
        self.font = font
        self._face = face
        self._name = name

    def spoken(self, said: _Said) -> _Said:
        """The glyph with the character it shows, where the text has only a private number for it."""
        if not any("\ue000" <= char <= "\uf8ff" for char in said.text):
            return said
        char = self.font.char_of(said.glyph) if self.font is not None and said.glyph is not None else None
        if char is None:
            self._fonts.unspoken += len(said.text)
            return said
        return _Said(said.glyph, char)

    def glyph(self, said: _Said) -> tuple[str, str, float] | None:
        """Resource, code and advance in em; None for what leaves no mark."""
        borrowed = self._from_file(said)
        if borrowed is not None:
            return borrowed
        char = said.text[:1]
        if not char or char.isspace() or not char.isprintable():
            return None
        self._fonts.replaced[self._name] = None
        return self._fonts.bundled(self._face, char)

    def _from_file(self, said: _Said) -> tuple[str, str, float] | None:
        if self.font is None or (said.glyph is None and (not said.text or said.text.isspace())):
            return None
        glyph = self.font.glyph_of(said.text) if said.glyph is None else said.glyph
        if glyph is None:
            return None
        try:
            code, advance = self.font.code(glyph, _kept(said.text) or _NOTHING_SAID)
        except (*PARSER_FAULTS, *_font_faults()):
            self._fonts.left_out["损坏的字形"] += 1
            return None
        return self.font.resource, code, advance


def _kept(text: str) -> str:
    return "".join(char for char in text if char.isprintable())


class _Steps:
    """Where the next glyph stands: by the steps told, the last one again where they run out, else by its advance."""

    def __init__(self, code: Any, count: int, size: float, node: Any) -> None:
        self._across = deltas(code.get("DeltaX"), count)
        self._down = deltas(code.get("DeltaY"), count)
        self._size = size
        self._wide = (numbers(node.get("HScale")) or (1.0,))[0] or 1.0
        self._turn = math.radians((numbers(node.get("ReadDirection")) or (0.0,))[0])
        self._at = 0

    def after(self, place: tuple[float, float], advance: float) -> tuple[float, float]:
        """The place of the next glyph."""
        at, self._at = self._at, self._at + 1
        if self._across or self._down:
            return place[0] + _step(self._across, at), place[1] + _step(self._down, at)
        far = advance * self._size * (self._wide if not self._turn else 1.0)
        return place[0] + far * math.cos(self._turn), place[1] + far * math.sin(self._turn)


def _step(steps: list[float], at: int) -> float:
    if not steps:
        return 0.0
    return steps[at] if at < len(steps) else steps[-1]


def _frame(node: Any, bundled: bool) -> Matrix:
    """From the glyph (upright, upwards) to the text object (downwards): width, slant and turn of each character."""
    wide = (numbers(node.get("HScale")) or (1.0,))[0] or 1.0
    slant = _SLANT if bundled and node.get("Italic") == "true" else 0.0
    turn = math.radians((numbers(node.get("CharDirection")) or (0.0,))[0])
    cos, sin = math.cos(turn), math.sin(turn)
    return times((wide, 0, slant, -1, 0, 0), (cos, sin, -sin, cos, 0, 0))


def _changes(node: Any) -> dict[int, tuple[int, list[int]]]:
    """Glyph numbers told for characters: place of the first in the whole text -> how many characters, and the glyphs.

    Those before all text count from its beginning, later ones from the beginning of the text code they stand before;
    some writers put them behind their only one.
    """
    found: dict[int, tuple[int, list[int]]] = {}
    codes = list(children(node, "CGTransform", "TextCode"))
    begin = last = 0
    for at, one in enumerate(codes):
        if local(one) == "TextCode":
            last, begin = begin, begin + len(_text_of(one))
            continue
        more = any(local(other) == "TextCode" for other in codes[at:])
        glyphs = [int(number) for inner in children(one, "Glyphs") for number in numbers(inner.text)]
        start = int((numbers(one.get("CodePosition")) or (0.0,))[0]) + (begin if more else last)
        count = int((numbers(one.get("CodeCount")) or (float(len(glyphs)),))[0])
        if glyphs and count > 0 and min(glyphs) >= 0:
            found[start] = count, glyphs
    return found


def _text_of(code: Any) -> str:
    return (code.text or "").strip("\r\n\t")


def _glyphs(text: str, first: int, changes: dict[int, tuple[int, list[int]]]) -> Iterator[_Said]:
    """What to place for a text whose first character has this number in its object."""
    at = 0
    while at < len(text):
        count, glyphs = changes.get(first + at, (1, []))
        part = text[at : at + count]
        at += count
        if len(glyphs) == len(part):
            yield from map(_Said, glyphs, part)
        elif glyphs:
            yield _Said(glyphs[0], part)
            yield from (_Said(glyph, "") for glyph in glyphs[1:])
        else:
            yield _Said(None, part)


def _face(name: str, bold: bool) -> Face:
    low = name.lower()
    face = next((face for face, parts in _FACES if any(part in low for part in parts)), Face.SERIF)
    heavy = bold or "bold" in low or "小标宋" in name
    return {Face.SERIF: Face.SERIF_BOLD, Face.SANS: Face.SANS_BOLD}.get(face, face) if heavy else face


def _font_faults() -> tuple[type[Exception], ...]:
    from fontTools.ttLib import TTLibError

    return (TTLibError,)
