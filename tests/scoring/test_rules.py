"""Every rule kind and policy, one behaviour each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.casefile import CaseType
from app.domain.document_type import DocumentType
from app.domain.review import AppliedRule, Mark, Verdict
from app.domain.score import ErrorCount, ScoreState
from app.domain.standard import (
    CombineRule,
    DocumentCombine,
    EmptyPartPolicy,
    Item,
    Method,
    NotApplicablePolicy,
    PartRule,
    Preset,
    Rounding,
    RuleGroup,
    RuleKind,
    ScoringPolicy,
    Tier,
    VetoEffect,
)
from app.scoring.engine import score
from tests.scoring.sheets import P, away, deducted, earn, hit, item, met, part, rule, scored, standard, veto

ELEMENTS = (Tier("时间", P("0.5")), Tier("地点", P("0.5")), Tier("签名", P(1)))


def loss(one: Item, *marks: Mark, **more: object) -> str:
    result = score(standard(part("A", one), **more), marks)  # type: ignore[arg-type]
    return str(result.items[0].loss.normalize())


@pytest.mark.parametrize(
    ("one", "applied", "expected"),
    [
        (rule(RuleKind.FIXED, "1"), AppliedRule("a"), "1"),
        (rule(RuleKind.PER_PLACE, "0.5"), AppliedRule("a", 3), "1.5"),
        (rule(RuleKind.PER_PLACE, "1"), AppliedRule("a", 9), "4"),
        (rule(RuleKind.PER_PLACE, "1", cap=P(2)), AppliedRule("a", 9), "2"),
        (rule(RuleKind.ALL), AppliedRule("a"), "4"),
        (rule(RuleKind.DOCUMENT_MISSING), AppliedRule("a"), "4"),
        (rule(RuleKind.RANGE, low=P(1), high=P(3)), AppliedRule("a", value=P("2.5")), "2.5"),
        (rule(RuleKind.TIERS, tiers=(Tier("轻", P(1)), Tier("重", P(3)))), AppliedRule("a", tier=1), "3"),
        (rule(RuleKind.ELEMENTS, tiers=ELEMENTS), AppliedRule("a", missing=(0, 2)), "1.5"),
        (rule(RuleKind.ELEMENTS, tiers=ELEMENTS, cap=P(1)), AppliedRule("a", missing=(0, 2)), "1"),
        (rule(RuleKind.OPEN, "1"), AppliedRule("a", 2, text="其他问题"), "2"),
        (rule(RuleKind.REMARK), AppliedRule("a"), "0"),
    ],
)
def test_a_rule_costs_what_it_says(one: object, applied: AppliedRule, expected: str) -> None:
    assert loss(item("1", "4", one), deducted("1", applied)) == expected  # type: ignore[arg-type]


def test_elements_present_earn_their_points() -> None:
    one = earn("1", "2", rule(RuleKind.PRESENT, tiers=ELEMENTS))
    assert loss(one, deducted("1", AppliedRule("a", missing=(0,)))) == "0.5"


def test_several_rules_share_the_items_points() -> None:
    one = item("1", "2", rule(RuleKind.PER_PLACE, "0.5"), rule(RuleKind.FIXED, "1", "b"))
    assert loss(one, deducted("1", AppliedRule("a", 3), AppliedRule("b"))) == "2"


def test_the_worst_rule_alone_may_count() -> None:
    one = item("1", "3", rule(RuleKind.PER_PLACE, "0.5"), rule(RuleKind.FIXED, "2", "b"), combine=CombineRule.WORST)
    assert loss(one, deducted("1", AppliedRule("a", 3), AppliedRule("b"))) == "2"


def test_rules_of_one_group_share_a_cap_of_their_own() -> None:
    rules = (
        rule(RuleKind.PER_PLACE, "0.5", "a", group="要素"),
        rule(RuleKind.FIXED, "1", "b", group="要素"),
        rule(RuleKind.FIXED, "1", "c"),
    )
    one = item("1", "10", *rules, groups=(RuleGroup("要素", P(2)),))
    assert loss(one, deducted("1", AppliedRule("a", 4), AppliedRule("b"), AppliedRule("c"))) == "3"


def test_a_deduction_on_the_total_goes_beyond_its_item() -> None:
    sheet = standard(
        part("A", item("1", "10", rule(RuleKind.TOTAL, "100"), rule(RuleKind.FIXED, "2", "b")), item("2", "90"))
    )
    result = score(sheet, [deducted("1", AppliedRule("a"), AppliedRule("b")), *met("2")])
    assert (result.printed, str(result.items[0].loss)) == ("0", "2")


def test_a_veto_inside_a_scored_item_stands_like_any_other() -> None:
    one = item("1", "10", rule(RuleKind.VETO, effect=VetoEffect.UNQUALIFIED), rule(RuleKind.FIXED, "2", "b"))
    result = score(
        standard(part("A", one, item("2", "90"))), [deducted("1", AppliedRule("a"), AppliedRule("b")), *met("2")]
    )
    assert (result.printed, result.grade, result.vetoes[0].reason) == ("98", "不合格", "有问题")


def test_a_missing_document_zeroes_everything_below_its_heading() -> None:
    children = (earn("1a", "3"), earn("1b", "2"), earn("1c", "1"))
    head = item("1", "6", rule(RuleKind.DOCUMENT_MISSING), children=children)
    result = score(standard(part("A", head, item("2", "94"))), [deducted("1"), away("1c"), *met("2")])
    assert [str(one.earned) for one in result.items] == ["0", "0", "0", "94"]
    assert result.unanswered == ()
    assert str(result.parts[0].full) == "99"


def test_a_missing_key_element_zeroes_its_heading() -> None:
    head = item("1", "5", children=(earn("1a", "1", key=True), earn("1b", "4")))
    result = score(standard(part("A", head, item("2", "95"))), [scored("1a", "0"), *met("1b", "2")])
    assert result.printed == "95"


def test_a_heading_may_lose_points_of_its_own_but_no_more_than_are_left() -> None:
    head = item("1", "4", rule(RuleKind.PER_PLACE, "1"), children=(earn("1a", "2"), earn("1b", "2")))
    sheet = standard(part("A", head, item("2", "96")))
    assert score(sheet, [deducted("1", AppliedRule("a", 1)), scored("1a", "1"), *met("1b", "2")]).printed == "98"
    assert score(sheet, [deducted("1", AppliedRule("a", 9)), scored("1a", "1"), *met("1b", "2")]).printed == "96"


def test_a_heading_that_does_not_apply_takes_its_items_along() -> None:
    head = item("1", "20", children=(earn("1a", "15"), earn("1b", "5")))
    result = score(standard(part("A", head, item("2", "80", rule(RuleKind.FIXED, "8")))), [away("1"), deducted("2")])
    assert (result.printed, result.final) == ("90", True)


def test_children_may_share_a_pool_of_points() -> None:
    children = tuple(item(f"1{at}", "5", rule(RuleKind.FIXED, "5")) for at in "abc")
    sheet = standard(part("A", item("1", "10", children=children, pool=True), item("2", "90")))
    result = score(sheet, [deducted("1a"), deducted("1b"), deducted("1c"), *met("2")])
    assert (result.printed, str(result.parts[0].full)) == ("90", "100")


@pytest.mark.parametrize(
    ("combine", "expected"),
    [(DocumentCombine.SUM, "4"), (DocumentCombine.WORST, "2"), (DocumentCombine.MEAN, "1.33")],
)
def test_documents_judged_one_by_one_come_together(combine: DocumentCombine, expected: str) -> None:
    one = item("1", "5", rule(RuleKind.PER_PLACE, "1"), per_document=True, document_combine=combine)
    marks = [deducted("1", AppliedRule("a", count), document=count) for count in (1, 2)]
    three = [*marks, Mark("1", Verdict.DEDUCTED, (AppliedRule("a"),), reason="x", document=3)]
    assert loss(one, *three) == expected


def test_twins_deduct_the_same_problem_once() -> None:
    first = item("1", "50", rule(RuleKind.FIXED, "3"), twins=("2",))
    second = item("2", "50", rule(RuleKind.FIXED, "5"))
    sheet = standard(part("A", first, second))
    assert score(sheet, [deducted("1"), deducted("2")]).printed == "95"
    assert score(sheet, [deducted("1", separate=True), deducted("2")]).printed == "92"


def test_an_exempted_problem_costs_nothing() -> None:
    one = item("1", "100", rule(RuleKind.FIXED, "5"))
    result = score(standard(part("A", one)), [Mark("1", Verdict.EXEMPT, reason="按上级格式制作")])
    assert (result.printed, result.items[0].explanation) == ("100", "免扣")


def test_a_substitute_document_satisfies_the_item() -> None:
    one = item("1", "100", rule(RuleKind.DOCUMENT_MISSING), substitutes=(DocumentType.SCENE_RECORD,))
    assert (
        score(standard(part("A", one)), [Mark("1", Verdict.MET, substitute=DocumentType.SCENE_RECORD)]).printed == "100"
    )


def test_a_sheet_without_rules_takes_the_points_the_reviewer_gives() -> None:
    assert loss(item("1", "5"), Mark("1", Verdict.DEDUCTED, earned=P("3.5"), reason="记录不全")) == "1.5"


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (NotApplicablePolicy.SHRINK, "90"),  # 60 + 40 × 15 ÷ 20
        (NotApplicablePolicy.FULL, "95"),
        (NotApplicablePolicy.SCALE, "93.75"),  # (60 + 15) ÷ 80 × 100
    ],
)
def test_what_does_not_apply_follows_the_policy(policy: NotApplicablePolicy, expected: str) -> None:
    sheet = standard(
        part("甲", item("1", "60")), part("乙", item("2", "20", rule(RuleKind.FIXED, "5")), item("3", "20")),
        policy=ScoringPolicy(not_applicable=policy),
    )  # fmt: skip
    assert score(sheet, [*met("1"), deducted("2"), away("3")]).printed == expected


def test_one_item_may_have_a_policy_of_its_own() -> None:
    sheet = standard(
        part("A", item("1", "60", rule(RuleKind.FIXED, "6")), item("2", "40", not_applicable=NotApplicablePolicy.FULL))
    )
    assert score(sheet, [deducted("1"), away("2")]).printed == "94"


def test_a_standard_of_one_hundred_and_twenty_points_is_scaled() -> None:
    sheet = standard(part("A", earn("1", "120")), policy=ScoringPolicy(not_applicable=NotApplicablePolicy.SCALE))
    assert score(sheet, [scored("1", "108")]).printed == "90"


@pytest.mark.parametrize(
    ("empty", "expected"),
    [(EmptyPartPolicy.FULL, "85"), (EmptyPartPolicy.ZERO, "45"), (EmptyPartPolicy.LEAVE_OUT, "75")],
)
def test_a_part_in_which_nothing_applies_does_not_divide_by_zero(empty: EmptyPartPolicy, expected: str) -> None:
    sheet = standard(
        part("甲", earn("1", "30"), rule=PartRule.RATIO, weight=P(60)),
        part("乙", earn("2", "30"), rule=PartRule.RATIO, weight=P(40)),
        policy=ScoringPolicy(empty_part=empty),
    )
    assert score(sheet, [scored("1", "22.5"), away("2")]).printed == expected


def test_the_facts_of_the_case_take_items_off_the_sheet() -> None:
    sheet = standard(part("A", item("1", "80", rule(RuleKind.FIXED, "8")), item("2", "20")))
    sheet = replace(sheet, presets=(Preset("no_hearing", "未听证", ("2",)),))
    result = score(sheet, [deducted("1")], facts=("no_hearing",))
    assert (result.printed, result.final) == ("90", True)
    assert score(sheet, [deducted("1"), *met("2")], facts=("no_hearing",)).printed == "92"


def test_items_of_another_case_type_are_not_on_the_sheet() -> None:
    kinds = (CaseType.PENALTY_ORDINARY, CaseType.DAILY_PENALTY)
    daily = item("2", "20", applies_to=(CaseType.DAILY_PENALTY,))
    only = veto("V-1", applies_to=(CaseType.DAILY_PENALTY,))
    sheet = standard(part("A", item("1", "100"), daily), vetoes=(only,), case_types=kinds)
    assert score(sheet, met("1"), CaseType.PENALTY_ORDINARY).final
    assert score(sheet, met("1"), CaseType.DAILY_PENALTY).unanswered == ("2", "V-1")


def test_a_file_that_does_not_meet_the_conditions_has_no_score() -> None:
    result = score(standard(part("A", item("1", "100"))), [], ineligible="尚未结案")
    assert (result.state, result.grade, result.printed) == (ScoreState.NOT_ELIGIBLE, "不符合评查条件", "—")


def test_a_veto_that_stops_the_scoring_asks_for_no_more_answers() -> None:
    sheet = standard(part("A", item("1", "100")), vetoes=(veto("V-1", effect=VetoEffect.STOP),))
    result = score(sheet, [hit("V-1")])
    assert (result.state, result.unanswered, result.grade) == (ScoreState.STOPPED, (), "不合格")


def test_errors_are_counted_by_level() -> None:
    rules = (rule(RuleKind.PER_PLACE, "1", level=3), rule(RuleKind.FIXED, "5", "b", level=1))
    sheet = standard(part("A", item("1", "50", *rules), item("2", "50", rule(RuleKind.FIXED, "1"), level=3)))
    result = score(sheet, [deducted("1", AppliedRule("a", 2), AppliedRule("b")), deducted("2")])
    assert result.errors == (ErrorCount(1, 1), ErrorCount(3, 3))


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (ScoringPolicy(), "95"),  # 100 + 10 − 15，不超 100
        (ScoringPolicy(deductions_before_cap=False), "85"),  # 110 封顶 100，再扣 15
        (ScoringPolicy(bonus_before_cap=False, deductions_before_cap=False), "95"),
        (ScoringPolicy(bonus_before_cap=False, deductions_before_cap=False, cap_total=P(90)), "85"),
    ],
)
def test_clamp_bonus_and_deductions_follow_the_standards_order(policy: ScoringPolicy, expected: str) -> None:
    bonus = item("加", "10", method=Method.BONUS, condition="典型案例")
    sheet = standard(part("A", item("1", "100", rule(RuleKind.TOTAL, "15")), bonus), policy=policy)
    assert score(sheet, [deducted("1"), scored("加", "10")]).printed == expected


def test_deductions_within_a_part_stop_at_its_zero() -> None:
    sheet = standard(
        part("W", earn("1", "10"), rule=PartRule.RATIO, weight=P(50)),
        part("K", item("2", "20", rule(RuleKind.PER_PLACE, "1")), rule=PartRule.LOSS, within="W"),
        policy=ScoringPolicy(base=P(50)),
    )
    assert score(sheet, [scored("1", "1"), deducted("2", AppliedRule("a", 20))]).printed == "50"


@pytest.mark.parametrize(
    ("rounding", "expected"), [(Rounding.HALF_UP, "62.5"), (Rounding.HALF_EVEN, "62.4"), (Rounding.DOWN, "62.4")]
)
def test_the_printed_total_is_rounded_as_the_sheet_says(rounding: Rounding, expected: str) -> None:
    sheet = standard(part("A", earn("1", "100", step=P("0.05"))), policy=ScoringPolicy(places=1, rounding=rounding))
    assert score(sheet, [scored("1", "62.45")]).printed == expected


def test_parts_may_be_rounded_before_they_are_added() -> None:
    parts = [part(code, earn(code + "1", "3"), rule=PartRule.RATIO, weight=P(50)) for code in "甲乙"]
    marks = [scored("甲1", "1"), scored("乙1", "1")]
    assert score(standard(*parts, policy=ScoringPolicy(places=0)), marks).printed == "33"
    assert score(standard(*parts, policy=ScoringPolicy(places=0, round_parts=True)), marks).printed == "34"


def test_codes_the_standard_does_not_have_are_named_not_counted() -> None:
    result = score(standard(part("A", item("1", "100"))), met("1", "别的"))
    assert "别的" in result.notes[-1]


def test_a_veto_that_needs_a_second_reviewer_waits_for_one() -> None:
    sheet = standard(part("A", item("1", "100")), vetoes=(veto("V-1", needs_second=True),))
    assert score(sheet, [*met("1"), hit("V-1")]).pending == ("V-1",)
    assert score(sheet, [*met("1"), replace(hit("V-1"), second="李四")]).final
