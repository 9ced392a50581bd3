"""Numbers, matrices and paths as OFD writes them; lengths in millimetres from the top-left corner."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Box = tuple[float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
POINTS = 72 / 25.4
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_STEP = re.compile(r"[SMLQBAC]|" + _NUMBER.pattern)
_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_MOST = 1e6


def numbers(text: str | None) -> tuple[float, ...]:
    """All numbers in a text; what is out of any sense is 0."""
    return tuple(_sane(float(found)) for found in _NUMBER.findall(text or ""))


def _sane(value: float) -> float:
    return value if math.isfinite(value) and abs(value) < _MOST else 0.0


def box(text: str | None) -> Box | None:
    """x, y, width, height."""
    found = numbers(text)
    return (found[0], found[1], found[2], found[3]) if len(found) >= 4 else None


def matrix(text: str | None) -> Matrix:
    """Six numbers of a CTM, or the identity."""
    found = numbers(text)
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if len(found) >= 6 else IDENTITY


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first` and then `then`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i, a * h + b * j,
        c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def moved(x: float, y: float) -> Matrix:
    """A shift."""
    return (1.0, 0.0, 0.0, 1.0, x, y)


def apply(by: Matrix, x: float, y: float) -> Point:
    """A point after a matrix."""
    return by[0] * x + by[2] * y + by[4], by[1] * x + by[3] * y + by[5]


def scale_of(by: Matrix) -> float:
    """By how much a matrix enlarges lengths, on average."""
    return math.sqrt(abs(by[0] * by[3] - by[1] * by[2])) or math.hypot(by[0], by[1])


def deltas(text: str | None, count: int) -> list[float]:
    """Steps from character to character; `g 3 4.2` says 4.2 three times (GB/T 33190-2016, 11.3)."""
    steps: list[float] = []
    parts = (text or "").split()
    at = 0
    while at < len(parts) and len(steps) < count:
        if parts[at] == "g" and at + 2 < len(parts):
            times_said, value = numbers(parts[at + 1]), numbers(parts[at + 2])
            repeat = min(int(times_said[0]), count) if times_said else 0
            steps.extend((value or (0.0,))[:1] * repeat)
            at += 3
        else:
            steps.extend(numbers(parts[at])[:1])
            at += 1
    return steps[:count]


def path_steps(text: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Steps of an abbreviated path: the letter and its numbers."""
    letter, found = "", list[float]()
    for token in _STEP.findall(text):
        if token in _ARGUMENTS:
            letter, found = token, []
        elif letter:
            found.append(_sane(float(token)))
        if letter and len(found) == _ARGUMENTS[letter]:
            yield letter, tuple(found)
            letter, found = ("", []) if letter == "C" else (letter, [])


def arc(start: Point, step: Sequence[float]) -> list[tuple[Point, Point, Point]]:
    """An elliptical arc as Bézier curves (the endpoint form that SVG 1.1, F.6 describes)."""
    rx, ry, tilt, large, sweep, x, y = step
    rx, ry = abs(rx), abs(ry)
    if not rx or not ry or start == (x, y):
        return [(start, (x, y), (x, y))]
    phi = math.radians(tilt)
    cos, sin = math.cos(phi), math.sin(phi)
    dx, dy = (start[0] - x) / 2, (start[1] - y) / 2
    px, py = cos * dx + sin * dy, -sin * dx + cos * dy
    grow = max(1.0, math.sqrt((px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    under = (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2
    root = math.sqrt(max(0.0, under / ((rx * py) ** 2 + (ry * px) ** 2)))
    sign = -1 if bool(large) == bool(sweep) else 1
    qx, qy = sign * root * rx * py / ry, -sign * root * ry * px / rx
    centre = cos * qx - sin * qy + (start[0] + x) / 2, sin * qx + cos * qy + (start[1] + y) / 2
    first = math.atan2((py - qy) / ry, (px - qx) / rx)
    span = math.atan2((-py - qy) / ry, (-px - qx) / rx) - first
    if sweep and span < 0:
        span += 2 * math.pi
    if not sweep and span > 0:
        span -= 2 * math.pi
    frame: Matrix = (rx * cos, rx * sin, -ry * sin, ry * cos, *centre)
    return _pieces(frame, first, span)


def _pieces(frame: Matrix, first: float, span: float) -> list[tuple[Point, Point, Point]]:
    count = max(1, math.ceil(abs(span) / (math.pi / 2)))
    step = span / count
    arm = 4 / 3 * math.tan(step / 4)
    curves = []
    for index in range(count):
        a, b = first + index * step, first + (index + 1) * step
        one = apply(frame, math.cos(a) - arm * math.sin(a), math.sin(a) + arm * math.cos(a))
        two = apply(frame, math.cos(b) + arm * math.sin(b), math.sin(b) - arm * math.cos(b))
        curves.append((one, two, apply(frame, math.cos(b), math.sin(b))))
    return curves
