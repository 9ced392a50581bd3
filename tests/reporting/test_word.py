"""The Word twin says the same findings and opens again."""

from __future__ import annotations

import io

from docx import Document
from docx.oxml.ns import qn

from app.domain.review import Mark, Review, Verdict
from app.reporting.word import findings_docx
from tests.reporting.conftest import Report


def test_the_findings_are_told_in_order_with_cost_evidence_and_basis(report: Report) -> None:
    document = Document(io.BytesIO(findings_docx(report())))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert text.index("1　B-01　笔录逐页签名，更正处签章　扣1分（2处×0.5分）") < text.index("2　G-01")
    assert "证据：《送达回证》卷内第3页②" in text
    assert "依据：《行政处罚法》第六十一条、第八十五条" in text
    assert "建议：更正处由被询问人签章。" in text


def test_every_clipping_is_a_picture(report: Report) -> None:
    assert len(Document(io.BytesIO(findings_docx(report()))).inline_shapes) == 2


def test_chinese_text_names_a_chinese_font(report: Report) -> None:
    document = Document(io.BytesIO(findings_docx(report())))
    fonts = {
        run._element.rPr.rFonts.get(qn("w:eastAsia"))
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.text
    }
    assert fonts == {"宋体", "黑体"}


def test_the_footer_counts_pages(report: Report) -> None:
    footer = Document(io.BytesIO(findings_docx(report()))).sections[0].footer._element.xml
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer


def test_no_finding_is_said_in_words(report: Report, review: Review) -> None:
    good = tuple(Mark(mark.code, Verdict.MET) for mark in review.marks)
    document = Document(io.BytesIO(findings_docx(report(marks=good))))
    assert "评查未发现需要扣分或者否决的问题。" in [paragraph.text for paragraph in document.paragraphs]
