"""Ink on a page where no line was read: lines the detector missed, and strokes of a pen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from app.intake.cleaning import smaller

_HALF = 2  # looked at in half its size
_DARK = 168  # of an evened picture
_RULE_MM, _EDGE = 6.0, 0.03
_SLIM, _LONG, _LEAST_INK = (
    0.45,
    25.0,
    0.06,
)  # against the usual height of a line; length against height; share of dark points
_SPECK_MM = 0.7
_MOST = 14  # places; more are noise
_USUAL_INK = 0.2
_STROKE_MM = (7.0, 3.0), (90.0, 32.0)  # the least and the most a written word takes up


@dataclass(frozen=True, slots=True)
class Patch:
    """A place with ink: left, top, right, bottom in pixels, and what share of it is inked."""

    left: float
    top: float
    right: float
    bottom: float
    ink: float

    @property
    def quad(self) -> Any:
        """Its corners."""
        corners = (self.left, self.top), (self.right, self.top), (self.right, self.bottom), (self.left, self.bottom)
        return np.array(corners, np.float32)

    def written(self, dpi: float, turn: int = 0) -> bool:
        """Whether it may be a written word: of that size, thin strokes with paper between them."""
        unit = dpi / 25.4
        across, down = self.right - self.left, self.bottom - self.top
        if turn % 180:
            across, down = down, across
        (wide, high), (most_wide, most_high) = _STROKE_MM
        fits = wide * unit <= across <= most_wide * unit and high * unit <= down <= most_high * unit
        return fits and down < 1.4 * across and _LEAST_INK <= self.ink < 0.4


def patch_of(quad: Any) -> Patch:
    """The place of a line that was found but not read."""
    (left, top), (right, bottom) = quad.min(axis=0), quad.max(axis=0)
    return Patch(float(left), float(top), float(right), float(bottom), _USUAL_INK)


def patches_of(grey: Any, quads: Sequence[Any], line: float, dpi: float) -> list[Patch]:
    """Places with ink outside the lines found, the largest first; `line` is the usual height of a line in pixels."""
    ink = _ink(grey, dpi)
    for quad in quads:
        cv2.fillConvexPoly(ink, (_grown(quad, 0.14) / _HALF).astype(np.int32), 0)
    reach = max(round(line * 0.6 / _HALF), 3) | 1
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((reach // 2 | 1, reach), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    least = (_SPECK_MM * dpi / 25.4 / _HALF) ** 2
    found = []
    for at in np.argsort(-stats[:, 4])[: 8 * _MOST]:
        x, y, w, h, area = (int(value) for value in stats[at])
        if at == 0 or area < least or min(w, h) < _SLIM * line / _HALF or max(w, h) > _LONG * min(w, h):
            continue
        dark = int(np.count_nonzero(ink[y : y + h, x : x + w][labels[y : y + h, x : x + w] == at]))
        if dark >= max(least, _LEAST_INK * w * h):
            found.append(Patch(x * _HALF, y * _HALF, (x + w) * _HALF, (y + h) * _HALF, dark / (w * h)))
    return found[:_MOST] if count < 400 else []


def _ink(grey: Any, dpi: float) -> Any:
    """Dark points without specks, the rules of tables and forms, and the edges of the sheet."""
    small = smaller(grey, _HALF)
    dark = (cv2.GaussianBlur(small, (3, 3), 0) < _DARK).astype(np.uint8)
    length = max(round(_RULE_MM * dpi / 25.4 / _HALF), 9)
    for bar in ((length, 1), (1, length)):
        rules = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones(bar[::-1], np.uint8))
        dark[cv2.dilate(rules, np.ones((5, 5), np.uint8)) > 0] = 0
    high, wide = dark.shape
    edge = round(min(high, wide) * _EDGE)
    inner = np.zeros_like(dark)
    inner[edge : high - edge, edge : wide - edge] = dark[edge : high - edge, edge : wide - edge]
    return inner


def _grown(quad: Any, by: float) -> Any:
    """Corners moved outwards by a part of the line's height."""
    middle = quad.mean(axis=0)
    across, down = quad[1] - quad[0], quad[3] - quad[0]
    step = by * np.linalg.norm(down)
    along, under = across / max(np.linalg.norm(across), 1e-6), down / max(np.linalg.norm(down), 1e-6)
    signs = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], np.float32)
    return middle + (quad - middle) + step * (signs[:, :1] * along + signs[:, 1:] * under)
