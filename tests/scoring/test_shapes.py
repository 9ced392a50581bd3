"""Golden totals, each reckoned by hand, for the nine scoring shapes published standards use."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from app.domain.casefile import CaseType
from app.domain.review import AppliedRule, Mark
from app.domain.standard import (
    GradeBand,
    Item,
    Method,
    PartRule,
    RuleKind,
    ScoringPolicy,
    Standard,
    VetoEffect,
)
from app.scoring.engine import score
from app.scoring.unit import over_periods
from tests.scoring.sheets import (
    P,
    away,
    deducted,
    earn,
    environment,
    hit,
    item,
    met,
    part,
    rule,
    scored,
    standard,
    veto,
)

EIGHT = ("主体", "事实", "证据", "法律", "程序", "文书", "执行", "归档")


def test_two_sheets_substance_and_form_under_eight_heads() -> None:
    # 实体 100 分占 70，卷面 100 分占 30：70 × 88 ÷ 100 = 61.6；30 × 91.5 ÷ 100 = 27.45；合计 89.05
    substance = [
        earn(f"S-{name}", points) for name, points in zip(EIGHT[:5], ["20", "20", "20", "20", "20"], strict=True)
    ]
    form = [earn(f"F-{name}", points) for name, points in zip(EIGHT[5:], ["50", "20", "30"], strict=True)]
    sheet = standard(
        part("S", *substance, rule=PartRule.RATIO, weight=P(70)), part("F", *form, rule=PartRule.RATIO, weight=P(30))
    )
    marks = [
        scored("S-主体", "20"), scored("S-事实", "17.5"), scored("S-证据", "15.5"), scored("S-法律", "20"),
        scored("S-程序", "15"), scored("F-文书", "44"), scored("F-执行", "18"), scored("F-归档", "29.5"),
    ]  # fmt: skip
    result = score(sheet, marks)
    assert (result.printed, result.grade) == ("89.05", "良好")
    assert [one.contribution for one in result.parts] == [P("61.6"), P("27.45")]


def test_a_gate_of_fifty_and_fifty_by_the_documents_that_apply() -> None:
    # 15+8+9.5+7 = 39.5，满分 15+10+10+8 = 43，听证笔录 8 不适用：50 + 50 × 39.5 ÷ 43 − 2.5 = 93.4302… → 93.43
    documents = [
        earn("决定书", "15"),
        earn("告知书", "10"),
        earn("检查笔录", "10"),
        earn("报告", "8"),
        earn("听证", "8"),
    ]
    marks = [
        scored("决定书", "15"),
        scored("告知书", "8"),
        scored("检查笔录", "9.5"),
        scored("报告", "7"),
        away("听证"),
    ]
    basic = deducted("J", AppliedRule("a", 5))
    result = score(environment(*documents), [*marks, basic, *met("V-1")])
    assert (result.printed, result.grade) == ("93.43", "优秀")
    assert [line.amount for line in result.lines if line.depth == 0][:3] == [P(50), P("45.930233"), P("-2.5")]


def _surveying() -> Standard:
    cover = [
        item("1", "2", rule(RuleKind.FIXED, "2")),
        item("2", "4", rule(RuleKind.PER_PLACE, "1")),
        item("3", "2", rule(RuleKind.FIXED, "1")),
        item("4", "12", rule(RuleKind.PER_PLACE, "1")),
    ]
    content = [item("11", "30", rule(RuleKind.PER_PLACE, "5")), item("12", "50", rule(RuleKind.PER_PLACE, "2"))]
    return standard(part("卷面", *cover), part("内容", *content), vetoes=(veto("基本"),))


def test_basic_standard_cover_twenty_and_content_eighty() -> None:
    # 卷面 20：格式扣 2；填写 6 处只扣 4；一案一卷扣 1（小于分值 2） → 13；内容 80：扣 35 只扣 30，扣 2×4 = 8 → 42；合计 55
    marks = [
        deducted("1"), deducted("2", AppliedRule("a", 6)), deducted("3"), *met("4"),
        deducted("11", AppliedRule("a", 7)), deducted("12", AppliedRule("a", 4)), *met("基本"),
    ]  # fmt: skip
    result = score(_surveying(), marks)
    assert (result.printed, result.grade) == ("55", "不合格")
    assert [one.contribution for one in result.parts] == [P(13), P(42)]


def test_one_failed_basic_standard_makes_the_total_zero() -> None:
    result = score(_surveying(), [*met("1", "2", "3", "4", "11", "12"), hit("基本")])
    assert (result.printed, result.printed_before_veto, result.grade) == ("0", "100", "不合格")


def test_legality_apart_from_the_form_score_and_four_grades() -> None:
    sheet = standard(
        part("规范性", earn("1", "60"), earn("2", "40")), vetoes=(veto("合法性", effect=VetoEffect.UNQUALIFIED),)
    )
    fine = score(sheet, [scored("1", "52.5"), scored("2", "30"), *met("合法性")])
    assert (fine.lawful, fine.printed, fine.grade) == (True, "82.5", "良好")
    unlawful = score(sheet, [scored("1", "52.5"), scored("2", "30"), hit("合法性")])
    assert (unlawful.lawful, unlawful.printed, unlawful.grade) == (False, "82.5", "不合格")


def test_steps_of_each_standard_and_bonus_items() -> None:
    # 100 − 1.5（三步 0.5）− 4 = 94.5；加分 5+3 = 8 → 102.5，封顶 100
    step = rule(RuleKind.RANGE, low=P("0.5"), high=P("5"), step=P("0.5"))
    bonus = [item(code, "5", method=Method.BONUS, condition="被评为典型案例") for code in ("加一", "加二")]
    sheet = standard(part("A", item("1", "40", step), item("2", "60", step), *bonus))
    sheet = replace(
        sheet, grades=(GradeBand("优秀", P(90)), GradeBand("合格", P(70)), GradeBand("不合格", P(0), False))
    )
    marks = [deducted("1", AppliedRule("a", value=P("1.5"))), deducted("2", AppliedRule("a", value=P(4)))]
    result = score(sheet, [*marks, scored("加一", "5"), scored("加二", "3")])
    assert (result.printed, result.grade) == ("100", "优秀")
    free = replace(sheet, policy=ScoringPolicy(bonus_cap=P(5), cap_total=None))
    assert score(free, [*marks, scored("加一", "5"), scored("加二", "3")]).printed == "99.5"


def test_three_sheets_in_one_standard() -> None:
    # 同一标准三张表；评处罚卷时只数处罚表：100 − 3 − 6 = 91
    kinds = (CaseType.LICENSING, CaseType.PENALTY_ORDINARY, CaseType.COERCIVE_EXECUTION)
    parts = [
        part(code, item(f"{code}1", "50", rule(RuleKind.PER_PLACE, "3")), item(f"{code}2", "50"), applies_to=(kind,))
        for code, kind in zip("ABC", kinds, strict=True)
    ]
    sheet = standard(*parts, case_types=kinds)
    marks = [deducted("B1", AppliedRule("a", 3)), *met("B2")]
    result = score(sheet, marks, CaseType.PENALTY_ORDINARY)
    assert (result.printed, result.final, [one.code for one in result.parts]) == ("91", True, ["B"])


def test_a_tree_of_stages_for_reconsideration() -> None:
    # 申请 5、受理 15、审查决定 52、归档 28：5 + 13.5 + 44 + 26 = 88.5
    def stage(code: str, *points: str) -> Item:
        children = tuple(item(f"{code}{at}", one, rule(RuleKind.PER_PLACE, "0.5")) for at, one in enumerate(points))
        return item(code, str(sum(map(Decimal, points))), children=children)

    sheet = standard(
        part("全卷", stage("申", "5"), stage("受", "10", "5"), stage("审", "20", "22", "10"), stage("归", "28"))
    )
    marks = [
        *met("申0", "受1", "审2"), deducted("受0", AppliedRule("a", 3)), deducted("审0", AppliedRule("a", 12)),
        deducted("审1", AppliedRule("a", 4)), deducted("归0", AppliedRule("a", 4)),
    ]  # fmt: skip
    assert score(sheet, marks).printed == "88.5"


def test_deducting_from_one_hundred_and_quarters_with_the_years_end() -> None:
    # 100 − 5×3 − 10 − 0.5×7 = 71.5；扣到负数记零
    lines = [
        item("一", "0", rule(RuleKind.PER_PLACE, "5"), capped=False),
        item("二", "0", rule(RuleKind.FIXED, "10"), capped=False),
        item("三", "0", rule(RuleKind.OPEN, "0.5"), capped=False),
    ]
    sheet = standard(part("扣分", *lines, rule=PartRule.LOSS), policy=ScoringPolicy(base=P(100)))
    marks = [deducted("一", AppliedRule("a", 3)), deducted("二"), deducted("三", AppliedRule("a", 7, text="其他"))]
    assert score(sheet, marks).printed == "71.5"
    assert score(sheet, [deducted("一", AppliedRule("a", 30)), *met("二", "三")]).printed == "0"
    # 四个季度各 15%，年终 40%：(0.15×(90+85+71.5+88) + 0.4×92) = 50.175 + 36.8 = 86.975 → 86.98
    quarters = [(P(15), P(value)) for value in ("90", "85", "71.5", "88")]
    assert over_periods([*quarters, (P(40), P(92))], 2, sheet) == P("86.98")


def test_heads_with_criteria_plus_points_and_faults_that_come_back() -> None:
    # 一项 6 分：漏项 0.5，重复出现加倍 1；另一项 4 分扣 1.5×2 = 3；加分 2：100 − 1 − 3 + 2 = 98
    heads = [
        item("一", "46", children=(item("一1", "6", rule(RuleKind.FIXED, "0.5")), item("一2", "40"))),
        item("二", "54", children=(item("二1", "4", rule(RuleKind.PER_PLACE, "1.5", cap=P(4))), item("二2", "50"))),
        item("加", "2", method=Method.BONUS, condition="文书说理充分"),
    ]
    sheet = standard(part("全卷", *heads), policy=ScoringPolicy(repeat_factor=P(2)))
    marks: list[Mark] = [
        deducted("一1", AppliedRule("a", repeated=True)), *met("一2", "二2"), deducted("二1", AppliedRule("a", 2)),
        scored("加", "2"),
    ]  # fmt: skip
    assert score(sheet, marks).printed == "98"
