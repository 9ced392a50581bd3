"""Text fit to be printed: invisible characters taken out, look-alike radicals put back to characters."""

from __future__ import annotations

import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

Value = TypeVar("Value")

_INVISIBLE = (*range(0x00, 0x09), *range(0x0E, 0x20), 0x7F, *range(0x80, 0xA0), 0xAD, 0x061C, *range(0x200B, 0x2010),
              *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))  # fmt: skip
# Chinese PDF files often hold Kangxi radicals (⼈) where the character (人) is meant.
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_TABLE: dict[int, str | None] = {
    **dict.fromkeys(_INVISIBLE),
    **_RADICALS,
    **dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n"),
    **dict.fromkeys((0x09, 0x2002, 0x2003, 0x2009, 0x202F), " "),
    0x0D: None,
}


def plain(text: str) -> str:
    """The text without characters that print nothing."""
    return text.translate(_TABLE)


def printable(value: Value) -> Value:
    """The same value with every text in it made plain."""
    return _printable(value)  # type: ignore[no-any-return]


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, tuple):
        return tuple(map(_printable, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _printable(getattr(value, field.name)) for field in fields(value)})
    return value
