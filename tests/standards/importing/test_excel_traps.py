"""What Excel does to figures: dates, long fractions, formulas without a value, hidden columns."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import xlsxwriter

from app.standards.importing.reading import read_sheet
from app.standards.importing.understood import Understood

HEAD = ("序号", "评查内容", "分值", "扣分标准")


def read(write: Callable[[Any, Any], None]) -> Understood:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("表")
    sheet.write_row(0, 0, HEAD)
    sheet.write_row(1, 0, (1, "立案审批", 4, "缺一项扣1分"))
    write(book, sheet)
    book.close()
    return read_sheet(out.getvalue(), "表.xlsx")


def test_a_range_that_became_a_date_is_not_taken_for_points() -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.write_row(2, 0, (2, "调查取证"))
        sheet.write_datetime(2, 2, date(2026, 1, 5), book.add_format({"num_format": 'm"月"d"日"'}))

    result = read(write)
    assert result.lines[1].points is None
    assert [one.text for one in result.not_understood] == ["分值：1月5日"]


def test_a_long_fraction_is_read_as_it_is_shown() -> None:
    result = read(lambda _book, sheet: sheet.write_row(2, 0, (2, "调查取证", 0.1 + 0.2, "扣0.1分")))
    assert str(result.lines[1].points) == "0.3"


def test_a_formula_is_told_with_its_value() -> None:
    result = read(lambda _book, sheet: (sheet.write_row(2, 0, (2, "取证")), sheet.write_formula(2, 2, "=2*3", None, 6)))
    assert str(result.lines[1].points) == "6"
    assert "公式按保存时的结果 6 读取" in result.warnings[0]


def test_a_hidden_column_is_told_and_not_used() -> None:
    def write(_book: Any, sheet: Any) -> None:
        sheet.write(0, 4, "旧扣分标准")
        sheet.write(1, 4, "每处扣9分")
        sheet.set_column(4, 4, None, None, {"hidden": True})

    result = read(write)
    assert [clause.kind.value for clause in result.lines[0].clauses] == ["per_place"]
    assert "每处扣9分" in [one.text for one in result.not_understood]


def test_an_empty_sheet_beside_the_table_does_no_harm() -> None:
    result = read(lambda book, _sheet: book.add_worksheet("Sheet2"))
    assert len(result.lines) == 1
