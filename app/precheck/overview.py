"""A case view to its overview: timeline with the limits drawn on it, and papers side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.finding import Finding, Outcome
from app.domain.overview import Happening, PaperRow
from app.precheck.case import CaseView, CheckedDocument, day_of
from app.precheck.rules.amounts import fine_of

_LIMIT = re.compile(r"(?:届满日|应于)(\d{4})年(\d{1,2})月(\d{1,2})日")
_REMEDY = (T.RECONSIDERATION_APPLICATION, T.RECONSIDERATION_REPLY_NOTICE, T.RECONSIDERATION_DECISION, T.COURT_RULING)


def happenings(case: CaseView, findings: Iterable[Finding]) -> tuple[Happening, ...]:
    """Every dated event once a day and paper, earliest first, with the limit a rule counted to it."""
    limits = _limits(findings)
    told: dict[tuple[str, str], Happening] = {}
    for item in case.documents:
        for fact in item.values(FactKind.DATE):
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", fact.value):
                continue
            limit, late = limits.get((fact.role, fact.value), (None, False))
            event = Happening(day_of(fact), fact.role, item.document.id, item.document.title, fact.pin, limit, late)
            told.setdefault((fact.role, fact.value), event)
    return tuple(sorted(told.values(), key=lambda one: (one.day, one.document)))


def _limits(findings: Iterable[Finding]) -> dict[tuple[str, str], tuple[date, bool]]:
    found: dict[tuple[str, str], tuple[date, bool]] = {}
    for finding in findings:
        match = _LIMIT.search(finding.message)
        if match and finding.evidence:
            last = finding.evidence[1] if len(finding.evidence) > 1 else finding.evidence[0]
            day = date(int(match[1]), int(match[2]), int(match[3]))
            found[last.label, last.value] = (day, finding.outcome is Outcome.SUSPECTED)
    return found


def papers(case: CaseView) -> tuple[PaperRow, ...]:
    """One row a paper, in the order of the file."""
    return tuple(_paper(item) for item in case.documents if item.doc_type not in {T.CONTENTS, T.BLANK})


def _paper(item: CheckedDocument) -> PaperRow:
    def first(kind: FactKind) -> str:
        return next((fact.value for fact in item.values(kind)), "")

    fine = fine_of(item)
    dates = [fact.value for fact in item.values(FactKind.DATE)]
    names = dict.fromkeys(
        [fact.role for fact in item.values(FactKind.CERTIFICATE)]
        + [fact.value for fact in item.values(FactKind.OFFICER)]
    )
    return PaperRow(
        item.document.id,
        item.document.title,
        first(FactKind.DOC_NUMBER),
        dates[-1] if dates else "",
        first(FactKind.PARTY),
        first(FactKind.USCC),
        fine.value if fine else "",
        "、".join(list(names)[:4]),
    )


def remedy_in_file(case: CaseView) -> str:
    """The title of a paper that shows the case is under reconsideration or before a court, or "" (监督条例第三十三条)."""
    return next((item.document.title for item in case.of(*_REMEDY)), "")
