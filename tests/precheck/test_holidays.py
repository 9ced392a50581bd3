"""Holiday files: what is shipped, and what a user may bring."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.errors import ReviewError
from app.paths import resources_folder
from app.precheck.holidays import load_calendar, read_year

GOOD = """
year = 2027
sources = ["测试用通知"]
work = [2027-02-14]
[[off]]
name = "春节"
first = 2027-02-05
last = 2027-02-11
"""


def test_the_shipped_calendar_reaches_the_end_of_2026() -> None:
    assert load_calendar(resources_folder() / "holidays").covered_to == date(2026, 12, 31)


def test_a_users_year_joins_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "2027.toml").write_text(GOOD, "utf-8")
    calendar = load_calendar(resources_folder() / "holidays", tmp_path)
    assert not calendar.is_workday(date(2027, 2, 8))
    assert calendar.is_workday(date(2027, 2, 14))
    assert calendar.covered_to == date(2027, 12, 31)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("year = 2027", ""), "year"),
        (("2027-02-14", "2027-02-15"), "2027-02-15"),
        (("first = 2027-02-05", "first = 2027-03-05"), "2027-03-05"),
        (("first = 2027-02-05", 'first = "二月"'), "二月"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    path = tmp_path / "2027.toml"
    path.write_text(GOOD.replace(*change), "utf-8")
    with pytest.raises(ReviewError, match=told) as caught:
        read_year(path)
    assert "2027.toml" in caught.value.message
    assert caught.value.advice
