"""A clipping of a page for the report: the strip around a pin, the pin drawn as a red frame."""

from __future__ import annotations

import io

from app.domain.page import Rect
from app.evidence.picture import Picture
from app.evidence.view import OpenPdf

_RED = (163, 29, 29)
_LEAST_WIDTH = 0.8
_LEAST_HEIGHT = 0.045
_LINE_POINTS = 1.0


def clip_of(opened: OpenPdf, page: int, rect: Rect, turn: int, dpi: int, margin: float) -> bytes:
    """PNG of the strip around a rectangle of a turned page."""
    rect = _sane(rect)
    around = _strip(rect, margin)
    picture = opened.region(page, around, turn, dpi)
    inner = Rect(
        (rect.left - around.left) / around.width,
        (rect.top - around.top) / around.height,
        (rect.right - around.left) / around.width,
        (rect.bottom - around.top) / around.height,
    )
    return _framed(picture, inner, max(1, round(_LINE_POINTS * dpi / 72)))


def _strip(rect: Rect, margin: float) -> Rect:
    left, right = _widened(rect.left - margin, rect.right + margin, _LEAST_WIDTH)
    top, bottom = _widened(rect.top - margin, rect.bottom + margin, _LEAST_HEIGHT)
    return Rect(left, top, right, bottom)


def _widened(low: float, high: float, least: float) -> tuple[float, float]:
    """The interval grown to at least a length and pushed inside 0..1."""
    missing = least - (high - low)
    if missing > 0:
        low, high = low - missing / 2, high + missing / 2
    if low < 0:
        low, high = 0.0, high - low
    if high > 1:
        low, high = max(0.0, low - (high - 1)), 1.0
    return low, high


def _sane(rect: Rect) -> Rect:
    left, right = sorted((min(max(rect.left, 0.0), 1.0), min(max(rect.right, 0.0), 1.0)))
    top, bottom = sorted((min(max(rect.top, 0.0), 1.0), min(max(rect.bottom, 0.0), 1.0)))
    return Rect(left, top, right, bottom)


def _framed(picture: Picture, inner: Rect, line: int) -> bytes:
    from PIL import Image, ImageDraw

    image = Image.frombuffer("RGB", (picture.width, picture.height), picture.bgrx, "raw", "BGRX", 0, 1)
    image = image.copy()
    box = (
        round(inner.left * (picture.width - 1)),
        round(inner.top * (picture.height - 1)),
        round(inner.right * (picture.width - 1)),
        round(inner.bottom * (picture.height - 1)),
    )
    ImageDraw.Draw(image).rectangle(box, outline=_RED, width=line)
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=6)
    return out.getvalue()
