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


def cost_text(rule: DeductionRule) -> str:
    """What a rule takes off, in words."""
    points = points_text(rule.points)
    match rule.kind:
        case RuleKind.FIXED | RuleKind.DOCUMENT_MISSING:
            return f"扣 {points} 分" if rule.points else "扣完本项"
        case RuleKind.PER_PLACE:
            return f"每{rule.unit}扣 {points} 分{_up_to(rule)}"
        case RuleKind.OPEN:
            return f"每个问题扣 {points} 分{_up_to(rule)}"
        case RuleKind.ALL:
            return "扣完本项"
        case RuleKind.RANGE:
            return f"扣 {points_text(rule.low)}–{points_text(rule.high)} 分"
        case RuleKind.TIERS:
            return "分档"
        case RuleKind.ELEMENTS:
            return f"缺一项扣相应分{_up_to(rule)}"
        case RuleKind.PRESENT:
            return f"具备一项得相应分{_up_to(rule)}"
        case RuleKind.TOTAL:
            return f"总分扣 {points} 分"
        case RuleKind.VETO:
            return "一票否决"
        case _:
            return "不扣分"


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
