"""主体与时效: age, limitation, recusal, certificates in force."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.finding import Evidence, Finding
from app.precheck.case import DECISIONS, CaseView, day_of, evidence_of
from app.precheck.kinds import told_day, unsettled, whole
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, not_applicable, suspected, undecided
from app.precheck.vocabulary import days_in

_ACT_ENDED = re.compile(
    r"违法行为(?:发生|终了|结束|终止)(?:之日|时间|日期)?[^。；\d]{0,6}(?P<y>20\d\d)\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日"
)
# a decision often tells the days of the act only: 经查，你于2023年5月20日至21日……
_ACT_LASTED = re.compile(
    r"(?:经查明?|查明|违法事实)[^。；\d]{0,12}(?P<y>20\d\d)\s?年\s?(?P<m>\d{1,2})\s?月\s?\d{1,2}\s?日?至(?:(?P<y2>20\d\d)\s?年)?"
    r"(?:(?P<m2>\d{1,2})\s?月)?(?P<d>\d{1,2})\s?日"
)


def within_limitation(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """LA-04: the breach was found within two years, five where life, health or finance was harmed (行政处罚法第三十六条)."""
    filed = case.event("立案")
    held = [
        (item, match)
        for item in case.of(*DECISIONS, T.INVESTIGATION_REPORT)
        if (match := _ACT_ENDED.search(item.reading.flow) or _ACT_LASTED.search(item.reading.flow))
    ]
    open_question = unsettled(case, record, "立案")
    if filed is None or not held or open_question:
        yield open_question or undecided(record, ["违法行为发生或者终了的日期" if filed else "立案日期"])
        return
    item, match = held[0]
    ended = _last_day(match)
    if ended is None:
        yield undecided(record, ["违法行为终了的日期"], [whole(item)])
        return
    years = (day_of(filed) - ended).days / 365.25
    place = Evidence(
        item.document.id, match.group(), item.reading.pin(*match.span()), "违法行为终了", ended.isoformat()
    )
    evidence = [place, evidence_of(filed)]
    if years <= 2:
        yield conforms(record, f"违法行为终了{told_day(ended)}，立案{told_day(day_of(filed))}，未满二年。", evidence)
    elif match.re is _ACT_LASTED and any(ended < day < day_of(filed) for one, _ in held for day in days_in(one.text)):
        yield undecided(record, ["违法行为终了的日期（决定书还记载了其后的日期）"], evidence)
    elif years <= 5 and any(re.search(r"生命健康|金融安全|危害后果", one.text) for one in case.documents):
        yield undecided(record, ["是否涉及公民生命健康安全、金融安全且有危害后果（时效五年）"], evidence)
    else:
        yield suspected(
            record,
            f"违法行为终了{told_day(ended)}，立案{told_day(day_of(filed))}，已过追究时效，请核对发现日期。",
            evidence,
        )


def _last_day(match: re.Match[str]) -> date | None:
    told = match.groupdict()
    try:
        return date(int(told.get("y2") or told["y"]), int(told.get("m2") or told["m"]), int(told["d"]))
    except ValueError:
        return None


def minor_party(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """LA-07: under 14 no penalty, under 18 a lighter one (行政处罚法第三十条)."""
    decision, on = case.decision, case.event("检查") or case.event("立案")
    numbers = [fact for fact in decision.values(FactKind.ID_NUMBER) if fact.role == "valid"] if decision else []
    kinds = {fact.value for fact in decision.values(FactKind.PARTY_KIND)} if decision else set()
    if kinds and kinds <= {"法人", "非法人组织"}:
        yield not_applicable(record, "当事人是单位。")
        return
    if decision is None or not numbers or on is None:
        yield undecided(record, ["当事人（自然人）的身份证号和违法行为发现日期"])
        return
    births = [(fact, date(int(fact.value[6:10]), int(fact.value[10:12]), int(fact.value[12:14]))) for fact in numbers]
    fact, birth = max(births, key=lambda one: one[1])
    age = (day_of(on) - birth).days // 365.25
    spoken = decision.search(r"从轻|减轻|不予(?:行政)?处罚")
    if age >= 18:
        yield conforms(record, f"当事人已满十八周岁（{int(age)}岁）。", [evidence_of(fact, "身份证号")])
    elif spoken and age >= 14:
        yield conforms(record, f"当事人{int(age)}岁，决定书写明从轻或者减轻。", [spoken])
    elif len(births) > 1:
        yield undecided(record, ["哪一个身份证号是当事人的"], [evidence_of(fact, "身份证号")])
    else:
        told = "不满十四周岁，应当不予处罚" if age < 14 else "不满十八周岁，应当从轻或者减轻"
        yield suspected(record, f"当事人{int(age)}岁，{told}，请核对。", [evidence_of(fact, "身份证号")])


_ASKED = re.compile(r"(?:答[：:][^。；问]{0,12}|当事人)(?<!不)(?<!没有)(?:申请|要求)[\u4e00-\u9fff、]{0,10}回避")
_NOT_ASKED = re.compile(r"不(?:需要|用)?(?:申请|要求)|无需|没有|是否|不用|有权|可以|权利")


def recusal_decided(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GEN-09: a request for recusal is decided on (行政处罚法第四十三条第三款)."""
    asked = [
        (item, match)
        for item in case.of(T.SCENE_RECORD, T.INQUIRY_RECORD)
        for match in _ASKED.finditer(item.reading.flow)
        if not _NOT_ASKED.search(match.group())
    ]
    if not asked:
        yield not_applicable(record, "没有读到当事人申请回避的记载。")
        return
    item, match = asked[0]
    place = Evidence(item.document.id, match.group(), item.reading.pin(*match.span()))
    if any(
        re.search(r"回避(?:申请)?[^。；]{0,12}(?:决定|批准|驳回|同意)|(?:决定|批准|驳回)[^。；]{0,12}回避", one.text)
        for one in case.documents
    ):
        yield conforms(record, "回避申请已有决定。", [place])
    else:
        yield undecided(record, ["对回避申请的决定（笔录中似有回避申请，请核对）"], [place])


_EXPIRY = re.compile(
    r"有效(?:期|期限)?(?:至|到|截止)[：:\t ]{0,2}(?P<y>20\d\d)\s?[年.\-/]\s?(?P<m>\d{1,2})\s?[月.\-/]\s?(?P<d>\d{1,2})"
)


def certificate_valid(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GEN-15: officers' certificates were valid on the day of the inspection (行政处罚法第四十二条)."""
    cards = [(item, match) for item in case.of(T.OFFICER_CARD) for match in _EXPIRY.finditer(item.reading.flow)]
    on = case.event("检查") or case.event("询问")
    if not cards or on is None:
        yield undecided(record, ["执法证件的有效期" if not cards else "检查日期"])
        return
    late = False
    for item, match in cards:
        place = Evidence(item.document.id, match.group(), item.reading.pin(*match.span()), "有效期", match.group())
        until = f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}"
        if until < on.value and item.recognised:
            late = True
            yield undecided(record, [f"清楚的有效期（读作{until}）"], [place, evidence_of(on)])
        elif until < on.value:
            late = True
            yield suspected(
                record, f"执法证件有效期至{until}，{on.role}日期为{on.value}，已经过期。", [place, evidence_of(on)]
            )
    if not late:
        yield conforms(record, "执法证件在有效期内。", [evidence_of(on)])


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "GEN-09": recusal_decided,
    "GEN-15": certificate_valid,
    "LA-04": within_limitation,
    "LA-07": minor_party,
}
