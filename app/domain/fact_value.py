"""Values of facts as a person types and reads them, and as rules count with them."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

from app.domain.fact import FactKind
from app.errors import ReviewError

AMOUNTS = frozenset({FactKind.FINE, FactKind.ILLEGAL_GAINS, FactKind.GOODS_VALUE, FactKind.AMOUNT_WORDS})
COUNTS = frozenset({FactKind.RECONSIDERATION_DAYS, FactKind.COURT_MONTHS, FactKind.PAYMENT_DAYS})
SEEN = ("可见", "未见")  # what can be said of a seal from its picture
_DAY = r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?"
_TIME = r"(\d{1,2})\s*[:：时]\s*(\d{1,2})\s*分?"
_SPAN = re.compile(rf"{_DAY}[\sT]*{_TIME}\s*[-–—~/至到]\s*(?:{_DAY}[\sT]*)?{_TIME}")


def settled(kind: FactKind, typed: str) -> str:
    """What was typed as rules count with it; refuses what is no date, amount, number or time."""
    text = typed.strip()
    if kind in (FactKind.DATE, FactKind.TOLD_DATE):
        return _day(text)
    if kind is FactKind.TIME_SPAN:
        return _span(text)
    if kind in AMOUNTS:
        return _amount(text)
    if kind is FactKind.SEAL and text not in SEEN:
        raise ReviewError("印章只记看见或没有看见。", f"请写“{SEEN[0]}”或“{SEEN[1]}”。")
    if kind in COUNTS:
        found = re.fullmatch(r"(\d{1,4})\s*[日天个]?月?", text)
        if found is None:
            raise ReviewError(f"“{text}”不是数目。", "请只写数字，例如 60。")
        return str(int(found[1]))
    return text


def shown(kind: FactKind, value: str) -> str:
    """A value as it is typed: times with spaces, amounts with their groups; `settled` reads it back."""
    if kind is FactKind.TIME_SPAN and value.count("/") == 1:
        start, end = (part.replace("T", " ") for part in value.split("/"))
        day = start.partition(" ")[0]
        return f"{start}–{end.removeprefix(f'{day} ')}"
    if kind in AMOUNTS and re.fullmatch(r"\d+(\.\d+)?", value):
        return f"{Decimal(value):,.2f}"
    return value


def _day(text: str) -> str:
    found = re.fullmatch(_DAY, text)
    try:
        if found is not None:
            return date(*(int(part) for part in found.groups())).isoformat()
    except ValueError:
        pass
    raise ReviewError(f"“{text}”不是日期。", "请写成 2026-04-30 或 2026年4月30日。")


def _span(text: str) -> str:
    found = _SPAN.fullmatch(text)
    try:
        if found is not None:
            parts = [int(part) if part else 0 for part in found.groups()]
            first = date(*parts[:3])
            last = date(*parts[5:8]) if parts[5] else first
            start, end = (
                datetime.combine(first, time(parts[3], parts[4])),
                datetime.combine(last, time(parts[8], parts[9])),
            )
            return f"{start:%Y-%m-%dT%H:%M}/{end:%Y-%m-%dT%H:%M}"
    except ValueError:
        pass
    raise ReviewError(f"“{text}”不是起止时间。", "请写成 2026-03-10 09:20–11:05。")


def _amount(text: str) -> str:
    bare = re.sub(r"[\s,，元]", "", text)
    if not re.fullmatch(r"\d{1,12}(\.\d{1,2})?", bare):
        raise ReviewError(f"“{text}”不是金额。", "请只写数字，例如 5000 或 5,000.00。")
    value = format(Decimal(bare), "f")
    return value.rstrip("0").rstrip(".") if "." in value else value
