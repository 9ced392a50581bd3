"""Damaged, encrypted and hostile Word files are refused with a Chinese sentence, quickly and within memory."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest

from app.errors import IntakeError
from app.intake.word.convert import word_to_view
from app.intake.word.package import OLE_MAGIC, Package
from tests.intake.word.build import MARGINS, NAMESPACES, cell, docx, field, para, row, section, table, zipped


def parts_of(data: bytes) -> dict[str, bytes]:
    source = zipfile.ZipFile(io.BytesIO(data))
    return {name: source.read(name) for name in source.namelist()}


def with_document(xml: bytes) -> bytes:
    return zipped({**parts_of(docx(para("一"))), "word/document.xml": xml})


def refusal(data: bytes) -> str:
    with pytest.raises(IntakeError) as caught:
        word_to_view(data)
    assert caught.value.advice
    return caught.value.message


def test_an_empty_file_is_refused() -> None:
    assert "0 字节" in refusal(b"")


def test_bytes_that_are_no_zip_are_refused() -> None:
    assert "已损坏" in refusal(b"PK\x03\x04 not really")


def test_a_cut_file_is_refused() -> None:
    data = docx(para("一"))
    assert "已损坏" in refusal(data[: len(data) // 2])


def test_an_encrypted_file_is_refused_as_such() -> None:
    assert "已加密" in refusal(OLE_MAGIC + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))


def test_an_old_doc_file_is_refused_as_such() -> None:
    assert ".doc" in refusal(OLE_MAGIC + b"\0" * 600)


def test_a_zip_without_a_document_is_refused() -> None:
    assert "没有正文部件" in refusal(zipped({"a.txt": b"x"}))


def test_a_document_type_declaration_is_refused() -> None:
    xml = (
        '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + f"<w:document {NAMESPACES}>&x;</w:document>"
    )
    assert "外部实体" in refusal(with_document(xml.encode()))


def test_an_entity_bomb_is_refused() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    assert "外部实体" in refusal(with_document(f'<!DOCTYPE d [<!ENTITY e0 "x">{entities}]><d>&e9;</d>'.encode()))


def test_a_part_that_inflates_to_nearly_a_gigabyte_is_refused_by_its_directory() -> None:
    assert "压缩炸弹" in refusal(_bomb(declared=900_000_000))


def test_a_part_that_lies_about_its_size_is_stopped_while_inflating() -> None:
    assert "已损坏" in refusal(_bomb(declared=40_000))


def _bomb(declared: int) -> bytes:
    """A document part of 64 MB zeros that says it has `declared` bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = b"".join(packer.compress(b"\0" * (1 << 20)) for _ in range(64)) + packer.flush()
    name = b"word/document.xml"
    local = struct.pack("<4sHHHHHLLLHH", b"PK\3\4", 20, 0, 8, 0, 33, 0, len(body), declared, len(name), 0) + name + body
    central = struct.pack(
        "<4sHHHHHHLLLHHHHHLL", b"PK\1\2", 20, 20, 0, 8, 0, 33, 0, len(body), declared, len(name), 0, 0, 0, 0, 0, 0
    )
    central += name
    return local + central + struct.pack("<4sHHHHLLH", b"PK\5\6", 0, 0, 1, 1, len(central), len(local), 0)


def test_elements_nested_too_deep_are_refused() -> None:
    deep = "<w:p>" * 5000 + "</w:p>" * 5000
    assert "结构异常" in refusal(
        with_document(f"<w:document {NAMESPACES}><w:body>{deep}</w:body></w:document>".encode())
    )


def test_tables_nested_too_deep_are_left_out_and_named() -> None:
    inner = para("最里面")
    for _ in range(30):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert "本文件嵌套层次过深，超出部分未显示。" in word_to_view(docx(inner)).warnings


def test_external_relations_are_never_followed() -> None:
    parts = parts_of(docx(para("一")))
    rels = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rIdX" Type="x/image" Target="http://example.com/a.png" TargetMode="External"/></Relationships>',
    )
    package = Package(zipped({**parts, "word/_rels/document.xml.rels": rels}))
    assert "rIdX" not in package.relations("word/document.xml")


def test_macros_are_named_and_nothing_else() -> None:
    parts = parts_of(docx(para("一")))
    rels = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>", b'<Relationship Id="rIdM" Type="x/vbaProject" Target="vbaProject.bin"/></Relationships>'
    )
    data = zipped({**parts, "word/_rels/document.xml.rels": rels, "word/vbaProject.bin": b"macro"})
    assert word_to_view(data).warnings == ("本文件含宏，未运行。",)


@pytest.mark.parametrize(
    "props",
    [
        '<w:sz w:val="999999"/>', '<w:sz w:val="-5"/>', '<w:sz w:val="abc"/>', '<w:w w:val="0"/>', '<w:spacing w:val="x"/>',
        '<w:color w:val="red!"/>',
    ],
)  # fmt: skip
def test_senseless_values_do_not_stop_the_reader(props: str) -> None:
    assert word_to_view(docx(para("甲乙", "", None, "", props))).pages


@pytest.mark.parametrize(
    "props",
    [
        '<w:ind w:left="90000" w:right="90000"/>',
        '<w:spacing w:line="0"/>',
        '<w:spacing w:line="-20" w:lineRule="exact"/>',
    ],
)
def test_senseless_paragraphs_still_have_pages(props: str) -> None:
    assert word_to_view(docx(para("甲乙丙", props))).pages


def test_a_cell_over_a_thousand_million_columns_takes_no_memory_for_them() -> None:
    wide = cell("甲", 1000, '<w:gridSpan w:val="999999999"/>')
    assert word_to_view(docx(table([1000], [row([wide])]))).pages[0].text == "甲"


@pytest.mark.parametrize("style", ["upperLetter", "lowerRoman", "chineseCounting"])
def test_a_senseless_page_number_is_written_in_digits(style: str) -> None:
    numbers = f'<w:pgNumType w:start="999999999" w:fmt="{style}"/>'
    assert word_to_view(docx(para(field("PAGE")), section(margins=MARGINS + numbers))).pages[0].text == "999999999"
