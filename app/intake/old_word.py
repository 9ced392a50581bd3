"""Word 97-2003 (.doc, and .wps in the same form): text and tables through the piece table, without the layout.

[MS-DOC] 2.4.1 (retrieving text), 2.5.1 (Fib), 2.9.38 (Clx), 2.9.177 (Pcd), 2.9.33 (PapxFkp).
"""

from __future__ import annotations

import io
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import olefile

from app.errors import IntakeError
from app.intake.gathering_text import TextGatherer
from app.intake.text_view import AS_TEXT, MARGINS, PICTURE, Heading, View, pictures_left_out, text_view

_MAGIC = 0xA5EC
_ENCRYPTED, _TABLE_ONE = 0x0100, 0x0200
_CCP, _PAPX_BINS, _CLX = 0x4C, 0x0102, 0x01A2
_PAGE = 512
_IN_TABLE, _ROW_END = 0x2416, 0x2417
_MOST_CHARS = 20_000_000
_SIGNS = {"\x0b": "\n", "\x1e": "-", "\x1f": "", "\x01": PICTURE, "\x08": "", "\x02": "", "\x05": "", "\x0e": "\n"}
_OLD = "低版本的Word文件（.doc），" + AS_TEXT


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of the text: its first character, where it lies in the stream, whether it is one byte a character."""

    start: int
    end: int
    offset: int
    narrow: bool


def read_doc(data: bytes) -> View:
    """The pages of a .doc."""
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        if not ole.exists("WordDocument"):
            raise IntakeError("文件里没有Word文字。", "请用原软件打开并另存为docx，再重新导入。")
        main = ole.openstream("WordDocument").read()
        flags = _word(main, 0x0A)
        if _word(main, 0) != _MAGIC:
            raise IntakeError("Word版本太旧或格式不规范，无法读取。", "请用Word或WPS打开并另存为docx，再重新导入。")
        if flags & _ENCRYPTED:
            raise IntakeError("文件已加密，需要密码才能打开。", "请向报送单位取消密码后重新导入。")
        table = ole.openstream("1Table" if flags & _TABLE_ONE else "0Table").read()
    text, places = _text(main, _pieces(main, table))
    body, notes, heads = (_long(main, _CCP + 4 * at) for at in range(3))
    gatherer = TextGatherer()
    _gather(gatherer, text[:body], places, _RowEnds(main, table))
    blocks = gatherer.blocks()
    for title, first, count in (("【脚注】", body, notes), (MARGINS, body + notes, heads)):
        extra = TextGatherer()
        _gather(extra, text[first : first + count], places[first:], None)
        found = [block for block in extra.blocks() if getattr(block, "text", "x").strip()]
        if found:
            blocks += [Heading(title), *found]
    return text_view(blocks, [_OLD, *pictures_left_out(text.count("\x01"))])


def _word(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", data, at)[0])


def _long(data: bytes, at: int) -> int:
    return max(0, int(struct.unpack_from("<i", data, at)[0]))


def _pieces(main: bytes, table: bytes) -> list[_Piece]:
    """The piece table, which puts the text together in reading order."""
    begin, size = _long(main, _CLX), _long(main, _CLX + 4)
    clx = table[begin : begin + size]
    at = 0
    while at < len(clx) and clx[at] == 1:
        at += 3 + _word(clx, at + 1)
    if at >= len(clx) or clx[at] != 2:
        raise IntakeError("Word文件的文字目录已损坏。", "请用Word或WPS打开并另存为docx，再重新导入。")
    plc = clx[at + 5 : at + 5 + _long(clx, at + 1)]
    count = (len(plc) - 4) // 12
    starts = struct.unpack_from(f"<{count + 1}i", plc)
    pieces = []
    for index in range(count):
        (place,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)
        narrow = bool(place & 0x40000000)
        offset = (place & 0x3FFFFFFF) // 2 if narrow else place & 0x3FFFFFFF
        pieces.append(_Piece(starts[index], starts[index + 1], offset, narrow))
    return pieces


def _text(main: bytes, pieces: list[_Piece]) -> tuple[str, list[int]]:
    """The whole text, and for each character where it lies in the stream."""
    parts: list[str] = []
    places: list[int] = []
    for piece in pieces:
        length = piece.end - piece.start
        step = 1 if piece.narrow else 2
        if length < 0 or len(places) + length > _MOST_CHARS:
            raise IntakeError("Word文件的文字目录已损坏。", "请用Word或WPS打开并另存为docx，再重新导入。")
        raw = main[piece.offset : piece.offset + length * step].ljust(length * step, b" ")
        # one byte a character is cp1252, whatever the language of the system
        text = raw.decode("cp1252", "replace") if piece.narrow else _utf16(raw)
        parts.append(text)
        places.extend(range(piece.offset, piece.offset + length * step, step))
    return "".join(parts), places


def _utf16(raw: bytes) -> str:
    """One character for each code unit; halves of rare characters stay apart until their paragraph is whole."""
    return "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw)))


class _RowEnds:
    """Which paragraphs end a table row or stand in one, by where their mark lies in the stream."""

    def __init__(self, main: bytes, table: bytes) -> None:
        self._main = main
        begin, size = _long(main, _PAPX_BINS), _long(main, _PAPX_BINS + 4)
        plc = table[begin : begin + size]
        count = max(0, (len(plc) - 4) // 8)
        self._starts = list(struct.unpack_from(f"<{count + 1}I", plc)) if count else []
        self._pages = struct.unpack_from(f"<{count}I", plc, 4 * (count + 1)) if count else ()
        self._known: dict[int, dict[int, tuple[bool, bool]]] = {}

    def at(self, place: int) -> tuple[bool, bool]:
        """(in a table, ends a row) for the paragraph whose mark lies at a place."""
        index = bisect_right(self._starts, place) - 1
        if not 0 <= index < len(self._pages):
            return False, False
        page = self._pages[index] & 0x3FFFFF
        if page not in self._known:
            self._known[page] = dict(self._read(page * _PAGE))
        starts = self._known[page]
        return next((kind for end, kind in starts.items() if place < end), (False, False))

    def _read(self, begin: int) -> Iterator[tuple[int, tuple[bool, bool]]]:
        page = self._main[begin : begin + _PAGE]
        if len(page) < _PAGE:
            return
        count = page[-1]
        ends = struct.unpack_from(f"<{count + 1}I", page)[1:]
        for index, end in enumerate(ends):
            at = 2 * page[4 * (count + 1) + 13 * index]
            yield end, _table_marks(page, at) if at else (False, False)


def _table_marks(page: bytes, at: int) -> tuple[bool, bool]:
    size = 2 * page[at] - 1 if page[at] else 2 * page[at + 1]
    first = at + (1 if page[at] else 2)
    found = dict(_changes(page[first + 2 : first + size]))
    return bool(found.get(_IN_TABLE)), bool(found.get(_ROW_END))


def _changes(raw: bytes) -> Iterator[tuple[int, int]]:
    """Property codes of a paragraph with the first byte of their operand ([MS-DOC] 2.2.5.1)."""
    at = 0
    while at + 2 < len(raw):
        code = _word(raw, at)
        yield code, raw[at + 2]
        size = (1, 1, 2, 4, 2, 2, 0, 3)[code >> 13]
        if code >> 13 == 6:
            size = _word(raw, at + 2) + 1 if code == 0xD608 and at + 4 <= len(raw) else raw[at + 2] + 1
        at += 2 + size


def _gather(out: TextGatherer, text: str, places: list[int], ends: _RowEnds | None) -> None:
    """Text to paragraphs, cells and rows; of a field only its result is said."""
    depth: list[bool] = []
    for char, place in zip(text, places, strict=False):
        if char == "\x13":
            depth.append(False)
        elif char == "\x14":
            depth = [*depth[:-1], True]
        elif char == "\x15":
            depth = depth[:-1]
        elif not all(depth):
            continue
        elif char in "\r\x0c\x07":
            _end(out, char, ends.at(place) if ends else (False, False))
        else:
            out.add(_SIGNS.get(char, char))


def _end(out: TextGatherer, char: str, kind: tuple[bool, bool]) -> None:
    in_table, row_end = kind
    if char == "\x07":
        if row_end:
            out.end_row()
        else:
            out.end_cell()
        return
    out.end_paragraph()
    if not in_table:
        out.flush_paragraphs()
