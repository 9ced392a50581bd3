"""Numbers Word writes by itself, tracked changes, and sheets split over pages."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from app.standards.importing.reading import read_sheet
from app.standards.importing.understood import Understood

HEAD = ("序号", "评查内容", "分值", "评分细则")


def table(paper: Any, *rows: tuple[str, ...]) -> Any:
    made = paper.add_table(rows=len(rows), cols=len(rows[0]))
    for line, row in zip(made.rows, rows, strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = text
    return made


def read(paper: Any) -> Understood:
    out = io.BytesIO()
    paper.save(out)
    return read_sheet(out.getvalue(), "表.docx")


def test_an_automatic_number_is_the_number_of_its_row() -> None:
    paper = docx.Document()
    made = table(paper, HEAD, ("", "立案审批", "4", "缺一项扣1分"), ("", "调查取证", "6", "不规范的扣2分"))
    for row in made.rows[1:]:
        row.cells[0].paragraphs[0].style = paper.styles["List Number"]
    assert [line.number for line in read(paper).lines] == ["1", "2"]


def test_deleted_text_is_not_read() -> None:
    paper = docx.Document()
    made = table(paper, HEAD, ("1", "立案审批", "4", "缺一项扣1分"))
    paragraph = made.rows[1].cells[1].paragraphs[0]
    deletion, run, text = (OxmlElement(name) for name in ("w:del", "w:r", "w:delText"))
    text.text = "旧的文字"
    run.append(text)
    deletion.append(run)
    paragraph._p.append(deletion)
    result = read(paper)
    assert result.lines[0].text == "立案审批"
    assert "修订痕迹" in result.warnings[0]


def test_a_table_that_goes_on_without_a_head_keeps_its_columns() -> None:
    paper = docx.Document()
    table(paper, HEAD, ("1", "立案审批", "4", "缺一项扣1分"))
    paper.add_paragraph("")
    table(paper, ("2", "调查取证", "6", "不规范的扣2分"))
    lines = read(paper).lines
    assert [(line.text, str(line.points), line.clauses[0].kind.value) for line in lines] == [
        ("立案审批", "4", "per_place"),
        ("调查取证", "6", "fixed"),
    ]


def test_a_row_marked_deleted_is_not_read() -> None:
    paper = docx.Document()
    made = table(paper, HEAD, ("1", "立案审批", "4", "缺一项扣1分"), ("2", "删去的", "6", "扣2分"))
    properties = made.rows[2]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:del"))
    assert properties.find(qn("w:del")) is not None
    assert [line.text for line in read(paper).lines] == ["立案审批"]
