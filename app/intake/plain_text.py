"""Plain text and its encodings."""

from __future__ import annotations

from app.intake.text_view import Paragraph, View, text_view

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(data: bytes) -> View:
    """The pages of a text file."""
    return text_view([Paragraph(line) for line in decoded(data).splitlines()] or [Paragraph("")])


def decoded(data: bytes, named: str = "") -> str:
    """Bytes as text: by their mark, then by the name given, then as UTF-8 or GB 18030, whichever is valid."""
    for mark, code in _MARKS:
        if data.startswith(mark):
            return data.decode(code, "replace")
    for code in filter(None, (named, "utf-8", "gb18030")):
        try:
            return data.decode(code)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("gb18030", "replace")
