"""Section properties: page, margins, grid, columns, headers and footers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.intake.word.form import Block, Section
from app.intake.word.names import Element, R, W, child_value, number, switched_on, twips
from app.intake.word.properties import edges_of
from app.intake.word.reading import Scope

_GRIDS = frozenset({"lines", "linesAndChars", "snapToChars"})
_PLAIN_EDGES = frozenset(
    {"nil", "none", "single", "thick", "double", "dotted", "dashed", "dotDash", "thinThickSmallGap"}
)
_MOST_DELTA = 40.0
_MIN_SIDE, _MAX_SIDE = 72.0, 3200.0


def read_section(
    properties: Element | None, elements: Iterable[Element], scope: Scope, before: Section | None
) -> Section:
    """The section with its blocks; what it does not say about headers comes from the section before."""
    section = Section(())
    if properties is not None:
        section = _columns(_grid(_page(section, properties), properties), properties, scope)
        _notice(properties, scope)
    inside = replace(scope, pitch=section.pitch if section.grid else 0.0)
    blocks = inside.blocks(elements)
    headers = _running(properties, "header", inside, {} if before is None else dict(before.headers))
    footers = _running(properties, "footer", inside, {} if before is None else dict(before.footers))
    return replace(section, blocks=blocks, headers=headers, footers=footers)


def _notice(properties: Element, scope: Scope) -> None:
    if child_value(properties, W + "textDirection", "lrTb") not in ("lrTb", "tb"):
        scope.reading.notice("vertical")
    if properties.find(W + "lnNumType") is not None:
        scope.reading.notice("line_numbers")
    borders = properties.find(W + "pgBorders")
    if any(edge.kind not in _PLAIN_EDGES for edge in edges_of(borders).values()):
        scope.reading.notice("page_border_art")


def _page(section: Section, properties: Element) -> Section:
    size, margins = properties.find(W + "pgSz"), properties.find(W + "pgMar")
    numbers, title = properties.find(W + "pgNumType"), properties.find(W + "titlePg")
    borders = properties.find(W + "pgBorders")
    start = None if numbers is None else numbers.get(W + "start")
    section = replace(
        section,
        width=_side(None if size is None else size.get(W + "w"), section.width),
        height=_side(None if size is None else size.get(W + "h"), section.height),
        start=child_value(properties, W + "type", "nextPage"),
        title_page=title is not None and switched_on(title),
        first_number=None if start is None else int(number(start)),
        number_format="" if numbers is None else numbers.get(W + "fmt", ""),
        v_align=child_value(properties, W + "vAlign", "top"),
        edges={} if borders is None else {side: edge for side, edge in edges_of(borders).items() if edge.drawn},
        edges_from_text=borders is not None and borders.get(W + "offsetFrom", "text") == "text",
    )
    return section if margins is None else _margins(section, margins)


def _side(text: str | None, default: float) -> float:
    return min(max(twips(text, default), _MIN_SIDE), _MAX_SIDE)


def _margins(section: Section, margins: Element) -> Section:
    def side(name: str, default: float) -> float:
        return twips(margins.get(W + name), default)

    left, right = side("left", 90.0) + side("gutter", 0.0), side("right", 90.0)
    if left + right > section.width - 20:
        left = right = section.width * 0.1
    top, bottom = side("top", 72.0), side("bottom", 72.0)
    if abs(top) + abs(bottom) > section.height - 20:
        top = bottom = section.height * 0.1
    return replace(
        section,
        left=left,
        right=right,
        top=top,
        bottom=bottom,
        header_distance=side("header", 42.55),
        footer_distance=side("footer", 49.6),
    )


def _grid(section: Section, properties: Element) -> Section:
    grid = properties.find(W + "docGrid")
    if grid is None or grid.get(W + "type") not in _GRIDS:
        return section
    pitch = twips(grid.get(W + "linePitch"))
    delta = number(grid.get(W + "charSpace")) if grid.get(W + "type") != "lines" else 0.0
    delta = (delta - 2**32 if delta >= 2**31 else delta) / 4096  # some programs write a negative number unsigned
    return (
        replace(
            section, grid=grid.get(W + "type", ""), pitch=pitch, char_delta=min(max(delta, -_MOST_DELTA), _MOST_DELTA)
        )
        if pitch > 0
        else section
    )


def _columns(section: Section, properties: Element, scope: Scope) -> Section:
    columns = properties.find(W + "cols")
    room = section.width - section.left - section.right
    if columns is None:
        return section
    own = [(twips(item.get(W + "w")), twips(item.get(W + "space"))) for item in columns.findall(W + "col")]
    count = int(number(columns.get(W + "num"), 1))
    if columns.get(W + "equalWidth", "1") in ("0", "false") and len(own) > 1:
        widths = own
    elif 1 < count <= 12:
        gap = twips(columns.get(W + "space"), 36.0)
        widths = [(max((room - gap * (count - 1)) / count, 20.0), gap)] * count
    else:
        return section
    scope.reading.notice("columns")
    line = columns.get(W + "sep", "0") in ("1", "true", "on")
    return replace(section, columns=tuple(widths), column_line=line)


def _running(
    properties: Element | None, kind: str, scope: Scope, before: dict[str, tuple[Block, ...]]
) -> dict[str, tuple[Block, ...]]:
    for reference in () if properties is None else properties.findall(f"{W}{kind}Reference"):
        relation = scope.relation(reference.get(R + "id"))
        root = None if relation is None else scope.reading.root_of(relation.target)
        if root is not None and relation is not None:
            before[reference.get(W + "type", "default")] = replace(scope, part=relation.target).blocks(root)
    return before
