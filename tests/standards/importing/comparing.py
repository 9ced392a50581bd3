"""How much of a sheet was understood, against its truth."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.points import points_text
from app.standards.importing.understood import Clause, Line, Understood
from tests.standards.importing.making import Expected, Made


@dataclass
class Accuracy:
    """Counts of what a sheet holds and of what was read right."""

    items: int = 0
    items_right: int = 0
    rules: int = 0
    rules_right: int = 0
    vetoes: int = 0
    vetoes_right: int = 0
    wrong: list[str] = field(default_factory=list)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).replace("(", "（").replace(")", "）")


def written(clause: Clause, full: Decimal | None) -> str:
    """A clause in the short form of the truth; a cap that equals the item's points is no cap of its own."""
    kind = clause.kind.value
    together = f" within {points_text(clause.share.cap)}" if clause.share else ""
    if kind == "range":
        low, high = clause.low or Decimal(0), clause.high or Decimal(0)
        return f"range {points_text(low)}-{points_text(high)}{together}"
    if kind == "all":
        return "all"
    if kind == "veto":
        return f"veto {clause.effect.value if clause.effect else ''}"
    said = f"{kind} {points_text(clause.points) if clause.points is not None else '?'}"
    if kind == "per_place":
        said += f" {clause.unit}"
        if clause.cap is not None and clause.cap != full:
            said += f" cap {points_text(clause.cap)}"
    return said + together


def _expected_rule(rule: str, points: str | None) -> str:
    return rule.removesuffix(f" cap {points}") if points else rule


def compared(made: Made, result: Understood) -> Accuracy:
    """The lines of the sheet in order against its truth."""
    found = Accuracy(items=len(made.items), vetoes=len(made.vetoes))
    for at, expected in enumerate(made.items):
        line = result.lines[at] if at < len(result.lines) else None
        found.rules += len(expected.rules)
        if line is None:
            found.wrong.append(f"没有读到 {expected.text}")
            continue
        _compare(expected, line, found)
    if len(result.lines) > len(made.items):
        found.wrong += [f"多读了 {line.text}" for line in result.lines[len(made.items) :]]
    for at, (text, effect) in enumerate(made.vetoes):
        barrier = result.barriers[at] if at < len(result.barriers) else None
        if barrier is not None and text in barrier.text and barrier.effect and barrier.effect.value == effect:
            found.vetoes_right += 1
        else:
            found.wrong.append(f"否决 {text}")
    return found


def _compare(expected: Expected, line: Line, found: Accuracy) -> None:
    section = squeezed(" / ".join(line.section))
    same_points = (None if line.points is None else points_text(line.points)) == expected.points
    if squeezed(expected.section) in section and squeezed(expected.text) in squeezed(line.text) and same_points:
        found.items_right += 1
    else:
        found.wrong.append(f"{expected} ≠ {section} | {line.text} | {line.points}")
    rules = [written(clause, line.points) for clause in line.clauses]
    wanted = [_expected_rule(rule, expected.points) for rule in expected.rules]
    right = sum(a == b for a, b in zip(wanted, rules, strict=False))
    found.rules_right += right
    if right != len(wanted) or len(rules) != len(wanted):
        found.wrong.append(f"{expected.text}: {wanted} ≠ {rules}")
