"""Recognised lines -> words with boxes in the order a person reads them; pure arithmetic."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from app.domain.page import Rect, Word
from app.intake.layout import Box, in_order, same_row

Point = tuple[float, float]
_YEAR_OPEN = re.compile(r"[【\[（(]((?:19|20)\d\d)〕")
_YEAR_CLOSE = re.compile(r"〔((?:19|20)\d\d)[】\]）)]")
_WIDE = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line in pixels: corners clockwise from where its first character begins above, its words, and how sure they are.

    `raw` is what the engine read, where digits were put right.
    """

    corners: list[Point]
    words: tuple[Word, ...]
    score: float = 1.0
    raw: str = ""


def tidy(text: str) -> str:
    """Recognised text with what engines confuse put right: marks beside Chinese are full width, 〔2026】 is 〔2026〕.

    A pair of brackets that match is left alone: [2026] may really stand there, and would be a fault of the document.
    """
    text = _YEAR_CLOSE.sub(r"〔\1〕", _YEAR_OPEN.sub(r"〔\1〕", text))
    chars = list(text)
    for at, char in enumerate(chars):
        wide = _WIDE.get(char)
        if wide and (_square(text[at - 1 : at] or " ") or _square(text[at + 1 : at + 2] or " ")):
            chars[at] = wide
    return "".join(chars)


def words_of_line(
    text: str, columns: Sequence[int], span: float, score: float, corners: Sequence[Point], size: tuple[int, int]
) -> tuple[Word, ...]:
    """Words of one script each, placed along the line by the columns in which the engine saw their characters."""
    letters = [char for char in text if not char.isspace()]
    if len(letters) != len(columns):
        return (Word(text, _box(corners, 0.0, 1.0, size), score),)
    length = math.dist(corners[0], corners[1]) or 1.0
    height = math.dist(corners[0], corners[3])
    centres = [min((column + 0.5) / span, 1.0) for column in columns]
    return tuple(
        Word(part, _box(corners, *_extent(first, last, letters, centres, height / length), size), score)
        for part, first, last in _parts(text, centres, height / length)
    )


def _parts(text: str, centres: Sequence[float], em: float) -> list[tuple[str, int, int]]:
    """Text cut where the script changes, at spaces, and at gaps wider than two characters, with its first and last."""
    parts: list[tuple[str, int, int]] = []
    at = 0
    spaced = True
    for char in text:
        if char.isspace():
            if parts and not spaced:
                parts[-1] = (parts[-1][0] + " ", *parts[-1][1:])
            spaced = True
            continue
        same = not spaced and parts and _square(parts[-1][0][-1]) == _square(char)
        if same and centres[at] - centres[at - 1] < 2.2 * em:
            parts[-1] = (parts[-1][0] + char, parts[-1][1], at)
        else:
            parts.append((char, at, at))
        spaced = False
        at += 1
    return parts


def _square(char: str) -> bool:
    return char >= "\u2e80" or char in "—…“”‘’"


def _extent(first: int, last: int, letters: Sequence[str], centres: Sequence[float], em: float) -> tuple[float, float]:
    half_first = em * (0.5 if _square(letters[first]) else 0.28)
    half_last = em * (0.5 if _square(letters[last]) else 0.28)
    left, right = centres[first] - half_first, centres[last] + half_last
    if first > 0:
        left = max(left, (centres[first - 1] + centres[first]) / 2)
    if last + 1 < len(centres):
        right = min(right, (centres[last] + centres[last + 1]) / 2)
    return max(left, 0.0), min(max(right, left), 1.0)


def _box(corners: Sequence[Point], begin: float, end: float, size: tuple[int, int]) -> Rect:
    """The upright box around a stretch of a slanted line, in page units."""
    points = part_of(corners, begin, end)
    xs = [min(max(x / size[0], 0.0), 1.0) for x, _ in points]
    ys = [min(max(y / size[1], 0.0), 1.0) for _, y in points]
    return Rect(min(xs), min(ys), max(xs), max(ys))


def _between(one: Point, two: Point, part: float) -> Point:
    return one[0] + (two[0] - one[0]) * part, one[1] + (two[1] - one[1]) * part


def skew_of(lines: Sequence[Line], turn: int) -> float:
    """Degrees by which the lines fall to the right once the page is upright."""
    angles = [angle_of(line, turn) for line in lines if math.dist(line.corners[0], line.corners[1]) > 100]
    return round(median(angles), 2) if angles else 0.0


def angle_of(line: Line, turn: int) -> float:
    """Degrees by which a line falls to the right once the page is upright."""
    (x0, y0), (x1, y1) = line.corners[0], line.corners[1]
    angle = math.degrees(math.atan2(y1 - y0, x1 - x0)) + turn
    return (angle + 180) % 360 - 180


def in_reading_order(
    lines: Sequence[Line], turn: int, width: float, height: float, cells: Sequence[Box] = ()
) -> list[Line]:
    """Lines as they are read on the page turned upright, its skew taken out; `cells` are those of its tables there."""
    skew = skew_of(lines, turn)
    boxes = [upright(line.corners, turn, (width, height), skew) for line in lines]
    order = in_order(boxes, cells)
    return [
        _spaced(lines[at]) if after is not None and same_row(boxes[at], boxes[after]) else lines[at]
        for at, after in zip(order, [*order[1:], None], strict=False)
    ]


def _spaced(line: Line) -> Line:
    """The line with a space at its end: another one follows in the same row."""
    *before, last = line.words
    return replace(line, words=(*before, replace(last, text=last.text.rstrip() + " ")))


def upright(corners: Sequence[Point], turn: int, size: tuple[float, float], skew: float) -> Box:
    """Where a line stands on the upright page, its skew (degrees) taken out."""
    points = [_turned(point, turn, *size) for point in corners]
    cos, sin = math.cos(math.radians(skew)), math.sin(math.radians(skew))
    flat = [(x * cos + y * sin, -x * sin + y * cos) for x, y in points]
    xs, ys = [x for x, _ in flat], [y for _, y in flat]
    sides = [math.dist(one, two) for one, two in pairwise([*points, points[0]])]
    middle, high = sum(ys) / 4, min(max(sides[1], sides[3]), max(ys) - min(ys) + 1)
    return Box(min(xs), middle - high / 2, max(xs), middle + high / 2)


def part_of(corners: Sequence[Point], begin: float, end: float) -> list[Point]:
    """The corners of a stretch of a line, from 0 at its beginning to 1 at its end."""
    a, b, c, d = corners
    return [_between(a, b, begin), _between(a, b, end), _between(d, c, end), _between(d, c, begin)]


def _turned(point: Point, turn: int, width: float, height: float) -> Point:
    x, y = point
    match turn:
        case 90:
            return height - y, x
        case 180:
            return width - x, height - y
        case 270:
            return y, width - x
    return x, y
