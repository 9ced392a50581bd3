"""Blocks to pages: page breaks, kept lines, widows, repeated heads, things anchored in the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from app.intake.word.engine import Engine, PageNumbers, unframed
from app.intake.word.form import Anchor, Block, Document, Paragraph, Section, Table
from app.intake.word.measure import Measure
from app.intake.word.obstacles import Obstacle, beside, insets_at, keeps_away, nearly_all, obstacle_of
from app.intake.word.pages import EPS, Pages
from app.intake.word.paragraphs import LaidParagraph
from app.intake.word.pieces import RowStrip, Strip
from app.intake.word.sheets import Column, Sheet, horizontal, place_strip, vertical
from app.intake.word.tables import LaidTable

_LOOK_AHEAD = 40
_LEAST_ROOM = 8.0


def lay_out_document(document: Document, measure: Measure) -> list[Sheet]:
    """The finished pages of a document, headers and footers drawn."""
    pages = Pages(document, measure)
    last = len(document.sections) - 1
    for index, section in enumerate(document.sections):
        pages.start_section(index, section)
        following = document.sections[index + 1] if index < last else None
        SectionFlow(document, section, measure, pages, following).run()
    pages.finish_page()
    pages.running.draw(pages.sheets)
    return pages.sheets


class SectionFlow:
    """Puts the blocks of one section on pages."""

    def __init__(
        self, document: Document, section: Section, measure: Measure, pages: Pages, following: Section | None
    ) -> None:
        self._blocks = section.blocks
        self._pages = pages
        self._following = following
        self._engine = Engine(document, section, measure, PageNumbers(), pages.columns[0].width)
        self._laid: dict[int, LaidParagraph | LaidTable] = {}

    def run(self) -> None:
        """Place all blocks."""
        after, before = 0.0, None
        for index, block in enumerate(self._blocks):
            if isinstance(block, Table):
                if block.float_anchor is not None and self._floated(self._table_at(index), block.float_anchor, after):
                    continue
                self._pages.spot.y += after
                after = 0.0
                self._keep_with_next(index)
                place_table(self._pages, self._table_at(index))
            elif block.style.frame is not None:
                self._framed(block)
                continue
            elif not self._swallowed(index, block):
                after = self._paragraph(index, block, before, after)
            before = block
        self._pages.spot.y += after

    def _swallowed(self, index: int, block: Paragraph) -> bool:
        """The empty paragraph that only carries a section break needs no line on a page of its own."""
        if index < len(self._blocks) - 1 or self._following is None or block.inlines:
            return False
        goes_on = self._following.start == "continuous" and index > 0
        return goes_on or self._pages.spot.fresh or self._pages.room < _LEAST_ROOM

    def _paragraph_at(self, index: int) -> LaidParagraph:
        block = self._blocks[index]
        if index not in self._laid and isinstance(block, Paragraph):
            self._laid[index] = self._engine.paragraph(block, self._pages.column.width)
        laid = self._laid[index]
        if not isinstance(laid, LaidParagraph):
            raise TypeError("a table is not a paragraph")
        return laid

    def _table_at(self, index: int) -> LaidTable:
        block = self._blocks[index]
        if index not in self._laid and isinstance(block, Table):
            self._laid[index] = self._engine.table(block, self._pages.column.width)
        laid = self._laid[index]
        if not isinstance(laid, LaidTable):
            raise TypeError("a paragraph is not a table")
        return laid

    def _keep_with_next(self, index: int) -> None:
        """Go to a new page when this block must stay with the next one and both do not fit here."""
        chain = list(
            takewhile(
                lambda at: isinstance(block := self._blocks[at], Paragraph) and block.style.keep_next,
                range(index, min(index + _LOOK_AHEAD, len(self._blocks))),
            )
        )
        if not chain or self._pages.spot.fresh:
            return
        need = sum(_whole(self._paragraph_at(at)) for at in chain)
        end = chain[-1] + 1
        if end < len(self._blocks):
            need += self._beginning(end)
        sheet = self._pages.sheets[-1]
        if self._pages.room + EPS < need <= sheet.body_bottom - sheet.body_top:
            self._pages.next_column()

    def _beginning(self, index: int) -> float:
        """The height of what a kept paragraph wants to see of the next block."""
        block = self._blocks[index]
        if isinstance(block, Table):
            laid = self._table_at(index)
            return kept_height(laid.rows, 0, laid.heads + 1)
        strips = self._paragraph_at(index).strips
        return sum(strip.height for strip in (strips if block.style.keep_lines else strips[:2]))

    def _paragraph(self, index: int, block: Paragraph, before: Block | None, after: float) -> float:
        spot = self._pages.spot
        if block.style.page_break_before and not (spot.fresh and spot.column == 0):
            self._pages.new_page()
            after = 0.0
        self._keep_with_next(index)
        spot = self._pages.spot
        space = self._engine.gap(before, block, after)
        spot.y += 0.0 if spot.fresh and not spot.forced else space
        laid = self._around_obstacles(index, block)
        self._lines(laid)
        return laid.after

    def _around_obstacles(self, index: int, block: Paragraph) -> LaidParagraph:
        """The paragraph with its anchored things drawn and its lines shortened where something stands beside them."""
        laid, pages = self._paragraph_at(index), self._pages
        self._draw_obstacles(laid)
        aside = [item for item in pages.spot.obstacles if not item.full and item.bottom > pages.spot.y]
        if aside:
            pages.clear_obstacles(laid.strips[0].height)
            column, start = pages.column, pages.spot.y
            laid = self._engine.paragraph(
                block, column.width, lambda at, tall: insets_at(aside, start + at, tall, column)
            )
        for strip in laid.strips:
            strip.floating = [item for item in strip.floating if not keeps_away(item)]
        return laid

    def _draw_obstacles(self, laid: LaidParagraph) -> None:
        items = [item for strip in laid.strips for item in strip.floating if keeps_away(item)]
        for item in items:
            pages = self._pages
            obstacle, left, top = obstacle_of(item, pages.sheets[-1], pages.column, pages.spot.y)
            if (
                obstacle.bottom > pages.sheets[-1].body_bottom + EPS
                and obstacle.top >= pages.spot.y
                and not pages.spot.fresh
            ):
                pages.next_column()
                obstacle, left, top = obstacle_of(item, pages.sheets[-1], pages.column, pages.spot.y)
            sheet = pages.sheets[-1]
            pages.spot.obstacles.append(obstacle)
            sheet.put_over(item.layout, left, top, len(sheet.body))

    def _lines(self, laid: LaidParagraph) -> None:
        strips, at, pages = laid.strips, 0, self._pages
        while at < len(strips):
            pages.clear_obstacles(strips[at].height)
            count = self._kept(laid, at, pages.fitting(strips[at:]))
            if count == 0 and not pages.spot.fresh:
                pages.next_column()
                continue
            end = at + max(count, 1)
            for strip in strips[at:end]:
                pages.put(strip)
            at = end
            kind = strips[end - 1].page_break
            if kind == "column":
                pages.next_column(forced=True)
            elif kind:
                pages.new_page()

    def _kept(self, laid: LaidParagraph, at: int, count: int) -> int:
        """The number of lines that may really stay here, single first and last lines avoided."""
        style, left, fresh = laid.source.style, len(laid.strips) - at, self._pages.spot.fresh
        if count >= left or (count and laid.strips[at + count - 1].page_break):
            return count
        if fresh and count == 0:
            return 1
        if style.keep_lines and at == 0 and not fresh:
            return 0
        if not style.widow:
            return count
        if left - count == 1:
            count -= 1
        return 0 if at == 0 and count < 2 and not fresh else count

    def _floated(self, laid: LaidTable, anchor: Anchor, after: float) -> bool:
        """Place a floating table beside the flow when the page has room for all of it; one after another stands free."""
        pages, column = self._pages, self._pages.column
        sheet, height = pages.sheets[-1], sum(row.height for row in laid.rows)
        x = horizontal(anchor, laid.width, sheet.section, column, sheet.label)
        y = vertical(anchor, height, sheet, pages.spot.y + after)
        left, top, right, bottom = anchor.gap
        full = nearly_all(laid.width + left + right, column)
        place = Obstacle(x - left, y - top, x + laid.width + right, y + height + bottom, full)
        y += beside(place, pages.spot.obstacles, left + right) - place.top
        if y < sheet.body_top - top - EPS or y + height > sheet.body_bottom - pages.spot.notes_height + EPS:
            return False
        pages.spot.obstacles.append(replace(place, top=y - top, bottom=y + height + bottom))
        for row in laid.rows:
            place_strip(sheet, row, x, y, Column(x, laid.width))
            pages.spot.notes.extend(row.all_notes)
            y += row.height
        return True

    def _framed(self, paragraph: Paragraph) -> None:
        """A paragraph in a text frame: placed beside the flow."""
        anchor, pages = paragraph.style.frame, self._pages
        if anchor is None:
            return
        sheet, column = pages.sheets[-1], pages.column
        width = anchor.gap[0] or column.width
        laid = self._engine.paragraph(unframed(paragraph), width)
        x = horizontal(anchor, width, sheet.section, column, sheet.label)
        y = vertical(anchor, _whole(laid), sheet, pages.spot.y)
        for strip in laid.strips:
            place_strip(sheet, strip, x, y, Column(x, width))
            y += strip.height


def place_table(pages: Pages, laid: LaidTable) -> None:
    """Put the rows of a table on pages: cut where they may be cut, heads repeated."""
    heads = laid.rows[: laid.heads]
    for index, row in enumerate(laid.rows):
        if row.keep_next and not pages.spot.fresh:
            need, sheet = kept_height(laid.rows, index, index + 1), pages.sheets[-1]
            if pages.room_for(row) + EPS < need <= sheet.body_bottom - sheet.body_top:
                _go_on(pages, heads if index >= laid.heads else [], laid.x)
        _place_row(pages, row, heads if index >= laid.heads else [], laid.x)


def kept_height(rows: Sequence[RowStrip], start: int, end: int) -> float:
    """The height of these rows and of those the last of them must stay with."""
    while end < len(rows) and rows[end - 1].keep_next:
        end += 1
    return sum(row.height for row in rows[start:end])


def _place_row(pages: Pages, row: RowStrip, heads: Sequence[RowStrip], x: float) -> None:
    rest: Strip = row
    while True:
        pages.clear_obstacles(rest.height)
        fits = bool(pages.fitting([rest]))
        alone = pages.spot.fresh or _only_heads(pages, heads)
        halves = None if fits else rest.split(pages.room_for(rest), alone)
        if halves is not None:
            pages.put(halves[0], x)
            rest = halves[1]
        elif fits or alone:
            pages.put(rest, x)
            return
        _go_on(pages, heads, x)


def _go_on(pages: Pages, heads: Sequence[RowStrip], x: float) -> None:
    """Go to the next page in the middle of a table."""
    pages.next_column()
    for head in heads:
        pages.put(head, x)


def _only_heads(pages: Pages, heads: Sequence[RowStrip]) -> bool:
    """True when nothing but the repeated heads stands on the page."""
    height = sum(head.height for head in heads)
    return bool(heads) and abs(pages.spot.y - pages.spot.column_top - height) < EPS


def _whole(laid: LaidParagraph) -> float:
    return sum(strip.height for strip in laid.strips) + laid.before + laid.after
