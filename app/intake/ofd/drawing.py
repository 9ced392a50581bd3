"""OFD objects -> a page of a PDF in the bundled faces; what cannot be drawn is counted, never passed over in silence."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from PIL import Image

from app.errors import ReportError
from app.intake.faults import PARSER_FAULTS
from app.intake.ofd.document import OfdDocument, OfdPage, Resources
from app.intake.ofd.geometry import (
    IDENTITY,
    POINTS,
    Box,
    Matrix,
    apply,
    arc,
    box,
    deltas,
    matrix,
    moved,
    numbers,
    path_steps,
    scale_of,
    times,
)
from app.intake.ofd.package import OfdPackage, child, children, local
from app.typeset.canvas import BLACK, Color, PageCanvas
from app.typeset.fonts import Face, covers

_DEEPEST = 8
_MOST_OBJECTS = 200_000
_MOST_PIXELS = 60_000_000
_FACES = (
    (Face.KAI, ("楷", "kai")),
    (Face.SANS, ("黑", "hei", "gothic", "sans", "arial", "等线", "雅黑")),
)


class OfdCanvas(PageCanvas):
    """The writer of pages, with matrices and free paths."""

    def begin(self, by: Matrix) -> None:
        """Everything until `end` goes through a matrix (in points, from the bottom-left corner)."""
        self._code.append(f"q {' '.join(f'{value:.5f}' for value in by)} cm")

    def end(self) -> None:
        """End the last `begin`."""
        self._code.append("Q")

    def path(self, steps: str, fill: Color | None, stroke: Color | None, width: float, even_odd: bool) -> None:
        """Draw a path given in PDF's own letters."""
        paint = "B" if fill and stroke else "f" if fill else "S"
        star = "*" if fill and even_odd else ""
        colors = f"{_rgb(fill)} rg " if fill else ""
        colors += f"{_rgb(stroke)} RG {width:.3f} w [] 0 d " if stroke else ""
        self._code.append(f"{colors}{steps} {paint}{star}")

    @property
    def floor(self) -> float:
        """The height of the page: `text` and `image` measured from there stand on the zero of a matrix."""
        return self._height


@dataclass(slots=True)
class _Look:
    """Colours and line of an object, its own or those of the style it names."""

    fill: Color
    stroke: Color
    width: float


@dataclass(slots=True)
class Drawing:
    """Draws one document and counts what it could not draw."""

    document: OfdDocument
    canvas: OfdCanvas = field(default_factory=OfdCanvas)
    left_out: Counter[str] = field(default_factory=Counter)
    missing: dict[str, None] = field(default_factory=dict)
    objects: int = 0
    page_down: Matrix = IDENTITY

    def page(self, page: OfdPage, seals: list[tuple[Box, OfdDocument | bytes | None]]) -> None:
        """One page: templates below, seals, contents, annotations on top."""
        left, top, width, height = page.area
        width, height = max(width, 1.0), max(height, 1.0)
        self.canvas.page(width * POINTS, height * POINTS)
        self.page_down = times(moved(-left, -top), (POINTS, 0, 0, -POINTS, 0, height * POINTS))
        for place, picture in seals:
            self._seal(place, picture)
        for content in page.contents:
            for layer in children(content):
                self._objects(layer, IDENTITY, self.document.resources, self.document.package, 0)
        for shape in page.annotations:
            frame = box(shape.get("Boundary"))
            by = moved(frame[0], frame[1]) if frame else IDENTITY
            self._objects(shape, by, self.document.resources, self.document.package, 0)

    def _objects(self, parent: Any, by: Matrix, resources: Resources, package: OfdPackage, depth: int) -> None:
        if depth > _DEEPEST:
            self.left_out["嵌套过深的对象"] += 1
            return
        for node in children(parent):
            self.objects += 1
            if self.objects > _MOST_OBJECTS:
                self.left_out["过多的对象"] += 1
                return
            if node.get("Visible") != "false":
                self._object(node, by, resources, package, depth)

    def _object(self, node: Any, by: Matrix, resources: Resources, package: OfdPackage, depth: int) -> None:
        place = box(node.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
        inner = times(times(matrix(node.get("CTM")), moved(place[0], place[1])), by)
        match local(node):
            case "TextObject":
                self._text(node, inner, resources)
            case "PathObject":
                self._path(node, inner, resources)
            case "ImageObject":
                self._image(node, inner, resources, package)
            case "CompositeObject":
                content = child(resources.units.get(node.get("ResourceID") or ""), "Content")
                self._objects(() if content is None else content, inner, resources, package, depth + 1)
            case "PageBlock" | "Layer":
                self._objects(node, by, resources, package, depth + 1)

    def _look(self, node: Any, resources: Resources) -> _Look:
        style = resources.styles.get(node.get("DrawParam") or "")
        fill = self._color(child(node, "FillColor"), child(style, "FillColor"))
        stroke = self._color(child(node, "StrokeColor"), child(style, "StrokeColor"))
        widths = numbers(node.get("LineWidth")) or numbers(style.get("LineWidth") if style is not None else "")
        return _Look(fill, stroke, widths[0] if widths else 0.353)

    def _color(self, *nodes: Any) -> Color:
        node = next((node for node in nodes if node is not None), None)
        if node is None:
            return BLACK
        if any(True for _ in children(node, "Pattern", "AxialShd", "RadialShd", "GouraudShd", "LaGourandShd")):
            self.left_out["渐变或图案填充"] += 1
            return (0.85, 0.85, 0.85)
        return _color_of(node.get("Value") or "")

    def _text(self, node: Any, by: Matrix, resources: Resources) -> None:
        size = (numbers(node.get("Size")) or (3.5,))[0]
        name = resources.fonts.get(node.get("Font") or "", "")
        bold = (numbers(node.get("Weight")) or (400.0,))[0] >= 600 or "bold" in name.lower() or "小标宋" in name
        face = _face(name, bold)
        wide = (numbers(node.get("HScale")) or (1.0,))[0] or 1.0
        color = self._look(node, resources).fill
        x = y = 0.0
        for code in children(node, "TextCode"):
            text = (code.text or "").strip("\r\n")
            x = (numbers(code.get("X")) or (x,))[0]
            y = (numbers(code.get("Y")) or (y,))[0]
            across, down = deltas(code.get("DeltaX"), len(text)), deltas(code.get("DeltaY"), len(text))
            at_x, at_y = x, y
            for index, char in enumerate(text):
                self._char(char, times((wide, 0, 0, 1, at_x, at_y), by), face, size, color)
                step = across[index] if index < len(across) else (0.0 if down else size * wide)
                at_x += step if len(text) > 1 else 0.0
                at_y += down[index] if index < len(down) else 0.0

    def _char(self, char: str, by: Matrix, face: Face, size: float, color: Color) -> None:
        if char.isspace() or not char.isprintable():
            return
        if covers(face, char):
            self.missing[char] = None
            char = "〓"
        a, b, c, d, e, f = times(by, self.page_down)
        # text stands upright on its baseline, so the downward axis of the page is turned back for it
        self.canvas.begin((a, b, -c, -d, e, f))
        self.canvas.text(0, self.canvas.floor, char, face, size, color)
        self.canvas.end()

    def _path(self, node: Any, by: Matrix, resources: Resources) -> None:
        look = self._look(node, resources)
        data = child(node, "AbbreviatedData")
        steps = _pdf_path(data.text or "", times(by, self.page_down)) if data is not None else ""
        if not steps:
            return
        fill = look.fill if node.get("Fill") == "true" else None
        stroke = look.stroke if node.get("Stroke") != "false" else None
        if fill or stroke:
            width = max(look.width * scale_of(by) * POINTS, 0.1)
            self.canvas.path(steps, fill, stroke, width, node.get("Rule") == "Even-Odd")

    def _image(self, node: Any, by: Matrix, resources: Resources, package: OfdPackage) -> None:
        path = resources.pictures.get(node.get("ResourceID") or "")
        data = package.bytes_of(path) if path else None
        if not node.get("CTM"):
            place = box(node.get("Boundary")) or (0, 0, 1, 1)
            by = times((place[2], 0, 0, place[3], 0, 0), by)
        if data is None or not self._picture(data, by):
            self.left_out["图片"] += 1

    def _picture(self, data: bytes, by: Matrix) -> bool:
        """Draw a picture into the unit square of a matrix; False when it cannot be decoded."""
        plain = _plain_picture(data)
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
        if isinstance(picture, bytes) and self._picture(picture, (width, 0, 0, height, left, top)):
            return
        if isinstance(picture, OfdDocument):
            inner = picture.pages[0]
            fit = (width / max(inner.area[2], 0.1), 0, 0, height / max(inner.area[3], 0.1), left, top)
            for content in inner.contents:
                for layer in children(content):
                    self._objects(layer, fit, picture.resources, picture.package, 1)
            return
        self.left_out["签章图形"] += 1
        x, y = apply(self.page_down, left, top)
        corner = self.canvas.floor - y
        for x1, y1, x2, y2 in ((0, 0, 1, 0), (1, 0, 1, 1), (1, 1, 0, 1), (0, 1, 0, 0)):
            across, down = width * POINTS, height * POINTS
            self.canvas.line(
                x + x1 * across, corner + y1 * down, x + x2 * across, corner + y2 * down, 0.8, (0.8, 0, 0), (4, 3)
            )


def _face(name: str, bold: bool) -> Face:
    low = name.lower()
    face = next((face for face, parts in _FACES if any(part in low for part in parts)), Face.SERIF)
    return {Face.SERIF: Face.SERIF_BOLD, Face.SANS: Face.SANS_BOLD}.get(face, face) if bold else face


def _color_of(value: str) -> Color:
    parts = value.replace("#", " ").split()
    found = [int(part, 16) for part in parts] if "#" in value else [int(number) for number in numbers(value)]
    shares = [min(max(number, 0), 255) / 255 for number in found]
    if len(shares) == 1:
        return (shares[0], shares[0], shares[0])
    if len(shares) == 4:
        cyan, magenta, yellow, key = shares
        return ((1 - cyan) * (1 - key), (1 - magenta) * (1 - key), (1 - yellow) * (1 - key))
    return (shares[0], shares[1], shares[2]) if len(shares) == 3 else BLACK


def _rgb(color: Color) -> str:
    return " ".join(f"{part:.4f}" for part in color)


def _pdf_path(text: str, by: Matrix) -> str:
    """An abbreviated path in PDF's letters, in points of the page."""
    out: list[str] = []
    here = (0.0, 0.0)
    for letter, step in path_steps(text):
        if letter == "C":
            out.append("h")
            continue
        if letter in "SM":
            out.append(f"{_at(by, step[0], step[1])} m")
        elif letter == "L":
            out.append(f"{_at(by, step[0], step[1])} l")
        elif letter == "B":
            out.append(f"{_at(by, *step[:2])} {_at(by, *step[2:4])} {_at(by, *step[4:6])} c")
        elif letter == "Q":
            qx, qy, x, y = step
            one = here[0] + (qx - here[0]) * 2 / 3, here[1] + (qy - here[1]) * 2 / 3
            two = x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3
            out.append(f"{_at(by, *one)} {_at(by, *two)} {_at(by, x, y)} c")
        else:
            out.extend(f"{_at(by, *a)} {_at(by, *b)} {_at(by, *c)} c" for a, b, c in arc(here, step))
        here = (step[-2], step[-1])
    return " ".join(out) if out and out[0].endswith("m") else ""


def _at(by: Matrix, x: float, y: float) -> str:
    px, py = apply(by, x, y)
    return f"{px:.3f} {py:.3f}"


def _plain_picture(data: bytes) -> bytes | None:
    """The picture as JPEG or PNG, or None where it is of a kind nobody here decodes."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            if image.format in ("JPEG", "PNG"):
                image.load()
                return data
            out = io.BytesIO()
            image.convert("RGB").save(out, "PNG")
            return out.getvalue()
    except PARSER_FAULTS:
        return None
