"""Dates of running text with what the sentence says of them."""

from __future__ import annotations

import pytest

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.page import PageRef
from app.domain.reading import plain_pages
from app.intake.understand.facts import read_facts


def _told(*lines: str, doc_type: T = T.PENALTY_DECISION) -> list[tuple[str, str]]:
    facts = read_facts(1, doc_type, [PageRef("h", 1)], plain_pages(["\n".join(["行政处罚决定书", *lines])]))
    return [(fact.role, fact.value) for fact in facts if fact.kind is FactKind.TOLD_DATE]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("2019年5月6日，青禾股份与柳岸商贸（持股三成）签署资产转让协议，取得其仓库。", ("资产转让协议", "2019-05-06")),
        ("2020年3月2日，双方完成了有关股东变更登记手续。", ("股东变更登记", "2020-03-02")),
        ("你店于2023年4月8日从批发市场购进散装白酒。", ("购进散装白酒", "2023-04-08")),
        ("该厂开办于2011年9月1日。", ("开办", "2011-09-01")),
        ("你公司擅自于2022年7月1日开工建设。", ("开工", "2022-07-01")),
        ("涉案面粉的生产日期为2024年1月9日。", ("生产日期", "2024-01-09")),
        ("许可证有效期至2021年12月31日。", ("有效期", "2021-12-31")),
        ("截至2023年4月30日，当事人没有按期披露年度报告。", ("披露期限", "2023-04-30")),
        ("公司股票自2018年6月4日开市起停牌。", ("停牌", "2018-06-04")),
        ("本决定于2020年2月3日作出。", ("决定", "2020-02-03")),
        ("我局于2024年3月5日向你下达《行政处罚告知书》。", ("告知", "2024-03-05")),
        ("2022年9月9日12时许，你驾驶的货车在省道抛洒渣土，路面受污染。", ("省道抛洒渣土", "2022-09-09")),
        ("供货商于2020年1月2日起诉，法院已受理。", ("起诉", "2020-01-02")),
        ("上述车辆的首次登记证（2016年8月8日）附卷。", ("首次登记证", "2016-08-08")),
    ],
)
def test_a_day_is_told_with_what_the_sentence_says_happened(sentence: str, told: tuple[str, str]) -> None:
    assert _told(sentence)[0] == told


def test_days_in_a_row_share_what_is_said_behind_the_last() -> None:
    told = _told("2021年1月8日、2021年2月9日和2021年3月10日，当事人分别向海关申报进口三批玩具。")
    assert told == [("申报进口三批玩具", day) for day in ("2021-01-08", "2021-02-09", "2021-03-10")]


def test_a_day_without_its_year_is_of_the_year_told_before_it() -> None:
    assert _told("2015年3月4日，公司向监管部门备案一种条款；5月17日，该条款备案通过。") == [
        ("备案", "2015-03-04"),
        ("备案通过", "2015-05-17"),
    ]


def test_a_day_without_its_year_across_the_turn_of_the_year_is_left_out() -> None:
    assert _told("2015年12月30日，公司备案条款；1月17日，该条款备案通过。") == [("备案", "2015-12-30")]


def test_what_happens_again_is_numbered_with_what_it_led_to() -> None:
    told = _told(
        "2015年3月4日，公司备案一种条款。2015年3月20日，该条款备案通过。",
        "2016年5月6日，公司改动费率，再次向监管部门备案；2016年5月30日，该条款备案通过。",
    )
    assert [role for role, _ in told if "备案" in role] == ["首次备案", "首次备案通过", "再次备案", "再次备案通过"]


def test_both_ends_of_a_span_are_told() -> None:
    assert _told("2020年5月1日至2021年6月30日，你店销售无标签食品。") == [
        ("销售无标签食品", "2020-05-01"),
        ("销售无标签食品", "2021-06-30"),
    ]


def test_what_an_act_is_about_is_not_the_act() -> None:
    assert ("立案", "2023-07-06") not in _told(
        "我局于2023年7月6日对你占用道路堆放石料的行为立案调查。"
    )  # it is a step: a date
    assert all("占用" not in role for role, _ in _told("我局于2023年7月6日对你占用道路堆放石料的行为立案调查。"))


def test_a_record_of_an_inquiry_tells_no_such_days() -> None:
    assert _told("问：何时购进？答：2023年4月8日购进。", doc_type=T.INQUIRY_RECORD) == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("2020年7月8日，本局作出《行政处罚决定书》并于7月10日送达。", ("决定送达", "2020-07-08")),
        ("2020年7月8日，本局下达《行政处罚告知书》，你表示不申请听证。", ("听证申请", "2020-07-08")),
        ("2020年7月8日，你向某镇政府提交政府信息公开申请。", ("许可申请", "2020-07-08")),
        ("本局对你单位2019年1月1日至2020年7月8日的纳税情况进行检查。", ("检查", "2020-07-08")),
        ("2020年7月8日，检查组调取费用凭证。", ("检查", "2020-07-08")),
    ],
)
def test_a_step_is_not_dated_by_a_day_of_something_else(sentence: str, told: tuple[str, str]) -> None:
    facts = read_facts(1, T.PENALTY_DECISION, [PageRef("h", 1)], plain_pages([f"行政处罚决定书\n{sentence}"]))
    assert told not in [(fact.role, fact.value) for fact in facts if fact.kind is FactKind.DATE]


def test_what_was_masked_is_named_by_its_field() -> None:
    text = "行政处罚决定书\n当事人：某店　统一社会信用代码：9233***********X\n身份证号：3301**********12　住址：***\n电话：0571-88888888"
    facts = read_facts(1, T.PENALTY_DECISION, [PageRef("h", 1)], plain_pages([text]))
    masked = [(fact.value, fact.role) for fact in facts if fact.kind is FactKind.MASKED]
    assert masked == [("统一社会信用代码", "9233***********X"), ("身份证号", "3301**********12"), ("住址", "***")]
