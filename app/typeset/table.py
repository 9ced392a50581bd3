"""Tables down the pages: repeated heads, cells merged downwards, rows never cut unless higher than a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from app.typeset.canvas import Color
from app.typeset.frame import Flow, Line, TextStyle, draw_lines, lay

PAD_X, PAD_Y = 5.0, 4.0
SMALLEST = 0.5  # a merged cell's text shrinks to half its size at most when a page leaves it too little height


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: text, columns it spans, rows it is merged over (the rows below hold None there)."""

    text: str
    style: TextStyle
    span: int = 1
    rows: int = 1
    fill: Color | None = None
    pad: float = PAD_X


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from left to right; None under a cell merged from above."""

    cells: tuple[Cell | None, ...]
    height: float = 0  # at least


@dataclass(frozen=True, slots=True)
class Table:
    """Columns in points; `head` is repeated on every page."""

    columns: tuple[float, ...]
    rows: Sequence[Row]
    head: Sequence[Row] = ()


@dataclass(frozen=True, slots=True)
class _Box:
    """A cell with its lines in its place."""

    cell: Cell
    x: float
    width: float
    lines: tuple[Line, ...]

    @property
    def needs(self) -> float:
        return len(self.lines) * self.cell.style.leading + 2 * PAD_Y


@dataclass(frozen=True, slots=True)
class _Band:
    """A row with its boxes and its height."""

    boxes: tuple[_Box, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Merge:
    """A box merged over the rows `first` to `last`."""

    box: _Box
    first: int
    last: int


def draw_table(flow: Flow, table: Table) -> None:
    """Draw a table where the flow stands."""
    head = [_band(row, table.columns) for row in table.head]
    head_height = sum(band.height for band in head)
    bands = _bands(table, flow.page_room - head_height)
    bands, merges = _merged(bands)
    start = 0
    while start < len(bands):
        end = _fitting(bands, merges, start, flow.room - head_height, flow.at_top)
        if end == start:
            flow.new_page()
            continue
        _draw(flow, head, [], 0)
        _draw(flow, bands[start:end], merges, start)
        start = end
        if start < len(bands):
            flow.new_page()


def first_height(table: Table) -> float:
    """The height of the head with the first row: what should not be parted from a heading above."""
    return sum(_band(row, table.columns).height for row in (*table.head, *table.rows[:1]))


def table_height(table: Table) -> float:
    """How high a table is when nothing cuts it."""
    bands, _ = _merged([_band(row, table.columns) for row in table.rows])
    return sum(band.height for band in bands) + sum(_band(row, table.columns).height for row in table.head)


def _band(row: Row, columns: tuple[float, ...]) -> _Band:
    lefts = list(accumulate(columns, initial=0.0))
    boxes, column = [], 0
    for cell in row.cells:
        if cell is not None:
            width = lefts[column + cell.span] - lefts[column]
            boxes.append(_Box(cell, lefts[column], width, lay(cell.text, cell.style, width - 2 * cell.pad)))
        column += cell.span if cell else 1
    height = max((box.needs for box in boxes if box.cell.rows == 1), default=0)
    return _Band(tuple(boxes), max(height, row.height))


def _bands(table: Table, most: float) -> list[_Band]:
    """The rows laid out; a row higher than a page becomes several."""
    bands: list[_Band] = []
    for row in table.rows:
        band = _band(row, table.columns)
        pieces = _cut(band, most) if band.height > most else [band]
        if len(pieces) > 1:
            bands = _stretched(bands, len(pieces) - 1)
        bands.extend(pieces)
    return bands


def _cut(band: _Band, most: float) -> list[_Band]:
    pieces, rest = [], list(band.boxes)
    while rest:
        taken, left = [], []
        for box in rest:
            if box.cell.rows > 1:
                taken.append(box)
                continue
            count = max(int((most - 2 * PAD_Y) // box.cell.style.leading), 1)
            taken.append(replace(box, lines=box.lines[:count]))
            left.append(replace(box, lines=box.lines[count:]))
        pieces.append(_Band(tuple(taken), max(box.needs for box in taken if box.cell.rows == 1)))
        rest = left if any(box.lines for box in left) else []
    if pieces[1:]:
        head = tuple(_longer(box, len(pieces) - 1) if box.cell.rows > 1 else box for box in pieces[0].boxes)
        pieces[0] = replace(pieces[0], boxes=head)
    return pieces


def _stretched(bands: list[_Band], more: int) -> list[_Band]:
    """The rows so far, a merge that reaches beyond them made longer by the pieces of the row that was cut."""
    count = len(bands)
    return [
        replace(band, boxes=tuple(_longer(box, more) if at + box.cell.rows > count else box for box in band.boxes))
        if any(at + box.cell.rows > count for box in band.boxes)
        else band
        for at, band in enumerate(bands)
    ]


def _longer(box: _Box, more: int) -> _Box:
    return replace(box, cell=replace(box.cell, rows=box.cell.rows + more))


def _merged(bands: list[_Band]) -> tuple[list[_Band], list[_Merge]]:
    """The merges, and the rows made high enough for what the merged cells say."""
    bands, merges = list(bands), []
    for at, band in enumerate(bands):
        for box in band.boxes:
            if box.cell.rows > 1:
                last = min(at + box.cell.rows, len(bands)) - 1
                merges.append(_Merge(box, at, last))
                lacking = box.needs - sum(one.height for one in bands[at : last + 1])
                if lacking > 0:
                    more = lacking / (last - at + 1)
                    bands[at : last + 1] = [replace(one, height=one.height + more) for one in bands[at : last + 1]]
    return bands, merges


def _fitting(bands: list[_Band], merges: list[_Merge], start: int, room: float, forced: bool) -> int:
    """Up to which row this page is filled, so that both parts of a divided merge can hold its text."""
    end, used = start, 0.0
    while end < len(bands) and used + bands[end].height <= room + 0.01:
        used += bands[end].height
        end += 1
    if end == len(bands):
        return end
    best = end
    while best > start and not all(_divides_well(bands, merge, start, best) for merge in merges):
        best -= 1
    if best > start:
        return best
    return max(end, start + 1) if forced else start


def _divides_well(bands: list[_Band], merge: _Merge, start: int, end: int) -> bool:
    if not merge.first < end <= merge.last:
        return True
    before = sum(band.height for band in bands[max(merge.first, start) : end])
    after = sum(band.height for band in bands[end : merge.last + 1])
    return before >= merge.box.needs and after >= merge.box.needs


def _draw(flow: Flow, bands: Sequence[_Band], merges: Sequence[_Merge], start: int) -> None:
    """Draw rows that fit; a merge open at the top of the page says its text again."""
    tops = list(accumulate((band.height for band in bands), initial=flow.y))
    frames: list[tuple[float, float, float, float]] = []
    for at, band in enumerate(bands):
        for merge in merges:
            first = max(merge.first, start)
            if first == start + at and merge.last >= first:
                last = min(merge.last, start + len(bands) - 1)
                frames.append(_draw_box(flow, merge.box, tops[at], tops[last - start + 1] - tops[at]))
        frames.extend(_draw_box(flow, box, tops[at], band.height) for box in band.boxes if box.cell.rows == 1)
    flow.canvas.boxes(frames, 0.5)
    flow.y = tops[-1]


def _draw_box(flow: Flow, box: _Box, top: float, height: float) -> tuple[float, float, float, float]:
    x, cell, lines = flow.sheet.left + box.x, box.cell, box.lines
    if cell.fill:
        flow.canvas.rect(x, top, box.width, height, fill=cell.fill, stroke=None)
    style = cell.style
    if len(lines) * style.leading > height and cell.rows > 1:
        shrink = max((height - 2) / (len(lines) * style.leading), SMALLEST)
        style = replace(style, size=style.size * shrink, leading=style.leading * shrink)
        lines = tuple(replace(line, width=line.width * shrink) for line in lines)
    inner = top + (height - len(lines) * style.leading) / 2
    draw_lines(flow.canvas, lines, style, x + cell.pad, inner, box.width - 2 * cell.pad)
    return x, top, box.width, height
