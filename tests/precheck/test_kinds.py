"""The kinds of rules that need no code."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.document_type import DocumentType as T
from app.domain.finding import Provenance, Severity
from app.precheck.record import RuleRecord
from tests.precheck.build import (
    CONFORMS,
    NOT_APPLICABLE,
    SUSPECTED,
    UNDECIDED,
    case,
    events,
    found,
    paper,
    result,
    unread,
)


def rule(kind: str, **given: Any) -> RuleRecord:
    fixed = {name: given.pop(name) for name in ("documents", "when", "unless", "absent", "suspected") if name in given}
    return RuleRecord(
        "T-1",
        "试验规则",
        "试验",
        "试验法第一条",
        Provenance.FULL_TEXT,
        Severity.MINOR,
        kind,
        given=tuple(given.items()),
        **fixed,
    )


CLOSING = rule("document", documents=(T.CLOSING_APPROVAL,))
SIGNED = rule("words", documents=(T.PENALTY_DECISION,), any_of=["行政复议"])
EITHER = rule("words", documents=(T.SCENE_RECORD, T.INQUIRY_RECORD), any_of=["回避"], each=False)
WRITTEN = rule("words", documents=(T.FILING_APPROVAL,), any_of=["同意"], handwritten=True)
NO_FEE = rule("forbidden", any_of=["听证费"], but=["不收取"])
IN_ORDER = rule("order", first="立案", then="决定")
STRICTLY = rule("order", first="立案", then="决定", strict=True)
SEVEN = rule("limit", first="决定", then="决定送达", days=7, unit="workday")
FIFTEEN = rule("limit", first="决定送达", then="缴款", days=15, unit="calendar")
SAME = rule("equal", fact="legal_rep", label="法定代表人")

ROWS = [
    ("the paper is there", CLOSING, [paper("closing_approval", "结案审批表")], CONFORMS),
    ("the paper is missing", CLOSING, [paper("penalty_decision", "处罚决定书")], SUSPECTED),
    ("an unread scan may be the paper", CLOSING, [paper("penalty_decision", "决定"), unread()], UNDECIDED),
    ("an unread page inside another paper may hold it", CLOSING, [unread("service_receipt", 0.8)], UNDECIDED),
    ("photos without words hide no paper", CLOSING, [unread("photo", 0.8)], SUSPECTED),
    ("other material that speaks of it may be it", CLOSING, [paper("other", "结案报告\n本案结案", sure=0.2)], UNDECIDED),
    ("other material on other matters is not it", CLOSING, [paper("other", "登记证\n编号", sure=0.2)], SUSPECTED),
    ("the words are there", SIGNED, [paper("penalty_decision", "可以申请行政复议。")], CONFORMS),
    ("the words are missing", SIGNED, [paper("penalty_decision", "可以起诉。")], SUSPECTED),
    ("no such paper", SIGNED, [paper("prior_notice", "行政复议")], UNDECIDED),
    ("a paper that nobody has read", SIGNED, [unread("penalty_decision", 0.9)], UNDECIDED),
    ("a poor scan may have lost the words", SIGNED, [paper("penalty_decision", "可以起诉。", scan=0.6)], UNDECIDED),
    ("a good scan has not", SIGNED, [paper("penalty_decision", "可以起诉。", scan=0.97)], SUSPECTED),
    ("one of two lacks the words", SIGNED, [paper("penalty_decision", "行政复议"), paper("penalty_decision", "无")], SUSPECTED),
    ("words broken over a line are found", SIGNED, [paper("penalty_decision", "可以申请行\n政复议。")], CONFORMS),
    ("one of several is enough where one is asked", EITHER, [paper("scene_record", "无"), paper("inquiry_record", "回避")], CONFORMS),
    ("none of several", EITHER, [paper("scene_record", "无"), paper("inquiry_record", "无")], SUSPECTED),
    ("none of those read, one unread", EITHER, [paper("scene_record", "无"), unread("inquiry_record", 0.9)], UNDECIDED),
    ("handwriting in a scan may be missed", WRITTEN, [paper("filing_approval", "立案审批表", scan=0.97)], UNDECIDED),
    ("typing is not missed", WRITTEN, [paper("filing_approval", "立案审批表")], SUSPECTED),
    ("nothing forbidden", NO_FEE, [paper("hearing_notice", "请按时参加听证。")], CONFORMS),
    ("forbidden words", NO_FEE, [paper("hearing_notice", "请缴纳听证费一百元。")], SUSPECTED),
    ("forbidden words that are excused", NO_FEE, [paper("hearing_notice", "不收取听证费。")], CONFORMS),
    ("nothing read", NO_FEE, [unread()], UNDECIDED),
    ("in order", IN_ORDER, events(立案="2026-03-02", 决定="2026-04-02"), CONFORMS),
    ("on the same day", IN_ORDER, events(立案="2026-03-02", 决定="2026-03-02"), CONFORMS),
    ("one day too early", IN_ORDER, events(立案="2026-03-02", 决定="2026-03-01"), SUSPECTED),
    ("on the same day where it must be later", STRICTLY, events(立案="2026-03-02", 决定="2026-03-02"), SUSPECTED),
    ("one date unknown", IN_ORDER, events(立案="2026-03-02"), UNDECIDED),
    ("an impossible date is no date", IN_ORDER, events(立案="2026-03-02", 决定="2026年2月30日"), UNDECIDED),
    ("two filings with two dates", IN_ORDER, [*events(立案="2026-03-02"), *events(立案="2026-05-02", 决定="2026-04-02")], UNDECIDED),
    ("on the last day", SEVEN, events(决定="2026-04-24", 决定送达="2026-05-08"), CONFORMS),
    ("one working day late", SEVEN, events(决定="2026-04-24", 决定送达="2026-05-09"), SUSPECTED),
    ("before it began", SEVEN, events(决定="2026-04-24", 决定送达="2026-04-23"), SUSPECTED),
    ("start unknown", SEVEN, events(决定送达="2026-04-23"), UNDECIDED),
    ("a year without a calendar", SEVEN, events(决定="2027-04-24", 决定送达="2027-05-23"), UNDECIDED),
    ("served twice on different days", SEVEN, [*events(决定="2026-04-24", 决定送达="2026-04-27"), *events(决定送达="2026-06-01")], UNDECIDED),
    ("the last day is rolled over a holiday", FIFTEEN, events(决定送达="2025-09-16", 缴款="2025-10-09"), CONFORMS),
    ("the day after the rolled day", FIFTEEN, events(决定送达="2025-09-16", 缴款="2025-10-10"), SUSPECTED),
    ("all the same", SAME, [paper("prior_notice", "告", "legal_rep=张三"), paper("penalty_decision", "决", "legal_rep=张三")], CONFORMS),
    ("one differs", SAME, [paper("prior_notice", "告", "legal_rep=张三"), paper("penalty_decision", "决", "legal_rep=李四")], SUSPECTED),
    ("only one tells it", SAME, [paper("prior_notice", "告", "legal_rep=张三")], UNDECIDED),
    ("brackets and width do not matter", SAME, [paper("prior_notice", "告", "legal_rep=张三（店主）"), paper("cover", "封", "legal_rep=张三(店主)")], CONFORMS),
]  # fmt: skip


@pytest.mark.parametrize(("record", "papers", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_a_rule_without_code_tells(record: RuleRecord, papers: list[Any], expected: str) -> None:
    assert result(record, case(*papers)) == expected


def test_a_limit_shows_how_it_was_counted() -> None:
    finding = found(SEVEN, case(*events(决定="2026-04-24", 决定送达="2026-05-11")))
    assert "超期1个工作日" not in finding.message
    assert "超期2个工作日" in finding.message
    assert any("5月1日（劳动节）" in line for line in finding.arithmetic)


def test_a_missing_paper_points_at_the_one_that_calls_for_it() -> None:
    asked = rule("document", documents=(T.HEARING_RECORD,), when=(T.HEARING_NOTICE,))
    finding = found(asked, case(paper("cover", "封面"), paper("hearing_notice", "听证通知书")))
    assert [item.document for item in finding.evidence] == [2]


def test_a_rule_waits_for_the_paper_it_is_about() -> None:
    assert result(rule("document", documents=(T.DEMAND,), when=(T.ENFORCE_APPLICATION,)), case()) == NOT_APPLICABLE


def test_a_rule_stands_back_where_another_paper_decides() -> None:
    spared = rule("document", documents=(T.DEMAND,), unless=(T.PAYMENT,))
    assert result(spared, case(paper("payment", "缴款书"))) == NOT_APPLICABLE


def test_a_rule_waits_for_the_words_it_is_about() -> None:
    waiting = rule("document", documents=(T.DEMAND,), when_words=["监控"], matter="电子监控")
    assert result(waiting, case(paper("penalty_decision", "处罚"))) == NOT_APPLICABLE
    assert result(waiting, case(paper("penalty_decision", "监控抓拍"))) == SUSPECTED


def test_words_recognised_with_doubt_say_so() -> None:
    scan = paper("hearing_notice", "请缴纳听证费一百元。", scan=0.5)
    assert "识别置信度低" in found(NO_FEE, case(scan)).message
