"""告知、申辩、听证: what was told, when it was served, and what was decided after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Evidence, Finding
from app.precheck.case import CaseView, CheckedDocument, day_of, evidence_of
from app.precheck.kinds import deadline, told_day
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, not_applicable, suspected, undecided

_HEARING_TYPES = ("降低资质等级", "吊销许可证件", "责令停产停业", "责令关闭", "限制从业")


def fine_of(item: CheckedDocument) -> Fact | None:
    """The fine decided (or intended) in a document: the largest amount read behind 罚款."""
    fines = item.values(FactKind.FINE)
    return max(fines, key=lambda fact: Decimal(fact.value), default=None)


def decided_after_term(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GZ-03: the decision comes after the time for statements and for asking a hearing (行政处罚法第四十四条、第四十五条、第六十四条第一项)."""
    served, decided = case.event("告知送达") or None, case.event("决定")
    if served is None or decided is None:
        yield undecided(
            record, [name for name, fact in (("告知书送达日期", served), ("决定日期", decided)) if fact is None]
        )
        return
    if case.has(T.WAIVER):
        yield conforms(record, "当事人已书面放弃，不受告知期限限制。", [evidence_of(served), evidence_of(decided)])
        return
    row = case.limits.find("statement_days", day_of(served), case.sector.value, case.province)
    hearing = case.notice is not None and bool(case.notice.values(FactKind.HEARING_RIGHT))
    days = 5 if hearing else int(row.value) if row else 3
    last, lines = deadline(case, day_of(served), days, "workday")
    evidence = [evidence_of(decided), evidence_of(served)]
    told = f"告知书{told_day(day_of(served))}送达，{days}个工作日至{told_day(last)}届满，决定作出于{told_day(day_of(decided))}"
    if day_of(decided) > last:
        yield conforms(record, f"{told}，在期限届满之后。", evidence, lines)
    elif day_of(decided) <= day_of(served) or hearing or row is not None:
        yield suspected(record, f"{told}，期限尚未届满，卷内没有当事人明确放弃的材料。", evidence, lines)
    else:
        yield undecided(record, [f"本领域陈述申辩期限（未载入；按{days}个工作日尚未届满）"], evidence)


def not_heavier_after_defence(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GZ-06: no heavier penalty because of a defence or a hearing (行政处罚法第四十五条第二款)."""
    if not case.has(T.STATEMENT_RECORD, T.HEARING_RECORD, T.STATEMENT_REVIEW):
        yield not_applicable(record, "当事人没有陈述、申辩或者要求听证。")
        return
    yield from _compare_fines(case, record, "当事人陈述、申辩后罚款由{notice}元增加到{decision}元。")


def decision_within_notice(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GZ-07: the decision's fine and kinds do not go beyond what was told (行政处罚法第四十四条)."""
    notice, decision = case.notice, case.decision
    if notice is None or decision is None or not (notice.readable and decision.readable):
        yield undecided(record, ["告知书和决定书的文字"])
        return
    yield from _compare_fines(case, record, "决定的罚款{decision}元超过告知的{notice}元，卷内未见重新告知。")
    told = {fact.value for fact in notice.values(FactKind.PENALTY)}
    beyond = [fact for fact in decision.values(FactKind.PENALTY) if fact.value not in told]
    if told and beyond:
        names = "、".join(dict.fromkeys(fact.value for fact in beyond))
        yield suspected(
            record,
            f"决定的处罚种类“{names}”在告知书中未见。",
            [evidence_of(beyond[0]), Evidence(notice.document.id, notice.document.title)],
        )


def basis_as_told(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GZ-07b: the provisions the penalty rests on are those told (行政处罚法第四十四条)."""
    notice, decision = case.notice, case.decision
    if notice is None or decision is None:
        yield undecided(record, ["告知书和决定书"])
        return
    told = {_bare(fact.value): fact for fact in notice.values(FactKind.PENALTY_BASIS)}
    used = {
        _bare(fact.value): fact for fact in decision.values(FactKind.PENALTY_BASIS) if "行政处罚法" not in fact.value
    }
    if not told or not used:
        yield undecided(record, ["告知书或者决定书的处罚依据条款"])
        return
    beyond = [fact for key, fact in used.items() if key not in told]
    if beyond:
        names = "、".join(fact.value for fact in beyond)
        yield suspected(
            record,
            f"决定书的处罚依据{names}与告知书不同（告知书为{'、'.join(f.value for f in told.values())}）。",
            [evidence_of(beyond[0]), evidence_of(next(iter(told.values())))],
        )
    else:
        yield conforms(record, "处罚依据与告知一致。", [evidence_of(f) for f in used.values()])


def hearing_told(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GZ-08: a fine at or above the line, or a listed kind, needs the hearing right told (行政处罚法第六十三条)."""
    notice = case.notice
    if notice is None or not notice.readable:
        yield undecided(record, ["告知书的文字"])
        return
    fine, kinds = fine_of(notice), {fact.value for fact in notice.values(FactKind.PENALTY)} & set(_HEARING_TYPES)
    told = notice.values(FactKind.HEARING_RIGHT)
    if told:
        yield conforms(record, "告知书写明了听证权利。", [evidence_of(told[0], "听证权")])
        return
    evidence = [evidence_of(fine, "拟罚款") if fine else Evidence(notice.document.id, notice.document.title)]
    if kinds:
        yield suspected(record, f"拟作出{'、'.join(sorted(kinds))}，告知书未写明听证权利。", evidence)
        return
    if fine is None:
        yield not_applicable(record, "没有读到达到听证标准的处罚。")
        return
    held = (notice, *([case.decision] if case.decision else []))
    party = next((fact.value for item in reversed(held) for fact in item.values(FactKind.PARTY_KIND)), "法人")
    served = case.event("告知") or case.event("决定")
    on = day_of(served) if served else case.today
    row = case.limits.find(
        "hearing_fine", on, case.sector.value, case.province, "自然人" if party == "自然人" else "单位"
    )
    if row is None:
        yield undecided(record, [f"{case.sector.value}领域“较大数额罚款”的标准（未载入）"], evidence)
    elif Decimal(fine.value) >= row.value:
        yield suspected(
            record, f"拟罚款{fine.value}元，达到听证标准{row.value}元（{row.source}），告知书未写明听证权利。", evidence
        )
    else:
        yield not_applicable(record, f"拟罚款{fine.value}元，未达听证标准{row.value}元（{row.source}）。")


def hearing_term_named(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GZ-09: the notice names five days for asking a hearing, not the three of the old law (行政处罚法第六十四条第一项)."""
    notice = case.notice
    told = notice.values(FactKind.HEARING_RIGHT) if notice else ()
    if not told:
        yield not_applicable(record, "告知书没有告知听证权。")
    elif told[0].role == "3":
        yield suspected(record, "告知书写明三日内提出听证，法定为五日。", [evidence_of(told[0], "听证申请期限")])
    elif told[0].role:
        yield conforms(record, f"告知书写明{told[0].role}日内提出听证。", [evidence_of(told[0], "听证申请期限")])
    else:
        yield undecided(record, ["告知书中申请听证的期限"], [evidence_of(told[0], "听证权")])


def _compare_fines(case: CaseView, record: RuleRecord, wrong: str) -> Iterator[Finding]:
    notice, decision = case.notice, case.decision
    told, used = fine_of(notice) if notice else None, fine_of(decision) if decision else None
    if told is None or used is None:
        yield undecided(
            record, [name for name, fact in (("告知书的罚款数额", told), ("决定书的罚款数额", used)) if fact is None]
        )
    elif Decimal(used.value) > Decimal(told.value):
        yield suspected(
            record,
            wrong.format(notice=told.value, decision=used.value),
            [evidence_of(used, "决定罚款"), evidence_of(told, "告知罚款")],
        )
    else:
        yield conforms(
            record,
            f"告知罚款{told.value}元，决定罚款{used.value}元。",
            [evidence_of(used, "决定罚款"), evidence_of(told, "告知罚款")],
        )


def _bare(provision: str) -> str:
    return provision.replace("《中华人民共和国", "《")


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "GZ-03": decided_after_term,
    "GZ-06": not_heavier_after_defence,
    "GZ-07": decision_within_notice,
    "GZ-07b": basis_as_told,
    "GZ-08": hearing_told,
    "GZ-09": hearing_term_named,
}
