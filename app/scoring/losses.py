"""What one answer costs: the rules of an item, their shares and caps (R1-R14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from app.domain.points import ONE, ZERO, Points, points_text
from app.domain.review import AppliedRule, Mark, Verdict
from app.domain.score import ItemScore
from app.domain.standard import (
    CombineRule,
    DeductionRule,
    DocumentCombine,
    Item,
    RuleGroup,
    RuleKind,
    ScoringPolicy,
    VetoEffect,
)
from app.scoring.plan import Leaf
from app.scoring.rounding import rounded

WHOLE = (RuleKind.ALL, RuleKind.DOCUMENT_MISSING)
COUNTED = (RuleKind.PER_PLACE, RuleKind.OPEN, RuleKind.TOTAL)


@dataclass(slots=True)
class Beside:
    """What answers cost beside their item: deductions on the total, vetoes, counted errors."""

    total: list[tuple[str, Points]] = field(default_factory=list)
    vetoes: list[tuple[str, str, VetoEffect, str, str]] = field(default_factory=list)  # code, text, effect, grade, why
    errors: dict[int, int] = field(default_factory=dict)


def answered(leaf: Leaf, marks: Sequence[Mark], policy: ScoringPolicy, beside: Beside) -> ItemScore:
    """The score of one answered item; several marks are several documents (R14)."""
    if len(marks) == 1:
        return _one(leaf, marks[0], policy, beside)
    scores = [_one(leaf, mark, policy, beside) for mark in sorted(marks, key=lambda mark: mark.document or 0)]
    counted = [score for score in scores if score.counted]
    if not counted:
        return scores[0]
    return _documents(leaf.item, counted, policy)


def _documents(item: Item, scores: list[ItemScore], policy: ScoringPolicy) -> ItemScore:
    losses = [score.loss for score in scores]
    if item.document_combine is DocumentCombine.WORST:
        loss = max(losses)
    elif item.document_combine is DocumentCombine.MEAN:
        loss = rounded(Fraction(sum(losses, ZERO)) / len(losses), policy.places, policy.rounding)
    else:
        loss = sum(losses, ZERO)
    if item.capped:
        loss = min(loss, item.points)
    text = f"{len(scores)} 份文书分别扣 {'、'.join(points_text(one) for one in losses)} 分"
    return ItemScore(item.code, item.points, item.points - loss, loss, True, True, text)


def _one(leaf: Leaf, mark: Mark, policy: ScoringPolicy, beside: Beside) -> ItemScore:
    verdict, item = mark.verdict, leaf.item
    if verdict is Verdict.MET:
        return leaf.full
    if verdict is Verdict.NOT_APPLICABLE:
        return leaf.away
    if verdict is Verdict.DEDUCTED or (verdict is Verdict.SCORED and mark.applied):
        return _deducted(leaf, mark, policy, beside)
    if verdict is Verdict.SCORED:
        return _scored(leaf, mark.earned or ZERO)
    if verdict is Verdict.EXEMPT and not leaf.bonus:
        return ItemScore(item.code, item.points, item.points, ZERO, True, True, "免扣")
    return leaf.blank


def _scored(leaf: Leaf, earned: Points) -> ItemScore:
    item = leaf.item
    earned = min(max(earned, ZERO), item.points)
    text = f"得 {points_text(earned)} 分"
    if leaf.bonus:
        return ItemScore(item.code, item.points, earned, ZERO, False, True, text)
    return ItemScore(item.code, item.points, earned, item.points - earned, True, True, text)


def _deducted(leaf: Leaf, mark: Mark, policy: ScoringPolicy, beside: Beside) -> ItemScore:
    item = leaf.item
    if not mark.applied:
        return _scored(leaf, item.points if mark.earned is None else mark.earned)
    loss, text = costs(item, leaf.rules, mark, policy, beside)
    if item.level and loss:
        beside.errors[item.level] = beside.errors.get(item.level, 0) + 1
    if leaf.bonus:
        return ItemScore(item.code, item.points, max(item.points - loss, ZERO), ZERO, False, True, text)
    if item.capped and loss > item.points:
        loss = item.points
        text = f"{text}；扣完为止，扣 {points_text(loss)} 分"
    return ItemScore(item.code, item.points, item.points - loss, loss, True, True, text)


def costs(
    item: Item, rules: dict[str, DeductionRule], mark: Mark, policy: ScoringPolicy, beside: Beside
) -> tuple[Points, str]:
    """What the applied rules cost before the item's own cap, and how that was reckoned."""
    shares: list[Points] = []
    grouped: dict[str, list[Points]] = {}
    texts: list[str] = []
    for applied in mark.applied if len(mark.applied) == 1 else sorted(mark.applied, key=_order):
        rule = rules.get(applied.code)
        if rule is None:
            continue
        amount = _amount(item, rule, applied)
        if applied.repeated and policy.repeat_factor != ONE:
            amount *= policy.repeat_factor
        _count_errors(rule, applied, beside)
        if _goes_beside(item, rule, applied, amount, mark, beside):
            continue
        texts.append(_text(rule, applied, amount, policy))
        (grouped.setdefault(rule.group, []) if rule.group else shares).append(amount)
    shares += [_group_loss(group, grouped[group.name]) for group in item.groups if group.name in grouped]
    return _combined(item.combine, shares), "；".join(texts)


def _order(applied: AppliedRule) -> tuple[str, str, int]:
    return applied.code, applied.text, applied.count


def _combined(combine: CombineRule, shares: list[Points]) -> Points:
    if not shares:
        return ZERO
    return max(shares) if combine is CombineRule.WORST else sum(shares, ZERO)


def _group_loss(group: RuleGroup, shares: list[Points]) -> Points:
    return min(_combined(group.combine, shares), group.cap)


def _amount(item: Item, rule: DeductionRule, applied: AppliedRule) -> Points:
    kind = rule.kind
    if kind in COUNTED:
        amount = rule.points * applied.count
    elif kind in WHOLE:
        amount = item.points
    elif kind is RuleKind.RANGE:
        amount = applied.value if applied.value is not None else rule.low
    elif kind is RuleKind.TIERS:
        amount = rule.tiers[applied.tier].points if applied.tier is not None else ZERO
    elif kind is RuleKind.ELEMENTS:
        amount = sum((rule.tiers[at].points for at in set(applied.missing)), ZERO)
    elif kind is RuleKind.PRESENT:
        present = sum((tier.points for at, tier in enumerate(rule.tiers) if at not in applied.missing), ZERO)
        amount = max(item.points - present, ZERO)
    else:
        amount = rule.points if kind is RuleKind.FIXED else ZERO
    return amount if rule.cap is None else min(amount, rule.cap)


def _count_errors(rule: DeductionRule, applied: AppliedRule, beside: Beside) -> None:
    if rule.level:
        found = applied.count if rule.kind in COUNTED else max(len(set(applied.missing)), 1)
        beside.errors[rule.level] = beside.errors.get(rule.level, 0) + found


def _goes_beside(
    item: Item, rule: DeductionRule, applied: AppliedRule, amount: Points, mark: Mark, beside: Beside
) -> bool:
    if rule.kind is RuleKind.TOTAL:
        beside.total.append((f"{item.code} {rule.text}", amount))
        return True
    if rule.kind is RuleKind.VETO:
        why = applied.text or mark.reason
        beside.vetoes.append((item.code, rule.text, rule.effect or VetoEffect.ZERO, rule.cap_grade, why))
        return True
    return rule.kind is RuleKind.REMARK


def _text(rule: DeductionRule, applied: AppliedRule, amount: Decimal, policy: ScoringPolicy) -> str:
    said = (applied.text or rule.text).rstrip("。；，")
    if rule.kind in COUNTED and applied.count > 1:
        said = f"{said}（{applied.count}{rule.unit}×{points_text(rule.points)}分）"
    if applied.repeated and policy.repeat_factor != ONE:
        said = f"{said}（重复出现，×{points_text(policy.repeat_factor)}）"
    return f"{said}，扣 {points_text(amount)} 分"
