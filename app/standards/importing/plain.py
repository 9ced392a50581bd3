"""The text of a cell made plain for reading: half-width signs, spaces out, numbers in digits."""

from __future__ import annotations

import re
from decimal import Decimal

from app.domain.points import Points, points

_FULL = "０１２３４５６７８９．（）［］，；：＋－＝／％＊　﹒｡〔〕【】～﹣−"
_HALF = "0123456789.()[],;:+-=/%* .。()()~--"
_TABLE = str.maketrans(_FULL, _HALF)
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0, "壹": 1}
_CHINESE = "零〇一二两三四五六七八九十百壹半"
_WORDED = re.compile(rf"(?<=[扣减得计加为过])\s*([{_CHINESE}]+)\s*(?=分(?![为项数别类钟期散]))")
_PRIME = re.compile(r"(?<=\d)['′](?!\d)")  # 5′ stands for 5分
_CIRCLED = {chr(0x2460 + number): f"({number + 1})" for number in range(20)}
NUMBER = r"\d{1,8}(?:\.\d{1,6})?"
# 1有审批表 begins a clause, 2人以上 and 10日内 do not
BARE_NUMBER = r"\d{1,2}(?=[\u4e00-\u9fff])(?!\d*[分日月年天个名份项人条次处类种件页张例起万元百千周小时款种倍号])"
MARK = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百\d]+[部分章节条项、.]*|[(\[]\s*[一二三四五六七八九十\d]+\s*[)\]](?!\s*[、,和及至]?\s*[(项款])\s*[、.]?|[一二三四五六七八九十]+\s*[、.)]"
    rf"|\d+(?:\.\d+)+[、.]?(?=\D|$)|\d+\s*[、)]|\d+\s*\.(?!\d)|[①-⑳⑴-⒇⒈-⒛]\s*|{BARE_NUMBER})\s*"
)


def plain(text: str) -> str:
    """The text with half-width digits and signs, one character for each."""
    return _PRIME.sub("分", text.translate(_TABLE))


def packed(text: str) -> str:
    """The text without any space or line break, for comparing headings."""
    return re.sub(r"\s+", "", plain(text))


def digits(text: str) -> str:
    """The text with points in Chinese numerals (“扣一分”) written in digits."""
    return _WORDED.sub(lambda found: _value(found.group(1)), text)


def digits_value(word: str) -> str:
    """A number in Chinese numerals or digits, in digits."""
    return word if word.isdecimal() else _value(word)


def _value(word: str) -> str:
    if word == "半":
        return "0.5"
    if word.endswith("半"):
        return f"{_value(word[:-1])}.5"
    total = 0
    tens, ten, ones = word.rpartition("十")
    if ten:
        total += 10 * (_DIGITS.get(tens, 1) if tens else 1)
    return str(total + _DIGITS.get(ones if ten else word, 0))


def uncircled(text: str) -> str:
    """The text with ① written (1)."""
    return "".join(_CIRCLED.get(char, char) for char in text)


def unmarked(text: str) -> str:
    """The text without its leading number: 1、 （一） ① 第一部分 …"""
    text = text.strip().lstrip("□☐ ")  # a box to tick
    found = MARK.match(plain(text))
    return text[found.end() :].strip() if found else text


def mark_of(text: str) -> str:
    """The leading number of a text as printed, or an empty string."""
    found = MARK.match(plain(text))
    return found.group().strip() if found else ""


def mark_level(text: str) -> int:
    """How high a leading number stands: 1 for 第一部分 and 一、, 2 for （一）, 3 for 1., 4 for （1） and ①; 0 without."""
    mark = mark_of(text)
    if not mark:
        return 0
    if mark.startswith("第"):
        return 1
    chinese = re.search("[一二三四五六七八九十]", mark) is not None
    bracketed = mark[0] in "(["
    if chinese:
        return 2 if bracketed else 1
    return 4 if bracketed or not mark[0].isdecimal() else 3


def is_part(text: str) -> bool:
    """True for 第一部分 and 第二章, which stand above 一、."""
    return re.match(r"\s*第[^部章编]{1,4}(?:部分|章|编)", plain(text)) is not None


def number(text: str) -> Points | None:
    """The number a text is, or None."""
    text = packed(text)
    return points(Decimal(text)) if re.fullmatch(NUMBER, text) else None
