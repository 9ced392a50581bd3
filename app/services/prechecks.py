"""The machine reads first: facts, statutes and calendar to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from app.domain.casefile import CaseFile, FieldName
from app.domain.finding import DecidedFinding, Decision, Finding, FindingDecision, Outcome
from app.domain.overview import Overview
from app.domain.reading import Reading
from app.domain.review import Mark
from app.domain.standard import Standard
from app.domain.workdays import WorkCalendar
from app.errors import ReviewError
from app.paths import resources_folder
from app.precheck.case import CaseView, CheckedDocument, guess_sector
from app.precheck.clauses import Clauses, load_clauses
from app.precheck.engine import precheck
from app.precheck.holidays import load_calendar
from app.precheck.limits import Limits, load_limits
from app.precheck.overview import happenings, papers, remedy_in_file
from app.precheck.placing import place, proposed_mark
from app.precheck.record import Adjustment, RuleRecord, adjusted, load_adjustments, load_rules
from app.services.cases import open_case
from app.services.files import write_whole
from app.services.understanding import facts_of, pages_of
from app.store.database import Store

LEAST_REASON = 5


@dataclass(frozen=True)
class Statutes:
    """Rules, calendar and limits: the program's, then the workspace's own which replace them."""

    workspace: Path | None = None

    def _folders(self, name: str) -> tuple[Path, ...]:
        own = (self.workspace / name,) if self.workspace else ()
        return (resources_folder() / name, *own)

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The working days of all loaded years."""
        return load_calendar(*self._folders("holidays"))

    @cached_property
    def limits(self) -> Limits:
        """Limits by field, province and validity."""
        return load_limits(*self._folders("limits"))

    @cached_property
    def clauses(self) -> Clauses:
        """Ranges of fines by clause, and bands of discretion."""
        return load_clauses(*self._folders("limits"))

    @cached_property
    def rules(self) -> tuple[RuleRecord, ...]:
        """The rules of the pre-check with what was adjusted for all standards."""
        return self.rules_for("")

    def rules_for(self, standard: str) -> tuple[RuleRecord, ...]:
        """The rules as they apply where a standard is used: some off, some weighed otherwise, each with its reason."""
        return adjusted(self._shipped, self._adjustments, standard)

    @cached_property
    def _shipped(self) -> tuple[RuleRecord, ...]:
        return load_rules(*self._folders("rules"))

    @cached_property
    def _adjustments(self) -> tuple[Adjustment, ...]:
        return load_adjustments(*([self.workspace / "rules"] if self.workspace else ()))


def precheck_case(
    store: Store, statutes: Statutes, case_id: int, today: date, standard: str = ""
) -> tuple[Finding, ...]:
    """The findings of all rules on one case, the rules as adjusted for a standard."""
    view = case_view(store, statutes, open_case(store, case_id), today)
    return precheck(view, statutes.rules_for(standard))


def precheck_every(
    store: Store,
    statutes: Statutes,
    today: date,
    standard: str = "",
    progress: Callable[[int, int, str], None] | None = None,
) -> Iterator[tuple[CaseFile, tuple[Finding, ...]]]:
    """Every case of the workspace with its findings, one after the other, none kept; progress tells (done, total, what)."""
    numbers = store.cases.ids()
    for done, number in enumerate(numbers):
        case = open_case(store, number)
        if progress is not None:
            progress(done, len(numbers), case.field(FieldName.CASE_NO) or case.name)
        yield case, precheck(case_view(store, statutes, case, today), statutes.rules_for(standard))


def case_view(store: Store, statutes: Statutes, case: CaseFile, today: date) -> CaseView:
    """The case as the rules see it."""
    documents = tuple(
        CheckedDocument(document, Reading(document.pages, pages_of(store, document)), facts_of(store, document))
        for document in case.documents
    )
    sector = guess_sector(case.field(FieldName.UNIT))
    return CaseView(
        case.case_type, documents, statutes.calendar, statutes.limits, sector, statutes.clauses, today=today
    )


def decided_findings(
    store: Store, statutes: Statutes, case_id: int, today: date, standard: str = ""
) -> tuple[DecidedFinding, ...]:
    """The findings of a case with what reviewers have said to them."""
    said = store.findings.of_case(case_id)
    findings = precheck_case(store, statutes, case_id, today, standard)
    return tuple(DecidedFinding(finding, said.get(finding.key, ())) for finding in findings)


def decide(
    store: Store, case_id: int, finding: Finding, decision: Decision, reason: str, by: str, now: datetime
) -> FindingDecision:
    """A decision kept; rejecting needs a reason, so that a second reviewer can follow it."""
    if decision is Decision.REJECTED and len(reason.strip()) < LEAST_REASON:
        raise ReviewError("不采纳预检结果需要写明理由。", f"请写至少{LEAST_REASON}个字。")
    said = FindingDecision(finding.key, decision, reason.strip(), by, now)
    store.findings.say(case_id, said)
    return said


def proposal(standard: Standard, statutes: Statutes, finding: Finding) -> Mark | None:
    """The mark a finding would make on this standard, for the reviewer to confirm; None where no item fits."""
    record = next((one for one in statutes.rules if one.id == finding.rule), None)
    target = place(standard, finding, record)
    return proposed_mark(finding, target) if target is not None else None


def findings_by_item(
    standard: Standard, statutes: Statutes, findings: Iterable[DecidedFinding]
) -> dict[str, tuple[DecidedFinding, ...]]:
    """The findings at the code of the item or veto they belong to; "" holds those that fit none."""
    records = {record.id: record for record in statutes.rules_for(standard.id)}
    placed: dict[str, tuple[DecidedFinding, ...]] = {}
    for one in findings:
        record = records.get(one.finding.rule)
        if one.finding.outcome is Outcome.NOT_APPLICABLE or (record is not None and record.off):
            continue
        weighed = _weighed(one, record)
        target = place(standard, weighed.finding, record)
        code = target.code if target is not None else ""
        placed[code] = (*placed.get(code, ()), weighed)
    return placed


def _weighed(one: DecidedFinding, record: RuleRecord | None) -> DecidedFinding:
    """The finding with the severity and deduction its rule has for this standard."""
    if record is None or not record.weighed:
        return one
    deduct = record.deduct if one.finding.outcome is Outcome.SUSPECTED else one.finding.deduction
    return replace(one, finding=replace(one.finding, severity=record.effective_severity, deduction=deduct))


def overview_of(store: Store, statutes: Statutes, case_id: int, today: date, standard: str = "") -> Overview:
    """The pre-check of a case with its timeline, its papers side by side and what reviewers said."""
    view = case_view(store, statutes, open_case(store, case_id), today)
    rules = statutes.rules_for(standard)
    findings = precheck(view, rules)
    said = store.findings.of_case(case_id)
    return Overview(
        tuple(DecidedFinding(finding, said.get(finding.key, ())) for finding in findings),
        happenings(view, findings),
        papers(view),
        statutes.calendar.covered_to,
        len(store.recognitions.waiting(case_id)),
        remedy_in_file(view),
        adjustment_lines(rules),
    )


def adjustment_lines(rules: Iterable[RuleRecord]) -> tuple[str, ...]:
    """What a user changed about the rules, to be printed with the result."""
    return tuple(
        f"{one.id} {one.name}：{'停用' if one.off else '调整'}（{one.off or one.weighed}）"
        for one in rules
        if one.off or one.weighed
    )


def write_precheck_list(
    store: Store, statutes: Statutes, case_id: int, today: date, target: Path, standard: str = ""
) -> Path:
    """The 预检清单 written as PDF, whole or not at all."""
    from app.reporting.precheck_list import precheck_pdf

    overview = overview_of(store, statutes, case_id, today, standard)
    return write_whole(target, precheck_pdf(open_case(store, case_id), overview))
