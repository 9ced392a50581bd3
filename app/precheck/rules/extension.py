"""A term that ran over: what an approved extension makes of it, whatever was extended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.finding import Evidence, Finding
from app.domain.workdays import days_between
from app.precheck.case import CaseView, day_of, evidence_of
from app.precheck.kinds import UNIT_WORDS, told_day
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, suspected, undecided


@dataclass(frozen=True)
class Overrun:
    """A term that ended on `last` and was used until `end`; what was evidenced and counted so far."""

    end: date
    last: date
    evidence: Sequence[Evidence]
    lines: tuple[str, ...]
    unit: str = "calendar"


def judged_with_extension(
    case: CaseView, record: RuleRecord, run: Overrun, role: str, until: tuple[date, tuple[str, ...]] | None
) -> Iterator[Finding]:
    """符合 where the extension dated by the event `role` came in time and reaches far enough (行政处罚法第六十条、行政强制法第二十五条、行政许可法第四十二条)."""
    approved = case.event(role)
    if approved is None:
        yield undecided(record, [f"{role}的日期"], run.evidence)
        return
    evidence = [*run.evidence, evidence_of(approved)]
    late = day_of(approved) > run.last
    if late:
        told = f"{role}{told_day(day_of(approved))}晚于原期限届满日{told_day(run.last)}。"
        yield suspected(record, told, [evidence_of(approved), *run.evidence], run.lines)
    if until is None:
        if not late:
            yield undecided(record, ["批准延长的天数"], evidence)
        return
    last, more = until
    lines = (*run.lines, *more)
    if run.end > last:
        over = case.calendar.workdays_between(last, run.end) if run.unit == "workday" else days_between(last, run.end)
        told = f"延长后应于{told_day(last)}前办结，超期{over}{UNIT_WORDS[run.unit]}。"
        yield suspected(record, told, evidence, lines)
    elif not late:
        yield conforms(record, f"经批准延长，至{told_day(last)}届满，未超期。", evidence, lines)
