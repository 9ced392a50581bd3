"""Sheets of an .xlsx with merged cells, cached values of formulas and what is hidden; .xls by its values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from lxml import etree

from app.domain.points import points_text
from app.errors import IntakeError, StandardError
from app.evidence.workbook import read_workbook
from app.standards.importing.grid import COLUMN_LIMIT, EMPTY, ROW_LIMIT, Cell, Paragraph, Row, Source, Table
from app.standards.importing.package import Package

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DATES = (*range(14, 18), 22, *range(27, 37), *range(50, 59))
_DATE_CODE = re.compile(r"(?<!\[)[ymd]{1,4}[-/年月日.]|m\D{0,3}d", re.IGNORECASE)
_FIRST_DAY = date(1899, 12, 30)


@dataclass(slots=True)
class _Sheet:
    name: str
    values: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    warnings: list[str] = field(default_factory=list)
    hidden: bool = False


def read_excel(data: bytes, name: str) -> Source:
    """The tables of a workbook, one for each visible sheet; what is hidden is told apart."""
    package = Package(data, name)
    book = package.xml("xl/workbook.xml")
    if book is None:
        raise StandardError(f"{name} 不是普通的 Excel 工作簿。", "请另存为 .xlsx 后再导入。")
    targets = package.targets("xl/workbook.xml")
    dates = _date_styles(package.xml("xl/styles.xml"))
    strings = [_string(one) for one in _all(package.xml("xl/sharedStrings.xml"), "si")]
    sheets: list[_Sheet] = []
    for entry in book.iter(f"{S}sheet"):
        root = package.xml(targets.get(str(entry.get(f"{R}id")), ""))
        if root is not None:
            sheet = _sheet(root, str(entry.get("name")), _Texts(strings, dates))
            sheet.hidden = entry.get("state", "visible") != "visible"
            sheets.append(sheet)
    return _source(sheets)


def read_old_excel(data: bytes, name: str) -> Source:
    """The tables of an old .xls workbook; it does not tell what is hidden or a formula."""
    try:
        pages = read_workbook(data, name)
    except IntakeError as error:
        raise StandardError(f"{name} 无法读取。", "请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。") from error
    sheets = []
    for page in pages:
        sheet = _Sheet(page.name, merges=list(page.merged))
        for at, line in enumerate(page.rows):
            sheet.values.update({(at, column): _shown(value) for column, value in enumerate(line) if value != ""})
        sheets.append(sheet)
    source = _source(sheets)
    return Source(source.blocks, source.hidden, (*source.warnings, "旧版 .xls 不能识别隐藏行和公式，请核对"))


def _all(root: etree._Element | None, tag: str) -> Iterator[etree._Element]:
    return root.iter(f"{S}{tag}") if root is not None else iter(())


def _string(element: etree._Element) -> str:
    """The text of a shared string without its pronunciation notes."""
    texts = [child.text or "" for child in element if child.tag == f"{S}t"]
    texts += [part.text or "" for run in element if run.tag == f"{S}r" for part in run if part.tag == f"{S}t"]
    return "".join(texts)


@dataclass(frozen=True, slots=True)
class _Texts:
    """What a cell's value needs to be shown: the shared strings, and the styles that show numbers as dates."""

    strings: list[str]
    dates: frozenset[int]


def _date_styles(root: etree._Element | None) -> frozenset[int]:
    """The cell styles that show dates: 1-5 typed into a cell became the fifth of January."""
    if root is None:
        return frozenset()
    codes = {int(str(one.get("numFmtId", "0"))): str(one.get("formatCode", "")) for one in root.iter(f"{S}numFmt")}
    styles = [int(str(one.get("numFmtId", "0"))) for one in root.iterfind(f"{S}cellXfs/{S}xf")]
    return frozenset(
        at for at, style in enumerate(styles) if style in _DATES or _DATE_CODE.search(codes.get(style, ""))
    )


def _sheet(root: etree._Element, name: str, strings: _Texts) -> _Sheet:
    sheet = _Sheet(name)
    for column in root.iter(f"{S}col"):
        if column.get("hidden") in ("1", "true"):
            last = min(int(column.get("max", "1")), COLUMN_LIMIT)
            sheet.hidden_columns |= set(range(int(column.get("min", "1")) - 1, last))
    at = -1
    for line in root.iter(f"{S}row"):
        at = int(line.get("r", at + 2)) - 1
        if at >= ROW_LIMIT:
            sheet.warnings.append(f"{name} 超过 {ROW_LIMIT} 行，其余没有读取")
            break
        if line.get("hidden") in ("1", "true"):
            sheet.hidden_rows.add(at)
        _read_row(sheet, line, at, strings)
    sheet.merges = [area for one in root.iter(f"{S}mergeCell") if (area := _area(str(one.get("ref"))))]
    return sheet


def _read_row(sheet: _Sheet, line: etree._Element, at: int, strings: _Texts) -> None:
    column = -1
    for cell in line.iter(f"{S}c"):
        reference = cell.get("r")
        column = _column(reference) if reference else column + 1
        if column >= COLUMN_LIMIT:
            continue
        text = _cell_text(cell, strings)
        if cell.find(f"{S}f") is not None:
            place = f"{sheet.name}第{at + 1}行"
            told = f"公式按保存时的结果 {text} 读取" if text else "公式没有保存结果，未能读取"
            sheet.warnings.append(f"{place}：{told}")
        if text:
            sheet.values[at, column] = text


def _cell_text(cell: etree._Element, texts: _Texts) -> str:
    strings = texts.strings
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(f"{S}is")
        return _string(inline) if inline is not None else ""
    value = cell.findtext(f"{S}v") or ""
    if kind == "s":
        return strings[int(value)] if value.isdecimal() and int(value) < len(strings) else ""
    if kind == "n" and int(cell.get("s", "0")) in texts.dates and re.fullmatch(r"\d+(\.\d+)?", value):
        day = _FIRST_DAY + timedelta(days=int(Decimal(value)))
        return f"{day.month}月{day.day}日"
    return value if kind in ("str", "e") else _shown(value)


def _shown(value: Any) -> str:
    """A number as it is printed: 2 for 2.0, 0.3 for 0.30000000000000004."""
    try:
        return points_text(round(Decimal(str(value)), 6)) if not isinstance(value, bool) else str(value)
    except InvalidOperation:
        return str(value)


def _column(reference: str) -> int:
    number = 0
    for char in reference:
        if char.isalpha():
            number = number * 26 + ord(char.upper()) - 64
    return number - 1


def _area(reference: str) -> tuple[int, int, int, int] | None:
    found = re.fullmatch(r"\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)", reference)
    if not found:
        return None
    return int(found[2]) - 1, _column(found[1]), int(found[4]) - 1, _column(found[3])


def _source(sheets: list[_Sheet]) -> Source:
    blocks: list[Table | Paragraph] = []
    hidden: list[Paragraph] = []
    warnings: list[str] = []
    for sheet in sheets:
        warnings += sheet.warnings
        grid = _grid(sheet)
        for at, row in enumerate(grid):
            if row and (sheet.hidden or at in sheet.hidden_rows):
                place = f"{sheet.name}（隐藏）第{at + 1}行" if sheet.hidden else f"{sheet.name}第{at + 1}行（隐藏）"
                text = Row(place, tuple(row)).text
                hidden += [Paragraph(place, text)] if text else []
        if not sheet.hidden:
            blocks.append(_table(sheet, grid, hidden))
    return Source(tuple(blocks), tuple(hidden), tuple(warnings))


def _table(sheet: _Sheet, grid: list[list[Cell]], hidden: list[Paragraph]) -> Table:
    kept = [at for at in range(max(map(len, grid), default=0)) if at not in sheet.hidden_columns]
    rows = []
    for at, row in enumerate(grid):
        place = f"{sheet.name}第{at + 1}行"
        if at in sheet.hidden_rows:
            continue
        visible = tuple(row[column] for column in kept)
        unseen = [cell for column, cell in enumerate(row) if column in sheet.hidden_columns and not cell.empty]
        hidden += [Paragraph(f"{place}（隐藏列）", cell.text) for cell in unseen if cell not in visible]
        rows.append(Row(place, visible))
    return Table(sheet.name, tuple(rows))


def _grid(sheet: _Sheet) -> list[list[Cell]]:
    height = max((row for row, _ in sheet.values), default=-1) + 1
    width = max((column for _, column in sheet.values), default=-1) + 1
    grid = [[EMPTY] * width for _ in range(height)]
    for (row, column), text in sheet.values.items():
        grid[row][column] = Cell(text)
    for top, left, bottom, right in sheet.merges:
        if top < height and left < width:
            cell = grid[top][left] if not grid[top][left].empty else Cell("")
            for row in range(top, min(bottom + 1, height)):
                for column in range(left, min(right + 1, width)):
                    grid[row][column] = cell
    return grid
