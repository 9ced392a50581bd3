"""Dates in every form, impossible ones kept as such."""

from __future__ import annotations

from datetime import date

import pytest

from app.intake.understand.dates import find_dates, han_number


@pytest.mark.parametrize(
    "text",
    [
        "2026年3月5日",
        "2026 年3 月5 日",
        "二〇二六年三月五日",
        "二○二六年三月五日",
        "2026.3.5",
        "2026-03-05",
        "2026/3/5",
        "二O二六年三月五日",
    ],
)
def test_every_form_is_read(text: str) -> None:
    assert [found.value for found in find_dates(f"于{text}作出")] == [date(2026, 3, 5)]


def test_an_impossible_date_is_kept_without_a_value() -> None:
    assert [(f.value, f.text) for f in find_dates("2026年2月30日")] == [(None, "2026年2月30日")]


@pytest.mark.parametrize(
    ("text", "value"),
    [("十", 10), ("十二", 12), ("二十", 20), ("廿三", 23), ("一百二十四", 124), ("一百零三", 103), ("7", 7)],
)
def test_han_numbers(text: str, value: int) -> None:
    assert han_number(text) == value
