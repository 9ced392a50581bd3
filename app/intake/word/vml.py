"""Pictures, shapes and text boxes in the older form (VML), as WPS and old Word write them."""

from __future__ import annotations

from dataclasses import replace

from app.intake.word.drawings import MAX_SIDE, notice_anchor
from app.intake.word.form import Anchor, Box
from app.intake.word.names import Element, R, V, W, child, css_points, local, number
from app.intake.word.reading import Scope

_SHAPES = frozenset({V + name for name in ("shape", "rect", "roundrect", "oval", "line")})


def vml_boxes(pict: Element, scope: Scope) -> list[Box]:
    """The boxes of a w:pict or w:object."""
    boxes = []
    for item in pict:
        if item.tag in _SHAPES:
            if item.find(V + "textpath") is not None:
                scope.reading.notice("word_art")
                continue
            boxes.append(_vml_shape(item, scope))
        elif item.tag == V + "group":
            boxes.append(_vml_group(item, scope))
        elif local(item) == "control":
            scope.reading.notice("form")
    return boxes


def _style_of(item: Element) -> dict[str, str]:
    pairs = (pair.strip().split(":", 1) for pair in item.get("style", "").split(";") if ":" in pair)
    return {name.strip(): value.strip() for name, value in pairs}


def _vml_group(group: Element, scope: Scope) -> Box:
    """A group: its members are measured in the group's own units."""
    scope.reading.notice("group")
    style = _style_of(group)
    width, height = min(css_points(style.get("width")), MAX_SIDE), min(css_points(style.get("height")), MAX_SIDE)
    left, top = _pair(group.get("coordorigin"), 0.0)
    across, down = _pair(group.get("coordsize"), 1000.0)
    x_scale, y_scale = width / (across or 1000.0), height / (down or 1000.0)
    parts = []
    for item in group:
        if item.tag not in _SHAPES or item.tag == V + "line":
            continue
        own = _style_of(item)
        box = replace(
            _vml_shape(item, scope),
            width=min(number(own.get("width")) * x_scale, MAX_SIDE),
            height=min(number(own.get("height")) * y_scale, MAX_SIDE),
            anchor=None,
        )
        parts.append(((number(own.get("left")) - left) * x_scale, (number(own.get("top")) - top) * y_scale, box))
    return Box(width, height, anchor=_vml_anchor(style, group), parts=tuple(parts))


def _pair(text: str | None, default: float) -> tuple[float, float]:
    first, _, second = (text or "").partition(",")
    return number(first, default), number(second, default)


def _vml_shape(item: Element, scope: Scope) -> Box:
    style = _style_of(item)
    data, content = item.find(V + "imagedata"), child(item, V + "textbox", W + "txbxContent")
    name = "" if data is None else scope.reading.picture(scope.relation(data.get(R + "id") or data.get(R + "pict")))
    if data is not None and not name:
        scope.reading.notice("lost_picture")
    stroked = item.get("stroked", "t") not in ("f", "false") and data is None
    filled = item.get("filled", "t") not in ("f", "false") and data is None and item.tag != V + "line"
    box = Box(
        width=min(css_points(style.get("width")), MAX_SIDE),
        height=min(css_points(style.get("height")), MAX_SIDE),
        picture=name,
        label="图片缺失" if data is not None and not name else "",
        shape="" if data is not None else "ellipse" if item.tag == V + "oval" else "rect",
        stroke=_vml_color(item.get("strokecolor"), "000000") if stroked else "",
        stroke_width=css_points(item.get("strokeweight"), 0.75),
        fill=_vml_color(item.get("fillcolor"), "") if filled else "",
        blocks=() if content is None else scope.blocks(content),
        upright=content is not None and "layout-flow:vertical" in (item.find(V + "textbox").get("style") or ""),
        anchor=_vml_anchor(style, item),
        rotation=css_points(style.get("rotation")) % 360,
    )
    if item.tag == V + "line":
        box = _vml_line(item, box)
    notice_anchor(box, scope)
    return box


def _vml_line(item: Element, box: Box) -> Box:
    ends = [[css_points(part) for part in item.get(name, "0,0").split(",")] for name in ("from", "to")]
    (x1, y1), (x2, y2) = [[*end, 0.0, 0.0][:2] for end in ends]
    anchor = box.anchor or Anchor()
    return replace(
        box,
        width=abs(x2 - x1),
        height=abs(y2 - y1),
        shape="line",
        flip=(x2 - x1) * (y2 - y1) < 0,
        anchor=replace(anchor, h_offset=anchor.h_offset + min(x1, x2), v_offset=anchor.v_offset + min(y1, y2)),
    )


def _vml_color(text: str | None, default: str) -> str:
    value = (text or "").split(" ")[0].lstrip("#")
    if len(value) == 3 and all(char in "0123456789abcdefABCDEF" for char in value):
        return "".join(char * 2 for char in value)
    if len(value) == 6 and all(char in "0123456789abcdefABCDEF" for char in value):
        return value
    return {"red": "FF0000", "black": "000000", "white": "FFFFFF", "blue": "0000FF", "green": "008000"}.get(
        value, default
    )


def _vml_anchor(style: dict[str, str], item: Element) -> Anchor | None:
    if style.get("position") not in ("absolute", "relative") and item.tag != V + "line":
        return None
    wrap = next((part.get("type", "none") for part in item if local(part) == "wrap"), "none")
    return Anchor(
        h_from={"text": "column", "char": "character"}.get(
            h := style.get("mso-position-horizontal-relative", "text"), h
        ),
        h_align=_vml_align(style.get("mso-position-horizontal", "")),
        h_offset=css_points(style.get("margin-left")),
        v_from={"text": "paragraph"}.get(v := style.get("mso-position-vertical-relative", "text"), v),
        v_align=_vml_align(style.get("mso-position-vertical", "")),
        v_offset=css_points(style.get("margin-top")),
        wrap={"topAndBottom": "top", "square": "square", "tight": "square", "through": "square"}.get(wrap, "none"),
        behind=style.get("z-index", "0").strip().startswith("-"),
        gap=(9.0, 0.0, 9.0, 0.0),
    )


def _vml_align(value: str) -> str:
    return "" if value == "absolute" else value
