"""A unit's score from the scores of its files: mean, grade, rank, honour, errors by level (G4, G8, G9, N8)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.domain.points import HUNDRED, ZERO, Points
from app.domain.score import ErrorCount, Score, ScoreState
from app.domain.standard import Standard
from app.errors import ScoringError
from app.scoring.rounding import ended, rounded
from app.scoring.total import band


@dataclass(frozen=True, slots=True)
class UnitScore:
    """A unit's result over its scored files; files that do not meet the conditions are counted apart."""

    name: str
    files: int
    not_eligible: int
    mean: Points  # exact where it has an end
    printed: Points
    total: Points  # sum of the files' printed totals, the tie-break
    grade: str
    grades: tuple[tuple[str, int], ...]
    errors: tuple[ErrorCount, ...]
    honour: bool


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit with its place; units that are equal in everything share one."""

    rank: int
    unit: UnitScore


def unit_score(standard: Standard, name: str, scores: Sequence[Score]) -> UnitScore:
    """The result of one unit; the mean is taken over printed totals, a stopped file counts as zero."""
    counted = [score for score in scores if score.state is not ScoreState.NOT_ELIGIBLE]
    totals = [_printed(standard, score) for score in counted]
    total = sum(totals, ZERO)
    mean = Fraction(total) / len(totals) if totals else Fraction(0)
    printed = rounded(mean, standard.unit.places, standard.policy.rounding)
    grades = Counter(score.grade for score in counted)
    return UnitScore(
        name,
        len(counted),
        len(scores) - len(counted),
        ended(mean),
        printed,
        total,
        band(standard, mean, printed).name if counted else "",
        tuple((grade.name, grades[grade.name]) for grade in standard.grades),
        error_sums(counted),
        earns_honour(standard, counted),
    )


def _printed(standard: Standard, score: Score) -> Points:
    return rounded(score.total, standard.policy.places, standard.policy.rounding)


def error_sums(scores: Sequence[Score]) -> tuple[ErrorCount, ...]:
    """Errors of each level over several files."""
    found: Counter[int] = Counter()
    for score in scores:
        for error in score.errors:
            found[error.level] += error.count
    return tuple(ErrorCount(level, found[level]) for level in sorted(found))


def earns_honour(standard: Standard, scores: Sequence[Score]) -> bool:
    """True when the share of files with the honour grade and of qualified files are both reached (G9)."""
    rule = standard.unit
    if not rule.honour_grade or not scores:
        return False
    best = sum(score.grade == rule.honour_grade for score in scores)
    passed = sum(score.qualified for score in scores)
    return best * HUNDRED >= rule.honour_share * len(scores) and passed * HUNDRED >= rule.pass_share * len(scores)


def rank(standard: Standard, units: Sequence[UnitScore]) -> tuple[Ranked, ...]:
    """Units by mean, ties by total, then by fewer errors where the standard says so, then by name only for order."""
    ordered = sorted(units, key=lambda unit: (*_merit(standard, unit), unit.name))
    ranked: list[Ranked] = []
    for place, unit in enumerate(ordered, 1):
        same = bool(ranked) and _merit(standard, ranked[-1].unit) == _merit(standard, unit)
        ranked.append(Ranked(ranked[-1].rank if same else place, unit))
    return tuple(ranked)


def _merit(standard: Standard, unit: UnitScore) -> tuple[object, ...]:
    found = {error.level: error.count for error in unit.errors}
    errors = tuple(found.get(level, 0) for level in (1, 2, 3)) if standard.unit.worst_first else ()
    return (-unit.printed, -unit.total, *errors)


def over_periods(results: Sequence[tuple[Points, Points]], places: int, standard: Standard) -> Points:
    """The weighted mean of (weight, score) of several periods, such as four quarters and the year's end."""
    weight = sum((one for one, _ in results), ZERO)
    if weight <= 0:
        raise ScoringError("各期权重之和应大于 0。", "请检查季度和年终的权重。")
    total = sum((Fraction(one) * Fraction(points) for one, points in results), Fraction(0))
    return rounded(total / Fraction(weight), places, standard.policy.rounding)
