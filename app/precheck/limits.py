"""Limits by field, province and validity, each with its source (`resources/limits/*.toml` and the user's own)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.errors import ReviewError
from app.evidence.faults import PARSER_FAULTS

UNITS = {"workday", "calendar", "month", "yuan"}


@dataclass(frozen=True, slots=True)
class Limit:
    """One value: days, months or yuan, with the longest extension allowed, where it comes from and how sure that is."""

    key: str
    value: Decimal
    unit: str
    source: str
    tag: str
    field: str = ""
    province: str = ""
    party: str = ""  # 自然人 or 单位 where the value differs by party
    valid_from: date = date.min
    valid_to: date = date.max
    extension: int = 0
    note: str = ""


@dataclass(frozen=True)
class Limits:
    """All loaded limits."""

    rows: tuple[Limit, ...] = ()

    def find(self, key: str, on: date, field: str = "", province: str = "", party: str = "") -> Limit | None:
        """The limit in force that fits best: own province, then own field, then the general one; None when not loaded."""
        fitting = [
            row
            for row in self.rows
            if row.key == key
            and row.valid_from <= on <= row.valid_to
            and row.field in {"", field}
            and row.province in {"", province}
            and row.party in {"", party}
        ]
        return max(fitting, key=lambda row: (bool(row.province), bool(row.field), row.valid_from), default=None)


def load_limits(*folders: Path) -> Limits:
    """The limits of all files found; `ReviewError` names the file and the row that is wrong."""
    rows: list[Limit] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            rows.extend(read_limits(path))
    return Limits(tuple(rows))


def read_limits(path: Path) -> tuple[Limit, ...]:
    """The rows of one file."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        if not table.keys() & {"limits", "clauses", "bands"}:
            raise ValueError("没有 [[limits]]、[[clauses]] 或者 [[bands]]")
        return tuple(_limit(row) for row in table.get("limits", ()))
    except PARSER_FAULTS as error:
        raise ReviewError(f"期限和数额表“{path.name}”读不懂：{error}。", "请按随附的表的样式填写后再导入。") from error


def _limit(row: dict[str, Any]) -> Limit:
    for name in ("valid_from", "valid_to"):
        if name in row and not isinstance(row[name], date):
            raise TypeError(f"{row.get('key')} 的 {name} 不是日期")
    limit = Limit(**{**row, "value": Decimal(str(row["value"]))})
    if limit.unit not in UNITS:
        raise ValueError(f"{limit.key} 的单位 {limit.unit} 应为 {'、'.join(sorted(UNITS))} 之一")
    if not limit.source:
        raise ValueError(f"{limit.key} 没有写来源")
    return limit
