"""How a case shows in a list."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from app.domain.listing import CaseState, CaseSummary
from app.wording import word
from ui.models.days import day_cell, moment_text
from ui.models.record_table import RIGHT, Column

SIGNS = {CaseState.NOT_STARTED: "○", CaseState.IN_REVIEW: "…", CaseState.SIGNED: "✓"}
TONES = {CaseState.NOT_STARTED: "soft", CaseState.IN_REVIEW: "warn", CaseState.SIGNED: "ok"}


def case_title(case: CaseSummary) -> str:
    """The number of the case, or what its folder was called while the number is not known."""
    return case.case_no or case.name


def state_text(case: CaseSummary) -> str:
    """State with its sign; while in review also how far it is."""
    text = f"{SIGNS[case.state]} {word(case.state)}"
    if case.state is CaseState.IN_REVIEW and case.to_answer:
        return f"{text} {case.answered}/{case.to_answer}"
    return text


def _points(case: CaseSummary) -> Decimal:
    return Decimal(str(case.total)) if case.total is not None else Decimal(-1)


_NUMBER = Column[CaseSummary]("案号", case_title, width=196)
_UNIT = Column[CaseSummary]("被评查单位", lambda case: case.unit, width=0)
_PARTY = Column[CaseSummary]("当事人", lambda case: case.party, spare=1)
_TYPE = Column[CaseSummary]("类型", lambda case: word(case.case_type), width=172, spare=3)
_CLOSED = Column[CaseSummary](
    "结案日期",
    lambda case: day_cell(case.closed_on),
    lambda case: (case.closed_on or date.min).toordinal(),
    width=96,
    spare=2,
)
_STATE = Column[CaseSummary](
    "状态",
    state_text,
    lambda case: list(CaseState).index(case.state) * 1000 + case.answered,
    tone=lambda case: TONES[case.state],
    width=148,
)


def score_text(case: CaseSummary) -> str:
    """The printed score; before sign-off it is marked as not final, and without an answer there is none."""
    if case.state is CaseState.IN_REVIEW:
        return f"暂 {case.printed}" if case.answered and case.printed else ""
    return case.printed


def grade_text(case: CaseSummary) -> str:
    """The grade, under the same condition as the score."""
    return case.grade if score_text(case) else ""


def _score_tone(case: CaseSummary) -> str:
    return "ink" if case.state is CaseState.SIGNED else "soft"


_SCORE = Column[CaseSummary]("得分", score_text, lambda case: float(_points(case)), RIGHT, _score_tone, width=76)
_GRADE = Column[CaseSummary]("等次", grade_text, tone=_score_tone, width=80, spare=1)
_PROBLEMS = Column[CaseSummary](
    "问题数",
    lambda case: str(case.problems) if case.problems is not None and case.answered else "",
    lambda case: case.problems if case.problems is not None else -1,
    RIGHT,
    lambda case: "bad" if case.problems and case.state is CaseState.SIGNED else "soft",
    width=64,
    spare=1,
)
_PAGES = Column[CaseSummary](
    "页数", lambda case: str(case.page_count), lambda case: case.page_count, RIGHT, width=56, spare=3
)
_TOUCHED = Column[CaseSummary](
    "最近处理",
    lambda case: moment_text(case.touched_at or case.taken_in_at),
    lambda case: (case.touched_at or case.taken_in_at).timestamp(),
    width=140,
    spare=2,
)

CASE_COLUMNS = (_NUMBER, _UNIT, _PARTY, _TYPE, _CLOSED, _STATE, _SCORE, _GRADE, _PROBLEMS)
RECENT_COLUMNS = (_NUMBER, _UNIT, _PARTY, _PAGES, _STATE, _SCORE, _GRADE, _TOUCHED)
