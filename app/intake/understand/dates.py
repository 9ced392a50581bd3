"""Dates as enforcement documents write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "O": 0,
    "０": 0,
    "Ｏ": 0,
}
_HAN = "〇○零一二三四五六七八九十廿卅O"
DATE = re.compile(
    r"(?P<y>(?:19|20)\d\s?\d)\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]"
    rf"|(?P<hy>[{_HAN}]{{4}})年(?P<hm>[{_HAN}]{{1,3}})月(?P<hd>[{_HAN}]{{1,3}})[日号]"
    r"|(?<![\d.])(?P<ny>(?:19|20)\d\d)\s?[.\-/—－]\s?(?P<nm>\d{1,2})\s?[.\-/—－]\s?(?P<nd>\d{1,2})(?=\D|$|\d{2}:\d\d)"
)

_YEARLESS = re.compile(
    r"(?:(?<![年\d月])|(?<=同年)|(?<=当年)|(?P<next>(?<=次年)|(?<=翌年)))(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号](?![内之])|(?<=[^\d])次日|(?<!截至)(?<!截止)(?P<same>同日|当日|当天)(?=[，,《的]|[\u4e00-\u9fff]{0,12}(?:制作|作出|询问|送达|扣押|查封|抽样))(?!期|内|起)"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date with its place in the text; `value` is None when no such day exists (2月30日)."""

    value: date | None
    start: int
    end: int
    text: str


def find_dates(text: str) -> Iterator[FoundDate]:
    """Every date in the text, in order, impossible ones with `value` None."""
    for match in DATE.finditer(text):
        parts = match.groupdict()
        if parts["y"]:
            numbers = [int(re.sub(r"\s", "", parts[key])) for key in ("y", "m", "d")]
        elif parts["hy"]:
            numbers = [han_year(parts["hy"]), han_number(parts["hm"]), han_number(parts["hd"])]
        else:
            numbers = [int(parts[key]) for key in ("ny", "nm", "nd")]
        yield FoundDate(_day(*numbers), match.start(), match.end(), match.group())


def told_days(flow: str) -> Iterator[FoundDate]:
    """Whole dates, and days without a year that follow one (11月17日, 次日)."""
    whole = list(find_dates(flow))
    taken = {position for day in whole for position in range(day.start, day.end)}
    found: dict[int, FoundDate | re.Match[str]] = {day.start: day for day in whole}
    found |= {match.start(): match for match in _YEARLESS.finditer(flow) if match.start() not in taken}
    last: date | None = None
    for _, item in sorted(found.items()):
        day = item if isinstance(item, FoundDate) else _completed(item, last)
        if day is not None:
            yield day
            last = day.value or last


def _completed(match: re.Match[str], last: date | None) -> FoundDate | None:
    """A day without a year in the year of the date told before it; None when it may be of another year."""
    if last is None:
        return None
    if match["same"]:
        return FoundDate(last, match.start(), match.end(), match.group())
    if match["m"] is None:
        return FoundDate(last + timedelta(days=1), match.start(), match.end(), match.group())
    month, day = int(match["m"]), int(match["d"])
    year = last.year + (match["next"] is not None)
    if year == last.year and last.month >= 11 and month <= 2:
        return None
    try:
        return FoundDate(date(year, month, day), match.start(), match.end(), match.group())
    except ValueError:
        return None


def han_year(text: str) -> int:
    """二〇二六 as 2026; 0 when a character is no digit."""
    value = 0
    for char in text:
        if char not in _DIGITS:
            return 0
        value = value * 10 + _DIGITS[char]
    return value


def han_number(text: str) -> int:
    """Numbers below a thousand written in Han digits (十二, 二十, 一百二十四, 廿三); digits pass; 0 when unreadable."""
    if text.isdigit() and text.isascii():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    value, digit = 0, 0
    for char in text:
        if char == "十":
            value += (digit or 1) * 10
            digit = 0
        elif char == "百":
            value += (digit or 1) * 100
            digit = 0
        elif char in _DIGITS:
            digit = _DIGITS[char] if char not in "〇零○" else 0
        else:
            return 0
    return value + digit


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
