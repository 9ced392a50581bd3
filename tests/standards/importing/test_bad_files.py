"""Files that are no score sheet are refused with a reason and advice; nothing foreign is trusted."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from app.errors import StandardError
from app.standards.importing.grid import COLUMN_LIMIT, Table
from app.standards.importing.reading import read_sheet
from app.standards.importing.word_tables import read_word

WORKBOOK = "W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00"


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return out.getvalue()


def without_table() -> bytes:
    out = io.BytesIO()
    paper = docx.Document()
    paper.add_paragraph("只有文字")
    paper.save(out)
    return out.getvalue()


def with_row(number: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{link}"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr("xl/_rels/workbook.xml.rels", '<a><Relationship Id="r1" Target="sheet.xml"/></a>')
        archive.writestr(
            "xl/sheet.xml", f'<worksheet xmlns="{main}"><sheetData><row r="{number}"/></sheetData></worksheet>'
        )
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("表.doc", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "旧版 Word"),
        ("表.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "已加密"),
        ("表.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "无法读取"),
        ("表.docx", b"", "空文件"),
        ("表.docx", b"PK\x03\x04 damaged", "已损坏"),
        ("表.pdf", b"%PDF-1.7", "不是 Word 或 Excel"),
        ("表.zip", zipped(readme="<a/>"), "不是 Word 或 Excel"),
        ("表.docx", zipped(word__document="<w:document"), "已损坏"),
        ("表.xlsx", zipped(xl__styles="<a/>"), "不是普通的 Excel"),
        ("表.docx", without_table(), "没有表格"),
        ("表.xlsx", with_row("#00 #00"), "内部内容已损坏"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused(name: str, data: bytes, said: str) -> None:
    with pytest.raises(StandardError, match=said) as refused:
        read_sheet(data, name)
    assert refused.value.advice


def test_external_entities_are_not_opened() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document xmlns:w="u">&x;</w:document>'
    with pytest.raises(StandardError):
        read_sheet(zipped(word__document=bomb), "表.docx")


def test_a_row_that_says_it_is_a_thousand_million_columns_wide_is_cut() -> None:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    cells = "<w:tc><w:p><w:r><w:t>1分</w:t></w:r></w:p></w:tc>" * 1000
    row = f'<w:tr><w:trPr><w:gridBefore w:val="99999999"/></w:trPr>{cells}</w:tr><w:tr>{cells}</w:tr>'
    data = zipped(word__document=f'<w:document xmlns:w="{w}"><w:body><w:tbl>{row}</w:tbl></w:body></w:document>')
    table = read_word(data, "表.docx").blocks[0]
    assert isinstance(table, Table)
    assert [len(row.cells) for row in table.rows] == [COLUMN_LIMIT, COLUMN_LIMIT]
