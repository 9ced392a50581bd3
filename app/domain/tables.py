"""Rows of the calendar and of the tables of limits, as a list shows and edits them."""

from __future__ import annotations

from dataclasses import dataclass

LIMIT_NAMES = {
    "case_days": "办案期限",
    "filing_days": "立案期限",
    "statement_days": "陈述申辩期限",
    "service_days": "决定书送达期限",
    "closing_days": "结案期限",
    "hearing_fine": "听证的罚款数额",
    "legal_review_fine": "法制审核的罚款数额",
    "discussion_fine": "集体讨论的罚款数额",
}
UNIT_NAMES = {"workday": "个工作日", "calendar": "日", "month": "个月", "yuan": "元"}


@dataclass(frozen=True, slots=True)
class YearRow:
    """One loaded year of the calendar."""

    year: int
    days_off: int
    days_worked: int
    source: str


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One limit in words and plain text; `own` is True for the workspace's."""

    key: str
    value: str
    unit: str
    source: str
    field: str = ""
    province: str = ""
    party: str = ""
    valid_from: str = ""
    own: bool = False

    @property
    def name(self) -> str:
        """What the limit is for."""
        return LIMIT_NAMES.get(self.key, self.key)

    @property
    def value_text(self) -> str:
        """Number and unit."""
        return f"{self.value} {UNIT_NAMES.get(self.unit, self.unit)}"
