"""Holiday files (`resources/holidays/*.toml` and the user's own) to one calendar."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from app.domain.workdays import Holiday, WorkCalendar
from app.errors import ReviewError
from app.evidence.faults import PARSER_FAULTS


def load_calendar(*folders: Path) -> WorkCalendar:
    """The calendar of all years found; a later folder's year replaces an earlier one's; a bad file is refused by name."""
    years: dict[int, tuple[Holiday, ...]] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            year, holidays = read_year(path)
            years[year] = holidays
    return WorkCalendar(tuple(holiday for days in years.values() for holiday in days), frozenset(years))


def read_year(path: Path) -> tuple[int, tuple[Holiday, ...]]:
    """One year's holidays from a file; `ReviewError` says what is wrong in it."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        year = int(table["year"])
        source = "；".join(table["sources"])
        holidays = tuple(_days_off(table["off"], source)) + tuple(
            Holiday(_day(day), off=False, name="调休上班", source=source) for day in table["work"]
        )
    except PARSER_FAULTS as error:
        raise ReviewError(
            f"放假安排文件“{path.name}”读不懂：{error}。", "请按随附的 2026.toml 的样式填写后再导入。"
        ) from error
    stray = [h.day for h in holidays if abs(h.day.year - year) > 1 or (h.off is False and h.day.weekday() < 5)]
    if stray:
        days = "、".join(day.isoformat() for day in stray)
        raise ReviewError(
            f"放假安排文件“{path.name}”中的日期不对：{days}。", "调休上班日应为周末，日期应在该年度前后。"
        )
    return year, holidays


def _days_off(rows: list[dict[str, Any]], source: str) -> Iterable[Holiday]:
    for row in rows:
        first, last = _day(row["first"]), _day(row["last"])
        if last < first or (last - first).days > 30:
            raise ValueError(f"{first} 至 {last}")
        for offset in range((last - first).days + 1):
            yield Holiday(first + timedelta(days=offset), off=True, name=str(row["name"]), source=source)


def _day(value: object) -> date:
    if not isinstance(value, date):
        raise TypeError(f"{value} 不是日期")
    return value
