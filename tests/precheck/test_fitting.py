"""A finding proposes the rule that says the same, at the level its days fall into."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.finding import Finding, Outcome, Severity
from app.domain.points import points
from app.domain.review import AppliedRule, Verdict
from app.domain.standard import DeductionRule, Item, RuleKind, Tier
from app.precheck.fitting import fitting_rule
from app.precheck.placing import proposed_mark

UNSERVED = DeductionRule("a", RuleKind.ALL, "没有决定书送达证据的")
LEVELS = (Tier("超过三个工作日以内", points("1")), Tier("超过三个工作日以上", points("1.5")))
LATE = DeductionRule("b", RuleKind.TIERS, "超过七个工作日送达的", tiers=LEVELS)
ITEM = Item("G-01", "决定书七日内送达", points("3"), rules=(UNSERVED, LATE))


def finding(message: str, name: str = "决定书七日内送达", deduction: str = "1.5") -> Finding:
    return Finding("SD-01", name, "", Outcome.SUSPECTED, Severity.MAJOR, message, deduction=points(deduction))


def late(over: int, used: int = 10) -> Finding:
    return finding(f"决定，决定送达，第{used}个工作日，期限7个工作日，应于2026年3月11日前，超期{over}个工作日。")


@pytest.mark.parametrize(("over", "tier"), [(1, 0), (3, 0), (4, 1), (90, 1)])
def test_a_late_service_proposes_the_level_of_its_days_over(over: int, tier: int) -> None:
    assert fitting_rule(ITEM, late(over)) == AppliedRule("b", tier=tier)


def test_a_missing_receipt_still_takes_the_whole_item() -> None:
    assert fitting_rule(ITEM, finding("卷内未见《送达回证》。")) == AppliedRule("a")


def test_levels_counted_from_the_start_are_met_by_all_days_used() -> None:
    levels = (Tier("第8至10个工作日送达", points("1")), Tier("第11个工作日及以后", points("2")))
    item = replace(ITEM, rules=(replace(LATE, tiers=levels),))
    assert fitting_rule(item, late(3, used=10)) == AppliedRule("b", tier=0)


@pytest.mark.parametrize(
    ("over", "tier"), [(2, 0), (3, 0), (4, 1), (5, 1), (6, 2)], ids=["within", "its end", "between", "to", "beyond"]
)
def test_levels_with_two_bounds_meet_at_their_ends(over: int, tier: int) -> None:
    levels = (Tier("3日以内", points("1")), Tier("4日至5日", points("2")), Tier("5日以上", points("3")))
    item = replace(ITEM, rules=(replace(LATE, tiers=levels),))
    assert fitting_rule(item, late(over)) == AppliedRule("b", tier=tier)


def test_months_and_chinese_tens_are_read() -> None:
    levels = (Tier("超过一个月以内", points("1")), Tier("超过一个月以上", points("2")))
    item = replace(ITEM, rules=(replace(LATE, tiers=levels),))
    assert fitting_rule(item, late(30)) == AppliedRule("b", tier=0)
    levels = (Tier("超过二十五日以内", points("1")), Tier("超过二十五日以上", points("2")))
    item = replace(ITEM, rules=(replace(LATE, tiers=levels),))
    assert fitting_rule(item, late(26)) == AppliedRule("b", tier=1)


def test_levels_without_days_go_by_their_words_and_mildly() -> None:
    levels = (Tier("个别脱节", points("1")), Tier("证据与事实脱节", points("2")))
    item = Item("N", "说理", points("4"), rules=(DeductionRule("a", RuleKind.TIERS, "脱节", tiers=levels),))
    assert fitting_rule(item, finding("证据与事实不对应。", "说理充分")) == AppliedRule("a", tier=1)
    assert fitting_rule(item, finding("写得不好。", "说理充分")) == AppliedRule("a", tier=0)


def test_the_missing_elements_are_those_the_message_names() -> None:
    elements = (Tier("起止时间", points("0.5")), Tier("检查地点", points("0.5")))
    item = Item(
        "C", "笔录", points("2"), rules=(DeductionRule("a", RuleKind.ELEMENTS, "缺少下列要素的", tiers=elements),)
    )
    assert fitting_rule(item, finding("《现场笔录》未写检查地点。")) == AppliedRule("a", missing=(1,))
    assert fitting_rule(item, finding("《检查地点示意图》有误。", "图示")) is None


def test_an_item_without_a_fitting_rule_leaves_the_decision_open() -> None:
    item = Item("X", "其他", points("2"), rules=(DeductionRule("a", RuleKind.REMARK, "提示"),))
    assert proposed_mark(late(1), item).verdict is Verdict.PENDING
