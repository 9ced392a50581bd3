"""A scoring standard: parts, items, deduction rules, vetoes, grades and the policies printed on its sheet.

Shapes follow the union of published standards: F1-F10, R1-R17, V1-V8, N1-N8, B1-B4, G1-G9 of the domain notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.domain.casefile import CaseType
from app.domain.document_type import DocumentType
from app.domain.points import HALF, HUNDRED, ONE, ZERO, Points


class Method(Enum):
    """How an item is scored."""

    DEDUCT = "deduct"
    EARN = "earn"
    BONUS = "bonus"


class PartRule(Enum):
    """How a part enters the total: sum of earned, weight x earned / full, or only its losses."""

    SUM = "sum"
    RATIO = "ratio"
    LOSS = "loss"


class CombineRule(Enum):
    """How several losses share one cap: added, or the worst one alone."""

    SUM = "sum"
    WORST = "worst"


class DocumentCombine(Enum):
    """How the losses of an item judged once per document come together (R14)."""

    SUM = "sum"
    WORST = "worst"
    MEAN = "mean"  # rounded like the printed total


class RuleKind(Enum):
    """The named shapes of a deduction rule."""

    FIXED = "fixed"  # R1: points once
    PER_PLACE = "per_place"  # R2: points x count, up to cap
    ALL = "all"  # R3: all the item's points
    RANGE = "range"  # R4: low..high in steps, a reason required
    TIERS = "tiers"  # R5: one of several named levels
    ELEMENTS = "elements"  # R7: each named element missing costs its points
    PRESENT = "present"  # R7: each named element present earns its points
    OPEN = "open"  # R11: other problems, points each, free text
    DOCUMENT_MISSING = "document_missing"  # R9: the document is missing, item 0
    TOTAL = "total"  # R13: points off the total, beyond the item
    VETO = "veto"  # V5: a veto inside a scored item
    REMARK = "remark"  # R17: said, without points


class VetoEffect(Enum):
    """What a veto does (V1-V4)."""

    ZERO = "zero"
    UNQUALIFIED = "unqualified"
    GRADE_CAP = "grade_cap"
    STOP = "stop"


class NotApplicablePolicy(Enum):
    """What an item that does not apply does to the total (N1, N4, N5)."""

    SHRINK = "shrink"
    FULL = "full"
    SCALE = "scale"


class EmptyPartPolicy(Enum):
    """What a part counts whose items all do not apply (N7)."""

    FULL = "full"
    ZERO = "zero"
    LEAVE_OUT = "leave_out"


class Rounding(Enum):
    """How the printed total is rounded."""

    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Tier:
    """One level of a tiered rule, or one element of an element list."""

    text: str
    points: Points


@dataclass(frozen=True, slots=True)
class DeductionRule:
    """One way an item loses points. `code` is unique within its item ("a", "b" …)."""

    code: str
    kind: RuleKind
    text: str
    points: Points = ZERO
    cap: Points | None = None
    low: Points = ZERO
    high: Points = ZERO
    step: Points = HALF
    unit: str = "处"
    tiers: tuple[Tier, ...] = ()
    effect: VetoEffect | None = None
    cap_grade: str = ""  # for a veto that caps the grade
    group: str = ""  # rules of one group share a cap of their own
    level: int = 0  # G8: an error of level 1, 2, 3; 0: not counted


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Rules of one item that share a cap below the item's points, added up or the worst alone (R6)."""

    name: str
    cap: Points
    combine: CombineRule = CombineRule.SUM


@dataclass(frozen=True, slots=True)
class Item:
    """One 评查项; with `children` it is a heading whose points are their sum, and its own rules hit all of them."""

    code: str
    text: str
    points: Points
    method: Method = Method.DEDUCT
    stage: str = ""
    rules: tuple[DeductionRule, ...] = ()
    combine: CombineRule = CombineRule.SUM
    step: Points = HALF
    groups: tuple[RuleGroup, ...] = ()
    capped: bool = True  # False: losses are not held back by the item's points (deducting from a base)
    pool: bool = False  # a heading whose children share its points: their losses together cost at most these
    key: bool = False  # R10: scores 0 -> the heading above scores 0
    per_document: bool = False  # R14: judged once per document instead of once per file
    document_combine: DocumentCombine = DocumentCombine.SUM
    level: int = 0  # G8: a loss on this item is one error of this level
    not_applicable: NotApplicablePolicy | None = None  # None: as the part or the policy says
    twins: tuple[str, ...] = ()  # R15: items that must not deduct for the same problem
    substitutes: tuple[DocumentType, ...] = ()  # R12
    applies_to: tuple[CaseType, ...] = ()  # empty: every case type of the standard
    not_applicable_when: str = ""
    condition: str = ""  # B1: when a bonus may be given
    basis: tuple[str, ...] = ()
    how_to_check: str = ""
    mistakes: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    document_types: tuple[DocumentType, ...] = ()
    phrases: tuple[str, ...] = ()
    children: tuple[Item, ...] = ()

    def leaves(self) -> Iterator[Item]:
        """The items that are scored: itself, or the leaves below it."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the sheet with its own way into the total."""

    code: str
    title: str
    rule: PartRule = PartRule.SUM
    weight: Points | None = None
    cap: Points | None = None  # for LOSS: at most this much is taken off
    within: str = ""  # for LOSS: the part it takes from, which does not sink below zero
    applies_to: tuple[CaseType, ...] = ()  # empty: every case type of the standard
    not_applicable: NotApplicablePolicy | None = None  # None: as the policy says
    items: tuple[Item, ...] = ()

    def leaves(self) -> Iterator[Item]:
        """All scored items of the part."""
        for item in self.items:
            yield from item.leaves()


@dataclass(frozen=True, slots=True)
class Veto:
    """One 否决 finding; the reviewer must write the concrete reason."""

    code: str
    text: str
    group: str = ""
    effect: VetoEffect = VetoEffect.ZERO
    cap_grade: str = ""
    applies_to: tuple[CaseType, ...] = ()
    needs_second: bool = False
    basis: tuple[str, ...] = ()
    how_to_check: str = ""
    mistakes: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    document_types: tuple[DocumentType, ...] = ()
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GradeBand:
    """A grade with its inclusive lower bound."""

    name: str
    low: Points
    qualified: bool = True


@dataclass(frozen=True, slots=True)
class Preset:
    """Items that leave the sheet when a fact of the case is so (N6)."""

    code: str
    text: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoringPolicy:
    """The settings a standard leaves open; every one is printed on the sheet."""

    base: Points = ZERO
    not_applicable: NotApplicablePolicy = NotApplicablePolicy.SHRINK
    empty_part: EmptyPartPolicy = EmptyPartPolicy.FULL
    floor_part: bool = True
    floor_total: bool = True
    cap_total: Points | None = HUNDRED
    scale_to: Points = HUNDRED
    bonus_before_cap: bool = True
    bonus_cap: Points | None = None
    deductions_before_cap: bool = True  # deductions on the total: before or after the cap
    round_parts: bool = False
    repeat_factor: Points = ONE  # what a fault already found in an earlier round is multiplied by
    places: int = 2
    rounding: Rounding = Rounding.HALF_UP
    band_by_printed: bool = True
    show_score_before_veto: bool = True
    show_unread: bool = False  # the sheet says which pages the reviewer did not open


@dataclass(frozen=True, slots=True)
class UnitPolicy:
    """How the files of one unit make its score, rank and honour (G4, G9)."""

    places: int = 2
    honour_grade: str = ""  # the grade that is counted; empty: no honour rule
    honour_share: Points = ZERO  # per cent of files that must have this grade
    pass_share: Points = HUNDRED  # per cent of files that must be qualified
    worst_first: bool = False  # ties: fewer errors of level 1, 2, 3 go first


@dataclass(frozen=True, slots=True)
class Standard:
    """A 评查标准 in one edition. `digest` is the SHA-256 of the file it was read from ("" for a draft)."""

    id: str
    edition: str
    title: str
    case_types: tuple[CaseType, ...]
    valid_from: date
    parts: tuple[Part, ...] = ()
    vetoes: tuple[Veto, ...] = ()
    grades: tuple[GradeBand, ...] = ()
    policy: ScoringPolicy = ScoringPolicy()
    valid_to: date | None = None
    issuer: str = ""
    document_no: str = ""
    region: str = ""
    sector: str = ""
    notes: tuple[str, ...] = ()
    presets: tuple[Preset, ...] = ()
    retired_items: tuple[str, ...] = ()
    printed_total: Points | None = None
    unit: UnitPolicy = UnitPolicy()
    draft: bool = False  # a draft may break rules of good form; its checks only warn
    basis_required: bool = True  # False: the published sheet names no legal basis
    digest: str = ""

    def leaves(self) -> Iterator[Item]:
        """All scored items of all parts, in the order of the sheet."""
        for part in self.parts:
            yield from part.leaves()

    def item(self, code: str) -> Item | None:
        """The scored item with this code, or None."""
        return next((item for item in self.leaves() if item.code == code), None)

    def veto(self, code: str) -> Veto | None:
        """The veto with this code, or None."""
        return next((veto for veto in self.vetoes if veto.code == code), None)
