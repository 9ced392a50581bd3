"""Lists of cases in any order and naming."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from app.domain.casefile import CaseType, FieldName
from app.errors import IntakeError
from app.intake.register import propose_mapping, read_register, read_rows

FILES = Path(__file__).parent / "files"
LIST = (
    "序号,行政相对人名称,案  号,处罚机关（全称）,立案时间,处罚决定日期,备注\n"
    "1,某某食品有限公司,云市监立〔2026〕3号,云岫市市场监督管理局,2026.3.12,2026年4月28日,\n"
    "2,李四,,云岫市市场监督管理局,2026-13-40,,没有文号\n"
)


def _csv(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "清单.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_columns_are_understood_whatever_they_are_called(tmp_path: Path, encoding: str) -> None:
    register = read_register(_csv(tmp_path, LIST, encoding))
    assert propose_mapping(register.columns) == (
        None, FieldName.PARTY, FieldName.CASE_NO, FieldName.UNIT, FieldName.FILED_ON, FieldName.DECIDED_ON, None,
    )  # fmt: skip


@pytest.mark.parametrize(("comma", "encoding"), [("\t", "utf-16"), (";", "utf-8"), ("，", "gb18030")])
def test_lists_saved_as_text_by_other_programs_are_read(tmp_path: Path, comma: str, encoding: str) -> None:
    register = read_register(_csv(tmp_path, "案号,当事人,单位\n甲1,某公司,某局\n".replace(",", comma), encoding))
    assert (register.columns, register.rows) == (("案号", "当事人", "单位"), (("甲1", "某公司", "某局"),))


def test_rows_come_with_their_problems(tmp_path: Path) -> None:
    register = read_register(_csv(tmp_path, LIST))
    good, bad = read_rows(register, propose_mapping(register.columns))
    assert (good.number, good.problems) == (2, ())
    assert good.value(FieldName.FILED_ON) == "2026-03-12"
    assert bad.problems == ("立案日期“2026-13-40”不是日期", "没有案号或者决定书文号")


def test_the_columns_of_double_publication_are_known() -> None:
    columns = ("CF_XDR_MC", "CF_XDR_SHXYM", "CF_WSH", "CF_SY", "CF_JDRQ", "CF_CFJG", "BZ")
    assert propose_mapping(columns) == (
        FieldName.PARTY, FieldName.PARTY_CODE, FieldName.DECISION_NO, FieldName.CAUSE, FieldName.DECIDED_ON, FieldName.UNIT, None,
    )  # fmt: skip


def test_an_excel_list_below_a_title_is_read(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["2026年度行政处罚案卷台账"])
    sheet.write_row(2, 0, ["案号", "当事人", "案件类型", "结案日期"])
    sheet.write_row(3, 0, ["甲〔2026〕1号", "某公司", "行政处罚（简易程序）", "20260518"])
    sheet.write_row(4, 0, ["乙〔2026〕2号", "某店", "行政许可", 46160])
    book.close()
    register = read_register(path)
    rows = read_rows(register, propose_mapping(register.columns))
    assert [(row.number, row.case_type, row.value(FieldName.CLOSED_ON)) for row in rows] == [
        (4, CaseType.PENALTY_SUMMARY, "2026-05-18"),
        (5, CaseType.LICENSING, "2026-05-18"),
    ]


def test_doubled_numbers_and_reversed_dates_are_told(tmp_path: Path) -> None:
    text = "案号,单位,立案日期,决定日期\n甲1,某局,2026-05-01,2026-04-01\n甲1,某局,,\n"
    register = read_register(_csv(tmp_path, text))
    first, second = read_rows(register, propose_mapping(register.columns))
    assert first.problems == ("立案日期2026-05-01晚于决定日期2026-04-01",)
    assert second.problems == ("与第2行重复",)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("清单.docx", b"x", "不是 Excel"),
        ("坏.xlsx", b"PK\x03\x04junk", "损坏"),
        ("空.csv", b"", "没有找到列名"),
        ("文.csv", "随便\n写写".encode(), "没有找到列名"),
        ("换行.csv", b'a,"b"\r\rc,\rd' + b"x" * 200_000, "格式不规范"),
        ("崩.xls", (FILES / "goods.xls").read_bytes()[:521], "意外退出"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_advice(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(IntakeError, match=told) as caught:
        read_register(path)
    assert caught.value.advice
