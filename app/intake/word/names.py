"""Names of OOXML elements and small readers of attribute values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

Element: TypeAlias = Any

W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_URI}}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
VAL = W + "val"

OFF = frozenset({"0", "false", "off", "none"})
_NUMBER = re.compile(r"^\s*(-?\d+(?:\.\d+)?)\s*(pt|cm|mm|in|pc|pi|px|%)?\s*$")
_UNIT_POINTS = {"pt": 1.0, "cm": 28.3464567, "mm": 2.83464567, "in": 72.0, "pc": 12.0, "pi": 12.0, "px": 0.75, "%": 1.0}


def local(element: Element) -> str:
    """The element's name without its namespace, empty for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def switched_on(element: Element) -> bool:
    """True when an on/off element is on: no value means on."""
    return element.get(VAL, "1") not in OFF


def number(text: str | None, default: float = 0.0) -> float:
    """The plain number in an attribute, the default when there is none."""
    found = _NUMBER.match(text or "")
    return float(found.group(1)) if found else default


def twips(text: str | None, default: float = 0.0) -> float:
    """Points from twentieths of a point; measures with a unit are taken as they are."""
    found = _NUMBER.match(text or "")
    if not found:
        return default
    value = float(found.group(1))
    return value * _UNIT_POINTS[found.group(2)] if found.group(2) else value / 20


def css_points(text: str | None, default: float = 0.0) -> float:
    """Points from a VML length such as 12pt or 3cm; a bare number is points."""
    found = _NUMBER.match(text or "")
    if not found:
        return default
    return float(found.group(1)) * _UNIT_POINTS[found.group(2) or "pt"]


def emu(text: str | None, default: float = 0.0) -> float:
    """Points from English metric units."""
    return number(text, default * 12700) / 12700


def child(element: Element, *tags: str) -> Element | None:
    """The descendant reached by following the tags, or None."""
    for tag in tags:
        if element is None:
            return None
        element = element.find(tag)
    return element


def child_value(element: Element, tag: str, default: str = "") -> str:
    """The w:val of a child, the default when either is missing."""
    found = element.find(tag) if element is not None else None
    return default if found is None else str(found.get(VAL, default))


def chosen_branch(alternate: Element, understood: frozenset[str]) -> Iterator[Element]:
    """The children of the one branch of mc:AlternateContent that is to be shown."""
    for choice in alternate.findall(MC + "Choice"):
        if set((choice.get("Requires") or "").split()) <= understood:
            yield from choice
            return
    fallback = alternate.find(MC + "Fallback")
    if fallback is not None:
        yield from fallback
