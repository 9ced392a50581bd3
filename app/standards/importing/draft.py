"""What was understood of a sheet -> a draft standard that can be edited and scored at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.casefile import CaseType
from app.domain.points import HALF, HUNDRED, ZERO, Points
from app.domain.standard import (
    DeductionRule,
    GradeBand,
    Item,
    Method,
    Part,
    PartRule,
    RuleGroup,
    RuleKind,
    ScoringPolicy,
    Standard,
    Tier,
    Veto,
    VetoEffect,
)
from app.standards.importing.plain import plain
from app.standards.importing.tree import line_sum, pools, sheet_sum
from app.standards.importing.understood import Barrier, Clause, Line, Share, Understood

_KINDS = (
    (CaseType.LICENSING, "许可|审批"),
    (CaseType.COERCIVE_EXECUTION, "强制执行"),
    (CaseType.COERCIVE_MEASURE, "强制措施|查封|扣押|行政强制"),
    (CaseType.RECONSIDERATION, "复议"),
    (CaseType.INSPECTION, "行政检查"),
    (CaseType.PENALTY_SUMMARY, "简易程序|当场处罚"),
    (CaseType.NO_PENALTY, "不予(?:行政)?处罚"),
    (CaseType.DAILY_PENALTY, "按日"),
    (CaseType.TRANSFER, "移送"),
)
_FORMULA = re.compile(r"=\s*(\d+(?:\.\d+)?)\s*\+\s*[(\[]?\s*(\d+(?:\.\d+)?)\s*[×xX*]")
_LOSS_PART = re.compile(r"扣分制|基本要素|扣分项")
_LISTED = (RuleKind.TIERS, RuleKind.ELEMENTS)
_DEFAULT_GRADES = (("优秀", Decimal(90)), ("合格", Decimal(60)))


def draft_standard(result: Understood, name: str, digest: str, on: date) -> Standard:
    """The draft standard of an imported sheet; what it had to assume is said in its notes and in the warnings."""
    grades = _grades(result)
    second = grades[min(1, len(grades) - 1)].name
    listing = not any(line.points is not None for line in result.lines) and bool(result.lines) and not pools(result)
    formula = _FORMULA.search(plain(result.formula))
    parts = tuple(_parts(result, second, listing, Decimal(formula[2]) if formula else None))
    base = Decimal(formula[1]) if formula else ((result.deducts_from or HUNDRED) if listing else ZERO)
    title = result.title or re.sub(r"\.\w+$", "", name)
    return Standard(
        f"import-{digest[:8]}",
        "draft-1",
        title,
        case_types_in(title),
        on,
        parts,
        tuple(_veto(barrier, second) for barrier in result.barriers),
        grades,
        ScoringPolicy(base=base, cap_total=_cap(result, base, bool(formula))),
        notes=tuple(_notes(result, name)),
        printed_total=result.printed_total,
        draft=True,
        basis_required=False,
    )


def case_types_in(title: str) -> tuple[CaseType, ...]:
    """The case types a title speaks of; ordinary penalties when it names none."""
    found = [kind for kind, words in _KINDS if re.search(words, title)]
    other = (CaseType.PENALTY_SUMMARY, CaseType.NO_PENALTY)
    if re.search("处罚", title) and not any(kind in other for kind in found):
        found.insert(0, CaseType.PENALTY_ORDINARY)
    return tuple(dict.fromkeys(found)) or (CaseType.PENALTY_ORDINARY,)


def _cap(result: Understood, base: Points, by_formula: bool) -> Points:
    total = sheet_sum(result)
    return HUNDRED if by_formula else max(result.printed_total or ZERO, total, base) or HUNDRED


def _grades(result: Understood) -> tuple[GradeBand, ...]:
    found = sorted(result.grades, key=lambda pair: -pair[1])
    if not found:
        result.warnings.append("没有读到等次标准，暂按 90 分以上优秀、60 分以上合格划分，请核对")
        found = list(_DEFAULT_GRADES)
    bands = [GradeBand(name, low) for name, low in found if low > 0]
    lows = [band.low for band in bands]
    bands = [band for at, band in enumerate(bands) if band.low not in lows[:at]]
    return (*bands, GradeBand("不合格", ZERO, qualified=False))


def _notes(result: Understood, name: str) -> Iterator[str]:
    yield f"由“{name}”导入的草稿，请逐项核对后定稿。"
    if result.formula:
        yield f"原表计分公式：{result.formula}"


def _parts(result: Understood, second: str, listing: bool, weight: Points | None) -> Iterator[Part]:
    groups: dict[str, list[Line]] = {}
    for line in result.lines:
        name = line.section[0] if line.section else "评查项目"
        loses = bool(_LOSS_PART.search(name))
        groups.setdefault("各类型文书" if weight is not None and not loses else name, []).append(line)
    codes = iter([*"ABCDEFGHIJKLMNOPQRSTUWXYZ", *(f"P{number}" for number in range(1, len(groups) + 1))])
    taken = {line.code for line in result.lines}
    ratio = next((title for title in groups if weight is not None and not _LOSS_PART.search(title)), "")
    named = {title: next(code for code in codes if code not in taken) for title in groups}
    held = pools(result)
    for title, lines in groups.items():
        items = tuple(_pooled(lines, held, named[title], second, listing))
        part = Part(named[title], title, items=items)
        if listing:
            most = next((points for path, points, _ in result.section_caps if path == (title,)), None)
            part = replace(part, rule=PartRule.LOSS, cap=most)
        elif weight is not None and title == ratio:
            part = replace(part, rule=PartRule.RATIO, weight=weight)
        elif weight is not None:
            part = replace(part, rule=PartRule.LOSS, cap=line_sum(lines) or None, within=named.get(ratio, ""))
        yield part


def _pooled(
    lines: list[Line], held: list[tuple[tuple[str, ...], Points, list[Line]]], code: str, second: str, listing: bool
) -> Iterator[Item]:
    """The items of a part; lines that share the points of their section stand under a heading of those points."""
    done: set[int] = set()
    for line in lines:
        if id(line) in done:
            continue
        pool = next((one for one in held if any(line is member for member in one[2])), None)
        if pool is None:
            yield _item(line, second, listing)
            continue
        path, points = pool[0], pool[1]
        members = [one for one in pool[2] if any(one is line for line in lines)]
        done |= {id(member) for member in members}
        children = tuple(_item(member, second, listing) for member in members)
        yield Item(f"{code}-{len(done)}P", path[-1], points, pool=True, children=children)


def _item(line: Line, second: str, listing: bool) -> Item:
    groups = _groups(line)
    rules = tuple(_rules(line, second, groups))
    points = line.points if line.points is not None else ZERO
    method = Method.DEDUCT if rules or listing or line.points is None else Method.EARN
    step = next((Decimal(one) for one in ("0.5", "0.25", "0.1") if points % Decimal(one) == 0), Decimal("0.05"))
    return Item(
        line.code,
        line.text or "；".join(clause.text for clause in line.clauses if clause.text) or line.code,
        points,
        Method.BONUS if line.bonus else method,
        stage=" / ".join(line.section[1:]),
        rules=rules,
        groups=tuple(groups.values()),
        step=step,
        capped=line.points is not None,
        condition="按原表加分条件" if line.bonus else "",
        not_applicable_when=line.remark if "不" in line.remark else "",
        basis=tuple(filter(None, (line.basis,))),
        how_to_check=line.how,
        cautions=() if "不" in line.remark else tuple(filter(None, (line.remark,))),
    )


def _groups(line: Line) -> dict[Share, RuleGroup]:
    """The caps that several rules of a line have together."""
    shares = list(dict.fromkeys(clause.share for clause in line.clauses if clause.share is not None))
    return {share: RuleGroup(f"{number}组", share.cap) for number, share in enumerate(shares, 1)}


def _rules(line: Line, second: str, groups: dict[Share, RuleGroup]) -> Iterator[DeductionRule]:
    codes = iter([*"abcdefghijklmnopqrstuvwxyz", *(f"a{number}" for number in range(1, len(line.clauses) + 1))])
    for group in _grouped(line.clauses):
        first = group[0]
        if first.kind in _LISTED:
            tiers = tuple(Tier(one.text or "其他", one.points or ZERO) for one in group)
            rule = DeductionRule(next(codes), first.kind, line.text.split("\n")[0], tiers=tiers)
        else:
            rule = _rule(next(codes), first, second)
        sharing = first.share is not None and rule.kind is not RuleKind.REMARK
        yield replace(rule, group=groups[first.share].name) if sharing and first.share else rule


def _grouped(clauses: Sequence[Clause]) -> list[list[Clause]]:
    groups: list[list[Clause]] = []
    for clause in clauses:
        if groups and clause.kind in _LISTED and groups[-1][0].kind is clause.kind:
            groups[-1].append(clause)
        else:
            groups.append([clause])
    return groups


def _rule(code: str, clause: Clause, second: str) -> DeductionRule:
    kind, text = clause.kind, clause.text
    if kind is RuleKind.RANGE:
        low, high = clause.low or ZERO, clause.high
        if high is None or high <= low:
            return DeductionRule(code, RuleKind.REMARK, text or "酌情扣分（原表没有写明幅度）")
        fine = any(value % HALF for value in (low, high))
        return DeductionRule(
            code, kind, text, low=low, high=high, step=Decimal("0.1") if fine else HALF, unit=clause.unit or "处"
        )
    if kind is RuleKind.VETO:
        effect = clause.effect or VetoEffect.UNQUALIFIED
        return DeductionRule(
            code, kind, text, effect=effect, cap_grade=second if effect is VetoEffect.GRADE_CAP else ""
        )
    if kind is RuleKind.ALL:
        return DeductionRule(code, kind, text)
    if not clause.points:
        return DeductionRule(code, RuleKind.REMARK, text or "原表没有写明扣分数")
    cap = clause.cap if clause.cap else None
    return DeductionRule(code, kind, text, points=clause.points, cap=cap, unit=clause.unit or "处")


def _veto(barrier: Barrier, second: str) -> Veto:
    effect = barrier.effect or VetoEffect.UNQUALIFIED
    return Veto(
        barrier.code,
        barrier.text or barrier.code,
        barrier.group,
        effect,
        cap_grade=second if effect is VetoEffect.GRADE_CAP else "",
        basis=tuple(filter(None, (barrier.basis,))),
        mistakes=tuple(line.strip() for line in barrier.mistakes.split("\n") if line.strip()),
    )
