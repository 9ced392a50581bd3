"""What each part brings into the total, with the lines its figure is made of (F3-F6, N1, N5, N7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from app.domain.points import ZERO, Points, points_text
from app.domain.score import ItemScore, Line, PartScore
from app.domain.standard import EmptyPartPolicy, NotApplicablePolicy, Part, PartRule, ScoringPolicy
from app.scoring.plan import Heading, Leaf, PartPlan, Plan
from app.scoring.rounding import ended, rounded
from app.scoring.sheet import Sheet

LINE_PLACES = 6  # what a line shows of a fraction without end; the rounding line takes the rest


@dataclass(slots=True)
class PartSum:
    """A part added up: what it holds, what was earned, and what it brings."""

    plan: PartPlan
    full: Points = ZERO
    earned: Points = ZERO
    loss: Points = ZERO
    share: Fraction = field(default_factory=Fraction)
    how: str = ""
    lines: list[Line] = field(default_factory=list)

    @property
    def part(self) -> Part:
        """The part itself."""
        return self.plan.part

    @property
    def empty(self) -> bool:
        """True when none of its items applies."""
        return self.full == 0 and self.plan.declared > 0

    @property
    def weight(self) -> Points:
        """The most the part can bring."""
        if self.part.rule is PartRule.LOSS:
            return ZERO
        return self.plan.declared if self.part.weight is None else self.part.weight


def add_parts(plan: Plan, sheet: Sheet) -> list[PartSum]:
    """Every part's sums and share of the total."""
    sums = [_add_up(plan, part, sheet) for part in plan.parts]
    for heading, loss, text in sheet.heading_losses:
        _take_heading_loss(sums[heading.part], heading, loss, text, sheet)
    policy = plan.standard.policy
    for one in sums:
        if one.part.rule is not PartRule.LOSS:
            one.share, one.how = _share(one, policy)
    _scale(sums, policy)
    _leave_out(sums, policy)
    _round_and_floor(sums, policy)
    for one in sums:
        if one.part.rule is PartRule.LOSS:
            one.share, one.how = _taken(one, sums, policy)
    return sums


def _add_up(plan: Plan, part: PartPlan, sheet: Sheet) -> PartSum:
    result = PartSum(part, part.declared)
    for at in sorted(sheet.changed):
        if part.start <= at < part.stop and not plan.leaves[at].bonus:
            _count(plan.leaves[at], sheet.scores[at], result)
    for heading in plan.pools:
        if part.start <= heading.start < part.stop:
            _hold_pool(heading, sheet, result)
    if part.part.rule is not PartRule.LOSS:
        result.lines.insert(0, Line("参评满分", result.full, 1))
    result.earned = result.full - result.loss
    return result


def _count(leaf: Leaf, score: ItemScore, result: PartSum) -> None:
    if score.counted:
        if score.loss:
            result.loss += score.loss
            result.lines.append(Line(f"{leaf.code} {score.explanation}", -score.loss, 1))
    elif not leaf.pooled:
        result.full -= score.points
        text = f"{leaf.code} {score.explanation}（满分减 {points_text(score.points)}）"
        result.lines.append(Line(text, ZERO, 1))


def _hold_pool(heading: Heading, sheet: Sheet, result: PartSum) -> None:
    assert heading.item is not None
    scores = sheet.scores[heading.start : heading.stop]
    if not any(score.counted for score in scores):
        result.full -= heading.item.points
        result.lines.append(Line(f"{heading.code} 不适用（满分减 {points_text(heading.item.points)}）", ZERO, 1))
        return
    over = sum((score.loss for score in scores if score.counted), ZERO) - heading.item.points
    if over > 0:
        result.loss -= over
        result.lines.append(Line(f"{heading.code} 扣完 {points_text(heading.item.points)} 分为止", over, 1))


def _take_heading_loss(one: PartSum, heading: Heading, loss: Points, text: str, sheet: Sheet) -> None:
    left = sum((score.earned for score in sheet.scores[heading.start : heading.stop] if score.counted), ZERO)
    taken = min(loss, max(left, ZERO)) if heading.item is not None and heading.item.capped else loss
    one.loss += taken
    one.earned -= taken
    one.lines.append(Line(f"{heading.code} {text}", -taken, 1))


def _share(one: PartSum, policy: ScoringPolicy) -> tuple[Fraction, str]:
    part, full, earned = one.part, one.full, one.earned
    if one.empty:
        return _empty_share(one, policy)
    if part.rule is PartRule.RATIO:
        if full == 0:
            return Fraction(one.weight), "本部分没有评查项"
        return Fraction(one.weight) * Fraction(earned) / Fraction(full), _ratio_text(one.weight, earned, full)
    shrinks = (part.not_applicable or policy.not_applicable) is not NotApplicablePolicy.SCALE
    if full != one.plan.declared and shrinks:
        share = Fraction(one.plan.declared) * Fraction(earned) / Fraction(full)
        return share, _ratio_text(one.plan.declared, earned, full)
    return Fraction(earned), ""


def _ratio_text(weight: Points, earned: Points, full: Points) -> str:
    return f"{points_text(weight)} × {points_text(earned)} ÷ {points_text(full)}"


def _empty_share(one: PartSum, policy: ScoringPolicy) -> tuple[Fraction, str]:
    scaled = policy.not_applicable is NotApplicablePolicy.SCALE and one.part.rule is PartRule.SUM
    if policy.empty_part is EmptyPartPolicy.FULL and not scaled:
        return Fraction(one.weight), "整部分不适用，按满分计"
    return Fraction(0), "整部分不适用"


def _scale(sums: Sequence[PartSum], policy: ScoringPolicy) -> None:
    if policy.not_applicable is not NotApplicablePolicy.SCALE:
        return
    plain = [one for one in sums if one.part.rule is PartRule.SUM]
    full = sum((one.full for one in plain), ZERO)
    if full == 0 or full == policy.scale_to:
        return
    for one in plain:
        one.share = Fraction(policy.scale_to) * Fraction(one.earned) / Fraction(full)
        one.how = _ratio_text(policy.scale_to, one.earned, full)


def _leave_out(sums: Sequence[PartSum], policy: ScoringPolicy) -> None:
    """The other parts take the place of a part that does not apply at all (N7)."""
    if policy.empty_part is not EmptyPartPolicy.LEAVE_OUT or policy.not_applicable is NotApplicablePolicy.SCALE:
        return
    all_of_it = sum((one.weight for one in sums), ZERO)
    left = sum((one.weight for one in sums if not one.empty), ZERO)
    if left in (0, all_of_it):
        return
    for one in sums:
        if not one.empty and one.weight:
            one.share *= Fraction(all_of_it) / Fraction(left)
            made = one.how or points_text(one.earned)
            one.how = f"{made} × {points_text(all_of_it)} ÷ {points_text(left)}"


def _round_and_floor(sums: Sequence[PartSum], policy: ScoringPolicy) -> None:
    for one in sums:
        if policy.floor_part and one.share < 0:
            one.share, one.how = Fraction(0), f"{one.how or points_text(one.earned)}，不计负分"
        if policy.round_parts:
            one.share = Fraction(rounded(one.share, policy.places, policy.rounding))


def _taken(one: PartSum, sums: Sequence[PartSum], policy: ScoringPolicy) -> tuple[Fraction, str]:
    taken, how = Fraction(one.loss), ""
    if one.part.cap is not None and taken > one.part.cap:
        taken, how = Fraction(one.part.cap), f"扣 {points_text(one.loss)} 分，至多扣 {points_text(one.part.cap)} 分"
    home = next((other for other in sums if other.part.code == one.part.within), None)
    if home is not None and policy.floor_part and taken > home.share:
        taken, how = home.share, f"扣 {points_text(one.loss)} 分，扣完“{home.part.title}”为止"
    return -taken, how


def part_scores(sums: Sequence[PartSum]) -> tuple[PartScore, ...]:
    """The parts as the report shows them."""
    return tuple(
        PartScore(one.part.code, one.part.title, one.earned, one.full, ended(one.share), one.how) for one in sums
    )


def part_lines(one: PartSum) -> list[Line]:
    """The part's own line and the lines below it; below a ratio stands what it is the ratio of."""
    text = f"{one.part.title}：{one.how}" if one.how else one.part.title
    return [Line(text, ended(one.share, LINE_PLACES)), *one.lines]
