"""Reviewing: marks with their history, the score, sign-off and reopening."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.domain.review import Gap, Mark, Reopening, Review, SignOff, Stage
from app.domain.score import Score
from app.errors import ReviewClosed, ScoringError
from app.scoring.check import check_mark
from app.services.gaps import gaps_of
from app.services.scores import score_of
from app.services.settings import read_preferences
from app.standards.shelf import Shelf
from app.store.database import Store

REASON_MIN = 4  # characters of a reason to reopen


def start_review(
    store: Store,
    shelf: Shelf,
    case_id: int,
    standard_id: str,
    edition: str,
    reviewer: str,
    now: datetime,
    stage: Stage = Stage.FIRST_REVIEW,
    round_name: str = "",
) -> Review:
    """A new review of a case; the standard must be on the shelf and fit the case."""
    standard = shelf.get(standard_id, edition)
    case = store.cases.get(case_id)
    if case.case_type not in standard.case_types:
        raise ScoringError(f"评查标准“{standard.title}”不适用于这类案卷。", "请选择适用的标准，或更正案件类型。")
    if not reviewer.strip():
        raise ScoringError("没有填写评查人。", "请在设置中填写评查人姓名。")
    return store.reviews.start(case_id, stage, reviewer.strip(), (standard_id, edition), now, round_name)


def open_review(store: Store, review_id: int) -> Review:
    """A review with its marks."""
    return store.reviews.get(review_id)


def reviews_of(store: Store, case_id: int) -> tuple[Review, ...]:
    """The reviews of a case, oldest first."""
    return store.reviews.of_case(case_id)


def mark_item(store: Store, shelf: Shelf, review_id: int, mark: Mark, now: datetime) -> Review:
    """The review with an item or veto answered; on disk when this returns. ScoringError when the answer does not fit."""
    check_mark(shelf.get(*store.reviews.standard_of(review_id)), mark)
    store.history.set_mark(review_id, mark, now)
    return store.reviews.get(review_id)


def clear_mark(store: Store, review_id: int, code: str, now: datetime, document: int | None = None) -> Review:
    """The review with an answer taken back."""
    store.history.clear_mark(review_id, code, document, now)
    return store.reviews.get(review_id)


def set_comment(store: Store, review_id: int, comment: str, now: datetime) -> Review:
    """The review with its overall comment."""
    store.history.set_comment(review_id, comment, now)
    return store.reviews.get(review_id)


def set_facts(store: Store, review_id: int, facts: Sequence[str], now: datetime) -> Review:
    """The review with the presets of its standard that hold for the case."""
    store.history.set_facts(review_id, facts, now)
    return store.reviews.get(review_id)


def set_ineligible(store: Store, review_id: int, reason: str, now: datetime) -> Review:
    """The review with the reason why its case does not meet the conditions for review ("" when it does)."""
    store.history.set_ineligible(review_id, reason, now)
    return store.reviews.get(review_id)


def undo(store: Store, review_id: int) -> Review:
    """The review without its last change; the same when there is none."""
    store.history.undo(review_id)
    return store.reviews.get(review_id)


def redo(store: Store, review_id: int) -> Review:
    """The review with the change that was undone last; the same when there is none."""
    store.history.redo(review_id)
    return store.reviews.get(review_id)


def can_undo(store: Store, review_id: int) -> bool:
    """True when there is a change to take back."""
    return store.history.can_undo(review_id)


def can_redo(store: Store, review_id: int) -> bool:
    """True when there is an undone change."""
    return store.history.can_redo(review_id)


def remember_place(store: Store, review_id: int, item: str, page: int) -> None:
    """Keep item and running page number, so that both open again next time."""
    store.reviews.remember_place(review_id, item, page)


def score_review(store: Store, shelf: Shelf, review_id: int) -> Score:
    """The score as the answers stand, with its derivation."""
    review = store.reviews.get(review_id)
    return score_of(shelf, review, store.cases.get(review.case_id).case_type)


def sign_off_gaps(store: Store, shelf: Shelf, review_id: int) -> tuple[Gap, ...]:
    """What is missing before the review can be signed off, in the order of the sheet."""
    review = store.reviews.get(review_id)
    standard = shelf.get(review.standard_id, review.standard_edition)
    return gaps_of(standard, review, score_review(store, shelf, review_id))


def sign_off(store: Store, shelf: Shelf, review_id: int, by: str, now: datetime) -> Review:
    """The review frozen with score, grade and the standard's digest; ReviewClosed while something is missing."""
    gaps = sign_off_gaps(store, shelf, review_id)
    if gaps:
        raise ReviewClosed(f"还有 {len(gaps)} 处没有完成，不能签署。", gaps[0].text)
    review = store.reviews.get(review_id)
    digest = shelf.get(review.standard_id, review.standard_edition).digest
    score = score_review(store, shelf, review_id)
    store.acts.sign(review_id, SignOff(by, now, score.printed, score.grade, digest, read_preferences(store).unit))
    return store.reviews.get(review_id)


def reopen(store: Store, review_id: int, by: str, reason: str, now: datetime) -> Review:
    """The review open again; who, when and why stay on record."""
    if len(reason.strip()) < REASON_MIN:
        raise ReviewClosed("没有写明重新打开的理由。", f"请写明理由（至少 {REASON_MIN} 个字）。")
    store.acts.reopen(review_id, Reopening(by, now, reason.strip()))
    return store.reviews.get(review_id)
