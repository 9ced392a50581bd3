"""Answers that do not fit their standard are refused with the item and the reason."""

from __future__ import annotations

import pytest

from app.domain.document_type import DocumentType
from app.domain.review import AppliedRule, Mark, Verdict
from app.domain.standard import Method, RuleKind, Tier, VetoEffect
from app.errors import ScoringError
from app.scoring.check import check_mark, lacks
from tests.scoring.sheets import P, away, deducted, earn, hit, item, met, part, rule, scored, standard, veto

RULES = (
    rule(RuleKind.PER_PLACE, "0.5", "a"),
    rule(RuleKind.RANGE, code="b", low=P(1), high=P(5), step=P(1)),
    rule(RuleKind.TIERS, code="c", tiers=(Tier("轻", P(1)), Tier("重", P(3)))),
    rule(RuleKind.ELEMENTS, code="d", tiers=(Tier("时间", P(1)), Tier("地点", P(1)))),
    rule(RuleKind.OPEN, "1", "e"),
    rule(RuleKind.VETO, code="f", effect=VetoEffect.ZERO),
)
SHEET = standard(
    part(
        "A",
        item("1", "10", *RULES, substitutes=(DocumentType.SCENE_RECORD,)),
        earn("2", "5"),
        item("3", "4", rule(RuleKind.ALL), children=(item("3a", "4", per_document=True),)),
        item("4", "2", method=Method.BONUS, condition="典型案例"),
    ),
    vetoes=(veto("V-1", needs_second=True),),
)


@pytest.mark.parametrize(
    "mark",
    [
        *met("1", "2", "3", "3a", "V-1", "A"),
        hit("V-1"),
        away("A"),
        scored("2", "2.5"),
        scored("4", "2"),
        deducted("1", AppliedRule("a", 3), AppliedRule("b", value=P(2)), AppliedRule("c", tier=1)),
        deducted("1", AppliedRule("d", missing=(1,)), AppliedRule("e", text="甲"), AppliedRule("e", text="乙")),
        deducted("3"),
        Mark("3a", Verdict.DEDUCTED, earned=P(2), document=7),
        Mark("1", Verdict.MET, substitute=DocumentType.SCENE_RECORD),
    ],
    ids=str,
)
def test_answers_that_fit_pass(mark: Mark) -> None:
    check_mark(SHEET, mark)


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        (met("9")[0], "没有这个编号"),
        (Mark("V-1", Verdict.HIT), "具体理由"),
        (Mark("1", Verdict.NOT_APPLICABLE), "具体理由"),
        (Mark("V-1", Verdict.DEDUCTED), "否决项只能"),
        (Mark("V-1", Verdict.MET, earned=P(1)), "否决项不打分"),
        (hit("1"), "不是否决项"),
        (Mark("A", Verdict.SCORED), "整个部分"),
        (scored("3", "1"), "上级项目"),
        (scored("1", "1"), "扣分制"),
        (Mark("2", Verdict.SCORED), "没有写得分"),
        (scored("2", "6"), "0 到 5 之间"),
        (scored("2", "1.2"), "步长 0.5"),
        (Mark("1", Verdict.DEDUCTED), "没有选用扣分规则"),
        (Mark("1", Verdict.MET, earned=P(1)), "既未扣分也未评分"),
        (deducted("1", AppliedRule("z")), "没有扣分规则 z"),
        (deducted("1", AppliedRule("a"), AppliedRule("a")), "用了两次"),
        (deducted("1", AppliedRule("a", 0)), "处数不对"),
        (deducted("1", AppliedRule("c", 2, tier=1)), "处数不对"),
        (deducted("1", AppliedRule("b")), "分值不对"),
        (deducted("1", AppliedRule("b", value=P(6))), "1 到 5 之间"),
        (deducted("1", AppliedRule("b", value=P("1.5"))), "步长 1"),
        (deducted("1", AppliedRule("c")), "档次不对"),
        (deducted("1", AppliedRule("c", tier=2)), "没有第 3 档"),
        (deducted("1", AppliedRule("d")), "没有选缺失的要素"),
        (deducted("1", AppliedRule("d", missing=(2,))), "超出范围"),
        (deducted("1", AppliedRule("a", missing=(0,))), "不是按要素"),
        (Mark("1", Verdict.DEDUCTED, (AppliedRule("e"),)), "什么问题"),
        (Mark("1", Verdict.DEDUCTED, (AppliedRule("f"),)), "具体理由"),
        (deducted("1", AppliedRule("a"), earned=P(1)), "同时写了"),
        (Mark("1", Verdict.MET, document=3), "不分文书"),
        (Mark("1", Verdict.MET, substitute=DocumentType.PHOTO), "替代"),
    ],
    ids=str,
)
def test_answers_that_do_not_fit_are_refused(mark: Mark, said: str) -> None:
    with pytest.raises(ScoringError, match=said) as refused:
        check_mark(SHEET, mark)
    assert refused.value.advice


def test_what_is_still_lacking_before_sign_off_is_said() -> None:
    assert lacks(SHEET, hit("V-1")) == ("否决须由第二名评查人确认",)
    assert lacks(SHEET, Mark("1", Verdict.PENDING)) == ("尚未决定",)
    assert lacks(SHEET, Mark("1", Verdict.DEDUCTED, (AppliedRule("a"),))) == ("没有写明扣分理由",)
    assert lacks(SHEET, Mark("1", Verdict.DEDUCTED, (AppliedRule("a", text="无签名"),))) == ()
    assert lacks(SHEET, scored("4", "2")) == ("没有写明加分理由",)
