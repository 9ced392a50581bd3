"""卷内一致性: the same day, number, address or name told differently by two papers; years slipped; everything on one day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime

from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Finding
from app.precheck.case import DECISIONS, NOTICES, CaseView, day_of, evidence_of
from app.precheck.kinds import normal
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, suspected, undecided
from app.precheck.rules.people import span_of

# the order in which an ordinary penalty goes
CHAIN = (
    "案源登记",
    "立案",
    "调查终结",
    "法制审核",
    "告知",
    "告知送达",
    "集体讨论",
    "决定审批",
    "决定",
    "决定送达",
    "缴款",
    "结案",
)
_CLUSTER = ("立案", "调查终结", "法制审核", "告知", "决定审批", "决定")
_MANY = 4
_YEAR = (350, 380)


def same_day_cluster(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-10: filing, report, review, notice, approval and decision do not all fall on one day (行政处罚法第五十四条至第五十九条)."""
    events = [(role, fact) for role in _CLUSTER if (fact := case.event(role))]
    if len(events) < _MANY:
        yield undecided(record, [f"{role}日期" for role in _CLUSTER if case.event(role) is None])
        return
    days: dict[str, list[tuple[str, Fact]]] = {}
    for role, fact in events:
        days.setdefault(fact.value, []).append((role, fact))
    day, most = max(days.items(), key=lambda one: len(one[1]))
    if len(most) >= _MANY:
        roles = "、".join(role for role, _ in most)
        yield suspected(record, f"{roles}都在{day}这一天，请核对是否补制。", [evidence_of(fact) for _, fact in most])
    else:
        yield conforms(record, "各环节没有集中在同一天。", [evidence_of(fact) for _, fact in events[:3]])


def slipped_years(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-12: no date lies a year beside its neighbours in the order of the case (疑似年份笔误)."""
    chain = [(role, fact) for role in CHAIN if (fact := case.event(role)) and not case.disputed(role)]
    if len(chain) < 3:
        yield undecided(record, ["三个以上环节的日期"])
        return
    slipped = [(role, fact) for n, (role, fact) in enumerate(chain) if _slipped([day_of(f) for _, f in chain], n)]
    for role, fact in slipped:
        item = case.document(fact.document)
        told = f"{role}日期{fact.value}与前后环节相差约一年，疑为年份笔误"
        if item is not None and item.recognised:
            yield undecided(record, [f"清楚的{role}日期（{told}，扫描件可能识别有误）"], [evidence_of(fact)])
        else:
            yield suspected(record, f"{told}。", [evidence_of(fact)])
    if not slipped:
        yield conforms(record, "各环节日期没有相差约一年的笔误。")


def _slipped(days: list[date], at: int) -> bool:
    """The day breaks the order, and a year more or less would mend it."""
    before, after = days[at - 1] if at else None, days[at + 1] if at + 1 < len(days) else None
    day = days[at]
    if (before is None or before <= day) and (after is None or day <= after) and not _far(before, day, after):
        return False
    for year in (day.year - 1, day.year + 1):
        try:
            moved = day.replace(year=year)
        except ValueError:
            continue
        fits = (before is None or before <= moved) and (after is None or moved <= after)
        near = [abs((moved - other).days) for other in (before, after) if other is not None]
        others = [one for n, one in enumerate(days) if n != at]
        if fits and min(near) <= 120 and others == sorted(others):
            return True
    return False


def _far(before: date | None, day: date, after: date | None) -> bool:
    """At either end of the chain a slipped year keeps the order, but stands a year away."""
    gaps = [abs((day - other).days) for other in (before, after) if other is not None]
    return len(gaps) == 1 and _YEAR[0] <= gaps[0] + 30 and gaps[0] <= _YEAR[1] + 60


def differs_in_one(a: str, b: str) -> bool:
    """True when two writings of one length differ in one character at most."""
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) <= 1


def addresses(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-11: notice, filing and decision give the party one address (行政处罚法第五十九条第一款第一项)."""
    yield from _beside_decision(case, record, FactKind.ADDRESS, "地址", _address_slip)


def representatives(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-16: notice, filing and decision name one representative (行政处罚法第五十九条第一款第一项)."""
    yield from _beside_decision(case, record, FactKind.LEGAL_REP, "法定代表人", _name_slip)


_BESIDE = (T.FILING_APPROVAL, *NOTICES, T.DECISION_APPROVAL, T.INVESTIGATION_REPORT, T.CLOSING_APPROVAL)


def _beside_decision(
    case: CaseView, record: RuleRecord, kind: FactKind, what: str, slip: Callable[[str, str], bool]
) -> Iterator[Finding]:
    decision = case.decision
    own = next(iter(decision.values(kind)), None) if decision else None
    others = list(case.facts(kind, "", _BESIDE))
    if own is None or not others:
        yield undecided(record, [f"两份以上文书中的{what}"])
        return
    odd = [fact for fact in others if slip(normal(own.value), normal(fact.value))]
    for fact in odd:
        item = case.document(fact.document)
        told = f"《{case.title_of(fact.document)}》的{what}为“{fact.value}”，决定书为“{own.value}”"
        evidence = [evidence_of(fact, what), evidence_of(own, what)]
        if (item is not None and item.recognised) or (decision is not None and decision.recognised):
            yield undecided(record, [f"清楚的{what}（{told}）"], evidence)
        else:
            yield suspected(record, f"{told}，不一致。", evidence)
    if not odd:
        yield conforms(record, f"各文书的{what}一致。", [evidence_of(own, what)])


def _address_slip(own: str, other: str) -> bool:
    """The same road with another number, or one character changed; a shorter or another address is no slip."""
    if own == other or own.startswith(other) or other.startswith(own) or own.endswith(other) or other.endswith(own):
        return False
    words, their = re.sub(r"\d+", "#", own), re.sub(r"\d+", "#", other)
    return (words == their) or (len(own) == len(other) and len(own) >= 8 and differs_in_one(own, other))


def _name_slip(own: str, other: str) -> bool:
    person = re.compile(r"[\u4e00-\u9fff·]{2,4}")
    cut = own.startswith(other) or other.startswith(own)  # by the end of a line
    return bool(person.fullmatch(own) and person.fullmatch(other)) and not cut


def spans_run_forward(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZJ-03: a record ends after it begins (行政处罚法第五十五条第二款)."""
    spans = list(case.facts(FactKind.TIME_SPAN))
    if not spans:
        yield undecided(record, ["笔录的起止时间"])
        return
    wrong = False
    for fact in spans:
        try:
            start, end = span_of(fact)
        except ValueError:
            continue
        if end > start:
            continue
        wrong = True
        item = case.document(fact.document)
        told = f"《{case.title_of(fact.document)}》的结束时间{_clock(end)}不晚于开始时间{_clock(start)}"
        if item is not None and item.recognised and fact.confidence < 0.9:
            yield undecided(record, [f"清楚的起止时间（{told}）"], [evidence_of(fact, "起止时间")])
        else:
            yield suspected(record, f"{told}。", [evidence_of(fact, "起止时间")])
    if not wrong:
        yield conforms(record, f"{len(spans)}份记录的结束时间都晚于开始时间。")


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def agencies(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GEN-13: notice and decision are issued by one agency (行政处罚法第五十九条第一款第六项)."""
    facts = list(case.facts(FactKind.AGENCY, "", (*NOTICES, *DECISIONS)))
    names = {normal(fact.value) for fact in facts}
    if len({fact.document for fact in facts}) < 2:
        yield undecided(record, ["告知书和决定书的机关名称"])
    elif len(names) == 1 or all(any(a in b or b in a for b in names if b is not a) for a in names):
        yield conforms(record, f"告知书和决定书的机关一致：{facts[0].value}。", [evidence_of(facts[0], "机关")])
    elif any(item.recognised for item in case.of(*NOTICES, *DECISIONS)):
        yield undecided(record, ["清楚的机关名称"], [evidence_of(fact, "机关") for fact in facts[:3]])
    else:
        told = "、".join(f"《{case.title_of(fact.document)}》为{fact.value}" for fact in facts[:3])
        yield suspected(
            record, f"告知书和决定书的机关不一致：{told}。", [evidence_of(fact, "机关") for fact in facts[:3]]
        )


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "CL-10": same_day_cluster,
    "CL-11": addresses,
    "CL-12": slipped_years,
    "CL-16": representatives,
    "GEN-13": agencies,
    "ZJ-03": spans_run_forward,
}
