"""Picture parts as PNG or JPEG bytes a page can take: cropped, turned, converted, bounded."""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Mapping

from PIL import Image, UnidentifiedImageError

from app.intake.word.drawings import turned_size
from app.intake.word.form import Box

MAX_PIXELS = 60_000_000
_TURNED_SIDE = 3000
_PASSED = frozenset({"PNG", "JPEG"})
_READABLE = frozenset({"PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "MPO"})


class PictureShelf:
    """The pictures of a document, each prepared once."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        self._pictures = pictures
        self._formats: dict[str, str] = {}
        self._ready: dict[tuple[str, tuple[float, ...], float], bytes | None] = {}

    def shown(self, box: Box) -> tuple[bytes, float, float] | None:
        """Bytes and the width and height to draw them at; None when the picture cannot be shown."""
        key = (box.picture, box.crop, box.rotation)
        if key not in self._ready:
            self._ready[key] = self._prepared(box)
        data = self._ready[key]
        return None if data is None else (data, *turned_size(box))

    def _prepared(self, box: Box) -> bytes | None:
        data = self._pictures.get(box.picture, b"")
        kind = _format(data)
        if kind not in _READABLE:
            return None
        if kind in _PASSED and not any(box.crop) and not box.rotation:
            return data
        try:
            return _converted(data, box)
        except (OSError, ValueError, SyntaxError, MemoryError):
            return None


def _format(data: bytes) -> str:
    """The picture's format, empty when it is none or too big."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data)) as picture:
                width, height = picture.size
                return str(picture.format) if width * height <= MAX_PIXELS else ""
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            return ""


def _converted(data: bytes, box: Box) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data)) as picture:
            layered = picture.convert("RGBA")
    width, height = layered.size
    left, top, right, bottom = box.crop
    if any(box.crop) and left + right < 1 and top + bottom < 1:
        layered = layered.crop(
            (
                math.floor(left * width),
                math.floor(top * height),
                math.ceil((1 - right) * width),
                math.ceil((1 - bottom) * height),
            )
        )
    if box.rotation:
        stretched = _same_shape(layered, box)
        layered = stretched.rotate(-box.rotation, expand=True, resample=Image.Resampling.BICUBIC)
    out = io.BytesIO()
    layered.save(out, "PNG")
    return out.getvalue()


def _same_shape(picture: Image.Image, box: Box) -> Image.Image:
    """The picture with the proportions of its box, so that turning it does not skew it."""
    width = min(picture.size[0], _TURNED_SIDE)
    height = max(round(width * box.height / box.width), 1) if box.width else picture.size[1]
    return picture.resize((width, min(height, _TURNED_SIDE)))
