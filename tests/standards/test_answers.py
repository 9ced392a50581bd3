"""Answer sheets in every documented form."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from app.domain.review import AppliedRule, Verdict
from app.domain.standard import Preset, RuleKind, Tier
from app.errors import ScoringError
from app.standards.answers import read_answers
from tests.scoring.sheets import P, earn, item, part, rule, standard, veto

RULES = (
    rule(RuleKind.PER_PLACE, "0.5", "a", cap=P(2)),
    rule(RuleKind.RANGE, code="b", low=P(1), high=P(5), step=P(1)),
    rule(RuleKind.TIERS, code="c", tiers=(Tier("轻", P(7)), Tier("重", P(9)))),
    rule(RuleKind.ELEMENTS, code="d", tiers=(Tier("时间", P("0.25")), Tier("地点", P("0.25")))),
    rule(RuleKind.ALL, code="e"),
)
SHEET = standard(part("A", item("1", "10", *RULES), earn("2", "5"), item("3", "4")), vetoes=(veto("V"),))
SHEET = replace(SHEET, presets=(Preset("no", "没有", ("2",)),))


def one(answer: object, code: str = "1") -> object:
    return read_answers(SHEET, json.dumps({code: answer})).marks[0]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (["a", "b=3"], (AppliedRule("a"), AppliedRule("b", value=P(3)))),
        (["a:3", "c#2", "d-1,2"], (AppliedRule("a", 3), AppliedRule("c", tier=1), AppliedRule("d", missing=(0, 1)))),
        ({"rules": [{"code": "c", "tier": "重"}]}, (AppliedRule("c", tier=1),)),
        ({"rules": [{"code": "d", "missing": ["地点", 1]}]}, (AppliedRule("d", missing=(1, 0)),)),
        ({"loss": "1.5"}, (AppliedRule("a", 3, text="规则a"),)),
        ({"loss": "3"}, (AppliedRule("b", value=P(3)),)),
        ({"loss": 9}, (AppliedRule("c", tier=1),)),
        ({"loss": "0.25"}, (AppliedRule("d", missing=(0,)),)),
        ("0", (AppliedRule("e"),)),
    ],
)
def test_a_deduction_may_be_written_in_short_or_in_full(answer: object, expected: tuple[AppliedRule, ...]) -> None:
    mark = one(answer)
    assert (mark.verdict, mark.applied) == (Verdict.DEDUCTED, expected)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("code", "answer", "verdict", "earned", "reason"),
    [
        ("1", "met", Verdict.MET, None, ""),
        ("1", "符合", Verdict.MET, None, ""),
        ("1", True, Verdict.MET, None, ""),
        ("1", "不适用：没有听证", Verdict.NOT_APPLICABLE, None, "没有听证"),
        ("V", "hit：无处罚权", Verdict.HIT, None, "无处罚权"),
        ("2", 3.5, Verdict.SCORED, P("3.5"), ""),
        ("2", "3.5", Verdict.SCORED, P("3.5"), ""),
        ("2", {"loss": "1"}, Verdict.SCORED, P(4), ""),
        ("3", "2.5", Verdict.DEDUCTED, P("2.5"), ""),
        ("3", {"verdict": "待定", "note": "再看"}, Verdict.PENDING, None, ""),
    ],
)
def test_verdicts_and_points(code: str, answer: object, verdict: Verdict, earned: object, reason: str) -> None:
    mark = one(answer, code)
    assert (mark.verdict, mark.earned, mark.reason) == (verdict, earned, reason)  # type: ignore[attr-defined]


def test_documents_are_answered_one_by_one() -> None:
    text = json.dumps({"1": [{"document": 1, "rules": ["a"]}, {"document": 2, "verdict": "met"}]})
    assert [(mark.document, mark.verdict) for mark in read_answers(SHEET, text).marks] == [
        (1, Verdict.DEDUCTED),
        (2, Verdict.MET),
    ]


def test_the_rest_may_be_met_but_not_what_the_facts_take_off() -> None:
    sheet = read_answers(SHEET, json.dumps({"default": "met", "facts": ["no"], "answers": {"1": ["a"]}}))
    assert [mark.code for mark in sheet.marks] == ["1", "3", "V"]
    assert sheet.facts == ("no",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "不是有效的 JSON"),
        ("[]", "应是一个 JSON 对象"),
        ('{"9": "met"}', "没有这个编号"),
        ('{"1": "好"}', "看不懂回答"),
        ('{"1": {"loss": "0.7"}}', "没有一条规则恰好扣 0.7 分"),
        ('{"1": {"verdict": "好"}}', "没有“好”这种结论"),
        ('{"1": {"rules": [{"code": "c", "tier": "中"}]}}', "没有“中”这一档"),
        ('{"1": {"points": 1}}', "没有 points 这种键"),
        ('{"V": {"loss": "1"}}', "不是打分的项目"),
        ('{"2": {"earned": "很多"}}', "不是分数"),
        ('{"answers": {}, "x": 1}', "没有 x 这种写法"),
        ('{"answers": {}, "case_type": "火"}', "没有“火”这种案件类型"),
        ('{"answers": {}, "default": "hit"}', "default 不能写"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, said: str) -> None:
    with pytest.raises(ScoringError, match=said):
        read_answers(SHEET, text)
