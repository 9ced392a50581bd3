"""Day counting: the vectors of the statutes, a day-by-day oracle, and an independent calendar."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.workdays import (
    CalendarUnknown,
    Interval,
    WorkCalendar,
    days_after,
    days_between,
    excluded_days,
    merged,
    months_after,
    years_after,
)
from app.paths import resources_folder
from app.precheck.holidays import load_calendar

CALENDAR = load_calendar(resources_folder() / "holidays")
DAYS = st.dates(date(2019, 1, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        ("2025-09-26", 5, "2025-10-10"),
        ("2025-09-30", 7, "2025-10-16"),
        ("2025-01-24", 7, "2025-02-10"),
        ("2026-02-10", 5, "2026-02-24"),
        ("2026-02-13", 7, "2026-03-02"),
        ("2026-09-24", 5, "2026-10-09"),
        ("2026-09-30", 3, "2026-10-10"),
        ("2026-04-30", 2, "2026-05-07"),
        ("2024-09-14", 7, "2024-09-26"),
        ("2023-09-28", 7, "2023-10-13"),
        ("2020-01-23", 7, "2020-02-11"),
        ("2026-11-20", 7, "2026-12-01"),
    ],
)
def test_working_days_end_where_two_calendars_agreed(start: str, count: int, last: str) -> None:
    assert CALENDAR.workdays_after(date.fromisoformat(start), count) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("start", "count", "raw", "rolled"),
    [
        ("2025-07-04", 90, "2025-10-02", "2025-10-09"),
        ("2026-07-03", 90, "2026-10-01", "2026-10-08"),
        ("2026-01-21", 30, "2026-02-20", "2026-02-24"),
        ("2025-09-16", 15, "2025-10-01", "2025-10-09"),
        ("2026-09-18", 15, "2026-10-03", "2026-10-08"),
    ],
)
def test_calendar_days_roll_over_a_holiday(start: str, count: int, raw: str, rolled: str) -> None:
    last = days_after(date.fromisoformat(start), count)
    assert last == date.fromisoformat(raw)
    assert CALENDAR.roll(last) == date.fromisoformat(rolled)


def test_a_year_without_data_is_unknown_and_never_guessed() -> None:
    with pytest.raises(CalendarUnknown, match="2027年度放假安排未载入"):
        CALENDAR.workdays_after(date(2026, 12, 30), 7)


@given(DAYS)
def test_every_day_agrees_with_an_independent_calendar(day: date) -> None:
    assert CALENDAR.is_workday(day) == chinese_calendar.is_workday(day)


def test_every_year_has_its_published_number_of_working_days() -> None:
    expected = {2019: 250, 2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248}
    counted = {year: CALENDAR.workdays_between(date(year - 1, 12, 31), date(year, 12, 31)) for year in expected}
    assert counted == expected


@given(DAYS, st.integers(1, 40))
@settings(max_examples=60)
def test_the_nth_working_day_agrees_with_counting_one_day_at_a_time(start: date, count: int) -> None:
    last = CALENDAR.workdays_after(start, count)
    assert CALENDAR.is_workday(last)
    assert CALENDAR.workdays_between(start, last) == count


@given(DAYS, st.integers(0, 60))
@settings(max_examples=60)
def test_days_off_and_working_days_make_up_the_whole(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    assert len(CALENDAR.days_off_between(start, end)) + CALENDAR.workdays_between(start, end) == length


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-04-30", 6, "2026-10-30"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2026-12-15", 3, "2027-03-15"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(start: str, months: int, end: str) -> None:
    assert months_after(date.fromisoformat(start), months) == date.fromisoformat(end)


def test_two_years_from_the_leap_day_end_on_the_28th() -> None:
    assert years_after(date(2024, 2, 29), 2) == date(2026, 2, 28)


def test_overlapping_intervals_are_left_out_once() -> None:
    first, last = date(2026, 3, 1), date(2026, 6, 1)
    intervals = (
        Interval(date(2026, 3, 5), date(2026, 3, 15), "检测"),
        Interval(date(2026, 3, 10), date(2026, 3, 20), "听证"),
        Interval(date(2026, 2, 1), date(2026, 3, 3), "中止"),
        Interval(date(2026, 5, 30), date(2026, 7, 1), "公告"),
    )
    assert excluded_days(intervals, first, last) == 2 + 15 + 2
    assert [i.reason for i in merged(intervals, first, last)] == ["中止", "检测、听证", "公告"]


@given(
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=6),
    st.integers(0, 30),
    st.integers(31, 80),
)
def test_excluded_days_agree_with_a_set_of_days(spans: list[tuple[int, int]], first: int, last: int) -> None:
    zero = date(2026, 1, 1)
    at = [zero + timedelta(days=n) for n in range(90)]
    intervals = [Interval(at[a], at[b]) for a, b in spans]
    days = {n for a, b in spans for n in range(a + 1, b + 1)} & set(range(first + 1, last + 1))
    assert excluded_days(intervals, at[first], at[last]) == len(days)


def test_calendar_days_between_leave_the_start_day_out() -> None:
    assert days_between(date(2026, 4, 17), date(2026, 4, 30)) == 13


def test_an_empty_calendar_covers_nothing() -> None:
    assert WorkCalendar((), frozenset()).covered_to is None
