"""A case at a glance: what happened when, and what each paper says of the same things."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.finding import DecidedFinding
from app.domain.page import Pin


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of the case with the paper that tells it; `limit` is the last day a rule allows for it, or None."""

    day: date
    role: str
    document: int
    title: str
    pin: Pin | None = None
    limit: date | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper's own number, date, party, code, fine and officers, empty where it says nothing."""

    document: int
    title: str
    number: str = ""
    day: str = ""
    party: str = ""
    code: str = ""
    fine: str = ""
    officers: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole of a pre-check."""

    findings: tuple[DecidedFinding, ...]
    happenings: tuple[Happening, ...]
    papers: tuple[PaperRow, ...]
    calendar_to: date | None
    unread_pages: int = 0
    remedy: str = ""  # the paper that shows the case is in reconsideration or before a court
    adjusted: tuple[str, ...] = ()  # rules a user switched off or weighed otherwise, with the reason
