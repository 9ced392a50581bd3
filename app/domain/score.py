"""A score with its derivation: every line that adds up to the total."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.domain.points import ZERO, Points
from app.domain.review import Mark, Verdict
from app.domain.standard import Method, VetoEffect


class ScoreState(Enum):
    """Whether the file got a score at all."""

    SCORED = "scored"
    STOPPED = "stopped"  # V4: a veto ended the scoring
    NOT_ELIGIBLE = "not_eligible"  # N8: leaves the statistics' denominator


@dataclass(frozen=True, slots=True)
class ItemScore:
    """An item's part of the score. `loss` is after caps; `counted` is False when it left numerator and denominator."""

    code: str
    points: Points
    earned: Points
    loss: Points
    counted: bool
    answered: bool
    explanation: str = ""


def is_problem(mark: Mark, method: Method | None, score: ItemScore | None) -> bool:
    """Whether a mark is one of the findings of a report: a veto that stands, points lost, or a problem not deducted."""
    if mark.verdict is Verdict.SCORED:
        return score is not None and method not in (None, Method.BONUS) and score.loss > ZERO
    return mark.verdict in (Verdict.DEDUCTED, Verdict.EXEMPT, Verdict.HIT)


@dataclass(frozen=True, slots=True)
class PartScore:
    """A part's sums and what it contributes to the total."""

    code: str
    title: str
    earned: Points
    full: Points
    contribution: Points
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the derivation. Lines of depth 0 add up to the printed total; the lines of depth 1 that follow
    one of depth 0 are what its own figure is made of."""

    text: str
    amount: Points
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ErrorCount:
    """How many errors of one level were found (G8)."""

    level: int
    count: int


@dataclass(frozen=True, slots=True)
class VetoHit:
    """A veto that stands, with its effect."""

    code: str
    text: str
    effect: VetoEffect
    reason: str


@dataclass(frozen=True, slots=True)
class Score:
    """Result first: the printed total and grade; then what they were made of.

    `total` is exact where it has an end, otherwise given to twelve places; `items` are in the order of the sheet.
    """

    total: Points
    printed: str
    grade: str
    qualified: bool
    before_veto: Points
    printed_before_veto: str
    parts: tuple[PartScore, ...]
    items: tuple[ItemScore, ...]
    vetoes: tuple[VetoHit, ...]
    lines: tuple[Line, ...]
    unanswered: tuple[str, ...]
    pending: tuple[str, ...]
    notes: tuple[str, ...] = ()
    state: ScoreState = ScoreState.SCORED
    errors: tuple[ErrorCount, ...] = ()

    @property
    def lawful(self) -> bool:
        """True when no veto stands: the legality result, told apart from the points (V8)."""
        return not self.vetoes

    @property
    def final(self) -> bool:
        """True when nothing is unanswered or pending."""
        return not self.unanswered and not self.pending

    def item(self, code: str) -> ItemScore | None:
        """The score of one item, or None."""
        return next((item for item in self.items if item.code == code), None)
