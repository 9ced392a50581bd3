"""主体与人员: officers, certificates, roles, two places at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Evidence, Finding
from app.precheck.case import CaseView, CheckedDocument, evidence_of
from app.precheck.kinds import normal
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, suspected, undecided

RECORDS = (T.SCENE_RECORD, T.INQUIRY_RECORD, T.SAMPLING, T.PRESERVE_NOTICE, T.SEIZURE_RECORD, T.SEIZURE_DECISION)
_ACTING = ("承办", "协办", "记录员")


def officers_of(item: CheckedDocument) -> tuple[Fact, ...]:
    """The acting officers named in a document, each once, holders of certificates first."""
    certified = {fact.role: fact for fact in item.values(FactKind.CERTIFICATE)}
    named = {fact.value: fact for fact in item.values(FactKind.OFFICER) if fact.role in _ACTING}
    return tuple(certified.values()) + tuple(fact for name, fact in named.items() if name not in certified)


def two_officers(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GEN-05: every record of an investigation is made by two officers or more (行政处罚法第四十二条)."""
    held = [item for item in case.of(*RECORDS) if item.readable]
    if not held:
        yield undecided(record, ["检查、询问等笔录的文字"])
        return
    for item in held:
        names = _names(item)
        evidence = [evidence_of(fact, "执法人员") for fact in officers_of(item)]
        if len(names) >= 2:
            yield conforms(record, f"《{item.document.title}》记载执法人员{'、'.join(sorted(names))}。", evidence)
        elif len(names) == 1:
            yield suspected(record, f"《{item.document.title}》只见一名执法人员：{'、'.join(names)}。", evidence)
        else:
            yield undecided(
                record,
                [f"《{item.document.title}》中执法人员的姓名"],
                [Evidence(item.document.id, item.document.title)],
            )


def certificate_numbers(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GEN-06: certificate numbers are recorded, and one number belongs to one name (行政处罚法第四十二条)."""
    by_name: dict[str, dict[str, Fact]] = {}
    by_number: dict[str, dict[str, Fact]] = {}
    for fact in case.facts(FactKind.CERTIFICATE):
        number = normal(fact.value)
        by_name.setdefault(fact.role, {}).setdefault(number, fact)
        by_number.setdefault(number, {}).setdefault(fact.role, fact)
    if not by_name:
        yield undecided(record, ["执法证号"])
        return
    clash = False
    for name, numbers in by_name.items():
        if len(numbers) > 1:
            clash = True
            yield suspected(
                record,
                f"{name}的执法证号前后不一：{'、'.join(f.value for f in numbers.values())}。",
                [evidence_of(f, "执法证号") for f in numbers.values()],
            )
    for number, names in by_number.items():
        if len(names) > 1:
            clash = True
            yield suspected(
                record,
                f"执法证号{number}对应不同姓名：{'、'.join(names)}。",
                [evidence_of(f, "执法证号") for f in names.values()],
            )
    if not clash:
        yield conforms(
            record,
            f"{len(by_name)}名执法人员的证号前后一致。",
            [evidence_of(next(iter(v.values())), "执法证号") for v in by_name.values()],
        )


def missing_certificate(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GEN-06b: every acting officer named in a record stands there with a certificate number."""
    held = [item for item in case.of(T.SCENE_RECORD, T.INQUIRY_RECORD) if item.readable]
    if not held:
        yield undecided(record, ["检查、询问笔录的文字"])
        return
    for item in held:
        certified = {fact.role for fact in item.values(FactKind.CERTIFICATE)}
        named = [fact for fact in item.values(FactKind.OFFICER) if fact.role == "承办"]
        lacking = [fact for fact in named if fact.value not in certified]
        if certified and not lacking:
            yield conforms(
                record,
                f"《{item.document.title}》写明执法人员姓名和证号。",
                [evidence_of(f) for f in item.values(FactKind.CERTIFICATE)],
            )
        elif lacking or named:
            yield suspected(
                record,
                f"《{item.document.title}》未写明{'、'.join(f.value for f in lacking)}的执法证号。",
                [evidence_of(f) for f in lacking],
            )
        else:
            yield undecided(record, [f"《{item.document.title}》中执法人员的姓名"])


def role_conflict(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GEN-10: who investigated neither reviews the case nor presides over its hearing (行政处罚法第六十四条第四项)."""
    acting = _by_role(
        case, ("承办", "协办"), (T.SCENE_RECORD, T.INQUIRY_RECORD, T.FILING_APPROVAL, T.INVESTIGATION_REPORT)
    )
    other = _by_role(
        case,
        ("审核", "主持人", "听证员"),
        (T.LEGAL_REVIEW, T.CASE_REVIEW, T.HEARING_RECORD, T.HEARING_REPORT, T.HEARING_NOTICE),
    )
    if not acting or not other:
        yield undecided(record, [*([] if acting else ["承办人姓名"]), *([] if other else ["审核人或者听证主持人姓名"])])
        return
    both = sorted(set(acting) & set(other))
    for name in both:
        yield suspected(
            record,
            f"{name}既是承办人员，又是{other[name].role}人员。",
            [evidence_of(other[name]), evidence_of(acting[name])],
        )
    if not both:
        yield conforms(
            record,
            "承办人员与审核、听证人员不重合。",
            [evidence_of(next(iter(acting.values()))), evidence_of(next(iter(other.values())))],
        )


def two_places_at_once(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZJ-02: no officer stands in two records whose times overlap (市场监督管理行政处罚程序规定第二十九条)."""
    spans: list[tuple[datetime, datetime, set[str], Fact]] = []
    for item in case.of(T.SCENE_RECORD, T.INQUIRY_RECORD):
        for fact in item.values(FactKind.TIME_SPAN):
            start, end = (datetime.fromisoformat(part) for part in fact.value.split("/"))
            spans.append((start, end, _names(item), fact))
    if len(spans) < 2:
        yield undecided(record, ["两份以上笔录的起止时间"], [evidence_of(span[3]) for span in spans])
        return
    found = False
    for index, (start, end, names, fact) in enumerate(spans):
        for other_start, other_end, other_names, other in spans[index + 1 :]:
            shared = names & other_names
            if shared and start < other_end and other_start < end and fact.document != other.document:
                found = True
                message = f"{'、'.join(sorted(shared))}在《{case.title_of(fact.document)}》和《{case.title_of(other.document)}》中的时间重叠。"
                yield suspected(record, message, [evidence_of(fact), evidence_of(other)], [fact.quote, other.quote])
    if not found:
        yield conforms(record, f"{len(spans)}份笔录的时间互不重叠。", [evidence_of(span[3]) for span in spans])


def _names(item: CheckedDocument) -> set[str]:
    return {fact.role if fact.kind is FactKind.CERTIFICATE else fact.value for fact in officers_of(item)}


def _by_role(case: CaseView, roles: tuple[str, ...], types: tuple[T, ...]) -> dict[str, Fact]:
    return {fact.value: fact for role in roles for fact in case.facts(FactKind.OFFICER, role, types)}


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "GEN-05": two_officers,
    "GEN-06": certificate_numbers,
    "GEN-06b": missing_certificate,
    "GEN-10": role_conflict,
    "ZJ-02": two_places_at_once,
}
