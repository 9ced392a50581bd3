"""Ranges of fines by clause and bands of discretion inside them (`limits/*.toml`: tables `clauses` and `bands`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from app.errors import ReviewError
from app.evidence.faults import PARSER_FAULTS

_TAGS = {"文", "摘", "忆"}
Row = TypeVar("Row", "Clause", "Band")


@dataclass(frozen=True, slots=True)
class Clause:
    """The range of fines a clause gives, in yuan, with its source and how sure it is."""

    law: str
    article: str  # 第…条 with 款 and 项 where they matter
    low: Decimal
    high: Decimal
    source: str
    tag: str = "摘"
    valid_from: date = date.min
    valid_to: date = date.max


@dataclass(frozen=True, slots=True)
class Band:
    """One step of a discretion standard under a clause: the words that name it in a decision, and its range."""

    law: str
    article: str
    name: str
    words: str
    low: Decimal
    high: Decimal
    source: str
    province: str = ""
    valid_from: date = date.min
    valid_to: date = date.max


@dataclass(frozen=True)
class Clauses:
    """All loaded ranges and bands."""

    rows: tuple[Clause, ...] = ()
    bands: tuple[Band, ...] = ()

    def range_of(self, provision: str, on: date) -> Clause | None:
        """The range a cited provision gives on a day, or None when it is not in the table."""
        return next(
            (row for row in self.rows if _fits(row.law, row.article, provision, row.valid_from, row.valid_to, on)), None
        )

    def bands_of(self, provision: str, on: date, province: str = "") -> tuple[Band, ...]:
        """The bands loaded for a cited provision on a day."""
        return tuple(
            row
            for row in self.bands
            if row.province in {"", province}
            and _fits(row.law, row.article, provision, row.valid_from, row.valid_to, on)
        )


def _fits(law: str, article: str, provision: str, first: date, last: date, on: date) -> bool:
    cited = re.sub(r"《(?:中华人民共和国)?|》|（[^）]*）", "", provision)
    return first <= on <= last and cited.startswith(law) and cited.removeprefix(law).startswith(article)


def load_clauses(*folders: Path) -> Clauses:
    """The ranges and bands of all files found; `ReviewError` names the file and what is wrong."""
    rows: list[Clause] = []
    bands: list[Band] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                table = tomllib.loads(path.read_text("utf-8"))
                rows += _read(table.get("clauses", ()), _clause)
                bands += _read(table.get("bands", ()), _band)
            except PARSER_FAULTS as error:
                raise ReviewError(
                    f"条款幅度表“{path.name}”读不懂：{error}。", "请按随附的表的样式填写后再导入。"
                ) from error
    return Clauses(tuple(rows), tuple(bands))


def _read(table: Iterable[dict[str, Any]], build: Callable[[dict[str, Any]], Row]) -> list[Row]:
    return [
        _checked(build({**row, "low": Decimal(str(row.get("low", 0))), "high": Decimal(str(row["high"]))}))
        for row in table
        if _named(row)
    ]


def _named(row: dict[str, Any]) -> bool:
    missing = [key for key in ("law", "article", "high", "source") if key not in row]
    if missing:
        raise ValueError(f"{row.get('law', '')}{row.get('article', '')} 没有写 {'、'.join(missing)}")
    return True


def _checked(row: Row) -> Row:
    if row.low > row.high:
        raise ValueError(f"{row.law}{row.article} 的下限高于上限")
    if isinstance(row, Clause) and row.tag not in _TAGS:
        raise ValueError(f"{row.law}{row.article} 的 tag 应为 文、摘、忆 之一")
    return row


def _clause(row: dict[str, Any]) -> Clause:
    return Clause(**row)


def _band(row: dict[str, Any]) -> Band:
    band = Band(**row)
    re.compile(band.words)
    return band
