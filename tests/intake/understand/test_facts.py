"""Facts of whole documents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.page import PageRef, PageText, Rect, Word, WordSource
from app.domain.reading import plain_pages
from app.intake.understand.facts import read_facts
from app.intake.understand.parties import id_valid, uscc_valid

RECEIPT = """送达回证
受送达人：云岫市某运输有限公司
送达文书名称及文号：《行政处罚决定书》云交罚〔2026〕8号
送达方式：留置送达
送达人：张三、李四
送达时间：2026年4月20日
"""


def _facts(doc_type: T, text: str) -> dict[tuple[str, str], str]:
    facts = read_facts(7, doc_type, [PageRef("h", 1)], plain_pages([text]))
    assert all(fact.document == 7 for fact in facts)
    assert all(fact.pin is not None for fact in facts)
    return {(fact.kind.value, fact.role): fact.value for fact in facts}


def test_a_receipt_tells_what_it_served_how_and_when() -> None:
    facts = _facts(T.SERVICE_RECEIPT, RECEIPT)
    assert facts["date", "决定送达"] == "2026-04-20"
    assert facts["service_method", ""] == "留置"
    assert facts["served_document", "云交罚〔2026〕8号"] == "行政处罚决定书"


def test_an_inquiry_has_a_span_of_time_and_statements() -> None:
    text = (
        "询问笔录\n询问时间：2026年3月18日14时10分至15时30分\n"
        "询问人：张三（执法证号：YX0001）、李四（执法证号：YX0002）\n问：这是我们的执法证件，你是否申请回避？\n答：不申请回避。"
    )
    facts = _facts(T.INQUIRY_RECORD, text)
    assert facts["time_span", "询问"] == "2026-03-18T14:10/2026-03-18T15:30"
    assert facts["certificate", "张三"] == "YX0001"
    assert ("statement", "出示证件") in facts
    assert ("statement", "告知回避") in facts


@pytest.mark.parametrize(
    "line",
    [
        "检查人员：方逸舟、罗桐　执法证号：1605221、1605234　记录人：罗桐",
        "我们是某县应急管理局的行政执法人员方逸舟、罗桐，证件号码为1605221、1605234，这是我们的证件。",
        "询问人：方逸舟、罗桐，执法证号分别是1605221、1605234",
        "我们是方逸舟、罗桐，这是我们的执法证件（出示证件，证号1605221、1605234），请过目。",
    ],
)
def test_numbers_listed_behind_names_belong_to_them_in_order(line: str) -> None:
    facts = _facts(T.INQUIRY_RECORD, f"询问笔录\n询问时间：2026年3月18日14时10分至15时30分\n{line}\n")
    assert facts["certificate", "方逸舟"] == "1605221"
    assert facts["certificate", "罗桐"] == "1605234"


def test_remedies_are_read_with_body_days_court_and_months() -> None:
    text = "如不服本决定，可在收到本决定书之日起六十日内向云岫市人民政府申请行政复议，也可在六个月内依法向云岫市某区人民法院提起行政诉讼。"
    facts = _facts(T.PENALTY_DECISION, "行政处罚决定书\n" + text)
    assert facts["reconsideration_body", ""] == "云岫市人民政府"
    assert facts["reconsideration_days", ""] == "60"
    assert facts["court", ""] == "云岫市某区人民法院"
    assert facts["court_months", ""] == "6"


def test_a_contents_list_is_read_row_by_row() -> None:
    text = "卷内目录\n序号\n文号\n文书名称\n日期\n页号\n1\n立案审批表\n2026年3月12日\n1\n2\n云罚〔2026〕8号\n行政处罚决定书\n2026年4月17日\n2-4"
    facts = read_facts(1, T.CONTENTS, [PageRef("h", 1)], plain_pages([text]))
    assert [fact.value for fact in facts] == [
        "立案审批表||2026-03-12|1",
        "行政处罚决定书|云罚〔2026〕8号|2026-04-17|2-4",
    ]


def test_a_contents_list_is_read_by_the_columns_of_its_head() -> None:
    edges = (0.1, 0.2, 0.24, 0.5, 0.65, 0.75)
    rows = (
        ("顺序号", "题", "名", "文书日期", "页号", "备注"),
        ("1", "行政处罚立案审批表", "", "2026.04.14", "1", "云农（农药）立〔2026〕8号"),
        ("2", "行政处罚决定书（单位）（云）应急罚〔2026〕31号", "", "20260415", "2—3", "共2页"),
    )
    words = tuple(
        Word(text, Rect(left, 0.1 + 0.05 * at, left + min(0.09, 0.03 * len(text)), 0.13 + 0.05 * at))
        for at, row in enumerate(rows)
        for left, text in zip(edges, row, strict=True)
        if text
    )
    facts = read_facts(1, T.CONTENTS, [PageRef("h", 1)], (PageText(1, 595.0, 842.0, words, WordSource.TEXT_LAYER),))
    assert [fact.value for fact in facts] == [
        "行政处罚立案审批表|云农（农药）立〔2026〕8号|2026-04-14|1",
        "行政处罚决定书（单位）|（云）应急罚〔2026〕31号|2026-04-15|2-3",
    ]


def test_a_document_without_words_has_no_facts() -> None:
    assert read_facts(1, T.PENALTY_DECISION, [PageRef("h", 1)], ()) == ()


def test_check_digits() -> None:
    assert uscc_valid("91440704304226404T")
    assert not uscc_valid("91500903MA64NC2C0B")
    assert id_valid("11010519491231002X")
    assert not id_valid("110105194912310021")


def test_every_fact_is_less_sure_where_the_words_were_recognised() -> None:
    pages = plain_pages(["行政处罚决定书\n罚款5000元\n决定如下：罚款5000元"])
    facts = read_facts(1, T.PENALTY_DECISION, [PageRef("h", 1)], pages)
    assert {fact.kind for fact in facts} >= {FactKind.FINE, FactKind.PENALTY}
    assert all(0 < fact.confidence <= 1 for fact in facts)


def test_on_scans_brackets_and_letters_no_code_can_have_are_put_right() -> None:
    text = "行政处罚决定书\n云市监罚[2026J8号\n统一社会信用代码：9144O70430422640 4T".replace(" ", "")
    page = replace(plain_pages([text])[0], source=WordSource.RECOGNITION)
    facts = {fact.kind: fact.value for fact in read_facts(1, T.PENALTY_DECISION, [PageRef("h", 1)], [page])}
    assert facts[FactKind.DOC_NUMBER] == "云市监罚〔2026〕8号"
    assert facts[FactKind.USCC] == "91440704304226404T"
