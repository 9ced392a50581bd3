"""Pages written thing by thing, in points from the top-left corner; the one way a PDF is made here."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument
from reportlab.pdfgen.canvas import Canvas

from app.errors import ReportError
from app.typeset.embed import Codes, Program, add_font, program_of
from app.typeset.fonts import Face, advances, drawing_face, font_data
from app.typeset.pictures import image_object, layered_object

Color = tuple[float, float, float]
BLACK: Color = (0, 0, 0)
A4 = (595.28, 841.89)


@dataclass(frozen=True, slots=True)
class _Page:
    width: float
    height: float
    code: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    shadings: dict[str, str] = field(default_factory=dict)
    states: dict[tuple[str, float], str] = field(default_factory=dict)


class _BareCanvas(Canvas):
    """reportlab's canvas without its page preamble, which would name a font that is not embedded."""

    _code: list[str]
    _formsinuse: list[str]
    _doc: PDFDocument
    _shadingUsed: dict[str, str]  # noqa: N815 reportlab's name
    _states: dict[tuple[str, float], str]

    def _make_preamble(self) -> None:
        self._preamble = ""

    def _setExtGState(self, page: Any) -> None:  # noqa: N802 reportlab's name
        """Name the transparencies of a page in its resources."""
        page.ExtGState = PDFDictionary(
            {name: PDFDictionary({kind: share}) for (kind, share), name in self._states.items()}
        )

    def write_page(self, page: _Page) -> None:
        """Take a finished page."""
        self.setPageSize((page.width, page.height))
        self._code.extend(page.code)
        self._formsinuse.extend(page.pictures)
        self._shadingUsed.update(page.shadings)
        self._states = page.states
        self.showPage()

    def add_picture(self, name: str, data: bytes) -> None:
        """Put a picture into the document under a name."""
        self._doc.addForm(name, image_object(data))

    def add_layered_picture(self, name: str, data: bytes) -> None:
        """The same for one whose transparent parts show the ground."""
        picture, mask = layered_object(data)
        if mask is not None:
            picture.dictionary.dict["SMask"] = self._doc.Reference(mask, f"{name}.mask")  # type: ignore[no-untyped-call]
        self._doc.addForm(name, picture)

    @property
    def document(self) -> PDFDocument:
        """The document that is written."""
        return self._doc

    def resource(self, name: str) -> str:
        """The resource name of a picture."""
        return str(self._doc.getXObjectName(name))

    def whole(self, fonts: Iterable[Program]) -> bytes:
        """The document with its fonts."""
        resources = cast(PDFDictionary, self._doc.idToObject["BasicFonts"])
        for program in fonts:
            resources.dict[program.resource] = add_font(self._doc, program)
        data: bytes = self._doc.GetPDFData(self)
        return data


class PageCanvas:
    """A plain writer of positioned text, lines, boxes and pictures; the same calls give the same bytes."""

    def __init__(self, title: str = "", author: str = "") -> None:
        self._canvas = _BareCanvas(io.BytesIO(), pageCompression=1, invariant=1, lang="zh-CN")
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("anjuan")
        self._fonts: dict[Face, Codes] = {}
        self._pictures: dict[bytes, str] = {}
        self._pages: list[_Page] = []
        self._page = _Page(0, 0)
        self._code: list[str] = []
        self._used: list[str] = []
        self._height = 0.0

    @property
    def page_count(self) -> int:
        """How many pages have been begun."""
        return len(self._pages)

    def page(self, width: float, height: float) -> None:
        """Begin a page."""
        self._pages.append(_Page(width, height))
        self.go_to(len(self._pages))

    def go_to(self, number: int) -> None:
        """Write on a page begun before (from 1), such as a footer once the number of pages is known."""
        self._page = page = self._pages[number - 1]
        self._code, self._height, self._used = page.code, page.height, page.pictures

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        face: Face,
        size: float,
        color: Color = BLACK,
        char_space: float = 0,
        scale_x: float = 1,
    ) -> None:
        """Write a line of text; characters the face lacks come from a fallback, ReportError when none draws them."""
        for at, (part_face, part) in enumerate(runs := self._runs(face, text), 1):
            codes = self._codes(part_face)
            hexes = "".join(map(codes.__getitem__, part))
            self._code.append(
                f"BT {_color(color)} rg /{codes.resource} {_n(size)} Tf {_n(char_space)} Tc {_n(scale_x * 100)} Tz "
                f"1 0 0 1 {_n(x)} {_n(self._height - baseline)} Tm <{hexes}> Tj ET"
            )
            if at < len(runs):
                advance = sum(map(advances(part_face).__getitem__, part)) * size / 1000
                x += (advance + char_space * len(part)) * scale_x

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        width: float = 0.5,
        color: Color = BLACK,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw a straight line."""
        pattern = " ".join(map(_n, dash))
        self._code.append(
            f"{_color(color)} RG {_n(width)} w [{pattern}] 0 d "
            f"{_n(x1)} {_n(self._height - y1)} m {_n(x2)} {_n(self._height - y2)} l S"
        )

    def rect(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: Color | None = None,
        stroke: Color | None = BLACK,
        width: float = 0.5,
    ) -> None:
        """Draw a box whose top-left corner is (x, y)."""
        if fill is None and stroke is None:
            return
        paint = "B" if fill and stroke else "f" if fill else "S"
        colors = (f"{_color(fill)} rg " if fill else "") + (f"{_color(stroke)} RG " if stroke else "")
        self._code.append(f"{colors}{_n(width)} w [] 0 d {_n(x)} {_n(self._height - y - h)} {_n(w)} {_n(h)} re {paint}")

    def boxes(
        self, boxes: Iterable[tuple[float, float, float, float]], width: float = 0.5, color: Color = BLACK
    ) -> None:
        """Draw the outlines of many boxes (x, y, w, h) in one go."""
        path = " ".join(f"{_n(x)} {_n(self._height - y - h)} {_n(w)} {_n(h)} re" for x, y, w, h in boxes)
        if path:
            self._code.append(f"{_color(color)} RG {_n(width)} w [] 0 d {path} S")

    def circle(self, x: float, y: float, radius: float, width: float = 0.5, color: Color = BLACK) -> None:
        """Draw a circle around (x, y)."""
        self._code.append(f"{_color(color)} RG {_n(width)} w [] 0 d {self._round(x, y, radius)} s")

    def disc(self, x: float, y: float, radius: float, color: Color = BLACK) -> None:
        """Draw a filled circle around (x, y)."""
        self._code.append(f"{_color(color)} rg {self._round(x, y, radius)} f")

    def _round(self, x: float, y: float, radius: float) -> str:
        y, arm = self._height - y, radius * 0.5523
        curves = (
            f"{_n(x + radius)} {_n(y + arm)} {_n(x + arm)} {_n(y + radius)} {_n(x)} {_n(y + radius)} c",
            f"{_n(x - arm)} {_n(y + radius)} {_n(x - radius)} {_n(y + arm)} {_n(x - radius)} {_n(y)} c",
            f"{_n(x - radius)} {_n(y - arm)} {_n(x - arm)} {_n(y - radius)} {_n(x)} {_n(y - radius)} c",
            f"{_n(x + arm)} {_n(y - radius)} {_n(x + radius)} {_n(y - arm)} {_n(x + radius)} {_n(y)} c",
        )
        return f"{_n(x + radius)} {_n(y)} m {' '.join(curves)}"

    def image(self, x: float, y: float, w: float, h: float, data: bytes) -> None:
        """Draw a PNG or JPEG picture into a box; the same picture is stored once."""
        name = self._pictures.get(data)
        if name is None:
            name = self._pictures[data] = f"Im{len(self._pictures) + 1}"
            self._add_picture(name, data)
        self._used.append(name)
        resource = self._canvas.resource(name)
        self._code.append(f"q {_n(w)} 0 0 {_n(h)} {_n(x)} {_n(self._height - y - h)} cm /{resource} Do Q")

    def _add_picture(self, name: str, data: bytes) -> None:
        self._canvas.add_picture(name, data)

    def finish(self) -> bytes:
        """The finished PDF."""
        for page in self._pages:
            self._canvas.write_page(page)
        return self._canvas.whole(self._programs())

    def _programs(self) -> Iterable[Program]:
        """The fonts to embed."""
        return map(program_of, self._fonts.values())

    def _codes(self, face: Face) -> Codes:
        codes = self._fonts.get(face)
        if codes is None:
            codes = self._fonts[face] = Codes(font_data(face), len(self._fonts) + 1)
        return codes

    def _runs(self, face: Face, text: str) -> list[tuple[Face, str]]:
        """The text cut where the face changes."""
        if font_data(face).glyphs.keys() >= set(text):
            return [(face, text)] if text else []
        runs: list[tuple[Face, str]] = []
        for char in text:
            drawn = drawing_face(face, char)
            if drawn is None:
                raise missing_characters(text, face)
            if runs and runs[-1][0] is drawn:
                runs[-1] = (drawn, runs[-1][1] + char)
            else:
                runs.append((drawn, char))
        return runs


def missing_characters(text: str, face: Face) -> ReportError:
    """The error that names the characters no bundled font draws."""
    lacking = [char for char in dict.fromkeys(text) if drawing_face(face, char) is None]
    names = "、".join(f"“{char}”（U+{ord(char):04X}）" for char in lacking)
    return ReportError(f"下列字符在自带字体中没有字形，未生成文件：{names}。", "请改写这些字符后重新导出。")


@lru_cache(maxsize=8192)
def _n(value: float) -> str:
    """A number as PDF wants it: at most three decimals, no exponent."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@lru_cache(maxsize=64)
def _color(color: Color) -> str:
    return " ".join(map(_n, color))
