"""Text and tables of files without pages of their own, set on pages so that they can be read, searched and pinned."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.errors import IntakeError
from app.typeset.canvas import PageCanvas
from app.typeset.fonts import Face, covers
from app.typeset.frame import Flow, Sheet, TextStyle
from app.typeset.table import Cell, Row, Table, draw_table

AS_TEXT = "按文字内容显示，不反映原文件的版式。"
PICTURE = "〔图〕"
MARGINS = "【页眉页脚】"
_BODY = TextStyle(Face.SERIF, 12, 20)
_CELL = TextStyle(Face.SERIF, 10, 14)
_HEAD = TextStyle(Face.SANS_BOLD, 12, 20)
_MARGIN = 57.0
_LONG, _SHORT = 841.89, 595.28
_NARROWEST, _WIDEST = 34.0, 240.0
_MOST_ROWS, _MOST_COLUMNS, _MOST_CHARS = 4000, 200, 3_000_000
_MOST_MERGED = 400_000  # cells that merged areas may cover in all


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above a table, such as the name of a worksheet."""

    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of plain cells; `merged` lists (top, left, bottom, right), from 0, the last row and column included."""

    rows: tuple[tuple[str, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()


Block = Paragraph | Heading | Grid
View = tuple[bytes, tuple[str, ...]]


def text_view(blocks: Sequence[Block], warnings: Iterable[str] = ()) -> View:
    """The paged view of blocks, and warnings about what could not be shown."""
    if sum(_weight(block) for block in blocks) > _MOST_CHARS:
        raise IntakeError("文字太多（超过300万字），无法分页显示。", "请拆分后重新导入。")
    notes = dict.fromkeys(warnings)
    width = max((_grid_width(block) for block in blocks if isinstance(block, Grid)), default=0.0) + 2 * _MARGIN
    landscape = width > _SHORT
    sheet = Sheet(max(width, _LONG), _SHORT, _MARGIN, _MARGIN) if landscape else Sheet(left=_MARGIN, right=_MARGIN)
    flow = Flow(PageCanvas(), sheet)
    missing: dict[str, None] = {}
    for block in blocks:
        match block:
            case Paragraph(text):
                flow.paragraph(_shown(text, _BODY.face, missing), _BODY)
            case Heading(text):
                flow.space(8)
                flow.paragraph(_shown(text, _HEAD.face, missing), _HEAD, keep=60)
            case Grid():
                _draw_grid(flow, block, missing, notes)
    if missing:
        notes[f"有{len(missing)}个字没有可用字形，以“〓”代替：{''.join(list(missing)[:20])}。"] = None
    return flow.canvas.finish(), tuple(notes)


def pictures_left_out(count: int) -> list[str]:
    """What is said of pictures that text cannot show."""
    return [f"含图片{count}处，未显示。"] if count else []


def _weight(block: Block) -> int:
    if isinstance(block, Grid):
        return sum(len(cell) + 4 for row in block.rows for cell in row)
    return len(block.text)


def _shown(text: str, face: Face, missing: dict[str, None]) -> str:
    """The text with what cannot be drawn taken out or replaced."""
    clean = "".join(_drawable(char) for char in text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4))
    for char in covers(face, clean.replace("\n", "")):
        missing[char] = None
        clean = clean.replace(char, "〓")
    return clean


def _drawable(char: str) -> str:
    if char in "\n":
        return char
    kind = unicodedata.category(char)
    if kind in ("Cc", "Cf", "Cs", "Zl", "Zp", "Mn", "Me"):
        return ""
    return " " if kind == "Zs" and char != "\u3000" else char


def _columns(grid: Grid) -> tuple[float, ...]:
    """Widths in points: as wide as the longest word or phrase of a column asks for, within bounds."""
    count = min(max((len(row) for row in grid.rows), default=1) or 1, _MOST_COLUMNS)
    widths = [_NARROWEST] * count
    spread = {
        (top, column)
        for top, left, _, right in grid.merged
        if right > left
        for column in range(left, min(right, _MOST_COLUMNS) + 1)
    }
    for index, row in enumerate(grid.rows[:500]):
        for column, cell in enumerate(row[:count]):
            if (index, column) not in spread:
                longest = max((_em(line) for line in cell.split("\n")), default=0.0)
                widths[column] = max(widths[column], min(longest * _CELL.size + 12, _WIDEST))
    return tuple(widths)


def _em(text: str) -> float:
    return sum(1.0 if char > "\u2e80" else 0.56 for char in text)


def _grid_width(grid: Grid) -> float:
    return sum(_columns(grid))


def _draw_grid(flow: Flow, grid: Grid, missing: dict[str, None], notes: dict[str, None]) -> None:
    if not grid.rows:
        return
    columns = _columns(grid)
    rows = grid.rows[:_MOST_ROWS]
    if len(rows) < len(grid.rows):
        notes[f"表格有{len(grid.rows)}行，只显示前{_MOST_ROWS}行。"] = None
    if max(map(len, rows)) > len(columns):
        notes[f"表格列数超过{_MOST_COLUMNS}列，只显示前{_MOST_COLUMNS}列。"] = None
    draw_table(flow, Table(columns, _rows(rows, len(columns), grid.merged, missing)))
    flow.space(10)


def _rows(
    rows: Sequence[Sequence[str]],
    count: int,
    merged: Sequence[tuple[int, int, int, int]],
    missing: dict[str, None],
) -> list[Row]:
    """Rows of cells; a cell merged over others is drawn once, where it begins."""
    starts: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    room = _MOST_MERGED
    for top, left, low, far in merged:
        bottom, right = min(low, len(rows) - 1), min(far, count - 1)
        room -= max(bottom - top + 1, 1) * max(right - left + 1, 1)
        if room < 0:
            break
        inside = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if len(inside) > 1 and not inside & covered and not inside & starts.keys():
            starts[top, left] = (bottom - top + 1, right - left + 1)
            covered |= inside - {(top, left)}
    return [Row(tuple(_cells(index, row, count, starts, covered, missing))) for index, row in enumerate(rows)]


def _cells(
    index: int,
    row: Sequence[str],
    count: int,
    starts: dict[tuple[int, int], tuple[int, int]],
    covered: set[tuple[int, int]],
    missing: dict[str, None],
) -> Iterable[Cell | None]:
    column = 0
    while column < count:
        text = row[column] if column < len(row) else ""
        down, across = starts.get((index, column), (1, 1))
        if (index, column) in covered:
            yield None
        else:
            yield Cell(_shown(text, _CELL.face, missing), _CELL, span=across, rows=down)
        column += across
