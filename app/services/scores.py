"""Scores computed from a review and the standard it was begun with."""

from __future__ import annotations

from dataclasses import replace

from app.domain.casefile import CaseType
from app.domain.listing import CaseSummary
from app.domain.review import Review, Verdict
from app.domain.score import Score, is_problem
from app.scoring.engine import Scorer, score
from app.standards.shelf import Shelf


def score_of(shelf: Shelf, review: Review, case_type: CaseType) -> Score:
    """The score of a review as it stands."""
    standard = shelf.get(review.standard_id, review.standard_edition)
    return score(standard, review.marks, case_type, review.facts, review.ineligible)


class Scores:
    """Scores many reviews; what depends only on standard, case type and presets is worked out once."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._scorers: dict[tuple[str, str, CaseType, tuple[str, ...]], Scorer] = {}

    def so_far(self, summary: CaseSummary, review: Review) -> CaseSummary:
        """The line of a case list with the score so far and the counts of answers and problems; a signed score stays."""
        result = self._scorer(review, summary.case_type).score(review.marks, review.ineligible)
        problems = self._problems(review, result)
        if review.signed is not None:
            return replace(summary, problems=problems)
        answered = {mark.code for mark in review.marks if mark.verdict is not Verdict.PENDING} - {*result.pending}
        return replace(
            summary,
            answered=len(answered),
            to_answer=len(answered | {*result.unanswered, *result.pending}),
            total=result.total,
            printed=result.printed,
            grade=result.grade,
            problems=problems,
        )

    def _problems(self, review: Review, result: Score) -> int:
        standard = self._shelf.get(review.standard_id, review.standard_edition)
        methods = {item.code: item.method for item in standard.leaves()}
        scores = {item.code: item for item in result.items}
        return sum(is_problem(mark, methods.get(mark.code), scores.get(mark.code)) for mark in review.marks)

    def _scorer(self, review: Review, case_type: CaseType) -> Scorer:
        key = review.standard_id, review.standard_edition, case_type, review.facts
        scorer = self._scorers.get(key)
        if scorer is None:
            standard = self._shelf.get(review.standard_id, review.standard_edition)
            scorer = self._scorers[key] = Scorer(standard, case_type, review.facts)
        return scorer
