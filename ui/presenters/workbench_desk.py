"""What lies on the reviewer's desk, fetched from the services: case, standard, questions, and how the review stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.casefile import CaseFile, FieldName
from app.domain.folio import folio_spans
from app.domain.review import Review
from app.domain.score import Score
from app.domain.standard import Standard
from app.errors import StandardError
from app.services import cases, reading, reviews
from app.services.laws import LawLibrary
from ui.presenters.laws import provision_html
from ui.presenters.workbench_entries import Entry, entries_of
from ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Desk:
    """The case, the standard it is scored by, and the questions that apply."""

    case: CaseFile
    standard: Standard
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How the review stands after the last change."""

    review: Review
    score: Score
    saved_at: datetime | None
    can_undo: bool
    can_redo: bool


def load(workspace: Workspace, review_id: int) -> tuple[Desk, Review]:
    """The desk of a review; StandardError when its standard is no longer on the shelf."""
    review: Review = workspace.with_store(reviews.open_review, review_id)
    case: CaseFile = workspace.with_store(cases.open_case, review.case_id)
    standard: Standard = workspace.shelf.get(review.standard_id, review.standard_edition)
    return Desk(case, standard, entries_of(standard, case)), review


def stand(workspace: Workspace, review: Review, saved_at: datetime | None) -> Standing:
    """How a review stands; the score is worked out anew."""
    return Standing(
        review,
        workspace.with_store(reviews.score_review, workspace.shelf, review.id),
        saved_at,
        workspace.with_store(reviews.can_undo, review.id),
        workspace.with_store(reviews.can_redo, review.id),
    )


def newest_review(workspace: Workspace, case_id: int) -> Review:
    """The newest review of a case; a new one, by the standard that was in force, when there is none."""
    held: tuple[Review, ...] = workspace.with_store(reviews.reviews_of, case_id)
    if held:
        return held[-1]
    case: CaseFile = workspace.with_store(cases.open_case, case_id)
    fitting = workspace.shelf.fitting(case.case_type, day_of_act(case))
    if not fitting:
        raise StandardError("没有适用于这类案卷的评查标准。", "请先在“标准”页添加，或在案卷页改正案件类型。")
    standard: Standard = fitting[0]
    started: Review = workspace.with_store(
        reviews.start_review,
        workspace.shelf,
        case_id,
        standard.id,
        standard.edition,
        workspace.reviewer,
        workspace.clock(),
    )
    return started


def day_of_act(case: CaseFile) -> date:
    """The day whose law and standard count: decision, closing, filing, or else the day of taking in."""
    for name in (FieldName.DECIDED_ON, FieldName.CLOSED_ON, FieldName.FILED_ON):
        try:
            return date.fromisoformat(case.field(name))
        except ValueError:
            continue
    return case.taken_in_at.date()


def unread(workspace: Workspace, case: CaseFile, review_id: int) -> str:
    """Which pages of a case were not in view in a review, as a sentence; empty when all were."""
    folios = case.unread(workspace.with_store(reading.pages_read, review_id))
    return f"还有 {len(folios)} 页没有打开过：卷内第 {folio_spans(folios)} 页。" if folios else ""


class Articles:
    """The cited articles as they stood on the day of the act, read when one is first asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self._library = LawLibrary(workspace.folder)

    def told(self, basis: str, on: date) -> str:
        """The provisions of a citation with the wording in force on a day, or their points; as rich text."""
        return "<br>".join(provision_html(one) for one in self._library.cited(basis, on))
