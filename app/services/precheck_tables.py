"""The lines of a pre-check over many cases as a table in a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.domain.precheck_run import CaseChecked
from app.errors import ReviewError
from app.services.files import write_whole

HEAD = (
    "案卷编号",
    "案号",
    "被评查单位",
    "当事人",
    "疑似不符",
    "已处理",
    "无法判断",
    "未识别页",
    "疑似不符的检查项",
    "没有完成的原因",
)
_WIDTHS = (10, 24, 26, 24, 10, 10, 10, 10, 60, 30)


def write_run(lines: Sequence[CaseChecked], target: Path) -> Path:
    """The table as .xlsx or .csv, by the ending of the name; text only, no formulas."""
    if target.suffix.lower() == ".csv":
        return write_whole(target, _csv(lines))
    if target.suffix.lower() == ".xlsx":
        return write_whole(target, _excel(lines))
    raise ReviewError(f"不能把预检结果表存为“{target.name}”。", "文件名请以 .xlsx 或者 .csv 结尾。")


def rows_of(lines: Iterable[CaseChecked]) -> list[tuple[str | int, ...]]:
    """A row a case; the counts of a case that could not be checked are left empty."""
    return [
        (one.case_id, one.case_no, one.unit, one.party, *_counts(one), "；".join(one.all_faults), one.failed)
        for one in lines
    ]


def _counts(one: CaseChecked) -> tuple[str | int, ...]:
    return ("",) * 4 if one.failed else (one.suspected, one.answered, one.undecided, one.unread)


def _csv(lines: Iterable[CaseChecked]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    writer.writerows([_harmless(cell) for cell in row] for row in rows_of(lines))
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: str | int) -> str | int:
    """A cell that a spreadsheet would take for a formula, marked as text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@")) else cell


def _excel(lines: Iterable[CaseChecked]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("批量预检")
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for at, (name, width) in enumerate(zip(HEAD, _WIDTHS, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, name, bold)
    for number, row in enumerate(rows_of(lines), 1):
        for at, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(number, at, cell, wrapped)
            else:
                sheet.write_string(number, at, cell, wrapped)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()
