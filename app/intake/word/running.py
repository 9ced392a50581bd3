"""Headers and footers: which one a page has, how much room it takes, and drawing it with its numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TypeAlias

from app.intake.word.engine import Engine, PageNumbers
from app.intake.word.form import Block, Document, Section
from app.intake.word.measure import Measure
from app.intake.word.pieces import Strip
from app.intake.word.sheets import Column, Sheet, place_strip

_Placed: TypeAlias = tuple[float, float, Strip]


class Running:
    """The headers and footers of a document."""

    def __init__(self, document: Document, measure: Measure) -> None:
        self._document = document
        self._measure = measure
        self._heights: dict[tuple[int, str, str], float] = {}

    def body_span(self, sheet: Sheet, first: bool) -> tuple[float, float]:
        """Top and bottom of the text area: a tall header or footer pushes it in."""
        section = sheet.section
        top, bottom = abs(section.top), section.height - abs(section.bottom)
        if section.top >= 0:
            header = self._height(sheet, "header", first)
            top = max(top, section.header_distance + header) if header else top
        if section.bottom >= 0:
            footer = self._height(sheet, "footer", first)
            bottom = min(bottom, section.height - section.footer_distance - footer) if footer else bottom
        if bottom - top < section.height * 0.1:
            return abs(section.top), section.height - abs(section.bottom)
        return top, bottom

    def _height(self, sheet: Sheet, kind: str, first: bool) -> float:
        which = self._which(sheet, first)
        key = (sheet.section_index, kind, which)
        if key not in self._heights:
            placed = self._stack(sheet.section, self._blocks(sheet.section, kind, which), PageNumbers())
            self._heights[key] = _bottom(placed)
        return self._heights[key]

    def _which(self, sheet: Sheet, first: bool) -> str:
        if sheet.section.title_page and first:
            return "first"
        return "even" if self._document.even_and_odd and sheet.label % 2 == 0 else "default"

    def _blocks(self, section: Section, kind: str, which: str) -> tuple[Block, ...]:
        return (section.headers if kind == "header" else section.footers).get(which, ())

    def _stack(self, section: Section, blocks: tuple[Block, ...], numbers: PageNumbers) -> list[_Placed]:
        width = section.width - section.left - section.right
        section = replace(section, grid="")  # the line grid is that of the body
        return Engine(self._document, section, self._measure, numbers, width).stack(blocks, width)

    def draw(self, sheets: list[Sheet]) -> None:
        """Draw the header and footer of every page, now that all numbers are known."""
        pages = Counter(sheet.section_index for sheet in sheets)
        before = -1
        for sheet in sheets:
            numbers = PageNumbers(sheet.label, len(sheets), pages[sheet.section_index], sheet.section.number_format)
            first = sheet.section_index != before
            before = sheet.section_index
            for kind in ("header", "footer"):
                self._draw(sheet, kind, self._which(sheet, first), numbers)

    def _draw(self, sheet: Sheet, kind: str, which: str, numbers: PageNumbers) -> None:
        section = sheet.section
        placed = self._stack(section, self._blocks(section, kind, which), numbers)
        top, layer = section.header_distance, sheet.header
        if kind == "footer":
            top, layer = section.height - section.footer_distance - _bottom(placed), sheet.footer
        column = Column(section.left, section.width - section.left - section.right)
        for x, y, strip in placed:
            place_strip(sheet, strip, section.left + x, top + y, column, layer)


def _bottom(placed: list[_Placed]) -> float:
    return max((y + strip.height for _, y, strip in placed), default=0.0)
