"""Pages being filled: the place for the next strip, columns, footnotes, new pages and sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.errors import IntakeError
from app.intake.word.form import Document, Section
from app.intake.word.measure import Measure
from app.intake.word.obstacles import Obstacle, cleared
from app.intake.word.pieces import Strip, Stroke
from app.intake.word.running import Running
from app.intake.word.sheets import Column, Sheet, place_strip

MAX_PAGES = 3000
EPS = 0.05
_NOTE_GAP = 12.0


@dataclass(slots=True)
class Spot:
    """Where the next strip goes on the current page; `forced` when the page was asked for, not just full."""

    y: float = 0.0
    column: int = 0
    column_top: float = 0.0
    fresh: bool = True
    forced: bool = False
    notes: list[list[Strip]] = field(default_factory=list)
    obstacles: list[Obstacle] = field(default_factory=list)

    @property
    def notes_height(self) -> float:
        """Height of the footnotes of the page so far, with the gap above them."""
        return sum(strip.height for note in self.notes for strip in note) + (_NOTE_GAP if self.notes else 0.0)


class Pages:
    """The pages of a document and the spot on the last of them."""

    def __init__(self, document: Document, measure: Measure) -> None:
        self.sheets: list[Sheet] = []
        self.running = Running(document, measure)
        self.section = document.sections[0]
        self.spot = Spot()
        self._index = -1

    @property
    def columns(self) -> list[Column]:
        """The text columns of the current section."""
        section = self.section
        x = section.left
        if not section.columns:
            return [Column(x, section.width - section.left - section.right)]
        columns = []
        for width, gap in section.columns:
            columns.append(Column(x, width))
            x += width + gap
        return columns

    @property
    def column(self) -> Column:
        """The column being filled."""
        columns = self.columns
        return columns[min(self.spot.column, len(columns) - 1)]

    @property
    def room(self) -> float:
        """Height left in the column."""
        return self.sheets[-1].body_bottom - self.spot.y - self.spot.notes_height

    def room_for(self, strip: Strip) -> float:
        """Height left for the strip: on a line grid what is not a whole line at the foot of the page stays empty."""
        section, sheet = self.section, self.sheets[-1]
        if not section.grid or strip.fixed:
            return self.room
        return self.room - max((sheet.body_bottom - sheet.body_top + EPS) % section.pitch - EPS, 0.0)

    def start_section(self, index: int, section: Section) -> None:
        """Begin a section on a new page, or on the same page when it continues there."""
        before, self.section, self._index = self.section, section, index
        if index and section.start == "continuous" and (before.width, before.height) == (section.width, section.height):
            self.spot.column_top = max(self.spot.y, self.sheets[-1].used)
            self.spot.y, self.spot.column = self.spot.column_top, 0
            return
        self.new_page()
        odd = self.sheets[-1].label % 2 == 1
        if index and section.start in ("evenPage", "oddPage") and (section.start == "evenPage") == odd:
            self.new_page()

    def new_page(self, forced: bool = True) -> None:
        """Begin a page."""
        self.finish_page()
        if len(self.sheets) >= MAX_PAGES:
            raise IntakeError(f"Word 文件排版超过 {MAX_PAGES} 页，已停止。", "请拆分文件后重新导入。")
        first = not self.sheets or self.sheets[-1].section_index != self._index
        label = self.sheets[-1].label + 1 if self.sheets else 1
        if first and self.section.first_number is not None:
            label = self.section.first_number
        sheet = Sheet(self.section, len(self.sheets) + 1, label, self._index)
        sheet.body_top, sheet.body_bottom = self.running.body_span(sheet, first)
        self.sheets.append(sheet)
        self.spot = Spot(y=sheet.body_top, column_top=sheet.body_top, forced=forced)

    def next_column(self, forced: bool = False) -> None:
        """Go to the next column, or to a new page after the last one."""
        self.sheets[-1].used = max(self.sheets[-1].used, self.spot.y)
        if self.spot.column + 1 >= len(self.columns):
            self.new_page(forced)
            return
        self.spot.column += 1
        self.spot.y, self.spot.fresh, self.spot.forced = self.spot.column_top, True, forced

    def finish_page(self) -> None:
        """Draw what stands at the foot and around the page."""
        if not self.sheets:
            return
        sheet = self.sheets[-1]
        sheet.used = max(sheet.used, self.spot.y)
        if self.spot.notes:
            self._draw_notes(sheet)
        _page_edges(sheet)
        _set_down(sheet)

    def _draw_notes(self, sheet: Sheet) -> None:
        column = self.columns[0]
        y = sheet.body_bottom - self.spot.notes_height + _NOTE_GAP
        sheet.body.append((column.x, y - _NOTE_GAP / 2, Stroke(0.0, 0.0, min(column.width / 3, 144.0), 0.0, 0.5)))
        for strip in (strip for note in self.spot.notes for strip in note):
            place_strip(sheet, strip, column.x, y, column)
            y += strip.height

    def fitting(self, strips: Sequence[Strip]) -> int:
        """How many of the strips fit in the rest of the column, their footnotes included."""
        room, count = self.room_for(strips[0]) if strips else 0.0, 0
        noted = bool(self.spot.notes)
        for strip in strips:
            notes = sum(line.height for note in strip.all_notes for line in note)
            need = strip.height - strip.leading + notes + (_NOTE_GAP if notes and not noted else 0.0)
            if strip.blank and strip.page_break:
                need = 0.0
            if need > room + EPS:
                break
            noted = noted or bool(notes)
            room -= need + strip.leading
            count += 1
            if strip.page_break:
                break
        return count

    def clear_obstacles(self, height: float) -> None:
        """Go below what stands across the whole column."""
        self.spot.y = cleared(self.spot.obstacles, self.spot.y, height, self.column)

    def put(self, strip: Strip, x: float = 0.0) -> None:
        """Place a strip at the spot, `x` points into the column, and go on below it."""
        column = self.column
        place_strip(self.sheets[-1], strip, column.x + x, self.spot.y, Column(column.x + x, column.width))
        self.spot.notes.extend(strip.all_notes)
        if strip.blank and strip.page_break:
            return
        self.spot.y += strip.height
        self.spot.fresh = False


def _page_edges(sheet: Sheet) -> None:
    section = sheet.section
    if not section.edges:
        return
    gap = next(iter(section.edges.values())).space
    left, right, top, bottom = gap, section.width - gap, gap, section.height - gap
    if section.edges_from_text:
        left, right = section.left - gap, section.width - section.right + gap
        top, bottom = sheet.body_top - gap, sheet.body_bottom + gap
    sides = {
        "top": (left, top, right, top),
        "bottom": (left, bottom, right, bottom),
        "left": (left, top, left, bottom),
        "right": (right, top, right, bottom),
    }
    for side, line in section.edges.items():
        if side in sides:
            sheet.under.append((0.0, 0.0, Stroke(*sides[side], line.width, line.color)))


def _set_down(sheet: Sheet) -> None:
    """A section centred or set at the bottom of its page has its text moved down."""
    share = {"center": 0.5, "bottom": 1.0}.get(sheet.section.v_align, 0.0)
    shift = (sheet.body_bottom - sheet.used) * share
    if shift > 0 and sheet.body:
        sheet.body = [(x, y + shift, piece) for x, y, piece in sheet.body]
