"""List numbers and bullets: numbering.xml with its counters, and page number formats."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from app.intake.word.names import VAL, Element, W, child, child_value, number
from app.intake.word.properties import Props, paragraph_props, run_props

_Maker: TypeAlias = Callable[[int], str]

_MOST = 5_000  # letters and Roman numbers grow with their value
_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_SYMBOL_BULLETS = {
    "\uf0b7": "•", "\uf06c": "●", "\uf06e": "■", "\uf075": "◆", "\uf0d8": "→", "\uf0fc": "√", "\uf0a7": "■",
    "\uf0b2": "◆", "\uf071": "□", "\uf06f": "□", "\uf0a8": "□", "\uf076": "◆", "\uf0fe": "☑",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int
    format: str
    text: str
    suffix: str
    align: str
    paragraph: Props
    run: Props
    legal: bool
    style: str
    restart: int | None


class Numbering:
    """The lists of a document; hands out each paragraph's number in order."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._nums: dict[str, tuple[str, dict[int, Level]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._used: set[tuple[str, int]] = set()
        self._starts: dict[tuple[str, int], int] = {}
        if root is None:
            return
        for item in root.findall(W + "abstractNum"):
            self._abstract[item.get(W + "abstractNumId", "")] = _levels(item)
        for item in root.findall(W + "num"):
            self._add_num(item)

    def _add_num(self, item: Element) -> None:
        num = item.get(W + "numId", "")
        abstract = child_value(item, W + "abstractNumId")
        levels = dict(self._abstract.get(abstract, {}))
        for override in item.findall(W + "lvlOverride"):
            index = int(number(override.get(W + "ilvl")))
            whole = override.find(W + "lvl")
            if whole is not None:
                levels[index] = _level(whole)
            start = override.find(W + "startOverride")
            if start is not None:
                self._starts[(num, index)] = int(number(start.get(VAL), 1))
        self._nums[num] = (abstract, levels)

    def level(self, num: str, index: int) -> Level | None:
        """The level's description, None when the list is not defined."""
        return self._nums.get(num, ("", {}))[1].get(index)

    def level_of_style(self, num: str, style: str) -> int:
        """The level a paragraph style is bound to in a list, 0 when none is."""
        levels = self._nums.get(num, ("", {}))[1]
        return next((index for index, level in levels.items() if style and level.style == style), 0)

    def next_text(self, num: str, index: int) -> str:
        """The text of the next number at that level; counts it."""
        abstract, levels = self._nums[num]
        counts = self._counts.setdefault(abstract, {})
        level = levels[index]
        if (num, index) in self._starts and (num, index) not in self._used:
            counts[index] = self._starts[(num, index)] - 1
        self._used.add((num, index))
        counts[index] = counts.get(index, level.start - 1) + 1
        for deeper in [key for key in counts if key > index]:
            if (levels.get(deeper) is None) or levels[deeper].restart != 0:
                del counts[deeper]
        return _fill(level, levels, counts)


def _fill(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    if level.format == "bullet":
        return "".join(_SYMBOL_BULLETS.get(char, char) for char in level.text)
    if level.format == "none":
        return re.sub(r"%\d", "", level.text)

    def one(found: re.Match[str]) -> str:
        index = int(found.group(1)) - 1
        other = levels.get(index)
        if other is None:
            return ""
        style = "decimal" if level.legal else other.format
        return format_number(counts.get(index, other.start), style)

    return re.sub(r"%(\d)", one, level.text)


def _levels(item: Element) -> dict[int, Level]:
    return {int(number(level.get(W + "ilvl"))): _level(level) for level in item.findall(W + "lvl")}


def _level(item: Element) -> Level:
    restart = item.find(W + "lvlRestart")
    format_element = item.find(W + "numFmt")
    if format_element is None:
        format_element = child(item, "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent")
        format_element = None if format_element is None else next(format_element.iter(W + "numFmt"), None)
    return Level(
        start=int(number(child_value(item, W + "start"), 1)),
        format="decimal" if format_element is None else format_element.get(VAL, "decimal"),
        text=child_value(item, W + "lvlText"),
        suffix=child_value(item, W + "suff", "tab"),
        align=child_value(item, W + "lvlJc", "left"),
        paragraph=paragraph_props(item.find(W + "pPr")),
        run=run_props(item.find(W + "rPr")),
        legal=item.find(W + "isLgl") is not None,
        style=child_value(item, W + "pStyle"),
        restart=None if restart is None else int(number(restart.get(VAL))),
    )


def format_number(value: int, style: str) -> str:
    """A number as its w:numFmt writes it."""
    maker = _FORMATS.get(style)
    return maker(value) if maker is not None and 0 <= value <= _MOST else str(value)


def chinese_number(value: int, digits: str = _DIGITS, tens: str = "十百千", zero: str = "零") -> str:
    """A number in Chinese counting words up to 99,999,999."""
    if value == 0:
        return digits[0]
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        rest = chinese_number(low, digits, tens, zero) if low else ""
        return chinese_number(high, digits, tens, zero) + "万" + (zero if low and low < 1000 else "") + rest
    out, pending = "", False
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        if digit == 0:
            pending = bool(out)
            continue
        out += (zero if pending else "") + digits[digit] + (tens[place - 1] if place else "")
        pending = False
    return out


def _counting(value: int) -> str:
    text = chinese_number(value)
    return text[1:] if 10 <= value < 20 else text


def _formal(value: int) -> str:
    return chinese_number(value, _FORMAL, "拾佰仟")


def _letters(first: str) -> _Maker:
    def make(value: int) -> str:
        if value < 1:
            return str(value)
        return chr(ord(first) + (value - 1) % 26) * ((value - 1) // 26 + 1)

    return make


def _roman(value: int) -> str:
    out = ""
    for size, sign in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"],
        strict=True,
    ):
        while value >= size:
            out, value = out + sign, value - size
    return out


def _circled(value: int) -> str:
    if 1 <= value <= 20:
        return chr(0x2460 + value - 1)
    return chr(0x3251 + value - 21) if 21 <= value <= 35 else str(value)


def _cycle(signs: str) -> _Maker:
    return lambda value: signs[(value - 1) % len(signs)] if value else "0"


def _wide(value: int) -> str:
    return "".join(chr(ord(char) + 0xFEE0) for char in str(value))


_FORMATS: dict[str, _Maker] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "upperRoman": lambda value: _roman(value) or "0",
    "lowerRoman": lambda value: _roman(value).lower() or "0",
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "taiwaneseCounting": _counting,
    "ideographDigital": lambda value: "".join(_DIGITS[int(char)] for char in str(value)),
    "japaneseDigitalTenThousand": lambda value: "".join(_DIGITS[int(char)] for char in str(value)),
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "ideographEnclosedCircle": lambda value: chr(0x3220 + value - 1) if 1 <= value <= 10 else _counting(value),
    "decimalEnclosedFullstop": lambda value: chr(0x2488 + value - 1) if 1 <= value <= 20 else f"{value}.",
    "decimalEnclosedParen": lambda value: chr(0x2474 + value - 1) if 1 <= value <= 20 else f"({value})",
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalHalfWidth": str,
    "numberInDash": lambda value: f"- {value} -",
    "none": lambda _: "",
}
KNOWN_FORMATS = frozenset(_FORMATS) | {"bullet"}
