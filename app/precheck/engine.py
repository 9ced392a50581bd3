"""All rules over one case, gated by case type, field and the law in force at the date of the act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from app import wording
from app.domain.document_type import DocumentType
from app.domain.finding import Finding
from app.domain.workdays import CalendarUnknown
from app.precheck.case import CaseView, day_of
from app.precheck.kinds import KINDS
from app.precheck.record import RuleRecord
from app.precheck.result import not_applicable, undecided
from app.precheck.rules import CODE

# acts by whose date the law in force is chosen, the nearest to the decision first
_ACTS = (
    "决定", "许可决定", "不予许可决定", "查封扣押", "强制执行决定", "告知", "立案", "受理", "检查", "检查通知", "责令改正", "移送", "结案",
)  # fmt: skip
Rule = Callable[[CaseView, RuleRecord], Iterator[Finding]]


def precheck(case: CaseView, records: Iterable[RuleRecord]) -> tuple[Finding, ...]:
    """One finding or more a rule, in the order of the records."""
    return tuple(finding for record in records for finding in check(case, record))


def check(case: CaseView, record: RuleRecord) -> tuple[Finding, ...]:
    """The findings of one rule; a year without calendar makes it undecided."""
    why_not = _gate(case, record)
    if why_not:
        return (not_applicable(record, why_not),)
    if record.valid_from > date.min and act_date(case, record) is None:
        return (undecided(record, ["行为发生的日期（不能确定适用哪一版法律）"]),)
    rule = CODE[record.id] if record.kind == "code" else KINDS[record.kind]
    try:
        return tuple(rule(case, record))
    except CalendarUnknown as unknown:
        return (undecided(record, [str(unknown)]),)


def _gate(case: CaseView, record: RuleRecord) -> str:
    if record.off:
        return f"本规则已停用：{record.off}"
    if record.case_types and case.case_type not in record.case_types:
        return f"本规则不适用于{wording.word(case.case_type)}案卷。"
    if record.fields and case.sector.value not in record.fields:
        return f"本规则只适用于{'、'.join(record.fields)}领域。"
    if record.when and not case.has(*record.when):
        return f"卷内没有{'、'.join(wording.word(kind) for kind in record.when)}，不涉及本项。"
    if record.unless and case.has(*record.unless):
        return f"卷内有{'、'.join(wording.word(kind) for kind in record.unless)}，本项另行检查。"
    on = act_date(case, record)
    if on and not record.valid_from <= on <= record.valid_to:
        return f"行为发生于{on.isoformat()}，不适用本规则所依据的规定。"
    return _not_spoken_of(case, record)


def _not_spoken_of(case: CaseView, record: RuleRecord) -> str:
    """Why a rule that waits for certain words has nothing to say, or ""."""
    words = "|".join(record.get("when_words", ()))
    if not words:
        return ""
    kinds = tuple(DocumentType(value) for value in record.get("when_in", ()))
    held = case.of(*kinds) if kinds else case.documents
    if any(item.search(words) for item in held):
        return ""
    return f"卷内没有{record.get('matter', '相应情形')}的记载。"


def act_date(case: CaseView, record: RuleRecord) -> date | None:
    """The day by which the law in force is chosen: of the act the rule is about, else of the nearest one told."""
    for role in (record.get("dated_by", "决定"), *_ACTS):
        fact = case.event(role)
        if fact:
            return day_of(fact)
    return None
