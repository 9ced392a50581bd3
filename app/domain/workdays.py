"""Counting days as the enforcement statutes do, over a given table of holidays.

The start day is never counted (民事诉讼法第八十五条). Which unit a limit uses is the caller's business:
行政处罚法第八十五条 (二日、三日、五日、七日 are working days), 行政强制法第六十九条 (十日以内),
行政许可法第八十二条 (all), 行政复议法第八十八条 (三日、五日、七日、十日). A year the table does not cover raises `CalendarUnknown`.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

DAY = timedelta(days=1)


class CalendarUnknown(Exception):
    """The holidays of a year are not loaded, so no working day of it can be told."""

    def __init__(self, year: int) -> None:
        super().__init__(f"{year}年度放假安排未载入")
        self.year = year


@dataclass(frozen=True, slots=True)
class Holiday:
    """One day that differs from the week: a day off, or a weekend day worked; `source` names the notice."""

    day: date
    off: bool
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Interval:
    """Days left out of a limit, from `start` (not counted) to `end` (counted), with the reason."""

    start: date
    end: date
    reason: str = ""


@dataclass(frozen=True)
class WorkCalendar:
    """Working days of the covered years."""

    holidays: tuple[Holiday, ...]
    years: frozenset[int]
    _days: dict[date, Holiday] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_days", {holiday.day: holiday for holiday in self.holidays})

    @property
    def covered_to(self) -> date | None:
        """The last day of the last covered year, or None."""
        return date(max(self.years), 12, 31) if self.years else None

    def holiday(self, day: date) -> Holiday | None:
        """The entry of a day, or None for an ordinary day of the week."""
        return self._days.get(day)

    def is_workday(self, day: date) -> bool:
        """True for a working day; `CalendarUnknown` when its year is not loaded."""
        if day.year not in self.years:
            raise CalendarUnknown(day.year)
        entry = self._days.get(day)
        return day.weekday() < 5 if entry is None else not entry.off

    def workdays_after(self, start: date, count: int) -> date:
        """The count-th working day after `start`; the start day is not counted."""
        day = start
        for _ in range(count):
            day += DAY
            while not self.is_workday(day):
                day += DAY
        return day

    def roll(self, day: date) -> date:
        """The day itself, or the next working day when it is a day off (民事诉讼法第八十五条第三款)."""
        while not self.is_workday(day):
            day += DAY
        return day

    def workdays_between(self, start: date, end: date) -> int:
        """Working days in (start, end]."""
        return sum(self.is_workday(day) for day in _days(start, end))

    def days_off_between(self, start: date, end: date) -> tuple[date, ...]:
        """The days off in (start, end], to be printed beside a count."""
        return tuple(day for day in _days(start, end) if not self.is_workday(day))


def days_after(start: date, count: int) -> date:
    """The count-th calendar day after `start`."""
    return start + timedelta(days=count)


def days_between(start: date, end: date) -> int:
    """Calendar days in (start, end]."""
    return max((end - start).days, 0)


def months_after(start: date, count: int) -> date:
    """The same-numbered day `count` months later, or that month's last day."""
    month = start.month - 1 + count
    year, month = start.year + month // 12, month % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def years_after(start: date, count: int) -> date:
    """The same date `count` years later (29 February becomes the 28th)."""
    return months_after(start, 12 * count)


def merged(intervals: Iterable[Interval], first: date, last: date) -> tuple[Interval, ...]:
    """The intervals clipped to (first, last] and merged where they overlap, so that no day is left out twice."""
    kept: list[Interval] = []
    for interval in sorted(intervals, key=lambda i: (i.start, i.end)):
        start, end = max(interval.start, first), min(interval.end, last)
        if end <= start:
            continue
        if kept and start <= kept[-1].end:
            reason = "、".join(dict.fromkeys(r for r in (kept[-1].reason, interval.reason) if r))
            kept[-1] = Interval(kept[-1].start, max(kept[-1].end, end), reason)
        else:
            kept.append(Interval(start, end, interval.reason))
    return tuple(kept)


def excluded_days(intervals: Iterable[Interval], first: date, last: date) -> int:
    """Days of the merged intervals inside (first, last]."""
    return sum((interval.end - interval.start).days for interval in merged(intervals, first, last))


def _days(start: date, end: date) -> Iterable[date]:
    return (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
