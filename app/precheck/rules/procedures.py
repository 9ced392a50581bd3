"""简易程序、许可、集体讨论、教示: limits and bodies that differ from the ordinary procedure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.finding import Evidence, Finding
from app.precheck.case import CaseView, Sector, day_of, evidence_of
from app.precheck.kinds import deadline, told_day, unsettled, whole
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, not_applicable, suspected, undecided
from app.precheck.rules.amounts import fine_of
from app.precheck.rules.extension import Overrun, judged_with_extension

_PERSON, _BODY, _OLD_PERSON, _OLD_BODY, _POLICE = Decimal(200), Decimal(3000), Decimal(50), Decimal(1000), Decimal(500)
_NEW_LAW, _NEW_POLICE_LAW = date(2021, 7, 15), date(2026, 1, 1)
_SIMPLE = {"警告", "罚款", "通报批评"}


def summary_limit(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JY-01: on the spot at most 200 yuan for a person, 3000 for a body (行政处罚法第五十一条)."""
    held = case.of(T.SUMMARY_DECISION)
    decided = case.event("决定")
    if not held or decided is None or not held[0].readable:
        yield undecided(record, ["当场处罚决定书和决定日期"])
        return
    fine = fine_of(held[0])
    if fine is None:
        yield undecided(record, ["罚款数额"], [whole(held[0])])
        return
    kinds = {fact.value for item in case.documents for fact in item.values(FactKind.PARTY_KIND)}
    low, high = _lines(case.sector, day_of(decided))
    value, evidence = Decimal(fine.value), [evidence_of(fine, "罚款")]
    if value <= low:
        yield conforms(record, f"罚款{fine.value}元，未超过{low}元。", evidence)
    elif value > high:
        yield suspected(record, f"当场罚款{fine.value}元，超过{high}元的限额。", evidence)
    elif kinds == {"自然人"}:
        yield suspected(record, f"对公民当场罚款{fine.value}元，超过{low}元的限额。", evidence)
    elif kinds == {"法人"}:
        yield conforms(record, f"对单位罚款{fine.value}元，未超过{high}元。", evidence)
    else:
        yield undecided(record, [f"当事人适用公民（{low}元）还是单位（{high}元）的限额"], evidence)


def _lines(sector: Sector, on: date) -> tuple[Decimal, Decimal]:
    if sector is Sector.POLICE and on >= _NEW_POLICE_LAW:
        return _POLICE, _POLICE
    return (_PERSON, _BODY) if on >= _NEW_LAW else (_OLD_PERSON, _OLD_BODY)


def summary_kinds(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JY-01b: on the spot only warnings and fines (行政处罚法第五十一条)."""
    facts = [fact for item in case.of(T.SUMMARY_DECISION) for fact in item.values(FactKind.PENALTY)]
    if not facts:
        yield undecided(record, ["当场处罚的种类"])
        return
    beyond = [fact for fact in facts if fact.value not in _SIMPLE]
    if not beyond:
        yield conforms(
            record, f"当场处罚的种类为{'、'.join(dict.fromkeys(f.value for f in facts))}。", [evidence_of(facts[0])]
        )
    elif any(re.search(r"[□☐○]", fact.quote) for fact in beyond):
        yield undecided(record, ["处罚种类的勾选"], map(evidence_of, beyond))
    else:
        names = "、".join(dict.fromkeys(fact.value for fact in beyond))
        yield suspected(record, f"当场作出{names}，不属于简易程序的范围。", map(evidence_of, beyond))


_COLLECTED = re.compile(r"(?P<box>[□☐○◯☑√■✓☒]?)\s?当场(?:收缴|缴纳)")
_HANDED_IN = re.compile(r"当场收缴罚款|收缴罚款上缴|罚款上缴登记")
_REASON = re.compile(r"事后难以执行|边远|水上|交通不便|向指定(?:的)?银行[^。]{0,20}(?:确有)?困难|一百元以下|100元以下")


def collected_on_the_spot(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JY-07: collected on the spot only up to 100 yuan or for a named reason (行政处罚法第六十八条、第六十九条)."""
    held = case.of(T.SUMMARY_DECISION)
    match = next((m for item in held if (m := _COLLECTED.search(item.reading.flow))), None)
    if not held or match is None or match["box"] in set("□☐○◯"):
        yield not_applicable(record, "没有读到当场收缴罚款的记载。")
        return
    item, fine = held[0], fine_of(held[0])
    handed_in = next(
        (place for one in case.documents if one is not item and (place := one.search(_HANDED_IN.pattern))), None
    )
    evidence = [
        Evidence(item.document.id, match.group(), item.reading.pin(*match.span())),
        *([evidence_of(fine, "罚款")] if fine else []),
        *([handed_in] if handed_in else []),
    ]
    if fine is None:
        yield undecided(record, ["罚款数额"], evidence)
    elif Decimal(fine.value) <= 100 or _REASON.search(item.text):
        yield conforms(record, f"当场收缴罚款{fine.value}元，符合条件或者写明了理由。", evidence)
    elif not handed_in and not match["box"] and re.search(r"[□☐○]|不(?:得)?当场收缴|或者当场收缴|指定银行", item.text):
        yield undecided(record, ["是否当场收缴的勾选"], evidence)
    else:
        yield suspected(record, f"当场收缴罚款{fine.value}元，超过一百元且未写明法定情形。", evidence)


def licence_term(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """XK-04: a licence is decided within twenty working days of acceptance, ten more when extended (行政许可法第四十二条、第八十二条)."""
    accepted, decided = case.event("受理"), case.event("许可决定") or case.event("不予许可决定")
    open_question = unsettled(case, record, "受理", "许可决定", "不予许可决定")
    if accepted is None or decided is None or open_question:
        yield open_question or undecided(
            record, [name for name, fact in (("受理日期", accepted), ("许可决定日期", decided)) if fact is None]
        )
        return
    start, end, evidence = day_of(accepted), day_of(decided), [evidence_of(decided), evidence_of(accepted)]
    last, lines = deadline(case, start, 20, "workday")
    count = case.calendar.workdays_between(start, end)
    told = f"受理{told_day(start)}，决定{told_day(end)}，第{count}个工作日"
    if end < start:
        yield suspected(record, f"决定{told_day(end)}早于受理{told_day(start)}。", evidence)
    elif end <= last:
        yield conforms(record, f"{told}，期限20个工作日，届满日{told_day(last)}，未超期。", evidence, lines)
    elif _left_out(case):
        yield undecided(record, ["听证、检验、检测、鉴定、专家评审等不计入期限的起止日期"], evidence)
    elif case.has(T.LICENCE_EXTENSION):
        until = deadline(case, start, 30, "workday")
        yield from judged_with_extension(
            case, record, Overrun(end, last, evidence, lines, "workday"), "延长许可期限", until
        )
    else:
        over = case.calendar.workdays_between(last, end)
        yield suspected(
            record, f"{told}，应于{told_day(last)}前，超期{over}个工作日，未见延长期限的文书。", evidence, lines
        )


def _left_out(case: CaseView) -> bool:
    special = (T.HEARING_RECORD, T.HEARING_NOTICE, T.TEST_REPORT, T.TEST_ENTRUST)
    pattern = r"专家评审|招标|拍卖|检验检测|检疫|鉴定|特别程序|技术审查|听证"
    return case.has(*special) or any(
        re.search(pattern, item.text) for item in case.of(T.LICENCE_ACCEPTANCE, T.LICENCE_REVIEW, T.OTHER)
    )


_DISCUSSION_FINE = {Sector.ECOLOGY: Decimal(500_000)}
_DISCUSSION_KINDS = {
    Sector.ECOLOGY: {"吊销许可证件", "责令停产停业", "责令关闭", "限制从业"},
}


def discussion_held(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-06: a grave or complicated case is discussed by the agency's heads (行政处罚法第五十七条第二款)."""
    if case.has(T.DISCUSSION_RECORD):
        yield conforms(record, "卷内有集体讨论记录。", [whole(case.of(T.DISCUSSION_RECORD)[0])])
        return
    decision = case.decision
    fine = fine_of(decision) if decision else None
    line = _DISCUSSION_FINE.get(case.sector)
    kinds = _DISCUSSION_KINDS.get(case.sector, set()) & {
        fact.value for fact in (decision.values(FactKind.PENALTY) if decision else ())
    }
    grave = (line is not None and fine is not None and Decimal(fine.value) >= line) or bool(kinds)
    heard = case.has(T.HEARING_RECORD) and case.sector in {Sector.MARKET, Sector.EMERGENCY}
    evidence = [evidence_of(fine, "罚款")] if fine else [whole(item) for item in case.documents[:1]]
    if not (grave or heard):
        yield undecided(record, ["是否属于情节复杂或者重大违法行为（卷内无集体讨论记录）"], evidence)
    elif case.may_hide(T.DISCUSSION_RECORD) or any(
        item.search(r"集体讨论|案审会|案件审理委员会") for item in case.documents
    ):
        yield undecided(record, ["集体讨论记录（卷内提到集体讨论或者有尚未识别的页面）"], evidence)
    else:
        amount = f"罚款{fine.value}元" if fine else ""
        reason = "经过听证" if heard else f"处罚{'、'.join(sorted(kinds)) or amount}"
        yield suspected(record, f"本案{reason}，应当集体讨论，卷内未见集体讨论记录。", evidence)


def executed_at_a_fit_time(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """QZ-15: no enforcement at night or on a public holiday but in urgency (行政强制法第四十三条第一款)."""
    told = [
        (item, match)
        for item in case.documents
        if item.doc_type is T.SUBSTITUTE_PERFORMANCE
        or re.search(r"强制(?:拆除|执行|搬离).{0,4}笔录|执行笔录", item.document.title)
        for match in _MOMENT.finditer(item.reading.flow)
    ]
    if not told:
        yield undecided(record, ["强制执行的日期和时分"])
        return
    item, match = told[0]
    day, hour = date(int(match["y"]), int(match["m"]), int(match["d"])), int(match["h"])
    place = Evidence(item.document.id, match.group(), item.reading.pin(*match.span()), "执行时间", match.group())
    holiday = case.calendar.holiday(day)
    if re.search(r"情况紧急|紧急情况", item.text):
        yield undecided(record, ["情况是否紧急的核对"], [place])
    elif holiday is not None and holiday.off and day.weekday() < 5:
        yield suspected(record, f"{told_day(day)}为{holiday.name}假期，法定节假日不得实施强制执行。", [place])
    elif not case.calendar.is_workday(day) or not 6 <= hour < 22:
        yield undecided(record, [f"{told_day(day)}{hour}时是否属于夜间或者法定节假日"], [place])
    else:
        yield conforms(record, f"强制执行在{told_day(day)}{hour}时。", [place])


_MOMENT = re.compile(
    r"(?P<y>20\d\d)\s?年\s?(?P<m>1[0-2]|0?[1-9])\s?月\s?(?P<d>[12]\d|0?[1-9])\s?日\s?(?P<h>2[0-3]|[01]?\d)\s?时"
)


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "JD-06": discussion_held,
    "JY-01": summary_limit,
    "JY-01b": summary_kinds,
    "JY-07": collected_on_the_spot,
    "QZ-15": executed_at_a_fit_time,
    "XK-04": licence_term,
}
