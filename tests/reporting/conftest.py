"""A case, a standard and a review to report on; each test changes what it is about."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from PIL import Image

from app.domain.casefile import CaseDocument, CaseField, CaseFile, CaseType, FieldName
from app.domain.document_type import DocumentType
from app.domain.page import PageRef, Pin, Rect
from app.domain.review import AppliedRule, Mark, Review, SignOff, Stage, Verdict
from app.domain.standard import DeductionRule, GradeBand, Item, Part, RuleKind, Standard, Veto
from app.reporting.build import build_content
from app.reporting.content import ReportContent
from app.scoring.engine import score

RECEIPT = Pin("b", 1, Rect(0.1, 0.2, 0.5, 0.3), "2026年4月30日")
RECORD = Pin("a", 2, Rect(0.1, 0.5, 0.5, 0.6), "更正处")


def picture(width: int = 600, height: int = 90) -> bytes:
    out = io.BytesIO()
    Image.new("L", (width, height), 200).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def case() -> CaseFile:
    values = {
        FieldName.UNIT: "云岫市青溪区市场监督管理局",
        FieldName.TITLE: "青檀食品有限公司经营超过保质期的食品案",
        FieldName.CASE_NO: "青市监案〔2026〕15号",
        FieldName.DECISION_NO: "青市监处罚〔2026〕33号",
        FieldName.PARTY: "青檀食品有限公司",
        FieldName.FILED_ON: "2026-03-12",
        FieldName.DECIDED_ON: "2026-04-17",
        FieldName.CLOSED_ON: "2026-05-18",
    }
    documents = (
        CaseDocument(1, 1, "询问笔录", DocumentType.INQUIRY_RECORD, (PageRef("a", 1), PageRef("a", 2))),
        CaseDocument(2, 2, "送达回证", DocumentType.SERVICE_RECEIPT, (PageRef("b", 1),)),
    )
    fields = tuple(CaseField(name, value) for name, value in values.items())
    return CaseFile(1, "青檀案", datetime(2026, 5, 20, tzinfo=UTC), CaseType.PENALTY_ORDINARY, fields, (), documents)


@pytest.fixture
def standard() -> Standard:
    place = DeductionRule("a", RuleKind.PER_PLACE, "更正处未签章", points=Decimal("0.5"), cap=Decimal(2))
    late = DeductionRule("a", RuleKind.FIXED, "超期送达", points=Decimal(2))
    items = (
        Item("A-01", "案件来源登记完整", Decimal(40), stage="立案"),
        Item("B-01", "笔录逐页签名，更正处签章", Decimal(30), stage="取证", rules=(place,)),
        Item("G-01", "决定书七日内送达", Decimal(30), stage="送达", rules=(late,),
             basis=("行政处罚法第六十一条", "行政处罚法第八十五条")),
    )  # fmt: skip
    vetoes = (
        Veto("V-01", "执法主体不合法", basis=("行政处罚法第十七条",)),
        Veto("V-02", "应当听证而未听证"),
    )
    return Standard(
        "penalty", "2026-01", "行政处罚案卷评查标准", (CaseType.PENALTY_ORDINARY,), date(2026, 2, 1),
        (Part("B", "规范性评查", items=items),), vetoes,
        (GradeBand("优秀", Decimal(90)), GradeBand("合格", Decimal(60)), GradeBand("不合格", Decimal(0), qualified=False)),
    )  # fmt: skip


@pytest.fixture
def review() -> Review:
    marks = (
        Mark("V-01", Verdict.MET),
        Mark("V-02", Verdict.NOT_APPLICABLE, reason="未达听证标准"),
        Mark("A-01", Verdict.MET),
        Mark("B-01", Verdict.DEDUCTED, (AppliedRule("a", count=2),), reason="更正处无签名", pins=(RECORD,),
             suggestion="更正处由被询问人签章"),
        Mark("G-01", Verdict.DEDUCTED, (AppliedRule("a"),), reason="第9个工作日送达，期限七个工作日", pins=(RECEIPT,)),
    )  # fmt: skip
    return Review(
        1, 1, Stage.FIRST_REVIEW, "王评", "penalty", "2026-01", datetime(2026, 5, 20, tzinfo=UTC), round_name="2026年度第一轮",
        comment="该案主体适格，事实清楚。", marks=marks,
        signed=SignOff("王评", datetime(2026, 5, 21, tzinfo=UTC), "97", "优秀", "0"),
    )  # fmt: skip


Report = Callable[..., ReportContent]


@pytest.fixture
def report(case: CaseFile, standard: Standard, review: Review) -> Report:
    """Builds the content; `case=`, `standard=`, `marks=` and any field of the review can be given."""

    def build(
        case: CaseFile = case,
        standard: Standard = standard,
        clippings: Mapping[Pin, bytes] | None = None,
        read: frozenset[tuple[str, int]] = frozenset(),
        unit: str = "",
        **changes: object,
    ) -> ReportContent:
        changed = replace(review, **changes)
        pictures = {RECORD: picture(), RECEIPT: picture(700, 80)} if clippings is None else clippings
        scored = score(standard, changed.marks, case.case_type, changed.facts, changed.ineligible)
        return build_content(case, changed, standard, scored, pictures, read, unit)

    return build
