"""The cells of the tables on a page picture, found by the rules between them."""

from __future__ import annotations

import math
from typing import Any

import cv2
import numpy as np

from app.intake.layout import Box

_WIDTH = 1000  # the page is looked at in this width
_ACROSS, _DOWN = 60, 34  # the shortest rule, in points of that width
_THICK = 8  # from here on it is no rule but a letter or a bar
_BRIDGE = 25
_DARK = 212  # beside bold letters a rule is darker than paper, but not than its surroundings
_NOISY = 0.15  # share of dark points from which on they are noise
_LEAST = 14


def cells_of(grey: Any, turn: int, skew: float) -> list[Box]:
    """Cells in pixels of the page turned upright and straightened; rules of the page's frame hold none."""
    upright = np.rot90(grey, -turn // 90)
    scale = min(_WIDTH / upright.shape[1], 1.0)
    small = cv2.resize(upright, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    level, (left, top) = _straightened(small, skew)
    rules = _rules(level)
    high, wide = rules.shape
    count, _, stats, _ = cv2.connectedComponentsWithStats((rules == 0).astype(np.uint8), connectivity=4)
    found = []
    for x, y, w, h, area in stats[1:count]:
        outside = x == 0 or y == 0 or x + w == wide or y + h == high
        if not outside and min(w, h) >= _LEAST and area > 0.5 * w * h:
            found.append(Box((x - left) / scale, (y - top) / scale, (x + w - left) / scale, (y + h - top) / scale))
    return found


def _straightened(picture: Any, skew: float) -> tuple[Any, tuple[float, float]]:
    """The picture turned back by its skew around its first corner, and where that corner is now."""
    high, wide = picture.shape
    cos, sin = math.cos(math.radians(skew)), math.sin(math.radians(skew))
    left, top = max(-sin * high, 0.0), max(sin * wide, 0.0)
    matrix = np.array([[cos, sin, left], [-sin, cos, top]], np.float32)
    size = round(wide + abs(sin) * high), round(high + abs(sin) * wide)
    return cv2.warpAffine(picture, matrix, size, borderMode=cv2.BORDER_REPLICATE), (left, top)


def _rules(level: Any) -> Any:
    """Long thin lines across and down, their gaps closed."""
    dark = cv2.adaptiveThreshold(level, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 14)
    if (level < _DARK).mean() < _NOISY:
        dark[level < _DARK] = 255
    across = _lines(cv2.dilate(dark, _bar((1, 3))), (_ACROSS, 1))
    down = _lines(cv2.dilate(dark, _bar((3, 1))), (1, _DOWN))
    return cv2.dilate(cv2.bitwise_or(across, down), np.ones((3, 3), np.uint8))


def _lines(dark: Any, least: tuple[int, int]) -> Any:
    """Runs of at least that length, without those that are thick all along, made longer to meet the next rule."""
    long = cv2.morphologyEx(dark, cv2.MORPH_OPEN, _bar(least))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(long)
    thin = stats[:, 4] <= _THICK * np.maximum(stats[:, 2], stats[:, 3])
    thin[0] = False
    kept = thin[labels].astype(np.uint8)
    return cv2.dilate(kept, _bar((_BRIDGE, 1) if least[0] > 1 else (1, _BRIDGE)))


def _bar(size: tuple[int, int]) -> Any:
    return cv2.getStructuringElement(cv2.MORPH_RECT, size)
