"""One page being filled: pieces at their final places, in drawing order."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.intake.word.drawings import turned_size
from app.intake.word.form import Anchor, Section
from app.intake.word.pieces import BoxLayout, CellPart, Ellipse, Fill, Floating, Picture, Piece, RowStrip, Strip, Stroke
from app.intake.word.setting import stroke_of

Placed = tuple[float, float, Piece]


@dataclass(slots=True)
class Sheet:
    """A page: its section, its number, and the pieces on it with their offsets."""

    section: Section
    number: int
    label: int
    section_index: int
    under: list[Placed] = field(default_factory=list)
    body: list[Placed] = field(default_factory=list)
    over: list[Placed] = field(default_factory=list)
    over_at: list[int] = field(default_factory=list)
    header: list[Placed] = field(default_factory=list)
    footer: list[Placed] = field(default_factory=list)
    body_top: float = 0.0
    body_bottom: float = 0.0
    used: float = 0.0

    def pieces(self) -> list[Placed]:
        """Everything in drawing order."""
        return [*self.under, *self.header, *self.body, *self.over, *self.footer]

    def reading_order(self) -> list[int]:
        """The places in `pieces` in the order a person reads: what floats is read where it is anchored."""
        last = float(len(self.body))
        keys = [-2.0] * len(self.under) + [-1.0] * len(self.header) + [float(at) for at in range(len(self.body))]
        keys += [at - 0.5 for at in self.over_at] + [last] * len(self.footer)
        return sorted(range(len(keys)), key=keys.__getitem__)

    def put_over(self, layout: BoxLayout, x: float, y: float, at: int) -> None:
        """Lay a box over the page; its text is read before the piece of the body with that number."""
        place_box(self, layout, x, y, self.over)
        self.over_at.extend([at] * (len(self.over) - len(self.over_at)))


@dataclass(frozen=True, slots=True)
class Column:
    """Where the strip being placed stands: left edge and width of its column or cell."""

    x: float
    width: float


def place_strip(
    sheet: Sheet, strip: Strip, x: float, y: float, column: Column, layer: list[Placed] | None = None
) -> None:
    """Put a strip and all that hangs on it on the page."""
    out = sheet.body if layer is None else layer
    if isinstance(strip, RowStrip):
        _place_row(sheet, strip, x, y, out)
        return
    # What hangs on a line is read before it: a number in a box beside a title is no part of the title.
    for item in strip.floating:
        _place_floating(sheet, item, y, column, -1 if out is sheet.header else len(sheet.body))
    for piece in strip.pieces:
        out.append((x, y, piece))
    for dx, dy, layout in strip.boxes:
        width, height = turned_size(layout.box)
        shift_x, shift_y = (width - layout.box.width) / 2, (height - layout.box.height) / 2
        place_box(sheet, layout, x + dx + shift_x, y + dy + shift_y, out)


def _place_row(sheet: Sheet, row: RowStrip, x: float, y: float, out: list[Placed]) -> None:
    shaded = [cell for cell in row.cells if cell.shade]
    out.extend((x, y, Fill(cell.x, 0.0, cell.width, row.height, cell.shade)) for cell in shaded)
    for cell in row.cells:
        for dx, dy, strip in cell.content:
            place_strip(sheet, strip, x + cell.x + dx, y + dy, Column(x + cell.x + dx, cell.width - 2 * dx), out)
    for cell in row.cells:
        _place_edges(cell, row.height, x, y, out)


def _place_edges(cell: CellPart, height: float, x: float, y: float, out: list[Placed]) -> None:
    left, right = cell.x, cell.x + cell.width
    corners = {
        "top": (left, 0.0, right, 0.0),
        "bottom": (left, height, right, height),
        "left": (left, 0.0, left, height),
        "right": (right, 0.0, right, height),
        "tl2br": (left, 0.0, right, height),
        "tr2bl": (right, 0.0, left, height),
    }
    for side, edge in cell.edges.items():
        if edge.drawn and side in corners:
            out.append((x, y, stroke_of(edge, *corners[side])))


def place_box(sheet: Sheet, layout: BoxLayout, x: float, y: float, out: list[Placed]) -> None:
    """Put a box and its content on the page, its top left corner at (x, y)."""
    box = layout.box
    if box.picture or box.label:
        out.append((x, y, Picture(0.0, 0.0, box.width, box.height, box)))
    elif box.shape == "line":
        y1, y2 = (box.height, 0.0) if box.flip else (0.0, box.height)
        out.append((x, y, Stroke(0.0, y1, box.width, y2, box.stroke_width, box.stroke or "000000")))
    elif box.shape == "ellipse":
        out.append((x, y, Ellipse(0.0, 0.0, box.width, box.height, box.stroke or "000000", box.stroke_width)))
    elif box.fill or box.stroke:
        out.append((x, y, Fill(0.0, 0.0, box.width, box.height, box.fill, box.stroke, box.stroke_width)))
    for dx, dy, part in layout.parts:
        place_box(sheet, part, x + dx, y + dy, out)
    for dx, dy, strip in layout.content:
        place_strip(sheet, strip, x + dx, y + dy, Column(x + dx, box.width), out)


def _place_floating(sheet: Sheet, item: Floating, y: float, column: Column, at: int) -> None:
    box = item.layout.box
    anchor = box.anchor or Anchor()
    width, height = turned_size(box)
    left = horizontal(anchor, width, sheet.section, column, sheet.label)
    top = vertical(anchor, height, sheet, y + item.y)
    # A seal laid over its signature is drawn first, so that the words stay readable.
    if anchor.behind or (box.picture and anchor.wrap == "none"):
        place_box(sheet, item.layout, left, top, sheet.under)
    else:
        sheet.put_over(item.layout, left, top, at)


def horizontal(anchor: Anchor, width: float, section: Section, column: Column, label: int) -> float:
    """The left edge of an anchored thing."""
    text_left, text_right = section.left, section.width - section.right
    start, room = {
        "page": (0.0, section.width),
        "margin": (text_left, text_right - text_left),
        "leftMargin": (0.0, text_left),
        "rightMargin": (text_right, section.right),
        "insideMargin": (0.0, text_left),
        "outsideMargin": (text_right, section.right),
    }.get(anchor.h_from, (column.x, column.width))
    if anchor.h_align == "percent":
        return start + room * anchor.h_offset
    return start + _aligned(anchor.h_align, room, width, label) + (0.0 if anchor.h_align else anchor.h_offset)


def _aligned(align: str, room: float, size: float, label: int) -> float:
    if align in ("inside", "outside"):
        align = "left" if (align == "inside") == (label % 2 == 1) else "right"
    return {"center": (room - size) / 2, "right": room - size, "bottom": room - size}.get(align, 0.0)


def vertical(anchor: Anchor, height: float, sheet: Sheet, paragraph_top: float) -> float:
    """The top edge of an anchored thing."""
    section = sheet.section
    start, room = {
        "page": (0.0, section.height),
        "margin": (sheet.body_top, sheet.body_bottom - sheet.body_top),
        "topMargin": (0.0, sheet.body_top),
        "bottomMargin": (sheet.body_bottom, section.height - sheet.body_bottom),
        "insideMargin": (0.0, sheet.body_top),
        "outsideMargin": (sheet.body_bottom, section.height - sheet.body_bottom),
    }.get(anchor.v_from, (paragraph_top, 0.0))
    if anchor.v_align == "percent":
        return start + room * anchor.v_offset
    return start + _aligned(anchor.v_align, room, height, sheet.label) + (0.0 if anchor.v_align else anchor.v_offset)
