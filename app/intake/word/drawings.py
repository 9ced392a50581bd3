"""Pictures, shapes and text boxes: DrawingML and VML to boxes."""

from __future__ import annotations

import math
from dataclasses import replace

from app.intake.word.form import Anchor, Box
from app.intake.word.names import (
    MC,
    PIC,
    WP,
    WPG,
    WPS,
    A,
    Element,
    M,
    R,
    W,
    child,
    chosen_branch,
    emu,
    local,
    number,
)
from app.intake.word.reading import Scope

UNDERSTOOD = frozenset({"wps", "wpg", "w14", "w15", "wp14", "w16", "a14"})
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_RELATIVE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
_WRAPS = {
    "wrapNone": "none",
    "wrapSquare": "square",
    "wrapTight": "square",
    "wrapThrough": "square",
    "wrapTopAndBottom": "top",
}
_LINES = frozenset({"line", "straightConnector1", "bentConnector2", "bentConnector3"})
MAX_SIDE = 3000.0


def drawing_boxes(drawing: Element, scope: Scope) -> list[Box]:
    """The boxes of a w:drawing."""
    boxes = []
    for holder in drawing:
        if local(holder) not in ("inline", "anchor"):
            continue
        extent = holder.find(WP + "extent")
        width, height = (0.0, 0.0) if extent is None else (emu(extent.get("cx")), emu(extent.get("cy")))
        data = child(holder, A + "graphic", A + "graphicData")
        box = _graphic(data, scope, min(width, MAX_SIDE), min(height, MAX_SIDE))
        if box is None or _hidden(holder):
            continue
        if local(holder) == "anchor":
            box = replace(box, anchor=_anchor(holder))
            notice_anchor(box, scope)
        boxes.append(box)
    return boxes


def _hidden(holder: Element) -> bool:
    properties = holder.find(WP + "docPr")
    return properties is not None and properties.get("hidden") in ("1", "true")


def notice_anchor(box: Box, scope: Scope) -> None:
    """Name what is only approximate about a floating box."""
    if box.blocks:
        scope.reading.notice("text_box")
    if box.anchor is not None and box.anchor.wrap == "square":
        scope.reading.notice("wrap")


def _graphic(data: Element | None, scope: Scope, width: float, height: float) -> Box | None:
    for item in () if data is None else data:
        name = local(item)
        if item.tag == PIC + "pic":
            return _picture(item, scope, width, height)
        if item.tag == WPS + "wsp":
            return _shape(item, scope, width, height)
        if name in ("wgp", "wpc", "lockedCanvas"):
            return _group(item, scope, width, height)
        if item.tag == _CHART:
            scope.reading.notice("chart")
            return Box(width, height, label="图表")
        if name == "relIds":
            scope.reading.notice("smart_art")
            return Box(width, height, label="SmartArt 图形")
    return None


def _picture(item: Element, scope: Scope, width: float, height: float) -> Box:
    blip = child(item, PIC + "blipFill", A + "blip")
    name = "" if blip is None else scope.reading.picture(scope.relation(blip.get(R + "embed")))
    crop = child(item, PIC + "blipFill", A + "srcRect")
    properties = item.find(PIC + "spPr")
    transform = child(properties, A + "xfrm")
    stroke, stroke_width = _stroke(properties)
    if not name:
        scope.reading.notice("lost_picture")
    return Box(
        width,
        height,
        picture=name,
        label="" if name else "图片缺失",
        crop=(0.0, 0.0, 0.0, 0.0) if crop is None else _crop(crop),
        rotation=0.0 if transform is None else number(transform.get("rot")) / 60000 % 360,
        stroke=stroke,
        stroke_width=stroke_width,
    )


def _crop(rect: Element) -> tuple[float, float, float, float]:
    left, top, right, bottom = (min(max(number(rect.get(side)) / 100000, 0.0), 0.99) for side in "ltrb")
    return left, top, right, bottom


def _color(element: Element | None) -> str:
    if element is None:
        return ""
    rgb = element.find(A + "srgbClr")
    if rgb is not None:
        return str(rgb.get("val", "000000"))
    scheme, system = element.find(A + "schemeClr"), element.find(A + "sysClr")
    if system is not None:
        return str(system.get("lastClr", "000000"))
    if scheme is not None:
        return {"bg1": "FFFFFF", "lt1": "FFFFFF", "accent1": "4472C4", "accent2": "ED7D31"}.get(
            scheme.get("val", ""), "000000"
        )
    return ""


def _stroke(properties: Element | None) -> tuple[str, float]:
    line = child(properties, A + "ln")
    if line is None or line.find(A + "noFill") is not None:
        return "", 0.75
    return _color(line.find(A + "solidFill")) or "000000", max(emu(line.get("w"), 0.75), 0.25)


def _shape(item: Element, scope: Scope, width: float, height: float) -> Box:
    properties = item.find(WPS + "spPr")
    geometry = child(properties, A + "prstGeom")
    name = "rect" if geometry is None else geometry.get("prst", "rect")
    stroke, stroke_width = _stroke(properties)
    style_line = child(item, WPS + "style", A + "lnRef")
    if not stroke and style_line is not None and child(properties, A + "ln") is None and style_line.get("idx") != "0":
        stroke = _color(style_line) or "000000"
    if name not in _LINES and name not in ("rect", "roundRect", "ellipse", "flowChartProcess"):
        scope.reading.notice("shape")
    body, content = item.find(WPS + "bodyPr"), child(item, WPS + "txbx", W + "txbxContent")
    transform = child(properties, A + "xfrm")
    turned = "horz" if body is None else body.get("vert", "horz")
    if turned not in ("horz", "eaVert", "vert"):
        scope.reading.notice("vertical")
    return Box(
        width,
        height,
        upright=turned in ("eaVert", "vert"),
        shape="line" if name in _LINES else "ellipse" if name == "ellipse" else "rect",
        stroke=stroke,
        stroke_width=stroke_width,
        fill=_color(child(properties, A + "solidFill")),
        blocks=() if content is None else scope.blocks(content),
        inset=_insets(body),
        v_align={"ctr": "center", "b": "bottom"}.get("" if body is None else body.get("anchor", ""), "top"),
        flip=transform is not None and transform.get("flipV") in ("1", "true"),
    )


def _insets(body: Element | None) -> tuple[float, float, float, float]:
    if body is None:
        return 7.2, 3.6, 7.2, 3.6
    return (
        emu(body.get("lIns"), 7.2),
        emu(body.get("tIns"), 3.6),
        emu(body.get("rIns"), 7.2),
        emu(body.get("bIns"), 3.6),
    )


def _group(group: Element, scope: Scope, width: float, height: float) -> Box:
    scope.reading.notice("group")
    transform = child(group, WPG + "grpSpPr", A + "xfrm")
    offset, size = child(transform, A + "chOff"), child(transform, A + "chExt")
    left, top = (0.0, 0.0) if offset is None else (emu(offset.get("x")), emu(offset.get("y")))
    inner_width = emu(size.get("cx")) if size is not None else width
    inner_height = emu(size.get("cy")) if size is not None else height
    x_scale, y_scale = width / (inner_width or width or 1), height / (inner_height or height or 1)
    parts = []
    for item in group:
        frame = (
            child(item, WPS + "spPr", A + "xfrm") if item.tag == WPS + "wsp" else child(item, PIC + "spPr", A + "xfrm")
        )
        if local(item) in ("grpSp", "wgp"):
            frame = child(item, WPG + "grpSpPr", A + "xfrm")
        place, extent = child(frame, A + "off"), child(frame, A + "ext")
        if place is None or extent is None:
            continue
        box = _group_member(item, scope, emu(extent.get("cx")) * x_scale, emu(extent.get("cy")) * y_scale)
        if box is not None:
            parts.append(((emu(place.get("x")) - left) * x_scale, (emu(place.get("y")) - top) * y_scale, box))
    return Box(width, height, parts=tuple(parts))


def _group_member(item: Element, scope: Scope, width: float, height: float) -> Box | None:
    if item.tag == WPS + "wsp":
        return _shape(item, scope, width, height)
    if item.tag == PIC + "pic":
        return _picture(item, scope, width, height)
    if local(item) in ("grpSp", "wgp") and scope.depth < 8:
        return _group(item, scope.deeper(), width, height)
    return None


def _anchor(holder: Element) -> Anchor:
    h_from, h_align, h_offset = _position(holder.find(WP + "positionH"), "column")
    v_from, v_align, v_offset = _position(holder.find(WP + "positionV"), "paragraph")
    wrap = next((_WRAPS[local(item)] for item in holder if local(item) in _WRAPS), "none")
    if holder.get("simplePos") in ("1", "true"):
        simple = holder.find(WP + "simplePos")
        h_from, h_align, h_offset = "page", "", emu(simple.get("x"))
        v_from, v_align, v_offset = "page", "", emu(simple.get("y"))
    return Anchor(
        h_from=h_from,
        h_align=h_align,
        h_offset=h_offset,
        v_from=v_from,
        v_align=v_align,
        v_offset=v_offset,
        wrap=wrap,
        behind=holder.get("behindDoc") in ("1", "true"),
        gap=(emu(holder.get("distL")), emu(holder.get("distT")), emu(holder.get("distR")), emu(holder.get("distB"))),
    )


def _position(element: Element | None, default: str) -> tuple[str, str, float]:
    if element is None:
        return default, "", 0.0
    items = list(element)
    for alternate in element.findall(MC + "AlternateContent"):
        items.extend(chosen_branch(alternate, UNDERSTOOD))
    align, offset = "", 0.0
    for item in items:
        if item.tag == WP + "align":
            align = (item.text or "").strip()
        elif item.tag == WP + "posOffset":
            offset = emu((item.text or "").strip())
        elif item.tag in (_RELATIVE + "pctPosHOffset", _RELATIVE + "pctPosVOffset"):
            align, offset = "percent", number((item.text or "").strip()) / 100000
    return element.get("relativeFrom", default), align, offset


def math_text(element: Element) -> str:
    """The plain text of a formula."""
    return "".join(item.text or "" for item in element.iter(M + "t"))


def turned_size(box: Box) -> tuple[float, float]:
    """Width and height of the space a turned box takes."""
    if not box.rotation:
        return box.width, box.height
    angle = math.radians(box.rotation)
    cos, sin = abs(math.cos(angle)), abs(math.sin(angle))
    return box.width * cos + box.height * sin, box.width * sin + box.height * cos
