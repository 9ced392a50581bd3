"""The pre-check over a list of cases: counts a case, no findings kept, so that a thousand cases take no more room than ten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from threading import Event

from app.domain.casefile import CaseFile, FieldName
from app.domain.finding import DecidedFinding, Outcome, Severity
from app.domain.precheck_run import CaseChecked
from app.errors import ReviewError
from app.services.cases import open_case
from app.services.prechecks import Statutes, decided_findings
from app.services.rules import standard_of_case
from app.store.database import Store

_HEAVY = {Severity.VETO: 0, Severity.MAJOR: 1, Severity.MINOR: 2, Severity.HINT: 3}


def precheck_cases(
    store: Store,
    statutes: Statutes,
    case_ids: Sequence[int],
    today: date,
    progress: Callable[[int, int, str], None] | None = None,
    cancel: Event | None = None,
) -> tuple[CaseChecked, ...]:
    """A line for each case, each by the rules as adjusted for the standard it is reviewed by; those done when cancelled."""
    done: list[CaseChecked] = []
    for number, case_id in enumerate(case_ids):
        if cancel is not None and cancel.is_set():
            break
        case = open_case(store, case_id)
        if progress is not None:
            progress(number, len(case_ids), case.field(FieldName.CASE_NO) or case.name)
        done.append(_checked(store, statutes, case, today))
    return tuple(done)


def _checked(store: Store, statutes: Statutes, case: CaseFile, today: date) -> CaseChecked:
    names = case.field(FieldName.CASE_NO) or case.name, case.field(FieldName.UNIT), case.field(FieldName.PARTY)
    try:
        found = decided_findings(store, statutes, case.id, today, standard_of_case(store, case.id))
    except ReviewError as error:
        return CaseChecked(case.id, *names, failed=error.message)
    suspected = [one for one in found if one.finding.outcome is Outcome.SUSPECTED]
    waiting = sorted((one for one in suspected if one.decision is None), key=_weight)
    return CaseChecked(
        case.id,
        *names,
        suspected=len(waiting),
        answered=len(suspected) - len(waiting),
        undecided=sum(one.finding.outcome is Outcome.UNDECIDED for one in found),
        all_faults=tuple(one.finding.name for one in waiting),
        unread=len(store.recognitions.waiting(case.id)),
    )


def _weight(one: DecidedFinding) -> int:
    return _HEAVY[one.finding.severity]
