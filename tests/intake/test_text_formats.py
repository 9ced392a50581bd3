"""Files without pages of their own: their text and tables come out, in order, on pages."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from app.domain.casefile import FileState
from app.errors import IntakeError
from app.evidence.view import page_texts
from app.intake import rich_text
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


SIMPLE = "问：你是负责人吗？\n答：是的，营业执照是2026年3月4日办的。"
OLD_FORMS = "問：你是負責人嗎？\n答：是的，營業執照是2026年3月4日辦的。"


@pytest.mark.parametrize("named", ["", "iso-8859-1", "gb2312", "utf-8", "nonsense"])
@pytest.mark.parametrize(
    ("text", "code"),
    [(SIMPLE, "utf-8"), (SIMPLE, "gb18030"), (OLD_FORMS, "big5"), (SIMPLE, "utf-16-le"), (SIMPLE, "utf-16-be"), ("plain, 1\n", "utf-16-le")],
)  # fmt: skip
def test_a_wrong_or_missing_name_of_the_encoding_does_not_matter(text: str, code: str, named: str) -> None:
    assert decoded(text.encode(code), named) == text


def test_simplified_text_named_big5_is_read_as_it_is() -> None:
    assert decoded(SIMPLE.encode("gb18030"), "big5") == SIMPLE


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


def test_rtf_fonts_have_code_pages_of_their_own() -> None:
    source = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}{\f1\fcharset134 SimSun;}{\f2\fcharset136 Ming;}{\f3\fcharset2 Wingdings;}}"
        rb"\f1 \'d0\'d0\f2 \'a4@\f0 \'e9{\f3\'fe}{\f3 \'a8}\par}"
    )
    assert _lines(read_rtf(source)) == ["行一é☑□"]


def test_rtf_does_not_say_what_is_hidden_or_deleted_and_counts_pictures() -> None:
    source = rb"{\rtf1 a{\v b}{\deleted c}\v d\v0 e{\*\shppict{\pict 89}}{\nonshppict{\pict 89}}{\pict 01}\par}"
    view = read_rtf(source)
    assert _lines(view) == ["ae〔图〕〔图〕"]
    assert "含图片2处，未显示。" in view[1]


def test_rtf_heads_and_feet_of_pages_come_last_and_once() -> None:
    source = rb"{\rtf1 {\header\pard Head\par}{\headerf\pard Head\par}{\footer\pard Foot\par}Body\par}"
    assert _lines(read_rtf(source)) == ["Body", "【页眉页脚】", "Head", "Foot"]


def test_rtf_cells_that_run_on_are_one_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[object] = []
    monkeypatch.setattr(rich_text, "text_view", lambda blocks, warnings: found.extend(blocks))
    read_rtf(
        rb"{\rtf1\trowd\clmgf\cellx1\clmrg\cellx2\pard\intbl A\cell\cell\row\trowd\clvmgf\cellx1\cellx2\pard\intbl B\cell C\cell\row"
        rb"\trowd\clvmrg\cellx1\cellx2\pard\intbl\cell D\cell\row\pard\par}"
    )
    assert found[0] == Grid((("A", ""), ("B", "C"), ("", "D")), ((0, 0, 0, 1), (1, 0, 2, 0)))


WORD_2003 = """<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>
<w:p><w:r><w:t>决定书</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:wordDocument>"""
EXCEL_2003 = """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="清单"><Table><Row><Cell ss:MergeAcross="1"><Data>物品</Data></Cell>
</Row><Row ss:Index="3"><Cell ss:Index="2"><Data>核桃酥</Data></Cell></Row></Table></Worksheet></Workbook>"""
WEB_ARCHIVE = b"""MIME-Version: 1.0
Content-Type: multipart/related; boundary="x"

--x
Content-Type: text/html

<p>%s</p>
--x--
"""


@pytest.mark.parametrize(
    ("name", "data", "media", "lines"),
    [
        ("网页.doc", "<html><p>审批表</p><img src=a></html>".encode(), "text/html", ["审批表"]),
        ("存档.doc", WEB_ARCHIVE % "回证".encode("gb18030"), "multipart/related", ["回证"]),
        ("旧.doc", WORD_2003.encode(), "application/xml", ["决定书", "甲"]),
        ("旧.xls", EXCEL_2003.encode(), "application/xml", ["清单", "物品", "核桃酥"]),
        ("清单.csv", '案号,"甲,乙"\n1,2'.encode("gb18030"), "text/csv", ["案号 甲,乙", "1 2"]),
        ("改名.doc", rb"{\rtf1 abc}", "application/rtf", ["abc"]),
    ],
)
def test_files_under_a_borrowed_name_are_read_as_what_they_are(
    readers: Readers, name: str, data: bytes, media: str, lines: list[str]
) -> None:
    file = read_file(Gathered(name, data), readers)
    assert (file.state, file.media) == (FileState.READ, media)
    assert [line.strip() for line in file.pages[0].text.split("\n")] == lines


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("幻灯.pptx", {"[Content_Types].xml", "ppt/presentation.xml"}),
        ("文.odt", {"content.xml", "META-INF/manifest.xml"}),
    ],
)
def test_packages_of_other_programs_are_kept_whole(readers: Readers, name: str, parts: set[str]) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for part in sorted(parts):
            made.writestr(part, "<a/>")
    file = read_file(Gathered(name, out.getvalue()), readers)
    assert file.state is FileState.KEPT
    assert "转换为PDF" in file.advice


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
