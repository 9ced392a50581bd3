"""What the machine proposes: one result of one pre-check rule, with everything needed to verify it by eye."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from app.domain.page import Pin
from app.domain.points import ZERO, Points


class Outcome(Enum):
    """The four values of a rule; missing input is never a fault and never fine."""

    CONFORMS = "conforms"
    SUSPECTED = "suspected"
    UNDECIDED = "undecided"
    NOT_APPLICABLE = "not_applicable"


class Severity(Enum):
    """How heavy a fault would be: veto candidate, major, minor, hint."""

    VETO = "veto"
    MAJOR = "major"
    MINOR = "minor"
    HINT = "hint"


class Provenance(Enum):
    """How the article is known; only FULL_TEXT may propose a deduction or a veto."""

    FULL_TEXT = "full_text"
    SNIPPET = "snippet"
    UNVERIFIED = "unverified"


class CheckList(Enum):
    """The three lists a finding is shown in."""

    COMPLETENESS = "completeness"
    CONTENT = "content"
    LEGALITY = "legality"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place a finding rests on: document id, the words there and a pin when the place is known."""

    document: int
    quote: str = ""
    pin: Pin | None = None
    label: str = ""
    value: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one rule on one case; `arithmetic` shows the counting line by line."""

    rule: str
    name: str
    article: str
    outcome: Outcome
    severity: Severity
    message: str
    provenance: Provenance = Provenance.FULL_TEXT
    check_list: CheckList = CheckList.LEGALITY
    group: str = ""
    evidence: tuple[Evidence, ...] = ()
    arithmetic: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    item_code: str = ""
    deduction: Points = ZERO

    @property
    def key(self) -> str:
        """What it is known by when the pre-check is run again: its rule and the documents it rests on."""
        return "|".join([self.rule, *sorted({str(item.document) for item in self.evidence[:1]})])


class Decision(Enum):
    """What the reviewer said to a finding."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class FindingDecision:
    """One thing a reviewer said to a finding."""

    finding: str
    decision: Decision
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DecidedFinding:
    """A finding with everything said to it, the newest last."""

    finding: Finding
    said: tuple[FindingDecision, ...] = ()

    @property
    def decision(self) -> Decision | None:
        """What stands now, or None while nobody has said anything."""
        return self.said[-1].decision if self.said else None
