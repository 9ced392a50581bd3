"""The words of a Word file without layout."""

from __future__ import annotations

import pytest

from app.errors import IntakeError
from app.intake.word.text import word_text
from tests.intake.word.build import Parts, cell, docx, para, row, run, section, table
from tests.intake.word.samples import SAMPLES


def test_paragraphs_and_cells_are_lines() -> None:
    body = para("第一段") + table([1000, 1000], [row([cell("甲", 1000), cell("乙", 1000)])]) + para("第\t二\n段")
    assert word_text(docx(body)) == "第一段\n甲\n乙\n第\t二\n段"


def test_headers_come_first_and_footers_last() -> None:
    parts = Parts()
    refs = (
        f'<w:footerReference w:type="default" r:id="{parts.running("footer", para("页脚"))}"/>'
        f'<w:headerReference w:type="default" r:id="{parts.running("header", para("页眉"))}"/>'
    )
    assert word_text(docx(para("正文"), section(more=refs), parts)) == "页眉\n正文\n页脚"


def test_deleted_hidden_and_doubled_text_is_left_out() -> None:
    assert "删去" not in word_text(SAMPLES["tracked_changes"]())
    assert word_text(SAMPLES["floating_box"]()).count("存档编号") == 1
    assert word_text(docx(para(run("看得见") + run("看不见", more="<w:vanish/>")))) == "看得见"


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(IntakeError, match="已损坏"):
        word_text(b"PK\x03\x04")
