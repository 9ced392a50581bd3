"""Filled pages to PDF, and the words of each page with their boxes straight from the layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby

from app.domain.page import PageText, Rect, Word, WordSource
from app.errors import ReportError
from app.intake.word.engine import PageNumbers, field_text
from app.intake.word.form import Address
from app.intake.word.measure import SMALL
from app.intake.word.picture_bytes import PictureShelf
from app.intake.word.pieces import Ellipse, Fill, Glyphs, Picture, Stroke
from app.intake.word.sheets import Sheet
from app.intake.word.symbols import LOOKALIKES, SMALL_SIGNS
from app.typeset.canvas import Color, PageCanvas
from app.typeset.fonts import Face, drawing_face, text_width

_FRAME_FILL: Color = (0.92, 0.92, 0.92)
_FRAME_LINE: Color = (0.6, 0.6, 0.6)
_STAND_IN = "〓"
_UPRIGHT_ASCENT = 0.88


@dataclass(slots=True)
class PageWords:
    """The words of one page in reading order with the address of each."""

    words: list[Word] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)


class PageWriter:
    """Writes pages; remembers which characters no bundled face has and which pictures could not be shown."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        self._canvas = PageCanvas()
        self._shelf = PictureShelf(pictures)
        self._covered: dict[Face, set[str]] = {}
        self._colors: dict[str, Color] = {}
        self.missing: dict[str, None] = {}
        self.unshown = 0

    def write(self, sheets: list[Sheet]) -> tuple[bytes, list[PageText], list[tuple[Address, ...]]]:
        """The PDF, the text of its pages, and the addresses of their words."""
        texts, addresses = [], []
        for sheet in sheets:
            section = sheet.section
            self._canvas.page(section.width, section.height)
            words = self._page(sheet, len(sheets))
            texts.append(PageText(sheet.number, section.width, section.height, tuple(words.words), WordSource.LAYOUT))
            addresses.append(tuple(words.addresses))
        return self._canvas.finish(), texts, addresses

    def _page(self, sheet: Sheet, pages: int) -> PageWords:
        words = PageWords()
        numbers = PageNumbers(sheet.label, pages, pages, sheet.section.number_format)
        ends = [0]
        for x, y, piece in sheet.pieces():
            if isinstance(piece, Glyphs):
                self._glyphs(piece, x, y, numbers, sheet, words)
            elif isinstance(piece, Stroke):
                self._canvas.line(
                    x + piece.x1,
                    y + piece.y1,
                    x + piece.x2,
                    y + piece.y2,
                    piece.width,
                    self._color(piece.color),
                    piece.dash,
                )
            elif isinstance(piece, Fill):
                self._fill(piece, x, y)
            elif isinstance(piece, Ellipse):
                self._ellipse(piece, x, y)
            else:
                self._picture(piece, x, y)
            ends.append(len(words.words))
        order = [at for number in sheet.reading_order() for at in range(ends[number], ends[number + 1])]
        return PageWords([words.words[at] for at in order], [words.addresses[at] for at in order])

    def _glyphs(self, piece: Glyphs, x: float, y: float, numbers: PageNumbers, sheet: Sheet, words: PageWords) -> None:
        text = piece.text
        if piece.field is not None and piece.field.kind != "SECTIONPAGES" and numbers.page:
            text = self._number(piece, text, numbers)
        if not text:
            _append_spaces(words, piece.spaces)
            return
        draw = self._draw_down if piece.upright else self._draw_text
        shown = draw(piece, x + piece.x, y + piece.baseline, text)
        solid = piece.width if piece.upright or not piece.spaces else self._solid(piece, shown)
        words.words.append(Word(text + piece.spaces, _rect(piece, x, y, solid, sheet)))
        words.addresses.append(piece.address)

    def _draw_text(self, piece: Glyphs, x: float, baseline: float, text: str) -> str:
        """Draw the text; raised and lowered signs no face has are drawn small. Gives what was drawn."""
        color, drawn = self._color(piece.color), ""
        for small, group in groupby(text, SMALL_SIGNS.__contains__):
            part = "".join(group)
            if small:
                shown, size = "".join(SMALL_SIGNS[char][0] for char in part), piece.size * SMALL
                lift = SMALL_SIGNS[part[0]][1] * piece.size
                self._canvas.text(x, baseline - lift, shown, piece.face, size, color, piece.char_space, piece.scale)
            else:
                shown, size = self._shown(piece.face, part), piece.size
                self._canvas.text(x, baseline, shown, piece.face, size, color, piece.char_space, piece.scale)
            x += (text_width(piece.face, shown, size) + piece.char_space * len(shown)) * piece.scale
            drawn += shown
        return drawn

    def _draw_down(self, piece: Glyphs, x: float, top: float, text: str) -> str:
        """Draw the characters below each other, each in the middle of its column. Gives what was drawn."""
        color, shown = self._color(piece.color), self._shown(piece.face, text)
        step = (piece.bottom - piece.top) / max(len(shown), 1)
        for at, char in enumerate(shown):
            left = x + (piece.size - text_width(piece.face, char, piece.size)) / 2
            baseline = top + at * step + (step - piece.size) / 2 + piece.size * _UPRIGHT_ASCENT
            self._canvas.text(left, baseline, char, piece.face, piece.size, color)
        return shown

    def _number(self, piece: Glyphs, text: str, numbers: PageNumbers) -> str:
        """In the body a page number is known only now; headers and footers were laid out with theirs."""
        if piece.field is None or piece.address.part.rpartition("/")[2].startswith(("header", "footer")):
            return text
        return field_text(piece.field, numbers)

    def _solid(self, piece: Glyphs, shown: str) -> float:
        natural = text_width(piece.face, shown, piece.size) + piece.char_space * len(shown)
        return min(natural * piece.scale, piece.width)

    def _shown(self, face: Face, text: str) -> str:
        covered = self._covered.setdefault(face, set())
        unknown = set(text) - covered
        if unknown:
            lacking = {char for char in unknown if drawing_face(face, char) is None}
            covered |= unknown - lacking
            for char in text:
                if char in lacking and char not in LOOKALIKES and char.isprintable():
                    self.missing.setdefault(char)
            if lacking:
                return "".join(LOOKALIKES.get(char, _STAND_IN) if char in lacking else char for char in text)
        return text

    def _fill(self, piece: Fill, x: float, y: float) -> None:
        self._canvas.rect(
            x + piece.x,
            y + piece.y,
            piece.width,
            piece.height,
            fill=self._color(piece.fill) if piece.fill else None,
            stroke=self._color(piece.stroke) if piece.stroke else None,
            width=piece.stroke_width,
        )

    def _ellipse(self, piece: Ellipse, x: float, y: float) -> None:
        radius = min(piece.width, piece.height) / 2
        centre = (x + piece.x + piece.width / 2, y + piece.y + piece.height / 2)
        self._canvas.circle(*centre, radius, piece.stroke_width, self._color(piece.color))

    def _picture(self, piece: Picture, x: float, y: float) -> None:
        box = piece.box
        shown = self._shelf.shown(box) if box.picture else None
        if shown is None:
            self.unshown += bool(box.picture)
            self._frame(piece, x, y, box.label or "图片无法显示")
            return
        data, width, height = shown
        left, top = x + piece.x + (piece.width - width) / 2, y + piece.y + (piece.height - height) / 2
        if not box.rotation:
            left, top, width, height = x + piece.x, y + piece.y, piece.width, piece.height
        try:
            self._canvas.image(left, top, width, height, data)
        except ReportError:
            self.unshown += 1
            self._frame(piece, x, y, "图片无法显示")
            return
        if box.stroke:
            self._canvas.rect(left, top, width, height, stroke=self._color(box.stroke), width=box.stroke_width)

    def _frame(self, piece: Picture, x: float, y: float, label: str) -> None:
        left, top = x + piece.x, y + piece.y
        self._canvas.rect(
            left, top, max(piece.width, 1.0), max(piece.height, 1.0), fill=_FRAME_FILL, stroke=_FRAME_LINE
        )
        size = min(9.0, max(piece.width / max(len(label), 1), 3.0))
        self._canvas.text(left + 2, top + min(size + 2, piece.height), label, Face.SANS, size, _FRAME_LINE)

    def _color(self, code: str) -> Color:
        found = self._colors.get(code)
        if found is None:
            try:
                red, green, blue = (int(code[index : index + 2], 16) / 255 for index in (0, 2, 4))
            except ValueError:
                red = green = blue = 0.0
            found = self._colors[code] = (red, green, blue)
        return found


def _append_spaces(words: PageWords, spaces: str) -> None:
    if words.words and spaces:
        last = words.words[-1]
        words.words[-1] = Word(last.text + spaces, last.rect)


def _rect(piece: Glyphs, x: float, y: float, width: float, sheet: Sheet) -> Rect:
    section = sheet.section

    def share(value: float, whole: float) -> float:
        return min(max(value / whole, 0.0), 1.0)

    return Rect(
        share(x + piece.x, section.width),
        share(y + piece.top, section.height),
        share(x + piece.x + width, section.width),
        share(y + piece.bottom, section.height),
    )
