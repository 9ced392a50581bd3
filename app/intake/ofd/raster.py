"""Pictures of an OFD in a form that a PDF takes, with the mask that may lie over them."""

from __future__ import annotations

import io

from PIL import Image, ImageOps

from app.evidence.faults import PARSER_FAULTS
from app.typeset.bilevel import JBIG2

_MOST_PIXELS = 60_000_000


def plain_picture(data: bytes, mask: bytes | None = None) -> bytes | None:
    """The picture as JPEG, PNG or JBIG2, or None where it is of a kind nobody here decodes."""
    if data[:8] == JBIG2:
        return data
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            if mask is not None:
                return _png(_masked(image, mask))
            if image.format in ("JPEG", "PNG"):
                image.load()
                return data
            return _png(image.convert("RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB"))
    except PARSER_FAULTS:
        return None


def _masked(image: Image.Image, mask: bytes) -> Image.Image:
    """The picture where its mask is white; a mask nobody decodes hides nothing."""
    shown = image.convert("RGBA")
    try:
        with Image.open(io.BytesIO(mask)) as over:
            if over.width * over.height > _MOST_PIXELS:
                return shown
            flat = ImageOps.grayscale(over.convert("RGB")).resize(shown.size)
    except PARSER_FAULTS:
        return shown
    shown.putalpha(flat)
    return shown


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
