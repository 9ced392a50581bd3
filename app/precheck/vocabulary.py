"""Patterns that several rules share: written dates, names of bodies, quantities; and how alike two writings are."""

from __future__ import annotations

import re
from datetime import date
from difflib import SequenceMatcher

HAN_NUMBERS = {char: value for value, char in enumerate("一二三四五六七八九十", 1)} | {
    "十一": 11, "十二": 12, "十五": 15, "二十": 20, "三十": 30, "四十": 40, "五十": 50, "六十": 60, "九十": 90,
}  # fmt: skip
# a day as it is written, in digits or in Han numerals
DATE = re.compile(
    r"(?:19|20)\d\d\s?[年.\-/]\s?\d{1,2}\s?[月.\-/]\s?\d{1,2}|[二〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月"
)
DAY = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s?[年.\-/]\s?(?P<m>1[0-2]|0?[1-9])\s?[月.\-/]\s?(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)\s?日?"
)
BODY_ENDS = (
    r"(?:有限责任公司|股份有限公司|有限公司|公司|合作社|经营部|商行|商店|超市|便利店|餐馆|饭店|酒店|酒楼|门市部|加工厂|工厂|厂|药房|药店|诊所|"
    r"医院|宾馆|旅馆|网吧|农场|养殖场|修理部|修理厂|服务部|工作室|个体户|商贸行|食品店|副食店|饮品店|小吃店|面馆|茶庄|店)"
)
# the name of a firm or shop, as far as it can be told from the words around it
BODY = re.compile(rf"[\u4e00-\u9fffA-Za-z（）()·]{{3,30}}?{BODY_ENDS}(?!法|们|员|的?上级)")
REGION = re.compile(r"(?:(?![局厅委部队])[\u4e00-\u9fff]){2,8}?(?:自治区|自治州|自治县|省|市|区|县|旗|盟|州)")


def han_number(text: str) -> int:
    """The small number a text stands for, in digits or Han numerals; 0 for another text."""
    return int(text) if text.isdigit() else HAN_NUMBERS.get(text, 0)


def days_in(text: str) -> list[date]:
    """The days written in digits in a text, impossible ones left out."""
    found = []
    for match in DAY.finditer(text):
        try:
            found.append(date(int(match["y"]), int(match["m"]), int(match["d"])))
        except ValueError:
            continue
    return found


def loses_digits(one: str, other: str) -> bool:
    """True when the digits of one writing are those of the other with some left out, as recognition leaves out narrow ones."""
    a, b = (
        ["".join(c for c in part if c.isdigit()).lstrip("0") for part in re.split(r"[-年月日]", text)]
        for text in (one, other)
    )
    return len(a) == len(b) and any(_left_out(x, y) or _left_out(y, x) for x, y in zip(a, b, strict=True))


def _left_out(short: str, long: str) -> bool:
    rest = iter(long)
    return len(short) < len(long) and all(char in rest for char in short)


def nearly(one: str, other: str, least: float = 0.72) -> bool:
    """True when two writings may be one, misread or miswritten in a few characters."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= least
