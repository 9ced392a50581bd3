"""The rules of good form a standard must keep; files, imports and the editor are held to the same list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.domain.points import ZERO, Points, points_text
from app.domain.standard import Item, Part, PartRule, Standard, VetoEffect
from app.standards.check_item import item_problems
from app.standards.problems import Problem

MOST_PLACES = 6


def check_standard(standard: Standard) -> tuple[Problem, ...]:
    """Every problem and warning of a standard, in the order of its file."""
    return (
        *_head_problems(standard),
        *_policy_problems(standard),
        *_grade_problems(standard),
        *_code_problems(standard),
        *_veto_problems(standard),
        *_part_problems(standard),
        *_preset_problems(standard),
        *_sum_problems(standard),
    )


def located_items(standard: Standard) -> Iterator[tuple[str, Item, bool]]:
    """Every item and heading with its place in the file, and whether a heading stands above it."""
    for number, part in enumerate(standard.parts, 1):
        yield from _located(part.items, f"parts[{number}].items", False)


def _located(items: tuple[Item, ...], path: str, below: bool) -> Iterator[tuple[str, Item, bool]]:
    for number, item in enumerate(items, 1):
        here = f"{path}[{number}]"
        yield here, item, below
        yield from _located(item.children, f"{here}.children", True)


def _head_problems(standard: Standard) -> Iterator[Problem]:
    for name in ("id", "edition", "title"):
        if not getattr(standard, name).strip():
            yield Problem(name, "不能为空")
    if not standard.case_types:
        yield Problem("case_types", "至少写一种案件类型")
    if standard.valid_to is not None and standard.valid_to < standard.valid_from:
        yield Problem("valid_to", f"应不早于施行日期 valid_from（{standard.valid_from.isoformat()}）")
    if not standard.parts and not standard.vetoes:
        yield Problem("parts", "没有任何评查项和否决项")


def _policy_problems(standard: Standard) -> Iterator[Problem]:
    policy = standard.policy
    if not 0 <= policy.places <= MOST_PLACES:
        yield Problem("policy.places", f"应为 0 到 {MOST_PLACES} 的整数，现为 {policy.places}")
    if not 0 <= standard.unit.places <= MOST_PLACES:
        yield Problem("unit.places", f"应为 0 到 {MOST_PLACES} 的整数，现为 {standard.unit.places}")
    yield from negative("policy.base", policy.base)
    yield from negative("policy.cap_total", policy.cap_total)
    yield from negative("policy.bonus_cap", policy.bonus_cap)
    if policy.scale_to <= 0:
        yield Problem("policy.scale_to", f"应大于 0，现为 {points_text(policy.scale_to)}")
    if policy.repeat_factor < 1:
        yield Problem("policy.repeat_factor", f"应不小于 1，现为 {points_text(policy.repeat_factor)}")
    honour = standard.unit.honour_grade
    if honour and honour not in {grade.name for grade in standard.grades}:
        yield Problem("unit.honour_grade", f"没有“{honour}”这个等次")


def _grade_problems(standard: Standard) -> Iterator[Problem]:
    if not standard.grades:
        yield Problem("grades", "至少写一个等次")
        return
    for number, grade in enumerate(standard.grades, 1):
        path = f"grades[{number}]"
        yield from negative(f"{path}.low", grade.low)
        if not grade.name.strip():
            yield Problem(f"{path}.name", "不能为空")
        if number > 1 and grade.low >= standard.grades[number - 2].low:
            above = points_text(standard.grades[number - 2].low)
            yield Problem(f"{path}.low", f"应低于上一等次的下限 {above}，现为 {points_text(grade.low)}，等次重叠")
    if standard.grades[-1].low != ZERO:
        yield Problem(f"grades[{len(standard.grades)}].low", "最低一档的下限应为 0，否则低分没有等次")
    for name in _twice(grade.name for grade in standard.grades):
        yield Problem("grades", f"等次“{name}”重复")


def _code_problems(standard: Standard) -> Iterator[Problem]:
    coded = [(f"parts[{number}]", part.code) for number, part in enumerate(standard.parts, 1)]
    for path, code in coded:
        if not code.strip():
            yield Problem(f"{path}.code", "不能为空")
    for code in _twice(code for _, code in coded):
        yield Problem("parts", f"部分编号 {code} 重复")
    places: dict[str, str] = {}
    scored = [(path, item.code) for path, item, _ in located_items(standard)]
    scored += [(f"vetoes[{number}]", veto.code) for number, veto in enumerate(standard.vetoes, 1)]
    for path, code in scored:
        if not code.strip():
            yield Problem(f"{path}.code", "不能为空")
        elif code in places:
            yield Problem(f"{path}.code", f"编号 {code} 与 {places[code]} 重复", code=code)
        elif code in standard.retired_items:
            yield Problem(f"{path}.code", f"编号 {code} 已停用，不得再用", code=code)
        places.setdefault(code, path)


def _veto_problems(standard: Standard) -> Iterator[Problem]:
    for number, veto in enumerate(standard.vetoes, 1):
        path = f"vetoes[{number}]"
        if not veto.text.strip():
            yield Problem(f"{path}.text", "不能为空", code=veto.code)
        yield from effect_problems(standard, veto.effect, veto.cap_grade, path, veto.code)
        yield from missing_basis(standard, veto.basis, path, veto.code)
        yield from stray_types(standard, veto.applies_to, path, veto.code)


def _part_problems(standard: Standard) -> Iterator[Problem]:
    for number, part in enumerate(standard.parts, 1):
        yield from _one_part_problems(standard, part, f"parts[{number}]")
    held = [f"{path}." for path, item, _ in located_items(standard) if item.children and item.basis]
    for path, item, below in located_items(standard):
        yield from item_problems(standard, item, path, below)
        if not item.children and not any(path.startswith(above) for above in held):
            yield from missing_basis(standard, item.basis, path, item.code)
        yield from stray_types(standard, item.applies_to, path, item.code)
        yield from _twin_problems(standard, item, path)


def _one_part_problems(standard: Standard, part: Part, path: str) -> Iterator[Problem]:
    yield from negative(f"{path}.weight", part.weight)
    yield from negative(f"{path}.cap", part.cap)
    yield from stray_types(standard, part.applies_to, path, "")
    if part.rule is PartRule.RATIO and part.weight is None:
        yield Problem(f"{path}.weight", "按比例折算的部分应写明权重（weight）")
    if part.rule is not PartRule.RATIO and part.weight is not None:
        yield Problem(f"{path}.weight", '只有按比例折算（rule = "ratio"）的部分才有权重（weight）')
    if part.rule is not PartRule.LOSS and part.cap is not None:
        yield Problem(f"{path}.cap", '只有只计扣分（rule = "loss"）的部分才有最多扣（cap）')
    if not part.items:
        yield Problem(f"{path}.items", "这一部分没有评查项", warning=True)


def _twin_problems(standard: Standard, item: Item, path: str) -> Iterator[Problem]:
    for twin in item.twins:
        if twin == item.code or standard.item(twin) is None:
            yield Problem(f"{path}.twins", f"没有可以互斥的评查项 {twin}", code=item.code)


def _preset_problems(standard: Standard) -> Iterator[Problem]:
    known = {item.code for _, item, _ in located_items(standard)} | {part.code for part in standard.parts}
    for number, preset in enumerate(standard.presets, 1):
        for code in preset.items:
            if code not in known:
                yield Problem(f"presets[{number}].items", f"没有编号 {code} 的评查项")
    for code in _twice(preset.code for preset in standard.presets):
        yield Problem("presets", f"事实编号 {code} 重复")


def _sum_problems(standard: Standard) -> Iterator[Problem]:
    for path, item, _ in located_items(standard):
        total = sum((child.points for child in item.children), ZERO)
        if item.children and not item.pool and total != item.points:
            text = f"写明 {points_text(item.points)} 分，下级合计 {points_text(total)} 分"
            yield Problem(f"{path}.points", text, warning=True, code=item.code)
    total = sum((leaf.points for leaf in standard.leaves()), ZERO)
    if standard.printed_total is not None and total != standard.printed_total:
        text = f"写明总分 {points_text(standard.printed_total)}，各项合计 {points_text(total)}"
        yield Problem("printed_total", text, warning=True)


def negative(path: str, value: Points | None, code: str = "") -> Iterator[Problem]:
    """The problem of a number below zero."""
    if value is not None and value < 0:
        yield Problem(path, f"不能为负数，现为 {points_text(value)}", code=code)


def effect_problems(
    standard: Standard, effect: VetoEffect | None, cap_grade: str, path: str, code: str
) -> Iterator[Problem]:
    """The problems of a veto's effect: a capped grade must be one of the standard."""
    if effect is VetoEffect.GRADE_CAP and cap_grade not in {grade.name for grade in standard.grades}:
        yield Problem(f"{path}.cap_grade", "限制等次时应写明最高只能评为哪个等次", code=code)


def missing_basis(standard: Standard, basis: tuple[str, ...], path: str, code: str) -> Iterator[Problem]:
    """The problem of an item without legal basis, where the standard promises one for each."""
    if standard.basis_required and not any(text.strip() for text in basis):
        yield Problem(f"{path}.basis", "缺少依据，应写到条款", warning=standard.draft, code=code)


def stray_types(standard: Standard, types: tuple[object, ...], path: str, code: str) -> Iterator[Problem]:
    """The problem of naming a case type the standard does not score."""
    if any(kind not in standard.case_types for kind in types):
        yield Problem(f"{path}.applies_to", "写了本标准适用范围（case_types）以外的案件类型", code=code)


def _twice(names: Iterator[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
