"""PNG and JPEG bytes as PDF image objects, passed through without decoding where the format allows it."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping

from PIL import Image, UnidentifiedImageError
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream

from app.errors import ReportError
from app.typeset.bilevel import JBIG2, embedded_stream

PNG = b"\x89PNG\r\n\x1a\n"
_CHANNELS: Mapping[int, tuple[str, int]] = {0: ("DeviceGray", 1), 2: ("DeviceRGB", 3)}
_JPEG_SPACES: Mapping[int, str] = {1: "DeviceGray", 3: "DeviceRGB"}
_UNREADABLE = (OSError, UnidentifiedImageError, ValueError, SyntaxError, Image.DecompressionBombError)


def image_object(data: bytes) -> PDFStream:
    """The image XObject of a picture; ReportError when the bytes are no picture."""
    if data[:8] == PNG:
        return _png(data) or _png(_plain_png(data)) or _unreadable()
    if data[:8] == JBIG2:
        return _bilevel(data)
    if data[:2] == b"\xff\xd8":
        return _jpeg(data) or _png(_plain_png(data)) or _unreadable()
    return _png(_plain_png(data)) or _unreadable()


def layered_object(data: bytes) -> tuple[PDFStream, PDFStream | None]:
    """The image XObject of a picture and, where it is transparent in places, that of its mask."""
    if data[:8] != PNG or not _transparent(data):
        return image_object(data), None
    try:
        with Image.open(io.BytesIO(data)) as picture:
            layered = picture.convert("RGBA")
    except _UNREADABLE as error:
        raise _problem() from error
    parts = [image_object(_saved(part)) for part in (layered.convert("RGB"), layered.getchannel("A"))]
    return parts[0], parts[1]


def _transparent(data: bytes) -> bool:
    return len(data) > 25 and (data[25] in (4, 6) or b"tRNS" in data[:4096])


def _saved(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    stream = image_object(data) if data[:8] != PNG else None
    if stream is not None:
        return int(stream.dictionary.dict["Width"]), int(stream.dictionary.dict["Height"])
    try:
        width, height = struct.unpack_from(">LL", data, 16)
    except struct.error as error:
        raise _problem() from error
    return int(width), int(height)


def _png(data: bytes) -> PDFStream | None:
    """None for interlaced, transparent, palette or 16-bit pictures: those are converted first."""
    try:
        width, height, depth, colour, _, _, interlaced = struct.unpack_from(">LLBBBBB", data, 16)
        if colour not in _CHANNELS or depth not in (1, 2, 4, 8) or interlaced or b"tRNS" in data[:4096]:
            return None
        body = _png_body(data)
    except struct.error:
        return None
    space, channels = _CHANNELS[colour]
    layout = PDFDictionary({"Predictor": 15, "Colors": channels, "BitsPerComponent": depth, "Columns": width})
    return _stream(width, height, depth, space, body, Filter=PDFName("FlateDecode"), DecodeParms=layout)


def _png_body(data: bytes) -> bytes:
    parts, at = [], 8
    while at + 8 <= len(data):
        size, kind = struct.unpack_from(">L4s", data, at)
        if kind == b"IDAT":
            parts.append(data[at + 8 : at + 8 + size])
        at += 12 + size
    return b"".join(parts)


def _jpeg(data: bytes) -> PDFStream | None:
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker, size = struct.unpack_from(">BH", data, at + 1)
        if marker in (0xC0, 0xC1, 0xC2):
            depth, height, width, channels = struct.unpack_from(">BHHB", data, at + 4)
            if depth != 8 or channels not in _JPEG_SPACES:
                return None
            return _stream(width, height, 8, _JPEG_SPACES[channels], data, Filter=PDFName("DCTDecode"))
        at += 2 + size
    return None


def _bilevel(data: bytes) -> PDFStream:
    try:
        width, height, body = embedded_stream(data)
    except (ValueError, struct.error, IndexError) as error:
        raise _problem() from error
    return _stream(width, height, 1, "DeviceGray", body, Filter=PDFName("JBIG2Decode"))


def _stream(width: int, height: int, depth: int, space: str, body: bytes, **more: object) -> PDFStream:
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": width,
        "Height": height,
        "BitsPerComponent": depth,
        "ColorSpace": PDFName(space),
        **more,
    }
    return PDFStream(PDFDictionary(entries), body)


def _plain_png(data: bytes) -> bytes:
    """The picture as a grey or RGB PNG on white."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.mode in ("1", "L"):
                plain = picture.convert("L")
            else:
                layered = picture.convert("RGBA")
                plain = Image.new("RGB", layered.size, "white")
                plain.paste(layered, mask=layered.getchannel("A"))
    except _UNREADABLE as error:
        raise _problem() from error
    return _saved(plain)


def _unreadable() -> PDFStream:
    raise _problem()


def _problem() -> ReportError:
    return ReportError("图片无法写入报告。", "请检查该图片能否正常打开。")
