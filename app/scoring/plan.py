"""A standard prepared for scoring one kind of case: which items count, under which headings, by which policies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.domain.casefile import CaseType
from app.domain.points import ZERO, Points
from app.domain.score import ItemScore
from app.domain.standard import (
    DeductionRule,
    Item,
    Method,
    NotApplicablePolicy,
    Part,
    RuleKind,
    Standard,
    Veto,
)

BESIDE = (RuleKind.TOTAL, RuleKind.VETO)


@dataclass(slots=True, frozen=True)
class Leaf:
    """A scored item in its place, with the three results that need no arithmetic ready-made."""

    code: str
    item: Item
    part: int
    rules: dict[str, DeductionRule]
    asked: bool  # an answer is needed before the score is final
    full: ItemScore
    blank: ItemScore
    away: ItemScore
    bonus: bool
    pooled: bool
    alone: bool  # its answers cost nothing beside the item: no vetoes, no errors, nothing off the total


@dataclass(slots=True, frozen=True)
class Heading:
    """A heading, or a whole part, over the leaves `start` to `stop`."""

    code: str
    item: Item | None  # None for a part
    part: int
    start: int
    stop: int
    rules: dict[str, DeductionRule]


@dataclass(slots=True, frozen=True)
class PartPlan:
    """A part with its leaves and the points it holds when everything applies."""

    part: Part
    start: int
    stop: int
    declared: Points


@dataclass(slots=True, frozen=True)
class Plan:
    """Everything about a standard that does not depend on the answers."""

    standard: Standard
    leaves: tuple[Leaf, ...]
    codes: tuple[str, ...]
    full: tuple[ItemScore, ...]
    parts: tuple[PartPlan, ...]
    headings: dict[str, Heading]
    keys: tuple[tuple[int, Heading], ...]
    pools: tuple[Heading, ...]
    twins: tuple[tuple[int, ...], ...]
    bonuses: tuple[int, ...]
    vetoes: tuple[Veto, ...]
    known: frozenset[str]
    reckoned: dict[object, ItemScore] = field(default_factory=dict)  # answers met before, by item and answer


@dataclass(slots=True)
class _Builder:
    standard: Standard
    case_type: CaseType | None
    absent: frozenset[str]
    leaves: list[Leaf] = field(default_factory=list)
    headings: dict[str, Heading] = field(default_factory=dict)
    keys: list[tuple[int, Heading]] = field(default_factory=list)
    pools: list[Heading] = field(default_factory=list)

    def applies(self, types: tuple[CaseType, ...]) -> bool:
        return not types or self.case_type is None or self.case_type in types

    def add_part(self, number: int, part: Part) -> PartPlan:
        start = len(self.leaves)
        away = part.code in self.absent
        policy = part.not_applicable or self.standard.policy.not_applicable
        for item in part.items:
            self.add(item, number, away, policy, pooled=False)
        stop = len(self.leaves)
        if self.standard.item(part.code) is None:
            self.headings.setdefault(part.code, Heading(part.code, None, number, start, stop, {}))
        declared = sum((points for item in part.items for points in self.declared(item)), ZERO)
        return PartPlan(part, start, stop, declared)

    def declared(self, item: Item) -> Iterator[Points]:
        """The points an item holds when everything applies."""
        if not self.applies(item.applies_to) or (not item.children and item.method is Method.BONUS):
            return
        if item.pool or not item.children:
            yield item.points
            return
        for child in item.children:
            yield from self.declared(child)

    def add(self, item: Item, part: int, away: bool, policy: NotApplicablePolicy, pooled: bool) -> None:
        if not self.applies(item.applies_to):
            return
        away = away or item.code in self.absent
        policy = item.not_applicable or policy
        start = len(self.leaves)
        if not item.children:
            self.leaves.append(_leaf(item, part, away, policy, pooled))
            return
        for child in item.children:
            self.add(child, part, away, policy, pooled or item.pool)
        heading = Heading(item.code, item, part, start, len(self.leaves), {rule.code: rule for rule in item.rules})
        self.headings[item.code] = heading
        if item.pool:
            self.pools.append(heading)
        direct = {child.code for child in item.children if child.key}
        self.keys += [(at, heading) for at in range(start, heading.stop) if self.leaves[at].code in direct]


def _leaf(item: Item, part: int, away: bool, policy: NotApplicablePolicy, pooled: bool) -> Leaf:
    bonus = item.method is Method.BONUS
    gone = _away(item, policy, "不适用")
    full = ItemScore(item.code, item.points, item.points, ZERO, not bonus, True)
    if away:
        blank = _away(item, policy, "按案情不适用")
    elif bonus:
        blank = ItemScore(item.code, item.points, ZERO, ZERO, False, False)
    elif item.method is Method.EARN:
        blank = ItemScore(item.code, item.points, ZERO, item.points, True, False, "未评")
    else:
        blank = ItemScore(item.code, item.points, item.points, ZERO, True, False)
    rules = {rule.code: rule for rule in item.rules}
    alone = not item.level and not any(rule.level or rule.kind in BESIDE for rule in item.rules)
    return Leaf(item.code, item, part, rules, not (away or bonus), full, blank, gone, bonus, pooled, alone)


def _away(item: Item, policy: NotApplicablePolicy, text: str) -> ItemScore:
    if policy is NotApplicablePolicy.FULL and item.method is not Method.BONUS:
        return ItemScore(item.code, item.points, item.points, ZERO, True, True, f"{text}，按满分计")
    return ItemScore(item.code, item.points, ZERO, ZERO, False, True, text)


def prepare(standard: Standard, case_type: CaseType | None = None, facts: Iterable[str] = ()) -> Plan:
    """The plan of a standard for one case type and the preset facts that hold (N6)."""
    holding = set(facts)
    absent = frozenset(code for preset in standard.presets if preset.code in holding for code in preset.items)
    builder = _Builder(standard, case_type, absent)
    counted = [part for part in standard.parts if builder.applies(part.applies_to)]
    parts = tuple(builder.add_part(number, part) for number, part in enumerate(counted))
    vetoes = tuple(veto for veto in standard.vetoes if builder.applies(veto.applies_to))
    leaves = tuple(builder.leaves)
    return Plan(
        standard,
        leaves,
        tuple(leaf.code for leaf in leaves),
        tuple(leaf.full for leaf in leaves),
        parts,
        builder.headings,
        tuple(builder.keys),
        tuple(builder.pools),
        tuple(_twin_groups(leaves)),
        tuple(at for at, leaf in enumerate(leaves) if leaf.bonus),
        vetoes,
        frozenset(all_codes(standard)),
    )


def all_codes(standard: Standard) -> Iterator[str]:
    """Every code a mark may carry: items, headings, parts and vetoes, of all case types."""
    for part in standard.parts:
        yield part.code
        yield from (item.code for top in part.items for item in with_headings(top))
    yield from (veto.code for veto in standard.vetoes)


def with_headings(item: Item) -> Iterator[Item]:
    """The item itself and everything below it."""
    yield item
    for child in item.children:
        yield from with_headings(child)


def _twin_groups(leaves: tuple[Leaf, ...]) -> Iterator[tuple[int, ...]]:
    """Leaves that must not deduct for the same problem, in whatever direction the standard names them (R15)."""
    at = {leaf.code: number for number, leaf in enumerate(leaves)}
    group = list(range(len(leaves)))
    for number, leaf in enumerate(leaves):
        for twin in leaf.item.twins:
            if twin in at:
                old, new = group[at[twin]], group[number]
                group = [new if entry == old else entry for entry in group]
    for root in sorted(set(group)):
        members = tuple(number for number, entry in enumerate(group) if entry == root)
        if len(members) > 1:
            yield members
