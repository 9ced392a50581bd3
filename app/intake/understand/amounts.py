"""Amounts of money in digits, in 万元 and in capital Han numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_BIG = {char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")} | {
    "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "两": 2, "貳": 2, "弍": 2, "陸": 6, "参": 3,
}  # fmt: skip
_UNIT = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_HAN = "零〇壹贰貳弍叁参肆伍陆陸柒捌玖拾佰仟一二三四五六七八九十百千两万萬亿"
AMOUNT = re.compile(
    r"[¥￥]?\s?(?<!\d)(?<!\d[.,，])(?P<digits>\d{1,3}(?:[,，]\d{3}){1,5}(?:\.\d{1,2})?|\d{1,13}(?:\.\d{1,6})?)\s?(?P<unit>亿|万|千|百)?\s?(?P<yuan>元|圆|块)(?:人民币)?(?P<whole>整)?"
    rf"|(?P<han>[{_HAN}]{{1,20}}?)(?P<hanyuan>元|圆)(?P<cents>(?:[{_HAN}]角)?(?:零?[{_HAN}]分)?)(?P<hanwhole>整|正)?"
    r"|[¥￥]\s?(?P<sign>\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)(?!\d)"
)
CAPITAL = re.compile(r"[壹贰貳叁肆伍陆柒捌玖拾佰仟]")


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount in yuan with its place; `words` is True for capital Han numerals (大写)."""

    yuan: Decimal
    start: int
    end: int
    text: str
    words: bool


def find_amounts(text: str) -> Iterator[FoundAmount]:
    """Every amount of money in the text, in order."""
    for match in AMOUNT.finditer(text):
        if match["han"]:
            value = han_amount(match["han"] + match["hanyuan"] + match["cents"])
            if value is not None:
                yield FoundAmount(value, match.start(), match.end(), match.group(), bool(CAPITAL.search(match["han"])))
        else:
            digits = Decimal(re.sub(r"[,，]", "", match["digits"] or match["sign"]))
            factor = {"亿": 100_000_000, "万": 10_000, "千": 1000, "百": 100}.get(match["unit"] or "", 1)
            yield FoundAmount(digits * factor, match.start(), match.end(), match.group(), words=False)


def han_amount(text: str) -> Decimal | None:
    """伍万零柒拾伍元整 as 50075; 角 and 分 as tenths and hundredths; None when unreadable."""
    whole, _, rest = re.sub(r"[整正]$", "", text).replace("圆", "元").replace("萬", "万").partition("元")
    yuan = han_integer(whole)
    if yuan is None:
        return None
    value = Decimal(yuan)
    for mark, unit in (("角", Decimal("0.1")), ("分", Decimal("0.01"))):
        found = re.search(rf"(.){mark}", rest)
        if found and found[1] in _BIG:
            value += _BIG[found[1]] * unit
    return value


def han_integer(text: str) -> int | None:
    """A whole number in Han numerals, capital or small; None when a character does not belong."""
    total, section, digit = 0, 0, 0
    for char in text:
        if char in _BIG:
            digit = _BIG[char]
        elif char in _UNIT:
            section += (digit or 1) * _UNIT[char]
            digit = 0
        elif char in "万亿":
            total = (total + section + digit) * (10_000 if char == "万" else 100_000_000)
            section = digit = 0
        else:
            return None
    return total + section + digit


def yuan_text(value: Decimal) -> str:
    """Canonical text of an amount in yuan: "50000", "75.5"."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
