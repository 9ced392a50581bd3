"""A flow of text and pictures down the pages of one document, with footers 第×页 共×页."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from app.typeset.canvas import A4, BLACK, Color, PageCanvas
from app.typeset.fonts import Face, advances, text_width
from app.typeset.linebreak import break_lines

GREY: Color = (0.35, 0.35, 0.35)
RULE: Color = (0.45, 0.45, 0.45)
MIDDLE = 0.38  # the middle of a Chinese character above its baseline, in em


class Align(Enum):
    """Where the lines of a paragraph stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph is set; sizes in points, `indent` in characters."""

    face: Face = Face.SERIF
    size: float = 10.5
    leading: float = 16
    align: Align = Align.LEFT
    color: Color = BLACK
    indent: float = 0
    letter: float = 0  # extra space after each character


@dataclass(frozen=True, slots=True)
class Line:
    """One set line; `last` when it ends a paragraph, `indent` in points."""

    text: str
    width: float
    indent: float = 0
    last: bool = True


@lru_cache(maxsize=8192)
def lay(text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
    """The lines of a text; remembered, because a checklist says the same on every sheet."""
    unit = style.size / 1000
    measured = advances(style.face)
    letter = style.letter

    def char_width(char: str) -> float:
        return measured[char] * unit + letter

    lines: list[Line] = []
    for paragraph in text.split("\n"):
        indent = style.indent * style.size
        broken = break_lines(paragraph, char_width, width + letter, indent)
        for number, part in enumerate(broken):
            set_width = text_width(style.face, part, style.size) + letter * max(len(part) - 1, 0)
            lines.append(Line(part, set_width, 0 if number else indent, number == len(broken) - 1))
    return tuple(lines)


def draw_lines(
    canvas: PageCanvas, lines: tuple[Line, ...], style: TextStyle, x: float, top: float, width: float
) -> None:
    """Write laid-out lines into a column whose first line begins at `top`."""
    baseline = top + style.leading / 2 + MIDDLE * style.size
    for line in lines:
        if line.text:
            start, space = _placed(line, style, width)
            canvas.text(x + start, baseline, line.text, style.face, style.size, style.color, space)
        baseline += style.leading


def _placed(line: Line, style: TextStyle, width: float) -> tuple[float, float]:
    room = width - line.indent - line.width
    if style.align is Align.CENTER:
        return line.indent + max(room, 0) / 2, style.letter
    if style.align is Align.RIGHT:
        return line.indent + max(room, 0), style.letter
    # A line that lacks more than three characters is better left ragged than pulled apart.
    if style.align is Align.JUSTIFY and not line.last and 0 < room <= 3 * style.size:
        return line.indent, style.letter + room / max(len(line.text) - 1, 1)
    return line.indent, style.letter


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper: size, margins, and what stands at the left of every footer."""

    width: float = A4[0]
    height: float = A4[1]
    left: float = 57
    right: float = 57
    top: float = 54
    bottom: float = 62
    footer: str = ""


class Flow:
    """Writes down the pages; whatever does not fit goes to the next page whole."""

    def __init__(self, canvas: PageCanvas, sheet: Sheet) -> None:
        self.canvas = canvas
        self.sheet = sheet
        self.y = 0.0
        self.new_page()

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self.sheet.width - self.sheet.left - self.sheet.right

    @property
    def room(self) -> float:
        """What is left on this page."""
        return self.sheet.height - self.sheet.bottom - self.y

    @property
    def page_room(self) -> float:
        """What an empty page holds."""
        return self.sheet.height - self.sheet.bottom - self.sheet.top

    @property
    def at_top(self) -> bool:
        """True on a page nothing was written on yet."""
        return self.y <= self.sheet.top

    def new_page(self) -> None:
        """Begin the next page."""
        self.canvas.page(self.sheet.width, self.sheet.height)
        self.y = self.sheet.top

    def need(self, height: float) -> None:
        """Go to the next page unless this much is left here."""
        if self.room < height and not self.at_top:
            self.new_page()

    def space(self, height: float) -> None:
        """Leave a gap; none at the top of a page."""
        if not self.at_top:
            self.y += height

    def paragraph(self, text: str, style: TextStyle, keep: float = 0) -> None:
        """Write a paragraph; `keep` is the height that must still fit below it. Two lines at least stay together."""
        lines = lay(text, style, self.width)
        while lines:
            height = len(lines) * style.leading
            if height + keep > self.room and keep and height + keep <= self.page_room:
                self.need(self.page_room)
            fitting = _without_orphans(int((self.room + 0.01) // style.leading), len(lines))
            if fitting == 0 and not self.at_top:
                self.new_page()
                continue
            part, lines = lines[: max(fitting, 2)], lines[max(fitting, 2) :]
            draw_lines(self.canvas, part, style, self.sheet.left, self.y, self.width)
            self.y += len(part) * style.leading

    def picture(self, data: bytes, width: float, height: float) -> None:
        """Place a picture across the left of the column, with a thin frame."""
        self.need(height)
        self.canvas.image(self.sheet.left, self.y, width, height, data)
        self.canvas.rect(self.sheet.left, self.y, width, height, stroke=RULE, width=0.4)
        self.y += height

    def finish(self) -> bytes:
        """The document, its footers written now that the number of pages is known."""
        total = self.canvas.page_count
        for number in range(1, total + 1):
            self.canvas.go_to(number)
            self._footer(number, total)
        return self.canvas.finish()

    def _footer(self, number: int, total: int) -> None:
        sheet, size = self.sheet, 9
        top = sheet.height - sheet.bottom + 20
        self.canvas.line(sheet.left, top, sheet.width - sheet.right, top, 0.4, RULE)
        text = f"第 {number} 页　共 {total} 页"
        room = self.width - text_width(Face.SERIF, text, size) - 20
        left = lay(sheet.footer, TextStyle(size=size), room)
        if left[0].text:
            self.canvas.text(sheet.left, top + 14, left[0].text, Face.SERIF, size, GREY)
        x = sheet.width - sheet.right - text_width(Face.SERIF, text, size)
        self.canvas.text(x, top + 14, text, Face.SERIF, size, GREY)


def _without_orphans(fitting: int, count: int) -> int:
    """How many of the lines go on this page so that no line is left alone on either side."""
    if fitting >= count:
        return count
    if count - fitting == 1:
        fitting -= 1
    return fitting if fitting >= 2 else 0
