"""What an importer understood of a sheet, each thing with the row it came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.points import Points
from app.domain.standard import RuleKind, VetoEffect


@dataclass(frozen=True, slots=True, eq=False)
class Share:
    """One cap over several deductions of a line: 以上累计扣分不超过6分."""

    cap: Points


@dataclass(slots=True)
class Clause:
    """One deduction as a sentence says it."""

    kind: RuleKind
    text: str
    points: Points | None = None
    cap: Points | None = None
    low: Points | None = None
    high: Points | None = None
    unit: str = ""
    effect: VetoEffect | None = None
    share: Share | None = None  # the same for all that have one cap together


@dataclass(slots=True)
class Line:
    """One scored line of the sheet."""

    section: tuple[str, ...]
    text: str
    points: Points | None
    clauses: list[Clause] = field(default_factory=list)
    number: str = ""
    source: str = ""
    basis: str = ""
    how: str = ""
    remark: str = ""
    bonus: bool = False
    code: str = ""
    printed: str = ""  # the source row as it is printed
    alone: bool = False  # the only cell of its row


@dataclass(slots=True)
class Barrier:
    """One veto of the sheet."""

    text: str
    group: str = ""
    effect: VetoEffect | None = None
    mistakes: str = ""
    basis: str = ""
    number: str = ""
    source: str = ""
    code: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Loose:
    """A piece of the sheet with its place; of one that was not understood `why`, with what to do about it."""

    source: str
    text: str
    why: str = ""


@dataclass(slots=True)
class Understood:
    """A whole sheet: lines, vetoes, the figures printed on it, and everything that was not understood."""

    title: str = ""
    lines: list[Line] = field(default_factory=list)
    barriers: list[Barrier] = field(default_factory=list)
    formula: str = ""
    printed_total: Points | None = None
    grades: list[tuple[str, Points]] = field(default_factory=list)
    section_totals: list[tuple[tuple[str, ...], Points, str]] = field(default_factory=list)
    section_caps: list[tuple[tuple[str, ...], Points, str]] = field(default_factory=list)
    not_understood: list[Loose] = field(default_factory=list)
    notes: list[Loose] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    rows: list[tuple[str, str, str]] = field(default_factory=list)  # place, what it became, text of every row
    deducts_from: Points | None = None  # a list of deductions from a base instead of items with points
