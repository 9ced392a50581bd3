"""The writer of pages, with matrices, free paths, clips, gradients, transparency and fonts that a document brings along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference

from app.typeset.borrowed import BorrowedFont
from app.typeset.canvas import BLACK, Color, PageCanvas
from app.typeset.embed import Program
from app.typeset.fonts import Face, advances

Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Pen:
    """How lines are drawn, in points: PDF's own numbers for caps and joins."""

    width: float = 0.5
    dash: tuple[float, ...] = ()
    offset: float = 0.0
    cap: int = 0
    join: int = 0
    miter: float = 10.0


@dataclass(frozen=True, slots=True)
class Gradient:
    """Colours along a line (x0, y0, x1, y1) or between two circles (x0, y0, r0, x1, y1, r1); stops rise from 0 to 1."""

    coords: tuple[float, ...]
    stops: tuple[tuple[float, Color], ...]
    before: bool = False
    after: bool = False


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph to write: the font's resource, its code, and where it stands."""

    font: str
    code: str
    at: Matrix


class VectorCanvas(PageCanvas):
    """Pages drawn from page descriptions; matrices map to points from the bottom-left corner."""

    def __init__(self) -> None:
        super().__init__()
        self._borrowed: list[BorrowedFont] = []

    @property
    def floor(self) -> float:
        """The height of the page: `text` and `image` measured from there stand on the zero of a matrix."""
        return self._height

    def begin(self, by: Matrix | None = None) -> None:
        """Until `end`, everything goes through a matrix, and clips and transparency last."""
        self._code.append("q" if by is None else f"q {_numbers(by)} cm")

    def end(self) -> None:
        """End the last `begin`."""
        self._code.append("Q")

    def clip(self, steps: str, even_odd: bool = False) -> None:
        """Until `end`, draw inside a path only (given in PDF's own letters)."""
        self._code.append(f"{steps} {'W*' if even_odd else 'W'} n")

    def alpha(self, share: float) -> None:
        """Until `end`, everything lets the ground shine through: 1 not at all, 0 wholly."""
        names = [self._page.states.setdefault((kind, round(share, 3)), f"{kind}{share:.3f}") for kind in ("ca", "CA")]
        self._code.append(" ".join(f"/{name} gs" for name in names))

    def path(self, steps: str, fill: Color | None, stroke: Color | None, pen: Pen, even_odd: bool) -> None:
        """Draw a path given in PDF's own letters."""
        paint = "B" if fill and stroke else "f" if fill else "S"
        star = "*" if fill and even_odd else ""
        colors = f"{_rgb(fill)} rg " if fill else ""
        colors += f"{_rgb(stroke)} RG {_pen(pen)} " if stroke else ""
        self._code.append(f"{colors}{steps} {paint}{star}")

    def shade(self, gradient: Gradient, by: Matrix) -> None:
        """Fill what is not clipped with a gradient."""
        name = f"Sh{len(self._page.shadings) + 1}x{len(self._pages)}"
        document = self._canvas.document
        shading = PDFDictionary(
            {
                "ShadingType": 2 if len(gradient.coords) == 4 else 3,
                "ColorSpace": PDFName("DeviceRGB"),
                "Coords": PDFArray([round(value, 4) for value in gradient.coords]),
                "Function": self._function(gradient.stops),
                "Extend": PDFArray([_truth(gradient.before), _truth(gradient.after)]),
            }
        )
        document.Reference(shading, name)  # type: ignore[no-untyped-call]
        self._page.shadings[name] = name
        self._code.append(f"q {_numbers(by)} cm /{name} sh Q")

    def _function(self, stops: Sequence[tuple[float, Color]]) -> PDFObjectReference:
        """The colours between stops, evenly from one to the next."""
        pairs = list(pairwise(stops))
        parts = [
            PDFDictionary(
                {
                    "FunctionType": 2,
                    "Domain": PDFArray([0, 1]),
                    "C0": PDFArray(list(one)),
                    "C1": PDFArray(list(two)),
                    "N": 1,
                }
            )
            for (_, one), (_, two) in pairs
        ]
        whole = PDFDictionary(
            {
                "FunctionType": 3,
                "Domain": PDFArray([0, 1]),
                "Functions": PDFArray(parts),
                "Bounds": PDFArray([at for (_, _), (at, _) in pairs[:-1]]),
                "Encode": PDFArray([0, 1] * len(pairs)),
            }
        )
        reference: PDFObjectReference = self._canvas.document.Reference(whole)  # type: ignore[no-untyped-call]
        return reference

    def borrow(self, font: BorrowedFont) -> None:
        """Let glyphs of a font be written; it is embedded with those that were."""
        self._borrowed.append(font)

    def bundled(self, face: Face, char: str) -> tuple[str, str, float]:
        """Resource, code and advance (in em) of a character in a bundled face."""
        ((drawn, _),) = self._runs(face, char)
        codes = self._codes(drawn)
        return codes.resource, codes[char], advances(face)[char] / 1000

    def glyphs(
        self,
        glyphs: Iterable[Glyph],
        size: float,
        fill: Color | None,
        stroke: Color | None = None,
        pen: Pen | None = None,
    ) -> None:
        """Write glyphs; without any colour they can be found but not seen."""
        mode = {(True, False): 0, (False, True): 1, (True, True): 2}.get((bool(fill), bool(stroke)), 3)
        parts = [f"BT {mode} Tr {_rgb(fill or BLACK)} rg"]
        if stroke and pen:
            parts.append(f"{_rgb(stroke)} RG {_pen(pen)}")
        font, turn, told = "", None, ""
        for glyph in glyphs:
            if glyph.font != font:
                font = glyph.font
                parts.append(f"/{font} {size:.3f} Tf 0 Tc 100 Tz")
            if glyph.at[:4] != turn:
                turn = glyph.at[:4]
                told = _numbers(turn)
            parts.append(f"{told} {glyph.at[4]:.3f} {glyph.at[5]:.3f} Tm <{glyph.code}> Tj")
        if font:
            self._code.append(" ".join([*parts, "0 Tr ET"]))

    def _add_picture(self, name: str, data: bytes) -> None:
        self._canvas.add_layered_picture(name, data)

    def _programs(self) -> Iterable[Program]:
        return [*super()._programs(), *(font.program() for font in self._borrowed if font.used)]


def _numbers(values: Iterable[float]) -> str:
    return " ".join(f"{value:.5f}".rstrip("0").rstrip(".") for value in values)


def _rgb(color: Color) -> str:
    return " ".join(f"{part:.4f}".rstrip("0").rstrip(".") for part in color)


def _pen(pen: Pen) -> str:
    dash = " ".join(f"{max(part, 0.0):.3f}" for part in pen.dash)
    return f"{pen.width:.3f} w [{dash}] {pen.offset:.3f} d {pen.cap} J {pen.join} j {max(pen.miter, 1.0):.3f} M"


def _truth(value: bool) -> str:
    return "true" if value else "false"
