"""Paragraph and run properties as they stand in one place of the file, not yet resolved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from app.intake.word.form import Edge, TabStop
from app.intake.word.names import VAL, Element, W, local, number, switched_on, twips

Props: TypeAlias = dict[str, Any]
_Reader: TypeAlias = Callable[[Element, Props], None]

_EDGE_NAMES = {"start": "left", "end": "right", "bar": "left"}
_IND = {"start": "left", "startChars": "leftChars", "end": "right", "endChars": "rightChars"}


def edges_of(element: Element | None) -> dict[str, Edge]:
    """Border lines by side of a *Borders element."""
    found: dict[str, Edge] = {}
    for side in () if element is None else element:
        name = local(side)
        kind = side.get(VAL, "nil")
        color = side.get(W + "color", "auto")
        found[_EDGE_NAMES.get(name, name)] = Edge(
            kind=kind,
            width=max(number(side.get(W + "sz"), 4) / 8, 0.25),
            color="000000" if color == "auto" else color,
            space=number(side.get(W + "space")),
        )
    return found


def shade_of(element: Element | None) -> str:
    """The colour of a w:shd as six hex digits, empty for none."""
    if element is None:
        return ""
    fill = element.get(W + "fill", "auto")
    pattern = element.get(VAL, "clear")
    if pattern == "solid":
        color = element.get(W + "color", "auto")
        return "000000" if color == "auto" else color
    if fill in ("auto", "FFFFFF", "ffffff"):
        return _percent_shade(pattern)
    return str(fill)


def _percent_shade(pattern: str) -> str:
    if not pattern.startswith("pct"):
        return ""
    level = round(255 * (1 - min(number(pattern[3:]), 100) / 100))
    return f"{level:02X}" * 3


def merged(base: Props, over: Props) -> Props:
    """Properties with later ones laid over earlier ones; indents, spacing and tabs merge by their own parts."""
    if not over:
        return base
    out = {**base, **over}
    for key in ("ind", "spacing", "fonts", "edges", "lang"):
        if key in base and key in over:
            out[key] = {**base[key], **over[key]}
    if "fonts" in base and "fonts" in over:
        _no_theme(out["fonts"], over["fonts"])
    if "ind" in base and "ind" in over:
        _one_first_line(out["ind"], over["ind"])
    if "tabs" in base and "tabs" in over:
        out["tabs"] = {**base["tabs"], **over["tabs"]}
    return out


def _one_first_line(ind: Props, over: Mapping[str, Any]) -> None:
    if "hanging" in over or "hangingChars" in over:
        drop = ("firstLine", "firstLineChars")
    elif "firstLine" in over or "firstLineChars" in over:
        drop = ("hanging", "hangingChars")
    else:
        return
    for name in drop:
        if name not in over:
            ind.pop(name, None)


def _no_theme(fonts: Props, over: Mapping[str, Any]) -> None:
    """A face named later wins over a theme face named earlier."""
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        if name in over and name + "Theme" not in over:
            fonts.pop(name + "Theme", None)


def paragraph_props(element: Element | None) -> Props:
    """What a w:pPr says."""
    props: Props = {}
    for item in () if element is None else element:
        reader = _PARAGRAPH.get(local(item))
        if reader is not None:
            reader(item, props)
    return props


def run_props(element: Element | None) -> Props:
    """What a w:rPr says."""
    props: Props = {}
    for item in () if element is None else element:
        reader = _RUN.get(local(item))
        if reader is not None:
            reader(item, props)
    return props


def _flag(name: str) -> _Reader:
    def read(element: Element, props: Props) -> None:
        props[name] = switched_on(element)

    return read


def _value(name: str) -> _Reader:
    def read(element: Element, props: Props) -> None:
        props[name] = element.get(VAL, "")

    return read


def _attributes(name: str, renamed: Mapping[str, str] = {}) -> _Reader:
    def read(element: Element, props: Props) -> None:
        found = {}
        for key, value in element.attrib.items():
            plain = key.rpartition("}")[2]
            found[renamed.get(plain, plain)] = value
        props[name] = found

    return read


def _tabs(element: Element, props: Props) -> None:
    stops: dict[float, TabStop | None] = {}
    for tab in element:
        position = round(twips(tab.get(W + "pos")), 2)
        align = {"start": "left", "end": "right", "num": "left"}.get(tab.get(VAL, "left"), tab.get(VAL, "left"))
        stops[position] = None if align == "clear" else TabStop(position, align, tab.get(W + "leader", ""))
    props["tabs"] = stops


def _numbering(element: Element, props: Props) -> None:
    level = element.find(W + "ilvl")
    num = element.find(W + "numId")
    if num is not None:
        props["num"] = num.get(VAL, "0")
    if level is not None:
        props["level"] = int(number(level.get(VAL)))


def _edges(element: Element, props: Props) -> None:
    props["edges"] = edges_of(element)


def _shade(element: Element, props: Props) -> None:
    props["shade"] = shade_of(element)


def _underline(element: Element, props: Props) -> None:
    value = element.get(VAL, "single")
    props["u"] = "" if value == "none" else value


def _border(element: Element, props: Props) -> None:
    props["border"] = element.get(VAL, "nil") not in ("nil", "none")


def _strike(kind: str) -> _Reader:
    def read(element: Element, props: Props) -> None:
        props["strike"] = kind if switched_on(element) else ""

    return read


_PARAGRAPH: Mapping[str, _Reader] = {
    "pStyle": _value("pStyle"),
    "jc": _value("jc"),
    "ind": _attributes("ind", _IND),
    "spacing": _attributes("spacing"),
    "tabs": _tabs,
    "numPr": _numbering,
    "pBdr": _edges,
    "shd": _shade,
    "framePr": _attributes("frame"),
    "textDirection": _value("direction"),
    "textAlignment": _value("textAlignment"),
    "outlineLvl": _value("outline"),
    **{
        name: _flag(name)
        for name in [
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "widowControl",
            "contextualSpacing",
            "snapToGrid",
            "overflowPunct",
            "kinsoku",
            "autoSpaceDE",
            "autoSpaceDN",
            "wordWrap",
            "bidi",
            "adjustRightInd",
            "topLinePunct",
        ]
    },
}

_RUN: Mapping[str, _Reader] = {
    "rStyle": _value("rStyle"),
    "rFonts": _attributes("fonts"),
    "sz": _value("sz"),
    "color": _value("color"),
    "u": _underline,
    "vertAlign": _value("vertAlign"),
    "spacing": _value("charSpacing"),
    "w": _value("w"),
    "position": _value("position"),
    "highlight": _value("highlight"),
    "shd": _shade,
    "em": _value("em"),
    "strike": _strike("single"),
    "dstrike": _strike("double"),
    "bdr": _border,
    "fitText": _value("fitText"),
    "eastAsianLayout": _attributes("eastLayout"),
    "lang": _attributes("lang"),
    **{
        name: _flag(name)
        for name in [
            *("b", "i", "vanish", "specVanish", "caps", "smallCaps", "snapToGrid"),
            *("outline", "shadow", "emboss", "imprint", "webHidden"),
        ]
    },
}
