"""The settings of a standard as sentences for the foot of the sheet; what is left unsaid in the source is said here."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.points import ONE, points_text
from app.domain.standard import PartRule, RuleKind, ScoringPolicy, Standard
from app.wording import word


def policy_notes(standard: Standard) -> tuple[str, ...]:
    """One sentence for each setting that bears on the total."""
    policy = standard.policy
    return (
        *standard.notes,
        f"{word(policy.not_applicable)}；{word(policy.empty_part)}。",
        _order(standard, policy),
        _rounding(policy),
        *_rare(standard, policy),
    )


def _order(standard: Standard, policy: ScoringPolicy) -> str:
    cap = f"总分至多 {points_text(policy.cap_total)} 分" if policy.cap_total is not None else "总分不封顶"
    floor = "不计负分" if policy.floor_total else "可为负分"
    steps = [f"{cap}，{floor}"]
    if any(leaf.method.value == "bonus" for leaf in standard.leaves()):
        steps.append("加分后封顶" if policy.bonus_before_cap else "封顶后加分")
    if _has_total_rule(standard):
        steps.append("总分扣分后封顶" if policy.deductions_before_cap else "封顶后作总分扣分")
    return "；".join(steps) + "。"


def _has_total_rule(standard: Standard) -> bool:
    return any(rule.kind is RuleKind.TOTAL for leaf in standard.leaves() for rule in leaf.rules)


def _rounding(policy: ScoringPolicy) -> str:
    by = "按印出的分数" if policy.band_by_printed else "按未舍入的准确分数"
    parts = "各部分先舍入再相加，" if policy.round_parts else ""
    return f"{parts}总分保留 {policy.places} 位小数（{word(policy.rounding)}），等次{by}确定，等次下限含本数。"


def _rare(standard: Standard, policy: ScoringPolicy) -> Iterator[str]:
    if policy.repeat_factor != ONE:
        yield f"以往评查已指出而重复出现的问题，按 {points_text(policy.repeat_factor)} 倍扣分。"
    if policy.bonus_cap is not None:
        yield f"加分合计至多 {points_text(policy.bonus_cap)} 分。"
    titles = {part.code: part.title for part in standard.parts}
    for part in standard.parts:
        if part.rule is PartRule.LOSS and part.within in titles and policy.floor_part:
            yield f"“{part.title}”的扣分以扣完“{titles[part.within]}”为止。"
    if standard.draft:
        yield "本标准为草稿，尚未定稿。"
