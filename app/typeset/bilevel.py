"""JBIG2 files, as scanners write black-and-white pages, as PDF image objects: passed through without decoding."""

from __future__ import annotations

import struct
from collections.abc import Iterator

JBIG2 = b"\x97JB2\r\n\x1a\n"
_PAGE, _END_OF_PAGE, _END_OF_FILE = 48, 49, 51
_MOST_SEGMENTS = 20_000
_MOST_PIXELS = 400_000_000


def embedded_stream(data: bytes) -> tuple[int, int, bytes]:
    """Width, height and the segments of the one page (ITU-T T.88, 7.2 and annex D); ValueError when it is not so."""
    if data[:8] != JBIG2 or not data[8] & 1:  # the other order keeps all heads before all bodies
        raise ValueError("not a sequential JBIG2 file")
    found = list(_segments(data, 9 if data[8] & 2 else 13))
    pages = [body for kind, _, body, _ in found if kind == _PAGE]
    if len(pages) != 1:
        raise ValueError("not one page")
    width, height = struct.unpack_from(">II", data, pages[0])
    if not 0 < width * height <= _MOST_PIXELS:
        raise ValueError("no page of a known size")
    return width, height, b"".join(data[start:end] for kind, start, _, end in found if kind != _END_OF_PAGE)


def _segments(data: bytes, at: int) -> Iterator[tuple[int, int, int, int]]:
    """Kind, begin, begin of the data and end of the segments up to the end of the file."""
    for _ in range(_MOST_SEGMENTS):
        if at + 11 > len(data):
            return
        kind, body, end = _segment(data, at)
        if kind == _END_OF_FILE:
            return
        yield kind, at, body, end
        at = end


def _segment(data: bytes, at: int) -> tuple[int, int, int]:
    """Kind of the segment at a place, where its data begins and where it ends."""
    number, flags, referred = struct.unpack_from(">IBB", data, at)
    at += 5
    count = referred >> 5
    if count == 7:
        count = struct.unpack_from(">I", data, at)[0] & 0x1FFFFFFF
        at += 4 + (count + 8) // 8
    else:
        at += 1
    at += count * (1 if number <= 256 else 2 if number <= 65536 else 4)
    at += 4 if flags & 0x40 else 1
    (length,) = struct.unpack_from(">I", data, at)
    if length == 0xFFFFFFFF or at + 4 + length > len(data):
        raise ValueError("segment without an end")
    return flags & 63, at + 4, at + 4 + length
