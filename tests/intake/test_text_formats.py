"""Files without pages of their own: their text and tables come out, in order, on pages."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter

from app.domain.casefile import FileState
from app.errors import IntakeError
from app.evidence.view import page_texts
from app.intake.gather import Gathered
from app.intake.old_word import read_doc
from app.intake.plain_text import decoded, read_text
from app.intake.read import ReadFile, read_file
from app.intake.readers import Readers
from app.intake.rich_text import read_rtf
from app.intake.sheets import read_sheets
from app.intake.text_view import Grid, Paragraph, View, text_view
from app.intake.web_page import read_html

FILES = Path(__file__).parent / "files"


def _lines(view: View) -> list[str]:
    return [line.strip() for page in page_texts(view[0]) for line in page.text.split("\n")]


def _file(readers: Readers, name: str) -> ReadFile:
    return read_file(Gathered(name, (FILES / name).read_bytes()), readers)


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_in_any_usual_encoding_is_read(code: str) -> None:
    assert _lines(read_text("询问笔录\r\n\r\n𠮷野家〔2026〕".encode(code))) == ["询问笔录", "𠮷野家〔2026〕"]


def test_bytes_in_no_encoding_still_give_something() -> None:
    assert decoded(b"abc\xff\xfe\x80").startswith("abc")


def test_a_character_no_face_draws_is_replaced_and_named() -> None:
    view = read_text("甲\U0001f600乙".encode())
    assert _lines(view) == ["甲〓乙"]
    assert "\U0001f600" in view[1][0]


def test_long_text_runs_over_pages() -> None:
    assert len(page_texts(read_text("行政处罚\n".encode() * 100)[0])) == 3


def test_the_same_text_gives_the_same_bytes() -> None:
    assert read_text("甲".encode()) == read_text("甲".encode())


def test_too_much_text_is_refused() -> None:
    with pytest.raises(IntakeError, match="文字太多"):
        text_view([Paragraph("字" * 3_000_001)])


def test_a_wide_table_gets_a_wide_page() -> None:
    view = text_view([Grid((tuple(f"第{number}列的内容" for number in range(20)),))])
    (page,) = page_texts(view[0])
    assert page.width > 1000
    assert "第19列的内容" in page.text


def test_merged_cells_are_drawn_once() -> None:
    rows = (("合并", "", "右"), ("", "", "右下"))
    assert _lines(text_view([Grid(rows, ((0, 0, 1, 1),))])).count("合并") <= 1
    assert " ".join(_lines(text_view([Grid(rows, ((0, 0, 1, 1),))]))).count("合并") == 1


def test_a_table_with_impossible_merges_is_drawn_all_the_same() -> None:
    rows = (("甲", "乙"), ("丙", "丁"))
    text = " ".join(_lines(text_view([Grid(rows, ((0, 0, 9, 0), (0, 0, 0, 9), (1, 0, 0, 0)))])))
    assert "甲" in text
    assert "丁" in text


def test_a_web_page_gives_its_text_and_tables_but_no_script() -> None:
    source = """<html><head><meta charset="gb2312"><title>题</title><script>alert('x')</script></head><body>
    <h1>行政处罚信息</h1><p>甲<b>乙</b>
    丙<br>丁</p><table><tr><td>案号</td><td>当事人</td></tr><tr><td colspan=2>合并</td></tr></table>尾<style>p{}</style>
    </body></html>"""
    lines = _lines(read_html(source.encode("gb18030")))
    assert lines == ["行政处罚信息", "甲乙 丙", "丁", "案号 当事人", "合并", "尾"]


def test_a_web_page_of_comments_only_is_an_empty_page() -> None:
    assert _lines(read_html(b"<!-- a --><!DOCTYPE html>")) == [""]


def test_rtf_gives_its_text_and_tables() -> None:
    source = (
        r"{\rtf1\ansi\ansicpg936\uc1{\fonttbl{\f0 SimSun;}}{\*\generator x;}{\info{\title hidden}}"
        r"\pard \'d0\'d0\'d5\'fe\u22788?\u32602?\par"
        r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}\par"
        r"\trowd\cellx1\cellx2\pard\intbl a\cell b\cell\row\trowd\pard\intbl c\cell d\cell\row"
        r"\pard after\{\}\u-10174?\u-8265?\par}"
    )
    assert _lines(read_rtf(source.encode("ascii"))) == ["行政处罚", "link", "a b", "c d", "after{}𠮷"]


def test_rtf_that_never_closes_is_read_to_its_end() -> None:
    assert _lines(read_rtf(rb"{\rtf1 {{{ text \'zz \bin99999 x")) == ["text zz"]


def test_rtf_nested_without_end_is_refused() -> None:
    with pytest.raises(IntakeError, match="嵌套过深"):
        read_rtf(rb"{\rtf1" + b"{" * 1000)


def test_an_old_word_file_gives_its_text_tables_and_header() -> None:
    view = read_doc((FILES / "receipt.doc").read_bytes())
    lines = _lines(view)
    assert lines[0] == "送达回证"
    assert lines[1].replace(" ", "") == "文号：〔2026〕33号𠮷"
    assert lines[2] == "受送达人 云岫市青檀食品有限公司"
    text = " ".join(lines)
    assert "格内第二段" in text
    assert "表后的一段。 共1页" in text
    assert "NUMPAGES" not in text
    assert lines[-1] == "卷内页码：7"
    assert "不反映原文件的版式" in view[1][0]


def test_a_locked_old_word_file_says_so() -> None:
    data = bytearray((FILES / "receipt.doc").read_bytes())
    fib = data.find(b"\xec\xa5")
    data[fib + 0x0B] |= 0x01
    with pytest.raises(IntakeError, match="已加密"):
        read_doc(bytes(data))


def test_an_old_workbook_gives_its_cells() -> None:
    text = " ".join(_lines(read_sheets((FILES / "goods.xls").read_bytes())))
    assert "先行登记保存物品清单" in text
    assert "核桃酥 12.5 2026-03-10" in text
    assert "备份（隐藏的工作表）" in text


def test_a_workbook_shows_values_as_people_write_them() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("清单")
        for column, value in enumerate([1, 2.5, "=不是公式", True, 0.1]):
            sheet.write_string(0, column, value) if isinstance(value, str) else sheet.write(0, column, value)
        sheet.write_formula(1, 0, "=A1*2", None, 2)
    lines = _lines(read_sheets(out.getvalue()))
    assert lines == ["清单", "1 2.5 =不是公式 是 0.1", "2"]


@pytest.mark.parametrize("name", ["receipt.doc", "goods.xls", "corner.heic"])
def test_files_of_other_programs_are_read_in_the_worker(readers: Readers, name: str) -> None:
    file = _file(readers, name)
    assert file.state is FileState.READ
    assert file.view is not None


@pytest.mark.parametrize("name", ["receipt.doc", "goods.xls", "corner.heic"])
@pytest.mark.parametrize("part", [0.1, 0.4, 0.8])
def test_cut_files_are_refused_or_read_but_never_stop_the_program(readers: Readers, name: str, part: float) -> None:
    data = (FILES / name).read_bytes()
    file = read_file(Gathered(name, data[: int(len(data) * part)]), readers)
    assert file.state in (FileState.REFUSED, FileState.READ)
    assert bool(file.reason) == (file.state is FileState.REFUSED)
