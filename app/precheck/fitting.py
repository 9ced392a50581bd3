"""Which deduction rule of an item says what a finding says, and at which level or for which element."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.finding import Finding
from app.domain.points import ZERO, Points
from app.domain.review import AppliedRule
from app.domain.standard import DeductionRule, Item, RuleKind, Tier

_USABLE = (RuleKind.PER_PLACE, RuleKind.FIXED, RuleKind.RANGE, RuleKind.ALL, RuleKind.TIERS, RuleKind.ELEMENTS)
_WHOLE = (RuleKind.ALL, RuleKind.DOCUMENT_MISSING)
_DIGITS = "零一二三四五六七八九"
_NUMBER = r"(\d+|[一二两三四五六七八九十百]+)"
_UNIT = r"(?:个?工作日|日|天|个月|月)"
_OVERRUN = re.compile(r"超期(\d+)(?:个工作日|日|天)")
_USED = re.compile(r"第(\d+)(?:个工作日|日|天)")
_LIMIT = re.compile(r"期限(\d+)(?:个工作日|日|天)")
_BETWEEN = re.compile(f"{_NUMBER}(?:{_UNIT})?(?:以上)?[至到—–~～-]+{_NUMBER}({_UNIT})")
_BOUND = re.compile(f"{_NUMBER}({_UNIT})(?:及|（含）|\\(含\\))?(以内|以下|之内|内|以上|之上|及以上)?")
_LATE = re.compile("超过|超期|逾期|延误|迟延|期限")
_UNDER = re.compile("不足|不满|不超过|未超过|未满")
_ABSENT = re.compile("卷内未见|卷内没有|未见《")


def fitting_rule(item: Item, finding: Finding) -> AppliedRule | None:
    """The rule of the item that fits a finding, at the level its days over or its words name; None when none can be proposed."""
    kinds = (*_USABLE, RuleKind.DOCUMENT_MISSING) if _ABSENT.search(finding.message) else _USABLE
    offered = [(rule, applied) for rule in item.rules if rule.kind in kinds and (applied := _applied(rule, finding))]
    best = max(offered, key=lambda one: _fit(item, one[0], one[1], finding), default=None)
    return best[1] if best else None


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring ideographs of a text."""
    bare = re.sub(r"[^\u4e00-\u9fff]", "", text)
    return {bare[n : n + 2] for n in range(len(bare) - 1)}


def _fit(item: Item, rule: DeductionRule, applied: AppliedRule, finding: Finding) -> float:
    """How well a rule says the same: shared words, lateness with lateness, and points near those proposed."""
    said = pairs(rule.text)
    message = pairs(finding.message)
    near = (len(said & message) + len(said & pairs(finding.name) - message) / 2) / max(len(said), 1)
    late = _OVERRUN.search(finding.message) is not None
    if late and _LATE.search(rule.text):
        near += 0.5
    if rule.kind in _WHOLE:
        near += 0.5 if _ABSENT.search(finding.message) and re.search("没有|未", rule.text) else 0
        near -= 0.5 if late else 0
    asked = finding.deduction
    away = abs(_costs(item, rule, applied) - asked) / (item.points or 1) if asked else ZERO
    return near - float(min(away, Points(1)))


def _costs(item: Item, rule: DeductionRule, applied: AppliedRule) -> Points:
    if rule.kind in _WHOLE:
        return item.points
    if applied.tier is not None:
        return rule.tiers[applied.tier].points
    if rule.kind is RuleKind.ELEMENTS:
        return sum((rule.tiers[at].points for at in applied.missing), ZERO)
    return rule.low if rule.kind is RuleKind.RANGE else rule.points


def _applied(rule: DeductionRule, finding: Finding) -> AppliedRule | None:
    if rule.kind is RuleKind.RANGE:
        value = min(max(finding.deduction or rule.low, rule.low), rule.high)
        return AppliedRule(rule.code, value=value if value > ZERO else rule.low)
    if rule.kind is RuleKind.TIERS:
        at = _tier(rule, finding)
        return None if at is None else AppliedRule(rule.code, tier=at)
    if rule.kind is RuleKind.ELEMENTS:
        missing = _missing(rule.tiers, finding)
        return AppliedRule(rule.code, missing=missing) if missing else None
    return AppliedRule(rule.code)


def _tier(rule: DeductionRule, finding: Finding) -> int | None:
    """The level the days over fall into; without days the one that shares most words, the mildest among equals."""
    if not rule.tiers:
        return None
    spans = [_span(tier.text) for tier in rule.tiers]
    over = _OVERRUN.search(finding.message)
    if over and all(spans):
        days = _days_asked(finding.message, int(over[1]), [span for span in spans if span])
        for at, span in enumerate(spans):
            if span and span.low <= days <= span.high:
                return at
    said = pairs(finding.name + finding.message)
    order = range(len(rule.tiers))
    return max(order, key=lambda at: (len(said & pairs(rule.tiers[at].text)), -rule.tiers[at].points))


@dataclass(frozen=True, slots=True)
class _Span:
    low: int
    high: int


_ENDLESS = 10**6


def _span(text: str) -> _Span | None:
    """The days a level speaks of: within three = 1..3, three and more = 4.., three to five = 3..5."""
    between = _BETWEEN.search(text)
    if between:
        month = 30 if "月" in between[3] else 1
        return _Span(_value(between[1]) * month, _value(between[2]) * month)
    bound = _BOUND.search(text)
    if bound is None:
        return None
    days = _value(bound[1]) * (30 if "月" in bound[2] else 1)
    if bound[3] in {"以内", "以下", "之内", "内"} or _UNDER.search(text):
        return _Span(1, days)
    return _Span(days + 1, _ENDLESS)


def _days_asked(message: str, over: int, spans: list[_Span]) -> int:
    """Days over, or all days used where the levels begin beyond the limit itself ("第八至十日")."""
    used, limit = _USED.search(message), _LIMIT.search(message)
    if used and limit and min(span.low for span in spans) > int(limit[1]):
        return int(used[1])
    return over


def _value(text: str) -> int:
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for char in text.replace("两", "二"):
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS.index(char)
    return total + digit


def _missing(elements: tuple[Tier, ...], finding: Finding) -> tuple[int, ...]:
    """The elements a finding says are missing: by its message, else by what its name asks to be written."""
    absent = _ABSENT.search(finding.message) is not None
    message = finding.message if absent else re.sub("《[^》]*》", "", finding.message)
    _, _, asked = finding.name.partition("写明")
    return _named(elements, message) or _named(elements, asked)


def _named(elements: tuple[Tier, ...], said: str) -> tuple[int, ...]:
    words = [[one for one in re.split("[、，]|或者|及", element.text) if len(one) > 1] for element in elements]
    return tuple(at for at, some in enumerate(words) if any(word in said for word in some))
