"""How the reviews of a case show in a list."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.review import Review
from app.wording import word
from ui.models.days import moment_text
from ui.models.record_table import RIGHT, Column


def review_columns(standard: Callable[[Review], str]) -> tuple[Column[Review], ...]:
    """The columns; `standard` names the standard of a review."""
    return (*_WHO, Column[Review]("标准", standard), *_STATE)


_WHO = (
    Column[Review]("阶段", lambda review: word(review.stage), width=90),
    Column[Review]("评查人", lambda review: review.reviewer, width=110),
)
_STATE = (
    Column[Review](
        "开始时间",
        lambda review: moment_text(review.started_at),
        lambda review: review.started_at.timestamp(),
        width=140,
        spare=2,
    ),
    Column[Review](
        "已评项", lambda review: str(len(review.marks)), lambda review: len(review.marks), RIGHT, width=64, spare=3
    ),
    Column[Review](
        "状态",
        lambda review: "✓ 已签署" if review.signed is not None else "… 评查中",
        tone=lambda review: "ok" if review.signed is not None else "warn",
        width=90,
    ),
    Column[Review](
        "得分", lambda review: review.signed.total if review.signed is not None else "", align=RIGHT, width=68
    ),
    Column[Review]("等次", lambda review: review.signed.grade if review.signed is not None else "", width=80),
)
