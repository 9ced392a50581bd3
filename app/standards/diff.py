"""What changed between two editions of a standard, item by item."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from app.domain.points import points_text
from app.domain.standard import Item, Part, Standard, Veto

_TREES = ("parts", "vetoes", "digest")


class ChangeKind(Enum):
    """What happened to a thing between two editions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: the code it is about ("" for the standard itself), the field, and its text before and after."""

    kind: ChangeKind
    code: str
    field: str
    before: str
    after: str


def standard_changes(old: Standard, new: Standard) -> tuple[Change, ...]:
    """Every difference between two editions, settings first, then vetoes and items in the order of the new sheet."""
    return (
        *_field_changes("", old, new, _TREES),
        *_coded(_vetoes(old), _vetoes(new)),
        *_coded(_items(old), _items(new)),
    )


def _vetoes(standard: Standard) -> dict[str, Any]:
    return {veto.code: veto for veto in standard.vetoes}


def _items(standard: Standard) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for part in standard.parts:
        found[f"部分 {part.code}"] = part
        for item in part.items:
            _walk(item, found)
    return found


def _walk(item: Item, found: dict[str, Any]) -> None:
    found[item.code] = item
    for child in item.children:
        _walk(child, found)


def _coded(old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for code, after in new.items():
        if code in old:
            yield from _field_changes(code, old[code], after, ("items", "children", "code"))
        else:
            yield Change(ChangeKind.ADDED, code, "", "", _title(after))
    for code, before in old.items():
        if code not in new:
            yield Change(ChangeKind.REMOVED, code, "", _title(before), "")


def _title(value: Item | Part | Veto) -> str:
    if isinstance(value, Part):
        return value.title
    return f"{value.text}（{points_text(value.points)} 分）" if isinstance(value, Item) else value.text


def _field_changes(code: str, old: Any, new: Any, without: tuple[str, ...]) -> Iterator[Change]:
    if type(old) is not type(new):
        yield Change(ChangeKind.CHANGED, code, "", _title(old), _title(new))
        return
    for field in dataclasses.fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name not in without and before != after:
            yield Change(ChangeKind.CHANGED, code, field.name, _text(before), _text(after))


def _text(value: Any) -> str:
    if isinstance(value, tuple):
        return "；".join(_text(one) for one in value)
    if isinstance(value, Decimal):
        return points_text(value)
    if isinstance(value, Enum):
        return str(value.value)
    if dataclasses.is_dataclass(value):
        pairs = ((field.name, getattr(value, field.name), field.default) for field in dataclasses.fields(value))
        return "，".join(f"{name}={_text(one)}" for name, one, default in pairs if one != default)
    return "" if value is None else str(value)
