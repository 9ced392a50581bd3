"""What a rule row shows: the words beside its box, and the choices it offers. Without Qt."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.points import Points, points_text
from app.domain.standard import DeductionRule, Item, RuleKind


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list of choices, with the points behind it."""

    text: str
    value: Points


_COSTS: dict[RuleKind, str] = {
    RuleKind.PER_PLACE: "每{unit}扣 {points} 分{cap}",
    RuleKind.OPEN: "每个问题扣 {points} 分{cap}",
    RuleKind.ALL: "扣完本项",
    RuleKind.RANGE: "扣 {low}–{high} 分",
    RuleKind.TIERS: "分档扣分",
    RuleKind.ELEMENTS: "缺一项扣相应分{cap}",
    RuleKind.PRESENT: "具备一项得相应分{cap}",
    RuleKind.TOTAL: "总分扣 {points} 分",
    RuleKind.VETO: "一票否决",
    RuleKind.REMARK: "不扣分",
}


def cost_text(rule: DeductionRule) -> str:
    """What a rule takes off, in words."""
    form = _COSTS.get(rule.kind, "扣 {points} 分" if rule.points else "扣完本项")
    return form.format(
        unit=rule.unit,
        points=points_text(rule.points),
        low=points_text(rule.low),
        high=points_text(rule.high),
        cap=_up_to(rule),
    )


def _up_to(rule: DeductionRule) -> str:
    return "" if rule.cap is None else f"，最多 {points_text(rule.cap)} 分"


def range_choices(rule: DeductionRule) -> tuple[Choice, ...]:
    """Every value of a range, step by step, from its low to its high end."""
    step = rule.step if rule.step > 0 else rule.high - rule.low
    value, values = rule.low, []
    while value < rule.high and step > 0:
        if value > 0:
            values.append(value)
        value += step
    return tuple(Choice(f"扣 {points_text(value)} 分", value) for value in (*values, rule.high))


def tier_choices(rule: DeductionRule) -> tuple[Choice, ...]:
    """The named levels of a rule."""
    return tuple(Choice(f"{tier.text}（{points_text(tier.points)} 分）", tier.points) for tier in rule.tiers)


def places_allowed(rule: DeductionRule, item: Item) -> int:
    """How many places it makes sense to count: as many as the cap holds, and room to spare."""
    if rule.points <= 0:
        return 99
    cap = rule.cap if rule.cap is not None else item.points
    return max(99, int(cap / rule.points))
