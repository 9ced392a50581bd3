"""Workbooks (.xls, .xlsx, .et, .ods) as plain cells, read in a process of their own: a damaged file may end the parser."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.errors import IntakeError
from app.evidence.process import WorkerProcess

Value = str | float | bool
Area = tuple[int, int, int, int]
MOST_CELLS = 2_000_000
_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Worksheet:
    """The cells of one sheet from its first row and column on; `merged` lists (top, left, bottom, right)."""

    name: str
    visible: bool
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[Area, ...] = ()


def read_workbook(data: bytes, name: str) -> tuple[Worksheet, ...]:
    """The sheets of a workbook; IntakeError when it is damaged, locked, too big or ends its reader."""
    with WorkerProcess("app.evidence.workbook") as worker:
        found = worker.ask({"data": data}, _SECONDS, name=name)
    return tuple(
        Worksheet(title, visible, tuple(map(tuple, rows)), tuple(map(tuple, merged)))
        for title, visible, rows, merged in found
    )


def worksheets(data: bytes) -> tuple[Worksheet, ...]:
    """The same in this process, for one that may be lost."""
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        listed = [one for one in book.sheets_metadata if one.typ is python_calamine.SheetTypeEnum.WorkSheet]
        return tuple(
            _sheet(book.get_sheet_by_name(one.name), one.visible is python_calamine.SheetVisibleEnum.Visible)
            for one in listed
        )
    except python_calamine.PasswordError as error:
        raise IntakeError("文件已加密，需要密码才能打开。", "请向报送单位取消密码后重新导入。") from error
    except (python_calamine.CalamineError, OSError, ValueError, TypeError, OverflowError) as error:
        raise IntakeError("Excel文件已损坏，无法读取。", "请用 WPS 或 Excel 打开并另存一份，再重新导入。") from error


def _sheet(sheet: Any, visible: bool) -> Worksheet:
    if sheet.height * sheet.width > MOST_CELLS:
        raise IntakeError("表格太大（超过200万个单元格），无法读取。", "请删去空行空列后另存，再重新导入。")
    rows = tuple(tuple(map(_plain, row)) for row in sheet.to_python(skip_empty_area=False))
    merged = tuple((top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ())
    return Worksheet(sheet.name, visible, rows, merged)


def _plain(value: object) -> Value:
    """A date as 2026-03-04, with its time where there is one; numbers and truths as they are, everything else as text."""
    match value:
        case bool() | float() | str():
            return value
        case datetime.datetime():
            return value.isoformat(" ", "seconds") if value.time() != datetime.time() else value.date().isoformat()
    return str(value)


def start(settings: Mapping[str, Any]) -> Serving:
    """The answering side."""
    del settings
    return Serving()


class Serving:
    """Answers with the sheets of the workbook it is given."""

    def answer(self, request: Mapping[str, Any]) -> Any:
        """Plain data of all sheets."""
        return [[one.name, one.visible, one.rows, one.merged] for one in worksheets(request["data"])]
