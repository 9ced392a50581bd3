"""Excel tables (.xls, .xlsx, .xlsm, .et): what the cells show, sheet by sheet. Formulas and macros never run."""

from __future__ import annotations

from decimal import Decimal

from app.evidence.workbook import Value, Worksheet, worksheets
from app.intake.package import bounded_package
from app.intake.text_view import Grid, Heading, Paragraph, View, text_view

_NOTE = "Excel表格按单元格内容显示，不反映原打印版式；公式显示上次保存的结果。"


def read_sheets(data: bytes) -> View:
    """The pages of a workbook."""
    if data.startswith(b"PK"):
        bounded_package(data)
    blocks: list[Heading | Grid | Paragraph] = []
    for sheet in worksheets(data):
        hidden = "" if sheet.visible else "（隐藏的工作表）"
        blocks.append(Heading(f"{sheet.name}{hidden}"))
        blocks.append(_trimmed(sheet) or Paragraph("（空表）"))
    return text_view(blocks or [Paragraph("（没有工作表）")], [_NOTE])


def _trimmed(sheet: Worksheet) -> Grid | None:
    """The rows without what is empty at the end of them and below them."""
    rows = [[_shown(value) for value in row] for row in sheet.rows]
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        return None
    width = max((index + 1 for row in rows for index, cell in enumerate(row) if cell), default=1)
    return Grid(tuple(tuple(row[:width]) for row in rows), sheet.merged)


def _shown(value: Value) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case float():
            return _number(value)
    return value


def _number(value: float) -> str:
    """A number as people write it: 12 rather than 12.0, all digits that were typed."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return format(Decimal(repr(value)).normalize(), "f")
