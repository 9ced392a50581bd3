"""Bundled faces for PDFs that embed none: 宋体, 仿宋, 黑体, 楷体 are shown the same on every machine.

pdfium asks for a face by name and character set; without an answer it would take whatever the system has, or nothing,
and a page of evidence would look empty.
"""

from __future__ import annotations

import ctypes
import mmap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdf

_CJK_CHARSETS = (128, 129, 134, 136)
_BOLD = 600
_NAMES = (
    ("kai", ("kai", "楷")),
    ("sans", ("hei", "黑", "gothic", "yahei", "雅黑", "sans", "dengxian", "等线", "yuan", "圆")),
    ("serif", ("song", "sun", "宋", "ming", "mincho", "fang", "仿", "serif", "batang")),
)


class BundledFaces:
    """pdfium's font source; keeps the files mapped."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._keys = list(files)
        self._data: list[mmap.mmap] = []
        for path in files.values():
            with path.open("rb") as file:
                self._data.append(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        self._info = self._callbacks()

    def install(self) -> None:
        """From now on pdfium asks this object; it must live as long as the process."""
        pdf.FPDF_SetSystemFontInfo(ctypes.byref(self._info))

    def key_for(self, name: str, charset: int, weight: int) -> str | None:
        """Which bundled face stands in for a name, or None where pdfium's own Latin faces do."""
        low = name.lower()
        kind = next((kind for kind, parts in _NAMES if any(part in low for part in parts)), None)
        if charset not in _CJK_CHARSETS and not _is_chinese_name(low):
            return None
        kind = kind or "serif"
        bold = f"{kind}_bold"
        key = bold if weight >= _BOLD and bold in self._keys else kind
        return key if key in self._keys else next(iter(self._keys), None)

    def _map(
        self, _self: Any, weight: int, _italic: int, charset: int, _pitch: int, face: Any, _exact: Any
    ) -> int | None:
        name = _decoded(ctypes.cast(face, ctypes.c_char_p).value or b"")
        key = self.key_for(name, charset, weight)
        if key is None:
            return None
        return self._keys.index(key) + 1

    def _font_data(self, _self: Any, handle: int | None, table: int, buffer: Any, size: int) -> int:
        if table or not handle:
            return 0
        data = self._data[handle - 1]
        if buffer and size >= len(data):
            ctypes.memmove(buffer, data[:], len(data))
        return len(data)

    def _callbacks(self) -> Any:
        info = pdf.FPDF_SYSFONTINFO()
        info.version = 1
        types = dict(info._fields_)
        calls = {
            "Release": lambda _self: None,
            "EnumFonts": lambda _self, _mapper: None,
            "MapFont": self._map,
            "GetFont": lambda _self, _face: None,
            "GetFontData": self._font_data,
            "GetFaceName": lambda _self, _handle, _buffer, _size: 0,
            "GetFontCharset": lambda _self, _handle: 134,
            "DeleteFont": lambda _self, _handle: None,
        }
        for name, call in calls.items():
            setattr(info, name, types[name](call))
        return info


def _decoded(name: bytes) -> str:
    for code in ("utf-8", "gb18030"):
        try:
            return name.decode(code)
        except UnicodeDecodeError:
            continue
    return name.decode("latin-1")


def _is_chinese_name(low: str) -> bool:
    marks = ("sim", "song", "heiti", "kaiti", "yahei", "dengxian", "gb2312", "gbk", "fz")
    return any(mark in low for mark in marks) or any(ord(char) > 0x2E80 for char in low)
