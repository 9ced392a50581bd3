"""Scores computed from a review and the standard it was begun with."""

from __future__ import annotations

from dataclasses import replace

from app.domain.casefile import CaseType
from app.domain.listing import CaseSummary
from app.domain.review import Review, Verdict
from app.domain.score import Score
from app.scoring.engine import score
from app.standards.shelf import Shelf


def score_of(shelf: Shelf, review: Review, case_type: CaseType) -> Score:
    """The score of a review as it stands."""
    standard = shelf.get(review.standard_id, review.standard_edition)
    return score(standard, review.marks, case_type, review.facts, review.ineligible)


def scored(shelf: Shelf, summary: CaseSummary, review: Review) -> CaseSummary:
    """The line of a case list with the score so far and the count of answers."""
    so_far = score_of(shelf, review, summary.case_type)
    answered = {mark.code for mark in review.marks if mark.verdict is not Verdict.PENDING} - {*so_far.pending}
    return replace(
        summary,
        answered=len(answered),
        to_answer=len(answered | {*so_far.unanswered, *so_far.pending}),
        total=so_far.total,
        printed=so_far.printed,
        grade=so_far.grade,
    )
