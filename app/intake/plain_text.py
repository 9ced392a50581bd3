"""Plain text and its encodings, which files often do not say or say wrongly."""

from __future__ import annotations

import csv
import io

from app.intake.text_view import AS_TEXT, Grid, Paragraph, View, text_view

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe\0\0", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LOOKED_AT = 20_000
_CHINESE = frozenset({"big5", "big5-hkscs", "big5hkscs", "cp950", "x-x-big5"})
_MOSTLY = 0.7


def read_text(data: bytes) -> View:
    """The pages of a text file."""
    return text_view([Paragraph(line) for line in decoded(data).splitlines()] or [Paragraph("")])


def read_table(data: bytes) -> View:
    """The pages of a CSV; one that is none is shown line by line."""
    text = decoded(data)
    try:
        rows = [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))]
    except csv.Error:
        return read_text(data)
    return text_view([Grid(tuple(rows))] if any(rows) else [Paragraph("")], [AS_TEXT])


def decoded(data: bytes, named: str = "") -> str:
    """Bytes as text: by their mark, else by what they can be; a name given only decides between GB 18030 and Big5.

    Pages and files often carry the name of an encoding they are not in, while bytes that are valid UTF-8 hardly ever
    are anything else.
    """
    for mark, code in _MARKS:
        if data.startswith(mark):
            return data.decode(code, "replace")
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace")
    for code in ("utf-8", *_double_byte(data, named)):
        try:
            return data.decode(code)
        except UnicodeDecodeError:
            continue
    return data.decode(_double_byte(data, named)[0], "replace")


def _wide(data: bytes) -> str:
    """UTF-16 without a mark, told by what its high bytes are: zero for Latin, a few rows of the code for Chinese."""
    head = data[: _LOOKED_AT // 2 * 2]
    if len(head) < 4 or len(data) % 2 or (b"\0" not in head and _valid(head, "utf-8")):
        return ""
    for code, highs in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        lows = head[0::2] if code == "utf-16-le" else head[1::2]
        ascii_signs = sum(
            high == 0 and (low in b"\r\n\t" or 0x20 <= low < 0x7F) for high, low in zip(highs, lows, strict=True)
        )
        han = sum(0x4E <= high <= 0x9F for high in highs)
        signs = sum(high in (0x30, 0xFF, 0x20) for high in highs)
        if ascii_signs and ascii_signs + han + signs > _MOSTLY * len(highs) * 1.25 and _valid(head, code):
            return code
    return ""


def _valid(data: bytes, code: str) -> bool:
    try:
        data.decode(code)
    except UnicodeDecodeError:
        return False
    return True


def _double_byte(data: bytes, named: str) -> tuple[str, str]:
    """The two Chinese encodings, the likelier first: both read nearly any bytes, but only one gives common characters."""
    simple, traditional = _common(data)
    lean = 0.1 if named.lower() in _CHINESE else -0.1
    return ("big5hkscs", "gb18030") if traditional + lean > simple else ("gb18030", "big5hkscs")


def _common(data: bytes) -> tuple[float, float]:
    """The share of pairs that are everyday characters in GB 18030 (rows 16 to 55) and in Big5 (level 1)."""
    pairs = simple = traditional = 0
    at = 0
    head = data[:_LOOKED_AT]
    while at + 1 < len(head):
        lead, trail = head[at], head[at + 1]
        if lead < 0x80:
            at += 1
            continue
        pairs += 1
        simple += (0xB0 <= lead <= 0xD7 or 0xA1 <= lead <= 0xA3) and trail >= 0xA1
        traditional += (0xA4 <= lead <= 0xC6 or 0xA1 <= lead <= 0xA3) and (0x40 <= trail <= 0x7E or trail >= 0xA1)
        at += 2
    return (simple / pairs, traditional / pairs) if pairs else (1.0, 0.0)
