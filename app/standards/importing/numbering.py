"""Numbers Word writes by itself: a 序号 column is often an automatic list and holds no text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = "零一二三四五六七八九"
_CHINESE_FORMATS = (
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "ideographTraditional",
    "taiwaneseCounting",
)


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Numbering:
    """The automatic label of each paragraph, counted in the order they are asked for."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if numbering is not None:
            self._read(numbering)
        for style in styles.iter(f"{W}style") if styles is not None else ():
            found = _numbered(style.find(f"{W}pPr/{W}numPr"))
            if found:
                self._styles[str(style.get(f"{W}styleId"))] = found

    def label(self, paragraph: etree._Element) -> str:
        """The label of a paragraph, and one more counted; an empty string for an ordinary one."""
        found = self._place(paragraph)
        if found is None:
            return ""
        list_id, depth = found
        levels, counts = self._levels.get(list_id, {}), self._counts[list_id]
        level = levels.get(depth)
        if level is None or level.form in ("bullet", "none"):
            return ""
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda part: self._count(levels, counts, int(part.group(1)) - 1), level.text)

    def stands_alone(self, paragraph: etree._Element) -> bool:
        """True for an automatic number without any text, as in a 序号 column."""
        return self._place(paragraph) is not None

    def _count(self, levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
        level = levels.get(depth)
        number = counts.get(depth, level.start if level else 1)
        return _chinese(number) if level and level.form in _CHINESE_FORMATS else str(number)

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        direct = paragraph.find(f"{W}pPr/{W}numPr")
        if direct is not None:
            found = _numbered(direct)
            return found if found and found[0] != "0" else None
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._styles.get(str(style.get(f"{W}val"))) if style is not None else None

    def _read(self, root: etree._Element) -> None:
        kinds = {
            one.get(f"{W}abstractNumId"): {
                int(level.get(f"{W}ilvl", "0")): _level(level) for level in one.iter(f"{W}lvl")
            }
            for one in root.iter(f"{W}abstractNum")
        }
        for one in root.iter(f"{W}num"):
            kind = one.find(f"{W}abstractNumId")
            if kind is not None:
                self._levels[str(one.get(f"{W}numId"))] = kinds.get(kind.get(f"{W}val"), {})


def _level(element: etree._Element) -> _Level:
    start = _value(element, "start") or "1"
    return _Level(_value(element, "numFmt"), _value(element, "lvlText"), int(start) if start.isdigit() else 1)


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return str(child.get(f"{W}val", "")) if child is not None else ""


def _numbered(element: etree._Element | None) -> tuple[str, int] | None:
    if element is None:
        return None
    list_id, depth = _value(element, "numId"), _value(element, "ilvl") or "0"
    return (list_id, int(depth)) if list_id and depth.isdigit() else None


def _chinese(number: int) -> str:
    if number < 10:
        return _CHINESE[number]
    tens, ones = divmod(number, 10)
    return f"{_CHINESE[tens] if tens > 1 else ''}十{_CHINESE[ones] if ones else ''}" if tens < 10 else str(number)
