"""Dates as enforcement documents write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

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
