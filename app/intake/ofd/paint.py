"""Colours, gradients and lines of an object: its own, else those of the drawing parameters it or its layer names."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from app.intake.ofd.geometry import POINTS, Matrix, numbers, times
from app.intake.ofd.package import child, children, said
from app.typeset.canvas import BLACK, Color
from app.typeset.vector import Gradient, Pen

_DEEPEST = 8
_MOST_STOPS = 64
_CAPS = {"Butt": 0, "Round": 1, "Square": 2}
_JOINS = {"Miter": 0, "Round": 1, "Bevel": 2}
_GREY: Color = (0.85, 0.85, 0.85)
_LINE = 0.353


@dataclass(frozen=True, slots=True)
class Paint:
    """A plain colour with its share of opacity; `node` holds a gradient or pattern that `color` stands in for."""

    color: Color = BLACK
    alpha: float = 1.0
    node: Any = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """How an object is painted; lengths of the pen in points before the object's own matrix."""

    fill: Paint
    stroke: Paint
    pen: Pen
    said_fill: bool


@dataclass(slots=True)
class Styles:
    """Drawing parameters and colour spaces by number."""

    params: dict[str, Any] = field(default_factory=dict)
    spaces: dict[str, Any] = field(default_factory=dict)

    def look(self, node: Any, inherited: str) -> Look:
        """The look of an object inside a layer with drawing parameters of its own."""
        chain = [node, *self._chain(node.get("DrawParam") or ""), *self._chain(inherited)]
        fill = next((found for one in chain if (found := child(one, "FillColor")) is not None), None)
        stroke = next((found for one in chain if (found := child(one, "StrokeColor")) is not None), None)
        return Look(self.paint(fill), self.paint(stroke), _pen(chain), fill is not None)

    def _chain(self, key: str) -> Iterator[Any]:
        """Drawing parameters and those they build on."""
        for _ in range(_DEEPEST):
            found = self.params.get(key)
            if found is None:
                return
            yield found
            key = found.get("Relative") or ""

    def paint(self, node: Any) -> Paint:
        """What a colour element says."""
        if node is None:
            return Paint()
        alpha = min(max((numbers(node.get("Alpha")) or (255.0,))[0], 0.0), 255.0) / 255
        for kind in ("Pattern", "AxialShd", "RadialShd", "GouraudShd", "LaGourandShd", "LaGouraudShd"):
            special = child(node, kind)
            if special is not None:
                colors = [self.paint(one).color for one in special.iter() if _is_color(one)]
                return Paint(colors[0] if colors else _GREY, alpha, special, kind)
        return Paint(self._color(node), alpha)

    def _color(self, node: Any) -> Color:
        space = self.spaces.get(node.get("ColorSpace") or "")
        value = node.get("Value")
        if not value and node.get("Index") and space is not None:
            entries = [one.text or "" for one in children(child(space, "Palette"), "CV")]
            index = int((numbers(node.get("Index")) or (0.0,))[0])
            value = entries[index] if 0 <= index < len(entries) else ""
        return color_of(value or "")

    def gradient(self, paint: Paint, inner: Matrix) -> tuple[Gradient, Matrix] | None:
        """The gradient of a paint and the matrix it is drawn through; None for one without a length."""
        node = paint.node
        start, end = numbers(node.get("StartPoint")), numbers(node.get("EndPoint"))
        if len(start) < 2 or len(end) < 2:
            return None
        stops = self._stops(node)
        extend = int((numbers(node.get("Extend")) or (0.0,))[0])
        before, after = bool(extend & 1), bool(extend & 2)
        if paint.kind == "AxialShd":
            if start[:2] == end[:2]:
                return None
            return Gradient((*start[:2], *end[:2]), stops, before, after), inner
        first = (numbers(node.get("StartRadius")) or (0.0,))[0]
        last = (numbers(node.get("EndRadius")) or (0.0,))[0]
        shape = _ellipse(node, start)
        x, y = _inside(shape, end)
        if abs(last) + abs(first) <= 0:
            return None
        return Gradient((0.0, 0.0, abs(first), x, y, abs(last)), stops, before, after), times(shape, inner)

    def _stops(self, node: Any) -> tuple[tuple[float, Color], ...]:
        """Colours with their places; places left out are spread evenly (GB/T 33190-2016, 8.3.4)."""
        found = list(children(node, "Segment"))[:_MOST_STOPS]
        last = max(len(found) - 1, 1)
        stops: list[tuple[float, Color]] = []
        for index, segment in enumerate(found):
            at = (numbers(segment.get("Position")) or (index / last,))[0]
            at = min(max(at, stops[-1][0] if stops else 0.0), 1.0)
            stops.append((at, self.paint(child(segment, "Color")).color))
        stops = stops or [(0.0, _GREY)]
        if stops[0][0] > 0:
            stops.insert(0, (0.0, stops[0][1]))
        if stops[-1][0] < 1 or len(stops) < 2:
            stops.append((1.0, stops[-1][1]))
        return tuple(stops)


def _is_color(node: Any) -> bool:
    return isinstance(node.tag, str) and node.tag.endswith("Color") and bool(node.get("Value"))


def _ellipse(node: Any, centre: tuple[float, ...]) -> Matrix:
    """The matrix that makes the circles around the centre the turned ellipses that are meant."""
    flat = min(max((numbers(node.get("Eccentricity")) or (0.0,))[0], 0.0), 0.99)
    turn = math.radians((numbers(node.get("Angle")) or (0.0,))[0])
    short = math.sqrt(1 - flat * flat)
    cos, sin = math.cos(turn), math.sin(turn)
    return cos, sin, -sin * short, cos * short, centre[0], centre[1]


def _inside(by: Matrix, point: tuple[float, ...]) -> tuple[float, float]:
    """The point that a matrix takes to this one."""
    a, b, c, d, e, f = by
    x, y = point[0] - e, point[1] - f
    area = a * d - b * c
    return (d * x - c * y) / area, (a * y - b * x) / area


def _pen(chain: list[Any]) -> Pen:
    def told(name: str) -> str:
        return next((one.get(name) for one in chain if one.get(name)), "")

    width = (numbers(told("LineWidth")) or (_LINE,))[0]
    dash = tuple(max(part, 0.0) * POINTS for part in numbers(told("DashPattern"))[:12])
    return Pen(
        width=abs(width) * POINTS,
        dash=dash if sum(dash) > 0 else (),
        offset=(numbers(told("DashOffset")) or (0.0,))[0] * POINTS,
        cap=_CAPS.get(told("Cap"), 0),
        join=_JOINS.get(told("Join"), 0),
        miter=(numbers(told("MiterLimit")) or (4.234,))[0],
    )


def color_of(value: str) -> Color:
    """Grey, RGB or CMYK by the number of channels; `#FF #00 #00` is hexadecimal."""
    hexadecimal = "#" in value
    parts = [part for part in value.replace("#", " ").split() if _is_hex(part)] if hexadecimal else numbers(value)
    found = [int(part, 16) if isinstance(part, str) else int(part) for part in parts]
    shares = [min(max(number, 0), 255) / 255 for number in found]
    if len(shares) == 1:
        return (shares[0], shares[0], shares[0])
    if len(shares) == 4:
        cyan, magenta, yellow, key = shares
        return ((1 - cyan) * (1 - key), (1 - magenta) * (1 - key), (1 - yellow) * (1 - key))
    return (shares[0], shares[1], shares[2]) if len(shares) == 3 else BLACK


def _is_hex(part: str) -> bool:
    return 0 < len(part) <= 4 and all(char in "0123456789abcdefABCDEF" for char in part)


def opacity(node: Any) -> float:
    """The opacity an object has as a whole."""
    said_alpha = numbers(node.get("Alpha"))
    return min(max(said_alpha[0], 0.0), 255.0) / 255 if said_alpha else 1.0


def rule_of(node: Any) -> bool:
    """Whether a path is filled by the even-odd rule."""
    return (node.get("Rule") or said(node, "Rule")) == "Even-Odd"
