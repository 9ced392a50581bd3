"""Score sheets made in the tests, each with a truth written by hand before the importer read it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
import xlsxwriter

UP, LEFT = "^", "<"  # merged with the cell above, with the cell to the left


@dataclass(frozen=True)
class Expected:
    """One item as a reader of the sheet sees it; section and text need only be contained."""

    section: str
    text: str
    points: str | None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Made:
    """A sheet, and what an importer should understand of it. `rows` are its tables; strings stand between them."""

    name: str
    kind: str
    blocks: tuple[str | list[list[Any]], ...]
    items: tuple[Expected, ...]
    vetoes: tuple[tuple[str, str], ...] = ()  # text contained, effect
    printed_total: str | None = None
    sum: str | None = None
    formula: str = ""
    not_understood: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    formulas: dict[tuple[int, int], tuple[str, Any]] = field(default_factory=dict)

    def data(self) -> bytes:
        """The file."""
        return _word(self) if self.kind == "docx" else _excel(self)


def item(section: str, text: str, points: str | None, *rules: str) -> Expected:
    return Expected(section, text, points, rules)


def _areas(rows: list[list[Any]]) -> Iterator[tuple[int, int, int, int, Any]]:
    """Top, left, bottom, right and text of every cell after merging."""
    for top, row in enumerate(rows):
        for left, text in enumerate(row):
            if text in (UP, LEFT):
                continue
            right = left
            while right + 1 < len(row) and row[right + 1] == LEFT:
                right += 1
            bottom = top
            while bottom + 1 < len(rows) and rows[bottom + 1][left] == UP:
                bottom += 1
            yield top, left, bottom, right, text


def _word(made: Made) -> bytes:
    paper = docx.Document()
    for block in made.blocks:
        if isinstance(block, str):
            paper.add_paragraph(block)
            continue
        fill_table(paper.add_table(rows=len(block), cols=len(block[0]), style="Table Grid"), block)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def fill_table(table: Any, rows: list[list[Any]]) -> None:
    """Write rows into a Word table, merged as marked."""
    for top, left, bottom, right, text in _areas(rows):
        cell = table.cell(top, left)
        if (bottom, right) != (top, left):
            cell = cell.merge(table.cell(bottom, right))
        lines = str(text).split("\n")
        cell.text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)


def _excel(made: Made) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("评查表")
    start = 0
    for block in made.blocks:
        rows = [[block]] if isinstance(block, str) else block
        fill_sheet(sheet, rows, start)
        start += len(rows)
    for row in made.hidden_rows:
        sheet.set_row(row, None, None, {"hidden": True})
    for (row, column), (formula, value) in made.formulas.items():
        sheet.write_formula(row, column, formula, None, value)
    if made.hidden_rows:
        book.add_worksheet("旧表").write(0, 0, "旧标准的内容")
        book.worksheets()[1].hide()
    book.close()
    return out.getvalue()


def fill_sheet(sheet: Any, rows: list[list[Any]], start: int) -> None:
    """Write rows into a sheet, merged as marked."""
    for top, left, bottom, right, text in _areas(rows):
        if (bottom, right) != (top, left):
            sheet.merge_range(start + top, left, start + bottom, right, text)
        elif text != "":
            sheet.write(start + top, left, text)
