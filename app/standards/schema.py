"""TOML tables -> frozen dataclasses of the domain, every mismatch noted with its place."""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import MISSING, Field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Union

from app.domain.points import points
from app.domain.standard import Item
from app.standards.problems import Problem

BAD: Any = object()  # stands for a value that was refused
TYPE_NAMES = {str: "文字（加引号）", int: "整数", bool: "true 或 false", date: "日期，如 2026-02-01"}


class Schema:
    """Reads tables into dataclasses and collects every problem instead of stopping at the first."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._hints: dict[type, dict[str, Any]] = {}

    def table(self, cls: type, value: object, path: str) -> Any:
        """An instance of `cls`, or BAD when something in the table was refused."""
        if not isinstance(value, dict):
            return self._refuse(path, f"应为一个表，现为 {_shown(value)}")
        fields = {field.name: field for field in dataclasses.fields(cls) if field.name != "digest"}
        for key in value:
            if key not in fields:
                self._refuse(_join(path, str(key)), f"没有这个键；可用的键：{'、'.join(fields)}")
        read = {name: self._field(cls, field, value, path) for name, field in fields.items()}
        if any(entry is BAD for entry in read.values()) or any(key not in fields for key in value):
            return BAD
        return cls(**{name: entry for name, entry in read.items() if entry is not MISSING})

    def _field(self, cls: type, field: Field[Any], table: dict[str, Any], path: str) -> Any:
        if field.name in table:
            hint = self._hints_of(cls)[field.name]
            return self._value(hint, table[field.name], _join(path, field.name))
        if field.default is not MISSING or field.default_factory is not MISSING:
            return MISSING
        if cls is Item and field.name == "points" and table.get("children"):
            return self._sum_of(table["children"])
        return self._refuse(_join(path, field.name), "缺少这个键")

    def _sum_of(self, children: object) -> Decimal:
        total = Decimal(0)
        for child in children if isinstance(children, list) else []:
            table = child if isinstance(child, dict) else {}
            value = table.get("points", self._sum_of(table.get("children")))
            total += _decimal(value) or 0
        return total

    def _hints_of(self, cls: type) -> dict[str, Any]:
        if cls not in self._hints:
            self._hints[cls] = typing.get_type_hints(cls)
        return self._hints[cls]

    def _value(self, hint: Any, value: object, path: str) -> Any:
        origin = typing.get_origin(hint)
        if origin in (Union, types.UnionType):
            inner = next(kind for kind in typing.get_args(hint) if kind is not type(None))
            return self._value(inner, value, path)
        if origin is tuple:
            return self._row(typing.get_args(hint)[0], value, path)
        if dataclasses.is_dataclass(hint):
            return self.table(typing.cast(type, hint), value, path)
        if issubclass(hint, Enum):
            return self._member(hint, value, path)
        return self._plain(hint, value, path)

    def _row(self, kind: Any, value: object, path: str) -> Any:
        if kind is str and isinstance(value, str):
            return (value,)
        if not isinstance(value, list):
            return self._refuse(path, f"应为列表 [ … ]，现为 {_shown(value)}")
        row = [self._value(kind, entry, f"{path}[{number}]") for number, entry in enumerate(value, 1)]
        return BAD if any(entry is BAD for entry in row) else tuple(row)

    def _member(self, kind: type[Enum], value: object, path: str) -> Any:
        for member in kind:
            if member.value == value:
                return member
        return self._refuse(path, f"应为 {'、'.join(str(m.value) for m in kind)} 之一，现为 {_shown(value)}")

    def _plain(self, kind: type, value: object, path: str) -> Any:
        if kind is Decimal:
            number = _decimal(value)
            return (
                self._refuse(path, f'应为带引号的数字，如 "2" 或 "0.5"，现为 {_shown(value)}')
                if number is None
                else number
            )
        right = (
            isinstance(value, kind)
            and (kind is bool or not isinstance(value, bool))
            and not isinstance(value, datetime)
        )
        return value if right else self._refuse(path, f"应为{TYPE_NAMES[kind]}，现为 {_shown(value)}")

    def _refuse(self, path: str, text: str) -> Any:
        self.problems.append(Problem(path, text))
        return BAD


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return None
    try:
        return points(value)
    except ValueError:
        return None


def _shown(value: object) -> str:
    text = repr(value) if not isinstance(value, dict | list) else ("一个表" if isinstance(value, dict) else "一个列表")
    return text if len(text) <= 40 else f"{text[:40]}…"


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
