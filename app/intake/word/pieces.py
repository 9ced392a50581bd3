"""What layout gives out: positioned pieces, stacked in strips that can be placed on pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from app.intake.word.form import Address, Box, Edge, PageField
from app.typeset.fonts import Face


@dataclass(slots=True)
class Glyphs:
    """Characters of one style on one baseline; `width` is the advance the requested face would have.

    `upright` ones stand below each other between `top` and `bottom`.
    """

    x: float
    baseline: float
    text: str
    face: Face
    size: float
    color: str
    width: float
    top: float
    bottom: float
    address: Address
    char_space: float = 0.0
    scale: float = 1.0
    spaces: str = ""
    field: PageField | None = None
    upright: bool = False

    def lower(self, room: float) -> None:
        """Move down."""
        self.baseline, self.top, self.bottom = self.baseline + room, self.top + room, self.bottom + room


@dataclass(slots=True)
class Stroke:
    """A line from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 0.5
    color: str = "000000"
    dash: tuple[float, ...] = ()

    def lower(self, room: float) -> None:
        """Move down."""
        self.y1, self.y2 = self.y1 + room, self.y2 + room


@dataclass(slots=True)
class Fill:
    """A filled area, with an outline when `stroke` is set."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.5

    def lower(self, room: float) -> None:
        """Move down."""
        self.y += room


@dataclass(slots=True)
class Ellipse:
    """The outline of an ellipse."""

    x: float
    y: float
    width: float
    height: float
    color: str = "000000"
    stroke_width: float = 0.5

    def lower(self, room: float) -> None:
        """Move down."""
        self.y += room


@dataclass(slots=True)
class Picture:
    """A picture part drawn into a box."""

    x: float
    y: float
    width: float
    height: float
    box: Box

    def lower(self, room: float) -> None:
        """Move down."""
        self.y += room


Piece: TypeAlias = Glyphs | Stroke | Fill | Ellipse | Picture


@dataclass(slots=True)
class BoxLayout:
    """A box with what stands inside it, laid out."""

    box: Box
    content: list[tuple[float, float, Strip]] = field(default_factory=list)
    parts: list[tuple[float, float, BoxLayout]] = field(default_factory=list)


@dataclass(slots=True)
class Floating:
    """An anchored box and where its paragraph begins, counted from the strip it hangs on."""

    layout: BoxLayout
    x: float = 0.0
    y: float = 0.0


@dataclass(slots=True)
class Strip:
    """A piece of a column that is not cut: one line of text. Coordinates count from its top left corner.

    `leading` is what of its height is only space below the text, `fixed` a line of exact height that no grid binds,
    `line` its number among the `lines` of its paragraph, and `alone` whether one of them may stand alone on a page.
    """

    height: float
    pieces: list[Piece] = field(default_factory=list)
    boxes: list[tuple[float, float, BoxLayout]] = field(default_factory=list)
    floating: list[Floating] = field(default_factory=list)
    notes: list[list[Strip]] = field(default_factory=list)
    page_break: str = ""
    blank: bool = False
    leading: float = 0.0
    fixed: bool = False
    line: int = 0
    lines: int = 1
    alone: bool = True

    def lower(self, room: float) -> None:
        """Make the strip higher by `room` points above what stands in it."""
        self.height += room
        self.boxes = [(x, y + room, box) for x, y, box in self.boxes]
        for piece in self.pieces:
            piece.lower(room)

    def split(self, room: float, force: bool = False) -> tuple[Strip, Strip] | None:
        """Two strips, the first no higher than the room; None when it cannot be cut there, as a line never can."""
        del room, force
        return None

    @property
    def all_notes(self) -> Sequence[list[Strip]]:
        """Footnotes that must stand on the page this strip stands on."""
        return self.notes


@dataclass(slots=True)
class CellPart:
    """The part of a cell that lies in one row: its box, its lines, its edges; `lift` is how far they are set down."""

    x: float
    width: float
    content: list[tuple[float, float, Strip]]
    edges: dict[str, Edge]
    shade: str = ""
    lift: float = 0.0

    def raised(self) -> list[tuple[float, float, Strip]]:
        """The lines at the top of the cell: in a row that is cut none stand in the middle or at the foot."""
        return [(x, y - self.lift, strip) for x, y, strip in self.content]


@dataclass(slots=True)
class RowStrip(Strip):
    """A table row; may be cut between the lines of its cells."""

    cells: list[CellPart] = field(default_factory=list)
    cuttable: bool = True
    exact: bool = False
    header: bool = False
    keep_next: bool = False
    top_margin: float = 0.0

    @property
    def all_notes(self) -> Sequence[list[Strip]]:
        """Footnotes of all lines in the row."""
        return [note for cell in self.cells for _, _, strip in cell.content for note in strip.all_notes]

    def split(self, room: float, force: bool = False) -> tuple[Strip, Strip] | None:
        """The row cut so that its first part is no higher than the room; `force` when it is too high for any page."""
        if not (self.cuttable or (force and not self.exact)) or room <= 0:
            return None
        heads, tails, used = [], [], 0.0
        for cell in self.cells:
            stay, rest = _cut(cell.raised(), room, self.top_margin)
            used = max([used, *(y + strip.height for _, y, strip in stay)])
            heads.append(CellPart(cell.x, cell.width, stay, cell.edges, cell.shade))
            tails.append(CellPart(cell.x, cell.width, rest, cell.edges, cell.shade))
        if not any(cell.content for cell in tails) or any(
            c.content and not h.content for c, h in zip(self.cells, heads, strict=True)
        ):
            return None
        left = max((y + strip.height for cell in tails for _, y, strip in cell.content), default=0.0)
        head = min(used + self.top_margin, room)
        return (
            RowStrip(head, cells=heads, top_margin=self.top_margin),
            RowStrip(
                max(left + self.top_margin, self.height - head),
                cells=tails,
                cuttable=self.cuttable,
                top_margin=self.top_margin,
            ),
        )


_Placed: TypeAlias = list[tuple[float, float, Strip]]


def _cut(content: _Placed, room: float, margin: float) -> tuple[_Placed, _Placed]:
    stay: _Placed = []
    for index, (x, y, strip) in enumerate(content):
        if y + strip.height <= room + 0.01:
            stay.append((x, y, strip))
            continue
        rest = content[index + 1 :]
        shift = y - margin
        halves = strip.split(room - y)
        if halves is None:
            cut = index - _taken_along(strip, index)
            shift = content[cut][1] - margin
            return stay[:cut], [(x2, y2 - shift, later) for x2, y2, later in content[cut:]]
        stay.append((x, y, halves[0]))
        lost = strip.height - halves[1].height
        return stay, [(x, margin, halves[1]), *((x2, y2 - shift - lost, later) for x2, y2, later in rest)]
    return stay, []


def _taken_along(strip: Strip, above: int) -> int:
    """How many lines before this one go with it to the next page, so that no line of their paragraph stands alone."""
    if strip.alone or strip.line == 0:
        return 0
    if strip.lines - strip.line == 1 and strip.line > 2:
        return 1
    lonely = strip.line == 1 or strip.lines - strip.line == 1
    return min(strip.line, above) if lonely else 0
