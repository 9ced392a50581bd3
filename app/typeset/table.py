"""Tables down the pages: repeated heads, cells merged downwards, rows never cut unless higher than a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from app.typeset.canvas import Color
from app.typeset.frame import Flow, Line, TextStyle, draw_lines, lay

PAD_X, PAD_Y = 5.0, 4.0
LEAST = 64.0  # points; a row higher than a page begins where at least this much is left
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
    pad_y: float = PAD_Y


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
        return len(self.lines) * self.cell.style.leading + 2 * self.cell.pad_y


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
    bands, merges = _merged([_band(row, table.columns) for row in table.rows])
    most = flow.page_room - head_height
    start = 0
    while start < len(bands):
        room = flow.room - head_height
        end, used = _filled(bands, start, room)
        if end < len(bands) and bands[end].height > most and room - used >= LEAST:
            bands[end : end + 1] = _cut(bands[end], room - used)
            merges = [_shifted(merge, end) for merge in merges]
            end += 1
        elif end < len(bands):
            end = _divided(bands, merges, start, end, flow.at_top)
        if end > start:
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
    return _Band(tuple(boxes), max(_height(boxes), row.height))


def _cut(band: _Band, room: float) -> tuple[_Band, _Band]:
    """A row higher than a page in two: what fits here, and the rest."""
    taken, left = [], []
    for box in band.boxes:
        count = max(int((room - 2 * box.cell.pad_y) // box.cell.style.leading), 1)
        taken.append(box if box.cell.rows > 1 else replace(box, lines=box.lines[:count]))
        if box.cell.rows == 1:
            left.append(replace(box, lines=box.lines[count:]))
    return _Band(tuple(taken), _height(taken)), _Band(tuple(left), _height(left))


def _height(boxes: Sequence[_Box]) -> float:
    return max((box.needs for box in boxes if box.cell.rows == 1), default=0)


def _shifted(merge: _Merge, at: int) -> _Merge:
    """The merge after the row `at` became two."""
    return replace(merge, first=merge.first + (merge.first > at), last=merge.last + (merge.last >= at))


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


def _filled(bands: list[_Band], start: int, room: float) -> tuple[int, float]:
    """Up to which row the room is filled, and how much of it they take."""
    end, used = start, 0.0
    while end < len(bands) and used + bands[end].height <= room + 0.01:
        used += bands[end].height
        end += 1
    return end, used


def _divided(bands: list[_Band], merges: list[_Merge], start: int, end: int, forced: bool) -> int:
    """A place to divide so that both parts of a merged cell can hold its text; `start` sends all to the next page."""
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
