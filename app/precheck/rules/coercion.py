"""行政强制: approval before seizure, its term with extension and tests, added fines, the court's window."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal

from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Evidence, Finding
from app.domain.workdays import Interval, days_between, excluded_days, months_after
from app.precheck.case import CaseView, CheckedDocument, day_of, evidence_of
from app.precheck.kinds import deadline, told_day, unsettled, whole
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, not_applicable, suspected, undecided
from app.precheck.rules.amounts import fine_of
from app.precheck.rules.extension import Overrun, judged_with_extension
from app.precheck.vocabulary import days_in

_URGENT = re.compile(r"情况紧急|紧急情况|当场实施|二十四小时|24小时|补办批准|事后(?:报告|补办)")
_MOMENT = re.compile(
    r"(?P<y>20\d\d)\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日\s?(?P<h>\d{1,2})\s?(?:时|:|：)\s?(?P<min>\d{1,2})?"
)
_TERM = 30


def approved_before_seizure(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """QZ-02: seizure is approved beforehand, in an emergency reported within 24 hours (行政强制法第十八条第一项、第十九条)."""
    approved, seized = case.event("查封扣押审批"), case.event("查封扣押")
    open_question = unsettled(case, record, "查封扣押审批", "查封扣押")
    if approved is None or seized is None or open_question:
        yield open_question or undecided(
            record, [name for name, fact in (("查封扣押审批日期", approved), ("查封扣押日期", seized)) if fact is None]
        )
        return
    late = (day_of(approved) - day_of(seized)).days
    evidence = [evidence_of(approved), evidence_of(seized)]
    told = f"批准{told_day(day_of(approved))}，查封扣押{told_day(day_of(seized))}"
    if late < 0:
        yield conforms(record, f"{told}，先批准后实施。", evidence)
        return
    hours = _hours_late(case)
    if hours is not None:
        yield _by_the_clock(case, record, hours, told, evidence)
    elif late == 0:
        yield conforms(record, f"{told}，同日（未读到时分）。", evidence)
    elif late == 1 and _urgent(case):
        yield undecided(record, ["批准和实施的时分（情况紧急的应在二十四小时内报告并补办批准）"], evidence)
    else:
        yield suspected(record, f"{told}，批准晚于实施{late}日。", evidence)


def _by_the_clock(case: CaseView, record: RuleRecord, hours: timedelta, told: str, evidence: list[Evidence]) -> Finding:
    total = hours.total_seconds() / 3600
    if total <= 0:
        return conforms(record, f"{told}，批准在实施之前。", evidence)
    line = f"实施后{int(total)}小时{int(total * 60) % 60}分批准"
    if not _urgent(case):
        return suspected(record, f"{told}，{line}，未见情况紧急当场实施的记载。", evidence, [line])
    if total <= 24:
        return conforms(record, f"{told}，{line}，在二十四小时内补办批准。", evidence, [line])
    return suspected(record, f"{told}，{line}，超过二十四小时。", evidence, [line])


def _hours_late(case: CaseView) -> timedelta | None:
    """How long after the seizure began it was approved, by the clock; None where a time is not told."""
    approvals = [moment for item in case.of(T.SEIZURE_APPROVAL) for moment in _moments(item)]
    starts = [moment for item in case.of(T.SEIZURE_RECORD, T.SCENE_RECORD) for moment in _moments(item)[:1]]
    return max(approvals) - min(starts) if approvals and starts else None


def _moments(item: CheckedDocument) -> list[datetime]:
    found = []
    for match in _MOMENT.finditer(item.reading.flow):
        year, month, day, hour, minute = (int(match[key] or 0) for key in ("y", "m", "d", "h", "min"))
        try:
            found.append(datetime(year, month, day, hour, minute))  # noqa: DTZ001 - clock time as written, no zone
        except ValueError:
            continue
    return found


def _urgent(case: CaseView) -> bool:
    return any(_URGENT.search(item.text) for item in case.of(T.SEIZURE_APPROVAL, T.SEIZURE_RECORD, T.SEIZURE_DECISION))


def seizure_term(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """QZ-07: seizure lasts thirty days, once thirty more when extended in time, tests left out (行政强制法第二十五条)."""
    begun = case.event("查封扣押")
    ended = case.event("解除查封扣押") or (case.event("决定") if case.of(T.PENALTY_DECISION) else None)
    open_question = unsettled(case, record, "查封扣押", "解除查封扣押")
    if begun is None or ended is None or open_question:
        yield open_question or undecided(
            record, [name for name, fact in (("查封扣押日期", begun), ("解除或者处理日期", ended)) if fact is None]
        )
        return
    start, end = day_of(begun), day_of(ended)
    evidence = [evidence_of(ended), evidence_of(begun)]
    tests = _tests(case) if _tests_told(case) else ()
    excluded = excluded_days(tests, start, end)
    last, lines = deadline(case, start, _TERM, "calendar", excluded)
    told = f"查封扣押{told_day(start)}，{ended.role}{told_day(end)}，共{days_between(start, end)}日"
    named = _named_end(case)
    if end <= last:
        yield conforms(record, f"{told}，期限至{told_day(last)}届满，未超期。", evidence, lines)
    elif ended.role == "决定":
        yield undecided(record, ["解除查封扣押或者处理的日期（决定作出时已超过三十日）"], evidence)
    elif case.has(T.TEST_REPORT, T.TEST_ENTRUST) and not tests and not (named and end > named):
        yield undecided(
            record, ["检测、检验、检疫、鉴定的期间是否书面告知当事人（告知的期间不计入查封扣押期限）"], evidence
        )
    elif case.has(T.SEIZURE_EXTENSION):
        until = deadline(case, start, 2 * _TERM, "calendar", excluded)
        yield from judged_with_extension(case, record, Overrun(end, last, evidence, lines), "延长查封扣押", until)
    else:
        over = days_between(last, end)
        yield suspected(record, f"{told}，应于{told_day(last)}前，超期{over}日，未见延长期限的文书。", evidence, lines)


_TESTS_TOLD = re.compile(r"(?:检测|检验|检疫|鉴定)(?:的)?期间(?:为|自|从|：|:|至|共计?)[^。；]{0,24}\d")


def _tests_told(case: CaseView) -> bool:
    """True when a paper tells the party from when to when the tests last (行政强制法第二十五条第三款)."""
    return any(_TESTS_TOLD.search(item.text) for item in case.documents)


_END = re.compile(r"(?:期限|自|延长)[^。；]{0,60}?至(?P<day>20\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)")


def _named_end(case: CaseView) -> date | None:
    """The last day that the decision or its extension itself names."""
    papers = case.of(T.SEIZURE_DECISION, T.SEIZURE_EXTENSION)
    days = [day for item in papers for match in _END.finditer(item.text) for day in days_in(match["day"])]
    return max(days, default=None)


def _tests(case: CaseView) -> tuple[Interval, ...]:
    """Tests told to the party in writing, from the order to the report (行政强制法第二十五条第三款)."""
    first, last = case.event("检测委托"), case.event("检测报告")
    if first is None or last is None:
        return ()
    return (Interval(day_of(first), day_of(last), "检测、检验、检疫、鉴定"),)


def added_fine_within_principal(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZX-04: the added fine is no more than the fine itself (行政处罚法第七十二条第一款第一项、行政强制法第四十五条第二款)."""
    decision = case.decision
    principal = fine_of(decision) if decision else None
    added = next((fact for item in case.of(T.ADDED_FINE) for fact in _amounts(item)), None)
    if principal is None or added is None:
        yield undecided(
            record, [name for name, fact in (("决定的罚款数额", principal), ("加处罚款的数额", added)) if fact is None]
        )
        return
    evidence = [evidence_of(added, "加处罚款"), evidence_of(principal, "决定罚款")]
    if Decimal(added.value) > Decimal(principal.value):
        yield suspected(record, f"加处罚款{added.value}元超过罚款本数{principal.value}元。", evidence)
    else:
        yield conforms(record, f"加处罚款{added.value}元，未超过罚款本数{principal.value}元。", evidence)


_ADDED = re.compile(
    r"加处罚款(?:数额|金额)?(?:人民币)?(?:共计|合计|为)?[：:]?\s?(?P<n>\d[\d,，]*(?:\.\d+)?)\s?(?P<unit>万)?元"
)


def _amounts(item: CheckedDocument) -> Iterator[Fact]:
    for match in _ADDED.finditer(item.reading.flow):
        value = Decimal(re.sub("[,，]", "", match["n"])) * (10_000 if match["unit"] else 1)
        pin = item.reading.pin(*match.span())
        sure = item.reading.sureness(*match.span())
        yield Fact(FactKind.FINE, str(value), item.document.id, "加处", pin, match.group(), sure)


def court_window(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZX-10: the court is asked within three months after the time for remedies has run out (行政强制法第五十三条、第五十四条)."""
    served, applied = case.event("决定送达"), case.event("申请强制执行")
    open_question = unsettled(case, record, "决定送达", "申请强制执行")
    if served is None or applied is None or open_question:
        yield open_question or undecided(
            record, [name for name, fact in (("决定书送达日期", served), ("申请日期", applied)) if fact is None]
        )
        return
    evidence = [evidence_of(applied), evidence_of(served)]
    if case.has(T.RECONSIDERATION_DECISION, T.COURT_RULING, T.DEFERRED_PAYMENT, T.RECONSIDERATION_APPLICATION):
        yield undecided(record, ["复议、诉讼或者延期分期后起算的期限"], evidence)
        return
    ends = months_after(day_of(served), 6)
    last = case.calendar.roll(months_after(ends, 3))
    lines = [f"决定书{told_day(day_of(served))}送达，六个月起诉期限至{told_day(ends)}，其后三个月至{told_day(last)}"]
    if day_of(applied) > last:
        yield suspected(record, f"申请{told_day(day_of(applied))}晚于{told_day(last)}。", evidence, lines)
    elif day_of(applied) <= ends:
        yield undecided(record, ["起诉期限届满前申请强制执行的理由"], evidence)
    else:
        yield conforms(record, f"申请{told_day(day_of(applied))}在期限之内。", evidence, lines)


def no_release_due(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """QZ-08: a release hands the goods back and is signed for (行政强制法第二十八条)."""
    held = [item for item in case.of(T.SEIZURE_RELEASE) if item.readable]
    if not held:
        yield not_applicable(record, "没有解除查封扣押。")
    for item in held:
        place = item.search(r"退还|返还|发还|领取|领回|交还|启封|解除封条|恢复使用")
        if place:
            yield conforms(record, "解除时退还财物或者启封。", [place])
        else:
            yield undecided(record, [f"《{item.document.title}》中退还财物的记载"], [whole(item)])


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "QZ-02": approved_before_seizure,
    "QZ-07": seizure_term,
    "QZ-08": no_release_due,
    "ZX-04": added_fine_within_principal,
    "ZX-10": court_window,
}
