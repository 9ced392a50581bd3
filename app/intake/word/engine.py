"""Blocks to strips: the part of layout that does not know about pages."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.intake.word.atoms import AtomRules
from app.intake.word.boxes import lay_out_box
from app.intake.word.form import Block, Box, Document, Note, PageField, Paragraph, Section, Table
from app.intake.word.measure import Measure
from app.intake.word.numbering import format_number
from app.intake.word.paragraphs import Insets, LaidParagraph, ParagraphRules, lay_out_paragraph
from app.intake.word.pieces import BoxLayout, Strip
from app.intake.word.tables import LaidTable, lay_out_table


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """The numbers fields show; in the body they are only guesses until the end."""

    page: int = 1
    pages: int = 1
    section_pages: int = 1
    format: str = ""


class Engine:
    """Lays out the blocks of one section; knows the grid, the tab step and the numbers of its page."""

    def __init__(
        self, document: Document, section: Section, measure: Measure, numbers: PageNumbers, width: float
    ) -> None:
        self._document = document
        self._section = section
        self._measure = measure
        self._numbers = numbers
        self._width = width
        self._rules = self._paragraph_rules(section.pitch if section.grid else 0.0)

    def _paragraph_rules(self, pitch: float) -> ParagraphRules:
        atoms = AtomRules(
            measure=self._measure,
            lay_out_box=self.box,
            lay_out_note=self.note,
            field_text=self._field_text,
            char_delta=self._section.char_delta,
        )
        return ParagraphRules(atoms, pitch, self._document.default_tab)

    def _field_text(self, field: PageField) -> str:
        return field_text(field, self._numbers)

    def paragraph(self, paragraph: Paragraph, width: float, insets: Insets | None = None) -> LaidParagraph:
        """A paragraph in a column of that width."""
        return lay_out_paragraph(paragraph, width, self._rules, insets)

    def table(self, table: Table, width: float) -> LaidTable:
        """A table in a column of that width."""
        return lay_out_table(table, width, self.stack, self._document.compatibility < 15)

    def box(self, box: Box) -> BoxLayout:
        """A box with its text."""
        return lay_out_box(box, self.stack)

    def note(self, note: Note) -> list[Strip]:
        """The lines of a footnote, which no line grid binds."""
        plain = replace(self._section, grid="")
        foot = Engine(self._document, plain, self._measure, self._numbers, self._width)
        return [strip for _, _, strip in foot.stack(note.blocks, self._width)]

    def stack(self, blocks: tuple[Block, ...], width: float) -> list[tuple[float, float, Strip]]:
        """Blocks one below the other, as in a cell or a header."""
        placed: list[tuple[float, float, Strip]] = []
        y = after = 0.0
        for index, block in enumerate(blocks):
            if isinstance(block, Table):
                laid_table = self.table(block, width)
                y, after = y + after, 0.0
                for row in laid_table.rows:
                    placed.append((laid_table.x, y, row))
                    y += row.height
                continue
            if block.style.frame is not None:
                placed.extend((0.0, y, strip) for strip in self.paragraph(unframed(block), width).strips)
                continue
            laid = self.paragraph(block, width)
            y += self.gap(blocks[index - 1] if index else None, block, after)
            for strip in laid.strips:
                placed.append((0.0, y, strip))
                y += strip.height
            after = laid.after
        if placed and after and isinstance(blocks[-1], Paragraph):
            placed.append((0.0, y, Strip(after)))
        return placed

    def gap(self, before: Block | None, block: Paragraph, after: float) -> float:
        """The space above a paragraph: the larger of what the one before leaves and what this one wants, old files add."""
        above = block.style.before
        if isinstance(before, Paragraph) and before.style.style_id == block.style.style_id:
            above = 0.0 if block.style.contextual else above
            after = 0.0 if before.style.contextual else after
        return above + after if self._document.adds_gaps else max(above, after)


def unframed(paragraph: Paragraph) -> Paragraph:
    """A paragraph in a text frame as one that stands where the frame would, across the whole column."""
    style, frame = paragraph.style, paragraph.style.frame
    align = (frame.h_align if frame is not None else "") or style.align
    return replace(paragraph, style=replace(style, frame=None, align=align))


def field_text(field: PageField, numbers: PageNumbers) -> str:
    """What a page number field shows."""
    value = {"PAGE": numbers.page, "NUMPAGES": numbers.pages}.get(field.kind, numbers.section_pages)
    style = field.format or (numbers.format if field.kind == "PAGE" else "")
    return format_number(value, style or "decimal")
