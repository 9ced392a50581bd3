"""Precision and recall of one unseen sheet: items found by their text, rules in order, every row accounted for."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.points import points_text
from app.standards.importing.understood import Line, Understood
from tests.standards.importing.comparing import squeezed, written
from tests.standards.importing.making import Expected, Made


@dataclass
class Count:
    """Right ones among those wanted and those found."""

    right: int = 0
    wanted: int = 0
    found: int = 0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    def worst(self) -> float:
        return min(self.recall, self.precision)


@dataclass
class Judgement:
    """The counts of one sheet, and what went wrong in words."""

    items: Count = field(default_factory=Count)
    points: Count = field(default_factory=Count)
    rules: Count = field(default_factory=Count)
    vetoes: Count = field(default_factory=Count)
    wrong: list[str] = field(default_factory=list)

    def worst(self) -> float:
        return min(one.worst() for one in (self.items, self.points, self.rules, self.vetoes))


def judged(made: Made, result: Understood) -> Judgement:
    """How a sheet was understood, against its truth."""
    found = Judgement()
    left = list(result.lines)
    for expected in made.items:
        line = next((one for one in left if _same(expected, one)), None)
        if line is None:
            found.wrong.append(f"没有读到 {expected.section} | {expected.text}")
            found.items.wanted += 1
            found.points.wanted += 1
            found.rules.wanted += len(expected.rules)
            continue
        left.remove(line)
        _item(expected, line, found)
    for line in left:
        found.wrong.append(f"多读了 {line.section} | {line.text} | {line.points}")
        found.items.found += 1
        found.rules.found += len(line.clauses)
    _vetoes(made, result, found)
    for name in ("printed_total",):
        wanted, got = made.printed_total, result.printed_total
        if wanted != (None if got is None else points_text(got)):
            found.wrong.append(f"{name}: {wanted} ≠ {got}")
    return found


def _same(expected: Expected, line: Line) -> bool:
    section = squeezed(" / ".join(line.section))
    return squeezed(expected.section) in section and squeezed(expected.text) in section + squeezed(line.text)


def _item(expected: Expected, line: Line, found: Judgement) -> None:
    for count in (found.items, found.points):
        count.wanted += 1
        count.found += 1
    found.items.right += 1
    points = None if line.points is None else points_text(line.points)
    if expected.points in ("*", points):
        found.points.right += 1
    else:
        found.wrong.append(f"{expected.text}: {expected.points} 分 ≠ {points}")
    if expected.rules == ("*",):
        return
    got = [written(clause, line.points) for clause in line.clauses]
    found.rules.wanted += len(expected.rules)
    found.rules.found += len(got)
    right = 0
    pool = list(got)
    for rule in expected.rules:
        match = next((one for one in pool if one in spellings(rule, points)), None)
        if match is not None:
            pool.remove(match)
            right += 1
    found.rules.right += right
    if right != len(expected.rules) or pool:
        found.wrong.append(f"{expected.text}: {list(expected.rules)} ≠ {got}")


def spellings(rule: str, full: str | None) -> set[str]:
    """The ways a rule of the truth may be written: `~` between rules, `|` between the ends of one word."""
    out: set[str] = set()
    for whole in rule.split("~"):
        one = whole.removesuffix(f" cap {full}") if full else whole
        head, bar, tail = one.partition("|")
        cap = f" cap {tail.rpartition(' cap ')[2]}" if " cap " in tail else ""
        words = [head, *tail.replace(cap, "").split("|")] if bar else [head]
        stem = " ".join(head.split(" ")[:-1])
        for word in words:
            out |= {word + cap, f"{stem} {word}{cap}", word}
    return out


def _vetoes(made: Made, result: Understood, found: Judgement) -> None:
    left = list(result.barriers)
    found.vetoes.found = len(left)
    for text, effects in made.vetoes:
        found.vetoes.wanted += 1
        got = next((one for one in left if squeezed(text) in squeezed(one.group + one.text)), None)
        effect = got.effect.value if got and got.effect else ""
        if got is None or effect not in effects.split("|"):
            found.wrong.append(f"否决 {text}: {effects} ≠ {effect if got else '没有读到'}")
            continue
        left.remove(got)
        found.vetoes.right += 1
    found.wrong += [f"多读了否决 {one.text}" for one in left]
