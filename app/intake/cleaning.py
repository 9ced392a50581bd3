"""A page picture made easier to read, for the recognition engine only: the stored picture is never changed."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np

_LOOK = 4  # the picture is looked at in a quarter of its size
_REDDER, _RED = 38, 90
_JOIN_MM = 3.0
_LEAST_MM, _MOST_MM = 9.0, 95.0
_SLIM = 2.2  # as wide (or high) against the other side as two seals side by side
_LOW = 105  # of 255: how much darker than the paper the darkest letters of a pale page are, at the most


def without_seals(image: Any, blots: list[tuple[int, int, int, int]]) -> Any:
    """The picture (blue, green, red) with red ink gone where seals are; black letters under a seal stay."""
    if not blots:
        return image
    clean = image.copy()
    for x, y, w, h in blots:
        part = clean[y : y + h, x : x + w]
        red = part[:, :, 2].astype(np.float32)
        ink = np.percentile(red[_redness(part) > _REDDER], 60) if (_redness(part) > _REDDER).any() else 255.0
        level = np.clip(red * (np.percentile(red, 90) / max(ink, 1.0)), 0, 255).astype(np.uint8)
        part[:] = np.where((_redness(cv2.blur(part, (3, 3))) > _REDDER / 2)[:, :, None], level[:, :, None], part)
    return clean


def smaller(picture: Any, by: int) -> Any:
    """The picture in a part of its size, never less than one point."""
    high, wide = picture.shape[:2]
    return cv2.resize(picture, (max(wide // by, 1), max(high // by, 1)), interpolation=cv2.INTER_AREA)


def seal_blots(image: Any, dpi: float) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of red blots as wide and high as seals and thumbprints are.

    Lines in red (the heading of an agency, a stamped date, red forms) have another shape.
    """
    small = smaller(image, _LOOK)
    marked = ((_redness(small) > _REDDER) & (small[:, :, 2] > _RED)).astype(np.uint8)
    if not marked.any():
        return []
    unit = dpi / 25.4 / _LOOK
    reach = max(round(_JOIN_MM * unit), 1)
    joined = cv2.dilate(marked, np.ones((reach, reach), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    return [_enlarged(box, reach, image) for box in stats[1:count, :4] if _like_a_seal(box, marked, unit)]


def _redness(image: Any) -> Any:
    blue, green, red = (image[:, :, at].astype(np.int16) for at in range(3))
    return red - np.maximum(blue, green)


def _like_a_seal(box: Any, marked: Any, unit: float) -> bool:
    x, y, w, h = box
    high, wide = max(w, h), min(w, h)
    fits = _LEAST_MM * unit <= wide and high <= _MOST_MM * unit and high <= _SLIM * wide
    return bool(fits and marked[y : y + h, x : x + w].mean() > 0.06)


def _enlarged(box: Any, by: int, image: Any) -> tuple[int, int, int, int]:
    high, wide = image.shape[:2]
    x, y, w, h = (int(value) for value in box)
    left, top = max(x - by, 0) * _LOOK, max(y - by, 0) * _LOOK
    return left, top, min((x + w + by) * _LOOK, wide) - left, min((y + h + by) * _LOOK, high) - top


def evened(grey: Any) -> Any:
    """A grey picture with its paper white everywhere: light, shadows and the colour of the paper taken out."""
    small = smaller(grey, 8)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 9)
    wide = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, wide, scale=255)


def is_pale(level: Any) -> bool:
    """Whether the letters of an evened picture stand out so little that more contrast helps."""
    small = cv2.GaussianBlur(level, (0, 0), 1.2)[::2, ::2]
    ink = 255 - small[small < 225].astype(np.int16)
    return bool(ink.size > 0.002 * small.size and np.percentile(ink, 90) < _LOW)


def strengthened(level: Any) -> Any:
    """A pale evened picture with its noise smoothed and its letters dark, in three channels as engines want it."""
    smooth = cv2.GaussianBlur(level, (0, 0), 0.9)
    ink = 255 - smooth[::2, ::2][smooth[::2, ::2] < 225].astype(np.float32)
    most = float(np.percentile(ink, 90)) if ink.size else 255.0
    dark = np.clip((255 - smooth.astype(np.float32)) * (200.0 / max(most, 20.0)), 0, 255)
    return cv2.cvtColor((255 - dark).astype(np.uint8), cv2.COLOR_GRAY2BGR)
