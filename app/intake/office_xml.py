"""The XML of Word and Excel 2003, which systems still write under the names .doc and .xls: text and tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from app.errors import IntakeError
from app.intake.text_view import AS_TEXT, PICTURE, Block, Grid, Heading, Paragraph, View, text_view

_MOST_COLUMNS = 200
_MOST_ROWS = 20_000
_MOST_CELLS = 2_000_000


def read_office_xml(data: bytes) -> View:
    """The pages of a document or workbook in one XML file."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise IntakeError("文件已损坏，无法打开。", "请用Word或Excel打开并另存为docx或xlsx，再重新导入。") from error
    sheets = [block for sheet in _all(root, "Worksheet") for block in _worksheet(sheet)]
    blocks = sheets if _local(root) == "Workbook" else list(_body(next(_all(root, "body"), root)))
    return text_view(blocks or [Paragraph("")], [AS_TEXT])


def _local(node: Any) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _all(node: Any, name: str) -> Iterator[Any]:
    return (one for one in node.iter() if _local(one) == name)


def _told(node: Any, name: str) -> str:
    return next((str(value) for key, value in node.attrib.items() if etree.QName(key).localname == name), "")


def _count(node: Any, name: str, most: int) -> int:
    said = _told(node, name)
    return min(int(said), most) if said.isdecimal() and len(said) < 9 else 0


def _worksheet(sheet: Any) -> Iterator[Block]:
    yield Heading(_told(sheet, "Name"))
    rows: list[list[str]] = []
    merged: list[tuple[int, int, int, int]] = []
    for row in _all(sheet, "Row"):
        at = max(_count(row, "Index", _MOST_ROWS), len(rows) + 1)
        rows.extend([] for _ in range(at - len(rows)))
        if len(rows) > _MOST_ROWS or sum(map(len, rows[-1:])) > _MOST_CELLS:
            break
        _cells(row, rows[-1], len(rows) - 1, merged)
    yield Grid(tuple(map(tuple, rows)), tuple(merged)) if any(rows) else Paragraph("（空表）")


def _cells(row: Any, cells: list[str], top: int, merged: list[tuple[int, int, int, int]]) -> None:
    for cell in row:
        if _local(cell) != "Cell":
            continue
        left = max(_count(cell, "Index", _MOST_COLUMNS) - 1, len(cells))
        if left >= _MOST_COLUMNS:
            return
        cells.extend([""] * (left - len(cells)))
        cells.append("".join(text for data in _all(cell, "Data") for text in data.itertext()))
        across, down = _count(cell, "MergeAcross", _MOST_COLUMNS), _count(cell, "MergeDown", _MOST_ROWS)
        cells.extend([""] * across)
        if across or down:
            merged.append((top, left, top + down, left + across))


def _body(node: Any) -> Iterator[Block]:
    """Paragraphs and tables; whatever else stands around them is looked through."""
    for child in node:
        match _local(child):
            case "p":
                yield Paragraph(_text(child))
            case "tbl":
                rows = [
                    tuple(_cell(cell) for cell in row if _local(cell) == "tc") for row in child if _local(row) == "tr"
                ]
                yield Grid(tuple(rows)) if any(rows) else Paragraph("")
            case "sectPr" | "":
                continue
            case _:
                yield from _body(child)


def _cell(cell: Any) -> str:
    return "\n".join(_text(one) for one in _all(cell, "p"))


def _text(paragraph: Any) -> str:
    signs = {"tab": "\t", "br": "\n", "pict": PICTURE}
    return "".join((one.text or "") if _local(one) == "t" else signs.get(_local(one), "") for one in paragraph.iter())
