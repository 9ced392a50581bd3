"""A PDF whose pages are pictures and nothing else; written plainly so that the same pictures give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plate:
    """One picture for one page: its stream as a PDF image, its pixels, its page in points, its turn and mirror.

    `matrix` places the unit square of the picture on the page; `width` and `height` are the page as it is shown.
    """

    stream: bytes
    dictionary: str
    width: float
    height: float
    matrix: tuple[float, float, float, float, float, float]
    palette: bytes = b""


def picture_pdf(plates: Sequence[Plate]) -> bytes:
    """The bytes of a PDF with one page for each plate."""
    body: list[bytes] = [b"", b""]
    kids: list[int] = []
    for plate in plates:
        image = _add(body, _image(plate, len(body) + 2))
        if plate.palette:
            _add(body, _stream("", plate.palette))
        content = _add(body, _stream("", f"q {_numbers(plate.matrix)} cm /I Do Q".encode()))
        page = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {_number(plate.width)} {_number(plate.height)}]"
            f"/Resources<</XObject<</I {image} 0 R>>>>/Contents {content} 0 R>>"
        )
        kids.append(_add(body, page.encode()))
    body[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    body[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode()
    return _file(body)


def _image(plate: Plate, next_object: int) -> bytes:
    dictionary = plate.dictionary.replace("%PALETTE%", f"{next_object} 0 R")
    return _stream(f"/Type/XObject/Subtype/Image{dictionary}", plate.stream)


def _add(body: list[bytes], item: bytes) -> int:
    body.append(item)
    return len(body)


def _stream(dictionary: str, data: bytes) -> bytes:
    return f"<<{dictionary}/Length {len(data)}>>stream\n".encode() + data + b"\nendstream"


def _file(body: Sequence[bytes]) -> bytes:
    parts = [b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"]
    size = len(parts[0])
    offsets: list[int] = []
    for number, item in enumerate(body, 1):
        offsets.append(size)
        piece = f"{number} 0 obj\n".encode() + item + b"\nendobj\n"
        parts.append(piece)
        size += len(piece)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    count = len(body) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{size}\n%%EOF\n"
    return b"".join(parts) + end.encode()


def _numbers(values: Sequence[float]) -> str:
    return " ".join(_number(value) for value in values)


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
