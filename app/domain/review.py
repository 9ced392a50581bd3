"""A review: one person, one case, one standard; its marks, its sign-off and its reopening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from app.domain.document_type import DocumentType
from app.domain.page import Pin
from app.domain.points import Points

STATEMENT_MIN = 10  # characters of an explicit "no page to point at" statement


class Stage(Enum):
    """The stage a review belongs to."""

    FIRST_REVIEW = "first_review"
    RECHECK = "recheck"
    PANEL = "panel"


class Verdict(Enum):
    """What the reviewer decided on an item or a veto."""

    MET = "met"
    DEDUCTED = "deducted"
    SCORED = "scored"  # earn and bonus items: points entered
    NOT_APPLICABLE = "not_applicable"
    EXEMPT = "exempt"  # R16: a problem, not deducted, with a reason
    PENDING = "pending"
    HIT = "hit"  # a veto stands


@dataclass(frozen=True, slots=True)
class AppliedRule:
    """A rule of the item that the reviewer applied: count, value or tier, missing elements, own words.

    `tier` and `missing` count from 0 in the rule's `tiers`.
    """

    code: str
    count: int = 1
    value: Points | None = None
    tier: int | None = None
    missing: tuple[int, ...] = ()
    text: str = ""
    repeated: bool = False  # found already in an earlier round of this unit


@dataclass(frozen=True, slots=True)
class Mark:
    """The decision on one item or veto (`code`). No mark at all means unanswered."""

    code: str
    verdict: Verdict
    applied: tuple[AppliedRule, ...] = ()
    earned: Points | None = None
    reason: str = ""
    note: str = ""
    pins: tuple[Pin, ...] = ()
    no_page: str = ""  # the statement that there is no page to point at
    document: int | None = None  # for items judged per document: the document's id
    second: str = ""  # the second reviewer who confirmed a veto
    suggestion: str = ""
    substitute: DocumentType | None = None  # R12: the document that stands in for the missing one
    separate: bool = False  # R15: another problem than the one deducted at its twin


@dataclass(frozen=True, slots=True)
class SignOff:
    """What sign-off froze: who, when, the total and grade as printed, the standard's digest, the unit that reviewed."""

    by: str
    at: datetime
    total: str
    grade: str
    standard_digest: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Reopening:
    """A recorded act that opens a signed review again."""

    by: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Review:
    """One reviewer's review of one case by one edition of a standard."""

    id: int
    case_id: int
    stage: Stage
    reviewer: str
    standard_id: str
    standard_edition: str
    started_at: datetime
    round_name: str = ""
    comment: str = ""
    marks: tuple[Mark, ...] = ()
    signed: SignOff | None = None
    reopenings: tuple[Reopening, ...] = ()
    last_item: str = ""
    last_page: int = 1
    facts: tuple[str, ...] = ()  # codes of the standard's presets that hold for this case (N6)
    ineligible: str = ""  # N8: why the file does not meet the conditions for review

    def mark(self, code: str, document: int | None = None) -> Mark | None:
        """The mark on an item or veto, or None while unanswered."""
        return next((m for m in self.marks if m.code == code and m.document == document), None)


class GapKind(Enum):
    """What keeps a review from being signed off."""

    UNANSWERED = "unanswered"
    PENDING = "pending"
    NO_PLACE = "no_place"  # neither a pin nor a statement of STATEMENT_MIN characters
    NO_REASON = "no_reason"
    NO_SECOND = "no_second"  # the veto needs a second reviewer
    DOES_NOT_FIT = "does_not_fit"  # the answer no longer fits its standard


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing missing before sign-off: the item or veto, what is missing, and the sentence that says so."""

    code: str
    kind: GapKind
    text: str
    document: int | None = None
