"""The order in which the lines of an upright page are read: cells of tables, columns of prose, rows; pure arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

_CORE = 0.25  # of its height above and below its middle: where a line certainly is, however tight the lines stand
_SLACK = 3.0  # pixels by which a cell is made smaller, so that neighbours do not touch
_STEPS = 24
_PROSE_LINES = 4
_PROSE_FULL = 0.72  # of the widest line of its column, for a line of running text
_LEAST_COLUMN = 0.36  # of the width of everything on the page


@dataclass(frozen=True, slots=True)
class Box:
    """A place in pixels of the upright page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in pixels."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in pixels."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, other: Box) -> bool:
        """Whether the middle of another box lies inside."""
        x, y = other.middle
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that are read together: one free line, or all lines of a cell."""

    box: Box
    lines: tuple[int, ...]
    free: bool


def in_order(lines: Sequence[Box], cells: Sequence[Box] = ()) -> list[int]:
    """Indexes of the lines as they are read: cell by cell, column by column, else row by row."""
    return [index for block in _ordered(_blocks(lines, cells)) for index in _inside(block, lines)]


def cell_of(box: Box, cells: Sequence[Box]) -> Box | None:
    """The smallest cell that holds the middle of a line."""
    return min((cell for cell in cells if cell.holds(box)), key=lambda cell: cell.width * cell.height, default=None)


def same_row(one: Box, two: Box) -> bool:
    """Whether the second stands to the right of the first at the same height."""
    return two.left >= one.right - one.height * 0.3 and abs(one.middle[1] - two.middle[1]) < 0.5 * min(
        one.height, two.height
    )


def _inside(block: _Block, lines: Sequence[Box]) -> list[int]:
    if block.free or len(block.lines) == 1:
        return list(block.lines)
    order = in_order([lines[index] for index in block.lines])
    return [block.lines[at] for at in order]


def _blocks(lines: Sequence[Box], cells: Sequence[Box]) -> list[_Block]:
    held: dict[Box, list[int]] = {}
    blocks: list[_Block] = []
    for index, line in enumerate(lines):
        cell = cell_of(line, cells)
        if cell is None:
            middle, core = line.middle[1], line.height * _CORE
            blocks.append(_Block(Box(line.left, middle - core, line.right, middle + core), (index,), True))
        else:
            held.setdefault(cell, []).append(index)
    for cell, indexes in held.items():
        inner = Box(cell.left + _SLACK, cell.top + _SLACK, cell.right - _SLACK, cell.bottom - _SLACK)
        blocks.append(_Block(inner, tuple(indexes), False))
    return blocks


def _ordered(blocks: list[_Block]) -> list[_Block]:
    if len(blocks) < 2:
        return blocks
    if columns := _columns(blocks):
        return [block for part in columns for block in _ordered(part)]
    parts = _parted(blocks, _top, _bottom)
    if len(parts) == 1:
        parts = _beside(_parted(blocks, _left, _right))
    if len(parts) > 1:
        return [block for part in parts for block in _ordered(part)]
    return _by_rows(blocks)


def _beside(parts: list[list[_Block]]) -> list[list[_Block]]:
    """A tall block beside rows of others apart from them, so that these are read row by row."""
    if len(parts) > 2 and len(parts[0]) == 1:
        return [parts[0], [block for part in parts[1:] for block in part]]
    if len(parts) > 2 and len(parts[-1]) == 1:
        return [[block for part in parts[:-1] for block in part], parts[-1]]
    return parts


def _top(box: Box) -> float:
    return box.top


def _bottom(box: Box) -> float:
    return box.bottom


def _left(box: Box) -> float:
    return box.left


def _right(box: Box) -> float:
    return box.right


def _parted(blocks: Sequence[_Block], low: Callable[[Box], float], high: Callable[[Box], float]) -> list[list[_Block]]:
    """Blocks in groups with clear space between them along one direction."""
    parts: list[list[_Block]] = []
    reach = 0.0
    for block in sorted(blocks, key=lambda block: low(block.box)):
        if parts and low(block.box) < reach:
            parts[-1].append(block)
        else:
            parts.append([block])
        reach = max(reach, high(block.box)) if len(parts[-1]) > 1 else high(block.box)
    return parts


def _by_rows(blocks: Sequence[_Block]) -> list[_Block]:
    """Row by row where nothing parts them: lines that lean or overlap."""
    rows: list[list[_Block]] = []
    for block in sorted(blocks, key=lambda block: block.box.middle[1]):
        near = rows and abs(block.box.middle[1] - median(one.box.middle[1] for one in rows[-1])) < min(
            block.box.height, rows[-1][-1].box.height
        )
        if near:
            rows[-1].append(block)
        else:
            rows.append([block])
    return [block for row in rows for block in sorted(row, key=lambda one: one.box.left)]


def _columns(blocks: Sequence[_Block]) -> list[list[_Block]]:
    """What stands above two columns of prose, the left one, the right one, what stands below; empty without such."""
    left, right = min(one.box.left for one in blocks), max(one.box.right for one in blocks)
    wide = right - left
    best: tuple[tuple[int, int], list[list[_Block]]] | None = None
    for step in range(_STEPS + 1):
        at = left + wide * (0.3 + 0.4 * step / _STEPS)
        for band in _bands(blocks, at):
            sides = [[one for one in band if one.box.middle[0] < at], [one for one in band if one.box.middle[0] >= at]]
            count = min(map(len, sides)), len(band)
            if (best is None or count > best[0]) and all(_prose(side, wide) for side in sides):
                top, bottom = min(one.box.top for one in band), max(one.box.bottom for one in band)
                above = [one for one in blocks if one.box.middle[1] < top]
                below = [one for one in blocks if one.box.middle[1] > bottom]
                best = count, [above, *sides, below]
    return [part for part in best[1] if part] if best else []


def _bands(blocks: Sequence[_Block], at: float) -> Iterator[list[_Block]]:
    """Runs of blocks from above that leave an upright line through the page free."""
    band: list[_Block] = []
    for block in sorted(blocks, key=lambda block: block.box.middle[1]):
        if block.box.left < at < block.box.right:
            yield band
            band = []
        else:
            band.append(block)
    yield band


def _prose(side: Sequence[_Block], wide: float) -> bool:
    """Whether lines are running text in a column: several of them, wide, and some that end at its right edge."""
    if len(side) < _PROSE_LINES or not all(one.free for one in side):
        return False
    edge = max(one.box.right for one in side)
    across = edge - min(one.box.left for one in side)
    room = 1.5 / (2 * _CORE)  # letters, of blocks that are as high as the core of a line
    full = sum(one.box.width > _PROSE_FULL * across and edge - one.box.right < room * one.box.height for one in side)
    return across > _LEAST_COLUMN * wide and full >= max(3, 0.15 * len(side))
