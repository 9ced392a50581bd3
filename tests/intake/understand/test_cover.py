"""The cover's fields: read where they stand, left out where they cannot be read."""

from __future__ import annotations

from app.domain.casefile import CaseDocument, FieldName
from app.domain.document_type import DocumentType as T
from app.domain.page import PageRef
from app.domain.reading import plain_pages
from app.intake.understand.cover import read_fields

DECISION = """云岫市某区城市管理局
行政处罚决定书
云城管罚字〔2026〕第12号
当事人：云岫市某餐饮店　　经营者：王某
统一社会信用代码：92330000MA2XXXXX5T
现作出处罚决定。
云岫市某区城市管理局
二〇二六年四月二十八日
"""
FILING = """立案审批表
案由：擅自占道经营案
承办人：张三、李四
负责人意见：同意立案。王五 2026.3.12
"""


def _document(number: int, doc_type: T, text: str) -> tuple[CaseDocument, tuple]:
    return CaseDocument(number, number, doc_type.value, doc_type, (PageRef(f"h{number}", 1),)), plain_pages([text])


def test_fields_are_read_with_their_place() -> None:
    fields = {
        f.name: f
        for f in read_fields([_document(1, T.FILING_APPROVAL, FILING), _document(2, T.PENALTY_DECISION, DECISION)])
    }
    values = {name.value: field.value for name, field in fields.items()}
    assert values == {
        "case_no": "云城管罚字〔2026〕第12号",
        "decision_no": "云城管罚字〔2026〕第12号",
        "title": "擅自占道经营案",
        "cause": "擅自占道经营案",
        "unit": "云岫市某区城市管理局",
        "party": "云岫市某餐饮店",
        "party_code": "92330000MA2XXXXX5T",
        "filed_on": "2026-03-12",
        "decided_on": "2026-04-28",
        "officers": "张三、李四",
        "case_type": "penalty_ordinary",
    }
    pin = fields[FieldName.DECIDED_ON].pin
    assert pin is not None
    assert (pin.file_hash, pin.text) == ("h2", "二〇二六年四月二十八日")


def test_nothing_is_made_up_from_a_case_without_words() -> None:
    assert read_fields([(CaseDocument(1, 1, "照片", T.PHOTO, (PageRef("h", 1),)), ())]) == ()
