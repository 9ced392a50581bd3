"""The rules of good form of one item and its deduction rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.domain.points import ZERO, points_text
from app.domain.standard import DeductionRule, Item, Method, RuleKind, Standard, VetoEffect
from app.standards.problems import Problem

_COUNTED = (RuleKind.FIXED, RuleKind.PER_PLACE, RuleKind.OPEN, RuleKind.TOTAL)
_LISTED = (RuleKind.TIERS, RuleKind.ELEMENTS, RuleKind.PRESENT)
_BEYOND = (RuleKind.TOTAL, RuleKind.VETO, RuleKind.REMARK)


def item_problems(standard: Standard, item: Item, path: str, below: bool) -> Iterator[Problem]:
    """Every problem of one item or heading; `below` says whether a heading stands above it."""
    yield from _text_problems(item, path)
    yield from _points_problems(item, path)
    yield from _tree_problems(item, path, below)
    yield from _group_problems(item, path)
    for number, rule in enumerate(item.rules, 1):
        where = f"{path}.rules[{number}]"
        yield from _rule_problems(item, rule, where)
        yield from _veto_rule_problems(standard, item, rule, where)
        if item.capped and not item.children:
            yield from _above_item(standard, item, rule, where)
        yield from _cap_problems(standard, item, rule, where)


def _text_problems(item: Item, path: str) -> Iterator[Problem]:
    if not item.text.strip():
        yield Problem(f"{path}.text", "不能为空", code=item.code)
    for code, count in Counter(rule.code for rule in item.rules).items():
        if count > 1:
            yield Problem(f"{path}.rules", f"规则编号 {code} 重复", code=item.code)
    if item.method is Method.BONUS and not item.condition.strip():
        yield Problem(f"{path}.condition", "加分项最好写明加分条件", warning=True, code=item.code)


def _points_problems(item: Item, path: str) -> Iterator[Problem]:
    if item.points < 0:
        yield Problem(f"{path}.points", f"不能为负数，现为 {points_text(item.points)}", code=item.code)
    if item.points == 0 and item.capped and not item.children and not _only_beyond(item):
        yield Problem(f"{path}.points", "没有分值，扣分不起作用", warning=True, code=item.code)
    if item.step <= 0:
        yield Problem(f"{path}.step", f"应大于 0，现为 {points_text(item.step)}", code=item.code)
    elif item.method is not Method.DEDUCT and item.points % item.step:
        text = f"{points_text(item.points)} 分不是步长 {points_text(item.step)} 的整数倍"
        yield Problem(f"{path}.step", text, warning=True, code=item.code)


def _only_beyond(item: Item) -> bool:
    return bool(item.rules) and all(rule.kind in _BEYOND for rule in item.rules)


def _tree_problems(item: Item, path: str, below: bool) -> Iterator[Problem]:
    if item.key and not below:
        yield Problem(f"{path}.key", "关键要素应在上一级项目之下", code=item.code)
    if item.pool and not item.children:
        yield Problem(f"{path}.pool", "没有下级的项目不能共用分值", code=item.code)
    if item.children and item.per_document:
        yield Problem(f"{path}.per_document", "应写在最下一级的评查项上", code=item.code)


def _group_problems(item: Item, path: str) -> Iterator[Problem]:
    names = [group.name for group in item.groups]
    for number, group in enumerate(item.groups, 1):
        if group.cap <= 0:
            yield Problem(f"{path}.groups[{number}].cap", f"应大于 0，现为 {points_text(group.cap)}", code=item.code)
    for number, rule in enumerate(item.rules, 1):
        if rule.group and rule.group not in names:
            yield Problem(f"{path}.rules[{number}].group", f"没有名为“{rule.group}”的规则组", code=item.code)


def _rule_problems(item: Item, rule: DeductionRule, path: str) -> Iterator[Problem]:
    yield from _negative_numbers(item, rule, path)
    if rule.kind in _COUNTED and rule.points == 0:
        yield Problem(f"{path}.points", "应写明扣多少分", code=item.code)
    if rule.kind in _LISTED and not rule.tiers:
        yield Problem(f"{path}.tiers", "应逐条列出档次或要素", code=item.code)
    if rule.kind is RuleKind.RANGE:
        yield from _range_problems(item, rule, path)
    if rule.kind is RuleKind.PRESENT and item.method is Method.DEDUCT:
        yield Problem(f"{path}.kind", "按要素得分只用于得分制的项目", code=item.code)


def _negative_numbers(item: Item, rule: DeductionRule, path: str) -> Iterator[Problem]:
    numbers = [(name, getattr(rule, name)) for name in ("points", "low", "high")]
    numbers += [(f"tiers[{number}].points", tier.points) for number, tier in enumerate(rule.tiers, 1)]
    for name, value in numbers:
        if value < 0:
            yield Problem(f"{path}.{name}", f"不能为负数，现为 {points_text(value)}", code=item.code)


def _range_problems(item: Item, rule: DeductionRule, path: str) -> Iterator[Problem]:
    if rule.high <= rule.low:
        text = f"应大于下限 {points_text(rule.low)}，现为 {points_text(rule.high)}"
        yield Problem(f"{path}.high", text, code=item.code)
    if rule.step <= 0:
        yield Problem(f"{path}.step", f"应大于 0，现为 {points_text(rule.step)}", code=item.code)


def _veto_rule_problems(standard: Standard, item: Item, rule: DeductionRule, path: str) -> Iterator[Problem]:
    if rule.kind is not RuleKind.VETO:
        return
    if rule.effect is None:
        yield Problem(f"{path}.effect", "项内否决应写明后果", code=item.code)
    if rule.effect is VetoEffect.GRADE_CAP and rule.cap_grade not in {grade.name for grade in standard.grades}:
        yield Problem(f"{path}.cap_grade", "限制等次时应写明最高只能评为哪个等次", code=item.code)


def _above_item(standard: Standard, item: Item, rule: DeductionRule, path: str) -> Iterator[Problem]:
    heaviest = max((rule.points, rule.high, *(tier.points for tier in rule.tiers)), default=ZERO)
    if rule.kind not in _BEYOND and heaviest > item.points:
        text = f"一次 {points_text(heaviest)} 分超过本项分值 {points_text(item.points)}"
        yield Problem(path, text, warning=standard.draft, code=item.code)


def _cap_problems(standard: Standard, item: Item, rule: DeductionRule, path: str) -> Iterator[Problem]:
    if rule.cap is None:
        return
    if rule.cap <= 0:
        yield Problem(f"{path}.cap", f"应大于 0，现为 {points_text(rule.cap)}", code=item.code)
    elif rule.cap < rule.points:
        text = f"上限 {points_text(rule.cap)} 低于一次扣分 {points_text(rule.points)}"
        yield Problem(f"{path}.cap", text, warning=standard.draft, code=item.code)
    elif item.capped and not item.children and rule.cap > item.points:
        text = f"上限 {points_text(rule.cap)} 超过本项分值 {points_text(item.points)}"
        yield Problem(f"{path}.cap", text, warning=standard.draft, code=item.code)
