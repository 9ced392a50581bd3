"""What was understood, told: as plain data for scripts, and row beside meaning for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.domain.points import Points, points_text
from app.domain.standard import DeductionRule, RuleKind, Tier
from app.standards.importing.tree import sheet_sum
from app.standards.importing.understood import Barrier, Clause, Line, Loose, Understood
from app.standards.sentence import rule_sentence


def as_data(result: Understood) -> dict[str, Any]:
    """The sheet as it was understood: items, vetoes, formula, printed total, sum, and what was not understood."""
    return {
        "title": result.title,
        "items": [_item(line) for line in result.lines],
        "vetoes": [_veto(barrier) for barrier in result.barriers],
        "formula": result.formula or None,
        "printed_total": _number(result.printed_total),
        "sum": points_text(sheet_sum(result)),
        "not_understood": [{**_loose(one), "why": one.why} for one in result.not_understood],
        "sections": [
            {"section": " / ".join(path), "points": points_text(points), "source": place}
            for path, points, place in result.section_totals
        ],
        "grades": [{"name": name, "low": points_text(low)} for name, low in result.grades],
        "warnings": result.warnings,
        "notes": [_loose(one) for one in result.notes],
        "rows": [{"source": place, "became": became, "text": text} for place, became, text in result.rows],
    }


def _item(line: Line) -> dict[str, Any]:
    return {
        "section": " / ".join(line.section),
        "code": line.code,
        "text": line.text,
        "points": _number(line.points),
        "rules": [_rule(clause) for clause in line.clauses],
        "source": line.source,
        "number": line.number,
        "bonus": line.bonus,
        "basis": line.basis,
        "how_to_check": line.how,
        "remark": line.remark,
        "row": line.printed,
    }


def _rule(clause: Clause) -> dict[str, Any]:
    return {
        "kind": clause.kind.value,
        "points": _number(clause.points),
        "cap": _number(clause.cap),
        "low": _number(clause.low),
        "high": _number(clause.high),
        "unit": clause.unit or None,
        "effect": clause.effect.value if clause.effect else None,
        "cap_together": _number(clause.share.cap) if clause.share else None,
        "text": clause.text,
    }


def _veto(barrier: Barrier) -> dict[str, Any]:
    return {
        "code": barrier.code,
        "group": barrier.group,
        "text": barrier.text,
        "effect": barrier.effect.value if barrier.effect else None,
        "mistakes": barrier.mistakes,
        "source": barrier.source,
        "row": barrier.printed,
    }


def _loose(one: Loose) -> dict[str, str]:
    return {"source": one.source, "text": one.text}


def _number(value: Points | None) -> str | None:
    return None if value is None else points_text(value)


def as_lines(result: Understood) -> Iterator[str]:
    """Each source row beside what was made of it, then everything that was not understood."""
    for barrier in result.barriers:
        effect = f"（{barrier.effect.value}）" if barrier.effect else ""
        yield f"{barrier.source}　否决 {barrier.code}：{barrier.text}{effect}"
    for line in result.lines:
        points = f"{points_text(line.points)} 分" if line.points is not None else "无分值"
        yield f"{line.source}　{line.code} [{' / '.join(line.section)}] {' '.join(line.text.split())}（{points}）"
        for clause in line.clauses:
            yield f"　　　　→ {clause_sentence(clause)}"
    yield f"合计 {points_text(sheet_sum(result))} 分，写明总分 {_number(result.printed_total) or '无'}"
    for warning in result.warnings:
        yield f"提示：{warning}"
    for one in result.not_understood:
        yield loose_sentence(one)


def loose_sentence(one: Loose) -> str:
    """A piece that was not understood, with its place, the reason and what to do."""
    return f"没有理解　{one.source}：{one.text}（{one.why}）" if one.why else f"没有理解　{one.source}：{one.text}"


def clause_sentence(clause: Clause) -> str:
    """One deduction as it will stand in the standard."""
    zero = Points(0)
    if clause.kind in (RuleKind.TIERS, RuleKind.ELEMENTS):
        rule = DeductionRule("a", clause.kind, "", tiers=(Tier(clause.text, clause.points or zero),))
        return rule_sentence(rule)
    rule = DeductionRule(
        "a", clause.kind, clause.text, clause.points or zero, clause.cap, clause.low or zero, clause.high or zero,
        unit=clause.unit or "处", effect=clause.effect,
    )  # fmt: skip
    together = f"（与同组规则合计最多扣{points_text(clause.share.cap)}分）" if clause.share else ""
    return rule_sentence(rule) + together
