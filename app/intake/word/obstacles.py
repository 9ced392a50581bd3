"""Anchored things that text keeps clear of: beside them lines are shorter, over their full width there are none."""

from __future__ import annotations

from dataclasses import dataclass

from app.intake.word.form import Anchor
from app.intake.word.pieces import Floating
from app.intake.word.sheets import Column, Sheet, horizontal, vertical

_NEARLY_ALL = 0.9
_LEAST_LINE = 30.0
_TOUCH = 1.0


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A rectangle on the page, gaps included; `full` when no text may stand beside it."""

    left: float
    top: float
    right: float
    bottom: float
    full: bool


def keeps_away(item: Floating) -> bool:
    """True when text flows around the thing or stands only above and below it."""
    anchor = item.layout.box.anchor
    return anchor is not None and anchor.wrap in ("top", "square")


def obstacle_of(item: Floating, sheet: Sheet, column: Column, y: float) -> tuple[Obstacle, float, float]:
    """The obstacle a thing makes when its paragraph begins at `y`, and the top left corner of the thing."""
    box = item.layout.box
    anchor = box.anchor or Anchor()
    left = horizontal(anchor, box.width, sheet.section, column, sheet.label)
    top = vertical(anchor, box.height, sheet, y)
    gap_left, gap_top, gap_right, gap_bottom = anchor.gap
    right, bottom = left + box.width + gap_right, top + box.height + gap_bottom
    full = anchor.wrap == "top" or nearly_all(right - left + gap_left, column)
    return Obstacle(left - gap_left, top - gap_top, right, bottom, full), left, top


def nearly_all(width: float, column: Column) -> bool:
    """True when a thing of that width leaves no room for text beside it."""
    return width > column.width * _NEARLY_ALL


def beside(wanted: Obstacle, obstacles: list[Obstacle], gaps: float) -> float:
    """The top at or below the wanted one where nothing that stands there already is covered; only `gaps` may overlap."""
    top, height = wanted.top, wanted.bottom - wanted.top
    for item in sorted(obstacles, key=lambda obstacle: obstacle.top):
        across = item.left < wanted.right - gaps - _TOUCH and item.right > wanted.left + gaps + _TOUCH
        if across and item.top < top + height - _TOUCH and item.bottom > top + _TOUCH:
            top = item.bottom
    return top


def insets_at(obstacles: list[Obstacle], y: float, height: float, column: Column) -> tuple[float, float]:
    """How far a line of that height at `y` is pushed in from the left and from the right."""
    left, right = _pushed(obstacles, y, height, column)
    return (left, right) if left + right < column.width - _LEAST_LINE else (0.0, 0.0)


def _pushed(obstacles: list[Obstacle], y: float, height: float, column: Column) -> tuple[float, float]:
    left = right = 0.0
    end = column.x + column.width
    for item in obstacles:
        if item.full or item.right < column.x or item.left > end or not _meets(item, y, height):
            continue
        if item.left - column.x <= end - item.right:
            left = max(left, item.right - column.x)
        else:
            right = max(right, end - item.left)
    return left, right


def _meets(item: Obstacle, y: float, height: float) -> bool:
    return item.top <= y + height - _TOUCH and item.bottom >= y + _TOUCH


def cleared(obstacles: list[Obstacle], y: float, height: float, column: Column) -> float:
    """The first height at or below `y` where a line of that height has room."""
    for item in sorted(obstacles, key=lambda obstacle: obstacle.top):
        if item.full and item.top < y + height and item.bottom > y:
            y = item.bottom
    ends = sorted(item.bottom for item in obstacles if not item.full and item.bottom > y)
    while ends and sum(_pushed(obstacles, y, height, column)) >= column.width - _LEAST_LINE:
        y = ends.pop(0)
    return y
