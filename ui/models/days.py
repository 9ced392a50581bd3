"""Dates as the reviewer reads them: 2026年4月30日 in text, 2026-04-30 in tables."""

from __future__ import annotations

from datetime import date, datetime

WEEKDAYS = "一二三四五六日"


def day_text(day: date | None) -> str:
    """A date in a sentence."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def day_cell(day: date | None) -> str:
    """A date in a table."""
    return day.strftime("%Y-%m-%d") if day else ""


def weekday_text(day: date) -> str:
    """The day of the week."""
    return f"星期{WEEKDAYS[day.weekday()]}"


def moment_text(moment: datetime | None) -> str:
    """A moment in a table, to the minute, by the clock on the wall."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M") if moment else ""
