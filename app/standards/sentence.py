"""A deduction rule as the sentence a printed sheet would have."""

from __future__ import annotations

from app.domain.points import points_text
from app.domain.standard import DeductionRule, Item, RuleKind, Tier, VetoEffect

_EFFECTS = {
    VetoEffect.ZERO: "一票否决，总分为零",
    VetoEffect.UNQUALIFIED: "一票否决，评为不合格",
    VetoEffect.STOP: "一票否决，不再评分",
}


def rule_sentence(rule: DeductionRule) -> str:
    """The rule in one Chinese sentence, such as “缺签名的，每处扣0.5分，最多扣2分”."""
    ending = _ending(rule)
    text = rule.text.rstrip("。；，")
    if not text:
        return ending
    return f"{text}，{ending}" if ending else text


def _ending(rule: DeductionRule) -> str:
    cap = f"，最多扣{points_text(rule.cap)}分" if rule.cap is not None else ""
    kind = rule.kind
    if kind is RuleKind.FIXED:
        return f"扣{points_text(rule.points)}分"
    if kind in (RuleKind.PER_PLACE, RuleKind.OPEN):
        return f"每{rule.unit}扣{points_text(rule.points)}分{cap}"
    if kind in (RuleKind.ALL, RuleKind.DOCUMENT_MISSING):
        return "本项不得分"
    if kind is RuleKind.RANGE:
        return f"视情况扣{points_text(rule.low)}—{points_text(rule.high)}分"
    if kind is RuleKind.TOTAL:
        return f"从总分中扣{points_text(rule.points)}分"
    if kind is RuleKind.VETO:
        grade = f"一票否决，最高评为{rule.cap_grade}"
        return _EFFECTS.get(rule.effect, grade) if rule.effect is not None else grade
    return _listed(rule, cap)


def _listed(rule: DeductionRule, cap: str) -> str:
    if rule.kind is RuleKind.PRESENT:
        return "；".join(f"有{tier.text}得{points_text(tier.points)}分" for tier in rule.tiers)
    if rule.kind is RuleKind.ELEMENTS:
        return "；".join(f"缺{tier.text}扣{points_text(tier.points)}分" for tier in rule.tiers) + cap
    return "；".join(map(_tier, rule.tiers))


def _tier(tier: Tier) -> str:
    return f"{tier.text}的扣{points_text(tier.points)}分"


def item_sentences(item: Item) -> str:
    """All rules of an item, one a line."""
    return "\n".join(f"{number}．{rule_sentence(rule)}；" for number, rule in enumerate(item.rules, 1))
