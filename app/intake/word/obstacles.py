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
    full = anchor.wrap == "top" or box.width + gap_left + gap_right > column.width * _NEARLY_ALL
    right, bottom = left + box.width + gap_right, top + box.height + gap_bottom
    return Obstacle(left - gap_left, top - gap_top, right, bottom, full), left, top


def insets_at(obstacles: list[Obstacle], y: float, height: float, column: Column) -> tuple[float, float]:
    """How far a line of that height at `y` is pushed in from the left and from the right."""
    left = right = 0.0
    end = column.x + column.width
    for item in obstacles:
        if item.full or item.top > y + height - _TOUCH or item.bottom < y + _TOUCH:
            continue
        if item.left - column.x <= end - item.right:
            left = max(left, item.right - column.x)
        else:
            right = max(right, end - item.left)
    return (left, right) if left + right < column.width - _LEAST_LINE else (0.0, 0.0)


def cleared(obstacles: list[Obstacle], y: float, height: float) -> float:
    """The first height at or below `y` where a line of that height meets no full-width obstacle."""
    for item in sorted(obstacles, key=lambda obstacle: obstacle.top):
        if item.full and item.top < y + height and item.bottom > y:
            y = item.bottom
    return y
