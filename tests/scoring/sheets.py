"""Small standards and answers for the tests of the scoring room."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.casefile import CaseType
from app.domain.review import AppliedRule, Mark, Verdict
from app.domain.standard import (
    DeductionRule,
    GradeBand,
    Item,
    Method,
    Part,
    PartRule,
    RuleKind,
    ScoringPolicy,
    Standard,
    Veto,
)

P = Decimal
GRADES = (
    GradeBand("优秀", P(90)),
    GradeBand("良好", P(80)),
    GradeBand("合格", P(60)),
    GradeBand("不合格", P(0), qualified=False),
)


def rule(kind: RuleKind, points: str = "0", code: str = "a", **more: Any) -> DeductionRule:
    return DeductionRule(code, kind, f"规则{code}", P(points), **more)


def item(code: str, points: str, *rules: DeductionRule, **more: Any) -> Item:
    return Item(code, f"项目{code}", P(points), rules=rules, basis=("某法第一条",), **more)


def earn(code: str, points: str, *rules: DeductionRule, **more: Any) -> Item:
    return item(code, points, *rules, method=Method.EARN, **more)


def part(code: str, *items: Item, **more: Any) -> Part:
    return Part(code, f"部分{code}", items=items, **more)


def veto(code: str, **more: Any) -> Veto:
    return Veto(code, f"否决{code}", basis=("某法第二条",), **more)


def standard(*parts: Part, vetoes: tuple[Veto, ...] = (), policy: ScoringPolicy | None = None, **more: Any) -> Standard:
    made = Standard(
        "s",
        "1",
        "标准",
        (CaseType.PENALTY_ORDINARY,),
        date(2026, 1, 1),
        parts,
        vetoes,
        GRADES,
        policy or ScoringPolicy(),
    )
    return replace(made, **more)


def met(*codes: str) -> list[Mark]:
    return [Mark(code, Verdict.MET) for code in codes]


def hit(code: str) -> Mark:
    return Mark(code, Verdict.HIT, reason="具体理由")


def away(code: str) -> Mark:
    return Mark(code, Verdict.NOT_APPLICABLE, reason="案情不涉及")


def scored(code: str, earned: str) -> Mark:
    return Mark(code, Verdict.SCORED, earned=P(earned))


def deducted(code: str, *applied: AppliedRule, **more: Any) -> Mark:
    return Mark(code, Verdict.DEDUCTED, applied or (AppliedRule("a"),), reason="有问题", **more)


def environment(*documents: Item, basic: Item | None = None) -> Standard:
    """The form 50 + 50 x earned / full - basic deductions, with one veto."""
    basic = basic or item("J", "20", rule(RuleKind.PER_PLACE, "0.5", unit="处"))
    return standard(
        part("W", *documents, rule=PartRule.RATIO, weight=P(50)),
        part("K", basic, rule=PartRule.LOSS, cap=P(20)),
        vetoes=(veto("V-1"),),
        policy=ScoringPolicy(base=P(50)),
    )
