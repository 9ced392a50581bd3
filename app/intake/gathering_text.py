"""Paragraphs, cells and rows as they come out of a stream of text, put together as blocks."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from app.intake.text_view import Block, Grid, Paragraph


class Merge(Enum):
    """Whether a cell is part of another."""

    NONE = auto()
    LEFT = auto()
    UP = auto()


class TextGatherer:
    """Takes text, ends of paragraphs, cells and rows; gives blocks."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._text: list[str] = []
        self._lines: list[str] = []
        self._row: list[str] = []
        self._rows: list[tuple[str, ...]] = []
        self._merges: list[tuple[Merge, ...]] = []

    def add(self, text: str) -> None:
        """More text of the paragraph."""
        self._text.append(text)

    def end_paragraph(self) -> None:
        """The paragraph ends; it may yet turn out to stand in a cell."""
        text = "".join(self._text)
        # a character beyond U+FFFF arrives as two halves
        self._lines.append(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))
        self._text.clear()

    def end_cell(self) -> None:
        """What was said since the last cell is a cell."""
        self.end_paragraph()
        self._row.append("\n".join(self._lines).strip("\n"))
        self._lines.clear()

    def end_row(self, merges: Sequence[Merge] = ()) -> None:
        """The cells so far are a row of the table."""
        if self._row:
            self._rows.append(tuple(self._row))
            self._merges.append(tuple(merges))
        self._row.clear()
        self._text.clear()
        self._lines.clear()

    def end_table(self) -> None:
        """Paragraphs that follow stand outside any table."""
        if self._rows:
            self._blocks.append(Grid(tuple(self._rows), _areas(self._rows, self._merges)))
            self._rows.clear()
            self._merges.clear()

    def flush_paragraphs(self) -> None:
        """Paragraphs so far stand outside any table."""
        self.end_table()
        self._blocks.extend(Paragraph(line) for line in self._lines)
        self._lines.clear()

    def blocks(self) -> list[Block]:
        """Everything, in order."""
        if self._text:
            self.end_paragraph()
        if self._row:
            self.end_row()
        self.flush_paragraphs()
        return self._blocks or [Paragraph("")]


def _areas(rows: Sequence[Sequence[str]], merges: Sequence[Sequence[Merge]]) -> tuple[tuple[int, int, int, int], ...]:
    """Merged areas (top, left, bottom, right): cells that run on to the right, and below as far as they do."""

    def merge(row: int, column: int) -> Merge:
        inside = row < len(rows) and column < len(rows[row]) and column < len(merges[row])
        return merges[row][column] if inside else Merge.NONE

    found = []
    for top, row in enumerate(rows):
        for left in range(len(row)):
            if merge(top, left) is not Merge.NONE:
                continue
            right, bottom = left, top
            while merge(top, right + 1) is Merge.LEFT:
                right += 1
            while merge(bottom + 1, left) is Merge.UP:
                bottom += 1
            if (bottom, right) != (top, left):
                found.append((top, left, bottom, right))
    return tuple(found)
