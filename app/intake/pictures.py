"""Pictures of pages: photos, scans, faxes with several frames -> a paged view that loses nothing of them.

JPEG data goes into the view as it is; everything else as PNG data, which is lossless. The camera's turn (EXIF) is respected,
the colour profile is not. Runs in a worker process.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageSequence

from app.errors import IntakeError
from app.evidence.faults import PARSER_FAULTS
from app.intake.picture_pdf import Plate, picture_pdf

_ORIENTATION = 0x0112
_A4 = (595.276, 841.89)
_LONGEST = 1500.0
_SHORTEST = 60.0
_TRUSTED_DPI = (90.0, 1300.0)
# where the unit square of a stored picture goes so that it stands upright (EXIF 2.3, tag 0x0112)
_UPRIGHT: dict[int, tuple[int, int, int, int, int, int]] = {
    1: (1, 0, 0, 1, 0, 0), 2: (-1, 0, 0, 1, 1, 0), 3: (-1, 0, 0, -1, 1, 1), 4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1), 6: (0, -1, 1, 0, 0, 1), 7: (0, 1, 1, 0, 0, 0), 8: (0, 1, -1, 0, 1, 0),
}  # fmt: skip


def picture_view(data: bytes, pixels: int, frames: int) -> tuple[bytes, int, tuple[str, ...]]:
    """The paged view of a picture file, its number of pages, and warnings."""
    Image.MAX_IMAGE_PIXELS = None  # checked against our own limit before anything is decoded
    try:
        with _opened(data) as image:
            count = getattr(image, "n_frames", 1)
            if count > frames:
                raise IntakeError(f"图片有{count}幅，超过上限{frames}幅。", "请拆分后重新导入。")
            animated = image.format in ("GIF", "WEBP")
            plates = tuple(_plates(image, data, pixels, 1 if animated else count))
    except PARSER_FAULTS as error:
        raise IntakeError("图片已损坏，无法读取。", "请重新扫描或重新导出后再导入。") from error
    warnings = (f"动图共{count}幅，只取第一幅。",) if animated and count > 1 else ()
    return picture_pdf(plates), len(plates), warnings


def _opened(data: bytes) -> Image.Image:
    if data[4:8] == b"ftyp":
        from pi_heif import register_heif_opener

        register_heif_opener()
    return Image.open(io.BytesIO(data))


def _plates(image: Image.Image, data: bytes, pixels: int, count: int) -> Iterator[Plate]:
    for index, frame in enumerate(ImageSequence.Iterator(image)):
        if index >= count:
            return
        width, height = frame.size
        if width * height > pixels:
            raise IntakeError(
                f"图片为{width}×{height}像素，超过上限（{pixels // 10_000}万像素）。", "请降低分辨率后重新导入。"
            )
        orientation = int(frame.getexif().get(_ORIENTATION, 1))
        dpi = _dpi(frame.info)
        # a HEIC decoder has already turned the picture
        upright = _UPRIGHT.get(1 if image.format == "HEIF" else orientation, _UPRIGHT[1])
        if frame.format == "JPEG" and frame.mode in ("L", "RGB", "CMYK"):
            frame.load()
            stream, dictionary, palette = data, _jpeg_dictionary(frame), b""
        else:
            stream, dictionary, palette = _png_parts(frame)
        size = (height, width) if upright[0] == 0 else (width, height)
        page = _page_size(size, (dpi[1], dpi[0]) if upright[0] == 0 else dpi)
        yield Plate(stream, dictionary, *page, _placed(upright, page), palette)


def _placed(upright: tuple[int, ...], page: tuple[float, float]) -> tuple[float, float, float, float, float, float]:
    a, b, c, d, e, f = upright
    return a * page[0], b * page[1], c * page[0], d * page[1], e * page[0], f * page[1]


def _jpeg_dictionary(frame: Image.Image) -> str:
    space = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}[frame.mode]
    inverted = "/Decode[1 0 1 0 1 0 1 0]" if frame.mode == "CMYK" and "adobe" in frame.info else ""
    width, height = frame.size
    return f"/Width {width}/Height {height}/ColorSpace{space}/BitsPerComponent 8/Filter/DCTDecode{inverted}"


def _png_parts(frame: Image.Image) -> tuple[bytes, str, bytes]:
    """The compressed rows of a PNG of this frame, the dictionary that reads them, and the palette if it has one."""
    flat = _flattened(frame)
    out = io.BytesIO()
    flat.save(out, "PNG", compress_level=6)
    chunks = dict[bytes, bytes]()
    for kind, body in _chunks(out.getvalue()):
        chunks[kind] = chunks.get(kind, b"") + body
    width, height, bits, colour = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    palette = chunks.get(b"PLTE", b"") if colour == 3 else b""
    space = {0: "/DeviceGray", 2: "/DeviceRGB"}.get(colour, f"[/Indexed/DeviceRGB {len(palette) // 3 - 1} %PALETTE%]")
    colours = 3 if colour == 2 else 1
    dictionary = (
        f"/Width {width}/Height {height}/ColorSpace{space}/BitsPerComponent {bits}/Filter/FlateDecode"
        f"/DecodeParms<</Predictor 15/Colors {colours}/BitsPerComponent {bits}/Columns {width}>>"
    )
    return chunks[b"IDAT"], dictionary, palette


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 8 <= len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _flattened(frame: Image.Image) -> Image.Image:
    """The frame in a mode a PDF image can hold, on white where it was transparent."""
    frame.load()
    if frame.mode in ("LA", "PA", "RGBA", "RGBa", "La") or "transparency" in frame.info:
        over = frame.convert("RGBA")
        white = Image.new("RGBA", over.size, (255, 255, 255, 255))
        return Image.alpha_composite(white, over).convert("RGB")
    if frame.mode in ("1", "L", "P", "RGB"):
        return frame
    if frame.mode.startswith(("I", "F")):
        return _eight_bits(frame)
    return frame.convert("RGB")


def _eight_bits(frame: Image.Image) -> Image.Image:
    """A picture of deep grey in 8 bits, its own darkest and lightest value stretched to black and white."""
    deep = frame.convert("F")
    low, high = deep.getextrema()
    span = (float(high) - float(low)) or 1.0  # type: ignore[arg-type]
    return deep.point(lambda value: value * (255 / span) - float(low) * 255 / span).convert("L")  # type: ignore[arg-type]


def _dpi(info: dict[Any, Any]) -> tuple[float, float]:
    found = info.get("dpi")
    try:
        across, down = float(found[0]), float(found[1])  # type: ignore[index]
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return 0.0, 0.0
    return across, down


def _page_size(size: tuple[int, int], dpi: tuple[float, float]) -> tuple[float, float]:
    """Points from pixels: by the resolution where it is believable, else the picture fitted into A4."""
    width, height = max(1, size[0]), max(1, size[1])
    low, high = _TRUSTED_DPI
    if low <= dpi[0] <= high and low <= dpi[1] <= high:
        page = width / dpi[0] * 72, height / dpi[1] * 72
        if max(page) <= _LONGEST and min(page) >= _SHORTEST:
            return page
    long, short = _A4[1], _A4[0]
    room = (long, short) if width > height else (short, long)
    scale = min(room[0] / width, room[1] / height)
    return max(width * scale, 3.0), max(height * scale, 3.0)
