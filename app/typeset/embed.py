"""The part of a font that a document embeds: used glyphs cut out, renumbered in order of use, as Type 0 objects."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

from app.typeset.fonts import FontData

# Flags of a composite glyph's part (OpenType, glyf table).
WORDS, SCALE, MORE, XY_SCALE, TWO_BY_TWO = 0x1, 0x8, 0x20, 0x40, 0x80


class Codes(dict[str, str]):
    """Character -> four hexadecimal digits of its code in this document, handed out in order of use."""

    def __init__(self, font: FontData, index: int) -> None:
        super().__init__()
        self.font = font
        self.index = index

    def __missing__(self, char: str) -> str:
        if char not in self.font.glyphs:
            raise KeyError(char)
        code = self[char] = f"{len(self) + 1:04X}"
        return code

    @property
    def resource(self) -> str:
        """The name of the font in the page's resources."""
        return f"J{self.index}"


def cut_font(font: FontData, chars: Iterable[str]) -> bytes:
    """A TrueType file with the outlines of these characters as glyphs 1, 2, …; only what a PDF reader needs."""
    glyphs = [0, *(font.glyphs[char] for char in chars)]
    outlines: list[bytes] = []
    place: dict[int, int] = {}
    for number, glyph in enumerate(glyphs):
        place.setdefault(glyph, number)
    while len(outlines) < len(glyphs):
        outline = font.outline(glyphs[len(outlines)])
        if outline[:2] >= b"\x80":
            outline = _renumbered(outline, glyphs, place)
        outlines.append(outline + b"\0" * (-len(outline) % 4))
    return _assembled(font, glyphs, outlines)


def _renumbered(outline: bytes, glyphs: list[int], place: dict[int, int]) -> bytes:
    """A composite outline that names its parts by their new numbers; parts not yet taken are added."""
    changed = bytearray(outline)
    at, flags = 10, MORE
    while flags & MORE:
        flags, part = struct.unpack_from(">HH", changed, at)
        if part not in place:
            place[part] = len(glyphs)
            glyphs.append(part)
        struct.pack_into(">H", changed, at + 2, place[part])
        at += 8 if flags & WORDS else 6
        at += 2 if flags & SCALE else 4 if flags & XY_SCALE else 8 if flags & TWO_BY_TWO else 0
    return bytes(changed)


def _assembled(font: FontData, glyphs: list[int], outlines: list[bytes]) -> bytes:
    offsets = [0]
    for outline in outlines:
        offsets.append(offsets[-1] + len(outline))
    count = len(glyphs)
    side = font.tables["hmtx"][0]
    metrics = struct.unpack_from(">H", font.data, font.tables["hhea"][0] + 34)[0]
    head = bytearray(font.table("head"))
    struct.pack_into(">L", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)
    tables = {
        b"glyf": b"".join(outlines),
        b"head": bytes(head),
        b"hhea": font.table("hhea")[:34] + struct.pack(">H", count),
        b"hmtx": b"".join(_metric(font, side, metrics, glyph) for glyph in glyphs),
        b"loca": struct.pack(f">{count + 1}L", *offsets),
        b"maxp": font.table("maxp")[:4] + struct.pack(">H", count) + font.table("maxp")[6:],
    }
    return _file(tables)


def _metric(font: FontData, side: int, metrics: int, glyph: int) -> bytes:
    if glyph < metrics:
        return font.data[side + 4 * glyph : side + 4 * glyph + 4]
    bearing = side + 4 * metrics + 2 * (glyph - metrics)
    return font.data[side + 4 * metrics - 4 : side + 4 * metrics - 2] + font.data[bearing : bearing + 2]


def _file(tables: dict[bytes, bytes]) -> bytes:
    """A TrueType file of these tables."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(">LHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    start = len(header) + 16 * count
    entries, bodies = [], []
    for tag in sorted(tables):
        body = tables[tag]
        entries.append(struct.pack(">4sLLL", tag, _checksum(body), start, len(body)))
        bodies.append(body + b"\0" * (-len(body) % 4))
        start += len(bodies[-1])
    return header + b"".join(entries) + b"".join(bodies)


def _checksum(body: bytes) -> int:
    padded = body + b"\0" * (-len(body) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Program:
    """A TrueType file ready to be embedded: glyph n is code n, from 1; a text may be empty where a glyph says nothing."""

    resource: str
    name: str
    data: bytes
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    widths: tuple[int, ...]
    texts: tuple[str, ...]


def program_of(codes: Codes) -> Program:
    """The used part of a bundled font."""
    font, chars = codes.font, tuple(codes)
    widths = tuple(font.advances[font.glyphs[char]] for char in chars)
    name = f"{_tag(codes.index, chars)}+{font.name}"
    return Program(
        codes.resource, name, cut_font(font, chars), font.box, font.ascent, font.descent, widths, chars
    )  # fmt: skip


def add_font(document: PDFDocument, program: Program) -> PDFObjectReference:
    """Put a composite font with exactly the used glyphs into the document; its reference."""
    key, name = program.resource, PDFName(program.name)
    filters = document.defaultStreamFilters
    stream = PDFStream(PDFDictionary({"Length1": len(program.data)}), program.data, filters=filters)
    descriptor = PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": 4,
            "FontBBox": PDFArray(list(program.box)),
            "ItalicAngle": 0,
            "Ascent": program.ascent,
            "Descent": program.descent,
            "CapHeight": 733,
            "StemV": 80,
            "FontFile2": _refer(document, stream, f"{key}.file"),
        }
    )
    descendant = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": _refer(document, descriptor, f"{key}.descriptor"),
            "CIDToGIDMap": PDFName("Identity"),
            "DW": 1000,
            "W": PDFArray([1, PDFArray(list(program.widths))]),
        }
    )
    unicode = PDFStream(content=to_unicode(program.texts), filters=filters)
    composite = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": name,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([_refer(document, descendant, f"{key}.cid")]),
            "ToUnicode": _refer(document, unicode, f"{key}.unicode"),
        }
    )
    return _refer(document, composite, key)


def _refer(document: PDFDocument, thing: PDFObject, name: str) -> PDFObjectReference:
    reference: PDFObjectReference = document.Reference(thing, f"anjuan.{name}")  # type: ignore[no-untyped-call]
    return reference


def _tag(index: int, chars: tuple[str, ...]) -> str:
    """Six capitals that differ between subsets, as the PDF standard wants; derived from the content only."""
    number = index
    for char in chars:
        number = (number * 31 + ord(char)) % 26**6
    letters = []
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters.append(chr(65 + letter))
    return "".join(letters)


def to_unicode(texts: Sequence[str]) -> bytes:
    """The CMap that gives the texts of codes 1, 2, … back, surrogate pairs beyond U+FFFF."""
    pairs = [
        f"<{code:04X}> <{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, text in enumerate(texts, 1)
        if text
    ]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
