"""Tables of the file to tables of the intermediate form: styles, borders, widths, merges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from app.intake.word.form import Anchor, Cell, Edge, Row, Table
from app.intake.word.names import VAL, Element, W, child, child_value, local, number, switched_on, twips
from app.intake.word.properties import Props, edges_of, merged, paragraph_props, run_props, shade_of
from app.intake.word.reading import Scope
from app.intake.word.upright import UPRIGHT

_LOOK_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_MOST_COLUMNS = 200
_HEIGHT_RULES = {"exact": "exact", "atLeast": "atLeast", "auto": "atLeast"}
_MARGIN_SIDES = {"start": "left", "end": "right"}


@dataclass(slots=True)
class _Look:
    """What a table style, or one conditional part of it, says."""

    paragraph: Props = field(default_factory=dict)
    run: Props = field(default_factory=dict)
    edges: dict[str, Edge] = field(default_factory=dict)
    cell_edges: dict[str, Edge] = field(default_factory=dict)
    shade: str = ""
    v_align: str = ""
    margins: dict[str, float] = field(default_factory=dict)

    def over(self, base: _Look) -> _Look:
        return _Look(
            merged(base.paragraph, self.paragraph),
            merged(base.run, self.run),
            {**base.edges, **self.edges},
            {**base.cell_edges, **self.cell_edges},
            self.shade or base.shade,
            self.v_align or base.v_align,
            {**base.margins, **self.margins},
        )


@dataclass(slots=True)
class _TableLook:
    whole: _Look
    parts: dict[str, _Look]
    bands: tuple[int, int]
    flags: dict[str, bool]

    def at(self, row: int, column: int, rows: int, columns: int) -> _Look:
        look = self.whole
        for name in self._names(row, column, rows, columns):
            if name in self.parts:
                look = self.parts[name].over(look)
        return look

    def _names(self, row: int, column: int, rows: int, columns: int) -> Iterator[str]:
        first_row, first_column = self.flags["firstRow"], self.flags["firstColumn"]
        if not self.flags["noVBand"]:
            yield f"band{(column - first_column) // self.bands[1] % 2 + 1}Vert"
        if not self.flags["noHBand"] and not (first_row and row == 0):
            yield f"band{(row - first_row) // self.bands[0] % 2 + 1}Horz"
        if first_column and column == 0:
            yield "firstCol"
        if self.flags["lastColumn"] and column == columns - 1:
            yield "lastCol"
        if first_row and row == 0:
            yield "firstRow"
        if self.flags["lastRow"] and row == rows - 1:
            yield "lastRow"


def read_table(element: Element, scope: Scope) -> Table | None:
    """The table, None when it has no rows."""
    properties = element.find(W + "tblPr")
    look = _table_look(properties, scope)
    rows = list(_rows_of(element, scope))
    if not rows:
        return None
    if child(properties, W + "tblCellSpacing") is not None:
        scope.reading.notice("cell_spacing")
    if _on(properties, "bidiVisual"):
        scope.reading.notice("right_to_left")
    layout = child(properties, W + "tblLayout")
    grid = tuple(max(twips(column.get(W + "w")), 0.0) for column in element.findall(W + "tblGrid/" + W + "gridCol"))
    read = [_row(row, index, len(rows), look, scope) for index, row in enumerate(rows)]
    width = properties.find(W + "tblW") if properties is not None else None
    return Table(
        columns=grid,
        rows=tuple(read),
        indent=_indent(properties),
        align={"start": "left", "end": "right"}.get(jc := child_value(properties, W + "jc", "left"), jc),
        float_anchor=_float(properties, scope),
        width=_width(width),
        auto=layout is None or layout.get(W + "type") != "fixed",
    )


def _width(element: Element | None) -> float:
    """Points; a share of the room around as a negative number, 0 for automatic."""
    if element is None:
        return 0.0
    kind, value = element.get(W + "type", "dxa"), element.get(W + "w", "0")
    if kind == "pct":
        return -number(value.rstrip("%")) / (100 if value.endswith("%") else 5000)
    return twips(value) if kind == "dxa" else 0.0


def _indent(properties: Element | None) -> float:
    indent = child(properties, W + "tblInd")
    return 0.0 if indent is None or indent.get(W + "type", "dxa") != "dxa" else twips(indent.get(W + "w"))


def _float(properties: Element | None, scope: Scope) -> Anchor | None:
    place = child(properties, W + "tblpPr")
    if place is None:
        return None
    scope.reading.notice("float_table")

    def away(name: str) -> float:
        return max(twips(place.get(W + name)), 0.0)

    return Anchor(
        h_from=place.get(W + "horzAnchor", "column"),
        h_align=place.get(W + "tblpXSpec", ""),
        h_offset=twips(place.get(W + "tblpX")),
        v_from=place.get(W + "vertAnchor", "paragraph"),
        v_align=place.get(W + "tblpYSpec", ""),
        v_offset=twips(place.get(W + "tblpY")),
        wrap="around",
        gap=(away("leftFromText"), away("topFromText"), away("rightFromText"), away("bottomFromText")),
    )


def _rows_of(element: Element, scope: Scope) -> Iterator[Element]:
    for item in element:
        name = local(item)
        if name == "tr":
            if child(item, W + "trPr", W + "del") is not None:
                scope.reading.revisions += 1
                continue
            scope.reading.revisions += child(item, W + "trPr", W + "ins") is not None
            yield item
        elif name in ("sdt", "customXml", "sdtContent", "ins", "moveTo"):
            yield from _rows_of(item, scope)


def _cells_of(row: Element, scope: Scope) -> Iterator[Element]:
    for item in row:
        name = local(item)
        if name == "tc":
            if child(item, W + "tcPr", W + "cellDel") is not None:
                scope.reading.revisions += 1
                continue
            yield item
        elif name in ("sdt", "customXml", "sdtContent"):
            yield from _cells_of(item, scope)


def _row(element: Element, index: int, count: int, look: _TableLook, scope: Scope) -> Row:
    properties = element.find(W + "trPr")
    height = child(properties, W + "trHeight")
    column = _count(properties, "gridBefore", 0)
    exception = edges_of(child(element, W + "tblPrEx", W + "tblBorders"))
    elements = list(_cells_of(element, scope))
    cells: list[Cell] = []
    for position, item in enumerate(elements):
        own = look.at(index, position, count, len(elements))
        if exception:
            own = replace(own, edges={**own.edges, **exception})
        cell = _cell(
            item, column, own, (index == 0, index == count - 1, position == 0, position == len(elements) - 1), scope
        )
        column += cell.span
        if cell.merge == "left" and cells:
            cells[-1] = replace(cells[-1], span=cells[-1].span + cell.span)
        else:
            cells.append(cell)
    return Row(
        cells=_level_margins(cells),
        height=0.0 if height is None else twips(height.get(VAL)),
        height_rule="atLeast" if height is None else _HEIGHT_RULES.get(height.get(W + "hRule", "atLeast"), "atLeast"),
        cant_split=_on(properties, "cantSplit"),
        header=_on(properties, "tblHeader"),
    )


def _level_margins(cells: list[Cell]) -> tuple[Cell, ...]:
    """All cells of a row have the widest upper and lower margin of any of them."""
    top = max((cell.margins[1] for cell in cells), default=0.0)
    bottom = max((cell.margins[3] for cell in cells), default=0.0)
    if all((cell.margins[1], cell.margins[3]) == (top, bottom) for cell in cells):
        return tuple(cells)
    return tuple(replace(cell, margins=(cell.margins[0], top, cell.margins[2], bottom)) for cell in cells)


def _count(properties: Element | None, name: str, least: int) -> int:
    found = child(properties, W + name)
    return least if found is None else int(min(max(number(found.get(VAL), least), least), _MOST_COLUMNS))


def _on(properties: Element | None, name: str) -> bool:
    found = child(properties, W + name)
    return found is not None and switched_on(found)


def _cell(element: Element, column: int, look: _Look, rim: tuple[bool, bool, bool, bool], scope: Scope) -> Cell:
    properties = element.find(W + "tcPr")
    direction = "" if properties is None else child_value(properties, W + "textDirection")
    if direction and direction not in UPRIGHT and direction not in ("lrTb", "tb", "lrTbV", "tbV"):
        scope.reading.notice("turned_text")
    own_edges = edges_of(child(properties, W + "tcBorders"))
    if {"tl2br", "tr2bl"} & {side for side, edge in own_edges.items() if edge.drawn}:
        scope.reading.notice("diagonal_text")
    # A mark that hangs beyond the text would touch the cell's line.
    inside = replace(scope, table_paragraph={"overflowPunct": False, **look.paragraph}, table_run=look.run)
    margins = {**look.margins, **_margins(child(properties, W + "tcMar"))}
    return Cell(
        column=column,
        span=_count(properties, "gridSpan", 1),
        blocks=inside.blocks(element),
        merge=_merge(properties),
        edges=_cell_edges(
            {**_placed(look.edges, rim), **_placed(look.cell_edges, (True, True, True, True))}, own_edges
        ),
        shade=_cell_shade(properties, look),
        margins=tuple(margins.get(side, 0.0) for side in ("left", "top", "right", "bottom")),  # type: ignore[arg-type]
        v_align={"center": "center", "bottom": "bottom"}.get(
            child_value(properties, W + "vAlign", look.v_align), "top"
        ),
        direction=direction,
        no_wrap=_on(properties, "noWrap"),
        hide_mark=_on(properties, "hideMark"),
        width=_width(child(properties, W + "tcW")),
    )


def _cell_shade(properties: Element | None, look: _Look) -> str:
    shade = child(properties, W + "shd")
    return look.shade if shade is None else shade_of(shade)


def _merge(properties: Element | None) -> str:
    horizontal = child(properties, W + "hMerge")
    if horizontal is not None and horizontal.get(VAL, "continue") == "continue":
        return "left"
    vertical = child(properties, W + "vMerge")
    if vertical is None:
        return ""
    return "restart" if vertical.get(VAL, "continue") == "restart" else "continue"


def _placed(edges: Mapping[str, Edge], rim: tuple[bool, bool, bool, bool]) -> dict[str, Edge]:
    """Edges of a table as they fall on one cell: outer ones at the rim, inner ones elsewhere."""
    top, bottom, left, right = rim
    names = {
        "top": "top" if top else "insideH",
        "bottom": "bottom" if bottom else "insideH",
        "left": "left" if left else "insideV",
        "right": "right" if right else "insideV",
    }
    return {side: edges[name] for side, name in names.items() if name in edges}


def _cell_edges(base: Mapping[str, Edge], own: Mapping[str, Edge]) -> dict[str, Edge]:
    return {**base, **{side: edge for side, edge in own.items() if side not in ("insideH", "insideV")}}


def _margins(element: Element | None) -> dict[str, float]:
    found: dict[str, float] = {}
    for side in () if element is None else element:
        name = local(side)
        found[_MARGIN_SIDES.get(name, name)] = twips(side.get(W + "w"))
    return found


def _look_of(element: Element) -> _Look:
    table, cell = element.find(W + "tblPr"), element.find(W + "tcPr")
    return _Look(
        paragraph=paragraph_props(element.find(W + "pPr")),
        run=run_props(element.find(W + "rPr")),
        edges=edges_of(child(table, W + "tblBorders")),
        cell_edges={k: e for k, e in edges_of(child(cell, W + "tcBorders")).items() if not k.startswith("inside")},
        shade=shade_of(child(cell, W + "shd")),
        v_align="" if cell is None else child_value(cell, W + "vAlign"),
        margins=_margins(child(table, W + "tblCellMar")),
    )


def _table_look(properties: Element | None, scope: Scope) -> _TableLook:
    styles = scope.reading.styles
    name = child_value(properties, W + "tblStyle") if properties is not None else ""
    whole = _Look(margins={"left": 5.4, "right": 5.4})
    parts: dict[str, _Look] = {}
    bands = [1, 1]
    for style in styles.chain(name or styles.default("table")):
        whole = _look_of(style).over(whole)
        for part in style.findall(W + "tblStylePr"):
            kind = part.get(W + "type", "")
            parts[kind] = _look_of(part).over(parts.get(kind, _Look()))
        for index, tag in enumerate(("tblStyleRowBandSize", "tblStyleColBandSize")):
            bands[index] = max(int(number(child_value(style.find(W + "tblPr"), W + tag, str(bands[index])), 1)), 1)
    own = _Look(
        edges=edges_of(child(properties, W + "tblBorders")), margins=_margins(child(properties, W + "tblCellMar"))
    )
    return _TableLook(own.over(whole), parts, (bands[0], bands[1]), _flags(child(properties, W + "tblLook")))


def _flags(look: Element | None) -> dict[str, bool]:
    if look is None:
        return {name: name.startswith("no") for name in _LOOK_BITS}
    try:
        bits = int(look.get(VAL, "0"), 16)
    except ValueError:
        bits = 0
    return {
        name: look.get(W + name, "1" if bits & bit else "0") in ("1", "true", "on") for name, bit in _LOOK_BITS.items()
    }
