"""OFD objects -> pages of a PDF; what cannot be drawn is counted, never passed over in silence."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from app.errors import ReportError
from app.intake.ofd.document import OfdDocument, OfdPage, Resources, Seal
from app.intake.ofd.geometry import IDENTITY, POINTS, Box, Matrix, box, matrix, moved, numbers, scale_of, times
from app.intake.ofd.package import OfdPackage, child, children, local
from app.intake.ofd.paint import Paint, opacity, rule_of
from app.intake.ofd.paths import around, clip_paths, clipped, pdf_path, rectangle, seen_through
from app.intake.ofd.raster import plain_picture
from app.intake.ofd.text import Fonts
from app.intake.ofd.words import PageWords
from app.typeset.vector import Pen, VectorCanvas

_DEEPEST = 8
_MOST_OBJECTS = 200_000
_MOST_TILES, _MOST_IN_TILES = 600, 40_000
_HAIR = 1e-3
_FOLLOWED = ("AxialShd", "RadialShd", "Pattern")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where objects are drawn: the matrix to the page, what they refer to, and what their layer has set."""

    by: Matrix
    resources: Resources
    package: OfdPackage
    depth: int = 0
    style: str = ""
    frame: Box = (0.0, 0.0, 0.0, 0.0)
    outer: Matrix = IDENTITY


@dataclass(slots=True)
class Drawing:
    """Draws one document and counts what it could not draw."""

    document: OfdDocument
    canvas: VectorCanvas = field(default_factory=VectorCanvas)
    left_out: Counter[str] = field(default_factory=Counter)
    objects: int = 0
    page_down: Matrix = IDENTITY
    pages: list[PageWords] = field(default_factory=list)
    pictures: dict[tuple[OfdPackage, str, str], bytes | None] = field(default_factory=dict)
    fonts: Fonts = field(init=False)

    def __post_init__(self) -> None:
        self.fonts = Fonts(self.canvas, self.left_out)

    def page(self, page: OfdPage, seals: list[tuple[Seal, OfdDocument | bytes | None]]) -> None:
        """One page: templates below, seals, contents, annotations on top."""
        left, top, width, height = page.area
        width, height = max(width, 1.0), max(height, 1.0)
        self.canvas.page(width * POINTS, height * POINTS)
        self.pages.append(PageWords(width * POINTS, height * POINTS))
        self.page_down = times(moved(-left, -top), (POINTS, 0, 0, -POINTS, 0, height * POINTS))
        for seal, picture in seals:
            left, top, *_ = seal.place
            inside = [] if seal.part is None else [rectangle(times(_square(left, top, seal.part), self.page_down))]
            with clipped(self.canvas, inside):
                self._seal(seal.place, picture)
        self._layers(page, self.document, IDENTITY, 0)
        for shape in page.annotations:
            frame = box(shape.get("Boundary"))
            by = moved(frame[0], frame[1]) if frame else IDENTITY
            self._objects(shape, _Place(by, self.document.resources, self.document.package))

    def _layers(self, page: OfdPage, document: OfdDocument, by: Matrix, depth: int) -> None:
        for layer in page.layers:
            place = _Place(by, document.resources, document.package, depth, layer.get("DrawParam") or "")
            with seen_through(self.canvas, opacity(layer)):
                self._objects(layer, place)

    def _objects(self, parent: Any, place: _Place) -> None:
        if place.depth > _DEEPEST:
            self.left_out["嵌套过深的对象"] += 1
            return
        for node in children(parent):
            self.objects += 1
            if self.objects > _MOST_OBJECTS:
                self.left_out["过多的对象"] += 1
                return
            if node.get("Visible") != "false":
                self._object(node, place)

    def _object(self, node: Any, place: _Place) -> None:
        kind = local(node)
        if kind in ("PageBlock", "Layer"):
            self._objects(node, replace(place, depth=place.depth + 1, style=node.get("DrawParam") or place.style))
            return
        draw = {"TextObject": self._text, "PathObject": self._path, "ImageObject": self._image}.get(kind)
        draw = self._composite if kind == "CompositeObject" else draw
        if draw is None:
            self.left_out.update(["无法识别的对象"] if kind.endswith("Object") else [])
            return
        frame = box(node.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
        outer = times(moved(frame[0], frame[1]), place.by)
        inner = times(matrix(node.get("CTM")), outer)
        with seen_through(self.canvas, opacity(node)), clipped(self.canvas, self._clips(node, inner, outer)):
            draw(node, replace(place, by=inner, frame=frame, outer=outer))

    def _clips(self, node: Any, inner: Matrix, outer: Matrix) -> list[str]:
        clips, by_text = clip_paths(node, times(inner, self.page_down), times(outer, self.page_down))
        self.left_out.update({"以文字裁剪的区域": by_text} if by_text else {})
        return clips

    def _composite(self, node: Any, place: _Place) -> None:
        unit = place.resources.units.get(node.get("ResourceID") or "")
        content = child(unit, "Content")
        if content is None:
            self.left_out["复合对象"] += 1
            return
        self._objects(content, replace(place, depth=place.depth + 1))

    def _text(self, node: Any, place: _Place) -> None:
        look = place.resources.styles.look(node, place.style)
        size = abs((numbers(node.get("Size")) or (3.5,))[0])
        fill = look.fill if node.get("Fill") != "false" else None
        stroke = look.stroke if node.get("Stroke") == "true" else None
        for paint in (fill, stroke):
            if paint is not None and paint.node is not None:
                self.left_out["文字的渐变或图案"] += 1
        said = place.resources.fonts.get(node.get("Font") or "")
        by = times(place.by, self.page_down)
        pen = replace(look.pen, width=look.pen.width * scale_of(place.by))
        placed = list(self.fonts.write(node, by, said, place.package))
        self.pages[-1].add(placed)
        glyphs = [one.glyph for one in placed if one.glyph is not None]
        if fill is not None and fill.alpha <= 0:
            fill = None
        with seen_through(self.canvas, fill.alpha if fill else 1.0):
            self.canvas.glyphs(glyphs, size, fill.color if fill else None, stroke.color if stroke else None, pen)

    def _path(self, node: Any, place: _Place) -> None:
        look = place.resources.styles.look(node, place.style)
        data = child(node, "AbbreviatedData")
        steps = pdf_path(data.text or "", times(place.by, self.page_down)) if data is not None else ""
        if not steps:
            return
        fill = look.fill if node.get("Fill") == "true" else None
        stroke = look.stroke if node.get("Stroke") != "false" else None
        if fill is not None and fill.node is not None:
            self._special(fill, steps, rule_of(node), place)
            fill = None
        if stroke is not None and stroke.node is not None:
            self.left_out["线条的渐变或图案"] += 1
        scale = scale_of(place.by)
        pen = replace(
            look.pen, width=max(look.pen.width * scale, 0.1), dash=tuple(part * scale for part in look.pen.dash),
            offset=look.pen.offset * scale,
        )  # fmt: skip
        for part in (fill, stroke):
            if part is not None and part.alpha > 0:
                colors = (part.color, None) if part is fill else (None, part.color)
                with seen_through(self.canvas, part.alpha):
                    self.canvas.path(steps, colors[0], colors[1], pen, rule_of(node))

    def _special(self, paint: Paint, steps: str, even_odd: bool, place: _Place) -> None:
        """A gradient or pattern inside a path; what is not understood is grey and counted."""
        if paint.kind in _FOLLOWED:
            self.canvas.begin()
            self.canvas.clip(steps, even_odd)
            with seen_through(self.canvas, paint.alpha):
                done = self._tiles(paint, steps, place) if paint.kind == "Pattern" else self._gradient(paint, place)
            self.canvas.end()
            if done:
                return
        self.left_out["渐变或图案填充"] += 1
        self.canvas.path(steps, paint.color, None, Pen(), even_odd)

    def _gradient(self, paint: Paint, place: _Place) -> bool:
        if paint.node.get("MapType", "Direct") != "Direct":
            self.left_out["渐变的重复"] += 1
        found = place.resources.styles.gradient(paint, times(place.by, self.page_down))
        if found is not None:
            self.canvas.shade(*found)
        return found is not None

    def _tiles(self, paint: Paint, steps: str, place: _Place) -> bool:
        """The cell of a pattern over the box of a path."""
        node = paint.node
        content = child(node, "CellContent")
        wide, high = ((numbers(node.get(name)) or (0.0,))[0] for name in ("Width", "Height"))
        across = (numbers(node.get("XStep")) or (wide,))[0] or wide
        down = (numbers(node.get("YStep")) or (high,))[0] or high
        if content is None or place.depth >= _DEEPEST or across <= 0 or down <= 0:
            return False
        origin = IDENTITY if node.get("RelativeTo") == "Page" else place.by
        base = times(matrix(node.get("CTM")), origin)
        area = around(steps, times(base, self.page_down))
        if area is None:
            return False
        left, top, right, bottom = area
        columns = range(math.floor((left - wide) / across + _HAIR) + 1, math.ceil(right / across - _HAIR))
        rows = range(math.floor((top - high) / down + _HAIR) + 1, math.ceil(bottom / down - _HAIR))
        cells = len(columns) * len(rows)
        if cells > _MOST_TILES or cells * sum(1 for _ in content.iter()) > _MOST_IN_TILES:
            return False
        for row in rows:
            for column in columns:
                by = times(moved(column * across, row * down), base)
                self._objects(content, replace(place, by=by, depth=place.depth + 1))
        return True

    def _image(self, node: Any, place: _Place) -> None:
        square: Matrix = (place.frame[2], 0, 0, place.frame[3], 0, 0)
        by = place.by if node.get("CTM") else times(square, place.by)
        self.canvas.begin()
        if place.frame[2] > 0 and place.frame[3] > 0:
            self.canvas.clip(rectangle(times(times(square, place.outer), self.page_down)))
        names = (node.get("ResourceID"), node.get("Substitution"))
        if not any(self._picture(self._plain(name, node.get("ImageMask"), place), by) for name in names):
            self.left_out["图片"] += 1
        self.canvas.end()

    def _plain(self, name: str | None, mask: str | None, place: _Place) -> bytes | None:
        """A picture as a PDF takes it, made once however often it is shown."""
        path = place.resources.pictures.get(name or "")
        if not path:
            return None
        over = place.resources.pictures.get(mask or "", "")
        key = (place.package, path, over)
        if key not in self.pictures:
            data = place.package.resource(path)
            layer = place.package.resource(over) if over else None
            self.pictures[key] = None if data is None else plain_picture(data, layer)
        return self.pictures[key]

    def _picture(self, plain: bytes | None, by: Matrix) -> bool:
        """Draw a picture into the unit square of a matrix; False when it could not be decoded."""
        if plain is None:
            return False
        a, b, c, d, e, f = times(by, self.page_down)
        self.canvas.begin((a, b, -c, -d, e + c, f + d))
        try:
            self.canvas.image(0, self.canvas.floor - 1, 1, 1, plain)
        except ReportError:
            return False
        finally:
            self.canvas.end()
        return True

    def _seal(self, place: Box, picture: OfdDocument | bytes | None) -> None:
        """A seal as a picture, under the text so that it hides none; a dashed frame where its picture is not found."""
        left, top, width, height = place
        if isinstance(picture, bytes) and self._picture(plain_picture(picture), (width, 0, 0, height, left, top)):
            return
        if isinstance(picture, OfdDocument):
            inner = picture.pages[0]
            fit = (width / max(inner.area[2], 0.1), 0, 0, height / max(inner.area[3], 0.1), left, top)
            self._layers(inner, picture, fit, 1)
            return
        self.left_out["签章图形"] += 1
        steps = pdf_path(
            f"M {left} {top} L {left + width} {top} {left + width} {top + height} {left} {top + height} C",
            self.page_down,
        )
        self.canvas.path(steps, None, (0.8, 0, 0), Pen(0.8, (4, 3)), False)


def _square(left: float, top: float, part: Box) -> Matrix:
    """The unit square as a part of a box at a place."""
    return part[2], 0.0, 0.0, part[3], left + part[0], top + part[1]
