"""A standard as TOML text: stable, readable, and read back as the same standard."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import MISSING
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from app.domain.points import points_text
from app.domain.standard import DeductionRule, RuleGroup, Standard, Tier

INLINE = (DeductionRule, RuleGroup, Tier)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def standard_toml(standard: Standard) -> str:
    """The TOML text of a standard; keys at their default are left out."""
    return "\n".join(_lines(standard, "")) + "\n"


def _lines(value: Any, prefix: str) -> Iterator[str]:
    tables: list[tuple[str, Any]] = []
    for field in dataclasses.fields(value):
        entry = getattr(value, field.name)
        if field.name == "digest" or entry == field.default:
            continue
        if _is_table(entry):
            tables.append((field.name, entry))
        elif field.default is MISSING or entry is not None:
            yield f"{field.name} = {_text(entry)}"
    for name, entry in tables:
        path = f"{prefix}.{name}" if prefix else name
        rows = entry if isinstance(entry, tuple) else (entry,)
        head = f"[[{path}]]" if isinstance(entry, tuple) else f"[{path}]"
        for row in rows:
            yield ""
            yield head
            yield from _lines(row, path)


def _is_table(entry: Any) -> bool:
    first = entry[0] if isinstance(entry, tuple) and entry else entry
    return dataclasses.is_dataclass(first) and not isinstance(first, INLINE)


def _text(entry: Any) -> str:
    if isinstance(entry, tuple):
        return _row_text(entry)
    if dataclasses.is_dataclass(entry):
        return _inline(entry)
    if isinstance(entry, Enum):
        return _quoted(str(entry.value))
    if isinstance(entry, Decimal):
        return _quoted(points_text(entry))
    if isinstance(entry, bool):
        return "true" if entry else "false"
    if isinstance(entry, date):
        return entry.isoformat()
    return _quoted(entry) if isinstance(entry, str) else str(entry)


def _row_text(row: tuple[Any, ...]) -> str:
    texts = [_text(entry) for entry in row]
    if isinstance(row[0] if row else None, DeductionRule) or sum(map(len, texts)) > 90:
        return "[\n" + "".join(f"  {text},\n" for text in texts) + "]"
    return f"[{', '.join(texts)}]"


def _inline(value: Any) -> str:
    kept = [
        (field.name, getattr(value, field.name))
        for field in dataclasses.fields(value)
        if getattr(value, field.name) != field.default and getattr(value, field.name) is not None
    ]
    return "{ " + ", ".join(f"{name} = {_flat(entry)}" for name, entry in kept) + " }"


def _flat(entry: Any) -> str:
    return f"[{', '.join(_text(part) for part in entry)}]" if isinstance(entry, tuple) else _text(entry)


def _quoted(text: str) -> str:
    return (
        '"'
        + "".join(
            _ESCAPES.get(char) or (char if char.isprintable() or ord(char) > 0xA0 else f"\\u{ord(char):04x}")
            for char in text
        )
        + '"'
    )
