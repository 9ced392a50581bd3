"""Strips to pages: breaks, kept lines, widows, repeated heads, footnotes, columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.errors import IntakeError
from app.intake.word.engine import Engine, PageNumbers, gap_between, unframed
from app.intake.word.form import Block, Document, Paragraph, Section, Table
from app.intake.word.measure import Measure
from app.intake.word.paragraphs import LaidParagraph
from app.intake.word.pieces import Floating, Strip, Stroke
from app.intake.word.running import Running
from app.intake.word.sheets import Column, Sheet, horizontal, place_strip, vertical
from app.intake.word.tables import LaidTable

MAX_PAGES = 3000
_EPS = 0.05
_NOTE_GAP = 12.0


@dataclass(slots=True)
class _Exclusion:
    """A rectangle on the page that text keeps clear of."""

    left: float
    top: float
    right: float
    bottom: float
    full: bool


@dataclass(slots=True)
class _Spot:
    """Where the next strip goes on the current page."""

    y: float = 0.0
    column: int = 0
    fresh: bool = True
    notes: list[list[Strip]] = field(default_factory=list)
    exclusions: list[_Exclusion] = field(default_factory=list)
    column_top: float = 0.0
    forced: bool = False

    @property
    def notes_height(self) -> float:
        return sum(strip.height for note in self.notes for strip in note) + (_NOTE_GAP if self.notes else 0.0)


class Flow:
    """Fills the pages of a document, section by section."""

    def __init__(self, document: Document, measure: Measure) -> None:
        self._document = document
        self._measure = measure
        self.sheets: list[Sheet] = []
        self.running = Running(document, measure)
        self._section = document.sections[0]
        self._section_index = -1
        self._engine = self._new_engine()
        self._spot = _Spot()
        self._laid: dict[int, LaidParagraph | LaidTable] = {}

    def run(self) -> list[Sheet]:
        """The finished pages, headers and footers drawn."""
        for index, section in enumerate(self._document.sections):
            self._start_section(index, section)
            self._blocks(section.blocks)
        self._finish_page()
        self.running.draw(self.sheets)
        return self.sheets

    # ---- sections and pages

    def _new_engine(self) -> Engine:
        return Engine(self._document, self._section, self._measure, PageNumbers(), self._columns()[0].width)

    def _columns(self) -> list[Column]:
        section = self._section
        x, room = section.left, section.width - section.left - section.right
        if not section.columns:
            return [Column(x, room)]
        columns = []
        for width, gap in section.columns:
            columns.append(Column(x, width))
            x += width + gap
        return columns

    def _start_section(self, index: int, section: Section) -> None:
        before = self._section
        self._section, self._section_index = section, index
        self._engine = self._new_engine()
        self._laid = {}
        same = (before.width, before.height) == (section.width, section.height)
        if index and section.start == "continuous" and same:
            self._spot.column_top, self._spot.column = self._lowest(), 0
            self._spot.y = self._spot.column_top
            return
        self._new_page()
        odd = self.sheets[-1].label % 2 == 1
        if index and (section.start == "evenPage") == odd and section.start in ("evenPage", "oddPage"):
            self._new_page()

    def _lowest(self) -> float:
        return max(self._spot.y, self.sheets[-1].used if self.sheets else 0.0)

    def _new_page(self, forced: bool = True) -> None:
        self._finish_page()
        if len(self.sheets) >= MAX_PAGES:
            raise IntakeError(f"Word 文件排版超过 {MAX_PAGES} 页，已停止。", "请拆分文件后重新导入。")
        first = not self.sheets or self.sheets[-1].section_index != self._section_index
        label = self.sheets[-1].label + 1 if self.sheets else 1
        if first and self._section.first_number is not None:
            label = self._section.first_number
        sheet = Sheet(self._section, len(self.sheets) + 1, label, self._section_index)
        sheet.body_top, sheet.body_bottom = self.running.body_span(sheet, first)
        self.sheets.append(sheet)
        self._spot = _Spot(y=sheet.body_top, column_top=sheet.body_top, forced=forced)

    def _finish_page(self) -> None:
        if not self.sheets:
            return
        sheet, spot = self.sheets[-1], self._spot
        sheet.used = max(sheet.used, spot.y)
        if spot.notes:
            self._draw_notes(sheet, spot)
        _page_edges(sheet)

    def _draw_notes(self, sheet: Sheet, spot: _Spot) -> None:
        column = self._columns()[0]
        y = sheet.body_bottom - spot.notes_height + _NOTE_GAP
        sheet.body.append((column.x, y - _NOTE_GAP / 2, Stroke(0.0, 0.0, min(column.width / 3, 144.0), 0.0, 0.5)))
        for note in spot.notes:
            for strip in note:
                place_strip(sheet, strip, column.x, y, column)
                y += strip.height

    def _next_column(self, forced: bool = False) -> None:
        columns = self._columns()
        self.sheets[-1].used = max(self.sheets[-1].used, self._spot.y)
        if self._spot.column + 1 >= len(columns):
            self._new_page(forced)
            return
        self._spot.column += 1
        self._spot.y, self._spot.fresh, self._spot.forced = self._spot.column_top, True, forced

    @property
    def _column(self) -> Column:
        columns = self._columns()
        return columns[min(self._spot.column, len(columns) - 1)]

    @property
    def _room(self) -> float:
        return self.sheets[-1].body_bottom - self._spot.y - self._spot.notes_height

    # ---- blocks

    def _blocks(self, blocks: tuple[Block, ...]) -> None:
        after, before = 0.0, None
        for index, block in enumerate(blocks):
            if isinstance(block, Table):
                self._spot.y += after
                after = 0.0
                self._keep(blocks, index)
                self._table(self._lay_out(blocks, index))
            elif block.style.frame is not None:
                self._framed(block)
                continue
            elif not self._swallowed(blocks, index):
                after = self._paragraph(blocks, index, before, after)
            before = block
        self._spot.y += after

    def _swallowed(self, blocks: tuple[Block, ...], index: int) -> bool:
        """The empty last paragraph of a section that only carries the section break needs no line of its own."""
        block = blocks[index]
        last = index == len(blocks) - 1 and self._section_index < len(self._document.sections) - 1
        return last and isinstance(block, Paragraph) and not block.inlines and (self._spot.fresh or self._room < 8.0)

    def _lay_out(self, blocks: tuple[Block, ...], index: int) -> LaidParagraph | LaidTable:
        if index not in self._laid:
            block, width = blocks[index], self._column.width
            made = (
                self._engine.table(block, width) if isinstance(block, Table) else self._engine.paragraph(block, width)
            )
            self._laid[index] = made
        return self._laid[index]

    def _keep(self, blocks: tuple[Block, ...], index: int) -> None:
        """Go to a new page when this block must stay with the next one and both do not fit here."""
        need, at = 0.0, index
        while at < len(blocks) and at < index + 40:
            block, laid = blocks[at], self._lay_out(blocks, at)
            if isinstance(laid, LaidTable) or not isinstance(block, Paragraph):
                need += sum(row.height for row in laid.rows[: laid.heads + 1]) if isinstance(laid, LaidTable) else 0.0
                break
            height = sum(strip.height for strip in laid.strips)
            if not block.style.keep_next:
                need += height if block.style.keep_lines else sum(strip.height for strip in laid.strips[:2])
                break
            need += height + laid.before + laid.after
            at += 1
        whole = self.sheets[-1].body_bottom - self.sheets[-1].body_top
        if at > index and self._room + _EPS < need <= whole and not self._spot.fresh:
            self._next_column()

    def _paragraph(self, blocks: tuple[Block, ...], index: int, before: Block | None, after: float) -> float:
        block, spot = blocks[index], self._spot
        if not isinstance(block, Paragraph):
            return 0.0
        if block.style.page_break_before and not (spot.fresh and spot.column == 0):
            self._new_page()
            after = 0.0
        self._keep(blocks, index)
        spot = self._spot
        space = gap_between(before, block, after)
        if spot.fresh and not spot.forced:
            space = 0.0
        spot.y += space
        laid = self._laid_around(blocks, index)
        self._lines(laid)
        return laid.after

    def _laid_around(self, blocks: tuple[Block, ...], index: int) -> LaidParagraph:
        """The paragraph, its lines shortened where something it flows around stands beside them."""
        laid = self._lay_out(blocks, index)
        block = blocks[index]
        if not isinstance(laid, LaidParagraph) or not isinstance(block, Paragraph):
            raise TypeError("a table is not a paragraph")
        self._exclude(laid)
        aside = [item for item in self._spot.exclusions if not item.full and item.bottom > self._spot.y]
        if not aside:
            return laid
        column, start = self._column, self._spot.y

        def insets(offset: float) -> tuple[float, float]:
            return _insets(aside, start + offset, column)

        return self._engine.paragraph(block, column.width, insets)

    def _exclude(self, laid: LaidParagraph) -> None:
        """Note what is anchored in the paragraph and keeps text away."""
        sheet = self.sheets[-1]
        for item in (floating for strip in laid.strips for floating in strip.floating):
            anchor = item.layout.box.anchor
            if anchor is None or anchor.wrap not in ("top", "square"):
                continue
            exclusion = self._exclusion(item, sheet)
            if anchor.wrap == "square" and exclusion.right - exclusion.left > self._column.width * 0.9:
                exclusion.full = True
            self._spot.exclusions.append(exclusion)

    def _exclusion(self, item: Floating, sheet: Sheet) -> _Exclusion:
        box = item.layout.box
        anchor = box.anchor
        if anchor is None:
            raise TypeError("an inline box excludes nothing")
        left = horizontal(anchor, box.width, self._section, self._column, sheet.label)
        top = vertical(anchor, box.height, sheet, self._spot.y)
        gap_left, gap_top, gap_right, gap_bottom = anchor.gap
        return _Exclusion(
            left - gap_left,
            top - gap_top,
            left + box.width + gap_right,
            top + box.height + gap_bottom,
            anchor.wrap == "top",
        )

    def _lines(self, laid: LaidParagraph) -> None:
        strips, at = laid.strips, 0
        while at < len(strips):
            self._clear_exclusions(strips[at].height)
            count = self._fitting(strips[at:])
            count = self._kept(laid, at, count)
            if count == 0 and not self._spot.fresh:
                self._next_column()
                continue
            for strip in strips[at : at + max(count, 1)]:
                self._put(strip)
                if strip.page_break:
                    break_kind = strip.page_break
                    at = strips.index(strip) + 1
                    self._break(break_kind)
                    break
            else:
                at += max(count, 1)

    def _break(self, kind: str) -> None:
        if kind == "column":
            self._next_column(forced=True)
        else:
            self._new_page()

    def _clear_exclusions(self, height: float) -> None:
        for item in sorted(self._spot.exclusions, key=lambda exclusion: exclusion.top):
            overlaps = item.top < self._spot.y + height and item.bottom > self._spot.y
            if item.full and overlaps:
                self._spot.y = item.bottom

    def _fitting(self, strips: list[Strip]) -> int:
        """How many strips fit on the rest of the page, footnotes included."""
        room, count = self._room, 0
        noted = bool(self._spot.notes)
        for strip in strips:
            notes = sum(line.height for note in strip.all_notes for line in note)
            need = strip.height + notes + (_NOTE_GAP if notes and not noted else 0.0)
            if strip.blank and strip.page_break:
                need = 0.0
            if need > room + _EPS:
                break
            noted = noted or bool(notes)
            room -= need
            count += 1
            if strip.page_break:
                break
        return count

    def _kept(self, laid: LaidParagraph, at: int, count: int) -> int:
        """The number of lines that may really stay, single first and last lines avoided."""
        style, left = laid.source.style, len(laid.strips) - at
        if count >= left or (count and laid.strips[at + count - 1].page_break):
            return count
        if self._spot.fresh and count == 0:
            return 1
        if style.keep_lines and at == 0 and not self._spot.fresh:
            return 0
        if not style.widow:
            return count
        if left - count == 1:
            count -= 1
        return 0 if at == 0 and count < 2 and not self._spot.fresh else count

    def _put(self, strip: Strip) -> None:
        column = self._column
        place_strip(self.sheets[-1], strip, column.x, self._spot.y, column)
        self._spot.notes.extend(strip.all_notes)
        if strip.blank and strip.page_break:
            return
        self._spot.y += strip.height
        self._spot.fresh = False

    def _framed(self, paragraph: Paragraph) -> None:
        """A paragraph in a text frame: placed beside the flow."""
        anchor, sheet = paragraph.style.frame, self.sheets[-1]
        if anchor is None:
            return
        column = self._column
        width = anchor.gap[0] or column.width
        laid = self._engine.paragraph(unframed(paragraph), width)
        height = sum(strip.height for strip in laid.strips)
        x = horizontal(anchor, width, self._section, column, sheet.label)
        y = vertical(anchor, height, sheet, self._spot.y)
        for strip in laid.strips:
            place_strip(sheet, strip, x, y, Column(x, width))
            y += strip.height

    # ---- tables

    def _table(self, laid: LaidParagraph | LaidTable) -> None:
        if not isinstance(laid, LaidTable):
            return
        heads = laid.rows[: laid.heads]
        for index, row in enumerate(laid.rows):
            self._row(row, heads if index >= laid.heads else [])

    def _row(self, row: Strip, heads: Sequence[Strip]) -> None:
        rest: Strip | None = row
        while rest is not None:
            self._clear_exclusions(rest.height)
            if self._fitting([rest]):
                self._put_row(rest)
                return
            halves = rest.split(self._room)
            if halves is not None:
                self._put_row(halves[0])
                rest = halves[1]
            elif self._spot.fresh or self._only_heads(heads):
                self._put_row(rest)
                return
            self._next_column()
            for head in heads:
                self._put_row(head)

    def _only_heads(self, heads: Sequence[Strip]) -> bool:
        height = sum(head.height for head in heads)
        return bool(heads) and abs(self._spot.y - self._spot.column_top - height) < _EPS

    def _put_row(self, row: Strip) -> None:
        column = self._column
        place_strip(self.sheets[-1], row, column.x, self._spot.y, column)
        self._spot.notes.extend(row.all_notes)
        self._spot.y += row.height
        self._spot.fresh = False


def _insets(aside: list[_Exclusion], y: float, column: Column) -> tuple[float, float]:
    left = right = 0.0
    end = column.x + column.width
    for item in aside:
        if not item.top <= y + 6 < item.bottom:
            continue
        if item.left - column.x <= end - item.right:
            left = max(left, item.right - column.x)
        else:
            right = max(right, end - item.left)
    return (left, right) if left + right < column.width - 30 else (0.0, 0.0)


def _page_edges(sheet: Sheet) -> None:
    section = sheet.section
    if not section.edges:
        return
    edge = next(iter(section.edges.values()))
    gap = edge.space
    if section.edges_from_text:
        left, right = section.left - gap, section.width - section.right + gap
        top, bottom = sheet.body_top - gap, sheet.body_bottom + gap
    else:
        left, right, top, bottom = gap, section.width - gap, gap, section.height - gap
    sides = {
        "top": (left, top, right, top),
        "bottom": (left, bottom, right, bottom),
        "left": (left, top, left, bottom),
        "right": (right, top, right, bottom),
    }
    for side, line in section.edges.items():
        if side in sides:
            sheet.under.append((0.0, 0.0, Stroke(*sides[side], line.width, line.color)))
