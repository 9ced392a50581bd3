"""Parts, bonus and deductions -> total, printed total and grade, in the standard's order (G1-G3, B1-B3, V1-V4)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from app.domain.points import ZERO, Points, points_text
from app.domain.score import Line, VetoHit
from app.domain.standard import GradeBand, ScoringPolicy, Standard, VetoEffect
from app.scoring.parts import PartSum, part_lines
from app.scoring.rounding import ended, rounded

UNQUALIFIED = "不合格"
STOPPED = "不再评分"


@dataclass(frozen=True, slots=True)
class Beyond:
    """What is added to and taken off the parts: named bonuses and deductions on the total."""

    bonuses: tuple[tuple[str, Points], ...] = ()
    deductions: tuple[tuple[str, Points], ...] = ()


@dataclass(slots=True)
class Total:
    """The running total, exact, with the line of each step."""

    value: Fraction
    lines: list[Line]

    def step(self, text: str, amount: Fraction) -> None:
        """One more line."""
        self.value += amount
        self.lines.append(Line(text, ended(amount, 6)))

    def close(self, text: str, value: Points) -> None:
        """A last line that brings the lines to a printed value, where they are not there yet."""
        rest = value - sum((line.amount for line in self.lines if line.depth == 0), ZERO)
        if rest:
            self.lines.append(Line(text, rest))


def add_total(standard: Standard, sums: list[PartSum], beyond: Beyond) -> Total:
    """The exact total before any veto, with its lines; clamp, bonus and deductions in the standard's order."""
    policy = standard.policy
    total = Total(Fraction(policy.base), [Line("基础分", policy.base)] if policy.base else [])
    for one in sums:
        total.value += one.share
        total.lines += part_lines(one)
    if policy.deductions_before_cap:
        _deduct(total, beyond)
    if policy.bonus_before_cap:
        _add_bonus(total, beyond, policy)
    if policy.cap_total is not None and total.value > policy.cap_total:
        total.step(f"超过 {points_text(policy.cap_total)} 分的部分不计", Fraction(policy.cap_total) - total.value)
    _floor(total, policy)
    if not policy.deductions_before_cap:
        _deduct(total, beyond)
    if not policy.bonus_before_cap:
        _add_bonus(total, beyond, policy)
    _floor(total, policy)
    return total


def _deduct(total: Total, beyond: Beyond) -> None:
    for text, amount in beyond.deductions:
        total.step(f"总分扣分：{text}", -Fraction(amount))


def _add_bonus(total: Total, beyond: Beyond, policy: ScoringPolicy) -> None:
    given = ZERO
    for text, amount in beyond.bonuses:
        given += amount
        total.step(f"加分：{text}", Fraction(amount))
    if policy.bonus_cap is not None and given > policy.bonus_cap:
        total.step(f"加分至多 {points_text(policy.bonus_cap)} 分", Fraction(policy.bonus_cap - given))


def _floor(total: Total, policy: ScoringPolicy) -> None:
    if policy.floor_total and total.value < 0:
        total.step("总分不计负分", -total.value)


def printed_points(value: Fraction, policy: ScoringPolicy) -> Points:
    """The total as it is printed."""
    return rounded(value, policy.places, policy.rounding)


def band(standard: Standard, value: Fraction, printed: Points) -> GradeBand:
    """The grade of a total, by its printed or its exact value as the standard says."""
    measured = Fraction(printed) if standard.policy.band_by_printed else value
    for grade in standard.grades:
        if measured >= grade.low:
            return grade
    return standard.grades[-1] if standard.grades else GradeBand("", ZERO)


def under_veto(standard: Standard, grade: GradeBand, hits: tuple[VetoHit, ...], caps: tuple[str, ...]) -> GradeBand:
    """The grade when vetoes stand: never qualified, or not above the capped grade."""
    if any(hit.effect is not VetoEffect.GRADE_CAP for hit in hits):
        failing = next((one for one in standard.grades if not one.qualified), None)
        named = next((one for one in standard.grades if one.name == UNQUALIFIED), None)
        return failing or named or GradeBand(UNQUALIFIED, ZERO, qualified=False)
    names = [one.name for one in standard.grades]
    allowed = max((names.index(cap) for cap in caps if cap in names), default=0)
    at = names.index(grade.name) if grade.name in names else 0
    return standard.grades[max(at, allowed)] if standard.grades else grade
