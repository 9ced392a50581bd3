"""Limits with excluded intervals and extensions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.finding import Finding, Outcome
from app.domain.workdays import Interval, days_after, days_between, excluded_days, merged
from app.precheck.case import CaseView, day_of, evidence_of
from app.precheck.kinds import deadline, limit, told_day, unsettled
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, suspected, undecided
from app.precheck.rules.extension import Overrun, judged_with_extension


def excluded_intervals(case: CaseView) -> tuple[Interval, ...]:
    """Intervals evidenced in the file that do not count: tests and hearings, each from its start to its end."""
    pairs = (("检测委托", "检测报告", "检测、检验、鉴定"), ("听证申请", "听证报告", "听证"))
    found = []
    for start, end, reason in pairs:
        first, last = case.event(start), case.event(end)
        if first and last:
            found.append(Interval(day_of(first), day_of(last), reason))
    return tuple(found)


def ninety_days(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-09: the decision comes within 90 days of filing, less excluded intervals, plus approved extensions (行政处罚法第六十条)."""
    filed, decided = case.event("立案"), case.event("决定")
    open_question = unsettled(case, record, "立案", "决定")
    if open_question:
        yield open_question
        return
    if filed is None or decided is None:
        yield undecided(record, [name for name, fact in (("立案日期", filed), ("决定日期", decided)) if fact is None])
        return
    start, end = day_of(filed), day_of(decided)
    row = case.limits.find("case_days", start, case.sector.value, case.province)
    days = int(row.value) if row else 90
    intervals = merged(excluded_intervals(case), start, end)
    excluded = excluded_days(intervals, start, end)
    last, lines = deadline(case, start, days, "calendar", excluded)
    if intervals:
        lines = (
            *lines,
            "扣除期间：" + "；".join(f"{i.reason} {i.start.isoformat()} 至 {i.end.isoformat()}" for i in intervals),
        )
    evidence = [evidence_of(filed), evidence_of(decided)]
    told = f"立案{told_day(start)}，决定{told_day(end)}，历时{days_between(start, end)}日"
    raw = days_after(start, days + excluded)
    if end <= raw:
        yield conforms(record, f"{told}，期限{days}日（{told_day(raw)}届满），未超期。", evidence, lines)
    elif end <= last:
        yield undecided(record, ["期限末日遇节假日能否顺延的规定（行政处罚法没有规定，请按本领域规章判断）"], evidence)
    elif case.has(T.SUSPENSION, T.SERVICE_ANNOUNCEMENT, T.CRIME_TRANSFER):
        yield undecided(record, ["中止、公告、移送期间应否扣除及其天数"], evidence)
    elif case.has(T.EXTENSION_APPROVAL):
        longer = sum(_longer(item.text) for item in case.of(T.EXTENSION_APPROVAL))
        until = deadline(case, start, days + excluded + longer, "calendar") if longer else None
        yield from judged_with_extension(case, record, Overrun(end, last, evidence, lines), "延期审批", until)
    else:
        yield suspected(
            record,
            f"{told}，期限{days}日，应于{told_day(last)}前，超期{days_between(last, end)}日，卷内未见延期审批。",
            evidence,
            lines,
        )


_LONGER = re.compile(r"延长[^。；]{0,16}?(?P<days>[一二三四五六七八九]?十|\d{1,3})\s?(?:个)?日")
_TENS = {"十": 10, "二十": 20, "三十": 30, "四十": 40, "五十": 50, "六十": 60, "九十": 90}


def _longer(text: str) -> int:
    match = _LONGER.search(text)
    if match is None:
        return 0
    return int(match["days"]) if match["days"].isdigit() else _TENS.get(match["days"], 0)


_LEFT_OUT = (T.TEST_REPORT, T.TEST_ENTRUST, T.SAMPLING, T.COMPLAINT, T.TRANSFER_IN, T.EXTENSION_APPROVAL)


def filed_in_time(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """LA-02: the case is filed within the field's term after the clue was received or found (行政处罚法第五十四条第二款及本领域程序规章)."""
    inspected = sorted(case.facts(FactKind.DATE, "检查", (T.SCENE_RECORD,)), key=lambda fact: fact.value)
    if case.event("案源登记") is not None or not inspected or case.event("立案") is None:
        yield from limit(case, record)
        return
    # no paper tells when the clue came in: it was found by the inspection at the latest
    found = list(
        limit(case, replace(record, given=(*(pair for pair in record.given if pair[0] != "first"), ("first", "检查"))))
    )
    late = any(one.outcome is Outcome.SUSPECTED and one.arithmetic for one in found)
    filed_before = inspected[0].value > case.event("立案").value  # type: ignore[union-attr]
    if filed_before or (late and case.has(*_LEFT_OUT)):
        yield undecided(record, ["收到线索的日期，以及不计入立案期限的期间"], [evidence_of(inspected[0])])
    else:
        yield from found


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {"JD-09": ninety_days, "LA-02": filed_in_time}
