"""Tables and paragraphs of a .docx, merged cells and automatic numbers included."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from app.standards.importing.columns import is_head
from app.standards.importing.grid import COLUMN_LIMIT, EMPTY, ROW_LIMIT, Cell, Paragraph, Row, Source, Table
from app.standards.importing.numbering import Numbering
from app.standards.importing.package import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DEEPEST = 6  # tables that frame tables that frame tables
_HEAD_ROWS = 8
_DELETED = (f"{W}del", f"{W}moveFrom")


def read_word(data: bytes, name: str) -> Source:
    """The blocks of a Word file in order."""
    package = Package(data, name)
    root = package.xml("word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    numbering = Numbering(package.xml("word/numbering.xml"), package.xml("word/styles.xml"))
    reader = _BlockReader(numbering)
    if body is not None:
        reader.read(body)
    warnings = ["文件含修订痕迹，按接受全部修订读取"] if _revised(body) else []
    return Source(tuple(reader.blocks), (), tuple(warnings))


class _BlockReader:
    """Takes paragraphs and tables in order; text boxes come before the paragraph they hang on."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self.blocks: list[Table | Paragraph] = []
        self._depth = 0

    def read(self, parent: etree._Element) -> None:
        """All blocks inside an element."""
        for element in _children(parent):
            if element.tag == f"{W}tbl":
                self._table(element)
                continue
            for box in _boxes(element):
                self.read(box)
            text = _paragraph(element, self._numbering).strip()
            if text:
                self.blocks.append(Paragraph(f"第{len(self.blocks) + 1}段", text))

    def _table(self, element: etree._Element) -> None:
        """A table; one that only frames others, as a form frames its score table, gives those in its place."""
        if self._depth < _DEEPEST and any(_is_sheet(inner) for inner in _inner_tables(element)):
            self._depth += 1
            for cell in (cell for row in _rows(element) for cell in _cells(row)):
                self.read(cell)
            self._depth -= 1
            return
        tables = sum(isinstance(block, Table) for block in self.blocks)
        self.blocks.append(_table(element, f"表{tables + 1}", self._numbering))


def _inner_tables(element: etree._Element) -> Iterator[etree._Element]:
    cells = (cell for row in _rows(element) for cell in _cells(row))
    return (inner for cell in cells for inner in _children(cell) if inner.tag == f"{W}tbl")


def _is_sheet(element: etree._Element) -> bool:
    """True for a table with a head of its own."""
    return any(is_head(row) for row in _table(element, "", Numbering(None, None)).rows[:_HEAD_ROWS])


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The text boxes in a paragraph, each once."""
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif isinstance(child.tag, str) and child.tag not in (*_DELETED, _FALLBACK):
            yield from _boxes(child)


def _revised(body: etree._Element | None) -> bool:
    return body is not None and next(body.iter(f"{W}ins", *_DELETED), None) is not None


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, through content controls and the like."""
    for element in parent:
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif isinstance(element.tag, str) and element.tag not in (*_DELETED, _FALLBACK):
            yield from _children(element)


def _paragraph(element: etree._Element, numbering: Numbering) -> str:
    text = "".join(_runs(element))
    return f"{numbering.label(element)}{text}" if text.strip() or numbering.stands_alone(element) else text


def _runs(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in (*_DELETED, _FALLBACK) or not isinstance(child.tag, str):
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}ptab"):
            yield "\t"
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag not in (f"{W}pPr", f"{W}rPr", f"{W}txbxContent"):
            yield from _runs(child)


def _cell_text(element: etree._Element, numbering: Numbering) -> str:
    return "\n".join(line for line in _cell_lines(element, numbering) if line.strip())


def _cell_lines(element: etree._Element, numbering: Numbering) -> Iterator[str]:
    """The lines of a cell, those of text boxes and of tables inside it included."""
    for one in _children(element):
        if one.tag == f"{W}tbl":
            for cell in (cell for row in _rows(one) for cell in _cells(row)):
                yield from _cell_lines(cell, numbering)
            continue
        for box in _boxes(one):
            yield from _cell_lines(box, numbering)
        yield _paragraph(one, numbering)


def _table(element: etree._Element, name: str, numbering: Numbering) -> Table:
    rows: list[list[Cell]] = []
    for line in islice(_rows(element), ROW_LIMIT):
        rows.append(_row(line, rows[-1] if rows else [], numbering))
    width = max(map(len, rows), default=0)
    padded = [[*row, *[EMPTY] * (width - len(row))] for row in rows]
    return Table(name, tuple(Row(f"{name}第{at}行", tuple(row)) for at, row in enumerate(padded, 1)))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif isinstance(child.tag, str) and child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif isinstance(child.tag, str) and child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _cells(child)


def _row(line: etree._Element, above: list[Cell], numbering: Numbering) -> list[Cell]:
    row: list[Cell] = [EMPTY] * min(_integer(line.find(f"{W}trPr/{W}gridBefore"), 0), COLUMN_LIMIT)
    for element in _cells(line):
        if len(row) >= COLUMN_LIMIT:
            break
        merge = element.find(f"{W}tcPr/{W}vMerge")
        span = max(1, _integer(element.find(f"{W}tcPr/{W}gridSpan"), 1))
        goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
        text = _cell_text(element, numbering)
        cell = above[len(row)] if goes_on and len(row) < len(above) and not text.strip() else Cell(text)
        row += [cell] * min(span, COLUMN_LIMIT)
    return row


def _integer(element: etree._Element | None, default: int) -> int:
    text = element.get(f"{W}val", "") if element is not None else ""
    return int(text) if text.isdecimal() and len(text) < 9 else default
