"""The plain intermediate form of a Word document: resolved properties, source addresses, no XML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Address:
    """Where a piece of text stands in the file: part, index of its paragraph there, offset in the paragraph."""

    part: str
    paragraph: int
    offset: int


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Fully resolved properties of a run; lengths in points."""

    latin: str = "Times New Roman"
    east: str = "宋体"
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    color: str = "000000"
    underline: str = ""
    strike: str = ""
    position: float = 0.0
    script: str = ""
    spacing: float = 0.0
    scale: float = 1.0
    shade: str = ""
    emphasis: str = ""
    east_hint: bool = False
    snap: bool = True
    fit: float = 0.0
    border: bool = False
    caps: bool = False
    hang: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    """Characters of one style."""

    text: str
    style: TextStyle
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Tab:
    """A tabulator; `to_margin` for alignment tabs."""

    style: TextStyle
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Break:
    """A line, page or column break inside a paragraph."""

    kind: str
    style: TextStyle


@dataclass(frozen=True, slots=True)
class PageField:
    """A number known only after layout: PAGE, NUMPAGES or SECTIONPAGES, with its number format."""

    kind: str
    style: TextStyle
    offset: int = 0
    format: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """The mark of a footnote or endnote in the text; the note itself is laid out at the foot or at the end."""

    mark: str
    style: TextStyle
    blocks: tuple[Block, ...]
    at_end: bool = False
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Anchor:
    """How a floating thing is positioned; lengths in points."""

    h_from: str = "column"
    h_align: str = ""
    h_offset: float = 0.0
    v_from: str = "paragraph"
    v_align: str = ""
    v_offset: float = 0.0
    wrap: str = "none"
    behind: bool = False
    gap: tuple[float, float, float, float] = (9.0, 0.0, 9.0, 0.0)


@dataclass(frozen=True, slots=True)
class Box:
    """A picture, a shape or a text box, inline or anchored."""

    width: float
    height: float
    anchor: Anchor | None = None
    picture: str = ""
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    rotation: float = 0.0
    shape: str = ""
    stroke: str = ""
    stroke_width: float = 0.75
    fill: str = ""
    label: str = ""
    blocks: tuple[Block, ...] = ()
    inset: tuple[float, float, float, float] = (7.2, 3.6, 7.2, 3.6)
    v_align: str = "top"
    flip: bool = False
    upright: bool = False
    parts: tuple[tuple[float, float, Box], ...] = ()


Inline: TypeAlias = Text | Tab | Break | PageField | Note | Box


@dataclass(frozen=True, slots=True)
class Edge:
    """One border line; `kind` is the w:val, empty or nil for none."""

    kind: str = ""
    width: float = 0.5
    color: str = "000000"
    space: float = 0.0

    @property
    def drawn(self) -> bool:
        """True when there is a line to draw."""
        return self.kind not in ("", "nil", "none")


Edges: TypeAlias = Mapping[str, Edge]


@dataclass(frozen=True, slots=True)
class TabStop:
    """A tabulator stop in points from the left margin."""

    position: float
    align: str = "left"
    leader: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """Fully resolved properties of a paragraph; lengths in points."""

    align: str = "left"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    before: float = 0.0
    after: float = 0.0
    line: float = 240.0
    line_rule: str = "auto"
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    widow: bool = True
    contextual: bool = False
    snap: bool = True
    hang: bool = True
    kinsoku: bool = True
    gap_latin: bool = True
    gap_digits: bool = True
    word_wrap: bool = True
    tabs: tuple[TabStop, ...] = ()
    edges: Edges = field(default_factory=dict)
    shade: str = ""
    style_id: str = ""
    frame: Anchor | None = None
    vertical: str = "auto"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its inlines; `mark` is the style of the paragraph mark."""

    style: ParagraphStyle
    mark: TextStyle
    inlines: tuple[Inline, ...]
    part: str
    index: int
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """The number or bullet in front of a list paragraph."""

    text: str
    style: TextStyle
    suffix: str = "tab"
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `column` and `span` count grid columns, `merge` is '', 'restart' or 'continue'."""

    column: int
    span: int
    blocks: tuple[Block, ...]
    merge: str = ""
    edges: Edges = field(default_factory=dict)
    shade: str = ""
    margins: tuple[float, float, float, float] = (5.4, 0.0, 5.4, 0.0)
    v_align: str = "top"
    direction: str = ""
    no_wrap: bool = False
    hide_mark: bool = False
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    cells: tuple[Cell, ...]
    height: float = 0.0
    height_rule: str = "atLeast"
    cant_split: bool = False
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a grid of column widths."""

    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    indent: float = 0.0
    align: str = "left"
    float_anchor: Anchor | None = None
    width: float = 0.0
    auto: bool = True


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A run of blocks on one kind of page; lengths in points."""

    blocks: tuple[Block, ...]
    width: float = 595.3
    height: float = 841.9
    top: float = 72.0
    bottom: float = 72.0
    left: float = 90.0
    right: float = 90.0
    header_distance: float = 42.55
    footer_distance: float = 49.6
    start: str = "nextPage"
    grid: str = ""
    pitch: float = 0.0
    char_delta: float = 0.0
    columns: tuple[tuple[float, float], ...] = ()
    column_line: bool = False
    title_page: bool = False
    headers: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    footers: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    first_number: int | None = None
    number_format: str = ""
    v_align: str = "top"
    edges: Edges = field(default_factory=dict)
    edges_from_text: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole Word document, ready for layout."""

    sections: tuple[Section, ...]
    pictures: Mapping[str, bytes]
    default_tab: float = 36.0
    even_and_odd: bool = False
    compatibility: int = 15
    adds_gaps: bool = False
    warnings: tuple[str, ...] = ()
    revisions: int = 0
    comments: int = 0
