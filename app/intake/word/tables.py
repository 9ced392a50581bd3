"""A table to row strips: column widths, cell stacks, row heights, merged cells, edges."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.intake.word.form import Block, Cell, Edge, Paragraph, Row, Table
from app.intake.word.pieces import CellPart, RowStrip, Strip
from app.intake.word.upright import UPRIGHT, natural_height, stood_up

Placed = list[tuple[float, float, Strip]]
Stack = Callable[[tuple[Block, ...], float], Placed]
_MIN_COLUMN = 4.0
_ENDLESS = 5000.0


@dataclass(slots=True)
class LaidTable:
    """The rows of a table, how many of them are repeated heads, and where it begins."""

    rows: list[RowStrip]
    heads: int
    x: float
    width: float


@dataclass(slots=True)
class _CellLayout:
    cell: Cell
    row: int
    rows: int
    x: float
    width: float
    content: Placed
    height: float


def column_widths(table: Table, room: float) -> list[float]:
    """The widths of the grid columns in points."""
    count = max([len(table.columns), *(cell.column + cell.span for row in table.rows for cell in row.cells)])
    widths = [*table.columns, *[0.0] * (count - len(table.columns))]
    total = _total(table, room)
    if not all(widths):
        wanted = _preferred(table, count, room)
        widths = [width or wish for wish, width in zip(wanted, widths, strict=True)]
    missing = [index for index, width in enumerate(widths) if width < 0.5]
    if missing:
        left = (total or room) - sum(widths)
        for index in missing:
            widths[index] = max(left / len(missing), _MIN_COLUMN)
    have = sum(widths)
    if total and have and abs(have - total) > 1.0:
        widths = [width * total / have for width in widths]
    return [max(width, _MIN_COLUMN) for width in widths]


def _total(table: Table, room: float) -> float:
    return room * -table.width if table.width < 0 else table.width


def _preferred(table: Table, count: int, room: float) -> list[float]:
    """The widest preferred width of unmerged cells in each column, 0 where none says."""
    wanted = [0.0] * count
    for row in table.rows:
        for cell in row.cells:
            width = room * -cell.width if cell.width < 0 else cell.width
            if cell.span == 1 and width > wanted[cell.column]:
                wanted[cell.column] = width
    return wanted


def lay_out_table(table: Table, room: float, stack: Stack, outset: bool) -> LaidTable:
    """The table in a column of that width; `outset` moves it left by the cell margin as old Word does."""
    widths = column_widths(table, room)
    edges_x = [0.0]
    for width in widths:
        edges_x.append(edges_x[-1] + width)
    cells = list(_cells(table, edges_x, stack))
    heights = _row_heights(table, cells)
    _stand_up(cells, heights, stack)
    x = _start(table, edges_x[-1], room, outset)
    rows = [_row(table, index, items, heights) for index, items in enumerate(_by_row(cells, heights))]
    heads = 0
    while heads < len(table.rows) - 1 and table.rows[heads].header:
        heads += 1
    return LaidTable(rows, heads, x, edges_x[-1])


def _start(table: Table, width: float, room: float, outset: bool) -> float:
    if table.align == "center":
        return (room - width) / 2
    if table.align == "right":
        return room - width
    first = table.rows[0].cells[0].margins[0] if table.rows[0].cells else 0.0
    return table.indent - (first if outset else 0.0)


def _cells(table: Table, edges_x: list[float], stack: Stack) -> Iterator[_CellLayout]:
    for index, row in enumerate(table.rows):
        for cell in row.cells:
            x, end = edges_x[cell.column], edges_x[min(cell.column + cell.span, len(edges_x) - 1)]
            rows = 1 if cell.merge != "restart" else _merged_rows(table, index, cell)
            left, top, right, bottom = cell.margins
            if cell.merge == "continue" and _has_start(table, index, cell):
                yield _CellLayout(cell, index, 0, x, end - x, [], 0.0)
                continue
            room = max(end - x - left - right, _MIN_COLUMN)
            if cell.direction in UPRIGHT:
                tall = 0.0 if row.height else natural_height(stack(cell.blocks, _ENDLESS), room)
                yield _CellLayout(cell, index, rows, x, end - x, [], tall + top + bottom)
                continue
            content = stack(cell.blocks, room)
            used = 0.0 if _unseen(cell) else max((y + strip.height for _, y, strip in content), default=0.0)
            yield _CellLayout(cell, index, rows, x, end - x, content, used + top + bottom)


def _unseen(cell: Cell) -> bool:
    """True for an empty cell whose mark gives its row no height."""
    return cell.hide_mark and not any(not isinstance(block, Paragraph) or block.inlines for block in cell.blocks)


def _stand_up(cells: list[_CellLayout], heights: list[float], stack: Stack) -> None:
    """Lay out what is set downwards, now that the heights of the rows are known."""
    for item in cells:
        if item.cell.direction not in UPRIGHT or item.rows == 0:
            continue
        left, top, right, bottom = item.cell.margins
        tall = max(sum(heights[item.row : item.row + item.rows]) - top - bottom, _MIN_COLUMN)
        lines = stack(item.cell.blocks, tall)
        item.content = stood_up(lines, item.width - left - right, item.cell.v_align)
        item.height = tall + top + bottom


def _merged_rows(table: Table, index: int, cell: Cell) -> int:
    rows = 1
    for row in table.rows[index + 1 :]:
        below = next((other for other in row.cells if other.column == cell.column), None)
        if below is None or below.merge != "continue":
            break
        rows += 1
    return rows


def _has_start(table: Table, index: int, cell: Cell) -> bool:
    for row in reversed(table.rows[:index]):
        above = next((other for other in row.cells if other.column == cell.column), None)
        if above is None or above.merge == "":
            return False
        if above.merge == "restart":
            return True
    return False


def _row_heights(table: Table, cells: list[_CellLayout]) -> list[float]:
    heights = [row.height for row in table.rows]
    for item in cells:
        if item.rows == 1 and table.rows[item.row].height_rule != "exact":
            heights[item.row] = max(heights[item.row], item.height + _edge_width(item.cell))
    for index, height in enumerate(heights):
        heights[index] = max(height, 1.0)
    for item in cells:
        if item.rows > 1:
            last = item.row + item.rows - 1
            lack = item.height - sum(heights[item.row : last + 1])
            if lack > 0 and table.rows[last].height_rule != "exact":
                heights[last] += lack
    return heights


def _edge_width(cell: Cell) -> float:
    return max(
        (edge.width for side, edge in cell.edges.items() if side in ("top", "bottom") and edge.drawn), default=0.0
    )


def _by_row(cells: list[_CellLayout], heights: list[float]) -> list[list[_CellLayout]]:
    """The cells of each row; the lines of merged cells given to the rows they fall into."""
    rows: list[list[_CellLayout]] = [[] for _ in heights]
    for item in cells:
        rows[item.row].append(item)
    for item in (item for item in cells if item.rows > 1):
        for index in range(item.row + 1, item.row + item.rows):
            below = next((other for other in rows[index] if other.cell.column == item.cell.column), None)
            if below is not None:
                below.content = _share(item, index, heights)
    return rows


def _row(table: Table, index: int, items: list[_CellLayout], heights: list[float]) -> RowStrip:
    row: Row = table.rows[index]
    return RowStrip(
        heights[index],
        cells=[_part(item, _edges_here(table, item), index, heights) for item in items],
        cuttable=not row.cant_split and row.height_rule != "exact" and not row.header,
        exact=row.height_rule == "exact",
        header=row.header,
        keep_next=_kept(row) and not row.header,
        top_margin=max((item.cell.margins[1] for item in items), default=0.0),
    )


def _kept(row: Row) -> bool:
    """True when the text of the row must stay on a page with the row below."""
    first = row.cells[0].blocks[:1] if row.cells else ()
    return any(isinstance(block, Paragraph) and block.style.keep_next for block in first)


def _part(item: _CellLayout, edges: dict[str, Edge], index: int, heights: list[float]) -> CellPart:
    lift = 0.0
    if item.rows == 1:
        lift = _set_down(item, heights)
        if item.cell.direction in UPRIGHT:
            lift += min((y for _, y, _ in item.content), default=0.0)
    return CellPart(item.x, item.width, _share(item, index, heights), edges, item.cell.shade, lift)


def _set_down(item: _CellLayout, heights: list[float]) -> float:
    """How far the lines of a cell stand below its top because they are set in its middle or at its foot."""
    slack = max(sum(heights[item.row : item.row + item.rows]) - item.height, 0.0)
    return {"center": slack / 2, "bottom": slack}.get(item.cell.v_align, 0.0)


def _share(item: _CellLayout, index: int, heights: list[float]) -> Placed:
    """The lines of a cell that fall into a row, counted from the row's top."""
    if item.rows == 0:
        return item.content
    left, top, _, _ = item.cell.margins
    shift = top + _edge_width(item.cell) / 2 + _set_down(item, heights)
    start = sum(heights[item.row : index])
    last = index == item.row + item.rows - 1
    placed = []
    for x, y, strip in item.content:
        at = y + shift
        if at >= start - 0.01 and (last or at < start + heights[index] - 0.01):
            placed.append((x + left, at - start, strip))
    return placed


def _edges_here(table: Table, item: _CellLayout) -> dict[str, Edge]:
    """The edges of a cell in its row: no line between the rows of one merged cell."""
    edges = dict(item.cell.edges)
    if item.rows == 0:
        edges.pop("top", None)
    below = next((c for c in _row_cells(table, item.row + 1) if c.column == item.cell.column), None)
    if below is not None and below.merge == "continue" and item.cell.merge:
        edges.pop("bottom", None)
    return edges


def _row_cells(table: Table, index: int) -> tuple[Cell, ...]:
    return table.rows[index].cells if index < len(table.rows) else ()
