"""What an evaluation report says, as plain values: the PDF, its Word twin and the tests all read from here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HeadField:
    """A labelled value in the head of the sheet."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class LegalityRow:
    """A veto and what was decided on it; `found` is None while unanswered or when it does not apply."""

    number: str
    text: str
    found: bool | None
    reason: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A scored item on the sheet; a heading of a tree has `heading` set and its sums in the columns."""

    code: str
    stage: str
    text: str
    full: str
    loss: str
    earned: str
    reason: str
    heading: bool = False


@dataclass(frozen=True, slots=True)
class PartTable:
    """A part of the standard with its rows and its sums."""

    title: str
    rows: tuple[ItemRow, ...]
    full: str
    loss: str
    earned: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Totals:
    """The row under the tables."""

    legality: str
    form: str
    total: str
    grade: str
    before_veto: str = ""


@dataclass(frozen=True, slots=True)
class DerivationLine:
    """One line of how the total came about; those of depth 1 make up the line above them."""

    text: str
    amount: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Clipping:
    """A piece of a page that proves a finding; `number` is its circle, `picture` a PNG or empty."""

    number: int
    citation: str
    picture: bytes = b""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class ReportFinding:
    """One problem: what, how much it costs, where it is seen, why it is wrong and what to do."""

    number: int
    code: str
    title: str
    cost: str
    reason: str
    clippings: tuple[Clipping, ...] = ()
    no_page: str = ""
    basis: str = ""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class ReportContent:
    """A whole evaluation report. `pending` says what keeps it from being final; empty when it is."""

    title: str
    subtitle: str
    head: tuple[HeadField, ...]
    legality: tuple[LegalityRow, ...]
    parts: tuple[PartTable, ...]
    totals: Totals
    rules: tuple[str, ...]
    derivation: tuple[DerivationLine, ...]
    findings: tuple[ReportFinding, ...]
    comment: str
    footer: str
    pending: str = ""
    signed: str = ""
    reading: str = ""  # which pages were not opened, where the standard asks for it
    ineligible: str = ""  # why the file does not meet the conditions for review (N8); then nothing is scored
