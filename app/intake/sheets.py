"""Excel tables (.xls, .xlsx, .xlsm, .et): what the cells show, sheet by sheet. Formulas and macros never run."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import python_calamine

from app.errors import IntakeError
from app.intake.package import bounded_package
from app.intake.text_view import Grid, Heading, Paragraph, View, text_view

_NOTE = "Excel表格按单元格内容显示，不反映原打印版式；公式显示上次保存的结果。"
_MOST_CELLS = 2_000_000


def read_sheets(data: bytes) -> View:
    """The pages of a workbook."""
    if data.startswith(b"PK"):
        bounded_package(data)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except python_calamine.PasswordError as error:
        raise IntakeError("文件已加密，需要密码才能打开。", "请向报送单位取消密码后重新导入。") from error
    except python_calamine.CalamineError as error:
        raise IntakeError("Excel文件已损坏，无法读取。", "请用原软件打开并另存一份，再重新导入。") from error
    blocks: list[Heading | Grid | Paragraph] = []
    for sheet in book.sheets_metadata:
        if sheet.typ is python_calamine.SheetTypeEnum.WorkSheet:
            hidden = "" if sheet.visible is python_calamine.SheetVisibleEnum.Visible else "（隐藏的工作表）"
            blocks.append(Heading(f"{sheet.name}{hidden}"))
            blocks.append(_grid(book.get_sheet_by_name(sheet.name)) or Paragraph("（空表）"))
    return text_view(blocks or [Paragraph("（没有工作表）")], [_NOTE])


def _grid(sheet: Any) -> Grid | None:
    if sheet.height * sheet.width > _MOST_CELLS:
        raise IntakeError("表格太大（超过200万个单元格），无法分页显示。", "请删去空行空列后另存，再重新导入。")
    rows = [[_shown(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    return _trimmed(rows, sheet.merged_cell_ranges or ())


def _trimmed(rows: list[list[str]], merged: Sequence[Any]) -> Grid | None:
    """The rows without what is empty at the end of them and below them."""
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        return None
    width = max((index + 1 for row in rows for index, cell in enumerate(row) if cell), default=1)
    boxes = tuple((top, left, bottom, right) for (top, left), (bottom, right) in merged)
    return Grid(tuple(tuple(row[:width]) for row in rows), boxes)


def _shown(value: object) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case float():
            return _number(value)
        case datetime.datetime():
            return value.strftime("%Y-%m-%d" if value.time() == datetime.time() else "%Y-%m-%d %H:%M:%S")
        case datetime.date() | datetime.time():
            return value.isoformat()
        case datetime.timedelta():
            return str(value)
    return str(value)


def _number(value: float) -> str:
    """A number as people write it: 12 rather than 12.0, all digits that were typed."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return format(Decimal(repr(value)).normalize(), "f")
