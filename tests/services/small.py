"""A standard small enough to reckon by hand."""

from __future__ import annotations

from datetime import date

from app.domain.casefile import CaseType
from app.domain.points import points
from app.domain.standard import DeductionRule, GradeBand, Item, Part, RuleKind, Standard, Veto

STANDARD = Standard(
    id="small",
    edition="2026-01",
    title="小标准",
    case_types=(CaseType.PENALTY_ORDINARY,),
    valid_from=date(2026, 1, 1),
    parts=(
        Part(
            "B",
            "规范性",
            items=(
                Item(
                    "A-01",
                    "立案审批",
                    points("60"),
                    rules=(
                        DeductionRule("a", RuleKind.PER_PLACE, "缺签名", points("0.5"), cap=points("2")),
                        DeductionRule("b", RuleKind.FIXED, "没有审批表", points("10")),
                    ),
                ),
                Item(
                    "A-02", "调查取证", points("40"), rules=(DeductionRule("a", RuleKind.FIXED, "缺日期", points("1")),)
                ),
            ),
        ),
    ),
    vetoes=(Veto("V-01", "主体不合法", needs_second=True),),
    grades=(GradeBand("优秀", points("90")), GradeBand("合格", points("60")), GradeBand("不合格", points("0"), False)),
    digest="d" * 64,
)
