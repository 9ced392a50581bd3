"""One line of the case list; read by one query, without loading the cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the case list is the first thing shown: it waits for no other module
    from app.domain.casefile import CaseType
    from app.domain.points import Points
    from app.domain.review import Stage


class CaseState(Enum):
    """How far the review of a case is."""

    NOT_STARTED = "not_started"
    IN_REVIEW = "in_review"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """A case as a list shows it; the review fields are those of its newest review ("" and None without one)."""

    id: int
    name: str
    case_type: CaseType
    taken_in_at: datetime
    document_count: int
    page_count: int
    state: CaseState = CaseState.NOT_STARTED
    case_no: str = ""
    title: str = ""
    unit: str = ""
    party: str = ""
    filed_on: date | None = None
    decided_on: date | None = None
    closed_on: date | None = None
    review_id: int | None = None
    stage: Stage | None = None
    reviewer: str = ""
    round_name: str = ""
    standard_id: str = ""
    standard_edition: str = ""
    answered: int = 0
    to_answer: int = 0
    total: Points | None = None
    printed: str = ""
    grade: str = ""
    problems: int | None = None  # findings of the newest review; None while they are not worked out
    last_item: str = ""
    touched_at: datetime | None = None
