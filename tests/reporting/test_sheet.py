"""The printed sheet: everything of the content is on it, in order, and nothing breaks it."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pypdfium2 as pdfium
import pytest

from app.domain.casefile import CaseField, CaseFile, FieldName
from app.domain.review import Mark, Review, Verdict
from app.domain.standard import Item, Standard
from app.errors import ReportError
from app.reporting.content import ReportContent
from app.reporting.sheet import circled, report_pdf
from app.typeset.linebreak import NOT_AT_END, NOT_AT_START
from tests.reporting.conftest import RECORD, Report


def _pages(pdf: bytes) -> list[str]:
    document = pdfium.PdfDocument(pdf)
    texts = []
    for page in document:
        textpage = page.get_textpage()
        texts.append(textpage.get_text_bounded())
        textpage.close()
        page.close()
    document.close()
    return texts


def _text(content: ReportContent) -> str:
    return re.sub(r"\s", "", "".join(_pages(report_pdf(content))))


def _long(standard: Standard, count: int) -> Standard:
    items = tuple(
        Item(f"A-{n:03}", f"第{n}项评查内容，文书齐全、填写完整、签章规范", Decimal(1), stage=f"环节{n // 20}")
        for n in range(1, count + 1)
    )
    return replace(standard, parts=(replace(standard.parts[0], items=items),))


def test_the_sections_come_in_order(report: Report) -> None:
    text = _text(report())
    marks = [
        "行政执法案卷评查评分表",
        "一、合法性评查",
        "二、规范性评查",
        "得分推算",
        "三、问题清单",
        "四、评语",
        "五、签署",
    ]
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


def test_boxes_can_be_copied_as_text(report: Report) -> None:
    assert "☐是☑否" in _text(report())


def test_a_finding_is_printed_with_evidence_basis_and_suggestion(report: Report) -> None:
    text = _text(report())
    assert "1B-01笔录逐页签名，更正处签章扣1分（2处×0.5分）" in text
    assert "证据：《询问笔录》卷内第2页①建议：更正处由被询问人签章。" in text
    assert "证据：《送达回证》卷内第3页②依据：《行政处罚法》第六十一条、第八十五条" in text


def test_clippings_are_in_the_file(report: Report) -> None:
    assert report_pdf(report()).count(b"/Subtype /Image") == 2


def test_a_title_stays_with_its_clipping_and_evidence(report: Report, review: Review) -> None:
    marks = [
        replace(review.marks[3], document=number, reason="更正处无签名。" * (number % 4 + 1)) for number in range(40)
    ]
    for page in _pages(report_pdf(report(marks=tuple(marks)))):
        said = re.sub(r"\s", "", page)
        assert len(re.findall(r"B-01笔录逐页签名，更正处签章扣", said)) == said.count("证据：")


def test_unread_pages_stand_before_the_signatures(report: Report, standard: Standard) -> None:
    asked = replace(standard, policy=replace(standard.policy, show_unread=True))
    text = _text(report(standard=asked, read=frozenset({("a", 1)})))
    assert text.index("四、评语") < text.index("未读2页：卷内第2—3页。") < text.index("五、签署")


def test_a_pin_without_a_picture_is_quoted(report: Report) -> None:
    assert "卷内第2页①“更正处”" in _text(report(clippings={}))


def test_every_page_says_its_number_and_the_number_of_pages(report: Report, standard: Standard) -> None:
    pages = _pages(report_pdf(report(standard=_long(standard, 200))))
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        assert f"第{number}页共{len(pages)}页" in re.sub(r"\s", "", page)
        assert "青市监处罚〔2026〕33号" in page


def test_the_head_of_a_long_table_is_repeated(report: Report, standard: Standard) -> None:
    pages = _pages(report_pdf(report(standard=_long(standard, 200))))
    with_items = [page for page in pages if re.search(r"A-\d{3}", page) and "计分规则" not in page]
    assert len(with_items) > 3
    assert all("扣分理由" in page for page in with_items)


def test_every_one_of_two_hundred_items_is_printed_once(report: Report, standard: Standard) -> None:
    codes = re.findall(r"A-\d{3}", _text(report(standard=_long(standard, 200))))
    assert codes == [f"A-{n:03}" for n in range(1, 201)]


def test_no_line_begins_or_ends_with_a_forbidden_mark(report: Report, review: Review) -> None:
    reason = (
        "“（甲方）决定书于2026年4月17日作出，4月30日送达：为第9个工作日；法定期限为七个工作日》，超期2个工作日。" * 8
    )
    lines = [
        line.strip()
        for page in _pages(report_pdf(report(marks=(*review.marks[:3], replace(review.marks[3], reason=reason)))))
        for line in page.splitlines()
        if line.strip()
    ]
    assert [line for line in lines if line[0] in NOT_AT_START] == []
    assert [line for line in lines if line[-1] in NOT_AT_END] == []


def test_a_reason_longer_than_a_page_is_printed_whole(report: Report, review: Review) -> None:
    reason = "".join(f"第{n}处更正没有签章，" for n in range(400))
    silent = Mark("V-02", Verdict.NOT_APPLICABLE, reason=reason)  # no finding: its cell has to hold it
    text = _text(report(marks=(silent, replace(review.marks[3], reason=reason))))
    text = re.sub(r"青市监处罚〔2026〕33号第\d+页共\d+页|序号否决情形是否存在理由（卷内页码）", "", text)
    assert text.count("处更正没有签章") == 800  # once in the table, once in the list


def test_no_finding_is_said_in_words(report: Report, review: Review) -> None:
    good = tuple(Mark(code, Verdict.MET) for code in ("V-01", "V-02", "A-01", "B-01", "G-01"))
    assert "评查未发现需要扣分或者否决的问题。" in _text(report(marks=good))


def test_rare_characters_of_a_party_are_printed(report: Report, case: CaseFile) -> None:
    named = replace(case, fields=(CaseField(FieldName.PARTY, "𬱖㛃商行"),))
    assert "𬱖㛃商行" in _text(report(case=named))


def test_a_character_no_font_draws_stops_the_report_and_is_named(report: Report, case: CaseFile) -> None:
    named = replace(case, fields=(CaseField(FieldName.PARTY, "\U0001f600商行"),))
    with pytest.raises(ReportError, match=r"U\+1F600"):
        report_pdf(report(case=named))


def test_a_veto_is_ticked_and_the_score_before_it_is_shown(report: Report, review: Review) -> None:
    hit = Mark("V-01", Verdict.HIT, reason="以内设机构名义处罚", pins=(RECORD,))
    text = _text(report(marks=(hit, *review.marks[1:])))
    assert "☑是☐否" in text
    assert "否决前97分" in text


def test_only_embedded_fonts_are_named(report: Report) -> None:
    pdf = report_pdf(report())
    fonts = re.findall(rb"/BaseFont /(\S+)", pdf)
    assert fonts
    assert all(re.match(rb"[A-Z]{6}\+", name) for name in fonts)
    assert pdf.count(b"/FontFile2") == len(re.findall(rb"/Type /FontDescriptor", pdf)) == len(set(fonts))


def test_the_same_content_gives_the_same_bytes_in_two_processes() -> None:
    script = (
        "import hashlib\n"
        "from app.reporting.content import *\n"
        "from app.reporting.sheet import report_pdf\n"
        "from app.reporting.word import findings_docx\n"
        "c = ReportContent('表', '轮', tuple(HeadField(f'栏{n}', '值') for n in range(11)), (LegalityRow('V-01', '甲', None, ''),),\n"
        "    (PartTable('部', (ItemRow('A', '立案', '文', '1', '0', '1', '—'),), '1', '0', '1'),), Totals('通过', '1', '1', '优秀'),\n"
        "    ('规则',), (), (ReportFinding(1, 'A', '题', '扣1分', '因𬱖'),), '评', '脚')\n"
        "print(hashlib.sha256(report_pdf(c)).hexdigest(), hashlib.sha256(findings_docx(c)).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_circles_reach_fifty_and_go_on_in_brackets() -> None:
    assert [circled(1), circled(20), circled(21), circled(50), circled(51)] == ["①", "⑳", "㉑", "㊿", "(51)"]
