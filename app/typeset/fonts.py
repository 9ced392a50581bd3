"""The bundled fonts: which characters they draw, how wide, and the outlines a document embeds."""

from __future__ import annotations

import mmap
import struct
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

from app.errors import ReportError
from app.paths import resources_folder


class Face(Enum):
    """A bundled face; the value is its file in `resources/fonts/`."""

    SERIF = "NotoSerifSC-Regular.ttf"
    SERIF_BOLD = "NotoSerifSC-Bold.ttf"
    SANS = "NotoSansSC-Regular.ttf"
    SANS_BOLD = "NotoSansSC-Bold.ttf"
    KAI = "AnjuanKai-Regular.ttf"


# Where a character is looked for when its own face does not draw it.
FALLBACKS: Mapping[Face, tuple[Face, ...]] = {
    Face.SERIF: (Face.SERIF, Face.SANS, Face.KAI),
    Face.SERIF_BOLD: (Face.SERIF_BOLD, Face.SERIF, Face.SANS_BOLD, Face.SANS, Face.KAI),
    Face.SANS: (Face.SANS, Face.SERIF, Face.KAI),
    Face.SANS_BOLD: (Face.SANS_BOLD, Face.SANS, Face.SERIF_BOLD, Face.SERIF, Face.KAI),
    Face.KAI: (Face.KAI, Face.SERIF, Face.SANS),
}
MISSING_ADVANCE = 1000  # a character no face draws is measured as one em; writing it raises


@dataclass(frozen=True, slots=True)
class FontData:
    """A parsed TrueType file: character -> glyph number, advances in 1/1000 em, and the tables to cut from."""

    name: str
    glyphs: Mapping[str, int]
    advances: array[int]
    ascent: int
    descent: int
    box: tuple[int, int, int, int]
    data: mmap.mmap
    tables: Mapping[str, tuple[int, int]]
    loca: array[int]

    def table(self, tag: str) -> bytes:
        """The bytes of a table."""
        start, size = self.tables[tag]
        return self.data[start : start + size]

    def outline(self, glyph: int) -> bytes:
        """The outline of a glyph as the file holds it; empty for a blank."""
        start = self.tables["glyf"][0]
        return self.data[start + self.loca[glyph] : start + self.loca[glyph + 1]]


def font_file(face: Face) -> Path:
    """The file of a face."""
    return resources_folder() / "fonts" / face.value


@cache
def font_data(face: Face) -> FontData:
    """The parsed font, read once per process."""
    path = font_file(face)
    try:
        with path.open("rb") as stream:
            data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise ReportError(f"字体文件“{path.name}”无法读取。", "请重新安装本程序。") from error
    return _parsed(path.stem, data)


def _parsed(name: str, data: mmap.mmap) -> FontData:
    tables = {}
    for index in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, start, size = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        tables[tag.decode("ascii")] = (start, size)
    head, hhea = tables["head"][0], tables["hhea"][0]
    units = struct.unpack_from(">H", data, head + 18)[0]
    ascent, descent = struct.unpack_from(">hh", data, hhea + 4)
    return FontData(
        name=name,
        glyphs=_characters(data, tables["cmap"][0]),
        advances=_advances(data, tables, units),
        ascent=ascent * 1000 // units,
        descent=descent * 1000 // units,
        box=struct.unpack_from(">hhhh", data, head + 36),
        data=data,
        tables=tables,
        loca=_offsets(data, tables, long=bool(struct.unpack_from(">h", data, head + 50)[0])),
    )


def _characters(data: mmap.mmap, start: int) -> dict[str, int]:
    """Character -> glyph from the format 12 table, which the bundled fonts all have."""
    for index in range(struct.unpack_from(">H", data, start + 2)[0]):
        offset = start + struct.unpack_from(">L", data, start + 8 + 8 * index)[0]
        if struct.unpack_from(">H", data, offset)[0] == 12:
            break
    else:
        raise ReportError("字体文件缺少字符表。", "请重新安装本程序。")
    count = struct.unpack_from(">L", data, offset + 12)[0]
    glyphs: dict[str, int] = {}
    for first, last, glyph in struct.iter_unpack(">LLL", data[offset + 16 : offset + 16 + 12 * count]):
        glyphs.update(zip(map(chr, range(first, last + 1)), range(glyph, glyph + last - first + 1), strict=True))
    return glyphs


def _advances(data: mmap.mmap, tables: Mapping[str, tuple[int, int]], units: int) -> array[int]:
    metrics = struct.unpack_from(">H", data, tables["hhea"][0] + 34)[0]
    total = struct.unpack_from(">H", data, tables["maxp"][0] + 4)[0]
    start = tables["hmtx"][0]
    values = _big_endian("H", data[start : start + 4 * metrics])[::2]
    values.extend([values[-1]] * (total - metrics))
    return values if units == 1000 else array("H", (value * 1000 // units for value in values))


def _offsets(data: mmap.mmap, tables: Mapping[str, tuple[int, int]], *, long: bool) -> array[int]:
    start, size = tables["loca"]
    if long:
        return _big_endian("I", data[start : start + size])
    return array("I", (2 * value for value in _big_endian("H", data[start : start + size])))


def _big_endian(kind: str, raw: bytes) -> array[int]:
    values: array[int] = array(kind, raw)
    if struct.pack("=H", 1) != struct.pack(">H", 1):
        values.byteswap()
    return values


class Advances(dict[str, int]):
    """Character -> advance in 1/1000 em, filled as characters are met; fallback faces included."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, char: str) -> int:
        drawn = drawing_face(self._face, char)
        if drawn is None:
            advance = MISSING_ADVANCE
        else:
            data = font_data(drawn)
            advance = data.advances[data.glyphs[char]]
        self[char] = advance
        return advance


@cache
def advances(face: Face) -> Advances:
    """The advances of a face, shared by everything that measures."""
    return Advances(face)


def drawing_face(face: Face, char: str) -> Face | None:
    """The face that draws a character asked for in `face`, or None when no bundled face has it."""
    for candidate in FALLBACKS[face]:
        if char in font_data(candidate).glyphs:
            return candidate
    return None


def covers(face: Face, text: str) -> str:
    """The characters of a text that neither the face nor its fallbacks draw, each once, in order."""
    glyphs = font_data(face).glyphs  # asked one by one: a difference of keys would walk over all of the font
    return "".join(char for char in dict.fromkeys(text) if char not in glyphs and drawing_face(face, char) is None)


def text_width(face: Face, text: str, size: float) -> float:
    """The width of a text on one line, in points."""
    return sum(map(advances(face).__getitem__, text)) * size / 1000


def ascent(face: Face, size: float) -> float:
    """How far a face rises above the baseline, in points."""
    return font_data(face).ascent * size / 1000


def descent(face: Face, size: float) -> float:
    """How far a face falls below the baseline, in points, positive."""
    return -font_data(face).descent * size / 1000
