"""After all rows: numbers 1 / 1.1 made headings, codes given, sums compared."""

from __future__ import annotations

import re
from collections import Counter

from app.domain.points import ZERO, Points, points_text
from app.standards.importing.plain import mark_level
from app.standards.importing.understood import Line, Understood

_CODE = re.compile(r"[A-Za-z0-9.\-]{1,10}")


def settle(result: Understood) -> None:
    """The sheet with its headings found, its codes given and its sums checked."""
    _raise_headings(result)
    _give_codes(result)
    _check_sums(result)


def line_sum(lines: list[Line]) -> Points:
    """The points of all lines but bonuses."""
    return sum((line.points for line in lines if line.points is not None and not line.bonus), ZERO)


def pools(result: Understood) -> list[tuple[tuple[str, ...], Points, list[Line]]]:
    """Sections that hold points while none of their lines does: the lines lose from the section together."""
    found: list[tuple[tuple[str, ...], Points, list[Line]]] = []
    held: set[int] = set()
    for path, points, _ in sorted(result.section_totals, key=lambda one: len(one[0])):
        lines = [line for line in result.lines if _within(line.section, path) and id(line) not in held]
        if lines and all(line.points is None for line in lines) and any(line.clauses for line in lines):
            held |= {id(line) for line in lines}
            found.append((path, points, lines))
    return found


def sheet_sum(result: Understood) -> Points:
    """The points of the whole sheet: its lines, and the sections whose lines have none of their own."""
    return line_sum(result.lines) + sum((points for _, points, _ in pools(result)), ZERO)


def _raise_headings(result: Understood) -> None:
    kept: list[Line] = []
    open_headings: list[tuple[Line, list[Line]]] = []
    lines = result.lines
    for at, line in enumerate(lines):
        open_headings = [pair for pair in open_headings if any(line is one for one in pair[1])]
        below = _below(lines, at)
        names = tuple(heading.text for heading, _ in open_headings)
        if below:
            open_headings.append((line, below))
            if line.points is not None:
                result.section_totals.append(((*line.section, *names, line.text), line.points, line.source))
            result.rows = [
                (place, "标题" if place == line.source else became, text) for place, became, text in result.rows
            ]
            continue
        line.section = _placed_below(line.section, open_headings, names)
        kept.append(line)
    result.lines = kept


def _placed_below(
    section: tuple[str, ...], headings: list[tuple[Line, list[Line]]], names: tuple[str, ...]
) -> tuple[str, ...]:
    """The path of a line with the headings it is below, each after the path it shares with them."""
    if not headings:
        return section
    above = headings[0][0].section
    shared = next((at for at, (a, b) in enumerate(zip(section, above, strict=False)) if a != b), len(above))
    shared = min(shared, len(section))
    fresh = [name for name in names if name and name not in section]
    return (*section[:shared], *fresh, *section[shared:])


def _below(lines: list[Line], at: int) -> list[Line]:
    """The lines a line is the heading of: numbered 1.1, 1.2 below 1, or adding up to its points under a higher mark."""
    if lines[at].clauses:
        return []
    return _numbered_below(lines, at) or _adding_up_below(lines, at)


def _numbered_below(lines: list[Line], at: int) -> list[Line]:
    number = lines[at].number
    found: list[Line] = []
    for one in lines[at + 1 :]:
        if not number or not one.number.startswith((f"{number}.", f"{number}-")):
            break
        found.append(one)
    return found


def _adding_up_below(lines: list[Line], at: int) -> list[Line]:
    whole = lines[at].points
    level = mark_level(f"{lines[at].number}、")
    if whole is None or (level not in (1, 2) and not lines[at].alone):
        return []
    found: list[Line] = []
    total = ZERO
    for one in lines[at + 1 :]:
        peer = one.alone if lines[at].alone else mark_level(f"{one.number}、") <= level
        if peer or one.points is None or total >= whole:
            break
        found.append(one)
        total += one.points
    return found if len(found) > 1 and total == whole else []


def _give_codes(result: Understood) -> None:
    for at, barrier in enumerate(result.barriers, 1):
        barrier.code = f"V-{at:02}"
    counts = Counter(line.number for line in result.lines if line.number)
    once = all(count == 1 and _CODE.fullmatch(number) for number, count in counts.items())
    tops: list[str] = []
    numbers: Counter[str] = Counter()
    used = {barrier.code for barrier in result.barriers}
    for line in result.lines:
        top = line.section[0] if line.section else ""
        if top not in tops:
            tops.append(top)
        numbers[top] += 1
        own = once and line.number and line.number not in used
        line.code = line.number if own else f"{_letter(tops.index(top))}-{numbers[top]:02}"
        while line.code in used:
            numbers[top] += 1
            line.code = f"{_letter(tops.index(top))}-{numbers[top]:02}"
        used.add(line.code)


def _letter(at: int) -> str:
    return chr(65 + at) if at < 26 else f"Z{at}"


def _check_sums(result: Understood) -> None:
    total = sheet_sum(result)
    if result.printed_total is not None and total and result.printed_total != total:
        result.warnings.append(f"写明总分 {points_text(result.printed_total)}，各项合计 {points_text(total)}，请核对")
    for path, points, source in result.section_totals:
        held = [line for line in result.lines if _within(line.section, path)]
        found = line_sum(held)
        if held and found and found != points:
            name = path[-1] if path else ""
            result.warnings.append(
                f"{source}“{name}”写明 {points_text(points)} 分，各项合计 {points_text(found)} 分，请核对"
            )
    _check_caps(result)
    for line in result.lines:
        for clause in line.clauses:
            heavy = clause.points if clause.points is not None else clause.high
            beyond = clause.kind.value in ("total", "veto")
            if line.points and heavy and heavy > line.points and not beyond:
                said = f"{line.source} 一次扣 {points_text(heavy)} 分，超过本项 {points_text(line.points)} 分，请核对"
                result.warnings.append(said)


def _check_caps(result: Understood) -> None:
    for path, points, source in result.section_caps:
        if len(path) > 1 or any(line.points is not None for line in result.lines):
            said = (
                f"{source}“{path[-1] if path else ''}”写明最多扣 {points_text(points)} 分，没有用上，请在编辑器中核对"
            )
            result.warnings.append(said)


def _within(section: tuple[str, ...], path: tuple[str, ...]) -> bool:
    return section[: len(path)] == path
