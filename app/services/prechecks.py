"""The machine reads first: facts, statutes and calendar to findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from app.domain.casefile import CaseFile, FieldName
from app.domain.finding import Finding
from app.domain.reading import Reading
from app.domain.workdays import WorkCalendar
from app.paths import resources_folder
from app.precheck.case import CaseView, CheckedDocument, guess_sector
from app.precheck.engine import precheck
from app.precheck.holidays import load_calendar
from app.precheck.limits import Limits, load_limits
from app.precheck.record import RuleRecord, load_rules
from app.services.cases import open_case
from app.services.understanding import facts_of, pages_of
from app.store.database import Store


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
    def rules(self) -> tuple[RuleRecord, ...]:
        """The rules of the pre-check."""
        return load_rules(*self._folders("rules"))


def precheck_case(store: Store, statutes: Statutes, case_id: int, today: date) -> tuple[Finding, ...]:
    """The findings of all rules on one case."""
    view = case_view(store, statutes, open_case(store, case_id), today)
    return precheck(view, statutes.rules)


def case_view(store: Store, statutes: Statutes, case: CaseFile, today: date) -> CaseView:
    """The case as the rules see it."""
    documents = tuple(
        CheckedDocument(document, Reading(document.pages, pages_of(store, document)), facts_of(store, document))
        for document in case.documents
    )
    sector = guess_sector(case.field(FieldName.UNIT))
    return CaseView(case.case_type, documents, statutes.calendar, statutes.limits, sector, today=today)
